using System.Text;
using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>The words of a sentence that say on which day, or how often, and at what time something is.</summary>
/// <param name="When">These words.</param>
/// <param name="Rest">The sentence with a comma in their place.</param>
internal sealed partial record EventTimes(string When, string Rest)
{
    private const string Number = "(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})";
    private const string Week = "(?:周|星期|礼拜)";
    private const string Part = "(?:上午|早上|早|中午|下午|傍晚|晚上|晚)";
    private const string Hour = Number + "(?:[点时](?:半|整|[0-9]{1,2}分?|[一二三四五六七八九十]{1,3}分)?|[:：][0-9]{2})";
    private const string Day = "(?:mon|tues|wednes|thurs|fri|satur|sun)days?";
    private const string Month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*";
    private const string Nth = "(?:first|second|third|fourth|last|1st|2nd|3rd|4th)";
    private const string Clock = "(?:[0-9]{1,2}(?:[:：][0-9]{2})?\\ ?[ap]\\.?m\\b\\.?|[0-9]{1,2}[:：][0-9]{2}(?![0-9]))";

    /// <summary>Reads them; null where a sentence names no day, or no time of day.</summary>
    public static EventTimes? In(string text, DateOnly today)
    {
        Match[] said = Said().Matches(Numerals.HalfWidths(text)).ToArray();
        Match? clock = Array.Find(said, one => one.Groups["clock"].Success);
        Match? day = clock?.Groups["day"].Success == true ? clock : Array.Find(said, one => one.Groups["day"].Success);
        if (clock is null || day is null)
        {
            return null;
        }
        // A number in the rest may be one of a house.
        Match[] meant = [.. said.Where(one => one == clock || one == day || one.Groups["from"].Success || one.Groups["long"].Success)];
        string when = string.Join('，', meant.Select(one => text.Substring(one.Index, one.Length).Trim(' ', '，', ',')));
        Repeated repeated = Repeated.In(EventLength.In(when, today)?.Rest ?? when, today);
        DayTime? moment = DayTime.In(repeated.Rest, today);
        bool isDated = repeated.Rule is not null || repeated.Question is not null || repeated.WhichDay is not null || moment?.Day is not null;
        if (moment?.Time is null || !isDated)
        {
            return null;
        }
        StringBuilder rest = new(text);
        foreach (Match one in Enumerable.Reverse(meant))
        {
            rest.Remove(one.Index, one.Length).Insert(one.Index, ", ");
        }
        return new(when, rest.ToString());
    }

    [GeneratedRegex(
        $$"""
        (?:{{Unit}}) (?:[，,、的\ ]* (?:{{Unit}}))*
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Said();

    private const string Unit =
        $$"""
        (?<from>(?:从|自|由|第一次[是在]?|首次[是在]?)(?=20[0-9]{2}年|{{Number}}[月号日]|[今明后]天|下?个?{{Week}}[一二三四五六日天]))
        |(?:于|定[在于])? (?<day>
            (?:20[0-9]{2}年)?{{Number}}月{{Number}}[号日](?:[（(]{{Week}}[一二三四五六日天][）)])?(?:[、和及](?:{{Number}}月)?{{Number}}[号日])*
            |(?:每个?月的?|下个?月|本月|这个月)?{{Number}}[号日](?![楼院门线馆])(?:[、和及]{{Number}}[号日])*
            |[今明][天日早晚]|后天
            |(?:每隔?|隔)(?:{{Number}}个?|个)?(?:月|{{Week}}(?:[一二三四五六日天](?![次回点时个])(?:[、和及到至]?(?:每?{{Week}})?[一二三四五六日天](?![次回点时]))*)?)
            |每隔?{{Number}}?天|每日|天天|每个?工作日|每?逢?[单双][周月]|{{Number}}个?(?:{{Week}}|月)一[次回]
            |(?:下下?个?|本|这个?)?{{Week}}[一二三四五六日天](?![次回])(?:[、和及到至]{{Week}}?[一二三四五六日天](?![点时]))*
            |(?:第[一二三四1-4]个?|最后一?个?){{Week}}[一二三四五六日天]
            |\b(?:on\ )?(?:once\ )?(?:every|each)\ (?:other\ |{{Nth}}\ |[0-9]{1,2}\ |(?:two|three|four|five|six|seven|eight|nine|ten)\ )?(?:{{Day}}|weeks?|months?|days?|(?:week|work|working\ )days?)\b
                (?:(?:,\ and\ |,\ |\ and\ )(?:every\ )?{{Day}}\b)*(?:\ (?:of|in)\ (?:each|every|the|a)\ month\b)?
            |\b(?:on\ )?the\ {{Nth}}\ {{Day}}\ (?:of|in)\ (?:each|every|the)\ month\b
            |\b(?:on\ )?(?:the\ )?[0-9]{1,2}(?:st|nd|rd|th)?(?:\ of)?\ {{Month}}\b(?:,?\ 20[0-9]{2}\b)?
            |\b(?:on\ )?{{Month}}\ [0-9]{1,2}(?:st|nd|rd|th)?\b(?:,?\ 20[0-9]{2}\b)?
            |\b(?:on\ )?(?:the\ )?[0-9]{1,2}(?:st|nd|rd|th)\b(?:(?:,|\ and|,\ and)\ (?:the\ )?[0-9]{1,2}(?:st|nd|rd|th)\b)*(?:\ of\ (?:each|every|the)\ month\b)?
            |\b(?:on\ )?(?:next\ week\ |next\ |this\ )?{{Day}}\b
            |\b(?:tomorrow|today|tonight|fortnightly|bi-?weekly|bi-?monthly|weekly|monthly|daily|on\ weekdays|on\ workdays)\b )
        |(?:一[次回])(?!性)|起|开始(?!曲)
        |{{Part}}?\ ?(?<clock>{{Hour}})(?:\ ?(?:到|至|[-—~～])\ ?{{Part}}?{{Hour}})?
        |\b(?:at\ |from\ )?(?<clock>{{Clock}})(?:\ ?(?:-|–|to|until|till)\ ?{{Clock}})?
        |\b(?<from>starting(?:\ on|\ from)?|beginning(?:\ on|\ with)?|from)\ (?=(?:the\ )?[0-9]|tomorrow|today|next|{{Month}}\b|{{Day}}\b)
        |(?<long>(?<=^|[，,、\ ]){{EventLength.Span}}(?=$|[，,、。.!！\ ]))
        |\b(?:in\ the\ )?(?:morning|afternoon|evening)\b
        |{{Part}}
        """;
}
