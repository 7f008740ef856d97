using System.Globalization;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>How often something is, in words, where that is simply said.</summary>
public static class RecurrenceWords
{
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>每周一、周四 / every Monday and Thursday; null for what only the dates themselves can say.</summary>
    public static Bi? Words(this RecurrenceRule rule)
    {
        if (rule.Interval > 1 || rule.Months.Count > 0 || rule.Days.Any(day => day.Ordinal != 0))
        {
            return null;
        }
        return rule switch
        {
            { Frequency: Frequency.Daily, MonthDays: [], Days: [] } => new("每天", "every day"),
            { Frequency: Frequency.Weekly, Days: [_, ..] days } => new(
                $"每{string.Join("、", days.Select(day => $"周{"日一二三四五六"[(int)day.Day]}"))}",
                $"every {Listed([.. days.Select(day => En.DateTimeFormat.GetDayName(day.Day))])}"),
            { Frequency: Frequency.Monthly, MonthDays: [_, ..] days, Days: [] } when days.All(day => day > 0) => new(
                $"每月{string.Join("、", days.Select(day => $"{day}号"))}", $"on the {Listed([.. days.Select(Ordinal)])} of each month"),
            _ => null,
        };
    }

    private static string Listed(string[] names) => names.Length < 2 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static string Ordinal(int day) => day switch
    {
        1 or 21 or 31 => $"{day}st",
        2 or 22 => $"{day}nd",
        3 or 23 => $"{day}rd",
        _ => $"{day}th",
    };
}
