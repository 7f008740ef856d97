using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>
/// Takes meetings from an iCalendar text (RFC 5545). An event is a series, known again by its UID; an event with a RECURRENCE-ID is one
/// date of it that was moved or cancelled. What Hub cannot hold is refused with its line and property, and then nothing is taken.
/// </summary>
public static class ImportMeetings
{
    /// <summary>The most events of one text, those that are over aside.</summary>
    public const int Most = 500;

    private static readonly Bi SomePlace = new("地点另行通知", "place to be announced");

    /// <summary>Reads a calendar.</summary>
    /// <param name="text">The calendar.</param>
    /// <param name="area">At which area its series are held.</param>
    /// <param name="host">Who holds them.</param>
    /// <param name="whom">Who of the area is invited.</param>
    /// <param name="zone">The hub's zone, for events that name none or UTC.</param>
    /// <param name="now">The instant.</param>
    public static MeetingsRead Read(string text, Area area, SeriesHost host, AudienceKind whom, TimeZoneInfo zone, DateTimeOffset now)
    {
        IcsCalendar calendar;
        switch (IcsReader.Read(text))
        {
            case IcsRead.Calendar read:
                calendar = read.Value;
                break;
            case IcsRead.Refused refused:
                return new MeetingsRead.Refused([new(MeetingFault.Unreadable, refused.Problem.Line, "", "", refused.Problem.Words())]);
            default:
                throw new InvalidOperationException();
        }
        List<MeetingProblem> wrong = [];
        Dictionary<string, IcsEvent> first = new(StringComparer.Ordinal);
        foreach (IcsEvent one in calendar.Events.Where(one => one.RecurrenceId is null))
        {
            if (one.Uid.Length == 0)
            {
                wrong.Add(Problem(MeetingFault.UidMissing, one, "UID", one.Summary));
            }
            else if (!first.TryAdd(one.Uid, one))
            {
                wrong.Add(Problem(MeetingFault.UidTwice, one, "UID", one.Uid));
            }
        }
        ILookup<string, IcsEvent> changes = calendar.Events.Where(one => one.RecurrenceId is not null).ToLookup(one => one.Uid, StringComparer.Ordinal);
        wrong.AddRange(changes.Where(of => !first.ContainsKey(of.Key)).SelectMany(of => of).Select(one => Problem(MeetingFault.MeetingMissing, one, "UID", one.Uid)));
        ImportedMeeting[] meetings = [.. first.Values.Select(one => new MeetingEvent(one, zone, now, wrong).Meeting(area, host, whom, changes[one.Uid]))];
        if (meetings.Count(one => !one.IsOver) > Most)
        {
            wrong.Add(new(MeetingFault.TooMany, 1, "BEGIN", $"{meetings.Length}"));
        }
        return wrong.Count > 0 ? new MeetingsRead.Refused([.. wrong.OrderBy(problem => problem.Line)]) : new MeetingsRead.Done(meetings);
    }

    /// <summary>What a series becomes by a later import: what the file says of it, and what it does not say as it was.</summary>
    /// <param name="before">The series as it is.</param>
    /// <param name="said">What the file says.</param>
    public static SeriesDraft Merge(SeriesDraft before, SeriesDraft said) => before with
    {
        Title = before.Title.Zh == said.Title.Zh ? before.Title : said.Title,
        Recurrence = said.Recurrence,
        Zone = said.Zone,
        At = said.At,
        Length = said.Length,
        Place = said.Place == SomePlace || before.Place.Zh == said.Place.Zh ? before.Place : said.Place,
        Agenda = said.Agenda.Count == 0 || before.Agenda.Select(line => line.Zh).SequenceEqual(said.Agenda.Select(line => line.Zh)) ? before.Agenda : said.Agenda,
        Reminders = ReminderRule.InTime(before.Reminders, said.At),
        Slots = before.Slots is { } slots && slots.Length * slots.Count > said.Length ? null : before.Slots,
    };

    /// <summary>The id of a series that was imported: of one UID at one area always the same, so that importing it again finds it.</summary>
    public static Guid IdOf(string areaCode, string uid) => IdSource.Of($"{areaCode}\n{uid}");

    internal static Bi PlaceOf(IcsEvent one) => IcsText.Plain(one.Location).Trim() is { Length: > 0 } place ? new(place, place) : SomePlace;

    // The alarms of a calendar are the reminders; where it has none, those that Hub takes by itself.
    internal static IReadOnlyList<ReminderRule> RemindersOf(IcsEvent one, TimeOnly at)
    {
        ReminderRule[] alarms =
        [
            .. one.Alarms.Where(ahead => ahead > TimeSpan.Zero && ahead <= TimeSpan.FromDays(ReminderRule.MostDays))
                .Select(ahead => ReminderRule.Before(ahead)).DistinctBy(rule => rule.Key).Take(SeriesLimits.MostLines),
        ];
        return alarms.Length > 0 ? alarms : [.. SeriesDefaults.Reminders.Where(rule => rule.IsBefore(at) && (rule.At is not null || one.Start.Kind != IcsTimeKind.Day))];
    }

    internal static MeetingProblem Problem(MeetingFault fault, IcsEvent one, string property, string found, Bi? because = null) =>
        new(fault, one.Lines.GetValueOrDefault(property, one.Lines.GetValueOrDefault("BEGIN", 1)), property, found, because);
}
