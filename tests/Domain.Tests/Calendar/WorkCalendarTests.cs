using Hub.Domain.Calendar;
using Hub.Testing;
using static Hub.Domain.Tests.Calendar.Community;

namespace Hub.Domain.Tests.Calendar;

/// <summary>Which days are worked, and what becomes of occurrences on days off.</summary>
public sealed class WorkCalendarTests
{
    [Fact]
    public async Task Each_day_of_the_announced_years_is_as_chinese_days_has_it()
    {
        IReadOnlyDictionary<DateOnly, bool> theirs = await NpmCalendar.WorkedAsync(new(2025, 1, 1), new(2027, 1, 1));

        Assert.Equal(730, theirs.Count);
        Assert.Equal([], theirs.Where(day => ChinaHolidays.Calendar.IsWorked(day.Key) != day.Value));
    }

    [Fact]
    public void A_year_that_is_not_announced_goes_by_the_weekends_and_warns()
    {
        WorkCalendar calendar = ChinaHolidays.Calendar;

        Assert.Equal([2025, 2026], calendar.Years);
        Assert.False(calendar.Warns(2026));
        Assert.True(calendar.Warns(2027));
        Assert.Equal((WorkDay.Workday, WorkDay.Weekend), (calendar.Of(new(2027, 10, 1)), calendar.Of(new(2027, 10, 2))));
        Assert.Equal(
            (WorkDay.Holiday, WorkDay.MovedWorkday, "春节"),
            (calendar.Of(new(2026, 2, 16)), calendar.Of(new(2026, 2, 28)), calendar.NameOf(new(2026, 2, 28))));

        WorkCalendar more = calendar.With([2027], [new(new(2027, 10, 1), false, "国庆节"), new(new(2026, 12, 31), false, "元旦")]);
        Assert.Equal((WorkDay.Holiday, WorkDay.Holiday, false), (more.Of(new(2027, 10, 1)), more.Of(new(2026, 12, 31)), more.Warns(2027)));
        // Announced anew, a year keeps nothing of what was said before.
        Assert.Equal(WorkDay.Workday, more.With([2027], []).Of(new(2027, 10, 1)));
    }

    [Theory]
    // 6 February 2026 is worked, 26 April a Sunday, 6 October in the middle of National Day, 20 September a Sunday that is worked.
    [InlineData(HolidayPolicy.NextWorkday, "2026-02-06", "2026-02-06")]
    [InlineData(HolidayPolicy.Keep, "2026-04-26", "2026-04-26")]
    [InlineData(HolidayPolicy.PreviousWorkday, "2026-04-26", "2026-04-24")]
    [InlineData(HolidayPolicy.NextWorkday, "2026-04-26", "2026-04-27")]
    [InlineData(HolidayPolicy.PreviousWorkday, "2026-10-06", "2026-09-30")]
    [InlineData(HolidayPolicy.NextWorkday, "2026-10-06", "2026-10-08")]
    [InlineData(HolidayPolicy.NextWorkday, "2026-09-20", "2026-09-20")]
    [InlineData(HolidayPolicy.Skip, "2026-04-26", null)]
    public void The_policy_says_when_it_takes_place(HolidayPolicy policy, string date, string? day) =>
        Assert.Equal(
            day is null ? null : DateOnly.Parse(day, null),
            policy.Shift(DateOnly.Parse(date, null), ChinaHolidays.Calendar));

    [Fact]
    public void Two_that_are_shifted_to_one_day_stay_two()
    {
        Series series = Started(ReceptionDay with
        {
            Recurrence = new(new(2026, 10, 1), RecurrenceRule.MonthlyOn(5, 6)), HolidayPolicy = HolidayPolicy.NextWorkday, Slots = null,
        });

        Occurrence[] shifted = [.. TopUpOccurrences.Decide(series, [], ChinaHolidays.Calendar, FreshIds, Now).Added.Where(one => one.Date.Month == 10)];

        Assert.Equal([new(2026, 10, 5), new(2026, 10, 6)], shifted.Select(one => one.Date));
        Assert.All(shifted, one => Assert.Equal(At(2026, 10, 8, 9), one.Start));
        Assert.Equal(2, shifted.Select(one => one.Key).Distinct().Count());
    }

    [Fact]
    public void Holidays_announced_later_shift_what_nobody_touched_and_the_unannounced_year_is_named()
    {
        Series series = Started(ReceptionDay with { HolidayPolicy = HolidayPolicy.Skip, Recurrence = new(new(2026, 1, 1), RecurrenceRule.MonthlyOn(6)) });
        ToppedUp made = TopUpOccurrences.Decide(series, [], ChinaHolidays.Calendar, FreshIds, Now);
        Occurrence january = Assert.Single(made.Added, one => one.Date == new DateOnly(2027, 1, 6));

        WorkCalendar announced = ChinaHolidays.Calendar.With([2027], [new(new(2027, 1, 6), false, "停工")]);
        ToppedUp after = TopUpOccurrences.Decide(series, made.Added, announced, FreshIds, Now);

        Assert.Equal([january], after.Changed);
        Assert.Equal((OccurrenceState.Cancelled, 1), (january.State, january.Sequence));
        Assert.Null(UnannouncedYear.Of(new(2026, 11, 14), ChinaHolidays.Calendar));
        Assert.Equal("holidays/2027/2026-11-22", UnannouncedYear.Of(new(2026, 11, 28), ChinaHolidays.Calendar)!.Key);
        Assert.Equal("holidays/2027/2027-01-03", UnannouncedYear.Of(new(2027, 1, 9), ChinaHolidays.Calendar)!.Key);
        Assert.Null(UnannouncedYear.Of(new(2026, 12, 31), announced));
        Assert.DoesNotContain(made.Added, one => one.Date == new DateOnly(2026, 10, 6));
    }
}
