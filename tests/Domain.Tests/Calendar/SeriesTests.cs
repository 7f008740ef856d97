using System.Text.Json;
using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using static Hub.Domain.Tests.Calendar.Community;

namespace Hub.Domain.Tests.Calendar;

/// <summary>Series and the occurrences that are made of them.</summary>
public sealed class SeriesTests
{
    [Fact]
    public void The_reception_day_is_on_the_6th_and_26th_for_thirteen_months()
    {
        Series series = Started(ReceptionDay);
        ToppedUp made = TopUpOccurrences.Decide(series, [], WorkCalendar.Weekends, FreshIds, Now);

        Assert.Equal(26, made.Added.Count);
        Assert.All(made.Added, one => Assert.Contains(one.Date.Day, (int[])[6, 26]));
        Assert.Equal(
            (new(2026, 1, 6), At(2026, 1, 6, 9), At(2026, 1, 6, 11), OccurrenceState.Planned, 0),
            (made.Added[0].Date, made.Added[0].Start, made.Added[0].End, made.Added[0].State, made.Added[0].Sequence));
        Assert.Equal(new(2027, 1, 26), made.Added[^1].Date);
        Assert.Contains(series.Agenda, line => line.Zh.Contains("联席会议", StringComparison.Ordinal));
        Assert.Equal(new SlotPlan(TimeSpan.FromMinutes(10), 12), series.Slots);
        Assert.Equal([new AudiencePart("", AudienceKind.Members, OrganisationId: Committee)], series.Host.AsAudience("x1").Parts);
    }

    [Fact]
    public void The_work_promotion_meeting_is_on_the_last_friday_and_held_by_the_community()
    {
        Series series = Started(SeriesDefaults.WorkPromotionMeeting(Compound, new("会议室", "Meeting room"), new(2026, 1, 1), Shanghai));

        Assert.Equal(
            [new(2026, 1, 30), new(2026, 2, 27)], TopUpOccurrences.Decide(series, [], WorkCalendar.Weekends, FreshIds, Now).Added.Take(2).Select(one => one.Date));
        Assert.Equal([Role.CommunitySecretary, Role.Coordinator], series.Host.AsAudience("m").Parts.Select(part => part.Role!.Value));
    }

    [Fact]
    public void Asked_twice_it_adds_nothing_and_a_day_later_only_what_came_into_sight()
    {
        Series series = Started(ReceptionDay);
        List<Occurrence> all = [.. TopUpOccurrences.Decide(series, [], WorkCalendar.Weekends, FreshIds, Now).Added];

        ToppedUp again = TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, Now);
        Assert.Empty(again.Added);
        Assert.Empty(again.Changed);

