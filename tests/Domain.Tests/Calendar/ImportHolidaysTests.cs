using Hub.Domain.Calendar;
using Hub.Testing;

namespace Hub.Domain.Tests.Calendar;

/// <summary>Holidays from the feeds that are published.</summary>
public sealed class ImportHolidaysTests
{
    [Theory]
    [InlineData("holidays.ics")]
    [InlineData("holidays.en.ics")]
    public void The_feed_of_chinese_days_says_what_the_state_council_announced(string name)
    {
        HolidaysRead.Done read = Assert.IsType<HolidaysRead.Done>(ImportHolidays.Read(NpmCalendar.Feed(name), WorkCalendar.Weekends));

        Assert.Equal([2024, 2025, 2026], read.Years);
        for (DateOnly day = new(2025, 1, 1); day.Year < 2027; day = day.AddDays(1))
        {
            Assert.Equal((day, ChinaHolidays.Calendar.Of(day)), (day, read.Calendar.Of(day)));
        }
        Assert.Equal(WorkDay.MovedWorkday, read.Calendar.Of(new(2024, 2, 4)));
        Assert.True(read.Calendar.Warns(2027));
        Assert.Contains(read.Calendar.NameOf(new(2026, 2, 17)), (string[])["春节", "Spring Festival"]);
    }

    [Fact]
    public void Apples_marks_are_read_and_festivals_without_a_mark_are_worked()
    {
        HolidaysRead.Done read = Assert.IsType<HolidaysRead.Done>(ImportHolidays.Read(
            Feed(
                Event("20271001", "20271008", "国庆节（休）", "X-APPLE-SPECIAL-DAY:WORK-HOLIDAY"),
                Event("20271009", null, "国庆节", "X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY"),
                Event("20271231", "20280103", "元旦（休）"),
                Event("20270926", null, "国庆节补班"),
                Event("20271108", null, "立冬"),
                Event("20271110", null, "取消（休）", "STATUS:CANCELLED"),
                Event("20270214", null, "情人节", "RRULE:FREQ=YEARLY;COUNT=6")),
            ChinaHolidays.Calendar));

        Assert.Equal([2027], read.Years);
        Assert.Equal(
            (WorkDay.Holiday, WorkDay.MovedWorkday, WorkDay.MovedWorkday, WorkDay.Workday, WorkDay.Workday),
            (read.Calendar.Of(new(2027, 10, 7)), read.Calendar.Of(new(2027, 10, 9)), read.Calendar.Of(new(2027, 9, 26)), read.Calendar.Of(new(2027, 11, 8)), read.Calendar.Of(new(2027, 11, 10))));
        // The days over New Year are known, the year after is not.
        Assert.Equal((WorkDay.Holiday, true), (read.Calendar.Of(new(2028, 1, 1)), !read.Calendar.Warns(2027) && read.Calendar.Warns(2028)));
        // What was known before is left as it was.
        Assert.Equal(WorkDay.Holiday, read.Calendar.Of(new(2026, 10, 1)));
        Assert.Equal("国庆节", read.Calendar.NameOf(new(2027, 10, 1)));
    }

    [Fact]
    public void In_a_feed_without_marks_every_event_is_a_day_off()
    {
        HolidaysRead.Done read = Assert.IsType<HolidaysRead.Done>(ImportHolidays.Read(
            Feed(Event("20270501", "20270506", "劳动节"), Event("20270619", "20270622", "端午节")), WorkCalendar.Weekends));

        Assert.Equal(8, read.Days);
        Assert.Equal((WorkDay.Holiday, WorkDay.Weekend), (read.Calendar.Of(new(2027, 5, 5)), read.Calendar.Of(new(2027, 5, 8))));
    }

    [Fact]
    public void A_feed_that_announces_no_year_or_is_none_changes_nothing()
    {
        Assert.Equal(new HolidaysRead.NoYear(3), ImportHolidays.Read(Feed(Event("20270101", "20270104", "元旦（休）")), WorkCalendar.Weekends));
        Assert.Equal(IcsFault.NoCalendar, Assert.IsType<HolidaysRead.Refused>(ImportHolidays.Read("<html>", WorkCalendar.Weekends)).Problem.Fault);
    }

    private static string Feed(params string[] events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{string.Concat(events)}END:VCALENDAR\r\n";

    private static string Event(string start, string? end, string summary, string? more = null) =>
        $"BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{start}\r\n{(end is null ? "" : $"DTEND;VALUE=DATE:{end}\r\n")}SUMMARY;LANGUAGE=zh_CN:{summary}\r\n{(more is null ? "" : more + "\r\n")}END:VEVENT\r\n";
}
