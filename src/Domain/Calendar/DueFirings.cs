using System.Globalization;

namespace Hub.Domain.Calendar;

/// <summary>
/// Which instant of an entry runs now, and which do not run any more. Asked from cron, zone and the last claim alone, so that every
/// engine, every node and a simulated year decide the same.
/// </summary>
public static class DueFirings
{
    /// <summary>Instants that are older than this are not looked for: a machine that lay in a cupboard skips a year in no time.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(400);

    /// <summary>The decision.</summary>
    /// <param name="rule">The entry.</param>
    /// <param name="last">The newest instant that has a row and is not after <paramref name="now"/>: a row that a wrong clock wrote into the future holds nothing up.</param>
    /// <param name="open">The instant of which something is still to become, if any.</param>
    /// <param name="now">The instant.</param>
    /// <exception cref="InvalidOperationException">The rule answers with an instant that is not later: it would fire without end.</exception>
    public static FiringsDue Decide(FiringRule rule, DateTimeOffset last, Firing? open, DateTimeOffset now)
    {
        if (open?.IsHeld(now) == true)
        {
            return FiringsDue.Nothing;
        }
        if (open is not null && open.DueAt > now && open.MayBeTaken(now))
        {
            // A clock that went ahead began what is not due yet: it runs when it is.
            return FiringsDue.Nothing with { IsForgotten = true };
        }
        List<DateTimeOffset> missed = Between(rule, last, now);
        DateTimeOffset[] late = [.. missed.Where(at => now - at > rule.Late.Within)];
        DateTimeOffset[] runnable = [.. missed.Where(at => now - at <= rule.Late.Within)];
        string? givenUp = open is null ? null : WhyGivenUp(rule, open, runnable, now);
        if (open is not null && givenUp is null)
        {
            // It comes first; what fell due meanwhile is asked for again when it has ended.
            return open.MayBeTaken(now) ? new(open.DueAt, [], null) : FiringsDue.Nothing;
        }
        List<SkippedFirings> skipped = [];
        if (late.Length > 0)
        {
            skipped.Add(SkippedFirings.Of(late, $"later than {Words(rule.Late.Within)}"));
        }
        if (!rule.Late.Each && runnable.Length > 1)
        {
            skipped.Add(SkippedFirings.Of(runnable[..^1], "a newer one stands for it"));
        }
        DateTimeOffset? next = runnable.Length == 0 ? null : rule.Late.Each ? runnable[0] : runnable[^1];
        return new(next, skipped, givenUp);
    }

    private static List<DateTimeOffset> Between(FiringRule rule, DateTimeOffset last, DateTimeOffset now)
    {
        List<DateTimeOffset> found = [];
        DateTimeOffset from = last > now - Oldest ? last : now - Oldest;
        while (rule.NextAfter(from) is { } next && next <= now)
        {
            if (next <= from)
            {
                throw new InvalidOperationException($"'{rule.Key}' says that {next:O} comes after {from:O}.");
            }
            found.Add(next);
            from = next;
        }
        return found;
    }

    private static string? WhyGivenUp(FiringRule rule, Firing open, DateTimeOffset[] runnable, DateTimeOffset now) =>
        now - open.DueAt > rule.Late.Within ? $"{WhyOpen(open)}; later than {Words(rule.Late.Within)}"
        : open.Fence >= Firing.MostAttempts ? $"{WhyOpen(open)}; tried {open.Fence} times"
        // Of an entry that comes each minute nothing waits out its pause: the next minute is its next try.
        : !rule.Late.Each && runnable.Length > 0 && runnable[^1] > open.DueAt ? $"{WhyOpen(open)}; a newer one stands for it"
        : null;

    private static string WhyOpen(Firing open) => open.Error ?? "its host stopped without a word";

    private static string Words(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);
}

/// <summary>What is to be done for an entry.</summary>
/// <param name="Next">The instant that runs now; null where none does. When it has ended, the question is asked again.</param>
/// <param name="Skipped">Instants that do not run, oldest first.</param>
/// <param name="GivenUp">Why the open instant is not tried again; null where it is, or where there is none.</param>
public sealed record FiringsDue(DateTimeOffset? Next, IReadOnlyList<SkippedFirings> Skipped, string? GivenUp)
{
    /// <summary>Nothing is to be done.</summary>
    public static FiringsDue Nothing { get; } = new(null, [], null);

    /// <summary>Whether the open instant has not come at all: its row goes, and it runs in its time.</summary>
    public bool IsForgotten { get; init; }

    /// <summary>Whether anything is to be written.</summary>
    public bool IsNothing => Next is null && Skipped.Count == 0 && GivenUp is null && !IsForgotten;
}

/// <summary>Instants that do not run, for one reason: one row stands for all of them, at the newest.</summary>
/// <param name="DueAt">The newest.</param>
/// <param name="Count">How many, from 1.</param>
/// <param name="Reason">Why, with the oldest where there are several.</param>
public sealed record SkippedFirings(DateTimeOffset DueAt, int Count, string Reason)
{
    /// <summary>Of instants in order, at least one.</summary>
    public static SkippedFirings Of(IReadOnlyList<DateTimeOffset> instants, string reason) => new(
        instants[^1], instants.Count,
        instants.Count == 1 ? reason : string.Create(CultureInfo.InvariantCulture, $"{reason}; {instants.Count} since {instants[0].UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'}"));
}
