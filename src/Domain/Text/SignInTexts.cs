namespace Hub.Domain.Text;

/// <summary>The page of a personal link.</summary>
public static class SignInTexts
{
    public static readonly Bi Title = new("登录 · Hub", "Sign in · Hub");
    public static readonly Bi Welcome = new("欢迎回来", "Welcome back");
    public static readonly Bi Press = new("请点下面的按钮进入。", "Press the button to go in.");
    public static readonly Bi Enter = new("进入", "Go in");

    public static readonly Bi Yours = new(
        "这个链接只给您本人用，请不要转发。", "This link is yours alone. Please do not pass it on.");

    public static readonly Bi NoLink = new("请先登录", "Please sign in");
    public static readonly Bi Revoked = new("这个链接已经收回", "This link was taken back");
    public static readonly Bi Expired = new("这个链接已经过期", "This link has expired");
    public static readonly Bi Unknown = new("这个链接不对", "This link is not right");

    public static readonly Bi AskForNew = new(
        "请打开社区发给您的个人链接。链接找不到、过期或被收回了，请向社区工作者要一个新的。",
        "Open the personal link that the community gave you. If it is lost, expired or taken back, ask your community coordinator for a new one.");
}
