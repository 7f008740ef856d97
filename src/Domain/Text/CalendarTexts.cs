namespace Hub.Domain.Text;

/// <summary>The words of the calendar.</summary>
public static class CalendarTexts
{
    /// <summary>{0} the compound.</summary>
    public static readonly Bi ReceptionDay = new("{0}业主接待日", "Owners' reception day of {0}");

    public static readonly Bi ReceptionTalks = new("业委会接待业主，登记反映的问题", "The owners' committee receives owners and notes what they raise");
    public static readonly Bi ReceptionAnswers = new("答复上次接待登记的问题", "Answers to what was raised last time");
    public static readonly Bi ReceptionJointMeeting = new("业委会和监事会联席会议", "Joint meeting of the owners' committee and the supervisors");

    /// <summary>{0} the community.</summary>
    public static readonly Bi WorkPromotionMeeting = new("{0}工作推进会", "Work promotion meeting of {0}");

    public static readonly Bi MeetingNeeds = new("汇总本月居民诉求", "What residents asked for this month");
    public static readonly Bi MeetingOpen = new("未办结事项，逐项明确责任人和时限", "What is still open: who does it and by when");
    public static readonly Bi MeetingNext = new("下月重点工作", "What comes next month");

    /// <summary>{0} the title, {1} when, {2} where, {3} who holds it.</summary>
    public static readonly Bi RemindInvited = new(
        "【提醒】{0}：{1}，地点：{2}，主办：{3}。请回复“来”“来不了”，或“请某某代替”。",
        "Reminder: {0}, {1}, at {2}, held by {3}. Please answer “come”, “can't”, or “stand-in NAME”.");

    /// <inheritdoc cref="RemindInvited"/>
    public static readonly Bi RemindBookable = new(
        "【提醒】{0}：{1}，地点：{2}，主办：{3}。想当面说事，可以先预约一个时间，也可以现在就把问题提给他们。",
        "Reminder: {0}, {1}, at {2}, held by {3}. To speak with them, book a time; or put your question forward now.");

    /// <inheritdoc cref="RemindInvited"/>
    public static readonly Bi RemindHosts = new(
        "【值守提醒】{0}由{3}主办：{1}，地点：{2}。请回复“来”“来不了”，或“请某某代替”。",
        "{0} is held by {3}: {1}, at {2}. Please answer “come”, “can't”, or “stand-in NAME”.");

    /// <summary>{0} the title, {1} the day that it was to be on, {2} when it is now, {3} where.</summary>
    public static readonly Bi WasMoved = new(
        "【变更】原定{1}的{0}，现在是：{2}，地点：{3}。请以这条为准。", "Change: {0}, planned for {1}, is now on {2}, at {3}. Please go by this message.");

    /// <summary>{0} the title, {1} the day.</summary>
    public static readonly Bi WasCancelled = new("【取消】{1}的{0}取消了。", "Cancelled: {0} on {1} does not take place.");

    /// <summary>{0} the words, {1} why.</summary>
    public static readonly Bi WithReason = new("{0}原因：{1}", "{0} Reason: {1}");

    /// <summary>{0} how many, {1} the list.</summary>
    public static readonly Bi Skipped = new(
        "有{0}条会议提醒因系统中断错过了时间，没有发出：\n{1}\n需要的话，请发通知告诉大家。",
        "{0} reminders were missed while the system was down, and were not sent:\n{1}\nIf people should still hear of it, please send a notice.");

    /// <summary>{0} the title, {1} when.</summary>
    public static readonly Bi SkippedLine = new("· {0} {1}", "· {0}, {1}");

    /// <summary>{0} the year.</summary>
    public static readonly Bi HolidaysUnknown = new(
        "{0}年的放假和调休安排还没有导入，会议和办理时限暂时只按周末算。国务院一般在11月公布，公布后请管理员导入节假日日历；导入前每周提醒一次。",
        "The holidays of {0} are not imported yet: meetings and promises go by weekends alone until then. They are announced in November; please have them imported. You are reminded every week until they are.");

    /// <summary>{0} the title, {1} the decision, {2} the day.</summary>
    public static readonly Bi DecisionDue = new("{0}定下的事今天到期：{1}。办好了请点“已办”。", "Due today, from {0}: {1}. When it is done, press “Done”.");

    /// <inheritdoc cref="DecisionDue"/>
    public static readonly Bi DecisionPassed = new("{0}定下的事已过期（{2}）：{1}。办好了请点“已办”。", "Overdue since {2}, from {0}: {1}. When it is done, press “Done”.");

    /// <summary>{0} the title, {1} the decision, {2} the day, {3} who does it.</summary>
    public static readonly Bi DecisionDueOf = new("{0}定下的事今天到期：{1}，负责人：{3}。请跟进。", "Due today, from {0}: {1}, by {3}. Please follow up.");

    /// <inheritdoc cref="DecisionDueOf"/>
    public static readonly Bi DecisionPassedOf = new("{0}定下的事过期未办（{2}）：{1}，负责人：{3}。请跟进。", "Overdue since {2}, from {0}: {1}, by {3}. Please follow up.");

    public static readonly Bi NoOwner = new("未定", "nobody yet");
    public static readonly Bi HostUnknown = new("主办方", "its hosts");
}
