using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using static Hub.Domain.Tests.Calendar.Community;

namespace Hub.Domain.Tests.Calendar;

/// <summary>Who is reminded when, and who hears that it is otherwise.</summary>
public sealed class ReminderTests
{
    private readonly Series _series = Started(ReceptionDay);
    private readonly List<Occurrence> _all;

    public ReminderTests() => _all = [.. TopUpOccurrences.Decide(_series, [], WorkCalendar.Weekends, FreshIds, Now).Added];

    private Occurrence First => _all[0];

    [Fact]
    public void Each_is_due_once_however_the_windows_fall()
    {
        List<Reminder> due = [];
        Random random = new(5);
        for (DateTimeOffset after = Now, upTo; after < At(2026, 2, 1, 0); after = upTo)
        {
            upTo = after.AddMinutes(random.Next(1, 55));
            due.AddRange(DueReminders.Decide(_series, _all, after, upTo).Due);
        }

        Assert.Equal(
            [At(2026, 1, 3, 9), At(2026, 1, 6, 8), At(2026, 1, 6, 8), At(2026, 1, 23, 9), At(2026, 1, 26, 8), At(2026, 1, 26, 8)],
            due.Select(one => one.At));
        Assert.Equal(6, due.Select(one => one.Key).Distinct().Count());
        Assert.Equal($"reminder/{First.Id:N}/3d-0900-invited/20260106T0100Z", due[0].Key);
        Assert.Equal(_series.Audience, due[0].AudienceOf(_series));
        Reminder toHosts = Assert.Single(due.Take(3), one => one.Rule.To == ReminderTo.Hosts);
        Assert.Equal($"reminder/{First.Id:N}/60m-hosts/20260106T0100Z", toHosts.Key);
        Assert.Equal(AudienceKind.Members, Assert.Single(toHosts.AudienceOf(_series).Parts).Whom);
    }

    [Fact]
    public void A_window_excludes_its_beginning_and_includes_its_end()
    {
        Assert.Single(Due(At(2026, 1, 3, 8), At(2026, 1, 3, 9)).Due);
        Assert.Empty(Due(At(2026, 1, 3, 9), At(2026, 1, 3, 10)).Due);
    }

    [Fact]
    public void What_comes_too_late_or_after_the_start_is_skipped_and_said()
    {
        RemindersDue late = Due(Now, At(2026, 1, 3, 21, 1));
        Assert.Empty(late.Due);
        Assert.Equal((SkipReason.TooLate, 3), (Assert.Single(late.Skipped).Reason, late.Skipped[0].Reminder.Rule.Days));
        Assert.Single(Due(Now, At(2026, 1, 3, 21)).Due);

        // On the day, half an hour late: both still go. At the start neither does.
        Assert.Equal(2, Due(At(2026, 1, 5, 0), At(2026, 1, 6, 8, 30)).Due.Count);
        RemindersDue begun = Due(At(2026, 1, 5, 0), At(2026, 1, 6, 9));
        Assert.Empty(begun.Due);
        Assert.Equal([SkipReason.Begun, SkipReason.Begun], begun.Skipped.Select(one => one.Reason));
    }

    [Fact]
    public void Cancelled_ones_remind_nobody_and_moved_ones_by_their_new_time()
    {
        string key = Due(Now, At(2026, 1, 3, 9)).Due[0].Key;
        new MoveOccurrence(At(2026, 1, 16, 9)).Decide(First, _series, null, Secretary.Person.Id, Upward, Now);

        Assert.Empty(Due(Now, At(2026, 1, 12, 0)).Due);
        Reminder anew = Assert.Single(Due(At(2026, 1, 12, 0), At(2026, 1, 13, 9)).Due);
        Assert.NotEqual(key, anew.Key);

        // Another room is no other time.
        new MoveOccurrence(First.Start, Place: new("活动室", "Hall")).Decide(First, _series, null, Secretary.Person.Id, Upward, Now);
        Assert.Equal(anew.Key, Assert.Single(Due(At(2026, 1, 12, 0), At(2026, 1, 13, 9)).Due).Key);

        new CancelOccurrence().Decide(First, _series, null, Secretary.Person.Id, Upward, Now);
        Assert.Empty(Due(At(2026, 1, 12, 0), At(2026, 1, 16, 8)).Due);
        Assert.Empty(Due(At(2026, 1, 12, 0), At(2026, 1, 16, 8)).Skipped);
    }

