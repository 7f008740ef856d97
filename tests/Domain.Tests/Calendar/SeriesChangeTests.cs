using System.Globalization;
using Hub.Domain.Calendar;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using static Hub.Domain.Tests.Calendar.Community;

namespace Hub.Domain.Tests.Calendar;

/// <summary>What is said in a few words about a series: which one, and what shall be otherwise.</summary>
public sealed class SeriesChangeTests
{
    [Fact]
    public void Another_rule_ends_as_the_one_before_did_and_keeps_days_by_hand()
    {
        SeriesDraft before = ReceptionDay with
        {
            Recurrence = new(new(2026, 1, 1), Rule("FREQ=WEEKLY;INTERVAL=2;UNTIL=20260301;BYDAY=WE")) { Excluded = [new(2026, 1, 15)], Added = [new(2026, 2, 8)] },
        };

        SeriesDraft after = new SeriesChange(Rule("FREQ=WEEKLY;BYDAY=TH")).Of(before);

        Assert.Equal("FREQ=WEEKLY;UNTIL=20260301;BYDAY=TH", after.Recurrence.Rule!.ToString());
        Assert.Equal([new(2026, 2, 5), new(2026, 2, 8), new(2026, 2, 12), new(2026, 2, 19), new(2026, 2, 26)], after.Recurrence.Dates(from: new(2026, 2, 1)));
        Assert.DoesNotContain(new(2026, 1, 15), after.Recurrence.Dates());
        Assert.Equal("FREQ=DAILY;COUNT=3", new SeriesChange(Rule("FREQ=DAILY")).Of(before with { Recurrence = new(new(2026, 1, 1), Rule("FREQ=WEEKLY;COUNT=3")) }).Recurrence.Rule!.ToString());
    }

