namespace Hub.Domain.Text;

/// <summary>Taking a notice back, and the all-clear, in chat.</summary>
public static class RecallTexts
{
    public static readonly Bi Recall = new("撤回", "Recall it");
    public static readonly Bi WhichNotice = new("撤回哪一条通知？", "Which notice is to be recalled?");
    public static readonly Bi WhichAlert = new("解除哪一个警报？", "Which alert is over?");
    public static readonly Bi NothingToRecall = new("最近7天没有您能撤回的通知。", "There is no notice of the last 7 days that you may recall.");
    public static readonly Bi NothingToClear = new("最近3天没有您能解除的警报。", "There is no alert of the last 3 days that you may end.");
    public static readonly Bi NotAllowed = new("警报由本区域或上级的社区工作者、社区书记解除。", "Coordinators and secretaries of the area or above give the all-clear.");

    /// <summary>{0} number, {1} the beginning of what was said.</summary>
    public static readonly Bi Alert = new("{0}号“{1}”", "no. {0} “{1}”");

    /// <summary>{0} what they will read.</summary>
    public static readonly Bi Card = new(
        "收到过的人会看到：\n{0}\n没发出去的不再发。要加一句话就直接说；没问题就选“发出去”。",
        "Those who got it will read:\n{0}\nWhat has not gone out will not. To add something, just say it; if it is right, choose “Send it”.");

    public static readonly Bi Send = new("发出去", "Send it");
    public static readonly Bi Drop = new("先不发", "Not now");
    public static readonly Bi Dropped = new("好的，没有变动。", "All right, nothing was changed.");
    public static readonly Bi Expired = new("时间过了，没有变动。请重新说“撤回”或“解除警报”。", "That took too long; nothing was changed. Please say “recall” or “all clear” again.");
    public static readonly Bi Recalled = new("已撤回，正在告诉收到过的人。", "Recalled; those who got it are being told.");
    public static readonly Bi Cleared = new("警报已解除，正在告诉收到过的人。", "The all-clear is on its way to those who got the alert.");
    public static readonly Bi ClearedBefore = new("这个警报已经解除过了。", "The all-clear was given before.");
    public static readonly Bi NoAlert = new("{0}号没有发过警报。", "There was no alert for no. {0}.");
}
