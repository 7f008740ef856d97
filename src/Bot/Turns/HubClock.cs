namespace Hub.Bot.Turns;

/// <summary>The clock with the zone of the community.</summary>
internal sealed class HubClock(TimeProvider time, TimeZoneInfo zone)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public TimeProvider Time => time;

    /// <summary>The community's zone.</summary>
    public TimeZoneInfo Zone => zone;

    /// <summary>The day in the community's zone.</summary>
    public DateOnly LocalDay(DateTimeOffset instant) => DateOnly.FromDateTime(Local(instant).DateTime);

    /// <summary>The instant as the community's clocks show it.</summary>
    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, zone);
}