    [Fact]
    public void Another_start_says_which_weeks_are_meant_and_what_counted_ends_on_the_day_on_which_it_did()
    {
        SeriesDraft before = ReceptionDay with { Recurrence = new(new(2026, 1, 7), Rule("FREQ=WEEKLY;COUNT=6;BYDAY=WE")) };

        SeriesDraft after = new SeriesChange(Rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"), Start: new(2026, 1, 14)).Of(before);

        Assert.Equal([new(2026, 1, 14), new(2026, 1, 28), new(2026, 2, 11)], after.Recurrence.Dates());
        Assert.Equal(new(2026, 1, 7), new SeriesChange(Rule("FREQ=WEEKLY;BYDAY=TH")).Of(before).Recurrence.Start);
    }

    [Theory]
    [InlineData("2026-01-06 08:59", null, "2026-01-06 2026-01-20")]
    [InlineData("2026-01-06 09:00", null, "2026-01-13 2026-01-27")]
    [InlineData("2026-01-07 09:00", null, "2026-01-13 2026-01-27")]
    [InlineData("2026-01-07 09:00", "2026-01-20", "2026-01-20 2026-02-03")]
    [InlineData("2026-01-07 09:00", "2026-01-21", "2026-01-27 2026-02-10")]
    [InlineData("2026-01-07 09:00", "2025-12-30", "2025-12-30 2026-01-13")]
    public void Every_second_week_counts_from_the_day_that_was_said_or_the_next_such_day(string now, string? from, string dates)
    {
        DateTimeOffset instant = new(DateTime.Parse(now, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

        Recurrence read = Recurrence.Of(
            Rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"), new(9, 0), Shanghai, instant, from is null ? null : DateOnly.Parse(from, CultureInfo.InvariantCulture));

        Assert.Equal(dates, string.Join(' ', read.Dates().Take(2).Select(day => $"{day:yyyy-MM-dd}")));
    }

    [Fact]
    public void A_rule_that_names_no_day_takes_those_of_one_of_the_same_span()
    {
        Assert.Equal(Rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"), Rule("FREQ=WEEKLY;INTERVAL=2").OnDaysOf(Rule("FREQ=WEEKLY;COUNT=5;BYDAY=MO,TH")));
        Assert.Equal(Rule("FREQ=WEEKLY;BYDAY=FR"), Rule("FREQ=WEEKLY;BYDAY=FR").OnDaysOf(Rule("FREQ=WEEKLY;BYDAY=MO")));
        Assert.Null(Rule("FREQ=MONTHLY;INTERVAL=2").OnDaysOf(Rule("FREQ=WEEKLY;BYDAY=MO")));
        Assert.Null(Rule("FREQ=WEEKLY;INTERVAL=2").OnDaysOf(null));
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "每两周周三", "every other Wednesday")]
    [InlineData("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "每两周周一、周四", "every other week on Monday and Thursday")]
    [InlineData("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU", "每3周周二", "every 3 weeks on Tuesday")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5,25", "每两个月5号、25号", "every other month on the 5th and 25th")]
    [InlineData("FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR", "每3个月最后一个星期五", "every 3 months on the last Friday")]
    [InlineData("FREQ=DAILY;INTERVAL=2", "每两天", "every other day")]
    public void What_is_said_of_a_rare_rule_is_read_as_that_rule(string rule, string zh, string en)
    {
        Assert.Equal(new Bi(zh, en), Rule(rule).Words());
        Assert.Equal((rule, rule), (Repetition.In(zh), Repetition.In(en)));
    }

    [Fact]
    public void A_reminder_on_the_day_goes_only_where_it_would_come_after_the_start()
    {
        Assert.Equal(["3d-0900-invited", "60m-hosts"], new SeriesChange(At: new(8, 0)).Of(ReceptionDay).Reminders.Select(one => one.Key));
        Assert.Same(SeriesDefaults.Reminders, new SeriesChange(At: new(8, 1)).Of(ReceptionDay).Reminders);
        Assert.Empty(CheckSeries.Problems(new SeriesChange(At: new(7, 0)).Of(ReceptionDay), Now));
    }

    [Fact]
    public void What_changes_nothing_is_equal_to_what_was()
    {
        SeriesDraft before = SeriesDraft.Of(Started(ReceptionDay));

        Assert.Equal(before, new SeriesChange().Of(before));
        Assert.Equal(before, new SeriesChange(RecurrenceRule.MonthlyOn(6, 26), new(9, 0), before.Place).Of(before));
        Assert.NotEqual(before, new SeriesChange(Place: new("门口", "the gate")).Of(before));
    }

    [Theory]
    [InlineData("读书会", "读书会")]
    [InlineData("我们每周三的读书会", "读书会")]
    [InlineData("少儿", "少儿读书会")]
    [InlineData("the Weekly reading circle", "读书会")]
    [InlineData("接待日", "浑河湾小区业主接待日")]
    [InlineData("浑河湾小区的接待日", "浑河湾小区业主接待日")]
    [InlineData("我们小区接待日", "浑河湾小区业主接待日")]
    [InlineData("reception", "浑河湾小区业主接待日")]
    [InlineData("月度推进会", "浑河湾小区工作推进会")]
    [InlineData("monthly meeting", "浑河湾小区工作推进会")]
    [InlineData("别处的接待日", "")]
    [InlineData("会", "")]
    [InlineData("每周", "")]
    [InlineData("书会读", "")]
    public void A_series_is_known_by_its_title_a_part_of_it_or_its_kind(string said, string meant) =>
        Assert.Equal(meant, string.Join(' ', NamedSeries.Among(All, said).Select(one => one.Title.Zh)));

    [Fact]
    public void Of_one_title_all_are_meant() =>
        Assert.Equal(2, NamedSeries.Among([.. All, Titled(new("读书会", "reading circle"))], "读书会").Count);

    private static readonly Series[] All =
    [
        Titled(new("读书会", "reading circle")), Titled(new("少儿读书会", "children's books")), Started(ReceptionDay),
        Started(SeriesDefaults.WorkPromotionMeeting(Compound, new("会议室", "Meeting room"), new(2026, 1, 1), Shanghai)),
    ];

    private static Series Titled(Bi title) => Started(ReceptionDay with { Title = title, Kind = SeriesKind.Other });

    private static RecurrenceRule Rule(string text) => Assert.IsType<RecurrenceRuleRead.Rule>(RecurrenceRule.Parse(text)).Value;
}
