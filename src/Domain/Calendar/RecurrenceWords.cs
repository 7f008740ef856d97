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
        null or { Interval: > 1 } or { Months: [_, ..] } => CalendarChatTexts.ByRule,
        { Frequency: Frequency.Daily, MonthDays: [], Days: [] } => new("每天", "every day"),
        { Frequency: Frequency.Weekly, Days: [_, ..] days } => new(
            $"每{string.Join("、", days.Select(day => $"周{"日一二三四五六"[(int)day.Day]}"))}",
            $"every {Listed([.. days.Select(day => En.DateTimeFormat.GetDayName(day.Day))])}"),
        { Frequency: Frequency.Monthly, MonthDays: [_, ..] days, Days: [] } when days.All(day => day > 0) => new(
            $"每月{string.Join("、", days.Select(day => $"{day}号"))}", $"on the {Listed([.. days.Select(Ordinal)])} of each month"),
        { Frequency: Frequency.Monthly, MonthDays: [], Days: [{ Ordinal: -1 or (> 0 and <= 5) } day] } => new(
            $"每月{(day.Ordinal < 0 ? "最后一个" : WhichZh[day.Ordinal])}星期{"日一二三四五六"[(int)day.Day]}",
            $"on the {(day.Ordinal < 0 ? "last" : Which[day.Ordinal])} {En.DateTimeFormat.GetDayName(day.Day)} of each month"),
        _ => CalendarChatTexts.ByRule,
    };

    private static string Listed(string[] names) => names.Length < 2 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static string Ordinal(int day) => day switch
    {
        1 or 21 or 31 => $"{day}st",
        2 or 22 => $"{day}nd",
        3 or 23 => $"{day}rd",
        _ => $"{day}th",
    };
}
