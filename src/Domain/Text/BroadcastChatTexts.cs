namespace Hub.Domain.Text;

/// <summary>The words of writing, approving and watching broadcasts in chat.</summary>
public static class BroadcastChatTexts
{
    /// <summary>How people name all who live there.</summary>
    public static readonly IReadOnlyList<string> ResidentWords = ["居民", "所有居民", "全体居民", "住户", "业主", "大家", "residents", "all residents", "everybody", "everyone"];

    /// <summary>How people name all who work there.</summary>
    public static readonly IReadOnlyList<string> StaffWords = ["工作人员", "在岗人员", "staff", "everybody on post", "everyone on post"];

    public static readonly Bi NotYours = new("发通知要由社区工作者、书记、网格长或小区长来办。有事请告诉社区。", "Notices are sent by coordinators, secretaries, grid leaders and compound chiefs. Please tell the community's desk.");
    public static readonly Bi AskText = new("请直接发通知内容，我会原样转达。不发了就说“取消”。", "Please send the text of the notice; it goes out as you write it. To stop, say “cancel”.");
    public static readonly Bi AskNewText = new("原内容：{0}\n请发新的内容。", "The text was: {0}\nPlease send the new text.");
    public static readonly Bi OnlyText = new("通知要有文字，请把内容打出来；图片和 PDF 可以作附件。", "A notice needs words; please type them. Pictures and PDFs can go with it.");
    public static readonly Bi HasFiles = new("附件：{0}", "Attached: {0}");
    public static readonly Bi FilesForNotices = new("PDF 只能作通知的附件。要发请先说“发通知”。", "A PDF goes with a notice only. To write one, say “send a notice”.");
    public static readonly Bi AskAlso = new("还发给谁？例如“5号楼”“临江苑的楼栋长”“网格员”，或某个组织的名称。", "Who else? For example “building 5”, “building heads of 临江苑”, “grid workers”, or an organisation.");
    public static readonly Bi AskExcept = new("不发给谁？例如“3号楼”“楼栋长”。", "Who shall be left out? For example “building 3”, “building heads”.");
    public static readonly Bi TooLong = new("太长了，请控制在{0}字以内再发一次。", "That is too long; please send it again in {0} characters at most.");
    public static readonly Bi AskWhom = new("发给谁？也可以直接打楼号或小区名。", "Who shall get it? You can also type a building or a compound.");
    public static readonly Bi AllResidents = new("{0}的居民", "Residents of {0}");
    public static readonly Bi AllWorkers = new("{0}的网格员", "Grid workers of {0}");
    public static readonly Bi AllHeads = new("{0}的楼栋长", "Building heads of {0}");
    public static readonly Bi ATyped = new("某栋楼或小区", "One building or compound");
    public static readonly Bi AskPlace = new("请打楼号或小区名，例如“3号楼”。", "Please type a building or a compound, for example “building 3”.");
    public static readonly Bi PlaceUnknown = new("没有找到“{0}”。请再打一次楼号或小区名。", "I did not find “{0}”. Please type the building or compound again.");
    public static readonly Bi PlaceSeveral = new("有几个“{0}”，是哪一个？", "There are several “{0}”. Which one?");
    public static readonly Bi NobodyThere = new("{0}目前没有登记的人，请换一个范围。", "Nobody is registered there ({0}); please choose others.");

    /// <summary>{0} the words, {1} to whom, {2} how many people.</summary>
    public static readonly Bi Card = new("请核对：\n内容：{0}\n发给：{1}，共{2}人", "Please check:\nText: {0}\nTo: {1}, {2} in all");
    public static readonly Bi CardReach = new("现在能收到：{0}；联系不上：{1}人", "Reachable now: {0}; not reachable: {1}");
    public static readonly Bi CardReachNone = new("目前都联系不上，要请人上门告知", "Nobody is reachable now: somebody would have to go and tell them");
    public static readonly Bi CardChannel = new("{0} {1}人", "{0} {1}");
    public static readonly Bi CardQuiet = new("到时在休息的{0}人，会等休息时间过后再收到", "{0} will be resting and get it afterwards");
    public static readonly Bi CardLonely = new("联系不上的：{0}", "Nobody can reach: {0}");
    public static readonly Bi CardLonelyMore = new("联系不上的有：{0}等", "Nobody can reach, among others: {0}");
    public static readonly Bi CardOptedOut = new("其中{0}人不接收社区通知，不发给他们", "{0} of them do not want notices; they will not get it");
    public static readonly Bi CardTakes = new("预计用时：{0}", "Takes about: {0}");

