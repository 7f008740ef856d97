using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Tests.Calendar;

/// <summary>A broadcast that repeats: when, what of it goes, what is left out, and how it ends.</summary>
public sealed class RepeatBroadcastTests
{
    private const string Mondays = "FREQ=WEEKLY;BYDAY=MO";
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    // Monday, 5 January 2026, 9:00 in the community.
    private static readonly DateTimeOffset First = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Each_run_is_a_broadcast_of_its_own_and_the_next_one_waits()
    {
        Broadcast series = Scheduled(Mondays, First);
        Guid id = Guid.CreateVersion7();

        RepeatedRun due = RepeatBroadcast.Decide(series, id, First.AddSeconds(1), Shanghai);

        Broadcast run = due.Run!;
        Assert.Equal((id, series.Id, First, BroadcastState.Scheduled, null), (run.Id, run.RepeatsId, run.ScheduledAt, run.State, run.ScheduleRule));
        Assert.Equal((series.ApproverId, series.ApprovedAt, series.Text), (run.ApproverId, run.ApprovedAt, run.Text));
        Assert.Equal(First.AddDays(7), run.ExpiresAt);
        Assert.Equal((BroadcastState.Scheduled, First.AddDays(7)), (series.State, series.ScheduledAt));
        Assert.True(StartBroadcast.IsDue(run, First.AddSeconds(1)));
        Assert.False(StartBroadcast.IsDue(series, First.AddSeconds(1)));
    }

    [Fact]
    public void After_an_outage_the_last_that_was_missed_goes_and_only_if_it_is_not_too_late()
    {
        Broadcast series = Scheduled(Mondays, First);
        RepeatedRun late = RepeatBroadcast.Decide(series, Guid.CreateVersion7(), First.AddDays(14).AddHours(12), Shanghai);
        Assert.Equal(First.AddDays(14), late.Run?.ScheduledAt);
        Assert.Equal(First.AddDays(21), series.ScheduledAt);

        series = Scheduled(Mondays, First);
        RepeatedRun tooLate = RepeatBroadcast.Decide(series, Guid.CreateVersion7(), First.AddDays(14).AddHours(12).AddSeconds(1), Shanghai);
        Assert.Null(tooLate.Run);
        Assert.Equal(First.AddDays(14), tooLate.At);
        Assert.Equal((BroadcastState.Scheduled, First.AddDays(21)), (series.State, series.ScheduledAt));
    }

    [Fact]
    public void It_ends_by_its_rule_and_by_its_end()
    {
        Broadcast counted = Scheduled($"{Mondays};COUNT=2", First);
        Assert.NotNull(RepeatBroadcast.Decide(counted, Guid.CreateVersion7(), First, Shanghai).Run);
        Assert.Equal(BroadcastState.Scheduled, counted.State);
        Assert.NotNull(RepeatBroadcast.Decide(counted, Guid.CreateVersion7(), First.AddDays(7), Shanghai).Run);
        Assert.Equal((BroadcastState.Done, First.AddDays(7)), (counted.State, counted.FinishedAt));

        Broadcast bounded = Scheduled(Mondays, First);
        bounded.ExpiresAt = First.AddDays(6);
        Assert.Equal(First.AddDays(6), RepeatBroadcast.Decide(bounded, Guid.CreateVersion7(), First, Shanghai).Run?.ExpiresAt);
        Assert.Equal(BroadcastState.Done, bounded.State);
    }

    [Fact]
    public void It_keeps_its_hour_when_the_clocks_change()
    {
        DateTimeOffset first = new(2026, 3, 23, 8, 0, 0, TimeSpan.Zero); // 9:00 in winter; summer begins on the 29th
        Broadcast series = Scheduled(Mondays, first);

        RepeatBroadcast.Decide(series, Guid.CreateVersion7(), first, Berlin);

        Assert.Equal(new DateTimeOffset(2026, 3, 30, 7, 0, 0, TimeSpan.Zero), series.ScheduledAt);
    }

    [Theory]
    [InlineData(null, Lane.Bulk, true, null)]
    [InlineData(Mondays, Lane.Bulk, true, null)]
    [InlineData(Mondays, Lane.Bulk, false, BroadcastFault.RuleStart)]
    [InlineData("FREQ=WEEKLY;BYDAY=TU", Lane.Bulk, true, BroadcastFault.RuleStart)]
    [InlineData("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", Lane.Bulk, true, BroadcastFault.RuleStart)]
    [InlineData("every monday", Lane.Bulk, true, BroadcastFault.RuleUnknown)]
    [InlineData("", Lane.Bulk, true, BroadcastFault.RuleUnknown)]
    [InlineData(Mondays, Lane.Emergency, true, BroadcastFault.RuleEmergency)]
    public void A_rule_is_checked_against_its_first_time(string? rule, Lane lane, bool hasFirst, BroadcastFault? expected) =>
        Assert.Equal(expected, RepeatBroadcast.Problem(rule, lane, hasFirst ? First : null, Shanghai)?.Fault);

    [Theory]
    [InlineData(null, "1月5日（星期一）9:00", "Monday 5 January, 9:00")]
    [InlineData(Mondays, "每周一9:00，下一次1月5日（星期一）", "every Monday at 9:00, next on Monday 5 January")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=5,26", "每月5号、26号9:00，下一次1月5日（星期一）", "on the 5th and 26th of each month at 9:00, next on Monday 5 January")]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO", "每月第一个星期一9:00，下一次1月5日（星期一）", "on the first Monday of each month at 9:00, next on Monday 5 January")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2", "按规则重复，9:00，下一次1月5日（星期一）", "by a rule at 9:00, next on Monday 5 January")]
    public void When_it_goes_is_said_in_words(string? rule, string zh, string en) =>
        Assert.Equal(new Bi(zh, en), RepeatBroadcast.When(First, rule, First.AddDays(-1), Shanghai));

    private static Broadcast Scheduled(string rule, DateTimeOffset first) => new()
    {
        Id = Guid.CreateVersion7(),
        AuthorId = Guid.CreateVersion7(),
        AuthorName = "林晓彤",
        AreaCode = "m",
        Text = new("垃圾清运", "Refuse is collected"),
        Lane = Lane.Bulk,
        Audience = new([]),
        State = BroadcastState.Scheduled,
        CreatedAt = first.AddDays(-1),
        ApproverId = Guid.CreateVersion7(),
        ApprovedAt = first.AddHours(-1),
        ScheduleRule = rule,
        ScheduledAt = first,
        FirstAt = first,
    };
}
