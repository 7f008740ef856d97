using System.Collections.Concurrent;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Tests.Lanes;

/// <summary>What both bells promise. <see cref="Here"/> and <see cref="There"/> are one bell in one process, or two nodes of one Redis.</summary>
public abstract class BellTests
{
    private protected abstract IBell Here { get; }

    private protected abstract IBell There { get; }

    [Fact]
    public async Task A_ring_is_heard_by_all_who_listen_to_its_topic_and_by_nobody_else()
    {
        ConcurrentQueue<string> heard = [];
        using IDisposable one = Here.Listen("x", _ => heard.Enqueue("one"));
        using IDisposable two = Here.Listen("x", _ => heard.Enqueue("two"));
        using IDisposable other = Here.Listen("y", _ => heard.Enqueue("other"));

        await UntilAsync(async () =>
        {
            await There.RingAsync("x");
            return heard.Contains("one") && heard.Contains("two");
        });

        Assert.DoesNotContain("other", heard);
    }

    [Fact]
    public async Task A_ring_of_this_process_is_heard_before_it_returns_and_brings_its_news_along()
    {
        List<object?> heard = [];
        using IDisposable listening = Here.Listen("news", heard.Add);

        Assert.True(await Here.RingAsync("news", "the lines themselves") >= 1);

        Assert.Equal(["the lines themselves"], heard);
    }

    [Fact]
    public async Task Who_left_hears_nothing_and_leaving_twice_takes_nobody_else_along()
    {
        int left = 0;
        int stayed = 0;
        IDisposable leaving = Here.Listen("door", _ => left++);
        using IDisposable staying = Here.Listen("door", _ => stayed++);

        leaving.Dispose();
        leaving.Dispose();
        await Here.RingAsync("door");

        Assert.Equal((0, 1), (left, stayed));
    }

    [Fact]
    public async Task Who_comes_back_hears_again()
    {
        Here.Listen("back", _ => { }).Dispose();
        int heard = 0;
        using IDisposable again = Here.Listen("back", _ => Interlocked.Increment(ref heard));

        await UntilAsync(async () =>
        {
            await There.RingAsync("back");
            return Volatile.Read(ref heard) > 0;
        });
    }

    [Fact]
    public async Task Nobody_misses_a_ring_while_others_come_and_go()
    {
        int heard = 0;
        using IDisposable staying = Here.Listen("busy", _ => Interlocked.Increment(ref heard));
        using CancellationTokenSource end = new();
        Task coming = Task.Run(() =>
        {
            while (!end.IsCancellationRequested)
            {
                Here.Listen("busy", _ => { }).Dispose();
            }
        });

        for (int i = 0; i < 500; i++)
        {
            await Here.RingAsync("busy");
        }
        await end.CancelAsync();
        await coming;

        Assert.Equal(500, Volatile.Read(ref heard));
    }

    [Fact]
    public async Task A_ring_that_nobody_waits_for_is_no_error() => Assert.Equal(0, await Here.RingAsync("nobody"));

    private protected static async Task UntilAsync(Func<Task<bool>> come)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        while (!await come())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}

public sealed class InProcessBellTests : BellTests
{
    private readonly InProcessBell _bell = new();

    private protected override IBell Here => _bell;

    private protected override IBell There => _bell;
}
