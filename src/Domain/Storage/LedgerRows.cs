using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>What the delivery works with: slices, outcomes, audiences on their way into the ledger, and the numbers of notices.</summary>
public sealed class LedgerRows
{
    private readonly HubDb _db;

    internal LedgerRows(HubDb db) => _db = db;

    /// <summary>Leases slices, as far as no other worker holds them, no notice is paused, and they are not done.</summary>
    /// <param name="slices">The slices.</param>
    /// <param name="leaseId">A new id for each leasing; the same again gives back what the first time leased.</param>
    /// <param name="now">The instant.</param>
    /// <param name="lease">For how long.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public Task<List<Slice>> LeaseAsync(
        IReadOnlyList<Guid> slices, Guid leaseId, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        _db.Ledger.LeaseAsync(slices, leaseId, now, now + lease, cancellationToken);

    /// <summary>Which rows of some slices are still to be sent, with the round of their last try.</summary>
    public async Task<Dictionary<(Guid NoticeId, Guid PersonId), Due>> DueAsync(
        IReadOnlyList<(Guid NoticeId, Guid PersonId)> ids, CancellationToken cancellationToken) =>
        (await _db.Ledger.DueAsync(ids, cancellationToken)).ToDictionary(due => (due.NoticeId, due.PersonId));

    /// <summary>How many broadcasts and reminders each of these people was handed since an instant; who got none is not in it.</summary>
    public async Task<Dictionary<Guid, int>> SentSinceAsync(
        IReadOnlyCollection<Guid> people, DateTimeOffset since, CancellationToken cancellationToken) =>
        (await _db.Ledger.SentSinceAsync(people, since, cancellationToken)).ToDictionary(one => one.PersonId, one => one.Count);

    /// <summary>Slices that can be leased, as they will be then.</summary>
    public async Task<List<Slice>> PeekAsync(IReadOnlyList<Guid> slices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Slice> free = await _db.Slices.AsNoTracking()
            .Where(slice => slices.Contains(slice.Id) && !slice.Held && (slice.LeasedUntil == null || slice.LeasedUntil < now)).ToListAsync(cancellationToken);
        free.ForEach(slice => slice.Fence++);
        return free;
    }