    [Fact]
    public void A_reminder_on_the_day_of_a_meeting_moved_before_it_is_skipped()
    {
        new MoveOccurrence(At(2026, 1, 6, 7)).Decide(First, _series, null, Secretary.Person.Id, Upward, Now);

        Assert.Equal(SkipReason.Begun, Assert.Single(Due(At(2026, 1, 6, 7), At(2026, 1, 6, 8)).Skipped).Reason);
    }

    [Fact]
    public void Local_times_follow_the_zone_over_its_clock_change()
    {
        TimeZoneInfo berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        DateTimeOffset start = ZonedTime.Instant(new(2026, 3, 30), new(9, 0), berlin);

        Assert.Equal(new(2026, 3, 27, 8, 0, 0, TimeSpan.Zero), ReminderRule.OnDay(3, new(9, 0)).DueAt(start, berlin));
        Assert.Equal(new(2026, 3, 27, 7, 0, 0, TimeSpan.Zero), ReminderRule.Before(TimeSpan.FromDays(3)).DueAt(start, berlin));
    }

    [Fact]
    public void Whoever_was_reminded_hears_of_each_change_once()
    {
        Told[] told = [new(Guid.CreateVersion7(), false, 0, Said.Of(First)), new(Guid.CreateVersion7(), false, 0, Said.Of(First))];
        Assert.Null(CorrectReminded.Decide(First, told));

        new MoveOccurrence(At(2026, 1, 8, 9)).Decide(First, _series, null, Secretary.Person.Id, Upward, Now);
        Assert.Null(CorrectReminded.Decide(First, []));
        Correction first = CorrectReminded.Decide(First, told)!;
        Assert.Equal($"correction/{First.Id:N}/1", first.Key);
        Assert.Equal(told.Select(one => AudiencePart.ReachedBy(one.NoticeId)), first.Audience.Parts);
        Told corrected = new(Guid.CreateVersion7(), true, 1, first.Said);
        Assert.Null(CorrectReminded.Decide(First, [.. told, corrected]));

        // Reminded of the new time, then cancelled: both who heard the old and who heard the new time.
        Told anew = new(Guid.CreateVersion7(), false, 1, Said.Of(First));
        Assert.Null(CorrectReminded.Decide(First, [.. told, corrected, anew]));
        new CancelOccurrence().Decide(First, _series, null, Secretary.Person.Id, Upward, Now);
        Correction second = CorrectReminded.Decide(First, [.. told, corrected, anew])!;
        Assert.Equal(($"correction/{First.Id:N}/2", false, 3), (second.Key, second.Said.IsOn, second.Audience.Parts.Count));
    }

    [Fact]
    public void A_change_that_was_taken_back_before_anybody_heard_of_it_is_told_to_nobody()
    {
        Told reminder = new(Guid.CreateVersion7(), false, 0, Said.Of(First));
        DateTimeOffset start = First.Start;
        new MoveOccurrence(At(2026, 1, 8, 9)).Decide(First, _series, null, Secretary.Person.Id, Upward, Now);
        Told corrected = new(Guid.CreateVersion7(), true, 1, Said.Of(First));
        new MoveOccurrence(start).Decide(First, _series, null, Secretary.Person.Id, Upward, Now);

        Assert.Null(CorrectReminded.Decide(First, [reminder]));
        Assert.Equal($"correction/{First.Id:N}/2", CorrectReminded.Decide(First, [reminder, corrected])!.Key);
    }

    private RemindersDue Due(DateTimeOffset after, DateTimeOffset upTo) => DueReminders.Decide(_series, _all, after, upTo);
}
