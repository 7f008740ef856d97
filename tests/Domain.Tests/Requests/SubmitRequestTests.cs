using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;

namespace Hub.Domain.Tests.Requests;

/// <summary>Who hears of a new request.</summary>
public sealed class SubmitRequestTests
{
    private readonly Neighbourhood _n = new();

    [Fact]
    public void A_normal_request_reaches_the_grid_workers_and_waits_for_their_shift()
    {
        _n.With(Role.BuildingHead, "王德福");
        _n.With(Role.GridWorker, "李梅");
        _n.With(Role.GridWorker, "张强");
        _n.With(Role.GridLeader, "高振邦");

        Filed filed = _n.File();

        Assert.Equal(RequestStatus.Dispatched, filed.Request.Status);
        Assert.Equal(["李梅", "张强"], _n.Told(filed.Notices));
        Assert.Equal(Lane.Normal, Assert.Single(filed.Notices).Lane);
        Assert.Equal([1, 2], filed.Timeline.Select(entry => entry.Seq));
    }

    [Fact]
    public void An_urgent_one_also_reaches_the_building_head_as_an_alert()
    {
        _n.With(Role.BuildingHead, "王德福");
        _n.With(Role.GridWorker, "李梅");

        Filed filed = _n.File(Urgency.Urgent);

        Assert.Equal(["李梅", "王德福"], _n.Told(filed.Notices));
        Assert.Equal(Lane.Alert, Assert.Single(filed.Notices).Lane);
    }

    [Fact]
    public void A_red_line_reaches_the_whole_chain_at_the_same_moment()
    {
        foreach (Role role in Dispatch.WholeChain)
        {
            _n.With(role, role.ToString());
        }
        _n.With(Role.Volunteer, "志愿者");

        Filed filed = _n.File(Urgency.RedLine, redLine: RedLine.Gas);

        Notice notice = Assert.Single(filed.Notices);
        Assert.Equal(Dispatch.WholeChain.Select(role => role.ToString()).Order(), _n.Told([notice]).Order());
        Assert.Equal(Lane.Alert, notice.Lane);
    }

    [Fact]
    public void A_red_line_reaches_whoever_is_there_also_when_the_grid_line_stands_empty()
    {
        _n.With(Role.EmergencyChief, "罗铁军");

        Filed filed = _n.File(Urgency.RedLine, redLine: RedLine.Fire);

        Assert.Equal(["罗铁军"], _n.Told(filed.Notices));
        Assert.Equal(RequestStatus.Dispatched, filed.Request.Status);
    }

    [Fact]
    public void A_level_that_nobody_holds_is_noted_and_passed_over()
    {
        _n.With(Role.Coordinator, "林晓彤");

        Filed filed = _n.File();

        Assert.Equal(["林晓彤"], _n.Told(filed.Notices));
        Assert.Equal(
            [(RequestStep.Submit, null), (RequestStep.NobodyOnPost, "GridWorker"), (RequestStep.NobodyOnPost, "GridLeader"), (RequestStep.Dispatch, "Coordinator:林晓彤")],
            filed.Timeline.Select(entry => (entry.Step, entry.Note)));
        Assert.Equal(2, filed.Request.Rung);
    }

    [Fact]
    public void With_nobody_at_all_it_is_filed_and_says_so()
    {
        Filed filed = _n.File();

        Assert.Equal(RequestStatus.Submitted, filed.Request.Status);
        Assert.Empty(filed.Notices);
        Assert.Equal(4, filed.Timeline.Count(entry => entry.Step == RequestStep.NobodyOnPost));
    }

    [Fact]
    public void Without_a_place_it_goes_to_the_desk_which_calls_back()
    {
        _n.With(Role.GridWorker, "李梅");
        _n.With(Role.CommunitySecretary, "宋雅芝");
        _n.With(Role.Coordinator, "林晓彤");

        Filed filed = _n.File(placeIsKnown: false);

        Assert.True(filed.Request.NeedsCallback);
        Assert.Equal(["林晓彤"], _n.Told(filed.Notices));
        Assert.Contains("回访", Assert.Single(filed.Notices).Text.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_red_line_without_a_place_reaches_the_desk_and_the_secretary()
    {
        _n.With(Role.CommunitySecretary, "宋雅芝");
        _n.With(Role.Coordinator, "林晓彤");

        Assert.Equal(["林晓彤", "宋雅芝"], _n.Told(_n.File(Urgency.RedLine, placeIsKnown: false, RedLine.Person).Notices));
    }

    [Fact]
    public void The_promise_comes_from_the_policy()
    {
        DateTimeOffset filedAt = _n.At(18, 10);
        Filed urgent = _n.File(Urgency.Urgent);
        Filed redLine = _n.File(Urgency.RedLine);

        // Urgent: two hours and seven, with the rest at noon; a red line around the clock.
        Assert.Equal((filedAt.AddHours(2), filedAt.AddDays(1)), (urgent.Request.AcceptBy, urgent.Request.ResolveBy));
        Assert.Equal((filedAt.AddMinutes(10), filedAt.AddHours(4)), (redLine.Request.AcceptBy, redLine.Request.ResolveBy));
    }
}
