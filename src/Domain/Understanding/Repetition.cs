using System.Globalization;
using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>
/// How often something is, as people say it: 每天, 每周一和周四, 隔周周三, 每月6号、26号, 每月最后一个星期五, every weekday, every Monday and Thursday,
/// every other Tuesday, on the 6th of each month, on the last Friday of each month.
/// </summary>
public static partial class Repetition
{
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>The rule that a text names, as an RRULE's value (RFC 5545, section 3.3.10); null where it names none, or may mean several.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="from">From which day on: every two weeks from a Tuesday is every second Tuesday.</param>
    public static string? In(string text, DateOnly? from = null)
    {
        if (Rhythm.In(text) is not { } rhythm)
        {
            return Plain(text);
        }
        if (rhythm.Rule is not { } rare)
        {
            return null;
        }
        string every = $"FREQ={rhythm.Unit}";
        string? days = rhythm.Unit == "DAILY" ? every
            : rhythm.Readings.Select(Plain).FirstOrDefault(rule => rule?.StartsWith(every, StringComparison.Ordinal) == true)
            ?? (from is { } day && DayTime.In(rhythm.Rest, day)?.Day is null ? $"{every};{Of(rhythm.Unit, day)}" : null);
        return days is null ? null : rare + days[every.Length..];
    }

    private static string Of(string unit, DateOnly day) => unit == "WEEKLY"
        ? $"BYDAY={Days[(int)day.DayOfWeek]}"
        : string.Create(CultureInfo.InvariantCulture, $"BYMONTHDAY={day.Day}");

    private static string? Plain(string text)
    {
        if (Workdays().IsMatch(text))
        {
            return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR";
        }
        if (Daily().IsMatch(text))
        {
            return "FREQ=DAILY";
        }
        if (Weekly().Match(text) is { Success: true } week)
        {
            IEnumerable<DayOfWeek> days = week.Groups["w"].Captures.Select(day => Weekday(day.Value)).Distinct().OrderBy(day => ((int)day + 6) % 7);
            return $"FREQ=WEEKLY;BYDAY={string.Join(',', days.Select(day => Days[(int)day]))}";
        }
        if (Monthly().Match(text) is { Success: true } month)
        {
            int[] days = [.. month.Groups["d"].Captures.Select(day => Numerals.TryRead(day.Value, out int number) ? number : 0).Distinct().Order()];
            return days.All(day => day is >= 1 and <= 31) ? $"FREQ=MONTHLY;BYMONTHDAY={string.Join(',', days)}" : null;
        }
        return Which().Match(text) is { Success: true } which
            ? $"FREQ=MONTHLY;BYDAY={Ordinal(which.Groups["n"].Value)}{Days[(int)Weekday(which.Groups["w"].Value)]}"
            : null;
    }

    private static int Ordinal(string word) => word.ToLowerInvariant() switch
    {
        "一" or "1" or "first" or "1st" => 1,
        "二" or "2" or "second" or "2nd" => 2,
        "三" or "3" or "third" or "3rd" => 3,
        "四" or "4" or "fourth" or "4th" => 4,
        _ => -1,
    };

    /// <summary>The weekday of 一 to 日 or 天, or of the beginning of its English name.</summary>
    internal static DayOfWeek Weekday(string name) => name.ToLowerInvariant()[..Math.Min(2, name.Length)] switch
    {
        "一" or "mo" => DayOfWeek.Monday,
        "二" or "tu" => DayOfWeek.Tuesday,
        "三" or "we" => DayOfWeek.Wednesday,
        "四" or "th" => DayOfWeek.Thursday,
        "五" or "fr" => DayOfWeek.Friday,
        "六" or "sa" => DayOfWeek.Saturday,
        _ => DayOfWeek.Sunday,
    };

    [GeneratedRegex("每个?工作日|周一(?:到|至)周?五|\\b(?:every|each) (?:week|work(?:ing )?)day\\b|\\bon (?:week|work(?:ing )?)days\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Workdays();

    [GeneratedRegex("每[天日]|天天|\\b(?:every|each) day\\b|\\bdaily\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Daily();

    [GeneratedRegex(
        "每个?(?:周|星期|礼拜)(?<w>[一二三四五六日天])(?![次回])(?:[、和,，及]?(?:每?(?:周|星期|礼拜))?(?<w>[一二三四五六日天])(?![点时月号]))*"
        + "|\\b(?:every|each|weekly on)(?: (?:and )?(?<w>mon|tues|wednes|thurs|fri|satur|sun)days?,?)+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Weekly();

    [GeneratedRegex(
        "每个?月(?:的)?(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?![0-9一二三四五六七八九十点时:：])[号日]?(?:[、和,，及](?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?![点时:：])[号日]?)*"
        + "|\\b(?:on )?(?:the )?(?<d>[0-9]{1,2})(?:st|nd|rd|th)(?:(?:,| and|, and) (?:the )?(?<d>[0-9]{1,2})(?:st|nd|rd|th))* of (?:each|every|the) month\\b"
        + "|\\b(?:monthly|(?:each|every) month) on (?:the )?(?<d>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:：点时]| ?[ap]m\\b)(?:(?:,| and|, and) (?:the )?(?<d>[0-9]{1,2})(?:st|nd|rd|th)?)*",
        RegexOptions.IgnoreCase)]
    private static partial Regex Monthly();

    // A fifth one most months do not have: nobody means it.
    [GeneratedRegex(
        "每个?月(?:的)?(?:第(?<n>[一二三四1-4])个?|(?<n>最后)一?个?)(?:周|星期|礼拜)(?<w>[一二三四五六日天])"
        + "|\\b(?:on )?the (?<n>first|second|third|fourth|last|1st|2nd|3rd|4th) (?<w>mon|tues|wednes|thurs|fri|satur|sun)day (?:of|in) (?:each|every|the) month\\b"
        + "|\\b(?:monthly|(?:each|every) month) on the (?<n>first|second|third|fourth|last|1st|2nd|3rd|4th) (?<w>mon|tues|wednes|thurs|fri|satur|sun)day\\b"
        + "|\\bevery (?<n>first|second|third|fourth|last|1st|2nd|3rd|4th) (?<w>mon|tues|wednes|thurs|fri|satur|sun)day (?:of|in) (?:the|each|every|a) month\\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Which();
}
