using System.Globalization;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>When an occurrence is, as people say it.</summary>
public static class OccurrenceWords
{
    private static readonly CultureInfo Zh = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>12月6日（星期日）9:00—11:00; the year only where <paramref name="now"/> is in another one.</summary>
    /// <param name="start">When it begins.</param>
    /// <param name="end">When it ends.</param>
    /// <param name="zone">The zone of the clocks.</param>
    /// <param name="now">The instant.</param>
    public static Bi When(DateTimeOffset start, DateTimeOffset end, TimeZoneInfo zone, DateTimeOffset now)
    {
        DateTimeOffset from = TimeZoneInfo.ConvertTime(start, zone);
        DateTimeOffset until = TimeZoneInfo.ConvertTime(end, zone);
        Bi day = Day(DateOnly.FromDateTime(from.DateTime), ZonedTime.DayOf(now, zone));
        string clock = from.ToString("H:mm", CultureInfo.InvariantCulture);
        string clockEnd = until.ToString("H:mm", CultureInfo.InvariantCulture);
        string last = until.Date == from.Date ? clockEnd : $"{Day(DateOnly.FromDateTime(until.DateTime), ZonedTime.DayOf(now, zone)).Zh} {clockEnd}";
        string lastEn = until.Date == from.Date ? clockEnd : $"{Day(DateOnly.FromDateTime(until.DateTime), ZonedTime.DayOf(now, zone)).En} {clockEnd}";
        return new($"{day.Zh}{clock}—{last}", $"{day.En}, {clock}–{lastEn}");
    }

    /// <summary>When an occurrence is, by its series' clocks.</summary>
    public static Bi When(this Occurrence occurrence, Series series, DateTimeOffset now) => When(occurrence.Start, occurrence.End, series.ZoneInfo, now);

    /// <summary>12月6日（星期日）.</summary>
    /// <param name="day">The day.</param>
    /// <param name="today">Today: the year is said where it is another one.</param>
    public static Bi Day(DateOnly day, DateOnly today)
    {
        bool same = day.Year == today.Year;
        return new(
            day.ToString(same ? "M月d日（dddd）" : "yyyy年M月d日（dddd）", Zh), day.ToString(same ? "dddd d MMMM" : "dddd d MMMM yyyy", En));
    }

    /// <summary>9:10.</summary>
    public static string Clock(DateTimeOffset instant, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(instant, zone).ToString("H:mm", CultureInfo.InvariantCulture);
}
