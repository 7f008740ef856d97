namespace Hub.Domain.Text;

/// <summary>The poster at a door, and the list of posters. A poster shows both languages.</summary>
public static class PosterTexts
{
    public static readonly Bi ListTitle = new("楼门二维码", "Door posters");
    public static readonly Bi Poster = new("海报", "Poster");

    public static readonly Bi ListWords = new(
        "每个楼门贴一张。居民扫码就能和小邻说话，小邻知道是哪栋楼。",
        "One for each door. Residents scan it to talk to Xiaolin, who then knows which building it is.");

    public static readonly Bi PrintAll = new("全部打印（{0}栋）", "Print all ({0} buildings)");
    public static readonly Bi Units = new("单元数", "Units");
    public static readonly Bi EachUnit = new("每个单元各打一张", "One sheet for each unit");
    public static readonly Bi Open = new("打开", "Open");
    public static readonly Bi Print = new("打印", "Print");
    public static readonly Bi Sheets = new("共{0}张，A4纸", "{0} sheet(s) of A4");
    public static readonly Bi Nothing = new("您的辖区内没有楼。", "There are no buildings in your area.");

    public static readonly Bi Choose = new("辖区太大，请先选社区：", "Your area is large: please choose a community first.");

    public static readonly Bi Headline = new("有事找小邻", "Need help? Ask Xiaolin");
    public static readonly Bi Scan = new("微信或相机扫一扫", "Scan with WeChat or your camera");
    public static readonly Bi NoInstall = new("不用下载，不用注册", "Nothing to install, no account");
    public static readonly Bi StepSay = new("说一句话、拍张照", "Say it in a sentence, add a photo");
    public static readonly Bi StepTaken = new("有人接单，告诉您几时办好", "Someone takes it and tells you by when");
    public static readonly Bi StepConfirm = new("办好了，您说了算", "It is done when you say so");
    public static readonly Bi QrLabel = new("{0}的二维码", "QR code of {0}");
    public static readonly Bi Danger = new("遇到危险先打电话", "In danger, call first");
}
