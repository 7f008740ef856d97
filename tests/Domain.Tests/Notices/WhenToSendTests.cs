using System.Globalization;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Tests.Notices;

/// <summary>Now, later or never: rest, opt-outs, caps, shifts and emergencies.</summary>
public sealed class WhenToSendTests
{
    private const string Shanghai = "Asia/Shanghai";
    private const string Berlin = "Europe/Berlin";

    private static readonly SendLimits Limits = SendLimits.Default;

    // Rest is from 21:30 to 7:30 by the clocks of the place; the instants of waiting are in UTC.
    [Theory]
    [InlineData(Shanghai, "2026-03-10 21:29", null)]
    [InlineData(Shanghai, "2026-03-10 21:30", "2026-03-10 23:30")]
    [InlineData(Shanghai, "2026-03-10 23:59", "2026-03-10 23:30")]
    [InlineData(Shanghai, "2026-03-11 00:00", "2026-03-10 23:30")]
    [InlineData(Shanghai, "2026-03-11 07:29", "2026-03-10 23:30")]
    [InlineData(Shanghai, "2026-03-11 07:30", null)]
    [InlineData(Shanghai, "2026-12-31 22:00", "2026-12-31 23:30")]
    [InlineData(Berlin, "2026-03-28 22:00", "2026-03-29 05:30")]
    [InlineData(Berlin, "2026-03-29 01:30", "2026-03-29 05:30")]
    [InlineData(Berlin, "2026-10-24 22:00", "2026-10-25 06:30")]
    [InlineData(Berlin, "2026-10-25 01:30", "2026-10-25 06:30")]
    public void Who_rests_is_told_when_her_clocks_show_the_end_of_it(string zone, string local, string? until)
    {
        SendDecision decision = Decide(Notice(Lane.Normal), zone: zone, local: local);

        Assert.Equal(until is null ? new SendDecision.Now() : new SendDecision.Wait(Utc(until), WhenToSend.Quiet), decision);
    }

    [Fact]
    public void An_end_of_rest_that_a_clock_change_skips_is_the_first_time_after_it()
    {
        Person person = Person();
        (person.QuietFrom, person.QuietUntil) = (new(22, 0), new(2, 30));

        Assert.Equal(
            new SendDecision.Wait(Utc("2026-03-29 01:00"), WhenToSend.Quiet), Decide(Notice(Lane.Normal), person, zone: Berlin, local: "2026-03-28 23:00"));
    }

    [Theory]
    [InlineData("13:00", "14:30", "2026-03-10 13:30", "2026-03-10 06:30")]
    [InlineData("13:00", "14:30", "2026-03-10 22:00", null)]
    [InlineData("20:00", "09:00", "2026-03-10 20:30", "2026-03-11 01:00")]
    [InlineData("08:00", "08:00", "2026-03-10 08:00", null)]
    public void Hours_of_her_own_go_before_those_of_the_place(string from, string to, string local, string? until)
    {
        Person person = Person();
        (person.QuietFrom, person.QuietUntil) = (TimeOnly.Parse(from, CultureInfo.InvariantCulture), TimeOnly.Parse(to, CultureInfo.InvariantCulture));

        SendDecision decision = Decide(Notice(Lane.Bulk), person, local: local);

        Assert.Equal(until is null ? new SendDecision.Now() : new SendDecision.Wait(Utc(until), WhenToSend.Quiet), decision);
    }

    // At 22:00 by the clocks of the place, when she rests.
    [Theory]
    [InlineData(Lane.Emergency, false, false, false, true)]
    [InlineData(Lane.Alert, false, false, true, true)]
    [InlineData(Lane.Alert, false, true, false, true)]
    [InlineData(Lane.Alert, false, false, false, false)]
    [InlineData(Lane.Alert, true, false, false, true)]
    [InlineData(Lane.Normal, true, false, false, true)]
    [InlineData(Lane.Normal, false, true, false, false)]
    [InlineData(Lane.Normal, false, false, true, false)]
    [InlineData(Lane.Bulk, false, true, false, false)]
    public void Rest_gives_way_to_emergencies_red_lines_shifts_and_those_who_talk(Lane lane, bool awake, bool onShift, bool redLine, bool now)
    {
        SendDecision decision = Decide(Notice(lane, redLine: redLine), facts: new(awake, onShift, 0, null), local: "2026-03-10 22:00");

        Assert.Equal(now, decision is SendDecision.Now);
    }

