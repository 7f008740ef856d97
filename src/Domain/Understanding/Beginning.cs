using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>From which day on something is again and again: 从12月1日起, 第一次是1月7号, from 1 December, starting next week Monday.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsSure">Whether no other year can be meant.</param>
/// <param name="Said">The words that say so.</param>
/// <param name="Rest">The text without them.</param>
internal sealed partial record Beginning(DateOnly Day, bool IsSure, string Said, string Rest)
{
    // Who says 'from November' in December rather means the one that is over.
    private const int SureMonths = 9;

    /// <summary>The first that a text names; null where it names none.</summary>
    public static Beginning? In(string text, DateOnly today)
    {
        if (From().Match(text) is not { Success: true } match)
        {
            return null;
        }
        string said = match.Groups["day"].Value;
        int? year = Year().Match(said) is { Success: true } named ? int.Parse(named.Groups["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null;
        return DayTime.In(Year().Replace(said, ""), year is { } of ? new(of, 1, 1) : today)?.Day is not { } day ? null
            : new(
                day, year is not null || day <= today.AddMonths(SureMonths), match.Value.Trim(' ', '，', ','),
                $"{text[..match.Index].TrimEnd(' ', '，', ',')} {text[(match.Index + match.Length)..].TrimStart(' ', '，', ',')}".Trim());
    }

    [GeneratedRegex(
        """
        [，,\ ]*(?:自|从|由|(?<first>第一次|首次|头一次)(?:是|在|定在)?)
            (?<day>今天|明天|后天|下?个?(?:周|星期|礼拜)[一二三四五六日天]|(?:20[0-9]{2}年)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[号日]|[0-9]{1,2}[号日])
            (?:（[^）]{1,5}）)?(?:开始|起)?(?:算|计)?
        |[，,\ ]*(?<day>(?:20[0-9]{2}年)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[号日]|明天|下个?(?:周|星期|礼拜)[一二三四五六日天])(?:开始|起)
        |[，,\ ]*\b(?:from|starting(?:\ on|\ from)?|beginning(?:\ on|\ with)?|the\ first\ (?:is\ )?on)\ (?:the\ )?
            (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\ (?:the\ )?(?=[0-9]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))?
            (?<day>today|tomorrow
             |(?:[0-9]{1,2}(?:st|nd|rd|th)?(?:\ of)?\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\ [0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}(?:st|nd|rd|th)\b(?!\ of))(?:,?\ 20[0-9]{2}\b)?
             |(?:next\ week\ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)
            (?:\ on(?!\ )|\ onwards?)?
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex From();

    [GeneratedRegex(",? ?(?<year>20[0-9]{2})年?")]
    private static partial Regex Year();
}
