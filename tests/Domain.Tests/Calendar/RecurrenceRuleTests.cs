using System.Diagnostics;
using System.Globalization;
using Hub.Domain.Calendar;
using Hub.Domain.Text;

namespace Hub.Domain.Tests.Calendar;

/// <summary>By which rules meetings repeat: read, written, and the days that they give.</summary>
public sealed class RecurrenceRuleTests
{
    [Theory]
    // The owners' reception day, and others of the house.
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=6,26", "2026-01-10", "2026-01-26 2026-02-06 2026-02-26 2026-03-06")]
    [InlineData("FREQ=MONTHLY;BYDAY=-1FR", "2026-01-01", "2026-01-30 2026-02-27 2026-03-27")]
    [InlineData("FREQ=MONTHLY;BYDAY=2TU", "2026-01-01", "2026-01-13 2026-02-10 2026-03-10")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "2026-01-01", "2026-01-03 2026-01-17 2026-01-31")]
    // Days that a month or year has not are left out, not moved.
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-01", "2026-01-31 2026-03-31 2026-05-31")]
    [InlineData("FREQ=MONTHLY", "2026-01-30", "2026-01-30 2026-03-30 2026-04-30")]
    [InlineData("FREQ=YEARLY", "2024-02-29", "2024-02-29 2028-02-29 2032-02-29")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-01-01", "2026-01-31 2026-02-28 2026-03-31")]
    [InlineData("FREQ=MONTHLY;BYDAY=5MO", "2026-01-01", "2026-03-30 2026-06-29 2026-08-31")]
    // BYDAY limits where BYMONTHDAY is, and counts in the month where BYMONTH is.
    [InlineData("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", "1998-02-13 1998-03-13 1998-11-13")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", "1997-05-19 1998-05-18 1999-05-17")]
    [InlineData("FREQ=YEARLY;BYMONTH=3;BYDAY=1SU", "2026-01-01", "2026-03-01 2027-03-07 2028-03-05")]
    [InlineData("FREQ=YEARLY;BYMONTH=6,3", "2026-01-10", "2026-03-10 2026-06-10 2027-03-10")]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=6", "2026-02-01", "2026-02-06 2026-03-06 2026-04-06")]
    // One plain and one with an ordinal: either.
    [InlineData("FREQ=MONTHLY;BYDAY=MO,1TU", "2026-01-01", "2026-01-05 2026-01-06 2026-01-12")]
    [InlineData("FREQ=DAILY;BYMONTH=1;BYDAY=MO", "2026-01-20", "2026-01-26 2027-01-04 2027-01-11")]
    [InlineData("FREQ=DAILY;COUNT=3;BYMONTHDAY=-1,1", "2026-01-15", "2026-01-31 2026-02-01 2026-02-28")]
    // RFC 5545's example of what WKST changes.
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-05 1997-08-10 1997-08-19 1997-08-24")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-05 1997-08-17 1997-08-19 1997-08-31")]
    public void The_days_are_those_of_the_rfc(string rule, string start, string days)
    {
        string[] expected = days.Split(' ');
        Assert.Equal(expected, Read(rule).Dates(Day(start)).Take(expected.Length).Select(day => day.ToString("o", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("FREQ=DAILY;UNTIL=20260103", "09:00", null, 3)]
    [InlineData("FREQ=DAILY;UNTIL=20260103T090000", "09:00", null, 3)]
    [InlineData("FREQ=DAILY;UNTIL=20260103T085959", "09:00", null, 2)]
    [InlineData("FREQ=DAILY;UNTIL=20260103T010000Z", "09:00", "Asia/Shanghai", 3)]
    [InlineData("FREQ=DAILY;UNTIL=20260103T005959Z", "09:00", "Asia/Shanghai", 2)]
    [InlineData("FREQ=DAILY;UNTIL=20260102T170000Z", "01:00", "Asia/Shanghai", 3)]
    [InlineData("FREQ=DAILY;UNTIL=20251231", "09:00", null, 0)]
    public void Until_includes_its_own_moment_on_the_clocks_that_it_names(string rule, string at, string? zone, int days) =>
        Assert.Equal(days, Read(rule).Dates(
            Day("2026-01-01"), TimeOnly.Parse(at, CultureInfo.InvariantCulture), zone is null ? null : TimeZoneInfo.FindSystemTimeZoneById(zone)).Count());

    [Theory]
    [InlineData("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29")]
    [InlineData("FREQ=YEARLY;BYDAY=-53SU;BYMONTH=2")]
    [InlineData("FREQ=WEEKLY;INTERVAL=9999;BYMONTH=4;UNTIL=20260201")]
    public void A_rule_that_no_day_can_fit_ends(string rule)
    {
        Stopwatch watch = Stopwatch.StartNew();
        Assert.Empty(Read(rule).Dates(Day("2025-01-01")));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void The_days_end_with_the_calendar()
    {
        Assert.Equal(new DateOnly(9999, 12, 26), Read("FREQ=MONTHLY;BYMONTHDAY=6,26").Dates(Day("2026-01-01")).Last());
        Assert.Equal(DateOnly.MaxValue, Read("FREQ=DAILY").Dates(new(9999, 12, 30)).Last());
        Assert.Equal(DateOnly.MaxValue, Read("FREQ=WEEKLY;BYDAY=FR").Dates(new(9999, 12, 20)).Last());
        Assert.Equal(2, Read("FREQ=YEARLY").Dates(new(9998, 12, 30)).Count());
        Assert.Equal(DateOnly.MinValue, Read("FREQ=WEEKLY;WKST=SU").Dates(DateOnly.MinValue).First());
    }

    // Without skipping ahead this walks through three million days for every question.
    [Fact]
    public void A_day_far_from_the_start_costs_no_walk_there()
    {
        RecurrenceRule rule = Read("FREQ=DAILY;BYDAY=MO");
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < 2000; i++)
        {
            Assert.Equal(new DateOnly(9998, 1, 5), rule.Dates(DateOnly.MinValue, from: new(9998, 1, 1)).First());
        }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=6;BYSETPOS=1", RecurrenceFault.PartUnsupported, 27, "BYSETPOS")]
    [InlineData("FREQ=MONTHLY;BYHOUR=9", RecurrenceFault.PartUnsupported, 14, "BYHOUR")]
    [InlineData("FREQ=HOURLY", RecurrenceFault.FrequencyUnknown, 6, "HOURLY")]
    [InlineData("FREQ=1", RecurrenceFault.FrequencyUnknown, 6, "1")]
    [InlineData("INTERVAL=2", RecurrenceFault.FrequencyMissing, 1, "")]
    [InlineData("", RecurrenceFault.NoPart, 1, "")]
    [InlineData("FREQ=DAILY;;COUNT=1", RecurrenceFault.NoPart, 12, "")]
    [InlineData("FREQ=DAILY;COUNT=", RecurrenceFault.NoPart, 12, "COUNT=")]
    [InlineData("FREQ=DAILY;EVERY=2", RecurrenceFault.PartUnknown, 12, "EVERY")]
    [InlineData("FREQ=DAILY;FREQ=DAILY", RecurrenceFault.PartTwice, 12, "FREQ")]
    [InlineData("FREQ=DAILY;INTERVAL=0", RecurrenceFault.IntervalOutOfRange, 21, "0")]
    [InlineData("FREQ=DAILY;COUNT=99999999999", RecurrenceFault.CountOutOfRange, 18, "99999999999")]
    [InlineData("FREQ=DAILY;UNTIL=20260230", RecurrenceFault.UntilUnreadable, 18, "20260230")]
    [InlineData("FREQ=DAILY;UNTIL=20260201;COUNT=1", RecurrenceFault.CountAndUntil, 18, "20260201")]
    [InlineData("FREQ=YEARLY;BYMONTH=1,13", RecurrenceFault.MonthOutOfRange, 23, "13")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=6,0", RecurrenceFault.MonthDayOutOfRange, 27, "0")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32", RecurrenceFault.MonthDayOutOfRange, 25, "32")]
    [InlineData("FREQ=WEEKLY;BYMONTHDAY=6", RecurrenceFault.MonthDayInWeek, 24, "6")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO,XX", RecurrenceFault.DayUnknown, 22, "XX")]
    [InlineData("FREQ=WEEKLY;BYDAY=2MO", RecurrenceFault.OrdinalInDayOrWeek, 19, "2MO")]
    [InlineData("FREQ=MONTHLY;BYDAY=6MO", RecurrenceFault.OrdinalOutOfRange, 20, "6MO")]
    [InlineData("FREQ=YEARLY;BYDAY=-54MO", RecurrenceFault.OrdinalOutOfRange, 19, "-54MO")]
    [InlineData("FREQ=WEEKLY;WKST=XX", RecurrenceFault.WeekStartUnknown, 18, "XX")]
    public void What_is_wrong_is_said_with_its_place(string rule, RecurrenceFault fault, int position, string found) =>
        Assert.Equal(new RecurrenceProblem(fault, position, found), Assert.IsType<RecurrenceRuleRead.Refused>(RecurrenceRule.Parse(rule)).Problem);

    [Fact]
    public void Every_fault_says_in_both_languages_what_is_allowed()
    {
        foreach (RecurrenceFault fault in Enum.GetValues<RecurrenceFault>())
        {
            Bi words = new RecurrenceProblem(fault, 3, "X").Words();
            Assert.Contains("3", words.Zh, StringComparison.Ordinal);
            Assert.Contains("character 3: X", words.En, StringComparison.Ordinal);
        }
        Assert.Equal(
            "this part is not supported (character 14: BYSETPOS): use FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, WKST",
            Assert.IsType<RecurrenceRuleRead.Refused>(RecurrenceRule.Parse("FREQ=MONTHLY;BYSETPOS=1")).Problem.Words().En);
    }

    [Theory]
    [InlineData("freq=monthly;bymonthday=26,6,6;", "FREQ=MONTHLY;BYMONTHDAY=26,6")]
    [InlineData("BYDAY=+2TU,MO;WKST=MO;FREQ=YEARLY;INTERVAL=1;BYMONTH=5,3", "FREQ=YEARLY;BYMONTH=3,5;BYDAY=2TU,MO")]
    [InlineData("FREQ=WEEKLY;WKST=SU;UNTIL=20261231T160000Z;INTERVAL=2", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231T160000Z;WKST=SU")]
    public void It_is_written_in_one_form(string rule, string written)
    {
        Assert.Equal(written, Read(rule).ToString());
        Assert.Equal(Read(rule), Read(written));
    }

    [Fact]
    public void The_factories_say_what_they_mean()
    {
        Assert.Equal("FREQ=MONTHLY;BYMONTHDAY=6,26", RecurrenceRule.MonthlyOn(6, 26).ToString());
        Assert.Equal("FREQ=MONTHLY;BYDAY=2TU,-1FR", RecurrenceRule.MonthlyOn(new RecurrenceDay(DayOfWeek.Tuesday, 2), new(DayOfWeek.Friday, -1)).ToString());
        Assert.Equal("FREQ=WEEKLY;BYDAY=MO,TH", RecurrenceRule.WeeklyOn(DayOfWeek.Monday, DayOfWeek.Thursday).ToString());
        Assert.Throws<ArgumentException>(() => RecurrenceRule.MonthlyOn(32));
    }

    [Fact]
    public void Days_left_out_and_days_besides_stand_beside_the_rule()
    {
        Recurrence recurrence = new(Day("2026-01-01"), Read("FREQ=MONTHLY;BYMONTHDAY=6;COUNT=3"))
        {
            Excluded = [Day("2026-02-06"), Day("2026-05-01")],
            Added = [Day("2026-01-06"), Day("2026-02-08"), Day("2026-05-01"), Day("2026-06-01"), Day("2025-12-31")],
        };

        Assert.Equal(
            [Day("2025-12-31"), Day("2026-01-06"), Day("2026-02-08"), Day("2026-03-06"), Day("2026-06-01")], recurrence.Dates());
        Assert.Equal([Day("2026-02-08"), Day("2026-03-06"), Day("2026-06-01")], recurrence.Dates(from: Day("2026-02-01")));
        Assert.Equal([Day("2026-01-01")], new Recurrence(Day("2026-01-01")).Dates());
        Assert.Empty(new Recurrence(Day("2026-01-01")).Dates(from: Day("2026-01-02")));
    }

    internal static RecurrenceRule Read(string rule) => Assert.IsType<RecurrenceRuleRead.Rule>(RecurrenceRule.Parse(rule)).Value;

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "o", CultureInfo.InvariantCulture);
}
