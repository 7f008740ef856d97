using System.Globalization;

namespace Hub.Domain.Calendar;

/// <summary>
/// A year whose holidays are not known although they should be: China announces the next year's in November, so from
/// <see cref="FromMonth"/>-<see cref="FromDay"/> on that year is asked for, every week until it is known.
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="Week">The first day of the week in which it is said.</param>
public sealed record UnannouncedYear(int Year, DateOnly Week)
{
    /// <summary>November.</summary>
    public const int FromMonth = 11;

    /// <summary>The 15th.</summary>
    public const int FromDay = 15;

    /// <summary>Unique: one warning a week.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"holidays/{Year}/{Week:yyyy-MM-dd}");

    /// <summary>What is to be said today; null where nothing is.</summary>
    /// <param name="today">The local day.</param>
    /// <param name="calendar">What is known.</param>
    public static UnannouncedYear? Of(DateOnly today, WorkCalendar calendar)
    {
        bool isNext = today >= new DateOnly(today.Year, FromMonth, FromDay);
        int year = isNext ? today.Year + 1 : today.Year;
        DateOnly since = new(year - 1, FromMonth, FromDay);
        return calendar.Warns(year) ? new(year, since.AddDays((today.DayNumber - since.DayNumber) / 7 * 7)) : null;
    }
}