        ToppedUp later = TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, At(2026, 1, 7, 3));
        Assert.Equal([new DateOnly(2027, 2, 6)], later.Added.Select(one => one.Date));
        Assert.Empty(later.Changed);
        Assert.Equal(27, all.Concat(later.Added).Select(one => one.Key).Distinct().Count());
    }

    [Fact]
    public void An_edit_rewrites_what_is_to_come_and_nobody_touched()
    {
        Series series = Started(ReceptionDay);
        List<Occurrence> all = [.. TopUpOccurrences.Decide(series, [], WorkCalendar.Weekends, FreshIds, Now).Added];
        (Occurrence past, Occurrence moved, Occurrence cancelled) = (all[0], all[2], all[3]);
        Assert.IsType<OccurrenceOutcome.Done>(new MoveOccurrence(At(2026, 2, 7, 15)).Decide(moved, series, 0, Secretary.Person.Id, Upward, Now));
        Assert.IsType<OccurrenceOutcome.Done>(new CancelOccurrence("装修").Decide(cancelled, series, 0, Secretary.Person.Id, Upward, Now));
        DateTimeOffset now = At(2026, 1, 10, 12);

        SeriesDraft draft = ReceptionDay with { Recurrence = new(new(2026, 1, 1), RecurrenceRule.MonthlyOn(6, 20)), At = new(10, 0) };
        Assert.Equal(2, Assert.IsType<SeriesOutcome.Done>(EditSeries.Decide(series, 1, draft, Secretary.Person.Id, Upward, now)).Series.Version);
        ToppedUp edited = TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, now);

        Assert.Equal((At(2026, 1, 6, 9), 0), (past.Start, past.Sequence));
        Assert.Equal((At(2026, 2, 7, 15), OccurrenceState.Moved), (moved.Start, moved.State));
        Assert.Equal((OccurrenceState.Cancelled, "装修"), (cancelled.State, cancelled.Reason));
        Assert.DoesNotContain(edited.Changed, one => one == past || one == moved || one == cancelled);
        Assert.All(edited.Changed, one => Assert.Equal(1, one.Sequence));
        Assert.Equal((OccurrenceState.Cancelled, OccurrenceState.Planned), (all[1].State, all[4].State));
        Assert.Equal(At(2026, 3, 6, 10), all[4].Start);
        Assert.Equal(13, edited.Added.Count(one => one.Date.Day == 20));
        Assert.Equal(new(2027, 2, 6), Assert.Single(edited.Added, one => one.Date.Day != 20).Date);
        all.AddRange(edited.Added);
        Assert.Equal((0, 0), Counts(TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, now)));

        // Edited back, what the edit took out is planned again; what it had added is cancelled.
        EditSeries.Decide(series, null, ReceptionDay, Secretary.Person.Id, Upward, now);
        ToppedUp back = TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, now);
        Assert.Equal((OccurrenceState.Planned, 2, At(2026, 1, 26, 9)), (all[1].State, all[1].Sequence, all[1].Start));
        Assert.All(all.Where(one => one.Date.Day == 20), one => Assert.Equal(OccurrenceState.Cancelled, one.State));
        Assert.Equal((OccurrenceState.Cancelled, "装修"), (cancelled.State, cancelled.Reason));
        Assert.Empty(back.Added);
    }

    [Fact]
    public void A_series_that_ends_cancels_what_comes_after_and_is_edited_no_more()
    {
        Series series = Started(ReceptionDay);
        List<Occurrence> all = [.. TopUpOccurrences.Decide(series, [], WorkCalendar.Weekends, FreshIds, Now).Added];

        Assert.IsType<SeriesOutcome.Done>(EditSeries.End(series, 1, new(2026, 2, 6), Secretary.Person.Id, Upward, Now));
        ToppedUp ended = TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, Now);

        Assert.Empty(ended.Added);
        Assert.Equal(3, all.Count(one => one.IsOn));
        Assert.IsType<SeriesOutcome.Ended>(EditSeries.Decide(series, null, ReceptionDay, Secretary.Person.Id, Upward, At(2026, 2, 7, 9)));
    }

    [Fact]
    public void What_would_have_begun_by_an_edit_or_by_holidays_is_left_as_it_is()
    {
        Series series = Started(ReceptionDay);
        List<Occurrence> all = [.. TopUpOccurrences.Decide(series, [], WorkCalendar.Weekends, FreshIds, Now).Added];

        // At 8:30 of the 6th the time becomes 8:00: today's is still at 9:00.
        EditSeries.Decide(series, null, ReceptionDay with { At = new(8, 0), Reminders = [] }, Secretary.Person.Id, Upward, At(2026, 1, 6, 8, 30));
        TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, At(2026, 1, 6, 8, 30));
        Assert.Equal((OccurrenceState.Planned, At(2026, 1, 6, 9), 0), (all[0].State, all[0].Start, all[0].Sequence));
        Assert.Equal(At(2026, 1, 26, 8), all[1].Start);

        // On the 26th it is said that it is a holiday: the workday before has begun.
        EditSeries.Decide(series, null, ReceptionDay with { HolidayPolicy = HolidayPolicy.PreviousWorkday }, Secretary.Person.Id, Upward, At(2026, 1, 7, 9));
        TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, At(2026, 1, 7, 9));
        WorkCalendar holiday = WorkCalendar.Weekends.With([2026], [new(new(2026, 1, 26), IsWorked: false, "节")]);
        Assert.DoesNotContain(all[1], TopUpOccurrences.Decide(series, all, holiday, FreshIds, At(2026, 1, 26, 8)).Changed);
        Assert.Equal((OccurrenceState.Planned, At(2026, 1, 26, 9)), (all[1].State, all[1].Start));
    }

    [Fact]
    public void What_the_holidays_put_off_follows_an_edit_and_an_end_until_it_begins()
    {
        // 1 February 2026 is a Sunday.
        SeriesDraft draft = ReceptionDay with { Recurrence = new(new(2026, 1, 1), RecurrenceRule.MonthlyOn(1)), HolidayPolicy = HolidayPolicy.NextWorkday };
        Series series = Started(draft);
        List<Occurrence> all = [.. TopUpOccurrences.Decide(series, [], WorkCalendar.Weekends, FreshIds, Now).Added];
        Occurrence february = all.Single(one => one.Date == new DateOnly(2026, 2, 1));
        DateTimeOffset now = At(2026, 2, 2, 7);
        Assert.Equal(At(2026, 2, 2, 9), february.Start);
        ToppedUp sunday = TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, At(2026, 2, 1, 12));
        Assert.Equal((new DateOnly(2027, 3, 1), 0), (Assert.Single(sunday.Added).Date, sunday.Changed.Count));

        EditSeries.Decide(series, null, draft with { At = new(14, 0) }, Secretary.Person.Id, Upward, now);
        TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, now);
        Assert.Equal(At(2026, 2, 2, 14), february.Start);

        EditSeries.End(series, null, new(2026, 1, 31), Secretary.Person.Id, Upward, At(2026, 1, 31, 9));
        TopUpOccurrences.Decide(series, all, WorkCalendar.Weekends, FreshIds, now);
        Assert.Equal(OccurrenceState.Cancelled, february.State);
    }

    [Fact]
    public void Edits_need_authority_and_the_version_that_is_there()
    {
        Series series = Started(ReceptionDay);

        Assert.IsType<SeriesOutcome.NoAuthority>(StartSeries.Decide(ReceptionDay, "x1", Head.Person.Id, Upward, FreshIds, Now));
        Assert.IsType<SeriesOutcome.NoAuthority>(EditSeries.Decide(series, 1, ReceptionDay, Head.Person.Id, Upward, Now));
        Assert.IsType<SeriesOutcome.Changed>(EditSeries.Decide(series, 0, ReceptionDay, Secretary.Person.Id, Upward, Now));
        Assert.IsType<SeriesOutcome.Invalid>(EditSeries.Decide(series, 1, ReceptionDay with { Host = new() }, Secretary.Person.Id, Upward, Now));
        Assert.Equal(1, series.Version);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        SeriesDraft wrong = ReceptionDay with
        {
            Title = new("", new('x', 201)),
            Host = new(),
            Audience = new([]),
            Zone = "Mars/Olympus",
            Length = TimeSpan.FromMinutes(4),
            Slots = new(TimeSpan.FromMinutes(10), 1),
            Agenda = [.. Enumerable.Repeat(new Bi("一", "one"), 21)],
            Reminders = [ReminderRule.OnDay(0, new(9, 0)), ReminderRule.Before(TimeSpan.FromDays(61)), ReminderRule.OnDay(1, new(9, 0)), ReminderRule.OnDay(1, new(9, 0))],
        };

        IReadOnlyList<SeriesProblem> problems = CheckSeries.Problems(wrong, Now);

        Assert.Equal(
            [
                (SeriesFault.TextMissing, "title/zh"), (SeriesFault.TextTooLong, "title/en"), (SeriesFault.HostMissing, "host"),
                (SeriesFault.AudienceEmpty, "audience"), (SeriesFault.LengthOutOfRange, "length"), (SeriesFault.TooMany, "agenda"),
                (SeriesFault.ReminderOutOfRange, "reminders/0"), (SeriesFault.ReminderOutOfRange, "reminders/1"),
                (SeriesFault.ReminderTwice, "reminders/3"), (SeriesFault.SlotsOutOfRange, "slots"), (SeriesFault.ZoneUnknown, "zone"),
            ],
            problems.Select(problem => (problem.Fault, problem.Where)));
        Assert.Equal(
            SeriesFault.NeverAgain,
            Assert.Single(CheckSeries.Problems(ReceptionDay with { Recurrence = new(new(2025, 12, 31)) }, Now)).Fault);
        // In a conversation there are no fields, and one text is not too long twice.
        Assert.Equal(
            [new("地点太长，请控制在200字以内", "the place is too long: please keep it under 200 characters"), new("没有说议程第3条，请补上", "line 3 of the agenda is missing: please say it")],
            SeriesFaultWords.Said([new(SeriesFault.TextTooLong, "place/zh", "201"), new(SeriesFault.TextTooLong, "place/en", "201"), new(SeriesFault.TextMissing, "agenda/2/zh")]));
        Assert.All(Enum.GetValues<SeriesFault>(), fault => Assert.DoesNotContain("host/roles", Assert.Single(SeriesFaultWords.Said([new(fault, "host/roles", "51")])).Zh, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<SeriesFault>(), fault => Assert.Contains("host", new SeriesProblem(fault, "host").Words().En, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_series_holds_survives_json()
    {
        Series series = Started(ReceptionDay with
        {
            Recurrence = new(new(2026, 1, 1), RecurrenceRule.MonthlyOn(6, 26)) { Excluded = [new(2026, 2, 6)], Added = [new(2026, 2, 8)] },
            Host = new() { OrganisationId = Committee, Roles = [Role.CompoundChief], People = [Secretary.Person.Id] },
        });

        Assert.Equal(series.Recurrence, Again(series.Recurrence));
        Assert.Equal("\"FREQ=MONTHLY;BYMONTHDAY=6,26\"", JsonSerializer.Serialize(series.Recurrence.Rule));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<RecurrenceRule>("\"FREQ=HOURLY\""));
        Assert.Equal(series.Host, Again(series.Host));
        Assert.Equal(series.Reminders, Again(series.Reminders));
        Assert.Equal(series.Slots, Again(series.Slots));

        static T Again<T>(T value) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(value))!;
    }

    private static (int Added, int Changed) Counts(ToppedUp made) => (made.Added.Count, made.Changed.Count);
}
