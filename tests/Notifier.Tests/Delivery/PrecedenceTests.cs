using Hub.Notifier.Delivery;
using Hub.Testing;

namespace Hub.Notifier.Tests.Delivery;

public sealed class PrecedenceTests
{
    private readonly FakeClock _clock = new(new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    private readonly Precedence _precedence;

    public PrecedenceTests() => _precedence = new(_clock);

    [Fact]
    public async Task With_nothing_urgent_under_way_nobody_waits()
    {
        Task<long> goes = GiveWayAsync(7);

        Assert.True(goes.IsCompleted);
        Assert.Equal(7, await goes);
    }

    [Fact]
    public async Task Others_wait_until_the_last_that_is_urgent_is_recorded()
    {
        _precedence.Claim();
        _precedence.Claim();
        Task<long> goes = GiveWayAsync(0);

        _precedence.Release();
        await Task.Delay(30);
        Assert.False(goes.IsCompleted);
        _precedence.Release();

        await goes.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_waited_goes_on_for_as_long_though_more_comes()
    {
        _precedence.Claim();
        Task<long> waiting = GiveWayAsync(0);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        _precedence.Release();
        long goesUntil = await waiting.WaitAsync(TimeSpan.FromSeconds(20));
        _precedence.Claim();

        _clock.Advance(TimeSpan.FromMilliseconds(99));
        Assert.True(GiveWayAsync(goesUntil).IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(2));
        Assert.False(GiveWayAsync(goesUntil).IsCompleted);
        _precedence.Release();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_hangs_or_never_ends_holds_up_nobody_for_long(bool neverEnds)
    {
        _precedence.Claim();
        Task<long> goes = GiveWayAsync(0);

        _clock.Advance(TimeSpan.FromMilliseconds(249));
        if (neverEnds)
        {
            _precedence.Claim();
        }
        await Task.Delay(30);
        Assert.False(goes.IsCompleted);
        _clock.Advance(TimeSpan.FromMilliseconds(2));

        await goes.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private Task<long> GiveWayAsync(long goesUntil) => _precedence.GiveWayAsync(goesUntil).AsTask();
}
