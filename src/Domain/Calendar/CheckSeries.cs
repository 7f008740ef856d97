using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>Checks what is said of a series; everything that is wrong at once.</summary>
public static class CheckSeries
{
    /// <summary>What is wrong; empty where it can be held.</summary>
    /// <param name="draft">What is said.</param>
    /// <param name="now">The instant.</param>
    public static IReadOnlyList<SeriesProblem> Problems(SeriesDraft draft, DateTimeOffset now)
    {
        List<SeriesProblem> wrong = [];
        Words(draft.Title, "title");
        Words(draft.Place, "place");
        foreach ((int i, Bi line) in draft.Agenda.Index())
        {
            Words(line, $"agenda/{i}");
        }
        Check(!draft.Host.IsNobody, SeriesFault.HostMissing, "host");
        Check(draft.Audience.People.Count + draft.Audience.Parts.Count > 0, SeriesFault.AudienceEmpty, "audience");
        Named(draft);
        Check(draft.Length >= SeriesLimits.Shortest && draft.Length <= SeriesLimits.Longest, SeriesFault.LengthOutOfRange, "length", $"{draft.Length}");
        Check(draft.Agenda.Count <= SeriesLimits.MostLines, SeriesFault.TooMany, "agenda", $"{draft.Agenda.Count}");
        Check(draft.Reminders.Count <= SeriesLimits.MostLines, SeriesFault.TooMany, "reminders", $"{draft.Reminders.Count}");
        foreach ((int i, ReminderRule reminder) in draft.Reminders.Index())
        {
            Check(IsInRange(reminder), SeriesFault.ReminderOutOfRange, $"reminders/{i}", reminder.Key);
            Check(draft.Reminders.Take(i).All(other => other.Key != reminder.Key), SeriesFault.ReminderTwice, $"reminders/{i}", reminder.Key);
        }
        Check(
            draft.Slots is null || (draft.Slots is { Count: > 0 and <= 500 } slots && slots.Length > TimeSpan.Zero && slots.Length <= SeriesLimits.Longest && slots.Length * slots.Count <= draft.Length),
            SeriesFault.SlotsOutOfRange, "slots");
        // A zone is a file of the machine: its name must lead nowhere else.
        if (draft.Zone.Length > SeriesLimits.MostZone || draft.Zone.Contains("..", StringComparison.Ordinal) || !TimeZoneInfo.TryFindSystemTimeZoneById(draft.Zone, out TimeZoneInfo? zone))
        {
            wrong.Add(new(SeriesFault.ZoneUnknown, "zone", Cut.To(draft.Zone, SeriesLimits.MostZone)));
        }
        else
        {
            Check(draft.Recurrence.Dates(draft.At, zone, ZonedTime.DayOf(now, zone)).Any(), SeriesFault.NeverAgain, "recurrence", $"{draft.Recurrence.Rule}");
        }
        return wrong;

        // On the day it is before the start, which an occurrence that is moved may still pass.
        bool IsInRange(ReminderRule reminder) => reminder.LateBy >= TimeSpan.Zero && reminder.LateBy <= TimeSpan.FromDays(ReminderRule.MostDays) && (reminder.At is not null
            ? reminder.Days is >= 0 and <= ReminderRule.MostDays && reminder.IsBefore(draft.At)
            : reminder.Ahead > TimeSpan.Zero && reminder.Ahead <= TimeSpan.FromDays(ReminderRule.MostDays));

        void Named(SeriesDraft named)
        {
            Check(Enum.IsDefined(named.Kind), SeriesFault.WordUnknown, "kind", $"{named.Kind}");
            Check(Enum.IsDefined(named.HolidayPolicy), SeriesFault.WordUnknown, "holidays", $"{named.HolidayPolicy}");
            Check(named.Host.Roles.All(Enum.IsDefined), SeriesFault.WordUnknown, "host/roles");
            Check(named.Host.Roles.Count <= SeriesLimits.MostHosts, SeriesFault.ListTooLong, "host/roles", $"{named.Host.Roles.Count}");
            Check(named.Host.People.Count <= SeriesLimits.MostHosts, SeriesFault.ListTooLong, "host/people", $"{named.Host.People.Count}");
            Check(named.Recurrence.Excluded.Count <= SeriesLimits.MostDays, SeriesFault.ListTooLong, "exdates", $"{named.Recurrence.Excluded.Count}");
            Check(named.Recurrence.Added.Count <= SeriesLimits.MostDays, SeriesFault.ListTooLong, "rdates", $"{named.Recurrence.Added.Count}");
            Check(named.Audience.People.Count <= BroadcastLimits.MostNamed, SeriesFault.ListTooLong, "audience/people", $"{named.Audience.People.Count}");
            // Whom an earlier notice reached is no invitation that holds for years.
            Check(
                named.Audience.Parts.Concat(named.Audience.Except).All(part =>
                    Enum.IsDefined(part.Whom) && part.Whom != AudienceKind.Reached && (part.Role is not { } role || Enum.IsDefined(role))),
                SeriesFault.WordUnknown, "audience/parts");
        }

        void Words(Bi text, string where)
        {
            foreach ((string words, string language) in new[] { (text.Zh, "zh"), (text.En, "en") })
            {
                Check(!string.IsNullOrWhiteSpace(words), SeriesFault.TextMissing, $"{where}/{language}");
                Check(words is null || words.Length <= SeriesLimits.MostCharacters, SeriesFault.TextTooLong, $"{where}/{language}", $"{words?.Length}");
            }
        }

        void Check(bool holds, SeriesFault fault, string where, string detail = "")
        {
            if (!holds)
            {
                wrong.Add(new(fault, where, detail));
            }
        }
    }
}
