using Hub.Domain.People;
using Hub.Domain.Requests;
using static Hub.Domain.Tests.Requests.Neighbourhood;

namespace Hub.Domain.Tests.Requests;

/// <summary>What workers and residents do with a request, and who hears of it.</summary>
public sealed class MovesTests
{
    private readonly Neighbourhood _n = new();
    private readonly Actor _mei;
    private readonly Actor _qiang;

    public MovesTests()
    {
        _mei = _n.With(Role.GridWorker, "李梅");
        _qiang = _n.With(Role.GridWorker, "张强");
    }

    [Fact]
    public void Of_two_who_accept_the_second_hears_who_was_first()
    {
        Request request = _n.File().Request;

        Moved.Done done = Done(Moves.Accept(request, _mei, _n.Now, _n.Ids));

        Assert.Equal(["田雨欣"], _n.Told(done.Notices));
        Assert.Equal(_mei.Id, Assert.IsType<Moved.TakenBy>(Moves.Accept(request, _qiang, _n.Now, _n.Ids)).WorkerId);
        Assert.IsType<Moved.Already>(Moves.Accept(request, _mei, _n.Now, _n.Ids));
    }

    [Fact]
    public void A_declined_order_stays_with_the_others_who_were_told()
    {
        Request request = _n.File().Request;

        Moved.Done done = Done(_n.Decline(request, _mei));

        Assert.Equal(RequestStatus.Declined, request.Status);
        Assert.Empty(done.Notices);
        Done(Moves.Accept(request, _qiang, _n.Now, _n.Ids));
    }

    [Fact]
    public void An_order_that_is_given_back_after_it_was_taken_is_told_to_the_others_again()
    {
        Request request = _n.Accepted(_mei);

        Moved.Done done = Done(_n.Decline(request, _mei));

        Assert.Equal(["张强"], _n.Told(done.Notices));
        Assert.Equal((RequestStatus.Declined, null), (request.Status, request.AssigneeId));
        Assert.Equal([RequestStep.Decline, RequestStep.Dispatch], done.Timeline.Select(entry => entry.Step));
    }

    [Fact]
    public void With_nobody_left_a_declined_order_goes_one_level_up()
    {
        _n.With(Role.GridLeader, "高振邦");
        Request request = _n.File().Request;
        _n.Decline(request, _mei);

        Moved.Done done = Done(_n.Decline(request, _qiang, before: _mei));

        Assert.Equal(["高振邦"], _n.Told(done.Notices));
        Assert.Equal((RequestStatus.Escalated, 1), (request.Status, request.Rung));
    }

    [Fact]
    public void Declined_by_all_with_nobody_above_it_stays_with_those_who_hold_it()
    {
        Request request = _n.File().Request;
        _n.Decline(request, _mei);

        Moved.Done done = Done(_n.Decline(request, _qiang, before: _mei));

        Assert.Equal(["李梅", "张强"], _n.Told(done.Notices));
        Assert.True(request.IsOpenToAll);
    }

    [Fact]
    public void Only_the_one_who_has_it_can_give_it_back_pass_it_up_hand_it_on_resolve_it_or_ask()
    {
        Request request = _n.Accepted(_mei);

        Assert.All(
            [
                _n.Decline(request, _qiang), _n.Escalate(request, _qiang), Moves.Transfer(request, _qiang, _mei, null, _n.Now, _n.Ids),
                Moves.Resolve(request, _qiang, "好了", false, _n.Now, _n.Ids), Moves.Ask(request, _qiang, "几楼?", _n.Now, _n.Ids),
            ],
            moved => Assert.Equal(_mei.Id, Assert.IsType<Moved.TakenBy>(moved).WorkerId));
        Assert.Equal(RequestStatus.Accepted, request.Status);
    }

    [Fact]
    public void Whatever_needs_words_is_not_done_without_them()
    {
        Request request = _n.Accepted(_mei);

        Assert.All(
            [
                Moves.Decline(request, _mei, " ", new HashSet<Guid>(), _n.Upward, _n.Now, _n.Ids),
                Moves.Escalate(request, _mei, null, _n.Upward, _n.Now, _n.Ids), Moves.Resolve(request, _mei, "", false, _n.Now, _n.Ids),
                Moves.Ask(request, _mei, "", _n.Now, _n.Ids), Moves.Add(request, _n.Resident, "", false, _n.Now, _n.Ids),
            ],
            moved => Assert.IsType<Moved.WordsMissing>(moved));
        Done(Moves.Resolve(request, _mei, null, hasEvidence: true, _n.Now, _n.Ids));
    }

