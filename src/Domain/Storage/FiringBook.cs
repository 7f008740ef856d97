using Hub.Domain.Calendar;

namespace Hub.Domain.Storage;

/// <summary>
/// Takes what is due of an entry within the current transaction: holds the entry, lets <see cref="DueFirings"/> decide, writes what
/// does not run, claims what does. Of nodes that come at once, one claims and the others find nothing to do.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="now">The instant of the transaction.</param>
public sealed class FiringBook(Rows rows, DateTimeOffset now)
{
    /// <summary>What this transaction wrote that does not run.</summary>
    public IReadOnlyList<SkippedFirings> Skipped { get; private set; } = [];

    /// <summary>Why an open instant is not tried again; null where none was given up.</summary>
    public string? GivenUp { get; private set; }

    /// <summary>Whether anything would be written: a look that holds nothing.</summary>
    public async Task<bool> AnyAsync(FiringRule rule, CancellationToken cancellationToken)
    {
        (DateTimeOffset? last, Firing? open) = await rows.Firings.StandAsync(rule.Key, now, cancellationToken);
        return last is not { } since || !DueFirings.Decide(rule, since, open, now).IsNothing;
    }

    /// <summary>Takes the instant that runs now, or null.</summary>
    /// <param name="rule">The entry.</param>
    /// <param name="leaseId">A new id.</param>
    /// <param name="lease">How long the claim holds without being renewed.</param>
    /// <param name="cancellationToken">Ends the wait for others who take the same entry.</param>
    public async Task<FiringClaim?> TakeAsync(FiringRule rule, Guid leaseId, TimeSpan lease, CancellationToken cancellationToken)
    {
        await rows.Firings.HoldKeyAsync(rule.Key, cancellationToken);
        await rows.Firings.UnskipAsync(rule.Key, now, cancellationToken);
        (DateTimeOffset? last, Firing? open) = await rows.Firings.StandAsync(rule.Key, now, cancellationToken);
        if (last is not { } since)
        {
            rows.Firings.List(rule.Key, now);
            return null;
        }
        FiringsDue due = DueFirings.Decide(rule, since, open, now);
        (Skipped, GivenUp) = (due.Skipped, due.GivenUp);
        if (due.IsForgotten)
        {
            await rows.Firings.ForgetAsync(open!, cancellationToken);
        }
        if (due.GivenUp is { } why)
        {
            await rows.Firings.GiveUpAsync(open!, why, now, cancellationToken);
        }
        foreach (SkippedFirings skipped in due.Skipped)
        {
            await rows.Firings.SkipAsync(rule.Key, skipped, now, cancellationToken);
        }
        return due.Next is { } next ? await rows.Firings.ClaimAsync(rule.Key, next, leaseId, lease, now, cancellationToken) : null;
    }
}
