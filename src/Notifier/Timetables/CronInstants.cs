using Quartz;

namespace Hub.Notifier.Timetables;

/// <summary>The instants of a Unix cron expression on a zone's clocks. Quartz reads it, and is asked for nothing but the next instant.</summary>
internal static class CronInstants
{
    private const string EachMinute = "* * * * *";

    /// <summary>The first instant after another, in UTC.</summary>
    /// <exception cref="FormatException">The expression cannot be read.</exception>
    internal static Func<DateTimeOffset, DateTimeOffset?> After(string cron, TimeZoneInfo zone)
    {
        CronExpression expression = Read(cron, zone);
        if (cron == EachMinute)
        {
            // No clock skips or repeats a part of a minute; and after an outage thousands of them are counted.
            return instant => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, TimeSpan.Zero);
        }
        return instant => expression.GetNextValidTimeAfter(instant)?.ToUniversalTime();
    }

    internal static CronExpression Read(string cron, TimeZoneInfo zone) => CronExpression.Parse(cron, CronFormat.Unix).WithTimeZone(zone);
}
