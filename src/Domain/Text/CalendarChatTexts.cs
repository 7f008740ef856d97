namespace Hub.Domain.Text;

/// <summary>The words of the calendar in chat.</summary>
public static class CalendarChatTexts
{
    public static readonly Bi Come = new("来", "Come");
    public static readonly Bi Cannot = new("来不了", "Can't");
    public static readonly Bi BookLabel = new("预约时间", "Book a time");
    public static readonly Bi AskLabel = new("提个问题", "Put a question forward");
    public static readonly Bi ShowLabel = new("看详情", "See details");
    public static readonly Bi DoneLabel = new("已办", "Done");
    public static readonly Bi RemindLabel = new("提醒我", "Remind me");
    public static readonly Bi IcsLabel = new("加入日历", "Add to calendar");
    public static readonly Bi ReleaseLabel = new("取消预约", "Withdraw my booking");
    public static readonly Bi WhoLabel = new("谁来", "Who comes");
    public static readonly Bi SlotsLabel = new("预约名单", "Booked times");
    public static readonly Bi AgendaLabel = new("议程", "Agenda");

    /// <summary>{0} the title, {1} when, {2} where, {3} who holds it.</summary>
    public static readonly Bi Card = new("{0}：{1}\n地点：{2}\n主办：{3}", "{0}: {1}\nWhere: {2}\nHeld by: {3}");

    /// <summary>{0} the day that it was to be on.</summary>
    public static readonly Bi MovedFrom = new("（原定{0}，已改期）", "(moved from {0})");
    public static readonly Bi Reason = new("原因：{0}", "Reason: {0}");

    /// <summary>{0} the day.</summary>
    public static readonly Bi YesThatDay = new("有的，{0}照常。", "Yes, it takes place on {0}.");
    public static readonly Bi MovedAway = new("{0}的改期了，以下面的时间为准：", "The one of {0} was moved; this holds now:");
    public static readonly Bi CancelledThatDay = new("{0}的取消了。", "The one of {0} is cancelled.");
    public static readonly Bi NotThatDay = new("{0}没有安排。下一次是：", "Nothing is planned for {0}. The next is:");
    /// <summary>{0} today.</summary>
    public static readonly Bi NothingToday = new("今天是{0}，没有安排接待日或会议。", "Today, {0}, no reception day or meeting is planned.");
    public static readonly Bi NoneAhead = new("暂时没有安排下一次，定了会通知大家。", "The next one is not planned yet; you will be told.");
    public static readonly Bi NoMeeting = new("还没有登记会议安排。要了解可以问社区工作人员。", "No meetings are planned here yet. Please ask the community's staff.");
    public static readonly Bi Several = new("附近有这几场，看哪一场？\n{0}", "These are near you. Which one?\n{0}");
    /// <summary>{0} the title, {1} when, {2} where.</summary>
    public static readonly Bi SeveralLine = new("· {0}：{1}，{2}", "· {0}: {1}, {2}");
    public static readonly Bi WhichHome = new("您住哪栋楼？说楼号就行，我查您那边的安排。", "Which building do you live in? I will look up what is planned there.");
    public static readonly Bi Gone = new("这一场已经结束或取消了。", "That one is over, or was cancelled.");
    /// <summary>{0} the title, {1} its id, {2} the hub's address.</summary>
    public static readonly Bi Ics = new("点这里加入手机日历：[{0}.ics]({2}/calendar/event/{1}.ics)", "Open this to add it to your calendar: [{0}.ics]({2}/calendar/event/{1}.ics)");

    /// <summary>{0} when.</summary>
    public static readonly Bi WillRemind = new("好的，{0}提醒您。", "All right, you will be reminded on {0}.");
    public static readonly Bi NoReminder = new("离开始很近了，之后不再发提醒，请您自己留意时间。", "It is so close that no more reminders go out; please keep the time in mind.");
    public static readonly Bi AskWhat = new("您要提什么问题？直接说，我会放进这次的议程，主办方会看到。", "What is your question? Just say it: it goes on the agenda, where the hosts read it.");
    public static readonly Bi Asked = new("已放进{0}的议程，主办方会看到您的问题：“{1}”。", "It is on the agenda of {0}, where the hosts read it: “{1}”.");
    public static readonly Bi AskedBefore = new("这个问题已经在议程里了。", "That is on the agenda already.");
    public static readonly Bi AskedEnough = new("您这次已经提了几个问题，其余的请当面说。", "You have put several questions forward; please bring the rest in person.");

