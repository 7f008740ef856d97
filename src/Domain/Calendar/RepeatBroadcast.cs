using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>The dates of a broadcast that repeats. Each run is a broadcast of its own, so that it has its own numbers and can be stopped alone.</summary>
public static class RepeatBroadcast
{
    /// <summary>A run that would come later than this after its time is left out: 12 hours.</summary>
    public static readonly TimeSpan MostLate = TimeSpan.FromHours(12);

    /// <summary>What is wrong with a rule; null where nothing is.</summary>
    /// <param name="text">The rule; null does not repeat.</param>
    /// <param name="lane">The broadcast's lane.</param>
    /// <param name="firstAt">Its first run.</param>
    /// <param name="zone">The zone of its clocks.</param>
    public static BroadcastProblem? Problem(string? text, Lane lane, DateTimeOffset? firstAt, TimeZoneInfo zone)
    {
        if (text is null)
        {
            return null;
        }
        if (RecurrenceRule.Parse(text) is not RecurrenceRuleRead.Rule { Value: var rule })
        {
            return new(BroadcastFault.RuleUnknown, "repeats", Cut.To(text, 60));
        }
        if (lane == Lane.Emergency)
        {
            return new(BroadcastFault.RuleEmergency, "repeats");
        }
        if (firstAt is not { } first)
        {
            return new(BroadcastFault.RuleStart, "scheduledAt");
        }
        return Dates(rule, first, first, zone).FirstOrDefault() == first ? null : new(BroadcastFault.RuleStart, "scheduledAt", $"{first:O}");
    }

    /// <summary>The runs that are to come, ascending.</summary>
    /// <param name="broadcast">One that repeats.</param>
    /// <param name="zone">The zone of its clocks.</param>
    public static IEnumerable<DateTimeOffset> Runs(Broadcast broadcast, TimeZoneInfo zone) =>
        Rule(broadcast) is { } rule && broadcast is { FirstAt: { } first, ScheduledAt: { } next }
            ? Dates(rule, first, next, zone).TakeWhile(at => broadcast.ExpiresAt is not { } end || at < end)
            : [];

    /// <summary>When it goes, in words: 11月23日（星期一）9:00; of one that repeats: 每周一9:00，下一次11月23日（星期一）.</summary>
    /// <param name="at">Its time, of one that repeats the next.</param>
    /// <param name="rule">By which rule it repeats; null where it does not.</param>
    /// <param name="now">The instant.</param>
    /// <param name="zone">The zone of its clocks.</param>
    public static Bi When(DateTimeOffset at, string? rule, DateTimeOffset now, TimeZoneInfo zone)
    {
        Bi day = OccurrenceWords.Day(ZonedTime.DayOf(at, zone), ZonedTime.DayOf(now, zone));
        string clock = OccurrenceWords.Clock(at, zone);
        if (rule is null)
        {
            return new($"{day.Zh}{clock}", $"{day.En}, {clock}");
        }
        Bi often = (RecurrenceRule.Parse(rule) as RecurrenceRuleRead.Rule)?.Value.Words() ?? CalendarChatTexts.ByRule;
        return new(BroadcastTexts.Repeats.In(Lang.Zh, often.Zh, clock, day.Zh), BroadcastTexts.Repeats.In(Lang.En, often.En, clock, day.En));
    }

    /// <summary>The first date by a rule after an instant, with which it begins: 'every other' counts from it. Null where there is none.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="at">The time of day.</param>
    /// <param name="after">The instant.</param>
    /// <param name="zone">The zone of the clocks.</param>
    public static DateTimeOffset? First(RecurrenceRule rule, TimeOnly at, DateTimeOffset after, TimeZoneInfo zone) =>
        (rule with { Interval = 1 }).Dates(ZonedTime.DayOf(after, zone), at, zone).Select(day => (DateTimeOffset?)ZonedTime.Instant(day, at, zone)).FirstOrDefault(run => run > after);

    /// <summary>
    /// Moves one that is due to its next run, or ends it. Of several runs that passed meanwhile the last one goes, if it is not
    /// too late for that too.
    /// </summary>
    /// <param name="broadcast">One that repeats, and is due.</param>
    /// <param name="runId">The id that the run gets.</param>
    /// <param name="now">The instant.</param>
    /// <param name="zone">The zone of its clocks.</param>
    public static RepeatedRun Decide(Broadcast broadcast, Guid runId, DateTimeOffset now, TimeZoneInfo zone)
    {
        DateTimeOffset due = broadcast.ScheduledAt ?? now;
        DateTimeOffset? next = null;
        foreach (DateTimeOffset at in Runs(broadcast, zone))
        {
            if (at > now)
            {
                next = at;
                break;
            }
            due = at;
        }
        Broadcast? run = now - due <= MostLate && !(broadcast.ExpiresAt <= now) ? Run(broadcast, runId, due, next ?? broadcast.ExpiresAt, now) : null;
        broadcast.Version++;
        if (next is null)
        {
            (broadcast.State, broadcast.FinishedAt) = (BroadcastState.Done, now);
        }
        else
        {
            broadcast.ScheduledAt = next;
        }
        return new(run, due);
    }

    // Not to be sent any more when the next one begins.
    private static Broadcast Run(Broadcast of, Guid id, DateTimeOffset at, DateTimeOffset? until, DateTimeOffset now) => new()
    {
        Id = id,
        RepeatsId = of.Id,
        AuthorId = of.AuthorId,
        AuthorName = of.AuthorName,
        AreaCode = of.AreaCode,
        Text = of.Text,
        Lane = of.Lane,
        Audience = of.Audience,
        TemplateKey = of.TemplateKey,
        Values = new(of.Values),
        Links = [.. of.Links],
        Files = [.. of.Files],
        AsksAck = of.AsksAck,
        State = BroadcastState.Scheduled,
        CreatedAt = now,
        SubmittedAt = of.SubmittedAt,
        ApproverId = of.ApproverId,
        ApprovedAt = of.ApprovedAt,
        ScheduledAt = at,
        ExpiresAt = until,
    };

    private static RecurrenceRule? Rule(Broadcast broadcast) =>
        broadcast.ScheduleRule is { } text && RecurrenceRule.Parse(text) is RecurrenceRuleRead.Rule { Value: var rule } ? rule : null;

    private static IEnumerable<DateTimeOffset> Dates(RecurrenceRule rule, DateTimeOffset first, DateTimeOffset from, TimeZoneInfo zone)
    {
        TimeOnly at = ZonedTime.TimeOf(first, zone);
        return rule.Dates(ZonedTime.DayOf(first, zone), at, zone, ZonedTime.DayOf(from, zone))
            .Select(day => ZonedTime.Instant(day, at, zone)).Where(run => run >= from);
    }
}

/// <summary>What is to be done for a broadcast that repeats and was due.</summary>
/// <param name="Run">The broadcast to start; null where its time is too long ago.</param>
/// <param name="At">When it was due.</param>
public sealed record RepeatedRun(Broadcast? Run, DateTimeOffset At);
