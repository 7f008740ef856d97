using System.Text.Json.Serialization;
using Hub.Bot.Notices;
using Hub.Domain.Calendar;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>A series as its planner writes it.</summary>
/// <param name="Area">The code of its area: who holds a post there or above may change it. It stays.</param>
/// <param name="Kind">OwnersReceptionDay, WorkPromotionMeeting, JointMeeting or Other.</param>
/// <param name="Title">What it is called, at most 200 characters.</param>
/// <param name="Host">Who holds it.</param>
/// <param name="Audience">Who is invited: people of its area.</param>
/// <param name="Place">Where, at most 200 characters.</param>
/// <param name="At">When it begins, by the clocks of its zone, such as 14:00.</param>
/// <param name="Minutes">How long it is: 5 to 1440.</param>
/// <param name="Start">From which day on; left out, today. Without a rule it is the one day.</param>
/// <param name="Rrule">By which rule it repeats, as RFC 5545 writes it: FREQ=MONTHLY;BYMONTHDAY=6,26. Left out, it does not.</param>
/// <param name="Exdates">Days on which it is not, at most 500.</param>
/// <param name="Rdates">Days on which it is besides, at most 500.</param>
/// <param name="Zone">The zone of its clocks; left out, the hub's.</param>
/// <param name="Holidays">What becomes of a day off: Keep, PreviousWorkday, NextWorkday or Skip.</param>
/// <param name="Reminders">When people are reminded, at most 20; left out, never.</param>
/// <param name="Agenda">What is on the agenda each time, at most 20 lines.</param>
/// <param name="Slots">In what times it is booked; left out, in none.</param>
internal sealed record SeriesBody(
    string? Area, [property: JsonConverter(typeof(JsonStringEnumConverter<SeriesKind>))] SeriesKind Kind, BiBody? Title, HostBody? Host, AudienceBody? Audience, BiBody? Place,
    string? At, int Minutes, DateOnly? Start = null, string? Rrule = null, IReadOnlyList<DateOnly>? Exdates = null, IReadOnlyList<DateOnly>? Rdates = null,
    string? Zone = null, [property: JsonConverter(typeof(JsonStringEnumConverter<HolidayPolicy>))] HolidayPolicy Holidays = HolidayPolicy.Keep,
    IReadOnlyList<ReminderBody>? Reminders = null, IReadOnlyList<BiBody>? Agenda = null, SlotsBody? Slots = null)
{
    /// <summary>What it says as a draft, and what of it cannot be read.</summary>
    public (SeriesDraft Draft, IReadOnlyList<FieldProblem> Wrong) Read(DateOnly today, TimeZoneInfo zone)
    {
        List<FieldProblem> wrong = [];
        RecurrenceRuleRead? rule = string.IsNullOrEmpty(Rrule) ? null : RecurrenceRule.Parse(Rrule);
        if (rule is RecurrenceRuleRead.Refused refused)
        {
            wrong.Add(FieldProblem.Of(refused.Problem));
        }
        if (CalendarTimes.Time(At) is not { } at)
        {
            // As late as can be, so that no reminder seems to come after it.
            at = new(23, 59);
            wrong.Add(Unread("TimeUnreadable", "at", At, CalendarApiTexts.TimeUnreadable));
        }
        List<ReminderRule> reminders = [];
        foreach ((int i, ReminderBody? reminder) in (Reminders ?? []).Index())
        {
            if (reminder?.Rule() is { } read)
            {
                reminders.Add(read);
            }
            else
            {
                // A place is kept for it, so that the others keep their numbers.
                reminders.Add(ReminderRule.Before(TimeSpan.FromSeconds(1)));
                wrong.Add(Unread("ReminderUnreadable", $"reminders/{i}", reminder?.At, CalendarApiTexts.ReminderNeither));
            }
        }
        return (new()
        {
            Kind = Kind,
            Host = (Host ?? new()).Host(),
            Title = (Title ?? new(null)).Words,
            Recurrence = new(Start ?? today, (rule as RecurrenceRuleRead.Rule)?.Value) { Excluded = [.. Exdates ?? []], Added = [.. Rdates ?? []] },
            Zone = Zone ?? zone.Id,
            At = at,
            Length = TimeSpan.FromMinutes(Minutes),
            Place = (Place ?? new(null)).Words,
            Audience = (Audience ?? new()).Audience(),
            Reminders = reminders,
            Agenda = [.. (Agenda ?? []).Select(line => (line ?? new(null)).Words)],
            HolidayPolicy = Holidays,
            Slots = Slots is null ? null : new(TimeSpan.FromMinutes(Slots.Minutes), Slots.Count),
        }, wrong);
    }

    public static SeriesBody Of(Series series) => new(
        series.AreaCode, series.Kind, BiBody.Of(series.Title), HostBody.Of(series.Host), AudienceBody.Of(series.Audience), BiBody.Of(series.Place),
        $"{series.At:HH\\:mm}", (int)series.Length.TotalMinutes, series.Recurrence.Start, series.Recurrence.Rule?.ToString(),
        series.Recurrence.Excluded, series.Recurrence.Added, series.Zone, series.HolidayPolicy, [.. series.Reminders.Select(ReminderBody.Of)],
        [.. series.Agenda.Select(BiBody.Of)], series.Slots is { } slots ? new((int)slots.Length.TotalMinutes, slots.Count) : null);

    private static FieldProblem Unread(string code, string where, string? written, Bi words) =>
        new(code, where, Cut.To(written ?? "", 40), words.With(Cut.To(written ?? "", 40)));
}

/// <summary>A series as it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Counts its changes; a change names the one that was seen.</param>
/// <param name="Content">What it says.</param>
/// <param name="EndedOn">Its last day; null while it goes on.</param>
/// <param name="CreatedById">Who planned it.</param>
/// <param name="CreatedAt">When.</param>
internal sealed record SeriesView(Guid Id, int Version, SeriesBody Content, DateOnly? EndedOn, Guid CreatedById, DateTimeOffset CreatedAt)
{
    public static SeriesView Of(Series series) => new(series.Id, series.Version, SeriesBody.Of(series), series.EndedOn, series.CreatedById, series.CreatedAt);
}

/// <summary>The end of a series.</summary>
/// <param name="On">Its last day.</param>
/// <param name="Version">The one that was seen.</param>
internal sealed record EndBody(DateOnly? On = null, int? Version = null);

/// <summary>What an import of a calendar came to.</summary>
/// <param name="Added">New series.</param>
/// <param name="Changed">Series that are other now, or ended.</param>
/// <param name="Unchanged">Series that were so before.</param>
/// <param name="Over">Events that are over.</param>
/// <param name="Moved">Occurrences that were moved or cancelled one by one.</param>
internal sealed record ImportedView(int Added, int Changed, int Unchanged, int Over, int Moved);