    public static readonly Bi ChooseSlot = new("选一个空着的时间（每段{0}分钟）：", "Choose a free time ({0} minutes each):");
    public static readonly Bi NoSlots = new("这次不用预约，直接来就行。", "No booking is needed; just come.");
    public static readonly Bi Full = new("这次的时间都约满了。可以直接到场排队，也可以把问题先提给他们。", "All times are taken. You may come and wait, or put your question forward now.");
    public static readonly Bi Taken = new("这个时间刚被别人约了，请换一个：", "Somebody has just taken that one; please choose another:");

    /// <summary>{0} the time, {1} the title and day, {2} where.</summary>
    public static readonly Bi Booked = new("约好了：{1}，{0}，地点：{2}。来不了请点“取消预约”，让给别的邻居。", "Booked: {0}, {1}, at {2}. If you cannot come, please withdraw it for your neighbours.");
    public static readonly Bi HasOne = new("您家已经约了{0}。要换时间，请先取消。", "Your home has {0} already. To change it, withdraw that first.");
    public static readonly Bi Released = new("已取消预约，谢谢您让出时间。", "Withdrawn. Thank you for giving the time back.");
    public static readonly Bi WhichBooking = new("您约了几个时间，取消哪一个？", "You have booked several times. Which one do you want to withdraw?");
    public static readonly Bi NoBooking = new("您现在没有预约。", "You have no booking.");

    public static readonly Bi NotedCome = new("好的，{0}见。", "Good, see you at {0}.");
    public static readonly Bi NotedCannot = new("好的，记下您来不了。要请人代替，就说“请某某代替”。", "Noted that you cannot come. If somebody stands in, say “stand-in NAME”.");
    public static readonly Bi NotedStandIn = new("好的，记下由{0}代替您参加。", "Noted: {0} stands in for you.");

    /// <summary>{0} the event, {1} the lines.</summary>
    public static readonly Bi WhoComes = new("{0}\n{1}", "{0}\n{1}");
    public static readonly Bi ComeLine = new("来（{0}）：{1}", "Come ({0}): {1}");
    public static readonly Bi CannotLine = new("来不了（{0}）：{1}", "Can't ({0}): {1}");
    public static readonly Bi StandInLine = new("请人代替（{0}）：{1}", "Stand-in ({0}): {1}");
    public static readonly Bi NobodyAnswered = new("还没有人回复。", "Nobody has answered yet.");
    public static readonly Bi NobodyBooked = new("还没有人预约。", "Nobody has booked yet.");
    public static readonly Bi Unnamed = new("居民", "a resident");

    public static readonly Bi NotYours = new("会议安排由社区工作者、书记、网格长或小区长来定。您可以请他们处理。", "Meetings are planned by coordinators, secretaries, grid leaders and compound chiefs. Please ask one of them.");
    public static readonly Bi WhichCompound = new("给哪个小区设接待日？", "For which compound?");
    public static readonly Bi AskPlace = new("在哪里接待？说地点就行，例如“物业二楼会议室”。", "Where is it held? For example “management office, 2nd floor”.");

    public static readonly Bi AskMeetingPlace = new("在哪里开会？说地点就行，例如“居委会会议室”。", "Where is it held? For example “the community office, room 2”.");

    /// <summary>{0} the title, {1} the rule, {2} the time, {3} where, {4} the next one.</summary>
    public static readonly Bi Started = new(
        "设好了：{0}，{1}{2}，地点：{3}。下一次是{4}。提前3天和当天早上会提醒大家，开始前一小时提醒主办方。",
        "Done: {0}, {1}, {2}, at {3}. The next is {4}. People are reminded three days before and on the morning, the hosts an hour before.");

