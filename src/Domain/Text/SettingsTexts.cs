namespace Hub.Domain.Text;

/// <summary>What people set themselves, in chat.</summary>
public static class SettingsTexts
{
    public static readonly Bi Broadcasts = new("社区通知", "community notices");
    public static readonly Bi Reminders = new("活动和会议提醒", "reminders of meetings and events");
    public static readonly Bi And = new("以及", " and ");

    /// <summary>{0} what.</summary>
    public static readonly Bi Stopped = new("好的，以后不再给您发{0}。", "All right, no more {0} for you.");
    public static readonly Bi Resumed = new("好的，{0}会照常发给您。", "All right, you get {0} again.");

    public static readonly Bi Always = new("紧急情况和警报任何时候都会通知您，您自己诉求的进展也照常告诉您。", "Emergencies and alerts reach you at any time, and so does news of your own requests.");
    public static readonly Bi AlwaysAtNight = new("紧急情况任何时候都会通知您。", "Emergencies reach you at any time.");

    /// <summary>{0} from, {1} until.</summary>
    public static readonly Bi Rests = new("好的，{0}到{1}不打扰您，平常的消息等过了这段时间再发。", "All right, you are not disturbed from {0} to {1}; what can wait comes afterwards.");
    public static readonly Bi NeverRests = new("好的，不设免打扰时间，有消息就告诉您。", "All right, no quiet hours: messages come as they are.");
    public static readonly Bi DefaultRests = new("好的，免打扰时间恢复为{0}到{1}。", "All right, your quiet hours are {0} to {1} again, as for everybody.");
    public static readonly Bi AskHours = new("从几点到几点不打扰您？例如“晚上10点到早上8点”。", "From when until when? For example “22:00 to 8:00”.");
    public static readonly Bi NoHours = new("没听明白时间。请说“晚上10点到早上8点”这样的两个时间。", "I did not get the two times. Please say, for example, “22:00 to 8:00”.");

    /// <summary>{0} the channel.</summary>
    public static readonly Bi Preferred = new("好的，以后先用{0}联系您，联系不上再换别的。", "All right, {0} first from now on; if that fails, the other ways.");
    public static readonly Bi NeedsPhone = new("好的，以后先用短信联系您。我还没有您的手机号，直接发给我就行。", "All right, text messages first. I do not have your number yet: just send it to me.");
    public static readonly Bi NoSuchWay = new("这里还不能用{0}联系您。现在能用的是：{1}。", "You cannot be reached by {0} here yet. What there is: {1}.");
    public static readonly Bi ThatWay = new("这种方式", "that");
    public static readonly Bi AnyWay = new("好的，联系方式由系统安排。", "All right, the hub chooses the way.");

    public static readonly Bi Yours = new("您的设置：", "Your settings:");
    public static readonly Bi Gets = new("· {0}：接收", "· {0}: yes");
    public static readonly Bi GetsNot = new("· {0}：不接收", "· {0}: no");
    public static readonly Bi Quiet = new("· 免打扰：{0}到{1}", "· quiet hours: {0} to {1}");
    public static readonly Bi QuietNever = new("· 免打扰：没有", "· quiet hours: none");
    public static readonly Bi QuietDefault = new("（默认）", " (as for everybody)");
    public static readonly Bi First = new("· 优先用：{0}", "· first by: {0}");

    /// <summary>{0} what.</summary>
    public static readonly Bi StopIt = new("不收{0}", "Stop {0}");
    public static readonly Bi ResumeIt = new("恢复{0}", "Resume {0}");
    public static readonly Bi ChangeQuiet = new("改免打扰时间", "Change quiet hours");
    public static readonly Bi DefaultQuiet = new("免打扰恢复默认", "Usual quiet hours");
    public static readonly Bi PreferIt = new("优先用{0}", "Prefer {0}");
    public static readonly Bi Settings = new("我的设置", "My settings");
}
