using System.Diagnostics;
using Hub.Notifier.Channels;
using Hub.Notifier.Delivery.Ceilings;
using Hub.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Notifier.Tests.Delivery;

/// <summary>What all ceilings promise, in real time: Redis has no other.</summary>
[Collection(Alone.Name)]
public abstract class CeilingsTests
{
    private static readonly Guid Ming = new("0199a0b1-0000-7000-8000-000000000001");
    private static readonly Guid Li = new("0199a0b1-0000-7000-8000-000000000002");

    private int _channels;

    /// <summary>The nodes, one or more, that keep one ceiling together.</summary>
    private protected abstract IReadOnlyList<ICeilings> Nodes { get; }

    [Fact]
    public async Task In_no_second_more_pass_than_the_rate_and_not_much_less()
    {
        Rate rate = new(200, TimeSpan.FromSeconds(1), PerPerson: false);
        BucketKey key = Key(rate);
        List<(double From, double Until)> passed = [];
        Stopwatch watch = Stopwatch.StartNew();
        await Task.WhenAll(Nodes.SelectMany(node => Enumerable.Range(0, 32).Select(_ => Task.Run(async () =>
        {
            while (watch.Elapsed < TimeSpan.FromSeconds(2.5))
            {
                TimeSpan asked = watch.Elapsed;
                Pace pace = await node.TakeAsync(key, rate, isUrgent: true);
                if (pace.IsTaken)
                {
                    lock (passed)
                    {
                        passed.Add(((asked + pace.Wait).TotalSeconds, (watch.Elapsed + pace.Wait).TotalSeconds));
                    }
                }
                await Task.Delay(pace.Wait + TimeSpan.FromMilliseconds(1));
            }
        }))));

        // It passed somewhere between its question and its answer, which a busy machine hears late.
        int most = passed.Max(first => passed.Count(one => one.From >= first.From && one.Until < first.From + 1));
        // What a node drew may be used a little later: a batch of four for each.
        Assert.InRange(most, 100, 200 + (4 * Nodes.Count));
        // However late it heard of each: no second of the whole had more.
        double seconds = Math.Ceiling(passed.Max(one => one.Until) - passed.Min(one => one.From));
        Assert.InRange(passed.Count, 300, seconds * (200 + (4 * Nodes.Count)));
    }

    [Fact]
    public async Task Who_is_over_the_ceiling_hears_when_to_come_back()
    {
        Rate rate = new(1, TimeSpan.FromMinutes(1), PerPerson: false);
        BucketKey key = Key(rate);

        Assert.Equal(new Pace(true, TimeSpan.Zero), await Nodes[0].TakeAsync(key, rate, isUrgent: true));
        for (int i = 0; i < 3; i++)
        {
            Pace over = await Nodes[0].TakeAsync(key, rate, isUrgent: true);
            Assert.False(over.IsTaken);
            Assert.InRange(over.Wait.TotalSeconds, 50, 60);
        }
    }

    [Fact]
    public async Task Each_person_has_a_ceiling_of_her_own()
    {
        Rate rate = new(1, TimeSpan.FromMinutes(1), PerPerson: true);
        BucketKey hers = BucketKey.Of(Name(), rate, Ming);

        Assert.True((await Nodes[0].TakeAsync(hers, rate, isUrgent: false)).IsTaken);
        Assert.False((await Nodes[0].TakeAsync(hers, rate, isUrgent: false)).IsTaken);
        Assert.True((await Nodes[0].TakeAsync(hers with { PersonId = Li }, rate, isUrgent: false)).IsTaken);
    }

    [Fact]
    public async Task What_comes_to_one_person_may_come_together_and_the_last_of_it_is_for_what_is_urgent()
    {
        Rate rate = new(12, TimeSpan.FromHours(1), PerPerson: true);
        BucketKey hers = BucketKey.Of(Name(), rate, Ming);

        List<bool> routine = [];
        List<bool> urgent = [];
        for (int i = 0; i < 5; i++)
        {
            routine.Add((await Nodes[0].TakeAsync(hers, rate, isUrgent: false)).IsTaken);
        }
        for (int i = 0; i < 3; i++)
        {
            urgent.Add((await Nodes[0].TakeAsync(hers, rate, isUrgent: true)).IsTaken);
        }

        Assert.Equal([true, true, true, true, false], routine);
        Assert.Equal([true, true, false], urgent);
    }

    [Fact]
    public async Task Each_channel_has_a_ceiling_of_its_own()
    {
        Rate rate = new(1, TimeSpan.FromMinutes(1), PerPerson: false);

        Assert.True((await Nodes[0].TakeAsync(Key(rate), rate, isUrgent: false)).IsTaken);
        Assert.True((await Nodes[0].TakeAsync(Key(rate), rate, isUrgent: false)).IsTaken);
    }

    [Fact]
    public async Task The_last_tokens_are_kept_for_what_is_urgent()
    {
        Rate rate = new(120, TimeSpan.FromMinutes(10), PerPerson: false);
        BucketKey key = Key(rate);
        while ((await Nodes[0].TakeAsync(key, rate, isUrgent: false)).IsTaken)
        {
        }

        Assert.Equal(new Pace(true, TimeSpan.Zero), await Nodes[0].TakeAsync(key, rate, isUrgent: true));
        Assert.False((await Nodes[0].TakeAsync(key, rate, isUrgent: false)).IsTaken);
    }

