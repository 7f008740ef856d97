using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Storage;

/// <summary>The ledger's statements that work on many rows at once: each database has its own words for them.</summary>
internal interface ILedger
{
    /// <summary>Leases slices that nobody holds and no pause holds up.</summary>
    Task<List<Slice>> LeaseAsync(IReadOnlyList<Guid> slices, Guid lease, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Those rows of some slices that are not to be sent for the first time; with null those that are not to be sent.</summary>
    Task<List<(Guid NoticeId, Guid PersonId, Due? Due)>> OtherThanFirstAsync(
        IReadOnlyList<(Guid NoticeId, Guid PersonId)> ids, CancellationToken cancellationToken);

    /// <summary>How these people want to be told; who is gone is not in it.</summary>
    Task<Dictionary<Guid, Wishes>> WishesAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken);

    /// <summary>How many broadcasts and reminders the people of some rows were handed since an instant, or wait for that are older than the row's notice.</summary>
    Task<List<(Guid NoticeId, Guid PersonId, int Count)>> SentSinceAsync(
        IReadOnlyList<(Guid NoticeId, Guid PersonId)> ids, DateTimeOffset since, DateTimeOffset writtenSince, CancellationToken cancellationToken);

    /// <summary>Marks slices as rung that nobody rang for, or rang for in vain, in the order of their turns.</summary>
    Task<List<Ring>> RingAsync(Lane lane, int most, DateTimeOffset now, DateTimeOffset rungBefore, CancellationToken cancellationToken);

    /// <summary>Writes outcomes: states that nothing overtook, attempts, and their numbers.</summary>
    Task RecordAsync(IReadOnlyList<Outcome> outcomes, IReadOnlyCollection<Guid> doneSlices, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Writes one slice's worth of the ledger for each of some notices whose audience is not yet in it.</summary>
    Task<Expanded> ExpandAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes deferred rows whose time has come Pending again: so many, and what else the last one's person waits for.</summary>
    Task<List<Released>> ReleaseAsync(DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>Counts an audience.</summary>
    Task<Reach> ReachAsync(
        ReachQuestion question, IReadOnlyList<Expansion> parts, CancellationToken cancellationToken);
}

/// <summary>A row that waits no more, and why it had waited.</summary>
internal sealed record Released(Guid NoticeId, Guid PersonId, Lane Lane, string? AreaCode, string? Reason);