    /// <summary>{0} names and sizes, {1} days.</summary>
    public static readonly Bi CardFiles = new("附件：{0}，收到的人{1}天内可以打开", "Attached: {0}; readers can open it for {1} days");
    public static readonly Bi CardBulk = new("快慢：不急，排在其他消息之后", "Speed: no hurry, after other messages");
    public static readonly Bi CardNormal = new("快慢：尽快，排在不急的通知之前", "Speed: soon, before notices that can wait");
    public static readonly Bi CardWhen = new("时间：{0}", "When: {0}");
    public static readonly Bi CardMore = new("可以说“再加上 5号楼”“除了 3号楼”“明天9点发”“每周一9点发”，或发图片、PDF 作附件", "You can say “also building 5”, “except building 3”, “tomorrow at 9:00”, “every Monday at 9:00”, or send pictures or PDFs to go with it");
    public static readonly Bi UnderAMinute = new("不到1分钟", "less than a minute");
    public static readonly Bi Minutes = new("约{0}分钟", "{0} minutes");
    public static readonly Bi CardApprovers = new("提交后由{0}审批", "{0} will be asked to approve it");
    public static readonly Bi CardDanger = new("如果是正在发生的险情，请先拨打119、120或110。", "If this is happening now, call 119, 120 or 110 first.");

    public static readonly Bi ToSelf = new("先发给我看看", "Test to me");
    public static readonly Bi Submit = new("提交审批", "Send for approval");
    public static readonly Bi Change = new("修改", "Change");
    public static readonly Bi Cancel = new("不发了", "Cancel");
    public static readonly Bi ReportDanger = new("我要报险情", "Report the danger");
    public static readonly Bi ChangeText = new("改内容", "The text");
    public static readonly Bi ChangeWhom = new("改范围", "Who gets it");
    public static readonly Bi AddWhom = new("再加上…", "Add others");
    public static readonly Bi LeaveOut = new("除了…", "Leave some out");
    public static readonly Bi Sooner = new("改为尽快发", "Send it sooner");
    public static readonly Bi Later = new("改为不急", "No hurry");
    public static readonly Bi DropFiles = new("去掉附件", "Drop the attachments");
    public static readonly Bi ChangeWhen = new("改时间", "When it goes");
    public static readonly Bi AskWhen = new("什么时候发？例如“明天9点”“每周一9点”“每月6号和26号8点”，或“马上”。", "When shall it go? For example “tomorrow at 9:00”, “every Monday at 9:00”, “on the 6th and 26th of each month at 8:00”, or “now”.");
    public static readonly Bi WhenPast = new("{0}已经过了，请说以后的时间。", "{0} is past; please say a later time.");
    public static readonly Bi WhenUnknown = new("没听懂是什么时候。例如“明天9点”“每周一9点”，或“马上”。", "I did not get the time. For example “tomorrow at 9:00”, “every Monday at 9:00”, or “now”.");
    public static readonly Bi NotUnderstood = new("这句我没听明白。要改内容、对象或时间，就说“改内容”“改对象”“改时间”；要加急说“加急”。",
        "I did not get that. To change it, say “change the text”, “change the audience” or “change the time”; “urgent” sends it sooner.");

