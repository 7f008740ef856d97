using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>What the delivery works with: slices, outcomes, audiences on their way into the ledger, and the numbers of notices.</summary>
public sealed class LedgerRows
{
    /// <summary>What is handed off on a day was written at most so long before it, as far as the daily cap looks.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(3);

    private static readonly DeliveryState[] Reached =
        [DeliveryState.HandedOff, DeliveryState.Received, DeliveryState.Read, DeliveryState.Acked, DeliveryState.Unknown];

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

    /// <summary>
    /// Which rows of some slices are not as slices are written, to be sent for the first time: how those stand, null for what is
    /// not to be sent any more.
    /// </summary>
    public async Task<Dictionary<(Guid NoticeId, Guid PersonId), Due?>> OtherThanFirstAsync(
        IReadOnlyList<(Guid NoticeId, Guid PersonId)> ids, CancellationToken cancellationToken) =>
        (await _db.Ledger.OtherThanFirstAsync(ids, cancellationToken)).ToDictionary(other => (other.NoticeId, other.PersonId), other => other.Due);

    /// <summary>
    /// How many broadcasts and reminders the person of each of these rows was handed since an instant, or is about to get that
    /// were written before the row's notice: of a burst, only the first come below the daily cap. A row before which there is
    /// nothing is not in it.
    /// </summary>
    public async Task<Dictionary<(Guid NoticeId, Guid PersonId), int>> SentSinceAsync(
        IReadOnlyList<(Guid NoticeId, Guid PersonId)> ids, DateTimeOffset since, CancellationToken cancellationToken) =>
        (await _db.Ledger.SentSinceAsync(ids, since, since - LongestWait, cancellationToken)).ToDictionary(one => (one.NoticeId, one.PersonId), one => one.Count);

    /// <summary>The keys of the tries that may have been taken, of rows that are asked for again in the same round.</summary>
    public async Task<Dictionary<(Guid NoticeId, Guid PersonId), string>> DoubtsAsync(IReadOnlyCollection<Due> rows, CancellationToken cancellationToken)
    {
        Guid[] notices = [.. rows.Select(row => row.NoticeId).Distinct()];
        Guid[] people = [.. rows.Select(row => row.PersonId).Distinct()];
        List<Attempt> lost = await _db.Attempts.AsNoTracking()
            .Where(attempt => notices.Contains(attempt.NoticeId) && people.Contains(attempt.PersonId) && attempt.Outcome == AttemptOutcome.Unknown)
            .ToListAsync(cancellationToken);
        ILookup<(Guid, Guid, int), string> keys = lost.ToLookup(attempt => (attempt.NoticeId, attempt.PersonId, attempt.Round), attempt => attempt.Key);
        return rows.Select(row => (row.NoticeId, row.PersonId, Key: keys[(row.NoticeId, row.PersonId, row.Round + 1)].FirstOrDefault()))
            .Where(row => row.Key is not null).ToDictionary(row => (row.NoticeId, row.PersonId), row => row.Key!);
    }

