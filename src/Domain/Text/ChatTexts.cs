namespace Hub.Domain.Text;

/// <summary>The chat page around the conversation.</summary>
public static class ChatTexts
{
    public static readonly Bi Title = new("小邻 · Hub", "Xiaolin · Hub");
    public static readonly Bi Name = new("小邻", "Xiaolin");
    public static readonly Bi Tagline = new("有事说一声，件件有回音", "Tell me, and somebody takes care of it");
    public static readonly Bi Danger = new("遇到危险先打：", "In danger, call first:");

    /// <summary>The emergency numbers, in the order in which they are looked for.</summary>
    public static readonly IReadOnlyList<(string Number, Bi What)> Emergency =
        [("119", new("火警", "fire")), ("120", new("急救", "ambulance")), ("110", new("报警", "police"))];

    public static readonly Bi Opening = new("正在打开小邻…", "Opening…");
    public static readonly Bi Full = new("现在用的人太多，请过一会儿再试。", "Many people are here right now. Please try again in a moment.");
    public static readonly Bi Broken = new("小邻暂时连不上。您说过的话都还在，请再试一次。", "Xiaolin cannot be reached right now. Nothing that you said is lost; please try again.");
    public static readonly Bi Offline = new("没有网络。请检查手机的网络，再试一次。", "There is no network. Please check it and try again.");
    public static readonly Bi Again = new("再试一次", "Try again");
    public static readonly Bi NoScript = new("这个页面需要浏览器开启JavaScript。", "This page needs JavaScript.");

    public static readonly Bi VoiceStart = new("说话", "Speak");
    public static readonly Bi VoiceRunning = new("正在录音", "Recording");
    public static readonly Bi VoiceSend = new("说完了，发送", "Done, send");
    public static readonly Bi VoiceDrop = new("取消", "Cancel");
    public static readonly Bi VoiceDenied = new("没有麦克风权限，请打字说。", "The microphone is not allowed. Please type instead.");
}
