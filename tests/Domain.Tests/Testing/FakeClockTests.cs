using Hub.Testing;

namespace Hub.Domain.Tests.Testing;

public sealed class FakeClockTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Stands_still_until_it_is_moved()
    {
        var clock = new FakeClock(Midnight);
        var timestamp = clock.GetTimestamp();

        Assert.Equal(Midnight, clock.GetUtcNow());
        clock.Advance(TimeSpan.FromHours(9));

        Assert.Equal(Midnight.AddHours(9), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromHours(9), clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public void Timers_fire_in_the_order_in_which_they_are_due_and_see_their_own_time()
    {
        var clock = new FakeClock(Midnight);
        var fired = new List<string>();
        void Note(object? name) => fired.Add($"{name} {clock.GetUtcNow():mm:ss}");
        using var late = clock.CreateTimer(Note, "late", TimeSpan.FromSeconds(50), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(Note, "often", TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));
        using var never = clock.CreateTimer(Note, "never", Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        clock.AdvanceTo(Midnight.AddMinutes(1));

        Assert.Equal(["often 00:20", "often 00:40", "late 00:50", "often 01:00"], fired);
        Assert.Equal(1, clock.ArmedTimers);
    }

    [Fact]
    public void A_timer_that_is_changed_or_disposed_keeps_to_that()
    {
        var clock = new FakeClock(Midnight);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        timer.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, fired);

        timer.Dispose();
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(0, fired);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void A_jump_of_the_wall_clock_fires_nothing()
    {
        var clock = new FakeClock(Midnight);
        using var timer = clock.CreateTimer(
            _ => Assert.Fail("fired"), null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        clock.Jump(Midnight.AddDays(1));
        clock.Jump(Midnight.AddDays(-1));

        Assert.Equal(Midnight.AddDays(-1), clock.GetUtcNow());
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Advance(TimeSpan.FromSeconds(-1)));
    }

    [Fact]
    public async Task A_loop_that_delays_with_it_runs_when_the_test_says_so()
    {
        var clock = new FakeClock(Midnight);
        var loop = Task.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromMinutes(5), clock);
            await Task.Delay(TimeSpan.FromMinutes(5), clock);
            return clock.GetUtcNow();
        });

        await clock.WhenArmedAsync(1);
        clock.Advance(TimeSpan.FromMinutes(5));
        await clock.WhenArmedAsync(1);
        clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(Midnight.AddMinutes(10), await loop.WaitAsync(TimeSpan.FromSeconds(10)));
    }
}
