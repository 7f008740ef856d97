using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>Every how many days, weeks or months something is: 每两周, 隔周, 每隔一个月, every other Tuesday, every 3 months.</summary>
/// <param name="Said">The words that say so.</param>
/// <param name="Unit">DAILY, WEEKLY or MONTHLY.</param>
/// <param name="Every">How many; null where the words may mean several things, or none that can be held.</param>
/// <param name="Each">The text as if it were each one of them: 每周三 for 每两周的周三.</param>
/// <param name="Rest">The text without the words.</param>
internal sealed partial record Rhythm(string Said, string Unit, int? Every, string Each, string Rest)
{
    // What is rarer has no date within the months that are planned ahead.
    private static readonly Dictionary<string, int> Most = new() { ["DAILY"] = 99, ["WEEKLY"] = 52, ["MONTHLY"] = 12 };

    /// <summary>The first that a text names; null where it names none.</summary>
    public static Rhythm? In(string text) =>
        Chinese().Match(text) is { Success: true } zh ? Made(zh, text, InChinese(zh, text)) : English().Match(text) is { Success: true } en ? Made(en, text, InEnglish(en, text)) : null;

    /// <summary>The text in all ways in which it may say the days: after the rhythm, or before it.</summary>
    public IEnumerable<string> Readings => Unit == "WEEKLY"
        ? [Each, $"每{Rest}", $"every {On().Replace(Rest, "")}"]
        : [Each, $"每月{Rest}", $"every month on {On().Replace(Rest, "")}"];

    /// <summary>The rule without its days, as an RRULE's value; null where it is not clear.</summary>
    public string? Rule => Every is { } every ? every == 1 ? $"FREQ={Unit}" : $"FREQ={Unit};INTERVAL={every}" : null;

    private static Rhythm Made(Match match, string text, string each)
    {
        string unit = match.Groups["u"].Value;
        string frequency = unit.EndsWith('天') || unit.EndsWith('日') || unit.StartsWith("da", StringComparison.OrdinalIgnoreCase) ? "DAILY"
            : unit.EndsWith('月') || unit.StartsWith("mo", StringComparison.OrdinalIgnoreCase) ? "MONTHLY" : "WEEKLY";
        // 每隔两周 is said of every second week and of every third; every second Tuesday, of a month's second one too.
        int? every = match.Groups["odd"].Success || (match.Groups["nth"].Success && match.Groups["w"].Success) ? null
            : match.Groups["gap"].Success ? Number(match.Groups["gap"].Value) == 1 ? 2 : null
            : match.Groups["other"].Success ? 2
            : match.Groups["nth"].Success ? Ordinal(match.Groups["nth"].Value)
            : match.Groups["n"].Success ? Number(match.Groups["n"].Value) : 1;
        return new(
            match.Value.Trim(' ', '，', ',', '、'), frequency, every is { } number && number >= 1 && number <= Most[frequency] ? number : null, each,
            $"{text[..match.Index].TrimEnd(' ', '，', ',')} {text[(match.Index + match.Length)..]}".Trim(' ', '，', ',', '、'));
    }

    private static string InChinese(Match match, string text)
    {
        string after = text[(match.Index + match.Length)..];
        string unit = match.Groups["u"].Value;
        string each = unit.EndsWith('月') ? $"每月{after}" : unit.EndsWith('天') || unit.EndsWith('日') ? $"每天{after}" : $"每周{Week().Replace(after, "")}";
        return text[..match.Index] + each;
    }

    private static string InEnglish(Match match, string text)
    {
        string unit = match.Groups["u"].Value.ToLowerInvariant();
        string each = match.Groups["w"].Success ? $"every {match.Groups["w"].Value}day"
            : unit.StartsWith("mo", StringComparison.Ordinal) ? match.Groups["on"].Success ? "every month on" : "every month"
            : unit.StartsWith("da", StringComparison.Ordinal) ? "every day" : "every";
        return text[..match.Index] + each + text[(match.Index + match.Length)..];
    }

    private static int? Number(string written) => written.Length == 0 ? 1 : Numerals.TryRead(written, out int number) ? number : null;

    private static int Ordinal(string word) => word.ToLowerInvariant()[0] switch { 's' or '2' => 2, 't' or '3' => 3, _ => 4 };

    [GeneratedRegex(
        """
        (?: 每?隔(?<gap>(?:[0-9]{1,2}|两|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])?)(?<u>个?(?:周|星期|礼拜|月)|[天日])
          | 每(?<n>[0-9]{1,2}|两|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?<u>个?(?:周|星期|礼拜)|个月|天)
          | 每(?<u>个?(?:周|星期|礼拜|月))(?=(?:开|办|举行|举办|来)?一[次回])
          | (?<n>[0-9]{1,2}|两|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])(?<u>个?(?:周|星期|礼拜)|个月|天)(?=(?:开|办|举行|举办|来)?一[次回])
          | 每?逢?(?<odd>[单双])(?<u>周|月) )
        (?:(?:开|办|举行|举办|来)?一[次回])?[，,、\ ]*的?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Chinese();

    [GeneratedRegex(
        """
        \b(?:(?:once\ )?(?:every|each)\ (?:(?<other>other)|(?<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten)|(?<nth>second|2nd|third|3rd|fourth|4th))
            \ (?:(?<u>week|month|day)s?|(?<w>mon|tues|wednes|thurs|fri|satur|sun)days?)\b(?!\ (?:of|in)\ (?:each|every|the|a)\ month)
          | every\ (?<u>week|month)\b | (?<u>month|week)ly\b
          | (?<other>fortnightly|every\ fortnight)\b
          | (?<odd>bi-?)(?<u>week|month)ly\b )
        (?<on>,?\ on\b)?,?
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex English();

    [GeneratedRegex("^每?(?:周|星期|礼拜)")]
    private static partial Regex Week();

    [GeneratedRegex("^on ", RegexOptions.IgnoreCase)]
    private static partial Regex On();
}
