using System.Text.RegularExpressions;

namespace Hub.Bot.Notices;

/// <summary>What somebody asks about notices that she got. A closed set.</summary>
internal abstract partial record NoticeQuestion
{
    private const int Longest = 40;

    private static readonly (string[] Said, string[] Roots)[] Topics =
    [
        (["水", "water"], ["停水", "断水", "供水", "来水", "water"]),
        (["电", "power", "electricity"], ["停电", "断电", "供电", "来电", "power", "electricity"]),
        (["暖", "热", "heating"], ["停暖", "停热", "供暖", "供热", "暖气", "heating"]),
        (["气", "gas"], ["停气", "供气", "燃气", "gas"]),
    ];

    private NoticeQuestion()
    {
    }

    /// <summary>All of late.</summary>
    internal sealed record Lately : NoticeQuestion;

    /// <summary>Those about something that fails or comes back: water, power, gas, heating.</summary>
    /// <param name="Roots">Words that such a notice holds.</param>
    internal sealed record About(IReadOnlyList<string> Roots) : NoticeQuestion;

    /// <summary>The question in words; null where they are none.</summary>
    internal static NoticeQuestion? In(string words)
    {
        string said = words.Trim().TrimEnd('?', '？', '。', '.', '!', '！', '啊', '呀', '呢').Trim();
        if (said.Length is 0 or > Longest)
        {
            return null;
        }
        if (LatelyWords().IsMatch(said))
        {
            return new Lately();
        }
        return AboutWords().Match(said) is { Success: true } about
            && Array.Find(Topics, topic => topic.Said.Any(word => about.Groups["what"].Value.Contains(word, StringComparison.OrdinalIgnoreCase))) is { Roots: { } roots }
            ? new About(roots)
            : null;
    }

    [GeneratedRegex(
        "^(?:请问)?(?:最近|今天|昨天|这几天|社区|小区|物业|我们楼)*(?:里)?(?:有(?:什么|啥|没有|哪些)|都有(?:什么|哪些)|看看|查看?|看一下)(?:最近|新|社区)*的?(?:通知|公告)(?:吗|没有?)?$|^(?:最近|社区|新)的?(?:通知|公告)$"
        + "|^(?:what(?: are the)?|any|are there(?: any)?|is there an?|show(?: me)?)(?: new| recent| latest| the| my)* (?:notices?|announcements?|notifications?)(?: (?:are there|lately|today|for (?:me|us|my building)))*$", RegexOptions.IgnoreCase)]
    private static partial Regex LatelyWords();

    // A question, and nothing else: '今天停水吗', '停水到几点', '为什么停电', '什么时候来水', 'is the water off today'. '停水了' is a matter.
    [GeneratedRegex(
        "^(?:请问|你好|您好|，|,| )*(?:今天|今晚|今早|明天|后天|这两天|现在|上午|下午|晚上|到底|我们?(?:这|楼|小区|家)?|咱们?(?:这|楼|小区)?|本楼|\\d{1,3}号楼)*(?:是不是|会不会|会|要|还)*(?<what>停水|停电|停气|停燃气|停暖|停热水|断水|断电)(?:的事|的通知|通知)?(?:吗|了吗|不停|没有|到几点|到什么时候|到啥时候|几点(?:停|开始|结束|恢复|来)?|多久|多长时间|要多久|什么时候(?:停|开始|结束|恢复)?|怎么回事|是真的吗)$"
        + "|^(?:请问)?(?:今天|现在|我们?(?:这|楼|小区)?|咱们?(?:楼|小区)?)*(?:为什么|为啥|怎么|怎么又|因为什么)(?:又)?(?<what>停水|停电|停气|停暖|断水|断电)了?$"
        + "|^(?:请问)?(?:(?:什么|啥)时候|几点|多久|还要多久)(?:就)?(?:能|会|可以)?(?:才)?(?<what>来水|来电|来气|来暖|供水|供电|供气|供暖|通水|通电|恢复供[水电气暖])$"
        + "|^(?<what>水|电|气|暖气)(?:什么|啥)时候(?:能|会|可以)?(?:才)?(?:来|恢复|有)$"
        + "|^(?:is|will|why is|why will) (?:the|our) (?<what>water|power|electricity|gas|heating)(?: be)? (?:off|cut|out|down|turned off)(?: (?:today|tomorrow|now|tonight))?$"
        + "|^(?:when|until when) (?:will|does|is|do we get) (?:the |our )?(?<what>water|power|electricity|gas|heating)(?: be| come)? ?(?:back|on|off|cut|restored|back on)?(?: again)?$"
        + "|^how long (?:will|is) (?:the |our )?(?<what>water|power|electricity|gas|heating)(?: be)? (?:off|cut|out)$", RegexOptions.IgnoreCase)]
    private static partial Regex AboutWords();
}
