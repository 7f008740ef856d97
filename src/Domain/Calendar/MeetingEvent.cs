using System.Collections.Immutable;
using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>One event of an import as a series, by the clocks of its zone.</summary>
internal sealed class MeetingEvent
{
    private readonly IcsEvent _event;
    private readonly List<MeetingProblem> _wrong;
    private readonly DateTimeOffset _now;
    private readonly TimeZoneInfo _zone;
    private readonly TimeOnly _at;
    private readonly DateOnly _start;

    /// <param name="one">The event.</param>
    /// <param name="hub">The hub's zone.</param>
    /// <param name="now">The instant.</param>
    /// <param name="wrong">What is wrong is added to it.</param>
    public MeetingEvent(IcsEvent one, TimeZoneInfo hub, DateTimeOffset now, List<MeetingProblem> wrong)
    {
        (_event, _now, _wrong) = (one, now, wrong);
        _zone = one.Start.Kind == IcsTimeKind.Zoned ? TimeZoneInfo.FindSystemTimeZoneById(one.Start.Zone!) : hub;
        DateTimeOffset start = one.Start.Instant(_zone);
        (_start, _at) = (ZonedTime.DayOf(start, _zone), ZonedTime.TimeOf(start, _zone));
    }

    public ImportedMeeting Meeting(Area area, SeriesHost host, AudienceKind whom, IEnumerable<IcsEvent> changes)
    {
        // In UTC it would wander with the clocks, and its weekdays are another zone's.
        if (_event.Start.Kind == IcsTimeKind.Utc && (_event.Rule is not null || _event.Added.Count > 0) && _zone.Id != TimeZoneInfo.Utc.Id)
        {
            Wrong(MeetingFault.RepeatsInUtc, "DTSTART", $"{_event.Start}");
        }
        foreach (IcsTime added in _event.Added.Where(time => time.Kind != IcsTimeKind.Day && ZonedTime.TimeOf(time.Instant(_zone), _zone) != _at))
        {
            Wrong(MeetingFault.AddedAtOtherTime, "RDATE", $"{added}");
        }
        string title = IcsText.Plain(_event.Summary).Trim();
        SeriesDraft draft = new()
        {
            Kind = SeriesKind.Other,
            Host = host,
            Title = new(title, title),
            Recurrence = Dates(),
            Zone = _zone.Id,
            At = _at,
            Length = Span(_event),
            Place = ImportMeetings.PlaceOf(_event),
            Audience = new([]) { Parts = [new(area.Code, whom)] },
            Reminders = ImportMeetings.RemindersOf(_event, _at),
            Agenda = [.. Lines().Take(SeriesLimits.MostLines)],
        };
        bool isOver = !draft.Recurrence.Dates(_at, _zone, ZonedTime.DayOf(_now, _zone)).Any(day => ZonedTime.Instant(day, _at, _zone) > _now);
        if (!isOver && !_event.IsCancelled)
        {
            _wrong.AddRange(CheckSeries.Problems(draft, _now)
                .Select(problem => ImportMeetings.Problem(MeetingFault.Refused, _event, PropertyOf(problem.Where), title, problem.Words()))
                .DistinctBy(problem => (problem.Property, problem.Because?.Zh[..2])));
        }
        ImportedChange[] all = [.. changes.Select(change => Change(change, draft)).OfType<ImportedChange>()];
        return new(ImportMeetings.IdOf(area.Code, _event.Uid), draft, isOver, _event.IsCancelled, all);
    }

    private Recurrence Dates()
    {
        ImmutableSortedSet<DateOnly> excluded = [.. _event.Excluded.Select(DayOf)];
        ImmutableSortedSet<DateOnly> added = [.. _event.Added.Select(DayOf)];
        // The first one takes place wherever the rule begins.
        bool isFirst = _event.Rule is not { } rule || rule.Dates(_start, _at, _zone).FirstOrDefault() == _start;
        return new(_start, _event.Rule) { Excluded = excluded, Added = isFirst ? added : added.Add(_start) };
    }

    private ImportedChange? Change(IcsEvent change, SeriesDraft draft)
    {
        DateOnly day = DayOf(change.RecurrenceId!.Value);
        DateTimeOffset planned = ZonedTime.Instant(day, _at, _zone);
        DateTimeOffset start = change.Start.Instant(_zone);
        DateTimeOffset latest = _now.AddMonths(TopUpOccurrences.MonthsAhead);
        if (draft.Recurrence.Dates(_at, _zone, day).FirstOrDefault() != day)
        {
            _wrong.Add(ImportMeetings.Problem(MeetingFault.NoSuchDate, change, "RECURRENCE-ID", $"{change.RecurrenceId}"));
            return null;
        }
        if (planned <= _now)
        {
            return null;
        }
        // Of one that was brought forward and is over, nobody is to be reminded any more.
        if (change.IsCancelled || _event.IsCancelled || start <= _now)
        {
            return new(day, null);
        }
        TimeSpan length = Span(change);
        if (length < SeriesLimits.Shortest || length > SeriesLimits.Longest)
        {
            _wrong.Add(ImportMeetings.Problem(MeetingFault.LengthOutOfRange, change, "DTEND", $"{change.End}"));
        }
        if (start > latest)
        {
            _wrong.Add(ImportMeetings.Problem(MeetingFault.TooLate, change, "DTSTART", $"{change.Start}"));
        }
        if (change.Location.Trim().Length > SeriesLimits.MostCharacters)
        {
            _wrong.Add(ImportMeetings.Problem(MeetingFault.PlaceTooLong, change, "LOCATION", Cut.To(change.Location, 40)));
        }
        return new(day, new(start, length, change.Location.Trim().Length > 0 ? ImportMeetings.PlaceOf(change) : null));
    }

    private DateOnly DayOf(IcsTime time) => time.Kind == IcsTimeKind.Day ? time.Day : ZonedTime.DayOf(time.Instant(_zone), _zone);

    // A day is a day also where the clocks change in it.
    private TimeSpan Span(IcsEvent one) => one.Start.Kind == IcsTimeKind.Day ? one.End.Local - one.Start.Local : one.End.Instant(_zone) - one.Start.Instant(_zone);

    private IEnumerable<Bi> Lines() => IcsText.Plain(_event.Description).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => Cut.To(line, SeriesLimits.MostCharacters)).Select(line => new Bi(line, line));

    private void Wrong(MeetingFault fault, string property, string found) => _wrong.Add(ImportMeetings.Problem(fault, _event, property, found));

    private static string PropertyOf(string where) => where switch
    {
        ['t', 'i', ..] => "SUMMARY",
        ['p', ..] => "LOCATION",
        "length" => "DTEND",
        "exdates" => "EXDATE",
        "rdates" => "RDATE",
        "recurrence" => "RRULE",
        "zone" => "DTSTART",
        _ => "BEGIN",
    };
}
