using System.Globalization;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>What is told around occurrences: reminders, corrections, decisions, and what a coordinator must look at.</summary>
public static class CalendarNotices
{
    /// <summary>A reminder; after the start it is not sent any more.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="reminder">The reminder.</param>
    /// <param name="series">Its series.</param>
    /// <param name="hosts">Who holds it, in words.</param>
    /// <param name="wishes">Who asked to be reminded besides.</param>
    /// <param name="now">The instant.</param>
    public static Notice Of(Guid id, Reminder reminder, Series series, Bi hosts, IReadOnlyCollection<Guid> wishes, DateTimeOffset now)
    {
        Occurrence one = reminder.Occurrence;
        bool toHosts = reminder.Rule.To == ReminderTo.Hosts;
        Bi frame = toHosts ? CalendarTexts.RemindHosts : series.Slots is null ? CalendarTexts.RemindInvited : CalendarTexts.RemindBookable;
        Bi when = one.When(series, now);
        Audience audience = reminder.AudienceOf(series);
        return new()
        {
            Id = id,
            Key = reminder.Key,
            Kind = NoticeKind.Reminder,
            Lane = Lane.Normal,
            Text = Fill(frame, series.Title, when, one.Place, hosts),
            Choices = toHosts || series.Slots is null
                ? [CalendarChoices.Come(one.Id), CalendarChoices.Cannot(one.Id), CalendarChoices.Show(one.Id)]
                : [CalendarChoices.Book(one.Id), CalendarChoices.Ask(one.Id), CalendarChoices.Show(one.Id)],
            Audience = toHosts || wishes.Count == 0 ? audience : audience with { People = [.. audience.People.Union(wishes)] },
            CreatedAt = now,
            ExpiresAt = one.Start,
        };
    }

    /// <summary>It is otherwise than people were told.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="key">Its key: one for each sequence of the occurrence.</param>
    /// <param name="occurrence">The occurrence as it is.</param>
    /// <param name="series">Its series.</param>
    /// <param name="audience">Whoever was told, or has booked a time.</param>
    /// <param name="now">The instant.</param>
    public static Notice Correction(Guid id, string key, Occurrence occurrence, Series series, Audience audience, DateTimeOffset now)
    {
        Bi original = OccurrenceWords.Day(occurrence.Date, ZonedTime.DayOf(now, series.ZoneInfo));
        Bi text = occurrence.IsOn
            ? Fill(CalendarTexts.WasMoved, series.Title, original, occurrence.When(series, now), occurrence.Place)
            : Fill(CalendarTexts.WasCancelled, series.Title, original);
        return new()
        {
            Id = id,
            Key = key,
            Kind = NoticeKind.Update,
            Lane = Lane.Normal,
            Text = occurrence.Reason is { } why ? Fill(CalendarTexts.WithReason, text, new(why, why)) : text,
            Choices = [CalendarChoices.Show(occurrence.Id)],
            Audience = audience,
            CreatedAt = now,
        };
    }

    /// <summary>Reminders did not go: the coordinator is told once, of all that one tick skipped.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="skipped">What, and of which series.</param>
    /// <param name="coordinators">Whom.</param>
    /// <param name="now">The instant.</param>
    public static Notice Skipped(Guid id, IReadOnlyList<(SkippedReminder Reminder, Series Series)> skipped, IReadOnlyList<Guid> coordinators, DateTimeOffset now)
    {
        const int Most = 5;
        (SkippedReminder Reminder, Series Series)[] some = [.. skipped.DistinctBy(one => one.Reminder.Reminder.Occurrence.Id).Take(Most)];
        Bi[] lines = [.. some.Select(one => Fill(CalendarTexts.SkippedLine, one.Series.Title, one.Reminder.Reminder.Occurrence.When(one.Series, now)))];
        Bi list = new(string.Join('\n', lines.Select(line => line.Zh)), string.Join('\n', lines.Select(line => line.En)));
        return Plain(id, $"skipped/{skipped[0].Reminder.Reminder.Key}", NoticeKind.Alert, Fill(CalendarTexts.Skipped, new($"{skipped.Count}", $"{skipped.Count}"), list), coordinators, now);
    }

    /// <summary>The holidays of a year are not known: they are to be imported.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="year">The year.</param>
    /// <param name="coordinators">Whom.</param>
    /// <param name="now">The instant.</param>
    public static Notice HolidaysUnknown(Guid id, UnannouncedYear year, Audience coordinators, DateTimeOffset now) => new()
    {
        Id = id,
        Key = year.Key,
        Kind = NoticeKind.Alert,
        Lane = Lane.Normal,
        Text = CalendarTexts.HolidaysUnknown.With(year.Year),
        Audience = coordinators,
        CreatedAt = now,
    };

    /// <summary>The day of a decision has come, or passed: to who does it.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="stage">Which.</param>
    /// <param name="title">Of what series.</param>
    /// <param name="today">The local day.</param>
    /// <param name="now">The instant.</param>
    public static Notice ToOwner(Guid id, Decision decision, FollowUp stage, Bi title, DateOnly today, DateTimeOffset now)
    {
        Notice notice = Plain(
            id, DecisionKey(decision, "owner", stage, today), NoticeKind.Reminder,
            Fill(stage == FollowUp.Due ? CalendarTexts.DecisionDue : CalendarTexts.DecisionPassed, title, new(decision.Text, decision.Text), Date(decision)),
            [decision.OwnerId!.Value], now);
        notice.Choices.Add(CalendarChoices.Done(decision.Id));
        return notice;
    }

    /// <summary>The day of a decision has passed, or has come and nobody known does it: to the coordinator.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="stage">Which.</param>
    /// <param name="title">Of what series.</param>
    /// <param name="coordinators">Whom.</param>
    /// <param name="today">The local day.</param>
    /// <param name="now">The instant.</param>
    public static Notice ToCoordinator(Guid id, Decision decision, FollowUp stage, Bi title, IReadOnlyList<Guid> coordinators, DateOnly today, DateTimeOffset now)
    {
        Bi owner = decision.OwnerName is { } name ? new(name, name) : CalendarTexts.NoOwner;
        Notice notice = Plain(
            id, DecisionKey(decision, "coordinator", stage, today), NoticeKind.Reminder,
            Fill(stage == FollowUp.Due ? CalendarTexts.DecisionDueOf : CalendarTexts.DecisionPassedOf, title, new(decision.Text, decision.Text), Date(decision), owner),
            coordinators, now);
        notice.Choices.Add(CalendarChoices.Done(decision.Id));
        return notice;
    }

    /// <summary>The key of what is said of a decision: one for its day, then one for each week.</summary>
    public static string DecisionKey(Decision decision, string to, FollowUp stage, DateOnly today) => string.Create(
        CultureInfo.InvariantCulture, $"decision/{decision.Id:N}/{to}/{stage.ToString().ToLowerInvariant()}/{decision.SaidOn(today):yyyy-MM-dd}");

    private static Bi Date(Decision decision) => OccurrenceWords.Day(decision.DueOn!.Value, decision.DueOn.Value);

    private static Notice Plain(Guid id, string key, NoticeKind kind, Bi text, IReadOnlyList<Guid> people, DateTimeOffset now) => new()
    {
        Id = id,
        Key = key,
        Kind = kind,
        Lane = Lane.Normal,
        Text = text,
        Audience = new(people),
        CreatedAt = now,
    };

    private static Bi Fill(Bi frame, params Bi[] parts) =>
        new(frame.In(Lang.Zh, [.. parts.Select(part => (object?)part.Zh)]), frame.In(Lang.En, [.. parts.Select(part => (object?)part.En)]));
}
