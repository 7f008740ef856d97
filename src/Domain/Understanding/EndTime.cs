using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>Until when something is to last, as people say it: 12小时, 到明天8点, 11月23日18:00, until tomorrow 8 am, for 2 days.</summary>
/// <param name="At">The instant.</param>
/// <param name="Rest">The text without it.</param>
public sealed partial record EndTime(DateTimeOffset At, string Rest)
{
    private const string Number = "[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|半|one|two|three|four|five|six|seven|eight|nine|ten";

    /// <summary>The last one that a text names; null where it names none. It may lie in the past.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="now">The instant.</param>
    /// <param name="local">An instant as the community's clocks show it.</param>
    public static EndTime? In(string text, DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset> local)
    {
        string plain = Numerals.HalfWidths(text);
        Match? found = Clock().Matches(plain).Concat(Span().Matches(plain)).MaxBy(match => match.Index + match.Length);
        if (found is null || (found.Groups["u"].Success ? After(found, now) : Wall(found, local(now).DateTime) is { } wall ? Instant(wall, now, local) : null) is not { } at)
        {
            return null;
        }
        string rest = text[..found.Index] + ' ' + text[(found.Index + found.Length)..];
        return new(at, rest.Trim(' ', ',', '，', '。', '.', '、', ';', '；', ':', '：', '\n'));
    }

    private static DateTimeOffset? After(Match span, DateTimeOffset now)
    {
        string unit = span.Groups["u"].Value;
        double? count = span.Groups["n"].Value == "半" ? 0.5 : Read(span.Groups["n"]);
        return count is { } many
            ? now + (unit[0] is '天' or '日' or 'd' or 'D' ? TimeSpan.FromDays(many) : unit[0] is '分' or 'm' or 'M' ? TimeSpan.FromMinutes(many) : TimeSpan.FromHours(many))
            : null;
    }

    private static DateTime? Wall(Match clock, DateTime now)
    {
        string part = clock.Groups["part"].Value + clock.Groups["day"].Value + clock.Groups["later"].Value;
        int minute = clock.Groups["half"].Success ? 30 : Read(clock.Groups["m"]) ?? 0;
        if (Read(clock.Groups["h"]) is not { } hour || hour > 24 || minute > 59)
        {
            return null;
        }
        string half = clock.Groups["ap"].Value.ToUpperInvariant();
        bool night = part.Any(c => c is '晚' or '夜') || part.Contains("tonight", StringComparison.OrdinalIgnoreCase);
        bool pm = half.StartsWith('P') || part.Contains("下午", StringComparison.Ordinal) || part.Contains("中午", StringComparison.Ordinal);
        hour = hour switch
        {
            12 when half.StartsWith('A') => 0,
            12 when night => 24,
            >= 6 and < 12 when night => hour + 12,
            < 11 when pm => hour + 12,
            11 when half.StartsWith('P') => 23,
            _ => hour,
        };
        DateTime? day = Day(clock, part, now.Date);
        DateTime? wall = day?.AddHours(hour).AddMinutes(minute);
        // Without a day it is the next time that clocks show it.
        return wall <= now && !clock.Groups["day"].Success && !clock.Groups["later"].Success && !clock.Groups["d"].Success ? wall.Value.AddDays(1) : wall;
    }

    private static DateTime? Day(Match clock, string part, DateTime today)
    {
        if (clock.Groups["d"].Success)
        {
            int year = Read(clock.Groups["y"]) ?? today.Year;
            return Read(clock.Groups["mo"]) is { } month and >= 1 and <= 12 && Read(clock.Groups["d"]) is { } day && day >= 1 && day <= DateTime.DaysInMonth(year, month)
                ? new DateTime(year, month, day).AddYears(clock.Groups["y"].Success || month >= today.Month ? 0 : 1)
                : null;
        }
        return part.Contains('后', StringComparison.Ordinal) ? today.AddDays(2)
            : part.Contains('明', StringComparison.Ordinal) || part.Contains("tomorrow", StringComparison.OrdinalIgnoreCase) ? today.AddDays(1)
            : today;
    }

    // The offset of now may not be that of then.
    private static DateTimeOffset Instant(DateTime wall, DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset> local)
    {
        DateTimeOffset guess = new(wall, local(now).Offset);
        return (guess + (wall - local(guess).DateTime)).ToUniversalTime();
    }

    private static int? Read(Group group) => group.Success && Numerals.TryRead(group.Value, out int number) ? number : null;

    [GeneratedRegex("(?:for |持续|再)?\\s?(?<n>" + Number + ")\\s?(?<u>个?半?小时|个?钟头|hours?\\b|hrs?\\b|h\\b|天|日(?![0-9])|days?\\b|分钟|min(?:ute)?s?\\b)(?:以后|之后|后)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Span();

    [GeneratedRegex(
        "(?:until |till |到|至|直到)?\\s?"
        + "(?:(?:(?<y>[0-9]{4})[-年/])?(?<mo>[0-9]{1,2})[-月/](?<d>[0-9]{1,2})[日号]?|(?<day>今天|今日|今晚|今夜|明天|明日|明早|明晚|后天|today|tonight|tomorrow))?(?: at)?\\s?"
        + "(?<part>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜里|半夜)?\\s?"
        + "(?<![0-9])(?<h>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(?:(?::(?<m>[0-9]{2})|[点时](?:(?<half>半)|(?<m>[0-9]{1,2}|[一二三四五六七八九十]{2,3})分?|整)?)\\s?(?<ap>[ap]\\.?m\\b\\.?)?|\\s?(?<ap>[ap]\\.?m\\b\\.?))"
        + "(?:\\s?(?<later>today|tonight|tomorrow))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}
