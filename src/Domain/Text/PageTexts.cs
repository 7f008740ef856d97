namespace Hub.Domain.Text;

/// <summary>What all pages share.</summary>
public static class PageTexts
{
    public static readonly Bi Skip = new("跳到正文", "Skip to the content");
    public static readonly Bi Large = new("大字", "Large type");
    public static readonly Bi ToChat = new("去找小邻", "Talk to Xiaolin");
    public static readonly Bi ToOrders = new("我的工单", "My orders");
    public static readonly Bi ToPosters = new("楼门二维码", "Door posters");
    public static readonly Bi SignOut = new("退出登录", "Sign out");

    public static readonly Bi StaleTitle = new("页面放得太久了", "This page is too old");

    public static readonly Bi StaleWords = new(
        "刚才的操作没有生效。请返回上一页，刷新后再点一次。", "Nothing was changed. Please go back, reload the page and try once more.");

    public static readonly Bi MissingTitle = new("没有找到这个页面", "There is no such page");

    public static readonly Bi MissingWords = new(
        "地址可能不完整，或者这里不归您管。", "The address may be incomplete, or it is not yours to see.");

    public static readonly Bi GoneTitle = new("这份纪要已撤回", "These minutes were taken back");

    public static readonly Bi GoneWords = new(
        "发布的人撤回了这份会议纪要，这个链接不再有效。改好重新发布后会有新链接，请向发给您链接的人或社区工作人员要。",
        "Whoever published these minutes has taken them back, so this link no longer opens them. Once they are published again there is a new link: ask who gave you this one, or the community's staff.");

    public static readonly Bi TooLargeTitle = new("文件太大了", "The file is too large");

    public static readonly Bi TooLargeWords = new(
        "每张照片不超过10MB，一次最多3张。请返回后重新选择。", "A photo may have 10 MB at most, and three may go at once. Please go back and choose again.");

    public static readonly Bi BrokenTitle = new("出了点问题", "Something went wrong");

    public static readonly Bi BrokenWords = new(
        "不是您的问题，我们会尽快处理。请过一会儿再试；遇到危险请直接拨打119、120或110。",
        "It is not your fault. Please try again in a while; in danger call 119, 120 or 110 directly.");
}