    /// <summary>Holds slices on; those that another worker took over meanwhile stay his.</summary>
    public Task RenewAsync(IReadOnlyCollection<Guid> slices, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        _db.Slices.Where(slice => slices.Contains(slice.Id) && slice.LeasedUntil >= now)
            .ExecuteUpdateAsync(set => set.SetProperty(slice => slice.LeasedUntil, now + lease), cancellationToken);

    /// <summary>Gives a slice back with what is left of it, none of which this worker tried.</summary>
    public Task GiveBackAsync(Slice slice, byte[] left, CancellationToken cancellationToken) =>
        _db.Slices.Where(held => held.Id == slice.Id && held.Fence == slice.Fence).ExecuteUpdateAsync(
            set => set.SetProperty(slice => slice.Rows, left).SetProperty(slice => slice.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(slice => slice.Fence, slice => slice.Fence - 1).SetProperty(slice => slice.LeaseId, (Guid?)null).SetProperty(slice => slice.RungAt, (DateTimeOffset?)null), cancellationToken);

    /// <summary>Which slices of a lane are to be rung for, in the order of their turns; they are marked as rung.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="most">The most.</param>
    /// <param name="now">The instant.</param>
    /// <param name="rungBefore">A bell that rang before this instant is taken for lost.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public Task<List<Ring>> RingAsync(Lane lane, int most, DateTimeOffset now, DateTimeOffset rungBefore, CancellationToken cancellationToken) =>
        _db.Ledger.RingAsync(lane, most, now, rungBefore, cancellationToken);

    /// <summary>Which lanes have work that nobody holds: asked before anything is marked.</summary>
    public Task<List<Lane>> WaitingLanesAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Slices.Where(slice => !slice.Held && (slice.LeasedUntil == null || slice.LeasedUntil < now))
            .Select(slice => slice.Lane).Distinct().ToListAsync(cancellationToken);

    /// <summary>Writes outcomes, their attempts and numbers, and deletes the slices that are done with them.</summary>
    public Task RecordAsync(
        IReadOnlyList<Outcome> outcomes, IReadOnlyCollection<Guid> doneSlices, DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Ledger.RecordAsync(outcomes, doneSlices, now, cancellationToken);

    /// <summary>Whether audiences are on their way into the ledger.</summary>
    public Task<bool> AnyToExpandAsync(CancellationToken cancellationToken) =>
        _db.Expansions.AnyAsync(part => part.DoneAt == null && _db.Notices.Any(notice => notice.Id == part.NoticeId && notice.PausedAt == null), cancellationToken);

    /// <summary>One step of every audience that is on its way into the ledger.</summary>
    public Task<Expanded> ExpandAsync(DateTimeOffset now, CancellationToken cancellationToken) => _db.Ledger.ExpandAsync(now, cancellationToken);

    /// <summary>Whether deferred deliveries are due.</summary>
    public Task<bool> AnyDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Deliveries.AnyAsync(delivery => delivery.NotBefore <= now, cancellationToken);

    /// <summary>Puts deferred deliveries whose time has come into slices; what waited for the same person's rest goes together.</summary>
    public async Task<IReadOnlyList<Ring>> ReleaseAsync(DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        List<Released> due = await _db.Ledger.ReleaseAsync(now, most, cancellationToken);
        if (due.Count == 0)
        {
            return [];
        }
        Guid[] ids = [.. due.Select(row => row.NoticeId).Distinct()];
        HashSet<Guid> counted =
            [.. (await _db.Notices.AsNoTracking().Where(notice => ids.Contains(notice.Id)).ToListAsync(cancellationToken)).Where(notice => notice.IsCounted).Select(notice => notice.Id)];
        foreach (Tally tally in Tallied.Sum(due.Where(row => counted.Contains(row.NoticeId)).SelectMany(row => new Tallied[]
        {
            new(row.NoticeId, row.AreaCode, "", nameof(DeliveryState.Deferred), row.Reason, -1),
            new(row.NoticeId, row.AreaCode, "", nameof(DeliveryState.Pending), null, 1),
        })))
        {
            _db.Append(tally);
        }
        List<Ring> rings = [];
        // One message says all that a person waited for: it goes in the highest of its lanes.
        Dictionary<Guid, Lane> highest = due.Where(row => WhenToSend.Merges(row.Reason)).GroupBy(row => row.PersonId)
            .ToDictionary(own => own.Key, own => own.Min(row => row.Lane));
        foreach (var same in due.GroupBy(row => WhenToSend.Merges(row.Reason) ? (Lane: highest[row.PersonId], Merge: true) : (row.Lane, Merge: false)))
        {
            foreach (List<Released> some in Together(same))
            {
                Slice slice = new()
                {
                    Id = Guid.CreateVersion7(now),
                    Lane = same.Key.Lane,
                    Turn = rings.Count,
                    Rows = Slice.Pack([.. some.Select(row => (row.NoticeId, row.PersonId))]),
                    Merge = same.Key.Merge,
                    CreatedAt = now,
                    RungAt = now,
                };
                _db.Append(slice);
                rings.Add(new(slice.Lane, slice.Id, slice.Count));
            }
        }
        return rings;
    }

    /// <summary>Counts an audience before anything is sent.</summary>
    /// <exception cref="ArgumentException">An area of it does not exist.</exception>
    public async Task<Reach> ReachAsync(ReachQuestion question, CancellationToken cancellationToken)
    {
        List<Expansion> parts = [];
        foreach ((AudiencePart part, bool isExcept) in question.Audience.Parts.Select(part => (part, false)).Concat(question.Audience.Except.Select(part => (part, true))))
        {
            parts.Add(await ExpansionParts.OfAsync(_db, Guid.Empty, Lane.Normal, part, parts.Count + 1, isExcept, hasExcept: false, question.Day, null, cancellationToken));
        }
        return await _db.Ledger.ReachAsync(question, parts, cancellationToken);
    }

    /// <summary>Holds a notice, or lets it go on.</summary>
    public async Task HoldAsync(Notice notice, bool held, DateTimeOffset now, CancellationToken cancellationToken)
    {
        notice.PausedAt = held ? now : null;
        await _db.SaveChangesAsync(cancellationToken);
        // Waits for a step of the expansion that is under way, whose slices the next statement then sees.
        await _db.Expansions.Where(part => part.NoticeId == notice.Id && part.DoneAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(part => part.Lane, part => part.Lane), cancellationToken);
        await _db.Slices.Where(slice => slice.NoticeId == notice.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(slice => slice.Held, held), cancellationToken);
    }

    /// <summary>Stops a notice: no more of its audience comes into the ledger, and what waits is cancelled by the workers.</summary>
    public async Task StopAsync(Notice notice, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (notice.StoppedAt, notice.PausedAt) = (now, null);
        await _db.SaveChangesAsync(cancellationToken);
        await _db.Expansions.Where(part => part.NoticeId == notice.Id && part.DoneAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(part => part.DoneAt, now), cancellationToken);
        await _db.Slices.Where(slice => slice.NoticeId == notice.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(slice => slice.Held, false), cancellationToken);
        await _db.Deliveries.Where(delivery => delivery.NoticeId == notice.Id && delivery.NotBefore != null)
            .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NotBefore, now), cancellationToken);
    }

    // As many people as a slice holds, and never one person in two.
    private static IEnumerable<List<Released>> Together(IEnumerable<Released> rows)
    {
        List<Released> some = [];
        foreach (var person in rows.GroupBy(row => row.PersonId))
        {
            List<Released> own = [.. person];
            if (some.Count > 0 && some.Count + own.Count > Slice.Most)
            {
                yield return some;
                some = [];
            }
            some.AddRange(own);
        }
        if (some.Count > 0)
        {
            yield return some;
        }
    }
}
