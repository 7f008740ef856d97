using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Tests.Notices;

/// <summary>An alert climbs until somebody acts.</summary>
public sealed class CallDecisionsTests
{
    [Fact]
    public void Before_its_time_nothing_happens_and_at_its_time_the_next_level_is_called()
    {
        Stairway stairs = new Stairway().WithAll().Begin("李梅", "王德福");

        Assert.Empty(stairs.After(9.9).Events);
        CallDecision next = stairs.After(0.1);

        Assert.Equal(["高振邦"], stairs.Rung(next));
        Assert.Collection(next.Events, one => Assert.IsType<CallEvent.Unanswered>(one), one => Assert.IsType<CallEvent.LevelCalled>(one));
        Assert.Equal((1, CallState.Ringing, stairs.Now.AddMinutes(10)), (stairs.Call.Level, stairs.Call.State, stairs.Call.NextAt));
    }

    [Fact]
    public void Asked_twice_at_the_same_instant_it_climbs_once()
    {
        Stairway stairs = new Stairway().WithAll().Begin("李梅", "王德福");
        stairs.After(10);

        Assert.Empty(stairs.Look().Events);
        Assert.Equal(1, stairs.Call.Level);
    }

    [Fact]
    public void Level_by_level_to_the_top_and_there_the_desk_rings_on_and_on()
    {
        Stairway stairs = new Stairway().WithAll().Begin("李梅", "王德福");

        string[][] rung = [.. Enumerable.Range(0, 6).Select(_ => stairs.Rung(stairs.After(10)))];

        Assert.Equal([["高振邦"], ["林晓彤"], ["宋雅芝"], ["林晓彤"], ["林晓彤"], ["林晓彤"]], rung);
        Assert.Equal((CallState.AtTop, 3, stairs.Now.AddMinutes(10)), (stairs.Call.State, stairs.Call.Rings, stairs.Call.NextAt));
    }

