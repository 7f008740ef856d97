using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>Occurrences as events of iCalendar: one event each, so that moved and cancelled ones need no exceptions to a rule.</summary>
public static class OccurrenceEvents
{
    /// <summary>A time that somebody booked, as an event of its own.</summary>
    /// <param name="booking">The booking.</param>
    /// <param name="occurrence">Its occurrence.</param>
    /// <param name="series">The series of that.</param>
    /// <param name="lang">In whose language.</param>
    public static IcsEvent Event(SlotBooking booking, Occurrence occurrence, Series series, Lang lang)
    {
        Slot slot = Slot.At(occurrence, series, booking.Nr);
        return Event(occurrence, series, lang, booking.At > occurrence.ChangedAt ? booking.At : occurrence.ChangedAt) with
        {
            // Another time of it is another event: so no calendar waits for a higher SEQUENCE.
            Uid = $"{occurrence.Id:N}-{booking.Nr}@hub",
            Start = IcsTime.Of(slot.Start, series.ZoneInfo),
            End = IcsTime.Of(slot.End, series.ZoneInfo),
            Summary = FeedTexts.Booked.In(lang, series.Title.In(lang)),
        };
    }

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
            // Both only grow: also another title or agenda is another version of it.
            Sequence = occurrence.Sequence + series.Version - 1,
            IsCancelled = occurrence.State == OccurrenceState.Cancelled,
            Summary = series.Title.In(lang),
            Description = string.Join('\n', occurrence.Reason is { } reason ? agenda.Prepend(reason) : agenda),
            Location = occurrence.Place.In(lang),
            Url = url,
            Alarms = alarm is { } before && occurrence.IsOn ? [before] : [],
        };
    }
}
