using System.Collections.Concurrent;
using Hub.Notifier.Channels;

namespace Hub.Notifier.Delivery.Ceilings;

/// <summary>The ceilings of one node: of several without Redis, each takes its share.</summary>
internal sealed class InProcessCeilings(int nodes, TimeProvider clock) : ICeilings
{
    /// <summary>Above so many buckets those that are full are forgotten: people come, get their message, and go.</summary>
    private const int MostBuckets = 20_000;

    private readonly ConcurrentDictionary<BucketKey, Bucket> _buckets = [];

    public ValueTask<Pace> TakeAsync(BucketKey key, Rate rate, bool isUrgent) => new(Of(key, rate).Take(isUrgent));

    public void GiveBack(BucketKey key, Rate rate, bool isUrgent) => Of(key, rate).GiveBack();

    private Bucket Of(BucketKey key, Rate rate)
    {
        if (_buckets.TryGetValue(key, out Bucket? found))
        {
            return found;
        }
        if (_buckets.Count >= MostBuckets)
        {
            foreach ((BucketKey idle, Bucket bucket) in _buckets)
            {
                if (bucket.IsFull)
                {
                    _buckets.TryRemove(idle, out _);
                }
            }
        }
        return _buckets.GetOrAdd(key, static (_, made) => new(BucketSize.Of(made.rate, made.nodes), made.clock), (rate, nodes, clock));
    }
}
