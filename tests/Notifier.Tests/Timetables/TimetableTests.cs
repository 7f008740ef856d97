using System.Collections.Concurrent;
using Hub.Domain.Calendar;
using Hub.Domain.Storage;
using Hub.Notifier.Timetables;
using Hub.Testing;

namespace Hub.Notifier.Tests.Timetables;

/// <summary>What every engine must make of the timetable: each instant once, late or said to be skipped, and never two at a time.</summary>
public abstract class TimetableTests(DatabaseKind kind) : IAsyncLifetime
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    // Monday 7:00:30 in Shanghai: nodes look by themselves half a minute after each minute, so what runs before was woken.
    private readonly FakeClock _clock = new(new(2026, 3, 1, 23, 0, 30, TimeSpan.Zero));
    private readonly ConcurrentQueue<(int Node, DateTimeOffset Due)> _ran = [];
    private readonly List<TimetableNode> _nodes = [];
    private TestStore _database = null!;

    private static readonly DateTimeOffset Eight = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero); // 8:00 in Shanghai

    public async Task InitializeAsync() => _database = await TestStore.CreateAsync(kind);

    public async Task DisposeAsync()
    {
        foreach (TimetableNode node in _nodes)
        {
            await node.DisposeAsync();
        }
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 30)]
    public async Task An_entry_runs_by_itself_at_its_instant_with_an_engine_and_within_a_minute_without(bool withEngine, int seconds)
    {
        TimetableNode node = await StartAsync(0, [Count("0 8 * * *")], withEngine);
        _clock.AdvanceTo(Eight.AddSeconds(-1));
        Assert.Empty(_ran);

        _clock.AdvanceTo(Eight.AddSeconds(seconds));
        if (withEngine)
        {
            node.Tick("entry");
        }
        await UntilAsync(() => !_ran.IsEmpty);

        Assert.Equal((0, Eight), Assert.Single(_ran));
        Assert.Equal(FiringOutcome.Done, (await UntilEndedAsync(Eight)).Outcome);
    }

    [Fact]
    public async Task A_restart_before_the_instant_loses_nothing_and_one_after_it_repeats_nothing()
    {
        TimetableNode node = await StartAsync(0, [Count("0 8 * * *")]);
        await StopAsync(node);
        _clock.AdvanceTo(Eight.AddMinutes(5));
        node = await StartAsync(1, [Count("0 8 * * *", node: 1)]);
        Assert.Equal((1, Eight), Assert.Single(_ran));
        await StopAsync(node);

        await StartAsync(2, [Count("0 8 * * *", node: 2)]);

        Assert.Single(_ran);
    }

    [Fact]
    public async Task Of_three_nodes_one_runs_it()
    {
        for (int i = 0; i < 3; i++)
        {
            await StartAsync(i, [Count("0 8 * * *", node: i)]);
        }
        for (int day = 0; day < 5; day++)
        {
            _clock.AdvanceTo(Eight.AddDays(day));
            await Task.WhenAll(_nodes.Select(node => node.LookAsync()));
        }

        Assert.Equal(Enumerable.Range(0, 5).Select(day => Eight.AddDays(day)), _ran.Select(run => run.Due));
    }

    [Fact]
    public async Task After_an_outage_of_two_days_it_runs_once_within_its_limit_and_says_what_it_left_out()
    {
        TimetableNode node = await StartAsync(0, [Count("0 8 * * *")]);
        await StopAsync(node);
        _clock.AdvanceTo(Eight.AddDays(2).AddHours(3));

        await StartAsync(0, [Count("0 8 * * *")]);

        Assert.Equal(Eight.AddDays(2), Assert.Single(_ran).Due);
        Firing skipped = (await FindAsync(Eight.AddDays(1)))!;
        Assert.Equal((FiringOutcome.Skipped, 2, "later than 06:00:00; 2 since 2026-03-02T00:00Z"), (skipped.Outcome, skipped.Count, skipped.Error));
    }

    [Fact]
    public async Task Nothing_of_the_morning_runs_at_midnight()
    {
        TimetableNode node = await StartAsync(0, [Count("0 8 * * *")]);
        await StopAsync(node);
        _clock.AdvanceTo(Eight.AddHours(16));

        await StartAsync(0, [Count("0 8 * * *")]);

        Assert.Empty(_ran);
        Assert.Equal(FiringOutcome.Skipped, (await FindAsync(Eight))!.Outcome);
    }

    [Fact]
    public async Task What_is_set_for_the_6th_and_the_26th_runs_on_these_days_only()
    {
        TimetableNode node = await StartAsync(0, [Count("0 9 6,26 * *")]);
        for (int hour = 0; hour < 24 * 62; hour += 5)
        {
            _clock.Advance(TimeSpan.FromHours(5));
            await node.LookAsync();
        }

        Assert.Equal([(3, 6), (3, 26), (4, 6), (4, 26)], _ran.Select(run => Local(run.Due)));

        static (int, int) Local(DateTimeOffset due) => (TimeZoneInfo.ConvertTime(due, Shanghai).Month, TimeZoneInfo.ConvertTime(due, Shanghai).Day);
    }

    [Fact]
    public async Task A_clock_set_back_by_hours_repeats_nothing_and_one_set_forward_leaves_nothing_out()
    {
        TimetableNode node = await StartAsync(0, [Count("0 8 * * *")]);
        _clock.AdvanceTo(Eight);
        await node.LookAsync();
        _clock.Jump(Eight.AddHours(-3));
        await node.LookAsync();
        _clock.AdvanceTo(Eight.AddMinutes(1));
        await node.LookAsync();
        Assert.Single(_ran);

        _clock.Jump(Eight.AddDays(1).AddHours(2));
        await PassUntilAsync(() => _ran.Count == 2);

        Assert.Equal(Eight.AddDays(1), _ran.Last().Due);
    }

    [Theory]
    [InlineData("Europe/Berlin", "30 2 * * *", "2026-03-28T12:00Z", "2026-03-29T01:00Z")] // the gap: 3:00 instead of 2:30
    [InlineData("Europe/Berlin", "30 2 * * *", "2026-10-24T12:00Z", "2026-10-25T00:30Z")] // twice 2:30: the first
    [InlineData("America/New_York", "30 2 * * *", "2026-03-07T12:00Z", "2026-03-08T07:00Z")]
    [InlineData("America/New_York", "30 1 * * *", "2026-10-31T12:00Z", "2026-11-01T05:30Z")]
    public async Task Where_the_clocks_change_it_runs_once(string zone, string cron, string from, string due)
    {
        _clock.Jump(DateTimeOffset.Parse(from, System.Globalization.CultureInfo.InvariantCulture));
        TimetableNode node = await StartAsync(0, [Count(cron, zone: TimeZoneInfo.FindSystemTimeZoneById(zone))]);
        for (int minutes = 0; minutes < 24 * 60; minutes += 15)
        {
            _clock.Advance(TimeSpan.FromMinutes(15));
            await node.LookAsync();
        }

        Assert.Equal(DateTimeOffset.Parse(due, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(_ran).Due);
    }

    [Fact]
    public async Task What_fails_is_shown_as_failed_and_tried_again_with_growing_pauses()
    {
        int tries = 0;
        TimetableNode node = await StartAsync(0, [Entry("0 8 * * *", (due, _, _) => ++tries < 3 ? throw new InvalidOperationException("boom") : Task.FromResult(7))]);
        _clock.AdvanceTo(Eight);
        await node.LookAsync();
        Firing failed = (await FindAsync(Eight))!;
        Assert.Equal(
            (FiringOutcome.Failed, "InvalidOperationException: boom", Eight.AddMinutes(1)), (failed.Outcome, failed.Error, failed.NextTryAt!.Value));

        _clock.Advance(TimeSpan.FromMinutes(1));
        await node.LookAsync();
        Assert.Equal(Eight.AddMinutes(6), (await FindAsync(Eight))!.NextTryAt);
        _clock.Advance(TimeSpan.FromMinutes(5));
        await node.LookAsync();

        Firing done = (await FindAsync(Eight))!;
        Assert.Equal((FiringOutcome.Done, 7, 3), (done.Outcome, done.Count, done.Fence));
        Assert.Null(done.Error);
    }

    [Fact]
    public async Task A_run_that_takes_longer_than_its_lease_is_renewed_and_runs_once()
    {
        TaskCompletionSource ends = new();
        for (int i = 0; i < 2; i++)
        {
            int node = i;
            await StartAsync(i, [Entry("0 8 * * *", async (due, _, _) =>
            {
                _ran.Enqueue((node, due));
                await ends.Task;
                return 1;
            })], withEngine: false);
        }
        await BeginAsync();
        // 45 minutes: longer than any lease, and than half an hour, after which others have run such a job again.
        await RenewedAsync(TimeSpan.FromMinutes(45));
        _nodes.ForEach(node => node.Nudge());
        ends.SetResult();

        Assert.Equal((FiringOutcome.Done, 1), await UntilEndedAsync(Eight) is var ended ? (ended.Outcome, ended.Fence) : default);
        Assert.Single(_ran);
    }

    [Fact]
    public async Task A_run_that_hangs_is_cancelled_at_its_limit_and_another_node_takes_over_while_the_hung_one_can_write_nothing()
    {
        TaskCompletionSource<Func<Rows, Task>> hung = new();
        TaskCompletionSource never = new();
        await StartAsync(0, [Entry("0 8 * * *", async (due, hold, _) =>
        {
            _ran.Enqueue((0, due));
            hung.SetResult(hold);
            await never.Task; // It does not even listen to its token.
            return 1;
        })], withEngine: false);
        await BeginAsync();
        Func<Rows, Task> stale = await hung.Task;
        await StartAsync(1, [Count("0 8 * * *", node: 1)], withEngine: false);
        Assert.Single(_ran);

        await RenewedAsync(Longest - TimeSpan.FromSeconds(5));
        Assert.Single(_ran);
        await PassUntilAsync(() => _ran.Count == 2);

        Assert.Equal([0, 1], _ran.Select(run => run.Node));
        Firing firing = await UntilEndedAsync(Eight);
        Assert.Equal((FiringOutcome.Done, 2), (firing.Outcome, firing.Fence));
        await Assert.ThrowsAsync<StaleFiringException>(() => _nodes[0].Store.WriteAsync(
            async rows =>
            {
                await stale(rows);
                await rows.Settings.SetAsync("effect", "stale", default);
            }, default));
        never.SetResult();
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_runs()
    {
        TaskCompletionSource began = new();
        TimetableNode node = await StartAsync(0, [Entry("0 8 * * *", async (_, _, cancellationToken) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 1;
        })]);
        _clock.AdvanceTo(Eight);
        node.Nudge();
        await began.Task;
        await StopAsync(node);
        Assert.Equal("its host was stopped", (await FindAsync(Eight))!.Error);

        await StartAsync(1, [Count("0 8 * * *", node: 1)]);

        Assert.Equal((1, Eight), Assert.Single(_ran));
    }

    [Fact]
    public async Task One_entry_never_runs_twice_at_a_time_however_often_it_is_woken()
    {
        int now = 0, most = 0, runs = 0;
        for (int i = 0; i < 3; i++)
        {
            await StartAsync(i, [Entry("* * * * *", async (_, _, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Yield();
                Interlocked.Increment(ref runs);
                Interlocked.Decrement(ref now);
                return 1;
            }, each: true)]);
        }
        for (int minute = 0; minute < 20; minute++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAll(_nodes.Concat(_nodes).Select(node => node.LookAsync()));
        }
        await Task.WhenAll(_nodes.Select(node => node.LookAsync()));

        Assert.Equal((1, 20), (most, runs));
    }

    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static TimetableEntry Entry(string cron, RunJob job, TimeZoneInfo? zone = null, bool each = false) =>
        new("entry", cron, zone ?? Shanghai, new(TimeSpan.FromHours(6), each), Longest, "A test.", job);

    private TimetableEntry Count(string cron, int node = 0, TimeZoneInfo? zone = null) => Entry(
        cron, (due, _, _) =>
        {
            _ran.Enqueue((node, due));
            return Task.FromResult(1);
        }, zone);

    private async Task<TimetableNode> StartAsync(int _, IReadOnlyList<TimetableEntry> entries, bool withEngine = true)
    {
        TimetableNode node = await TimetableNode.StartAsync(_database, _clock, store => entries, withEngine);
        _nodes.Add(node);
        return node;
    }

    private async Task StopAsync(TimetableNode node)
    {
        _nodes.Remove(node);
        await node.DisposeAsync();
    }

    private Task<Firing?> FindAsync(DateTimeOffset due) => _database.Store.ReadAsync(rows => rows.Firings.FindAsync("entry", due, default), default);

    private async Task<Firing> UntilEndedAsync(DateTimeOffset due)
    {
        Firing? firing = null;
        await UntilAsync(async () => (firing = await FindAsync(due)) is { Outcome: FiringOutcome.Done });
        return firing!;
    }

    // What waits for the clock needs a moment of the machine's after each step.
    private Task PassUntilAsync(Func<bool> isSo) => UntilAsync(() =>
    {
        if (!isSo())
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
        return Task.FromResult(isSo());
    });

    // Runs what is due at eight, and waits until its limit and its first renewal are set by the clock.
    private async Task BeginAsync()
    {
        // Counted while all nodes wait: the one that runs sets two in the place of its own, and counted later these might be among them.
        int waiting = _clock.ArmedTimers;
        _clock.AdvanceTo(Eight);
        _nodes.ForEach(node => node.Nudge());
        await UntilAsync(() => !_ran.IsEmpty);
        await _clock.WhenArmedAsync(waiting + 1).WaitAsync(TimeSpan.FromMinutes(1));
    }

    // A lease is renewed in the background: the clock goes on only when the next renewal is set by it.
    private async Task RenewedAsync(TimeSpan time)
    {
        int armed = _clock.ArmedTimers;
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromSeconds(5))
        {
            _clock.Advance(TimeSpan.FromSeconds(5));
            await _clock.WhenArmedAsync(armed).WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    private static Task UntilAsync(Func<bool> isSo) => UntilAsync(() => Task.FromResult(isSo()));

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using CancellationTokenSource end = new(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            end.Token.ThrowIfCancellationRequested();
            await Task.Delay(5);
        }
    }
}

public sealed class TimetableOnSqliteTests() : TimetableTests(DatabaseKind.Sqlite);

public sealed class TimetableOnPostgresTests() : TimetableTests(DatabaseKind.Postgres);
