namespace Hub.Domain.Text;

/// <summary>What a dry run of an alert says.</summary>
public static class AlertTexts
{
    public static readonly Bi Title = new("演练（不发送任何通知）：{0}，{1}，{2}", "Dry run, nobody is told: {0}, {1}, {2}");
    public static readonly Bi ByPolicy = new("规则：{0}的设置", "Policy: set at {0}");
    public static readonly Bi ByDefault = new("规则：默认", "Policy: the default");
    public static readonly Bi AtOnce = new("{0} 立即通知：", "{0}  told at once:");
    public static readonly Bi Level = new("{0} 无人应答，呼叫第{1}级：", "{0}  nobody answered, level {1} is called:");
    public static readonly Bi Desk = new("{0} 仍无人接手，呼叫值班台：", "{0}  nobody took it, the desk is rung:");
    public static readonly Bi AndSoOn = new("以后每{0}再呼叫一次，直到有人接手。", "And again every {0} until somebody takes it.");
    public static readonly Bi NoClimb = new("一般诉求不逐级呼叫，等工作人员上班处理。", "A normal request does not climb: it waits for the shift.");
    public static readonly Bi PassedOff = new("（{0}都不在班，已跳过）", "(every {0} is off duty: passed over)");
    public static readonly Bi PassedEmpty = new("（{0}没有人在岗，已跳过）", "(no {0} on post: passed over)");
    public static readonly Bi Nobody = new("没有任何人可以通知", "nobody at all can be told");
    public static readonly Bi Now = new("马上", "now");
    public static readonly Bi Waits = new("休息中，{0} 再送", "rests, gets it at {0}");
    public static readonly Bi Never = new("本人不接收", "does not want it");
    public static readonly Bi Parallel = new("同时", "all at once");
    public static readonly Bi InTurn = new("依次", "one after the other");
    public static readonly Bi Live = new("工单页面（打开时）", "orders page (if open)");
    public static readonly Bi Chat = new("网页聊天", "web chat");
    public static readonly Bi NoArea = new("没有编码为“{0}”的区域", "There is no area with the code '{0}'");
}
