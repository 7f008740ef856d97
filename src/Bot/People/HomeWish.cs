using System.Text.RegularExpressions;

namespace Hub.Bot.People;

/// <summary>What somebody says of where she lives, beyond the mere place. A closed set.</summary>
internal abstract partial record HomeWish
{
    private const int Longest = 60;

    private HomeWish()
    {
    }

    /// <summary>She wants the notices of her building, or of the one that she names.</summary>
    internal sealed record Join : HomeWish;

    /// <summary>She moved.</summary>
    /// <param name="To">Her words for where.</param>
    internal sealed record Move(string To) : HomeWish;

    /// <summary>She does not live there any more; where she names no place, at home.</summary>
    internal sealed record Leave : HomeWish;

    /// <summary>The wish in words; null where they are none.</summary>
    internal static HomeWish? In(string words)
    {
        string said = words.Trim().TrimEnd('。', '.', '!', '！', '~', '啊', '哈', '呢').Trim();
        return said.Length is 0 or > Longest ? null
            : LeaveWords().IsMatch(said) ? new Leave()
            : MoveWords().Match(said) is { Success: true } moved ? new Move(moved.Groups["to"].Value)
            : JoinWords().IsMatch(said) ? new Join()
            : null;
    }

    /// <summary>The same without its 'not': for where she lives no more is named in it.</summary>
    internal static string Affirmed(string words) => Not().Replace(words, "");

    [GeneratedRegex("不(?=住|在)|don['’]?t |do not |no longer ", RegexOptions.IgnoreCase)]
    private static partial Regex Not();

    [GeneratedRegex(
        "^(?:您好|你好)?[，, ]?(?:我们?|我们?家|俺们?|咱们?家?)?(?:一家)?(?:已经|早就|早|刚|都|现在|今天|上个?月|最近)*"
        + "(?:(?:从.{1,16}?|要)?搬(?:走|家|出去|离)(?:了.{0,2}|$)|不(?:在.{1,12}?住|住.{0,12}?)了)$"
        + "|^(?:hi,? |hello,? )?(?:i|we)(?:['’]ve| have)?(?: just| already)? moved(?: away| out| house)?(?: (?:of|from) (?:(?! to ).){1,30})?$"
        + "|^(?:i|we) (?:don['’]?t|do not|no longer) live (?:here|there|in .{1,30}?|at .{1,30}?)(?: any ?more| now)?$", RegexOptions.IgnoreCase)]
    private static partial Regex LeaveWords();

    [GeneratedRegex(
        "^(?:我们?|我们?家|俺们?|咱们?家?)?(?:已经|早就|刚|都|现在|今天|上个?月|最近)*(?:从.{1,12}?)?搬(?:家)?(?:到|去|进|来)(?:了)?(?<to>.{1,20})$"
        + "|^(?:i|we)(?:['’]ve| have)?(?: just| already)? moved (?:from .{1,20} )?(?:in)?to (?<to>.{1,30})$", RegexOptions.IgnoreCase)]
    private static partial Regex MoveWords();

    // '我要收本楼的通知', '3号楼的通知发给我', '怎么收到停水通知', '停水能提前通知我吗', 'how do I get notices for my building'.
    [GeneratedRegex(
        "^(?:请|麻烦)?(?:我|我们)?(?:要|想|想要|可以|能不能|怎么|帮我|给我)*(?:收到?|接收|订阅|关注|发)(?:一下)?(?:我们?|咱们?|本|这)?(?:楼|栋|栋楼|单元|小区|家|.{0,8}?(?:号楼|栋|单元))(?:里)?的?(?:通知|消息|公告)(?:吗|吧|么)?[？?]?$"
        + "|^(?:我们?|咱们?|本|这)?(?:楼|栋楼|单元|小区|.{1,12}?(?:号楼|栋|单元))(?:里)?的?(?:通知|消息|公告)(?:能|可以|能不能)?(?:也)?(?:要)?(?:发|推送)(?:给)?我(?:一下)?(?:吗|吧)?[？?]?$"
        + "|^(?:怎么|如何|怎样|在哪|哪里)(?:才)?(?:能|可以)?(?:收到?|接收|订阅)(?:到)?(?:停水|停电|停气|社区|小区|本?楼|[、和的])*(?:通知|消息|公告)[？?]?$"
        + "|^(?:以后|下次|请|麻烦|能不能|可以|要是)*(?:停水|停电|停气|停暖|[、和，或])+(?:的时候|的?话|的?事)?(?:能不能|能|可以|也|要|请|麻烦)*(?:提前)?(?:都)?(?:通知|告诉|提醒|发消息给)(?:一下)?我(?:们)?(?:一声|一下)?(?:吗|吧|啊)?[？?]?$"
        + "|^(?:please )?(?:can you |could you )?(?:(?:send me|subscribe(?: me)? to|sign me up for|i(?: want|['’]d like| would like)(?: to (?:get|receive))?|get me)|(?:how|where) (?:do|can) i (?:get|receive|subscribe to|sign up for))(?: the| all)? (?:notices|notifications|announcements) (?:of|for|in|about) (?:my|our|this|the )?.{0,20}(?:building|block|unit).{0,6}$"
        + "|^(?:how|where) (?:do|can) i (?:get|receive|subscribe to|sign up for)(?: the| all)? (?:notices|notifications|announcements)\\??$"
        + "|^(?:please )?(?:tell|notify|warn|text) me (?:when|if|before) (?:the )?(?:water|power|electricity|gas|heating)(?: or (?:the )?(?:water|power|electricity|gas))? (?:is|are|goes|will be|gets).{1,30}$"
        + "|^sign me up$", RegexOptions.IgnoreCase)]
    private static partial Regex JoinWords();
}
