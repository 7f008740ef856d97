using Hub.Domain.Notices;

namespace Hub.Notifier.Lanes;

/// <summary>
/// What hands slices of the ledger to workers: the id of each slice goes to one of them. It holds nothing that the database
/// does not know, and may lose all of it: the feed offers again what nobody took.
/// </summary>
public interface ILanes
{
    /// <summary>Offers slices. Returns at once, also where Redis is away.</summary>
    ValueTask OfferAsync(IReadOnlyCollection<Ring> slices);

    /// <summary>Takes slices of a lane, in the order in which they were offered; waits up to <paramref name="patience"/> for the first.</summary>
    ValueTask<IReadOnlyList<Ring>> TakeAsync(Lane lane, int most, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>How many offers of a lane nobody has taken.</summary>
    ValueTask<long> WaitingAsync(Lane lane);
}
