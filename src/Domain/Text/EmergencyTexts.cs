namespace Hub.Domain.Text;

/// <summary>The routine-emergency switch: what its people are told, and its report.</summary>
public static class EmergencyTexts
{
    /// <summary>{0} area, {1} by whom, {2} why, {3} until, {4} <see cref="Chiefs"/> or <see cref="NoChief"/>.</summary>
    public static readonly Bi Started = new(
        "【应急】{0}已进入应急状态（{1}开启）。\n原因：{2}\n到{3}自动结束。\n{4}\n普通通知先放一放，警情走所有渠道。",
        "[Emergency] {0} is in a state of emergency (turned on by {1}).\nReason: {2}\nEnds by itself: {3}.\n{4}\nRoutine notices wait; alerts go over every channel.");

    public static readonly Bi Extended = new("【应急】{0}的应急状态延长到{1}（{2}）。", "[Emergency] The state of emergency of {0} goes on until {1} ({2}).");
    public static readonly Bi Chiefs = new("应急长{0}负责。", "In charge: emergency chief {0}.");
    public static readonly Bi NoChief = new("目前没有人担任应急长，请马上指定负责人。", "Nobody holds the post of emergency chief: please name somebody at once.");
    public static readonly Bi Somebody = new("工作人员", "staff");
    public static readonly Bi ByItself = new("到时自动结束", "by itself");

    /// <summary>{0} area, {1} start, {2} by, {3} end, {4} by, {5} why, {6} who was in charge.</summary>
    public static readonly Bi Report = new(
        "【应急结束】{0}\n开始：{1}（{2}）\n结束：{3}（{4}）\n原因：{5}\n{6}",
        "[Emergency over] {0}\nStart: {1} ({2})\nEnd: {3} ({4})\nReason: {5}\n{6}");

    /// <summary>{0} notices, {1} people, {2} deliveries, {3} released.</summary>
    public static readonly Bi Held = new("暂缓的通知：{0}条，{1}人，共{2}人次；已放行{3}人次。", "Notices held: {0}, to {1} people ({2} deliveries); released: {3}.");

    public static readonly Bi NoneHeld = new("没有暂缓的通知。", "No notices were held.");
    public static readonly Bi NoAlerts = new("期间没有警情。", "There were no alerts.");
    public static readonly Bi Alerts = new("期间警情{0}次：", "Alerts: {0}");

    /// <summary>{0} number, {1} when, {2} told, {3} acknowledged, {4} first when, {5} by whom.</summary>
    public static readonly Bi Alert = new(
        "· {0}号，{1}发出，通知{2}人，{3}人确认；最早{4} {5}", "· no. {0}, {1}: {2} told, {3} acknowledged, first {4} by {5}");

    public static readonly Bi AlertUnknown = new("· {0}号，{1}发出，通知{2}人，没有人确认", "· no. {0}, {1}: {2} told, nobody acknowledged");
    public static readonly Bi MoreAlerts = new("· 另有{0}次", "· {0} more");
}