    [Fact]
    public void Passed_up_it_reaches_the_next_level_that_somebody_holds_and_the_resident_hears()
    {
        _n.With(Role.Coordinator, "林晓彤");
        Request request = _n.Accepted(_mei);

        Moved.Done done = Done(_n.Escalate(request, _mei));

        Assert.Equal(["田雨欣", "林晓彤"], _n.Told(done.Notices));
        Assert.Equal([RequestStep.Escalate, RequestStep.NobodyOnPost, RequestStep.Dispatch], done.Timeline.Select(entry => entry.Step));
        Assert.Equal((RequestStatus.Escalated, 2, null), (request.Status, request.Rung, request.AssigneeId));
    }

    [Fact]
    public void Passed_up_from_the_top_it_stays_at_the_top_and_is_told_there_again()
    {
        Actor secretary = _n.With(Role.CommunitySecretary, "宋雅芝");
        Request request = _n.Accepted(_mei);
        _n.Escalate(request, _mei);

        Moved.Done done = Done(_n.Escalate(request, secretary));

        Assert.Contains("宋雅芝", _n.Told(done.Notices));
        Assert.Equal((RequestStatus.Escalated, 3), (request.Status, request.Rung));
        Assert.True(request.IsOpenToAll);
    }

    [Fact]
    public void Handed_to_a_colleague_only_she_can_take_it()
    {
        Request request = _n.Accepted(_mei);

        Moved.Done done = Done(Moves.Transfer(request, _mei, _qiang, "您更熟", _n.Now, _n.Ids));

        Assert.Equal(["田雨欣", "张强"], _n.Told(done.Notices));
        Assert.Equal("→ 张强: 您更熟", Assert.Single(done.Timeline).Note);
        Assert.Equal(_qiang.Id, Assert.IsType<Moved.TakenBy>(Moves.Accept(request, _mei, _n.Now, _n.Ids)).WorkerId);
        Done(Moves.Accept(request, _qiang, _n.Now, _n.Ids));
    }

    [Fact]
    public void Nobody_hands_it_to_herself() =>
        Assert.IsType<Moved.Forbidden>(Moves.Transfer(_n.Accepted(_mei), _mei, _mei, null, _n.Now, _n.Ids));

    [Fact]
    public void A_question_reaches_the_resident_and_her_answer_the_worker()
    {
        Request request = _n.Accepted(_mei);

        Moved.Done asked = Done(Moves.Ask(request, _mei, "几楼的灯?", _n.Now, _n.Ids));
        Moved.Done answered = Done(Moves.Add(request, _n.Resident, "三楼", false, _n.Now, _n.Ids));
        Moved.Done added = Done(Moves.Add(request, _n.Resident, "四楼也不亮", false, _n.Now, _n.Ids));

        Assert.Equal(["田雨欣"], _n.Told(asked.Notices));
        Assert.Equal(["李梅", "李梅"], _n.Told([.. answered.Notices, .. added.Notices]));
        Assert.Equal(
            [RequestStep.Ask, RequestStep.Answer, RequestStep.Add],
            new[] { asked, answered, added }.Select(done => done.Timeline.Single().Step));
        Assert.Null(request.OpenQuestion);
    }

    [Fact]
    public void How_it_goes_reaches_the_resident_and_changes_nothing_else()
    {
        Request request = _n.Accepted(_mei);
        DateTimeOffset promise = request.ResolveBy;

        Moved.Done told = Done(Moves.Progress(request, _mei, "等配件", _n.Now, _n.Ids));

        Assert.Equal(["田雨欣"], _n.Told(told.Notices));
        Assert.Equal((RequestStatus.Accepted, promise, (string?)null), (request.Status, request.ResolveBy, request.OpenQuestion));
        Assert.IsType<Moved.WordsMissing>(Moves.Progress(request, _mei, " ", _n.Now, _n.Ids));
        Assert.IsType<Moved.TakenBy>(Moves.Progress(request, new(_n.Ids.Next(), "王芳"), "我看看", _n.Now, _n.Ids));
        Done(Moves.Resolve(request, _mei, "换了灯泡", false, _n.Now, _n.Ids));
        Assert.IsType<Moved.Forbidden>(Moves.Progress(request, _mei, "等配件", _n.Now, _n.Ids));
    }

    [Fact]
    public void Resolved_the_resident_is_asked_and_confirms()
    {
        Request request = _n.Accepted(_mei);
        Moved.Done resolved = Done(Moves.Resolve(request, _mei, "换了灯泡", false, _n.Now, _n.Ids));

        Assert.Equal(
            [RequestChoices.Confirm(request.Id), RequestChoices.Reopen(request.Id)], Assert.Single(resolved.Notices).Choices);
        Assert.IsType<Moved.Already>(Moves.Resolve(request, _mei, "换了灯泡", false, _n.Now, _n.Ids));
        Moved.Done confirmed = Done(Moves.Confirm(request, _n.Resident, _n.Now, _n.Ids));
        Assert.Equal(["李梅"], _n.Told(confirmed.Notices));
        Assert.IsType<Moved.Already>(Moves.Confirm(request, _n.Resident, _n.Now, _n.Ids));
        Assert.Equal((RequestStatus.Confirmed, _n.Now), (request.Status, request.ClosedAt));
    }

