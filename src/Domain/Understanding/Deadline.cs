using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>
/// By when something is to be done, as people say it in an answer: 两天内, 3个工作日内, 周五前, 12月3日前, 28号下午5点前, within 2 days,
/// by Friday, by 3 December. A day without a time ends with its working hours.
/// </summary>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="At">The instant; it may lie in the past.</param>
public sealed partial record Deadline(int Start, int Length, DateTimeOffset At)
{
    private const double MostWorkingDays = 100;
    private const string Number = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半|(?<![a-z])(?:one|two|three|four|five|six|seven|eight|nine|ten|an?)(?![a-z])";
    private const string Time =
        "(?<time>(?:凌晨|上午|早上|早|中午|下午|傍晚|晚上|晚)?\\s?(?:(?:at )?[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?::[0-9]{2}(?:\\s?[ap]m\\b)?|[点时](?:半|[0-9]{1,2}分?)?|\\s?[ap]m\\b))";

    private const string Before = "(?<pre>(?:最晚|不晚于|到|至|by |before |until |till |on )\\s?)?";
    private const string After = "(?<post>\\s?(?:之前|以前|前))?";

    /// <summary>All that a text names, in order.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="most">Numbers up to this may be answers to a numbered list: 1号 is one, 1号前 is a day.</param>
    /// <param name="now">The instant.</param>
    /// <param name="local">An instant as the community's clocks show it.</param>
    /// <param name="close">When a working day ends, by these clocks.</param>
    /// <param name="workingDays">When so many working days have gone, 0 to 100.</param>
    public static IReadOnlyList<Deadline> In(
        string text, int most, DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset> local, TimeOnly close, Func<int, DateTimeOffset> workingDays)
    {
        string plain = Numerals.HalfWidths(text);
        List<Deadline> found = [];
        Find(Working(), match => Count(match) is { } days and <= MostWorkingDays ? workingDays((int)Math.Ceiling(days)) : null);
        Find(Dated(), match => IsAnswer(match, most) ? null : Day(match, now, local, close));
        Find(Span(), match => Count(match) is { } many ? now + Unit(match.Groups["u"].Value) * many : null);
        Find(Clock(), match => DayTime.In(match.Groups["time"].Value, Today(now, local)) is { Time: { } time } ? Next(time, now, local) : null);
        return [.. found.OrderBy(one => one.Start)];

        void Find(Regex pattern, Func<Match, DateTimeOffset?> read)
        {
            foreach (Match match in pattern.Matches(plain))
            {
                if (!found.Exists(one => one.Start < match.Index + match.Length && match.Index < one.Start + one.Length) && read(match) is { } at)
                {
                    found.Add(new(match.Index, match.Length, at.ToUniversalTime()));
                }
            }
        }
    }

    // '1号' answers a list; '1号前', '1号下午5点' and '到1号' do not.
    private static bool IsAnswer(Match match, int most) => match.Groups["bare"].Success
        && !match.Groups["pre"].Success && !match.Groups["post"].Success && !match.Groups["time"].Success
        && Numerals.TryRead(match.Groups["bare"].Value, out int number) && number <= most;

    private static DateTimeOffset? Day(Match match, DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset> local, TimeOnly close)
    {
        string words = match.Groups["slash"].Success ? $"{match.Groups["mo"].Value}月{match.Groups["d"].Value}日{match.Groups["time"].Value}" : match.Value;
        DayTime? said = DayTime.In(words, Today(now, local));
        DateOnly? day = match.Groups["y"].Success ? Exact(match) : said?.Day;
        return day is { } known ? Instant(known.ToDateTime(said?.Time ?? close), now, local) : null;
    }

    private static DateOnly? Exact(Match match) => DateOnly.TryParseExact(
        $"{match.Groups["y"].Value}-{match.Groups["mo"].Value}-{match.Groups["d"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static double? Count(Match match) => match.Groups["n"].Value.ToUpperInvariant() switch
    {
        "半" => 0.5,
        "A" or "AN" => 1,
        var written => Numerals.TryRead(written, out int number) ? number : null,
    };

    private static TimeSpan Unit(string unit) => char.ToUpperInvariant(unit[0]) switch
    {
        '天' or '日' or 'D' => TimeSpan.FromDays(1),
        '周' or '星' or '礼' or 'W' => TimeSpan.FromDays(7),
        _ => TimeSpan.FromHours(1),
    };

    private static DateOnly Today(DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset> local) => DateOnly.FromDateTime(local(now).DateTime);

    // Without a day it is the next time that clocks show it.
    private static DateTimeOffset Next(TimeOnly time, DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset> local)
    {
        DateTimeOffset today = Instant(Today(now, local).ToDateTime(time), now, local);
        return today > now ? today : Instant(Today(now, local).AddDays(1).ToDateTime(time), now, local);
    }

    // The offset of now may not be that of then.
    private static DateTimeOffset Instant(DateTime wall, DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset> local)
    {
        DateTimeOffset guess = new(wall, local(now).Offset);
        return guess + (wall - local(guess).DateTime);
    }

    [GeneratedRegex("(?:within |in )?(?<n>" + Number + ")\\s?(?:个)?\\s?(?:工作日|working days?\\b|business days?\\b)(?:之内|以内|内|之前|前)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Working();

    [GeneratedRegex(
        "(?:within |in |for )?(?<n>" + Number + ")\\s?个?半?\\s?(?<u>小时|钟头|hours?\\b|hrs?\\b|天|日(?=之?内|以内)|days?\\b|周(?![一二三四五六日天末])|星期(?![一二三四五六日天])|礼拜(?![一二三四五六日天])|weeks?\\b)(?:之内|以内|内|以后|之后|后)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(
        Before + "(?:今天|今日|今晚|明天|明日|明早|明晚|后天|\\b(?:today|tonight|tomorrow)\\b"
        + "|(?:下个?|本|这个?)?(?:周|星期|礼拜)[一二三四五六日天]|\\b(?:next |this )?(?:week )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\\b"
        + "|(?:(?<y>20[0-9]{2})年)?(?<mo>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[号日]?(?!楼|院)"
        + "|(?<slash>(?:(?<y>20[0-9]{2})[-/])?(?<![0-9])(?<mo>[0-9]{1,2})[-/](?<d>[0-9]{1,2})(?![0-9]))"
        + "|(?:下个?月)(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})[号日]"
        + "|(?<![0-9])(?<bare>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[号日](?!楼|院|之?内|以内)"
        + "|\\b(?:the )?[0-9]{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b"
        + "|\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* [0-9]{1,2}(?:st|nd|rd|th)?\\b"
        + "|\\b(?:the )?[0-9]{1,2}(?:st|nd|rd|th)\\b)"
        + "(?:\\s?" + Time + ")?" + After,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(Before + "(?<![0-9:])" + Time + After, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
