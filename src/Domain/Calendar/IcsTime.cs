using System.Globalization;

namespace Hub.Domain.Calendar;

/// <summary>A date or time of iCalendar (RFC 5545, sections 3.3.4 and 3.3.5): a day, local clocks anywhere, a zone's clocks, or UTC.</summary>
/// <param name="Local">What the clocks show; of a day, its midnight.</param>
/// <param name="Kind">Whose clocks.</param>
/// <param name="Zone">The zone's name, where they are a zone's.</param>
public readonly record struct IcsTime(DateTime Local, IcsTimeKind Kind, string? Zone = null)
{
    /// <summary>The day by those clocks.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Local);

    /// <summary>A whole day.</summary>
    public static IcsTime Of(DateOnly day) => new(day.ToDateTime(default), IcsTimeKind.Day);

    /// <summary>An instant in UTC.</summary>
    public static IcsTime Of(DateTimeOffset instant) => new(DateTime.SpecifyKind(instant.UtcDateTime, DateTimeKind.Unspecified), IcsTimeKind.Utc);

    /// <summary>An instant as a zone's clocks show it; those that they show twice, the second time, are written in UTC.</summary>
    public static IcsTime Of(DateTimeOffset instant, TimeZoneInfo zone)
    {
        DateTime local = DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(instant, zone).DateTime, DateTimeKind.Unspecified);
        IcsTime time = new(local, IcsTimeKind.Zoned, zone.Id);
        return time.Instant(zone) == instant ? time : Of(instant);
    }

    /// <summary>The instant.</summary>
    /// <param name="fallback">The zone of days and of clocks that name none.</param>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know the zone; times that were read name one that it knows.</exception>
    public DateTimeOffset Instant(TimeZoneInfo fallback) => Kind switch
    {
        IcsTimeKind.Utc => new(Local, TimeSpan.Zero),
        IcsTimeKind.Zoned => At(Zone == fallback.Id ? fallback : TimeZoneInfo.FindSystemTimeZoneById(Zone!)),
        IcsTimeKind.Day or IcsTimeKind.Floating => At(fallback),
    };

    private DateTimeOffset At(TimeZoneInfo zone) => ZonedTime.Instant(Day, TimeOnly.FromDateTime(Local), zone);

    /// <summary>The value as iCalendar writes it.</summary>
    public override string ToString() => Local.ToString(
        Kind switch
        {
            IcsTimeKind.Day => "yyyyMMdd",
            IcsTimeKind.Utc => "yyyyMMdd'T'HHmmss'Z'",
            IcsTimeKind.Zoned or IcsTimeKind.Floating => "yyyyMMdd'T'HHmmss",
        },
        CultureInfo.InvariantCulture);
}

/// <summary>Whose clocks a time of iCalendar is by.</summary>
public enum IcsTimeKind
{
    /// <summary>A whole day, wherever one is.</summary>
    Day,

    /// <summary>The clocks wherever one is.</summary>
    Floating,

    /// <summary>The clocks of a zone.</summary>
    Zoned,

    /// <summary>UTC.</summary>
    Utc,
}
