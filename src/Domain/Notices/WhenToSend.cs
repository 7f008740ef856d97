using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>What is known of a person at the moment of sending, beside her own settings.</summary>
/// <param name="IsAwake">Whether she spoke to the bot a moment ago.</param>
/// <param name="OnShift">Whether she is on duty now.</param>
/// <param name="SentToday">How many broadcasts and reminders she has had since midnight, or is about to get before this one.</param>
/// <param name="EmergencyUntil">Until when what is routine waits at most, since a place of hers is under the routine-emergency switch; null where none is.</param>
public readonly record struct SendFacts(bool IsAwake, bool OnShift, int SentToday, DateTimeOffset? EmergencyUntil);

/// <summary>Decides whether a notice goes to a person now, later, or not at all.</summary>
public static class WhenToSend
{
    /// <summary>She rests.</summary>
    public const string Quiet = "quiet";

    /// <summary>She has had enough for a day.</summary>
    public const string Cap = "cap";

    /// <summary>Her place is under the routine-emergency switch.</summary>
    public const string Emergency = "emergency";

    /// <summary>She does not want notices of this kind.</summary>
    public const string OptedOut = "opted-out";

    /// <summary>The decision. Emergency asks nobody; who talks to the bot does not rest.</summary>
    /// <param name="notice">What is to be said.</param>
    /// <param name="wishes">How she wants to be told to whom it goes.</param>
    /// <param name="facts">What is known of her now.</param>
    /// <param name="limits">The quiet hours and daily cap of those who have set none.</param>
    /// <param name="now">The instant.</param>
    /// <param name="zone">The zone of the community.</param>
    public static SendDecision Decide(
        Notice notice, Wishes wishes, SendFacts facts, SendLimits limits, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (notice.Lane == Lane.Emergency)
        {
            return new SendDecision.Now();
        }
        // Who has the notice gets what takes it back.
        if (!notice.Audience.IsReached && wishes.OptOuts.Contains(notice.Kind.ToString()))
        {
            return new SendDecision.Never(OptedOut);
        }
        bool routine = !notice.Lane.IsUrgent();
        if (routine && !notice.ConcernsAlert && facts.EmergencyUntil is { } over && over > now)
        {
            return new SendDecision.Wait(over, Emergency);
        }
        bool mayRest = routine || (!facts.OnShift && !notice.IsRedLine && !notice.IsLastResort);
        QuietHours quiet = new(wishes.QuietFrom ?? limits.Quiet.From, wishes.QuietUntil ?? limits.Quiet.Until);
        DateTimeOffset local = TimeZoneInfo.ConvertTime(now, zone);
        if (mayRest && !facts.IsAwake && quiet.Contains(TimeOnly.FromDateTime(local.DateTime)))
        {
            return new SendDecision.Wait(Next(local, quiet.Until, zone), Quiet);
        }
        return routine && !notice.Audience.IsReached && notice.Kind is NoticeKind.Broadcast or NoticeKind.Reminder && facts.SentToday >= limits.MostPerDay
            ? new SendDecision.Wait(Next(local.Date.AddDays(1), quiet.Until, zone), Cap)
            : new SendDecision.Now();
    }

    private static DateTimeOffset Next(DateTimeOffset local, TimeOnly time, TimeZoneInfo zone) =>
        Next(TimeOnly.FromDateTime(local.DateTime) < time ? local.Date : local.Date.AddDays(1), time, zone);

    // A local time that a clock change skips is the first one after it.
    private static DateTimeOffset Next(DateTime day, TimeOnly time, TimeZoneInfo zone)
    {
        DateTime wanted = day + time.ToTimeSpan();
        while (zone.IsInvalidTime(wanted))
        {
            wanted = wanted.AddMinutes(15);
        }
        return new DateTimeOffset(wanted, zone.GetUtcOffset(wanted)).ToUniversalTime();
    }
}

/// <summary>What holds for those who have set nothing themselves.</summary>
/// <param name="Quiet">The quiet hours.</param>
/// <param name="MostPerDay">The most broadcasts and reminders that one person gets in a day; the rest waits for the next.</param>
public sealed record SendLimits(QuietHours Quiet, int MostPerDay)
{
    /// <summary>21:30 to 7:30, and 10 a day.</summary>
    public static readonly SendLimits Default = new(QuietHours.Default, 10);
}

/// <summary>Whether a notice goes now. A closed set.</summary>
public abstract record SendDecision
{
    private SendDecision()
    {
    }

    /// <summary>Now.</summary>
    public sealed record Now : SendDecision;

    /// <summary>Not before an instant.</summary>
    public sealed record Wait(DateTimeOffset Until, string Reason) : SendDecision;

    /// <summary>Not to her.</summary>
    public sealed record Never(string Reason) : SendDecision;
}
