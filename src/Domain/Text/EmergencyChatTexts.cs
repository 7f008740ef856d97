namespace Hub.Domain.Text;

/// <summary>The routine-emergency switch in chat.</summary>
public static class EmergencyChatTexts
{
    public static readonly Bi NotAllowed = new(
        "应急状态由本区域或上级的社区工作者、社区书记开启和结束。", "The emergency switch is turned by coordinators and secretaries of the area or above.");

    public static readonly Bi Where = new("在哪个区域开启应急？", "In which area is the emergency to start?");
    public static readonly Bi Why = new("{0}为什么要开启应急？请说原因。", "Why is an emergency to start in {0}? Please give the reason.");
    public static readonly Bi UntilWhen = new("到什么时候？最长72小时，例如“12小时”“到明天8点”。", "Until when? At most 72 hours, for example “12 hours” or “until tomorrow 8:00”.");
    public static readonly Bi NoTime = new("没听明白时间。请说“12小时”或“到明天8点”，最长72小时。", "I did not understand the time. Say “12 hours” or “until tomorrow 8:00”, at most 72 hours.");
    public static readonly Bi OutOfRange = new("结束时间要在现在之后、72小时以内。到什么时候？", "It must end after now and within 72 hours. Until when?");
    public static readonly Bi Hours = new("{0}小时", "{0} hours");

    /// <summary>{0} area, {1} why, {2} until.</summary>
    public static readonly Bi Confirm = new(
        "请核对：\n区域：{0}\n原因：{1}\n到{2}自动结束\n开启后，区域内的普通通知全部暂缓，警情走所有渠道，应急长负责。",
        "Please check:\nArea: {0}\nReason: {1}\nEnds by itself: {2}\nOnce it is on, all routine notices of the area wait, alerts go over every channel, and the emergency chief is in charge.");

    public static readonly Bi ConfirmLonger = new("把{0}的应急状态延长到{1}？", "Is the emergency of {0} to go on until {1}?");
    public static readonly Bi TurnOn = new("确认开启应急", "Yes, start it");
    public static readonly Bi GoOn = new("确认延长", "Yes, extend it");
    public static readonly Bi Drop = new("不开启", "No");
    public static readonly Bi Dropped = new("好的，没有变动。", "All right, nothing was changed.");
    public static readonly Bi Expired = new("时间过了，没有变动。请重新说“开启应急”或“应急状态”。", "That took too long; nothing was changed. Please say “start emergency” or “emergency status” again.");

    /// <summary>{0} area, {1} until, {2} who is in charge.</summary>
    public static readonly Bi IsOn = new("{0}已进入应急状态，到{1}。{2}", "{0} is in a state of emergency until {1}. {2}");

    public static readonly Bi GoesOn = new("{0}的应急状态延长到{1}。{2}", "The emergency of {0} goes on until {1}. {2}");
    public static readonly Bi NotOn = new("现在没有应急状态。", "No emergency is on.");
    public static readonly Bi Which = new("哪个区域？", "Which area?");

    /// <summary>{0} area, {1} why, {2} since, {3} until, {4} who is in charge, {5} deliveries held, {6} to how many people.</summary>
    public static readonly Bi Status = new(
        "{0}处于应急状态\n原因：{1}\n{2}开始，到{3}自动结束\n{4}\n暂缓通知：{5}人次（{6}人）",
        "{0} is in a state of emergency\nReason: {1}\nSince {2}; ends by itself: {3}\n{4}\nDeliveries held: {5} (to {6} people)");

    /// <inheritdoc cref="Status"/>
    public static readonly Bi Already = new(
        "{0}已经处于应急状态\n原因：{1}\n{2}开始，到{3}自动结束\n{4}\n暂缓通知：{5}人次（{6}人）",
        "{0} is in a state of emergency already\nReason: {1}\nSince {2}; ends by itself: {3}\n{4}\nDeliveries held: {5} (to {6} people)");

    public static readonly Bi Longer = new("延长", "Extend");
    public static readonly Bi Over = new("结束", "End");

    /// <summary>{0} area, {1} why, {2} deliveries held, {3} to how many people.</summary>
    public static readonly Bi ConfirmEnd = new(
        "结束{0}的应急状态（{1}）？暂缓的{2}人次通知（{3}人）会马上合并发出。",
        "Is the emergency of {0} ({1}) to end? The {2} deliveries held (to {3} people) go out at once, in one message each.");

    public static readonly Bi TurnOff = new("确认结束应急", "Yes, end it");
    public static readonly Bi LeaveOn = new("不结束", "No, leave it on");
}
