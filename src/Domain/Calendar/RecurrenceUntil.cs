using System.Globalization;

namespace Hub.Domain.Calendar;

/// <summary>UNTIL: the last moment at which a rule may happen, itself included.</summary>
/// <param name="Day">The day.</param>
/// <param name="Time">The time; null is the whole day.</param>
/// <param name="IsUtc">Whether day and time are UTC's; else they are those of the series' own clocks ('floating').</param>
public readonly record struct RecurrenceUntil(DateOnly Day, TimeOnly? Time = null, bool IsUtc = false)
{
    /// <summary>Reads <c>20261231</c>, <c>20261231T235959</c> or <c>20261231T235959Z</c>; null where it is none of these.</summary>
    public static RecurrenceUntil? Read(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return new(day);
        }
        bool isUtc = text.EndsWith('Z');
        return DateTime.TryParseExact(isUtc ? text[..^1] : text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime moment)
            ? new(DateOnly.FromDateTime(moment), TimeOnly.FromDateTime(moment), isUtc)
            : null;
    }

    /// <summary>The last day on which something at a local time may still happen.</summary>
    /// <param name="at">The local time.</param>
    /// <param name="zone">The zone of that time.</param>
    public DateOnly LastDay(TimeOnly at, TimeZoneInfo zone)
    {
        if (Time is not { } time)
        {
            return Day;
        }
        if (!IsUtc)
        {
            return at <= time ? Day : Before(Day);
        }
        DateTimeOffset until = new(Day.ToDateTime(time), TimeSpan.Zero);
        DateOnly local = ZonedTime.DayOf(until, zone);
        return ZonedTime.Instant(local, at, zone) <= until ? local : Before(local);
    }

    private static DateOnly Before(DateOnly day) => day == DateOnly.MinValue ? day : day.AddDays(-1);

    public override string ToString() =>
        Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
        + Time?.ToString("'T'HHmmss", CultureInfo.InvariantCulture) + (IsUtc ? "Z" : "");
}
