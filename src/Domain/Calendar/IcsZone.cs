using System.Globalization;

namespace Hub.Domain.Calendar;

/// <summary>A VTIMEZONE: a zone's offset at the beginning of the covered years and each change of it until their end.</summary>
internal static class IcsZone
{
    /// <summary>Its lines.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="from">The first year, 2 to 9998.</param>
    /// <param name="until">The last year, 2 to 9998.</param>
    public static IEnumerable<string> Lines(TimeZoneInfo zone, int from, int until)
    {
        DateTimeOffset begin = new(from, 1, 1, 0, 0, 0, TimeSpan.Zero);
        // A day earlier and later, since the years begin earlier or later by the zone's clocks.
        begin = begin.AddDays(-1);
        TimeSpan first = zone.GetUtcOffset(begin);
        return
        [
            "BEGIN:VTIMEZONE", $"TZID:{zone.Id}",
            .. Observance(begin.DateTime + first, first, first, zone.IsDaylightSavingTime(begin)),
            .. Changes(zone, begin, new DateTimeOffset(until + 1, 1, 2, 0, 0, 0, TimeSpan.Zero)).SelectMany(
                change => Observance(change.At.DateTime + change.Before, change.Before, change.After, zone.IsDaylightSavingTime(change.At))),
            "END:VTIMEZONE",
        ];
    }

    /// <summary>The instants at which the offset changes, to the second.</summary>
    internal static IEnumerable<(DateTimeOffset At, TimeSpan Before, TimeSpan After)> Changes(TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until)
    {
        for (DateTimeOffset day = from; day < until; day = day.AddDays(1))
        {
            (TimeSpan before, TimeSpan after) = (zone.GetUtcOffset(day), zone.GetUtcOffset(day.AddDays(1)));
            if (before == after)
            {
                continue;
            }
            (long low, long high) = (0, 24 * 60 * 60);
            while (high - low > 1)
            {
                long middle = (low + high) / 2;
                (low, high) = zone.GetUtcOffset(day.AddSeconds(middle)) == before ? (middle, high) : (low, middle);
            }
            yield return (day.AddSeconds(high), before, after);
        }
    }

    private static string[] Observance(DateTime local, TimeSpan before, TimeSpan after, bool isDaylight)
    {
        string name = isDaylight ? "DAYLIGHT" : "STANDARD";
        return
        [
            $"BEGIN:{name}", $"DTSTART:{local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}",
            $"TZOFFSETFROM:{Offset(before)}", $"TZOFFSETTO:{Offset(after)}", $"END:{name}",
        ];
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture);
}
