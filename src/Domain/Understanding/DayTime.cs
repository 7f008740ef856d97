using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>A day and a time of day as people say them of meetings: 27号14点, 12月27日下午2点半, 明天9:00, the 27th at 14:00, 27 December 2 pm.</summary>
/// <param name="Day">The day; null where only a time is said.</param>
/// <param name="Time">The time; null where only a day is said.</param>
public sealed partial record DayTime(DateOnly? Day, TimeOnly? Time)
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first that a text names; null where it names none. A day without a month is the next one of that number, today among them.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="today">The local day.</param>
    public static DayTime? In(string text, DateOnly today)
    {
        string plain = Numerals.HalfWidths(text);
        DateOnly? day = DayIn(plain, today);
        TimeOnly? time = TimeIn(plain);
        return day is null && time is null ? null : new(day, time);
    }

    private static DateOnly? DayIn(string text, DateOnly today)
    {
        if (Relative().Match(text) is { Success: true } near)
        {
            return today.AddDays(near.Groups["t"].Success ? 0 : near.Groups["m"].Success ? 1 : 2);
        }
        if (Weekly().Match(text) is { Success: true } week)
        {
            int away = ((int)Repetition.Weekday(week.Groups["w"].Value) - (int)today.DayOfWeek + 7) % 7;
            // 下周一 is the Monday of the week after this one, whose last day is Sunday.
            int sinceMonday = ((int)today.DayOfWeek + 6) % 7;
            return today.AddDays(week.Groups["next"].Success && away + sinceMonday < 7 ? away + 7 : away);
        }
        if (Dated().Match(text) is not { Success: true } dated || !Numerals.TryRead(dated.Groups["d"].Value, out int number) || number is < 1 or > 31)
        {
            return null;
        }
        int month = dated.Groups["mo"].Success && Numerals.TryRead(dated.Groups["mo"].Value, out int named) ? named
            : dated.Groups["name"].Success ? Array.IndexOf(Months, dated.Groups["name"].Value[..3].ToLowerInvariant()) + 1
            : 0;
        if (month > 12)
        {
            return null;
        }
        // The next such day; a month that is over is next year's, and one that has no such day is passed over.
        DateOnly from = NextMonth().IsMatch(text) ? new DateOnly(today.Year, today.Month, 1).AddMonths(1) : today;
        for (DateOnly first = new(from.Year, from.Month, 1); first < from.AddMonths(14); first = first.AddMonths(1))
        {
            bool isMonth = month == 0 || first.Month == month;
            if (isMonth && number <= DateTime.DaysInMonth(first.Year, first.Month) && first.AddDays(number - 1) >= from)
            {
                return first.AddDays(number - 1);
            }
        }
        return null;
    }

    private static TimeOnly? TimeIn(string text)
    {
        if (Clock().Match(text) is not { Success: true } clock || !Numerals.TryRead(clock.Groups["h"].Value, out int hour))
        {
            return null;
        }
        int minute = clock.Groups["half"].Success ? 30 : clock.Groups["m"].Success && Numerals.TryRead(clock.Groups["m"].Value, out int said) ? said : 0;
        string part = clock.Groups["part"].Value + clock.Groups["ap"].Value.ToLowerInvariant();
        bool isLate = part is "下午" or "傍晚" or "晚上" or "晚" || part.StartsWith('p') || (part == "中午" && hour < 3);
        hour = isLate && hour < 12 ? hour + 12 : part.StartsWith('a') && hour == 12 ? 0 : hour;
        return hour < 24 && minute < 60 ? new(hour, minute) : null;
    }

    /// <summary>Day numbers of a list: 5号和25号, the 5th and the 25th.</summary>
    public static IReadOnlyList<int> DaysIn(string text) =>
        [.. Number().Matches(Numerals.HalfWidths(text)).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).Where(day => day is >= 1 and <= 31).Distinct()];

    [GeneratedRegex("(?<t>今天|今日|今早|今晚|\\btoday\\b|\\btonight\\b)|(?<m>明天|明日|明早|明晚|\\btomorrow\\b)|后天", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Relative();

    [GeneratedRegex(
        "(?<next>下个?)?(?:周|星期|礼拜)(?<w>[一二三四五六日天])|\\b(?:(?<next>next) week )?(?<w>mon|tues|wednes|thurs|fri|satur|sun)day\\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekly();

    [GeneratedRegex("下个?月|next month", RegexOptions.IgnoreCase)]
    private static partial Regex NextMonth();

    [GeneratedRegex(
        "(?:(?<mo>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月)?(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[号日](?!楼|院)"
        + "|\\b(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? (?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\b"
        + "|\\b(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?<d>[0-9]{1,2})(?:st|nd|rd|th)?\\b"
        + "|\\b(?<d>[0-9]{1,2})(?:st|nd|rd|th)\\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(
        "(?<part>上午|早上|早|中午|下午|傍晚|晚上|晚)?\\s?(?<![0-9:])(?<h>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
        + "(?::(?<m>[0-9]{2})(?:\\s?(?<ap>[ap]m)\\b)?|[点时](?:(?<half>半)|(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})分?)?|\\s?(?<ap>[ap]m)\\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex("[0-9]{1,2}")]
    private static partial Regex Number();
}