    /// <summary>{0} the title.</summary>
    public static readonly Bi EventOrReport = new("您是要安排“{0}”，还是要反映问题？", "Do you want to plan “{0}”, or to report something?");
    public static readonly Bi EventLabel = new("安排活动", "Plan an event");
    public static readonly Bi ReportLabel = new("反映问题", "Report something");
    public static readonly Bi AskEventPlace = new("在哪里举办？说地点就行，例如“社区活动室”。", "Where is it held? For example “the club room”.");
    public static readonly Bi WhichArea = new("在哪个区域？", "For which area?");
    public static readonly Bi EventWhen = new("哪天几点？例如“安排读书会每周三15点在活动室”，或“安排消防演练12月3日15点在广场”。", "On which day and at what time? For example “schedule a reading circle every Wednesday at 15:00 at the club room”.");

    /// <summary>{0} the title, {1} when, {2} where.</summary>
    public static readonly Bi EventThere = new(
        "“{0}”已经有了：{1}，地点：{2}。要把它改成您说的这样，还是另外安排一个？", "There is “{0}” already: {1}, at {2}. Shall it be as you say now, or is this another one?");
    public static readonly Bi ChangeLabel = new("改它", "Change it");
    public static readonly Bi AnotherLabel = new("另外安排一个", "Plan another one");

    /// <summary>{0} the title, {1} when, {2} where.</summary>
    public static readonly Bi PlannedOnce = new("安排好了：{0}，{1}，地点：{2}。", "Planned: {0}, {1}, at {2}.");

    /// <summary>{0} the title, {1} the rule, {2} the time, {3} where, {4} the next one.</summary>
    public static readonly Bi Planned = new("安排好了：{0}，{1}{2}，地点：{3}。下一次是{4}。要改就说“{0}改到每周四16点”，以后不办了就说“取消系列{0}”。", "Planned: {0}, {1}, {2}, at {3}. The next is {4}. To change it, say “change {0} to every Thursday at 16:00”; to end it, “end the series {0}”.");

    /// <summary>{0} the title, {1} the rule, {2} the time, {3} where, {4} from which day it counts, {5} the next ones.</summary>
    public static readonly Bi PlannedFrom = new(
        "安排好了：{0}，{1}{2}，地点：{3}，从{4}算起。接下来是{5}。不是这几周，就说“{0}改到{1}，从1月14日起”这样的；以后不办了就说“取消系列{0}”。",
        "Planned: {0}, {1}, {2}, at {3}, counted from {4}. The next are {5}. If other weeks are meant, say for example “change {0} to {1} from 14 January”; to end it, “end the series {0}”.");
    public static readonly Bi SureEnd = new("{0}以后都不办了，今天之后的都取消，已经收到提醒或预约的人会收到通知。确定吗？", "End {0}? Everything after today is cancelled, and whoever was reminded or has booked will be told.");
    public static readonly Bi YesEnd = new("确定，以后不办了", "Yes, end it");
    public static readonly Bi SeriesEnded = new("{0}今天之后不再举行。", "{0} is not held any more after today.");
    public static readonly Bi WhichSeries = new("取消哪一个？", "Which one shall end?");

    /// <summary>{0} the title, {1} the list.</summary>
    public static readonly Bi NoSuchSeries = new("没有找到{0}。您能管的有：\n{1}", "There is no {0}. These are yours:\n{1}");
    public static readonly Bi WhichEdit = new("改哪一个？", "Which one shall change?");

    /// <summary>{0} the title, {1} what changes, line by line, {2} the next dates, line by line.</summary>
    public static readonly Bi SureEdit = new(
        "{0}今后这样改：\n{1}\n接下来是：\n{2}\n已经收到提醒或预约的人会收到更正。确定吗？",
        "{0} shall change from now on:\n{1}\nThe next dates:\n{2}\nWhoever was reminded or has booked will be told. Shall it be so?");

