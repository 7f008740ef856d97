using System.Text.RegularExpressions;

namespace Hub.Bot.Notices;

/// <summary>How people begin a broadcast in chat, and what they say at its card.</summary>
internal static partial class BroadcastWords
{
    /// <summary>'发通知': she asks to write one, and says nothing of it yet.</summary>
    [GeneratedRegex("^(?:我要|我想|帮我|请)?(?:(?:群?发|发布|写)(?:一?[个条]|一下)?(?:通知|公告|广播)|群发(?:一?[个条])?(?:消息|短信)?)[。！!.]?$|^(?:please )?(?:send|write|post)(?: out)?(?: an?| the)? (?:notice|broadcast|announcement)[.!]?$", RegexOptions.IgnoreCase)]
    public static partial Regex Begin();

    /// <summary>'通知3号楼居民：明天停水': she says whom, and what; both are still to be understood.</summary>
    [GeneratedRegex("""
        ^(?:请|帮我|麻烦)?给(?<whom>[^：:，,。]{1,30}?)(?:群?发)(?:一?[个条])?(?:通知|消息|公告|短信)[：:，,\s]+(?<text>.+)$
        |^(?:请|帮我|麻烦)?(?:通知|告知|告诉)(?:一下)?(?<whom>[^：:，,。]{1,30})[：:，,]\s*(?<text>.+)$
        |^(?:请|帮我|麻烦)?(?:通知|告知)(?:一下)?(?<whom>[^：:，,。]{0,20}?(?:居民|住户|业主|网格员|楼栋长|楼长|大家))[：:，,]?\s*(?<text>.+)$
        |^(?:please\s+)?(?:tell|notify|inform)\s+(?<whom>(?:everyone|everybody|all\s+residents|(?:the\s+)?residents|(?:the\s+)?(?:grid\s+workers|building\s+heads))(?:\s+(?:in|of|at)\s+[\w\s]{1,30}?)?)(?:\s+that|\s*[:,])\s+(?<text>.+)$
        |^(?:please\s+)?send\s+(?:a\s+|the\s+)?(?:notice|message|announcement)\s+to\s+(?<whom>[^:：,]{1,40})[:：]\s*(?<text>.+)$
        """, RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    public static partial Regex BeginWith();

    /// <summary>The choice that words at the card mean, if any: '改正文' is <c>retext</c>.</summary>
    public static string? AtCard(string words) =>
        Text().IsMatch(words) ? "retext"
        : Whom().IsMatch(words) ? "rewhom"
        : When().IsMatch(words) ? "when"
        : Urgent().Match(words) is { Success: true } urgent ? urgent.Groups["now"].Success ? "now" : "normal"
        : NoHurry().IsMatch(words) ? "bulk"
        : Send().IsMatch(words) ? "send"
        : Asks().IsMatch(words) ? "show"
        : null;

    /// <summary>'再加上5号楼'.</summary>
    [GeneratedRegex("^(?:再加上?|加上|还有|另外加上?|and also|also|and|add|plus)(?:to)?\\s*[:：,，]?\\s*(?<whom>.*)$", RegexOptions.IgnoreCase)]
    public static partial Regex Also();

    /// <summary>'除了3号楼'.</summary>
    [GeneratedRegex("^(?:除了|除去|不包括|不含|不发给|去掉|except(?: for)?|but not|without|excluding)\\s*[:：]?\\s*(?<whom>.*?)(?:以外|之外)?[。.!！]?$", RegexOptions.IgnoreCase)]
    public static partial Regex But();

    /// <summary>'浑河湾社区，除了3号楼', '除3号楼外的全体居民'.</summary>
    [GeneratedRegex("^(?:除了|除去|除|except(?: for)?)\\s*(?<but>[^，,]+?)(?:(?:以外|之外|外)的?[，,]?|[，,])\\s*(?<whom>.+)$|^(?<whom>.+?)[，,（(]?\\s*(?:但?除了|但?不包括|不含|\\bexcept(?: for)?\\b|\\bbut not\\b|\\bwithout\\b|\\bexcluding\\b)\\s*(?<but>.+?)(?:以外|之外)?[）)。.]?$", RegexOptions.IgnoreCase)]
    public static partial Regex Without();

    [GeneratedRegex("^(?:我?[要想]?)(?:改|修改|换|重写|改改|改一下|修改一下)(?:一下)?(?:通知)?(?:的)?(?:正文|内容|文字|措辞|文案)[。！!.]?$|^(?:正文|内容|文字)(?:要改|改一下|不对|写错了|错了)[。！!.]?$|^(?:change|edit|rewrite|fix)(?: the)?(?: text| words| wording| message)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Text();

    [GeneratedRegex("^(?:我?[要想]?)(?:改|修改|换|改一下)(?:一下)?(?:发送)?(?:的)?(?:对象|范围|收件人|接收人|人|发给谁)[。！!.]?$|^change (?:the )?(?:audience|recipients|people|whom|who gets it)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Whom();

    [GeneratedRegex("^(?:我?[要想]?)(?:改|修改|换|改一下)(?:一下)?(?:发送)?(?:的)?(?:时间|日期)[。！!.]?$|^change (?:the )?(?:time|date|day)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex When();

    [GeneratedRegex("^(?:很|比较|特别|有点)?(?:紧急|加急|着急|急)(?:通知|发送|处理)?(?<now>[，,、\\s]*(?:请)?(?:马上|立即|立刻|现在)(?:就?发(?:送|出)?)?)?[。！!.]?$|^(?:尽快|快点|优先)发(?:送)?[。！!.]?$|^(?:make it |it is |it's )?urgent(?<now>,? (?:send it )?(?:right )?now)?[.!]?$|^send it sooner[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Urgent();

    [GeneratedRegex("^(?:不急|不着急|不用急|不紧急|慢慢发)[。！!.]?$|^(?:no (?:hurry|rush)|not urgent)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex NoHurry();

    [GeneratedRegex("^(?:就?这样)?(?:发|发吧|发送|发送吧|发出去|发出去吧|发布|发布吧|送审|报审|提交吧)[。！!.]?$|^(?:please )?(?:send it(?: out)?|go ahead|send)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Send();

    [GeneratedRegex("^.{0,12}(?:多少|几个?|哪些)(?:人|户|家).{0,12}$|^(?:由|要)?谁(?:来)?(?:审批|审核|批准|批|审)[？?]?$|^(?:什么时候|啥时候|几点|多久)(?:能|会|可以)?(?:发|送).{0,6}$|(?:能|可以|怎么)(?:不能)?(?:带|加|附|发)(?:上)?(?:图片|图|照片|附件|文件|PDF)|^(?:提交|发|送审)(?:审批|出去)?了(?:吗|没有?)[？?]?$|^how many\\b|^who (?:approves|will get|gets|has to approve)|^when (?:will|does) it (?:go|get sent)|\\badd (?:an? )?(?:picture|photo|file|attachment|pdf)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();
}