    [Fact]
    public void Not_solved_tells_the_worker_who_had_it_and_the_grid_leader()
    {
        _n.With(Role.GridLeader, "高振邦");
        Request request = _n.Resolved(_mei);

        Moved.Done done = Done(Moves.Reopen(request, _n.Resident, "又灭了", _n.Upward, _n.Now, _n.Ids));

        Assert.Equal(["李梅", "高振邦", "张强"], _n.Told(done.Notices));
        Assert.Equal((RequestStatus.Reopened, null, null, 0), (request.Status, request.AssigneeId, request.ResolvedAt, request.Rung));
        Assert.IsType<Moved.Already>(Moves.Reopen(request, _n.Resident, null, _n.Upward, _n.Now, _n.Ids));
        Done(Moves.Accept(request, _qiang, _n.Now, _n.Ids));
    }

    [Fact]
    public void A_confirmed_request_can_be_reopened_and_a_withdrawn_one_cannot()
    {
        Request confirmed = _n.Resolved(_mei);
        Done(Moves.Confirm(confirmed, _n.Resident, _n.Now, _n.Ids));
        Done(Moves.Reopen(confirmed, _n.Resident, null, _n.Upward, _n.Now, _n.Ids));
        Assert.Null(confirmed.ClosedAt);

        Request withdrawn = _n.File().Request;
        Done(Moves.Withdraw(withdrawn, _n.Resident, null, _n.Now, _n.Ids));
        Assert.IsType<Moved.Forbidden>(Moves.Reopen(withdrawn, _n.Resident, null, _n.Upward, _n.Now, _n.Ids));
    }

    [Fact]
    public void Withdrawn_the_worker_who_has_it_hears_and_can_do_no_more()
    {
        Request request = _n.Accepted(_mei);

        Moved.Done done = Done(Moves.Withdraw(request, _n.Resident, "自己修好了", _n.Now, _n.Ids));

        Assert.Equal(["李梅"], _n.Told(done.Notices));
        Assert.Equal(_n.Now, request.ClosedAt);
        Assert.IsType<Moved.Already>(Moves.Withdraw(request, _n.Resident, null, _n.Now, _n.Ids));
        Assert.IsType<Moved.Forbidden>(Moves.Resolve(request, _mei, "好了", false, _n.Now, _n.Ids));
    }

    [Fact]
    public void One_to_five_stars_and_the_last_rating_holds()
    {
        Request request = _n.Resolved(_mei);

        Done(Moves.Rate(request, _n.Resident, 1, _n.Now, _n.Ids));
        Done(Moves.Rate(request, _n.Resident, 5, _n.Now, _n.Ids));

        Assert.Equal(5, request.Rating);
        Assert.Throws<ArgumentOutOfRangeException>(() => Moves.Rate(request, _n.Resident, 0, _n.Now, _n.Ids));
        Assert.Throws<ArgumentOutOfRangeException>(() => Moves.Rate(request, _n.Resident, 6, _n.Now, _n.Ids));
        Assert.IsType<Moved.Forbidden>(Moves.Rate(_n.Accepted(_mei), _n.Resident, 5, _n.Now, _n.Ids));
    }

    [Fact]
    public void The_timeline_has_no_gap_and_no_notice_the_key_of_another()
    {
        _n.With(Role.GridLeader, "高振邦");
        Filed filed = _n.File();
        Request request = filed.Request;
        Moved.Done[] moves =
        [
            Done(Moves.Accept(request, _mei, _n.Now, _n.Ids)), Done(_n.Decline(request, _mei)), Done(_n.Decline(request, _qiang, before: _mei)),
            Done(Moves.Accept(request, _qiang, _n.Now, _n.Ids)), Done(Moves.Resolve(request, _qiang, "好了", false, _n.Now, _n.Ids)),
            Done(Moves.Reopen(request, _n.Resident, null, _n.Upward, _n.Now, _n.Ids)), Done(_n.Escalate(request, _mei)),
        ];

        TimelineEntry[] timeline = [.. filed.Timeline, .. moves.SelectMany(done => done.Timeline)];
        string[] keys = [.. filed.Notices.Concat(moves.SelectMany(done => done.Notices)).Select(notice => notice.Key)];
        Assert.Equal(Enumerable.Range(1, timeline.Length), timeline.Select(entry => entry.Seq));
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }
}