    /// <summary>{0} the title, {1} what changes, line by line.</summary>
    public static readonly Bi SureEditOnce = new(
        "{0}这样改：\n{1}\n已经收到提醒或预约的人会收到更正。确定吗？", "{0} shall change:\n{1}\nWhoever was reminded or has booked will be told. Shall it be so?");

    /// <summary>{0} as it is, {1} as it shall be.</summary>
    public static readonly Bi EditWhen = new("· 时间：{0} → {1}", "· When: {0} → {1}");
    public static readonly Bi EditWhere = new("· 地点：{0} → {1}", "· Where: {0} → {1}");

    /// <summary>{0} the first day by the rule.</summary>
    public static readonly Bi EditFrom = new("· 从{0}算起", "· Counted from {0}");

    /// <summary>{0} the times of day.</summary>
    public static readonly Bi EditReminders = new("· 当天{0}的提醒晚于开始时间，以后不发", "· The reminder at {0} on the day is left out, since it would come after the start");

    /// <summary>{0} how many.</summary>
    public static readonly Bi EditKept = new("· 单独改过或取消过的{0}场不变", "· {0} moved or cancelled by hand stay as they are");
    public static readonly Bi YesEdit = new("确定这样改", "Yes, change it");

    /// <summary>{0} the title, {1} when, {2} where.</summary>
    public static readonly Bi EditSame = new("{0}本来就是{1}，地点：{2}，没有改动。", "{0} is {1}, at {2} already; nothing was changed.");

    /// <summary>{0} the title.</summary>
    public static readonly Bi EditWhat = new(
        "{0}要改成什么？例如“{0}改到每周四16点”“{0}时间改到16点”“{0}地点改到图书馆”。",
        "What shall {0} be? For example “change {0} to every Thursday at 16:00”, “change the time of {0} to 16:00” or “change the place of {0} to the library”.");

    /// <summary>{0} the title, {1} what could not be read.</summary>
    public static readonly Bi EditUnread = new(
        "“{1}”看不懂，{0}没有改动。日子请说“每周四”“每两周周四，从1月8日起”“每月5号和25号”“每月最后一个星期五”，时间说“16点”或“下午4点半”，地点说“在图书馆”，例如“{0}改到每周四16点在图书馆”。",
        "“{1}” cannot be read, so {0} stays as it is. Say days as “every Thursday”, “every other Thursday from 8 January”, “the 5th and 25th of each month” or “the last Friday of each month”, a time as “16:00” or “4:30 pm” and a place as “at the library”, for example “change {0} to every Thursday at 16:00 at the library”.");

    /// <summary>{0} the title, {1} when it is, {2} the day of the next.</summary>
    public static readonly Bi EditOneOrAll = new(
        "{0}是{1}，没有改动。只改一场，请说“把{2}改到…”；以后每场都改，请说“{0}改到每周四16点”这样的。",
        "{0} is {1}; nothing was changed. To move one of them, say “move {2} to …”; to change all to come, say for example “change {0} to every Thursday at 16:00”.");
    public static readonly Bi EditGone = new("这次改动已经做过或过期了，没有再改。要改请再说一遍。", "That change was made already or is too old; nothing was changed. Please say it again.");
    public static readonly Bi ByRule = new("按规则重复，", "by a rule");
    public static readonly Bi StartedBefore = new("{0}已经有了。要改可以说“接待日改到每月5号和25号”“接待日时间改到10点”“接待日地点改到…”。", "{0} is there already. To change it, say “change the reception days to the 5th and 25th”, “change the reception time to 10:00”, “change the reception place to …”.");
    public static readonly Bi MeetingBefore = new("{0}已经有了。要改某一次，可以说“把30号的推进会改到29号14点”“取消30号的会”；以后每次都改，说“推进会改到每月最后一个星期四14点”。", "{0} is there already. To change one of them, say “move the 30th to the 29th at 14:00” or “cancel the 30th”; to change all to come, “change the work meeting to the last Thursday of each month at 14:00”.");