    public static readonly Bi ChangeWhat = new("改哪一项？", "What shall be changed?");
    public static readonly Bi ChangeElsewhere = new("这条通知有点名的人或用了模板，请用管理接口修改。", "This notice names people or uses a template; please change it through the API.");
    public static readonly Bi TestSent = new("已发给您一份，请核对。没问题就提交审批。", "A copy is on its way to you. If it is right, send it for approval.");
    public static readonly Bi Submitted = new("已提交，等{0}审批，结果会告诉您。说“通知进展”可以随时查看。", "Submitted to {0} for approval; you will hear. Say “progress” at any time.");
    public static readonly Bi WillBeSent = new("已定好，发送时间：{0}。说“通知进展”可以随时查看。", "All set; it goes out {0}. Say “progress” at any time.");
    public static readonly Bi SentAtOnce = new("已开始发送。说“通知进展”可以随时查看。", "It is going out. Say “progress” at any time.");
    public static readonly Bi Cancelled = new("好的，这条通知不发了。", "All right, the notice is dropped.");
    public static readonly Bi FormGone = new("没有正在写的通知。要发请说“发通知”。", "No notice is being written. To begin, say “send a notice”.");

    public static readonly Bi Approved = new("已批准，{0}。谢谢！", "Approved: {0}. Thank you!");
    public static readonly Bi GoesNow = new("正在发送", "it is going out");
    public static readonly Bi GoesAt = new("发送时间：{0}", "it goes out {0}");
    public static readonly Bi WasSent = new("已核对", "looked at");
    public static readonly Bi WhyReject = new("请说明退回的原因，我会转告作者。", "Please say why; the author will be told.");
    public static readonly Bi Rejected = new("已退回，原因已转告作者。", "Returned; the author is told why.");
    public static readonly Bi OwnWork = new("自己写的通知要由别人审批，请稍等。", "Somebody else has to approve your own notice; please wait.");
    public static readonly Bi TooEarly = new("请先等书记或主管审批，{0}以后您可以代审。", "Others were asked first; you may approve from {0} on.");
    public static readonly Bi ChangedMeanwhile = new("这条通知已被修改，请看最新的内容再定。", "This notice was changed; please read the newest before you decide.");
    public static readonly Bi CannotNow = new("现在的状态是“{0}”，这一步做不了。", "It is “{0}” now, so that is not possible.");
    public static readonly Bi NotFound = new("没有找到您能管的这条通知。", "There is no such notice that you may see.");
    public static readonly Bi WrongContent = new("这样还不能发：\n{0}", "It cannot go like this:\n{0}");

    /// <summary>{0} the words, {1} the state.</summary>
    public static readonly Bi Head = new("“{0}”：{1}", "“{0}”: {1}");
    public static readonly Bi Numbers = new("共{0}人：已送到{1}，等待{2}，没送到{3}", "{0} in all: told {1}, waiting {2}, not reached {3}");
    public static readonly Bi Read = new("其中确知送达{0}，已读{1}，已确认{2}", "of them known to have it {0}, opened {1}, acknowledged {2}");
    public static readonly Bi Counting = new("名单正在生成", "the list is still being written");
    public static readonly Bi NoBroadcasts = new("最近没有通知。要发请说“发通知”。", "No notices lately. To send one, say “send a notice”.");
    public static readonly Bi Which = new("要看哪一条？", "Which one?");
    public static readonly Bi Pause = new("暂停", "Pause");
    public static readonly Bi Resume = new("继续发", "Resume");
    public static readonly Bi Stop = new("停止", "Stop");
    public static readonly Bi SureStop = new("停止后不能再继续，没收到的人就收不到了。确定停止吗？", "Once stopped it cannot go on, and who has not got it will not. Stop it?");
    public static readonly Bi YesStop = new("确定停止", "Yes, stop it");
    public static readonly Bi NoStop = new("不停止", "No");
    public static readonly Bi Paused = new("已暂停，还没发的先不发。", "Paused: nothing more goes out for now.");
    public static readonly Bi Resumed = new("继续发送。", "It goes on.");
    public static readonly Bi Stopped = new("已停止，不再发送。已经收到的人要不要告诉？说“撤回”就行。", "Stopped. To tell those who have it already, say “recall”.");
    public static readonly Bi Acknowledged = new("好的，已记下您知道了。", "Thank you, noted.");
}
