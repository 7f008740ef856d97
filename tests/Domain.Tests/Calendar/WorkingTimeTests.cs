using Hub.Domain.Calendar;
using static Hub.Domain.Tests.Calendar.Community;

namespace Hub.Domain.Tests.Calendar;

/// <summary>Promises that run while the community works.</summary>
public sealed class WorkingTimeTests
{
    private static readonly WorkingTime Time = new(ChinaHolidays.Calendar, WorkingHours.Default, Shanghai);

    [Theory]
    // Wednesday, 7 January 2026: within the morning, over noon, over night.
    [InlineData("07T09:00", 120, "07T11:00")]
    [InlineData("07T11:00", 60, "07T12:00")]
    [InlineData("07T11:00", 120, "07T14:30")]
    [InlineData("07T12:30", 30, "07T14:00")]
    [InlineData("07T16:30", 120, "08T10:00")]
    [InlineData("07T20:00", 420, "08T17:30")]
    // Friday evening to Monday; the Sunday after New Year is worked, its Friday is not.
    [InlineData("09T17:00", 60, "12T09:30")]
    [InlineData("02T10:00", 60, "04T10:00")]
    [InlineData("07T20:00", 0, "07T20:00")]
    public void So_much_later_by_working_time(string from, int minutes, string until)
    {
        (DateTimeOffset begin, DateTimeOffset end) = (January(from), January(until));

        Assert.Equal(end, Time.Add(begin, TimeSpan.FromMinutes(minutes)));
        Assert.Equal(TimeSpan.FromMinutes(minutes), Time.Between(begin, end));
        Assert.Equal(-TimeSpan.FromMinutes(minutes), Time.Between(end, begin));
    }

    [Fact]
    public void A_day_of_work_before_spring_festival_is_promised_for_after_it()
    {
        // Saturday, 14 February is worked; then nine days off.
        Assert.Equal(At(2026, 2, 24, 10), Time.Add(At(2026, 2, 14, 10), TimeSpan.FromHours(7)));
        Assert.Equal(TimeSpan.Zero, Time.Between(At(2026, 2, 14, 17, 30), At(2026, 2, 24, 9)));
        Assert.True(Time.Contains(At(2026, 2, 14, 10)));
        Assert.False(Time.Contains(At(2026, 2, 14, 12)));
        Assert.False(Time.Contains(At(2026, 2, 16, 10)));
    }

    [Fact]
    public void Between_takes_back_what_add_has_added_and_adds_up()
    {
        foreach (string zone in new[] { "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe" })
        {
            WorkingTime time = new(ChinaHolidays.Calendar, new([new(new(0, 30), new(4, 0)), new(new(22, 0), new(23, 59))]), TimeZoneInfo.FindSystemTimeZoneById(zone));
            Random random = new(7);
            for (int i = 0; i < 500; i++)
            {
                DateTimeOffset from = Now.AddMinutes(random.Next(600_000));
                TimeSpan working = TimeSpan.FromMinutes(random.Next(1, 6000));
                DateTimeOffset until = time.Add(from, working);
                DateTimeOffset middle = from + ((until - from) * random.NextDouble());
                Assert.Equal(working, time.Between(from, until));
                Assert.Equal(working, time.Between(from, middle) + time.Between(middle, until));
            }
        }
    }

    [Fact]
    public void Hours_that_make_no_sense_and_spans_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new WorkingHours([]));
        Assert.Throws<ArgumentException>(() => new WorkingHours([new(new(9, 0), new(9, 0))]));
        Assert.Throws<ArgumentException>(() => new WorkingHours([new(new(9, 0), new(12, 0)), new(new(11, 0), new(13, 0))]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.Add(Now, TimeSpan.FromMinutes(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Time.Add(Now, TimeSpan.FromDays(101)));
    }

    private static DateTimeOffset January(string dayAndTime) =>
        At(2026, 1, int.Parse(dayAndTime[..2], null), int.Parse(dayAndTime[3..5], null), int.Parse(dayAndTime[6..], null));
}