    /// <summary>{0} the title, {1} the rule, {2} the time, {3} where, {4} the next one, {5} what changed and who hears of it, line by line.</summary>
    public static readonly Bi Edited = new("改好了：{0}，{1}{2}，地点：{3}。下一次是{4}。\n{5}", "Changed: {0}, {1}, {2}, at {3}. The next is {4}.\n{5}");

    /// <summary>{0} the day that was told, {1} how many people.</summary>
    public static readonly Bi CorrectedSome = new("· {0}那场的更正发给{1}人：收到过提醒的、预约的、说要来的", "· A correction of {0} goes to {1}: whoever was reminded, has booked or said that they come");

    /// <inheritdoc cref="CorrectedSome"/>
    public static readonly Bi CorrectedSoon = new("· {0}那场的提醒正在发，收到的人随后会收到更正", "· Reminders of {0} are on their way; whoever gets one gets a correction after it");
    public static readonly Bi CorrectedNone = new("· 还没有人收到提醒或预约，不用更正", "· Nobody has been reminded or has booked yet, so nobody gets a correction");

    /// <summary>{0} how many dates.</summary>
    public static readonly Bi CorrectedMore = new("· 另外{0}场也会更正", "· So it does for {0} more dates");
    public static readonly Bi Wrong = new("这样不行：\n{0}", "That does not hold:\n{0}");

    public static readonly Bi WhichOne = new("那天有几场，是哪一场？", "There are several then. Which one?");
    public static readonly Bi NoSuchDay = new("没有找到{0}的安排。", "There is nothing planned for {0}.");
    public static readonly Bi MoveWhere = new("改到哪天几点？例如“27号14点”。", "To which day and time? For example “the 27th at 14:00”.");

    /// <summary>{0} the title, {1} from, {2} to.</summary>
    public static readonly Bi SureMove = new("把{0}从{1}改到{2}，已经收到提醒或预约的人会收到更正。确定吗？", "Move {0} from {1} to {2}? Whoever was reminded or has booked will be told.");
    public static readonly Bi SureCancel = new("取消{1}的{0}，已经收到提醒或预约的人会收到通知。确定吗？", "Cancel {0} on {1}? Whoever was reminded or has booked will be told.");
    public static readonly Bi YesMove = new("确定改", "Yes, move it");
    public static readonly Bi YesCancel = new("确定取消", "Yes, cancel it");
    public static readonly Bi LeaveIt = new("不改了", "Leave it");
    public static readonly Bi Moved = new("改好了：{0}，{1}，地点：{2}。", "Moved: {0} is now {1}, at {2}.");
    public static readonly Bi CancelledNow = new("已取消：{0}，{1}。", "Cancelled: {0}, {1}.");
    public static readonly Bi LeftAsItWas = new("好的，没有改动。", "All right, nothing was changed.");
    public static readonly Bi OutOfRange = new("只能改到今后13个月内的时间。", "It can only be moved to a time within the next 13 months.");
    public static readonly Bi ChangedMeanwhile = new("刚才有人改过，请再看一遍再定。", "Somebody changed it meanwhile; please look again.");
    public static readonly Bi NotNow = new("已经结束或取消了，不能再改。", "It is over or cancelled, so that is not possible.");

    /// <summary>{0} the event, {1} the lines.</summary>
    public static readonly Bi Agenda = new("{0}的议程：\n{1}", "Agenda of {0}:\n{1}");
    public static readonly Bi NeedTag = new("居民：{0}", "resident: {0}");
    public static readonly Bi UndatedTag = new("决定还没定期限：{0}", "decided without a date: {0}");
    public static readonly Bi RequestTag = new("诉求{0}", "request {0}");
    public static readonly Bi AgendaAdded = new("已加进{0}的议程：{1}", "On the agenda of {0}: {1}");
    public static readonly Bi BroughtBefore = new("这个诉求已经在{0}的议程里了。", "That request is on the agenda of {0} already.");
    public static readonly Bi AgendaBefore = new("{0}的议程里已经有这一条了。", "That is on the agenda of {0} already.");
    public static readonly Bi NoSuchRequest = new("没有找到这个区域的诉求{0}。", "There is no request {0} in this area.");
    public static readonly Bi NotFound = new("没有找到您能管的会议。", "There is no meeting that you may manage.");
    public static readonly Bi AskMinutes = new("请把{0}的要点发来，一行一条，一次发完。", "Please send the points of {0}, a line each, in one message.");
    public static readonly Bi MinutesKept = new("纪要记好了（{0}，{1}条）。有决定请说：“决定：… 负责人 … 日期 …”。", "The minutes of {0} are kept ({1} points). For decisions say: “decision: … owner … due …”.");