    [Fact]
    public async Task A_token_that_was_given_back_is_there_again()
    {
        Rate rate = new(1, TimeSpan.FromMinutes(1), PerPerson: false);
        BucketKey key = Key(rate);
        Assert.True((await Nodes[0].TakeAsync(key, rate, isUrgent: false)).IsTaken);
        Nodes[0].GiveBack(key, rate, isUrgent: false);

        Assert.True((await Nodes[0].TakeAsync(key, rate, isUrgent: false)).IsTaken);
        Assert.False((await Nodes[0].TakeAsync(key, rate, isUrgent: false)).IsTaken);
    }

    private protected BucketKey Key(Rate rate) => BucketKey.Of(Name(), rate, Ming);

    private string Name() => $"{GetType().Name}-{_channels++}";
}

[Collection(Alone.Name)]
public sealed class InProcessCeilingsTests : CeilingsTests
{
    private protected override IReadOnlyList<ICeilings> Nodes { get; } = [new InProcessCeilings(1, TimeProvider.System)];
}

/// <summary>Two nodes without Redis: each has half.</summary>
[Collection(Alone.Name)]
public sealed class SharedInProcessCeilingsTests
{
    [Fact]
    public async Task A_node_takes_its_share_and_no_more()
    {
        FakeClock clock = new();
        InProcessCeilings half = new(2, clock);
        Rate rate = new(40, TimeSpan.FromSeconds(1), PerPerson: false);
        BucketKey key = BucketKey.Of("sms", rate, Guid.Empty);

        int passed = 0;
        for (int i = 0; i < 1000; i++)
        {
            while ((await half.TakeAsync(key, rate, isUrgent: false)).IsTaken)
            {
                passed++;
            }
            clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(passed, 8 * 20, 10 * 20);
    }

    [Fact]
    public async Task A_hundred_thousand_people_leave_no_buckets_behind_that_matter()
    {
        FakeClock clock = new();
        InProcessCeilings ceilings = new(1, clock);
        Rate rate = new(1, TimeSpan.FromSeconds(1), PerPerson: true);
        for (int i = 0; i < 100_000; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            BucketKey hers = BucketKey.Of("sms", rate, new Guid(i, 0, 0, new byte[8]));
            Assert.True((await ceilings.TakeAsync(hers, rate, isUrgent: false)).IsTaken);
            Assert.False((await ceilings.TakeAsync(hers, rate, isUrgent: false)).IsTaken);
        }
    }
}

/// <summary>Two nodes on one Redis of their own, which may go.</summary>
[Collection(Alone.Name)]
public sealed class RedisCeilingsTests : CeilingsTests, IAsyncLifetime
{
    private readonly List<RedisCeilings> _nodes = [];
    private RedisServer _redis = null!;

    private protected override IReadOnlyList<ICeilings> Nodes => _nodes;

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.StartOwnAsync();
        _nodes.AddRange(Enumerable.Range(0, 2).Select(_ => new RedisCeilings(_redis.Address, 2, TimeProvider.System, NullLogger<RedisCeilings>.Instance)));
    }

    public async Task DisposeAsync()
    {
        foreach (RedisCeilings node in _nodes)
        {
            await node.DisposeAsync();
        }
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task What_one_node_took_is_gone_for_the_other()
    {
        Rate rate = new(1, TimeSpan.FromMinutes(1), PerPerson: true);
        BucketKey key = Key(rate);

        Assert.True((await Nodes[0].TakeAsync(key, rate, isUrgent: true)).IsTaken);
        Assert.False((await Nodes[1].TakeAsync(key, rate, isUrgent: true)).IsTaken);
    }

    [Fact]
    public async Task With_Redis_gone_each_node_takes_its_share_and_with_it_back_they_share_again()
    {
        Rate rate = new(400, TimeSpan.FromMinutes(10), PerPerson: false);
        await _redis.StopAsync();
        BucketKey gone = Key(rate);
        Assert.Equal(7, await BurstAsync(Nodes[0], gone, rate)); // half of the rate has half of the burst: 200 / 20, less the reserve
        Assert.Equal(7, await BurstAsync(Nodes[1], gone, rate));

        await _redis.StartAsync();
        Stopwatch waited = Stopwatch.StartNew();
        while (await BurstAsync(Nodes[0], Key(rate), rate) != 14)
        {
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "The node did not come back to Redis.");
            await Task.Delay(100);
        }
    }

    [Fact]
    public async Task A_Redis_that_does_not_answer_holds_up_one_sending_for_a_tenth_of_a_second_and_no_other()
    {
        Rate rate = new(100_000, TimeSpan.FromSeconds(1), PerPerson: false);
        BucketKey key = Key(rate);
        Assert.True((await Nodes[0].TakeAsync(key, rate, isUrgent: true)).IsTaken);
        _redis.Pause();
        Stopwatch watch = Stopwatch.StartNew();
        try
        {
            for (int i = 0; i < 1000; i++)
            {
                Assert.True((await Nodes[0].TakeAsync(Key(rate), rate, isUrgent: true)).IsTaken);
            }
        }
        finally
        {
            _redis.Resume();
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 3);
    }

    private static async Task<int> BurstAsync(ICeilings node, BucketKey key, Rate rate)
    {
        int passed = 0;
        while (await node.TakeAsync(key, rate, isUrgent: false) is { IsTaken: true })
        {
            passed++;
        }
        return passed;
    }
}
