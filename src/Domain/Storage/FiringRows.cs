using Hub.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>What happened by the clock: who claimed which instant of the timetable, and what became of it.</summary>
public sealed class FiringRows
{
    /// <summary>Clocks of nodes are so far apart at most; what is written further ahead was written by one that was wrong.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private readonly HubDb _db;

    internal FiringRows(HubDb db) => _db = db;

    /// <summary>
    /// The newest instant of an entry that is not after now, null where there is none; and the one of which something is still to
    /// become. What a clock that went ahead skipped does not count: it did not run, and may be in time after all.
    /// </summary>
    public async Task<(DateTimeOffset? Last, Firing? Open)> StandAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset ahead = now + Ahead;
        return (
            await _db.Firings.Where(firing => firing.Key == key && firing.DueAt <= now && (firing.Outcome != FiringOutcome.Skipped || firing.StartedAt <= ahead))
                .MaxAsync(firing => (DateTimeOffset?)firing.DueAt, cancellationToken),
            await _db.Firings.AsNoTracking().FirstOrDefaultAsync(
                firing => firing.Key == key && (firing.Outcome == FiringOutcome.Running || firing.NextTryAt != null), cancellationToken));
    }

    /// <summary>One instant of an entry, or null.</summary>
    public Task<Firing?> FindAsync(string key, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        _db.Firings.AsNoTracking().FirstOrDefaultAsync(firing => firing.Key == key && firing.DueAt == dueAt, cancellationToken);

    /// <summary>The last firings of an entry, or of all, the newest first.</summary>
    public Task<List<Firing>> RecentAsync(string? key, int most, CancellationToken cancellationToken) =>
        _db.Firings.AsNoTracking().Where(firing => (key == null || firing.Key == key) && firing.Outcome != FiringOutcome.Listed)
            .OrderByDescending(firing => firing.DueAt).ThenBy(firing => firing.Key).Take(most).ToListAsync(cancellationToken);

    /// <summary>
    /// Claims an instant: writes its row, or takes it over when its lease has run out or its next try has come. The fencing
    /// number grows with each. Null when somebody else has it, or another instant of the entry is still open.
    /// </summary>
    /// <param name="key">The entry.</param>
    /// <param name="dueAt">The instant.</param>
    /// <param name="leaseId">A new id.</param>
    /// <param name="lease">How long the claim holds without being renewed.</param>
    /// <param name="now">The instant of the claim.</param>
    /// <param name="cancellationToken">Ends the wait for others who claim the same entry.</param>
    public async Task<FiringClaim?> ClaimAsync(
        string key, DateTimeOffset dueAt, Guid leaseId, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _db.HoldFiringsAsync(key, cancellationToken);
        Firing? firing = (await StandAsync(key, now, cancellationToken)).Open ?? await FindAsync(key, dueAt, cancellationToken);
        if (firing is not null && (firing.DueAt != dueAt || !firing.MayBeTaken(now)))
        {
            return null;
        }
        FiringClaim claim = new(key, dueAt, (firing?.Fence ?? 0) + 1, leaseId);
        if (firing is null)
        {
            _db.Firings.Add(new Firing
            {
                Key = key,
                DueAt = dueAt,
                Fence = claim.Fence,
                LeaseId = leaseId,
                LeasedUntil = now + lease,
                StartedAt = now,
                Outcome = FiringOutcome.Running,
            });
            return claim;
        }
        DateTimeOffset until = now + lease;
        await At(key, dueAt).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Fence, claim.Fence).SetProperty(one => one.LeaseId, leaseId).SetProperty(one => one.LeasedUntil, until)
                .SetProperty(one => one.StartedAt, now).SetProperty(one => one.EndedAt, (DateTimeOffset?)null).SetProperty(one => one.Outcome, FiringOutcome.Running)
                .SetProperty(one => one.NextTryAt, (DateTimeOffset?)null), cancellationToken);
        return claim;
    }

    /// <summary>The holder is alive. False when it is the holder no more.</summary>
    public async Task<bool> RenewAsync(FiringClaim claim, TimeSpan lease, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset until = now + lease;
        return await Of(claim).ExecuteUpdateAsync(set => set.SetProperty(firing => firing.LeasedUntil, until), cancellationToken) == 1;
    }

    /// <summary>Writes what became of it. False when the claim is the holder no more: then nothing is written.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="count">How much it did.</param>
    /// <param name="error">Why it failed; null where it ran to its end.</param>
    /// <param name="nextTryAt">When it is tried again; null where it is not.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public async Task<bool> FinishAsync(
        FiringClaim claim, int count, string? error, DateTimeOffset? nextTryAt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        FiringOutcome outcome = error is null ? FiringOutcome.Done : FiringOutcome.Failed;
        string? words = Short(error);
        return await Of(claim).ExecuteUpdateAsync(
            set => set.SetProperty(firing => firing.Outcome, outcome).SetProperty(firing => firing.Count, count).SetProperty(firing => firing.Error, words)
                .SetProperty(firing => firing.NextTryAt, nextTryAt).SetProperty(firing => firing.EndedAt, now)
                .SetProperty(firing => firing.LeaseId, (Guid?)null).SetProperty(firing => firing.LeasedUntil, (DateTimeOffset?)null), cancellationToken) == 1;
    }

    /// <summary>
    /// Within a write of a job: holds its firing's row until the transaction ends, so that nobody takes it over meanwhile.
    /// Called first, it keeps a run that lost its lease from writing anything.
    /// </summary>
    /// <exception cref="StaleFiringException">Another has taken it over, or it was given up.</exception>
    public async Task HoldAsync(FiringClaim claim, CancellationToken cancellationToken)
    {
        if (await _db.LockFiringAsync(claim.Key, claim.DueAt, cancellationToken) is not { Outcome: FiringOutcome.Running } firing
            || firing.Fence != claim.Fence || firing.LeaseId != claim.LeaseId)
        {
            throw new StaleFiringException(claim);
        }
    }

    /// <summary>Deletes firings that were due before an instant; of each entry the newest stays, since the next is counted from it.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        _db.Firings.Where(firing => firing.DueAt < before && firing.Outcome != FiringOutcome.Running && firing.NextTryAt == null
                && _db.Firings.Any(newer => newer.Key == firing.Key && newer.DueAt > firing.DueAt && newer.DueAt <= before))
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>Keeps others from deciding on an entry until the transaction ends.</summary>
    internal Task HoldKeyAsync(string key, CancellationToken cancellationToken) => _db.HoldFiringsAsync(key, cancellationToken);

    /// <summary>Writes that an entry came onto the timetable.</summary>
    internal void List(string key, DateTimeOffset now) =>
        _db.Firings.Add(new Firing { Key = key, DueAt = now, StartedAt = now, EndedAt = now, Outcome = FiringOutcome.Listed });

    /// <summary>Writes that instants did not run, unless a row says something already.</summary>
    internal async Task SkipAsync(string key, SkippedFirings skipped, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await FindAsync(key, skipped.DueAt, cancellationToken) is null)
        {
            _db.Firings.Add(new Firing
            {
                Key = key,
                DueAt = skipped.DueAt,
                StartedAt = now,
                EndedAt = now,
                Outcome = FiringOutcome.Skipped,
                Count = skipped.Count,
                Error = Short(skipped.Reason),
            });
        }
    }

    /// <summary>Deletes what a clock that went ahead skipped.</summary>
    internal Task UnskipAsync(string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateTimeOffset ahead = now + Ahead;
        return _db.Firings.Where(firing => firing.Key == key && firing.Outcome == FiringOutcome.Skipped && firing.StartedAt > ahead).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Deletes an open instant that has not come.</summary>
    internal Task ForgetAsync(Firing open, CancellationToken cancellationToken) => At(open.Key, open.DueAt).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Writes that an open instant is not tried again.</summary>
    internal Task GiveUpAsync(Firing open, string why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string? words = Short(why);
        return At(open.Key, open.DueAt).ExecuteUpdateAsync(
            set => set.SetProperty(firing => firing.Outcome, FiringOutcome.Failed).SetProperty(firing => firing.Error, words)
                .SetProperty(firing => firing.NextTryAt, (DateTimeOffset?)null).SetProperty(firing => firing.EndedAt, now)
                .SetProperty(firing => firing.LeaseId, (Guid?)null).SetProperty(firing => firing.LeasedUntil, (DateTimeOffset?)null), cancellationToken);
    }

    private IQueryable<Firing> At(string key, DateTimeOffset dueAt) => _db.Firings.Where(firing => firing.Key == key && firing.DueAt == dueAt);

    private IQueryable<Firing> Of(FiringClaim claim) => At(claim.Key, claim.DueAt)
        .Where(firing => firing.Fence == claim.Fence && firing.LeaseId == claim.LeaseId && firing.Outcome == FiringOutcome.Running);

    private static string? Short(string? words) => words?.Length > Firing.LongestError ? words[..Firing.LongestError] : words;
}