    /// <summary>{0} the event.</summary>
    public static readonly Bi SureWithdraw = new(
        "撤回{0}的纪要？发出去的链接都会打不开，打开的人会看到已撤回；纪要和决定还留着，改好可以再发布。",
        "Take back the minutes of {0}? Every link that was given stops opening, and says why; the minutes and decisions stay, and can be published again.");
    public static readonly Bi YesWithdraw = new("确定撤回", "Yes, take them back");
    public static readonly Bi Withdrawn = new(
        "{0}的纪要撤回了，发出去的链接不再有效。要改就说“纪要：…”，不改直接发说“重新发布纪要”，都会有新链接。",
        "The minutes of {0} are taken back; the links that were given no longer open them. “minutes: …” writes them anew, “publish the minutes again” gives them out as they are; both give a new link.");

    /// <summary>{0} the event, {1} when, {2} who.</summary>
    public static readonly Bi WithdrawnBefore = new(
        "{0}的纪要{1}已经由{2}撤回。要再发布，说“重新发布纪要”。", "The minutes of {0} were taken back on {1} by {2}. To publish them, say “publish the minutes again”.");
    public static readonly Bi Somebody = new("工作人员", "somebody of the staff");
    public static readonly Bi PublishedAgain = new("{0}的纪要发布了。撤回以前的链接仍然打不开，请发这个：", "The minutes of {0} are published. Links from before they were taken back stay closed; give this one:");
    public static readonly Bi NoMinutes = new("{0}还没有纪要。", "There are no minutes of {0} yet.");
    public static readonly Bi NoteKept = new("记下了（{0}，{1}）。", "Noted for {0}, {1}.");
    public static readonly Bi NotBegun = new("还没有开始，开始以后再记。", "It has not begun yet.");
    public static readonly Bi TooLong = new("太长了，请控制在{0}字以内。", "That is too long; please keep it under {0} characters.");

    /// <summary>{0} the number, {1} the text, {2} who, {3} until when.</summary>
    public static readonly Bi Decided = new(
        "决定{0}：{1}。负责人：{2}，期限：{3}。到期提醒，没办完以后每周再提醒。",
        "Decision {0}: {1}. Owner: {2}, due: {3}. They are reminded on the day, and every week after it until it is done.");

    /// <inheritdoc cref="Decided"/>
    public static readonly Bi DecidedPartly = new("决定{0}：{1}。负责人：{2}，期限：{3}。", "Decision {0}: {1}. Owner: {2}, due: {3}.");
    public static readonly Bi AskOwnerAndDate = new("谁负责，什么时候办完？例如“王德福，1月20号”。没有期限的，下次会议再议。", "Who does it, and until when? For example “王德福, 20 January”. Without a date it goes on the next agenda.");
    public static readonly Bi AskOwner = new("谁负责？说姓名就行。", "Who does it? Just say the name.");

    /// <summary>{0} the name.</summary>
    public static readonly Bi OwnerUnknown = new("这里没有找到唯一一位叫{0}的，到期只能提醒社区工作者。谁负责？可以再说一个姓名。", "There is not one person of the name {0} here, so only the coordinators are reminded. Who does it? You may say another name.");
    public static readonly Bi AskDate = new("什么时候办完？例如“1月20号”。没有期限的，下次会议再议。", "Until when? For example “20 January”. Without a date it goes on the next agenda.");
    public static readonly Bi NoDate = new("未定", "none");
    public static readonly Bi DoneKept = new("好的，已记为办结：{0}", "Noted as done: {0}");
}