    [Theory]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(3, 2, false)]
    [InlineData(3, 3, true)]
    [InlineData(9, 2, false)]
    [InlineData(9, 3, true)]
    public void A_quorum_of_n_counts_persons_and_is_no_more_than_all(int quorum, int acks, bool isEnough)
    {
        Stairway stairs = new Stairway(plan: Stairway.Plan(quorum)).WithAll().With(Role.GridWorker, "张强").Begin("李梅", "张强", "王德福");
        foreach (string name in new[] { "李梅", "张强", "王德福" }.Take(acks))
        {
            stairs.Ack(name);
        }

        CallDecision heard = stairs.After(1);
        Assert.Equal(acks, heard.Events.OfType<CallEvent.Known>().Count());
        Assert.Equal(isEnough ? CallState.Answered : CallState.Ringing, stairs.Call.State);
        Assert.Equal(isEnough, stairs.Call.NextAt is null);
        Assert.Equal(isEnough ? [] : ["高振邦"], stairs.Rung(stairs.After(9)));
    }

    [Fact]
    public void An_acknowledgement_is_noted_once_however_often_it_is_looked_at()
    {
        Stairway stairs = new Stairway(plan: Stairway.Plan(2)).WithAll().Begin("李梅", "王德福").Ack("李梅");

        Assert.Single(stairs.After(1).Events);
        Assert.Empty(stairs.After(1).Events);
        Assert.Single(stairs.Call.Answers);
    }

    [Theory]
    [InlineData(1, new[] { "李梅" }, false)]
    [InlineData(1, new[] { "李梅", "王德福" }, true)]
    [InlineData(2, new[] { "李梅" }, true)]
    public void Who_cannot_counts_at_once_when_the_quorum_is_out_of_reach(int quorum, string[] refuse, bool climbs)
    {
        Stairway stairs = new Stairway(plan: Stairway.Plan(quorum)).WithAll().Begin("李梅", "王德福");
        foreach (string name in refuse)
        {
            stairs.Refuse(name);
        }

        CallDecision decision = stairs.After(1);

        Assert.Equal(climbs ? ["高振邦"] : [], stairs.Rung(decision));
        Assert.DoesNotContain(decision.Events, one => one is CallEvent.Unanswered);
    }

    [Fact]
    public void Two_of_three_needed_and_two_cannot_it_climbs_with_the_second()
    {
        Stairway stairs = new Stairway(plan: Stairway.Plan(2)).WithAll().With(Role.GridWorker, "张强").Begin("李梅", "张强", "王德福");

        Assert.Empty(stairs.Refuse("李梅").After(1).Ring);
        Assert.Equal(["高振邦"], stairs.Rung(stairs.Refuse("张强").After(1)));
    }

    [Fact]
    public void Who_knew_and_then_cannot_starts_it_again()
    {
        Stairway stairs = new Stairway().WithAll().Begin("李梅", "王德福").Ack("李梅");
        stairs.After(1);
        Assert.Equal(CallState.Answered, stairs.Call.State);

        Assert.Empty(stairs.Refuse("李梅").After(1).Ring);
        Assert.Equal(CallState.Ringing, stairs.Call.State);
        Assert.Equal(["高振邦"], stairs.Rung(stairs.After(8)));
    }

    [Fact]
    public void Who_could_not_and_now_can_is_counted()
    {
        Stairway stairs = new Stairway(plan: Stairway.Plan(1)).WithAll().Begin("李梅", "王德福").Refuse("李梅");
        stairs.After(1);

        stairs.After(1);
        stairs.Ack("李梅").After(1);

        Assert.Equal(CallState.Answered, stairs.Call.State);
    }

    [Fact]
    public void A_late_word_from_a_level_that_was_passed_counts_there()
    {
        Stairway stairs = new Stairway().WithAll().Begin("李梅", "王德福");
        stairs.After(10);
        stairs.After(10);

        stairs.Ack("王德福").After(1);

        Assert.Equal((CallState.Answered, (DateTimeOffset?)null), (stairs.Call.State, stairs.Call.NextAt));
    }

    [Fact]
    public void A_level_that_nobody_holds_is_passed_over_and_says_so()
    {
        Stairway stairs = new Stairway().With(Role.GridWorker, "李梅").With(Role.Coordinator, "林晓彤").Begin("李梅");

        CallDecision next = stairs.After(10);

        Assert.Equal(["林晓彤"], stairs.Rung(next));
        Assert.Equal(new EmptyRole(Role.GridLeader, IsHeld: false), Assert.Single(next.Events.OfType<CallEvent.PassedOver>()).Role);
    }

    [Theory]
    [InlineData(DutyKind.Leave, -60, 60)]
    [InlineData(DutyKind.Shift, 120, 600)]
    public void A_level_that_is_all_off_duty_is_passed_over_and_says_so(DutyKind kind, int from, int until)
    {
        Stairway stairs = new Stairway().WithAll().Rostered("高振邦", kind, from, until).Begin("李梅", "王德福");

        CallDecision next = stairs.After(10);

        Assert.Equal(["林晓彤"], stairs.Rung(next));
        Assert.Equal(new EmptyRole(Role.GridLeader, IsHeld: true), Assert.Single(next.Events.OfType<CallEvent.PassedOver>()).Role);
    }

    [Fact]
    public void A_red_line_calls_those_who_are_off_shift_too()
    {
        Stairway stairs = new Stairway(AlertGrade.RedLine).WithAll().Rostered("高振邦", DutyKind.Shift, 120, 600).Begin("李梅", "王德福");

        Assert.Equal(["高振邦"], stairs.Rung(stairs.After(2)));
    }

    [Fact]
    public void Who_stands_in_is_called()
    {
        Stairway stairs = new Stairway().WithAll().Rostered("高振邦", DutyKind.Leave, -60, 600, "郑春燕").Begin("李梅", "王德福");

        Assert.Equal(["郑春燕"], stairs.Rung(stairs.After(10)));
    }

    [Fact]
    public void When_everybody_is_off_the_desk_is_rung_all_the_same()
    {
        Stairway stairs = new Stairway().With(Role.GridWorker, "李梅").With(Role.Coordinator, "林晓彤").Begin("李梅");
        stairs.Rostered("林晓彤", DutyKind.Leave, -60, 600);

        CallDecision next = stairs.After(10);

        Assert.Equal(["林晓彤"], stairs.Rung(next));
        Assert.Equal(CallState.AtTop, stairs.Call.State);
    }

    [Fact]
    public void When_all_of_the_desk_cannot_it_is_theirs_all_the_same()
    {
        Stairway stairs = new Stairway().With(Role.Coordinator, "林晓彤").Begin("林晓彤").Refuse("林晓彤");

        Assert.Equal(["林晓彤"], stairs.Rung(stairs.Look()));
        Assert.Empty(stairs.After(5).Ring);
        Assert.Equal(["林晓彤"], stairs.Rung(stairs.After(5)));
    }

    [Fact]
    public void Who_said_something_before_is_not_called_again_at_a_higher_level()
    {
        Stairway stairs = new Stairway(AlertGrade.RedLine, Stairway.Plan(3, minutes: 2)).WithAll()
            .Begin("李梅", "王德福", "高振邦", "林晓彤", "宋雅芝").Ack("高振邦").Ack("李梅");

        Assert.Equal(["林晓彤"], stairs.Rung(stairs.After(2)));
    }

    [Fact]
    public void The_last_level_and_the_top_use_every_channel()
    {
        CallPlan plan = AlertPolicy.Defaults(AlertGrade.RedLine);
        plan = plan with { Levels = [.. plan.Levels.Select(level => level with { Channels = ChannelPolicy.InTurn })] };

        Assert.Equal(
            [ChannelPolicy.Parallel, ChannelPolicy.InTurn, ChannelPolicy.InTurn, ChannelPolicy.InTurn, ChannelPolicy.Parallel, ChannelPolicy.Parallel],
            Enumerable.Range(-1, 6).Select(plan.ChannelsAt));
    }

    [Theory]
    [InlineData("b", AlertGrade.RedLine, "Gas", "b gas")]
    [InlineData("b", AlertGrade.RedLine, "Fire", "b red")]
    [InlineData("b", AlertGrade.Urgent, "Water", "b all")]
    [InlineData("m", AlertGrade.Urgent, "Water", "m urgent")]
    [InlineData("m", AlertGrade.RedLine, "Water", null)]
    public void The_nearest_policy_wins_and_there_the_most_exact(string area, AlertGrade grade, string kind, string? wins)
    {
        AlertPolicy[] all = [Policy("b", null, null), Policy("b", AlertGrade.RedLine, null), Policy("b", null, "Gas"), Policy("m", AlertGrade.Urgent, null)];
        string[] codes = area == "b" ? ["b", "m"] : ["m"];

        AlertPolicy? found = AlertPolicy.For(all, codes, grade, kind);

        Assert.Equal(wins, found is null ? null : $"{found.AreaCode} {found.Kind?.ToLowerInvariant() ?? found.Grade switch { AlertGrade.RedLine => "red", AlertGrade.Urgent => "urgent", null => "all" }}");
    }

    private static AlertPolicy Policy(string area, AlertGrade? grade, string? kind) =>
        new() { Id = Guid.CreateVersion7(), AreaCode = area, Grade = grade, Kind = kind, Plan = AlertPolicy.Defaults(AlertGrade.Urgent) };
}
