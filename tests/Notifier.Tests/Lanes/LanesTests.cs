using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Hub.Notifier.Tests.Lanes;

/// <summary>What both kinds of lanes promise. <see cref="Here"/> and <see cref="There"/> are one in one process, or two nodes of one Redis.</summary>
public abstract class LanesTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private protected abstract ILanes Here { get; }

    private protected abstract ILanes There { get; }

    [Fact]
    public async Task What_is_offered_is_taken_in_order_by_one_worker()
    {
        await ReadyAsync();
        Ring[] offers = Offers(Lane.Normal, 20);

        await There.OfferAsync(offers);

        List<Ring> taken = [];
        while (taken.Count < offers.Length)
        {
            IReadOnlyList<Ring> some = await Here.TakeAsync(Lane.Normal, 7, Soon, default);
            Assert.InRange(some.Count, 1, 7);
            taken.AddRange(some);
        }
        Assert.Equal(offers, taken);
        Assert.Empty(await There.TakeAsync(Lane.Normal, 7, Moment, default));
    }

    [Fact]
    public async Task Two_workers_never_take_the_same_offer()
    {
        await ReadyAsync();
        Ring[] offers = Offers(Lane.Bulk, 200);
        await Here.OfferAsync(offers);

        List<Ring>[] taken = await Task.WhenAll(DrainAsync(Here), DrainAsync(There));

        Assert.Equal(offers.Order(Comparer<Ring>.Create((a, b) => a.SliceId.CompareTo(b.SliceId))),
            taken.SelectMany(some => some).Order(Comparer<Ring>.Create((a, b) => a.SliceId.CompareTo(b.SliceId))));

        async Task<List<Ring>> DrainAsync(ILanes lanes)
        {
            List<Ring> all = [];
            while (await lanes.TakeAsync(Lane.Bulk, 3, Moment * 4, default) is { Count: > 0 } some)
            {
                all.AddRange(some);
            }
            return all;
        }
    }

    [Fact]
    public async Task A_full_lane_holds_up_no_other()
    {
        await ReadyAsync();
        await Here.OfferAsync(Offers(Lane.Bulk, 500));
        Ring[] alert = Offers(Lane.Alert, 1);
        await Here.OfferAsync(alert);

        Assert.Equal(alert, await There.TakeAsync(Lane.Alert, 10, Soon, default));
        Assert.Equal(500, await Here.WaitingAsync(Lane.Bulk));
    }

    [Fact]
    public async Task Whoever_waits_hears_of_an_offer_at_once()
    {
        await ReadyAsync();
        Task<IReadOnlyList<Ring>> waiting = There.TakeAsync(Lane.Emergency, 10, TimeSpan.FromSeconds(20), default).AsTask();
        Ring[] offer = Offers(Lane.Emergency, 1);

        await Here.OfferAsync(offer);

        Assert.Equal(offer, await waiting.WaitAsync(Soon));
    }

    [Fact]
    public async Task Workers_who_share_a_lane_do_not_keep_another_lane_waiting()
    {
        // Regression: reads stood behind each other's blocking ones, ran out of time, and Redis was taken for lost.
        await ReadyAsync();
        using CancellationTokenSource end = new();
        Task[] idle = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                await There.TakeAsync(Lane.Bulk, 1, TimeSpan.FromSeconds(2), CancellationToken.None);
            }
        }))];
        DateTimeOffset over = TimeProvider.System.GetUtcNow().AddSeconds(8);
        while (TimeProvider.System.GetUtcNow() < over)
        {
            Task<IReadOnlyList<Ring>> waiting = There.TakeAsync(Lane.Alert, 1, TimeSpan.FromSeconds(2), default).AsTask();
            Ring[] alert = Offers(Lane.Alert, 1);
            await Here.OfferAsync(alert);
            Assert.Equal(alert, await waiting);
        }

        await end.CancelAsync();
        await Task.WhenAll(idle);
    }

    [Fact]
    public async Task Waiting_ends_with_its_patience_and_with_its_token()
    {
        await ReadyAsync();
        Assert.Empty(await Here.TakeAsync(Lane.Normal, 1, Moment, default));

        using CancellationTokenSource end = new();
        Task<IReadOnlyList<Ring>> waiting = Here.TakeAsync(Lane.Normal, 1, TimeSpan.FromMinutes(1), end.Token).AsTask();
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Soon));
    }

    private protected static Ring[] Offers(Lane lane, int count)
    {
        IdSource ids = new(TimeProvider.System);
        return [.. Enumerable.Range(1, count).Select(i => new Ring(lane, ids.Next(), i))];
    }

    // The first reader of an empty Redis makes the group.
    private async Task ReadyAsync()
    {
        foreach (Lane lane in Enum.GetValues<Lane>())
        {
            await Here.TakeAsync(lane, 100, Moment, default);
            await There.TakeAsync(lane, 100, Moment, default);
        }
    }
}

