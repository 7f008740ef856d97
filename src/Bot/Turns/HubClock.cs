using Hub.Domain.Calendar;

namespace Hub.Bot.Turns;

/// <summary>The clock with the zone and the working hours of the community.</summary>
internal sealed class HubClock(TimeProvider time, TimeZoneInfo zone, WorkingHours hours)
{
    /// <summary>The hours in which promises run.</summary>
    public WorkingHours Hours => hours;

    public DateTimeOffset Now => time.GetUtcNow();

    public TimeProvider Time => time;

    /// <summary>The community's zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The day in the community's zone.</summary>
    public DateOnly LocalDay(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant as the community's clocks show it.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);
}
