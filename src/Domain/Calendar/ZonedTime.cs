namespace Hub.Domain.Calendar;

/// <summary>
/// Local dates and times of a named zone, and the instants that they are. RFC 5545, section 3.3.5: a time that the clocks skip
/// is read with the offset before the gap, so it comes later by the gap; of a time that they show twice the first is meant.
/// </summary>
public static class ZonedTime
{
    // Wider than any zone is from UTC, and than any two changes of one zone are apart.
    private static readonly TimeSpan Around = TimeSpan.FromHours(24);

    /// <summary>The instant, in UTC, at which the zone's clocks show a date and time.</summary>
    /// <param name="day">The local date.</param>
    /// <param name="time">The local time.</param>
    /// <param name="zone">The zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside of the years 1 to 9999.</exception>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(time, DateTimeKind.Utc);
        // TimeZoneInfo answers by the standard time in gaps and overlaps, which is not always the one before the change:
        // so the offsets on both sides are asked for by instants, where it is exact.
        TimeSpan before = OffsetAt(local, -Around, zone);
        TimeSpan after = OffsetAt(local, Around, zone);
        bool isBefore = zone.GetUtcOffset(new DateTimeOffset(local) - before) == before;
        bool isAfter = zone.GetUtcOffset(new DateTimeOffset(local) - after) == after;
        return new DateTimeOffset(local) - (isAfter && (!isBefore || after > before) ? after : before);
    }

    /// <summary>The date that the zone's clocks show at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    /// <summary>The time that the zone's clocks show at an instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

    private static TimeSpan OffsetAt(DateTime local, TimeSpan away, TimeZoneInfo zone)
    {
        long ticks = Math.Clamp(local.Ticks + away.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return zone.GetUtcOffset(new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
