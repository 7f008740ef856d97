using System.Diagnostics;
using Hub.Domain.Ids;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Hub.Notifier.Tests.Lanes;

/// <summary>Two nodes on one Redis of their own, which may stop.</summary>
public sealed class RedisBellTests : BellTests, IAsyncLifetime
{
    private RedisServer _redis = null!;
    private readonly List<RedisBell> _nodes = [];

    private protected override IBell Here => _nodes[0];

    private protected override IBell There => _nodes[1];

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.StartOwnAsync();
        IdSource ids = new(TimeProvider.System);
        _nodes.AddRange(Enumerable.Range(0, 2).Select(_ => new RedisBell(_redis.Address, ids, TimeProvider.System, NullLogger<RedisBell>.Instance)));
    }

    public async Task DisposeAsync()
    {
        foreach (RedisBell node in _nodes)
        {
            await node.DisposeAsync();
        }
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Another_node_hears_that_there_is_news_and_reads_it_itself()
    {
        List<object?> heard = [];
        using IDisposable listening = Here.Listen("far", heard.Add);

        await UntilAsync(async () =>
        {
            await There.RingAsync("far", "stays there");
            return heard.Count > 0;
        });

        Assert.All(heard, Assert.Null);
    }

    [Fact]
    public async Task With_Redis_gone_a_ring_is_still_heard_here_and_nobody_waits_long()
    {
        int heard = 0;
        using IDisposable listening = Here.Listen("alone", _ => heard++);
        await _redis.StopAsync();

        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < 50; i++)
        {
            await Here.RingAsync("alone");
        }

        Assert.Equal(50, heard);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task Once_Redis_is_back_nodes_hear_each_other_again()
    {
        int heard = 0;
        using IDisposable listening = Here.Listen("again", _ => Interlocked.Increment(ref heard));
        await _redis.StopAsync();
        await There.RingAsync("again");
        await _redis.StartAsync();

        await UntilAsync(async () =>
        {
            await There.RingAsync("again");
            return Volatile.Read(ref heard) > 0;
        });
    }

    [Fact]
    public async Task A_node_whose_subscriptions_were_lost_makes_them_anew()
    {
        int heard = 0;
        using IDisposable listening = Here.Listen("lost", _ => Interlocked.Increment(ref heard));
        await UntilHeardAsync();

        // Redis takes the right to subscribe, which ends all subscriptions, and gives it back: the connections are whole.
        using ConnectionMultiplexer redis = await ConnectionMultiplexer.ConnectAsync(_redis.Address);
        await redis.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "resetchannels");
        await Task.Delay(TimeSpan.FromSeconds(1));
        await redis.GetDatabase().ExecuteAsync("ACL", "SETUSER", "default", "allchannels");
        Volatile.Write(ref heard, 0);

        await UntilHeardAsync();

        Task UntilHeardAsync() => UntilAsync(async () =>
        {
            await There.RingAsync("lost");
            return Volatile.Read(ref heard) > 0;
        });
    }
}