    [Theory]
    [InlineData(NoticeKind.Broadcast, Lane.Bulk, "Broadcast", true)]
    [InlineData(NoticeKind.Broadcast, Lane.Alert, "Broadcast", true)]
    [InlineData(NoticeKind.Broadcast, Lane.Emergency, "Broadcast", false)]
    [InlineData(NoticeKind.Reminder, Lane.Normal, "Broadcast", false)]
    [InlineData(NoticeKind.Update, Lane.Normal, "Update", true)]
    public void Who_does_not_want_a_kind_is_never_told_but_in_an_emergency(NoticeKind kind, Lane lane, string optedOut, bool never)
    {
        Person person = Person();
        person.OptOuts = [optedOut];

        Assert.Equal(never ? new SendDecision.Never(WhenToSend.OptedOut) : new SendDecision.Now(), Decide(Notice(lane, kind), person));
    }

    [Theory]
    [InlineData(NoticeKind.Broadcast, Lane.Bulk, 9, null)]
    [InlineData(NoticeKind.Broadcast, Lane.Bulk, 10, "2026-03-10 23:30")]
    [InlineData(NoticeKind.Reminder, Lane.Normal, 11, "2026-03-10 23:30")]
    [InlineData(NoticeKind.Update, Lane.Normal, 50, null)]
    [InlineData(NoticeKind.Broadcast, Lane.Alert, 50, null)]
    public void After_so_many_in_a_day_the_rest_waits_for_the_next_morning(NoticeKind kind, Lane lane, int sent, string? until)
    {
        SendDecision decision = Decide(Notice(lane, kind), facts: new(true, true, sent, null), local: "2026-03-10 15:00");

        Assert.Equal(until is null ? new SendDecision.Now() : new SendDecision.Wait(Utc(until), WhenToSend.Cap), decision);
    }

    [Theory]
    [InlineData(Lane.Emergency, false, false)]
    [InlineData(Lane.Alert, false, false)]
    [InlineData(Lane.Normal, false, true)]
    [InlineData(Lane.Bulk, false, true)]
    [InlineData(Lane.Normal, true, false)]
    public void In_an_emergency_what_is_routine_waits_and_what_concerns_alerts_does_not(Lane lane, bool concernsAlert, bool waits)
    {
        DateTimeOffset over = Utc("2026-03-10 12:00");

        SendDecision decision = Decide(Notice(lane, concernsAlert: concernsAlert), facts: new(true, true, 0, over), local: "2026-03-10 15:00");

        Assert.Equal(waits ? new SendDecision.Wait(over, WhenToSend.Emergency) : new SendDecision.Now(), decision);
    }

    [Fact]
    public void An_emergency_that_is_over_holds_nothing() => Assert.Equal(
        new SendDecision.Now(), Decide(Notice(Lane.Bulk), facts: new(true, true, 0, Utc("2026-03-10 07:00")), local: "2026-03-10 15:00"));

    [Fact]
    public void What_takes_a_notice_back_reaches_who_has_had_enough_or_wants_no_more()
    {
        Person person = Person();
        person.OptOuts = ["Broadcast"];
        Notice correction = Notice(Lane.Normal, NoticeKind.Broadcast, new Audience([]) { Parts = [AudiencePart.ReachedBy(Guid.CreateVersion7())] });

        Assert.Equal(new SendDecision.Now(), Decide(correction, person, new(false, false, 99, null), local: "2026-03-10 15:00"));
    }

    [Theory]
    [InlineData("quiet", true)]
    [InlineData("cap", true)]
    [InlineData("emergency", true)]
    [InlineData("paused", true)]
    [InlineData("ceiling", true)]
    [InlineData("later", true)]
    [InlineData("unknown", true)]
    [InlineData("silence", false)]
    [InlineData(null, false)]
    public void What_waited_for_a_person_is_told_to_her_in_one_message(string? reason, bool merges) => Assert.Equal(merges, Waiting.Merges(reason));

    private static SendDecision Decide(
        Notice notice, Person? person = null, SendFacts facts = default, string zone = Shanghai, string local = "2026-03-10 12:00")
    {
        TimeZoneInfo place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        DateTime wall = DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return WhenToSend.Decide(notice, (person ?? Person()).Wishes, facts, Limits, new DateTimeOffset(wall, place.GetUtcOffset(wall)), place);
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.ParseExact(
        text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static Person Person() => new() { Id = Guid.CreateVersion7(), CreatedAt = DateTimeOffset.UnixEpoch };

    private static Notice Notice(
        Lane lane, NoticeKind kind = NoticeKind.Update, Audience? audience = null, bool redLine = false, bool concernsAlert = false) => new()
        {
            Id = Guid.CreateVersion7(),
            Key = "k",
            Kind = kind,
            Lane = lane,
            Text = new Bi("停水", "No water"),
            Audience = audience ?? new([]),
            IsRedLine = redLine,
            ConcernsAlert = concernsAlert,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
}
