using Hub.Domain.Calendar;
using Hub.Domain.Text;
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
