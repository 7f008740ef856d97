using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>Occurrences as events of iCalendar: one event each, so that moved and cancelled ones need no exceptions to a rule.</summary>
public static class OccurrenceEvents
{
    /// <summary>An occurrence as an event.</summary>
    /// <param name="occurrence">The occurrence.</param>
    /// <param name="series">Its series.</param>
    /// <param name="lang">In whose language.</param>
    /// <param name="stamp">When it was last changed.</param>
    /// <param name="url">Where to read on.</param>
    /// <param name="alarm">How long before it calendars remind of it; null leaves that to Hub.</param>
    public static IcsEvent Event(
        Occurrence occurrence, Series series, Lang lang, DateTimeOffset stamp, Uri? url = null, TimeSpan? alarm = null)
    {
        TimeZoneInfo zone = series.ZoneInfo;
        IEnumerable<string> agenda = series.Agenda.Select((line, i) => $"{i + 1}. {line.In(lang)}");
        return new()
        {
            Uid = $"{occurrence.Id:N}@hub",
            Start = IcsTime.Of(occurrence.Start, zone),
            End = IcsTime.Of(occurrence.End, zone),
            Stamp = stamp,
            Sequence = occurrence.Sequence,
            IsCancelled = occurrence.State == OccurrenceState.Cancelled,
            Summary = series.Title.In(lang),
            Description = string.Join('\n', occurrence.Reason is { } reason ? agenda.Prepend(reason) : agenda),
            Location = occurrence.Place.In(lang),
            Url = url,
            Alarms = alarm is { } before && occurrence.IsOn ? [before] : [],
        };
    }
}
