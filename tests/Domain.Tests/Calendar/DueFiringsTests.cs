using Hub.Domain.Calendar;

namespace Hub.Domain.Tests.Calendar;

/// <summary>Which instant of an entry runs, and which do not and why.</summary>
public sealed class DueFiringsTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Before_its_instant_nothing_is_due_and_at_its_instant_it_is()
    {
        Assert.True(Decide(Daily(), Monday, Monday.AddDays(1).AddTicks(-1)).IsNothing);

        Assert.Equal(Monday.AddDays(1), Decide(Daily(), Monday, Monday.AddDays(1)).Next);
    }

    [Fact]
    public void Up_to_its_limit_it_runs_late_and_after_that_it_is_skipped_and_says_so()
    {
        Assert.Equal(Monday.AddDays(1), Decide(Daily(), Monday, Monday.AddDays(1).AddHours(6)).Next);

        FiringsDue due = Decide(Daily(), Monday, Monday.AddDays(1).AddHours(6).AddTicks(1));

        Assert.Null(due.Next);
        Assert.Equal([new SkippedFirings(Monday.AddDays(1), 1, "later than 06:00:00")], due.Skipped);
    }

    [Fact]
    public void What_was_due_on_the_10th_does_not_run_on_the_19th()
    {
        FiringRule monthly = new("m", after => Tenth(after), new(TimeSpan.FromHours(12)));

        FiringsDue due = DueFirings.Decide(monthly, Tenth(Monday.AddMonths(-1)), null, new(2026, 3, 19, 8, 0, 0, TimeSpan.Zero));

        Assert.Null(due.Next);
        Assert.Equal(10, Assert.Single(due.Skipped).DueAt.Day);

        static DateTimeOffset Tenth(DateTimeOffset after)
        {
            DateTimeOffset tenth = new(after.Year, after.Month, 10, 8, 0, 0, TimeSpan.Zero);
            return tenth > after ? tenth : tenth.AddMonths(1);
        }
    }

    [Fact]
    public void After_an_outage_of_two_days_the_newest_instant_stands_for_those_in_time_and_the_others_are_named()
    {
        FiringsDue due = Decide(Every(TimeSpan.FromHours(1), within: TimeSpan.FromHours(6)), Monday, Monday.AddDays(2).AddMinutes(10));

        Assert.Equal(Monday.AddDays(2), due.Next);
        Assert.Equal(
            [
                new SkippedFirings(Monday.AddHours(42), 42, "later than 06:00:00; 42 since 2026-03-02T09:00Z"),
                new SkippedFirings(Monday.AddHours(47), 5, "a newer one stands for it; 5 since 2026-03-04T03:00Z"),
            ],
            due.Skipped);
    }

    [Fact]
    public void Where_each_counts_they_run_from_the_oldest_on()
    {
        FiringRule each = Every(TimeSpan.FromHours(1), within: TimeSpan.FromHours(6), each: true);
        DateTimeOffset now = Monday.AddHours(3);
        List<DateTimeOffset> ran = [];
        DateTimeOffset last = Monday;
        while (Decide(each, last, now).Next is { } next)
        {
            ran.Add(next);
            last = next;
        }

        Assert.Equal([Monday.AddHours(1), Monday.AddHours(2), Monday.AddHours(3)], ran);
    }

    [Fact]
    public void A_clock_that_was_set_back_fires_nothing_again() =>
        Assert.True(Decide(Daily(), Monday, Monday.AddHours(-5)).IsNothing);

    [Fact]
    public void A_rule_that_stands_still_is_refused_instead_of_firing_without_end() =>
        Assert.Throws<InvalidOperationException>(() => Decide(new("still", after => after, new(TimeSpan.FromHours(1))), Monday, Monday.AddDays(1)));

    [Fact]
    public void A_year_of_minutes_is_looked_at_in_no_time_and_named_once()
    {
        FiringsDue due = Decide(Every(TimeSpan.FromMinutes(1), within: TimeSpan.FromMinutes(5)), Monday, Monday.AddYears(3));

        Assert.Equal(Monday.AddYears(3), due.Next);
        Assert.Equal(2, due.Skipped.Count);
    }

    [Fact]
    public void While_somebody_runs_it_nothing_else_of_the_entry_runs()
    {
        Firing running = Running(Monday, until: Monday.AddMinutes(61));

        Assert.True(Decide(Every(TimeSpan.FromHours(1)), Monday, Monday.AddHours(1), running).IsNothing);
        Assert.True(Decide(Every(TimeSpan.FromHours(1), each: true), Monday, Monday.AddHours(1), running).IsNothing);
    }

    [Fact]
    public void A_lease_that_ran_out_is_taken_over_and_given_up_when_it_is_too_late()
    {
        Firing dead = Running(Monday, until: Monday.AddMinutes(1));
        Assert.Equal(Monday, Decide(Daily(), Monday, Monday.AddMinutes(1), dead).Next);

        FiringsDue late = Decide(Daily(), Monday, Monday.AddHours(7), dead);

        Assert.Null(late.Next);
        Assert.Equal("its host stopped without a word; later than 06:00:00", late.GivenUp);
    }

    [Fact]
    public void What_failed_waits_for_its_next_try_and_gives_way_to_a_newer_instant()
    {
        Firing failed = Failed(Monday, nextTryAt: Monday.AddMinutes(5));
        FiringRule hourly = Every(TimeSpan.FromHours(1), within: TimeSpan.FromHours(6));

        Assert.True(Decide(hourly, Monday, Monday.AddMinutes(4), failed).IsNothing);
        Assert.Equal(Monday, Decide(hourly, Monday, Monday.AddMinutes(5), failed).Next);
        FiringsDue newer = Decide(hourly, Monday, Monday.AddHours(1), failed);
        Assert.Equal((Monday.AddHours(1), "boom; a newer one stands for it"), (newer.Next, newer.GivenUp));
    }

    [Fact]
    public void Where_each_counts_the_newer_one_waits_for_what_failed()
    {
        Firing failed = Failed(Monday, nextTryAt: Monday.AddMinutes(65));
        FiringRule each = Every(TimeSpan.FromHours(1), within: TimeSpan.FromHours(6), each: true);

        Assert.True(Decide(each, Monday, Monday.AddMinutes(61), failed).IsNothing);
        Assert.Equal(Monday, Decide(each, Monday, Monday.AddMinutes(65), failed).Next);
    }

    [Fact]
    public void What_kills_its_host_each_time_is_given_up_at_last()
    {
        Firing deadly = Running(Monday, until: Monday.AddMinutes(1));
        deadly.Fence = Firing.MostAttempts;

        Assert.Equal("its host stopped without a word; tried 8 times", Decide(Daily(), Monday, Monday.AddMinutes(2), deadly).GivenUp);
    }

    [Fact]
    public void What_a_clock_that_went_ahead_began_holds_nothing_up()
    {
        DateTimeOffset ahead = Monday.AddYears(10);
        Firing running = Running(ahead, until: ahead.AddMinutes(1));
        Firing failed = Failed(ahead, nextTryAt: ahead.AddMinutes(5));

        foreach (Firing open in new[] { running, failed })
        {
            FiringsDue due = Decide(Daily(), Monday, Monday.AddHours(1), open);
            Assert.True(due.IsForgotten);
            Assert.Null(due.Next);
        }
    }

    [Fact]
    public void Pauses_grow_and_end_with_what_is_too_late_or_too_often()
    {
        DateTimeOffset last = Monday.AddHours(6);
        int[] minutes = [.. Enumerable.Range(1, Firing.MostAttempts - 1).Select(attempt => (int)(Firing.NextTry(attempt, last, Monday)!.Value - Monday).TotalMinutes)];

        Assert.Equal([1, 5, 15, 30, 60, 60, 60], minutes);
        Assert.Null(Firing.NextTry(Firing.MostAttempts, last, Monday));
        Assert.Null(Firing.NextTry(1, Monday, Monday));
    }

    private static FiringsDue Decide(FiringRule rule, DateTimeOffset last, DateTimeOffset now, Firing? open = null) => DueFirings.Decide(rule, last, open, now);

    private static FiringRule Daily() => Every(TimeSpan.FromDays(1), within: TimeSpan.FromHours(6));

    private static FiringRule Every(TimeSpan step, TimeSpan? within = null, bool each = false) =>
        new("entry", after => Monday.AddTicks(((after - Monday).Ticks / step.Ticks * step.Ticks) + step.Ticks), new(within ?? TimeSpan.FromHours(6), each));

    private static Firing Running(DateTimeOffset dueAt, DateTimeOffset until) => new()
    {
        Key = "entry",
        DueAt = dueAt,
        Fence = 1,
        StartedAt = dueAt,
        LeasedUntil = until,
        Outcome = FiringOutcome.Running,
    };

    private static Firing Failed(DateTimeOffset dueAt, DateTimeOffset nextTryAt) => new()
    {
        Key = "entry",
        DueAt = dueAt,
        Fence = 1,
        StartedAt = dueAt,
        NextTryAt = nextTryAt,
        Error = "boom",
        Outcome = FiringOutcome.Failed,
    };
}