public sealed class InProcessLanesTests : LanesTests
{
    private readonly InProcessLanes _lanes = new(TimeProvider.System);

    private protected override ILanes Here => _lanes;

    private protected override ILanes There => _lanes;
}

public sealed class RedisLanesTests : LanesTests, IAsyncLifetime
{
    private RedisServer? _redis;
    private RedisLanes? _here;
    private RedisLanes? _there;

    private protected override ILanes Here => _here!;

    private protected override ILanes There => _there!;

    public async Task InitializeAsync()
    {
        // A server of its own: all hubs of one Redis share their lanes.
        _redis = await RedisServer.StartOwnAsync();
        (_here, _there) = (Node(), Node());
    }

    public async Task DisposeAsync()
    {
        await _here!.DisposeAsync();
        await _there!.DisposeAsync();
        await _redis!.DisposeAsync();
    }

    [Fact]
    public async Task With_Redis_away_a_node_hands_its_offers_to_its_own_workers_and_to_all_when_Redis_is_back_empty()
    {
        await _redis!.StopAsync();
        Ring[] own = Offers(Lane.Normal, 1);
        await Here.OfferAsync(own).AsTask().WaitAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(1, await Here.WaitingAsync(Lane.Normal));
        Assert.Equal(own, await Here.TakeAsync(Lane.Normal, 1, TimeSpan.FromSeconds(5), default));

        await _redis.StartAsync();
        Ring[] offer = Offers(Lane.Normal, 1);
        await UntilAsync(async () =>
        {
            await Here.OfferAsync(offer);
            return (await There.TakeAsync(Lane.Normal, 1, TimeSpan.FromMilliseconds(200), default)).SequenceEqual(offer);
        });
    }

    [Fact]
    public async Task Offers_whose_reader_died_over_them_do_not_fill_the_lane()
    {
        // Regression: a broadcast stood still for a minute, until they were called too old.
        await Here.TakeAsync(Lane.Bulk, 1, TimeSpan.FromMilliseconds(50), default);
        Ring[] offers = Offers(Lane.Bulk, 6);
        await Here.OfferAsync(offers);
        using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(_redis!.Address);
        RedisKey lane = Assert.Single(redis.GetServers().Single().Keys(pattern: "hub:lane:*").ToArray());
        Assert.Equal(4, (await redis.GetDatabase().StreamReadGroupAsync(lane, "workers", "dead", ">", 4, noAck: true)).Length);

        Assert.Equal(2, await There.WaitingAsync(Lane.Bulk));

        Assert.Equal(offers[4..], await There.TakeAsync(Lane.Bulk, 6, TimeSpan.FromSeconds(5), default));
    }

    [Fact]
    public async Task With_Redis_stopped_in_its_tracks_nobody_waits_for_ever()
    {
        _redis!.Pause();
        try
        {
            await Here.OfferAsync(Offers(Lane.Normal, 1)).AsTask().WaitAsync(TimeSpan.FromSeconds(5));
            Assert.Empty(await There.TakeAsync(Lane.Normal, 1, TimeSpan.FromMilliseconds(100), default).AsTask().WaitAsync(TimeSpan.FromSeconds(5)));
        }
        finally
        {
            _redis.Resume();
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using CancellationTokenSource end = new(TimeSpan.FromSeconds(20));
        while (!await isSo())
        {
            await Task.Delay(20, end.Token);
        }
    }

    private RedisLanes Node() => new(_redis!.Address, new(TimeProvider.System), TimeProvider.System, NullLogger<RedisLanes>.Instance);
}
