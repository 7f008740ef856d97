using System.Globalization;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>How often something is, in words.</summary>
public static class RecurrenceWords
{
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    private static readonly string[] WhichZh = ["", "第一个", "第二个", "第三个", "第四个", "第五个"];
    private static readonly string[] Which = ["", "first", "second", "third", "fourth", "fifth"];

    /// <summary>每周一、周四 / every Monday and Thursday; for what only the dates themselves can say, that it repeats.</summary>
    public static Bi Words(this RecurrenceRule? rule) => rule switch
    {
        null or { Months: [_, ..] } => CalendarChatTexts.ByRule,
        { Interval: > 1 } => Rare(rule),
        { Frequency: Frequency.Daily, MonthDays: [], Days: [] } => new("每天", "every day"),
        { Frequency: Frequency.Weekly, Days: [_, ..] days } => new(
            $"每{string.Join("、", days.Select(Week))}", $"every {Listed([.. days.Select(Name)])}"),
        { Frequency: Frequency.Monthly, MonthDays: [_, ..] days, Days: [] } when days.All(day => day > 0) => new(
            $"每月{string.Join("、", days.Select(day => $"{day}号"))}", $"on the {Listed([.. days.Select(Ordinal)])} of each month"),
        { Frequency: Frequency.Monthly, MonthDays: [], Days: [{ Ordinal: -1 or (> 0 and <= 5) } day] } => new(
            $"每月{WhichZhOf(day)}", $"on the {WhichOf(day)} of each month"),
        _ => CalendarChatTexts.ByRule,
    };

    // 每两周周三, every other Wednesday; 每3个月5号, every 3 months on the 5th: as Repetition reads them.
    private static Bi Rare(RecurrenceRule rule)
    {
        (string zh, string en) = rule.Interval == 2 ? ("两", "other") : ($"{rule.Interval}", $"{rule.Interval}");
        string s = rule.Interval == 2 ? "" : "s";
        return rule switch
        {
            { Frequency: Frequency.Daily, MonthDays: [], Days: [] } => new($"每{zh}天", $"every {en} day{s}"),
            { Frequency: Frequency.Weekly, Interval: 2, Days: [var day] } => new($"每两周{Week(day)}", $"every other {Name(day)}"),
            { Frequency: Frequency.Weekly, Days: [_, ..] days } => new(
                $"每{zh}周{string.Join("、", days.Select(Week))}", $"every {en} week{s} on {Listed([.. days.Select(Name)])}"),
            { Frequency: Frequency.Monthly, MonthDays: [_, ..] days, Days: [] } when days.All(day => day > 0) => new(
                $"每{zh}个月{string.Join("、", days.Select(day => $"{day}号"))}", $"every {en} month{s} on the {Listed([.. days.Select(Ordinal)])}"),
            { Frequency: Frequency.Monthly, MonthDays: [], Days: [{ Ordinal: -1 or (> 0 and <= 5) } day] } => new(
                $"每{zh}个月{WhichZhOf(day)}", $"every {en} month{s} on the {WhichOf(day)}"),
            _ => CalendarChatTexts.ByRule,
        };
    }

    private static string Week(RecurrenceDay day) => $"周{"日一二三四五六"[(int)day.Day]}";

    private static string Name(RecurrenceDay day) => En.DateTimeFormat.GetDayName(day.Day);

    private static string WhichZhOf(RecurrenceDay day) => $"{(day.Ordinal < 0 ? "最后一个" : WhichZh[day.Ordinal])}星期{"日一二三四五六"[(int)day.Day]}";

    private static string WhichOf(RecurrenceDay day) => $"{(day.Ordinal < 0 ? "last" : Which[day.Ordinal])} {Name(day)}";

    private static string Listed(string[] names) => names.Length < 2 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static string Ordinal(int day) => day switch
    {
        1 or 21 or 31 => $"{day}st",
        2 or 22 => $"{day}nd",
        3 or 23 => $"{day}rd",
        _ => $"{day}th",
    };
}
