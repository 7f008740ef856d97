using System.Diagnostics;
using Hub.Notifier.Delivery;

namespace Hub.Notifier.Tests.Delivery;

public sealed class PrecedenceTests
{
    private readonly Precedence _precedence = new();

    [Fact]
    public async Task With_nothing_urgent_under_way_nobody_waits()
    {
        Task<long> goes = _precedence.GiveWayAsync(7).AsTask();

        Assert.True(goes.IsCompleted);
        Assert.Equal(7, await goes);
    }

    [Fact]
    public async Task Others_wait_until_the_last_that_is_urgent_is_recorded()
    {
        _precedence.Claim();
        _precedence.Claim();
        Task<long> goes = _precedence.GiveWayAsync(0).AsTask();

        _precedence.Release();
        await Task.Delay(30);
        Assert.False(goes.IsCompleted);
        _precedence.Release();

        await goes.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Who_waited_goes_on_for_as_long_though_more_comes()
    {
        _precedence.Claim();
        Task<long> waiting = _precedence.GiveWayAsync(0).AsTask();
        await Task.Delay(100);
        _precedence.Release();
        long now = Stopwatch.GetTimestamp();

        long until = await waiting.WaitAsync(TimeSpan.FromSeconds(5));
        _precedence.Claim();

        Assert.True(Stopwatch.GetElapsedTime(now, until) > TimeSpan.FromMilliseconds(90), "It may not go on for as long as it waited.");
        Assert.True(_precedence.GiveWayAsync(Stopwatch.GetTimestamp() + Stopwatch.Frequency).AsTask().IsCompleted);
    }

    [Fact]
    public async Task What_hangs_holds_up_nobody_for_long()
    {
        _precedence.Claim();

        await _precedence.GiveWayAsync(0).AsTask().WaitAsync(TimeSpan.FromSeconds(5));
    }
}
