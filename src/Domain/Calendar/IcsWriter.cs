using System.Globalization;
using System.Text;

namespace Hub.Domain.Calendar;

/// <summary>
/// Writes a calendar as iCalendar (RFC 5545), with the zones that its events name. Without METHOD: it is a calendar to subscribe to,
/// not an invitation to answer.
/// </summary>
public static class IcsWriter
{
    /// <summary>Who made it.</summary>
    public const string ProductId = "-//Hub//Hub calendar//ZH";

    /// <summary>The calendar's text, lines ending with CR LF and folded at 75 octets.</summary>
    /// <exception cref="TimeZoneNotFoundException">An event names a zone that the machine does not know.</exception>
    public static string Write(IcsCalendar calendar)
    {
        StringBuilder text = new();
        List<string> lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", $"PRODID:{ProductId}", "CALSCALE:GREGORIAN",
            .. calendar.Name.Length > 0 ? [$"NAME:{IcsText.Escape(calendar.Name)}", $"X-WR-CALNAME:{IcsText.Escape(calendar.Name)}"] : Array.Empty<string>(),
            .. Zones(calendar.Events), .. calendar.Events.SelectMany(Lines), "END:VCALENDAR",
        ];
        foreach (string line in lines)
        {
            IcsText.AppendFolded(text, line);
        }
        return text.ToString();
    }

    private static IEnumerable<string> Zones(IReadOnlyList<IcsEvent> events)
    {
        var named = events.SelectMany(one => (IcsTime[])[one.Start, one.End, one.RecurrenceId ?? one.Start, .. one.Excluded, .. one.Added])
            .Where(time => time.Kind == IcsTimeKind.Zoned).GroupBy(time => time.Zone!);
        foreach (IGrouping<string, IcsTime> zone in named.OrderBy(zone => zone.Key, StringComparer.Ordinal))
        {
            // What repeats goes on after its start: five years are what calendars show.
            bool repeats = events.Any(one => one.Rule is not null && one.Start.Zone == zone.Key);
            int from = Math.Clamp(zone.Min(time => time.Local.Year), 2, 9990);
            int until = Math.Clamp(zone.Max(time => time.Local.Year) + (repeats ? 5 : 0), from, 9998);
            foreach (string line in IcsZone.Lines(TimeZoneInfo.FindSystemTimeZoneById(zone.Key), from, until))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> Lines(IcsEvent one)
    {
        List<string> lines =
        [
            "BEGIN:VEVENT",
            $"UID:{IcsText.Escape(one.Uid)}",
            $"DTSTAMP:{IcsTime.Of(one.Stamp)}",
            Line("DTSTART", [one.Start]),
            Line("DTEND", [one.End]),
            string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{one.Sequence}"),
            $"STATUS:{(one.IsCancelled ? "CANCELLED" : "CONFIRMED")}",
        ];
        Text("SUMMARY", one.Summary);
        Text("DESCRIPTION", one.Description);
        Text("LOCATION", one.Location);
        Add(one.RecurrenceId is { } id ? Line("RECURRENCE-ID", [id]) : null);
        Add(one.Rule is { } rule ? $"RRULE:{rule}" : null);
        lines.AddRange(one.Excluded.GroupBy(Clocks).Select(times => Line("EXDATE", [.. times])));
        lines.AddRange(one.Added.GroupBy(Clocks).Select(times => Line("RDATE", [.. times])));
        Add(one.Url is { } url ? $"URL:{url.AbsoluteUri}" : null);
        foreach (TimeSpan alarm in one.Alarms)
        {
            lines.AddRange(
            [
                "BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION:{IcsText.Escape(one.Summary)}",
                string.Create(CultureInfo.InvariantCulture, $"TRIGGER:-PT{alarm.TotalMinutes:0}M"), "END:VALARM",
            ]);
        }
        return [.. lines, "END:VEVENT"];

        void Text(string name, string text) => Add(text.Length > 0 ? $"{name}:{IcsText.Escape(text)}" : null);

        void Add(string? line)
        {
            if (line is not null)
            {
                lines.Add(line);
            }
        }
    }

    private static (IcsTimeKind Kind, string? Zone) Clocks(IcsTime time) => (time.Kind, time.Zone);

    // Times of one line are all by the same clocks.
    private static string Line(string name, IReadOnlyList<IcsTime> times) =>
        name + times[0].Kind switch
        {
            IcsTimeKind.Day => ";VALUE=DATE",
            IcsTimeKind.Zoned => $";TZID={times[0].Zone}",
            IcsTimeKind.Floating or IcsTimeKind.Utc => "",
        } + ":" + string.Join(',', times);
}