    /// <summary>By which channels these rows had been handed off and could not be brought.</summary>
    public async Task<HashSet<(Guid NoticeId, Guid PersonId, string Channel)>> BouncedAsync(IReadOnlyCollection<Due> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }
        Guid[] notices = [.. rows.Select(row => row.NoticeId).Distinct()];
        Guid[] people = [.. rows.Select(row => row.PersonId).Distinct()];
        var bounced = await _db.Attempts.AsNoTracking()
            .Where(attempt => notices.Contains(attempt.NoticeId) && people.Contains(attempt.PersonId) && attempt.Outcome == AttemptOutcome.Bounced)
            .Select(attempt => new { attempt.NoticeId, attempt.PersonId, attempt.Channel }).ToListAsync(cancellationToken);
        return [.. bounced.Select(one => (one.NoticeId, one.PersonId, one.Channel))];
    }

    /// <summary>Slices that can be leased, as they will be then.</summary>
    public async Task<List<Slice>> PeekAsync(IReadOnlyList<Guid> slices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Slice> free = await _db.Compiled.Free(_db, slices, now).ToListAsync(cancellationToken);
        foreach (Slice slice in free)
        {
            slice.Fence++;
            slice.IsTakenOver |= slice.LeasedUntil is not null;
        }
        return free;
    }

    /// <summary>Holds the slices of some leases on; those that another worker took over meanwhile stay his.</summary>
    public Task RenewAsync(IReadOnlyCollection<Guid> leases, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken) =>
        _db.Slices.Where(slice => slice.LeaseId != null && leases.Contains(slice.LeaseId.Value) && slice.LeasedUntil >= now)
            .ExecuteUpdateAsync(set => set.SetProperty(slice => slice.LeasedUntil, now + lease), cancellationToken);

    /// <summary>Gives a slice back with what is left of it, none of which this worker tried.</summary>
    public Task GiveBackAsync(Slice slice, byte[] left, CancellationToken cancellationToken) =>
        _db.Slices.Where(held => held.Id == slice.Id && held.Fence == slice.Fence).ExecuteUpdateAsync(
            set => set.SetProperty(slice => slice.Rows, left).SetProperty(slice => slice.LeasedUntil, (DateTimeOffset?)null)
                .SetProperty(slice => slice.LeaseId, (Guid?)null).SetProperty(slice => slice.RungAt, (DateTimeOffset?)null), cancellationToken);

    /// <summary>Gives everything back that was leased by some leases of which nothing was tried, also after they ran out, as far as nobody took it over.</summary>
    public Task ReturnAsync(IReadOnlyCollection<Guid> leases, CancellationToken cancellationToken) =>
        _db.Slices.Where(held => held.LeaseId != null && leases.Contains(held.LeaseId.Value)).ExecuteUpdateAsync(
            set => set.SetProperty(slice => slice.LeasedUntil, (DateTimeOffset?)null).SetProperty(slice => slice.LeaseId, (Guid?)null)
                .SetProperty(slice => slice.RungAt, (DateTimeOffset?)null), cancellationToken);

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
        _db.Compiled.WaitingLanes(_db, now).ToListAsync(cancellationToken).AsTask();

    /// <summary>
    /// Writes outcomes, their attempts and numbers, and deletes the slices that are done with them. Addresses that are gone for
    /// good are not used any more.
    /// </summary>
    public async Task RecordAsync(
        IReadOnlyList<Outcome> outcomes, IReadOnlyCollection<Guid> doneSlices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await _db.Ledger.RecordAsync(outcomes, doneSlices, now, cancellationToken);
        foreach (var gone in outcomes.SelectMany(outcome => outcome.Attempts)
            .Where(attempt => attempt is { Outcome: AttemptOutcome.Unreachable, Reason: Attempt.Gone })
            .GroupBy(attempt => attempt.Channel, attempt => attempt.PersonId))
        {
            await new PeopleRows(_db).DisableAsync([.. gone.Distinct()], gone.Key, cancellationToken);
        }
    }

    /// <summary>Whether audiences are on their way into the ledger.</summary>
    public Task<bool> AnyToExpandAsync(CancellationToken cancellationToken) =>
        _db.Expansions.AnyAsync(part => part.DoneAt == null && _db.Notices.Any(notice => notice.Id == part.NoticeId && notice.PausedAt == null), cancellationToken);

    /// <summary>One step of every audience that is on its way into the ledger.</summary>
    public Task<Expanded> ExpandAsync(DateTimeOffset now, CancellationToken cancellationToken) => _db.Ledger.ExpandAsync(now, cancellationToken);

    /// <summary>Whether deferred deliveries are due.</summary>
    public Task<bool> AnyDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Deliveries.AnyAsync(delivery => delivery.NotBefore <= now && delivery.State == DeliveryState.Deferred, cancellationToken);

    /// <summary>
    /// Puts deferred deliveries whose time has come into slices, which take their turns with all others of their lane; what the
    /// same person waited for goes together.
    /// </summary>
    /// <returns>The slices, that the feed offers by and by.</returns>
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
        Dictionary<Guid, Lane> highest = due.Where(row => Waiting.Merges(row.Reason)).GroupBy(row => row.PersonId)
            .ToDictionary(own => own.Key, own => own.Min(row => row.Lane));
        foreach (var same in due.GroupBy(row => Waiting.Merges(row.Reason) ? (Lane: highest[row.PersonId], Merge: true) : (row.Lane, Merge: false)))
        {
            long turn = await TurnAsync(same.Key.Lane, cancellationToken);
            foreach (List<Released> some in Together(same))
            {
                Slice slice = new()
                {
                    Id = Guid.CreateVersion7(now),
                    Lane = same.Key.Lane,
                    Turn = turn++,
                    Rows = Slice.Pack([.. some.Select(row => (row.NoticeId, row.PersonId))]),
                    Merge = same.Key.Merge,
                    CreatedAt = now,
                };
                _db.Append(slice);
                rings.Add(new(slice.Lane, slice.Id, slice.Count));
            }
        }
        return rings;
    }

    /// <summary>
    /// The broadcasts that reached somebody since an instant, the last first, and whether each was taken back since. What says
    /// something else to each is left out.
    /// </summary>
    public async Task<List<(Notice Notice, bool IsTakenBack)>> ToldAsync(Guid personId, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        List<Notice> told = await (
            from delivery in _db.Deliveries
            where delivery.PersonId == personId && delivery.CreatedAt >= since && Reached.Contains(delivery.State)
            join notice in _db.Notices on delivery.NoticeId equals notice.Id
            where notice.Kind == NoticeKind.Broadcast && notice.ValuesOf == null
            orderby notice.CreatedAt descending, notice.Id descending
            select notice).AsNoTracking().Take(most).ToListAsync(cancellationToken);
        string[] keys = [.. told.SelectMany(notice => new[] { RecallNotice.KeyOf(notice), GiveAllClear.KeyOf(notice) })];
        List<string> back = await _db.Notices.Where(notice => keys.Contains(notice.Key)).Select(notice => notice.Key).ToListAsync(cancellationToken);
        return [.. told.Select(notice => (notice, back.Contains(RecallNotice.KeyOf(notice)) || back.Contains(GiveAllClear.KeyOf(notice))))];
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
        if (!held)
        {
            await _db.Deliveries.Where(delivery => delivery.NoticeId == notice.Id && delivery.State == DeliveryState.Deferred && delivery.Reason == Waiting.Paused)
                .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NotBefore, now), cancellationToken);
        }
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
        await _db.Deliveries.Where(delivery => delivery.NoticeId == notice.Id && delivery.NotBefore != null && delivery.State == DeliveryState.Deferred)
            .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NotBefore, now), cancellationToken);
    }

    // Behind what was released before, and not before those who are being served.
    private async Task<long> TurnAsync(Lane lane, CancellationToken cancellationToken)
    {
        long? behind = await _db.Slices.Where(slice => slice.NoticeId == null && slice.Lane == lane).MaxAsync(slice => (long?)slice.Turn + 1, cancellationToken);
        long? served = await _db.Slices.Where(slice => slice.Lane == lane && !slice.Held && slice.Turn > 0).MinAsync(slice => (long?)slice.Turn, cancellationToken);
        return Math.Max(behind ?? 0, served ?? 0);
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
