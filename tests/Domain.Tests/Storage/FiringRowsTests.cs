using Hub.Domain.Calendar;
using Hub.Domain.Storage;
using Hub.Testing;
using Hub.Testing.Timetables;

namespace Hub.Domain.Tests.Storage;

/// <summary>Claims on the timetable's instants: one wins, a dead one is taken over, a stale one writes nothing.</summary>
public abstract class FiringRowsTests(DatabaseKind kind) : StorageTests(kind)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly FiringRule _hourly = new(
        "hourly", after => new DateTimeOffset(after.Year, after.Month, after.Day, after.Hour, 0, 0, TimeSpan.Zero).AddHours(1), new(TimeSpan.FromHours(6)));

    [Fact]
    public async Task Of_two_processes_that_claim_at_once_one_wins_each_instant()
    {
        await using ClaimingProcess one = await ClaimingProcess.StartAsync(Database.ConnectionString);
        await using ClaimingProcess other = await ClaimingProcess.StartAsync(Database.ConnectionString);

        await Task.WhenAll(one.TellAsync("race 200"), other.TellAsync("race 200"));
        string[] won = await Task.WhenAll(one.HearAsync(), other.HearAsync());

        int[] all = [.. won.SelectMany(keys => keys.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(int.Parse).Order()];
        Assert.Equal(Enumerable.Range(0, 200), all);
        Assert.Equal(["200|1|1"], await Database.AskAsync("""SELECT count(*), min("Fence"), max("Fence") FROM firings WHERE "Outcome" = 'Running'"""));
    }

    [Fact]
    public async Task A_process_that_was_killed_is_followed_by_another_when_its_lease_runs_out()
    {
        await using ClaimingProcess dies = await ClaimingProcess.StartAsync(Database.ConnectionString);
        await using ClaimingProcess follows = await ClaimingProcess.StartAsync(Database.ConnectionString);
        Assert.Equal("fence 1", await dies.AskAsync("take entry 1500"));
        await follows.TellAsync("take entry 60000");
        await dies.KillAsync();

        Assert.Equal("fence 2", await follows.HearAsync());
        Assert.Equal("written", await follows.AskAsync("write entry"));
        Assert.Equal("done", await follows.AskAsync("done entry"));
        Assert.Equal(["2|Done"], await Database.AskAsync("""SELECT "Fence", "Outcome" FROM firings"""));
    }

    [Fact]
    public async Task A_process_that_stood_still_and_goes_on_can_write_nothing_once_another_has_its_run()
    {
        await using ClaimingProcess stalls = await ClaimingProcess.StartAsync(Database.ConnectionString);
        await using ClaimingProcess follows = await ClaimingProcess.StartAsync(Database.ConnectionString);
        Assert.Equal("fence 1", await stalls.AskAsync("take entry 500"));
        stalls.Pause();
        Assert.Equal("fence 2", await follows.AskAsync("take entry 60000"));
        stalls.Resume();

        Assert.Equal("stale", await stalls.AskAsync("write entry"));
        Assert.Equal("stale", await stalls.AskAsync("done entry"));
        Assert.Equal("written", await follows.AskAsync("write entry"));
        Assert.Equal(["effect-2"], await Database.AskAsync("""SELECT "Key" FROM settings WHERE "Key" LIKE 'effect%'"""));
    }

    [Fact]
    public async Task A_renewed_lease_holds_and_a_lost_one_cannot_be_renewed()
    {
        FiringClaim first = (await ClaimAsync(Now))!;
        Clock.Advance(Lease / 2);
        Assert.True(await WriteAsync(rows => rows.Firings.RenewAsync(first, Lease, Now, default)));
        Clock.Advance(Lease / 2);
        Assert.Null(await ClaimAsync(first.DueAt));
        Clock.Advance(Lease / 2);

        FiringClaim second = (await ClaimAsync(first.DueAt))!;

        Assert.Equal(2, second.Fence);
        Assert.False(await WriteAsync(rows => rows.Firings.RenewAsync(first, Lease, Now, default)));
        Assert.False(await WriteAsync(rows => rows.Firings.FinishAsync(first, 7, null, null, Now, default)));
        Assert.True(await WriteAsync(rows => rows.Firings.FinishAsync(second, 3, null, null, Now, default)));
        Firing firing = (await ReadAsync(rows => rows.Firings.FindAsync("hourly", first.DueAt, default)))!;
        Assert.Equal((FiringOutcome.Done, 3, 2), (firing.Outcome, firing.Count, firing.Fence));
    }

    [Fact]
    public async Task Another_instant_of_the_entry_waits_until_the_one_that_runs_has_ended()
    {
        FiringClaim first = (await ClaimAsync(Now))!;
        Assert.Null(await ClaimAsync(Now.AddHours(1)));

        await WriteAsync(rows => rows.Firings.FinishAsync(first, 0, null, null, Now, default));

        Assert.NotNull(await ClaimAsync(Now.AddHours(1)));
    }

    [Fact]
    public async Task A_stale_run_takes_nothing_of_its_transaction_with_it()
    {
        FiringClaim claim = (await ClaimAsync(Now))!;
        await WriteAsync(rows => rows.Firings.FinishAsync(claim, 0, "too long", null, Now, default));

        await Assert.ThrowsAsync<StaleFiringException>(() => Store.WriteAsync(
            async rows =>
            {
                await rows.Settings.SetAsync("effect", "written", default);
                await rows.FlushAsync(default);
                await rows.Firings.HoldAsync(claim, default);
            }, default));

        Assert.Null(await ReadAsync(rows => rows.Settings.FindAsync("effect", default)));
    }

    [Fact]
    public async Task An_entry_counts_from_the_start_at_which_it_came_onto_the_timetable()
    {
        Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Null((await TakeAsync()).Claim);
        Clock.Advance(TimeSpan.FromHours(3));

        (FiringClaim? claim, FiringBook book) = await TakeAsync();

        Assert.Equal(new DateTimeOffset(2026, 1, 1, 3, 0, 0, TimeSpan.Zero), claim!.DueAt);
        Assert.Equal(2, Assert.Single(book.Skipped).Count);
        Assert.Equal(["Listed|0", "Running|0", "Skipped|2"], [.. (await Database.AskAsync("""SELECT "Outcome", "Count" FROM firings""")).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task What_a_clock_that_went_ahead_skipped_runs_in_its_time_and_what_it_ran_does_not_run_again()
    {
        await TakeAsync();
        DateTimeOffset start = Now;
        Clock.Jump(start.AddDays(9).AddMinutes(5));
        (FiringClaim? ahead, FiringBook book) = await TakeAsync();
        await WriteAsync(rows => rows.Firings.FinishAsync(ahead!, 1, null, null, Now, default));
        Assert.Equal(2, book.Skipped.Count);

        Clock.Jump(start.AddMinutes(61));
        FiringClaim again = (await TakeAsync()).Claim!;

        Assert.Equal(start.AddHours(1), again.DueAt);
        await WriteAsync(rows => rows.Firings.FinishAsync(again, 1, null, null, Now, default));
        Clock.Jump(start.AddDays(9).AddMinutes(5));
        (FiringClaim? twice, _) = await TakeAsync();
        Assert.Null(twice);
    }

    [Fact]
    public async Task Old_firings_go_and_the_newest_of_each_entry_stays()
    {
        for (int i = 0; i < 5; i++)
        {
            FiringClaim claim = (await ClaimAsync(Now))!;
            await WriteAsync(rows => rows.Firings.FinishAsync(claim, i, null, null, Now, default));
            Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(3, await WriteAsync(rows => rows.Firings.ForgetAsync(Now.AddDays(-2), default)));
        Assert.Equal(1, await WriteAsync(rows => rows.Firings.ForgetAsync(Now.AddYears(1), default)));
        Assert.Equal([4], (await ReadAsync(rows => rows.Firings.RecentAsync("hourly", 10, default))).Select(firing => firing.Count));
    }

    private Task<FiringClaim?> ClaimAsync(DateTimeOffset dueAt) =>
        WriteAsync(rows => rows.Firings.ClaimAsync("hourly", dueAt, Ids.Next(), Lease, Now, default));

    private Task<(FiringClaim? Claim, FiringBook Book)> TakeAsync() => WriteAsync(async rows =>
    {
        FiringBook book = new(rows, Now);
        return (await book.TakeAsync(_hourly, Ids.Next(), Lease, default), book);
    });
}

public sealed class FiringRowsOnSqliteTests() : FiringRowsTests(DatabaseKind.Sqlite);

public sealed class FiringRowsOnPostgresTests() : FiringRowsTests(DatabaseKind.Postgres);
