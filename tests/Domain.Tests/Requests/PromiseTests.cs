using Hub.Domain.People;
using Hub.Domain.Requests;

namespace Hub.Domain.Tests.Requests;

/// <summary>What the clock does about promises. The days are Wednesday the 18th to Tuesday the 24th of November 2026.</summary>
public sealed class PromiseTests
{
    private readonly Neighbourhood _n = new();
    private readonly Actor _worker;

    public PromiseTests()
    {
        _worker = _n.With(Role.GridWorker, "王芳");
        _n.With(Role.GridLeader, "李强");
        _n.With(Role.CommunitySecretary, "宋雅芝");
    }

    [Fact]
    public void A_promise_made_on_Friday_evening_does_not_run_over_the_weekend_but_a_red_line_does()
    {
        DateTimeOffset friday = _n.At(20, 17, 0);

        Request normal = _n.File().Request;
        Request danger = _n.File(Urgency.RedLine).Request;

        // Half an hour on Friday, six and a half on Monday.
        Assert.Equal(_n.At(23, 17, 0), normal.AcceptBy);
        Assert.Equal(friday.AddMinutes(10), danger.AcceptBy);
    }

    [Fact]
    public void Those_who_can_take_it_are_warned_when_a_quarter_of_the_time_is_left()
    {
        _n.At(18, 9);
        Request request = Filed();

        Assert.Equal(_n.At(18, 15, 45), request.PromiseNextAt);
        Moved.Done warned = _n.Keep(request);

        Assert.Equal(["王芳"], _n.Told(warned.Notices));
        Assert.Empty(warned.Timeline);
        Assert.Equal(request.AcceptBy, request.PromiseNextAt);
        Assert.Empty(_n.Keep(request).Notices);
    }

    [Fact]
    public void A_promise_to_take_it_that_breaks_goes_up_level_by_level_and_all_concerned_hear_of_it()
    {
        _n.At(18, 9);
        Request request = Filed();
        _n.At(18, 17, 30);

        Moved.Done broken = _n.Keep(request);

        Assert.Equal([RequestStep.PromiseBroken, RequestStep.Dispatch], broken.Timeline.Select(entry => entry.Step));
        Assert.Equal(["李强", "王芳", "田雨欣"], _n.Told(broken.Notices));
        Assert.Equal((RequestStatus.Escalated, _n.Now), (request.Status, request.AcceptBrokenAt));

        _n.At(19, 17, 30);
        Moved.Done again = _n.Keep(request);
        Assert.Equal(["宋雅芝", "李强"], _n.Told(again.Notices));
        Assert.Equal(_n.At(18, 17, 30), request.AcceptBrokenAt);

        // Nobody is above the secretary: she hears of it day by day.
        _n.At(20, 17, 30);
        Assert.Equal(["宋雅芝"], _n.Told(_n.Keep(request).Notices));
    }

    [Fact]
    public void A_promise_to_solve_it_that_breaks_stays_with_the_worker_and_the_level_above_sees_to_it()
    {
        _n.At(18, 9);
        Request request = Filed();
        Neighbourhood.Done(Moves.Accept(request, _worker, _n.Now, _n.Ids));
        _n.Follow(request);
        Assert.Equal(_n.At(24, 17, 30), request.ResolveBy);
        _n.At(23, 15, 45);
        Assert.Equal(["王芳"], _n.Told(_n.Keep(request).Notices));

        _n.At(24, 17, 30);
        Moved.Done broken = _n.Keep(request);

        Assert.Equal(["李强", "王芳", "田雨欣"], _n.Told(broken.Notices));
        Assert.Equal((RequestStatus.Accepted, _worker.Id), (request.Status, request.AssigneeId));
        Assert.Equal([RequestStep.PromiseBroken], broken.Timeline.Select(entry => entry.Step));
    }

    [Fact]
    public void While_the_resident_owes_an_answer_the_clock_stands_still_and_the_timeline_says_why()
    {
        Request request = Taken();
        DateTimeOffset before = request.ResolveBy;
        _n.At(18, 10);
        Neighbourhood.Done(Moves.Ask(request, _worker, "哪个单元？", _n.Now, _n.Ids));

        Assert.Equal([RequestStep.PromisePaused], _n.Follow(request));
        _n.At(18, 16, 30);
        Neighbourhood.Done(Moves.Add(request, _n.Resident, "二单元", hasMedia: false, _n.Now, _n.Ids));
        Assert.Equal([RequestStep.PromiseResumed], _n.Follow(request));

        // Five hours of work between ten and half past four.
        Assert.Equal(_n.Clock.Add(Urgency.Normal, before, TimeSpan.FromHours(5)), request.ResolveBy);
        Assert.Null(request.PausedFor);
    }

    [Fact]
    public void A_pause_ends_by_itself_after_three_working_days_and_is_not_given_again_for_the_same_cause()
    {
        Request request = Taken();
        Neighbourhood.Done(Moves.Ask(request, _worker, "哪个单元？", _n.Now, _n.Ids));
        _n.Follow(request);
        Assert.Equal(_n.At(20, 17, 30), request.PromiseNextAt);

        Moved.Done resumed = _n.Keep(request);

        Assert.Equal([RequestStep.PromiseResumed], resumed.Timeline.Select(entry => entry.Step));
        Neighbourhood.Done(Moves.Ask(request, _worker, "在家吗？", _n.Now, _n.Ids));
        Assert.Empty(_n.Follow(request));
        Assert.Null(request.PausedAt);
    }

    [Fact]
    public void Solved_while_it_waits_it_is_not_late_by_the_time_that_it_waited()
    {
        Request request = Taken();
        _n.At(24, 16);
        Neighbourhood.Done(Moves.Ask(request, _worker, "哪个单元？", _n.Now, _n.Ids));
        _n.Follow(request);

        // Two and a half working hours later, of which one and a half were left when it began to wait.
        _n.At(25, 10);
        Neighbourhood.Done(Moves.Resolve(request, _worker, "换了灯泡", hasEvidence: false, _n.Now, _n.Ids));
        _n.Follow(request);

        Assert.Null(request.ResolveBrokenAt);
        Assert.Equal(_n.At(25, 11, 30), request.ResolveBy);
    }

    [Fact]
    public void A_pause_cannot_hide_what_is_broken_nor_can_a_late_step()
    {
        Request request = Taken();
        _n.At(25, 9);
        Neighbourhood.Done(Moves.Ask(request, _worker, "哪个单元？", _n.Now, _n.Ids));
        Assert.Empty(_n.Follow(request));

        // The clock did not get to look before it was solved: it was late all the same.
        Neighbourhood.Done(Moves.Resolve(request, _worker, "换了灯泡", hasEvidence: false, _n.Now, _n.Ids));
        _n.Follow(request);
        Assert.Equal(request.ResolveBy, request.ResolveBrokenAt);
        Assert.Null(request.PromiseNextAt);
    }

    [Fact]
    public void What_is_reopened_is_promised_anew_and_what_was_broken_stays_on_record()
    {
        Request request = Taken();
        _n.At(25, 9);
        Neighbourhood.Done(Moves.Resolve(request, _worker, "换了灯泡", hasEvidence: false, _n.Now, _n.Ids));
        _n.Follow(request);
        DateTimeOffset? broken = request.ResolveBrokenAt;

        Neighbourhood.Done(Moves.Reopen(request, _n.Resident, "还是不亮", _n.Upward, _n.Now, _n.Ids));
        _n.Follow(request);

        Assert.Equal((PromiseStage.Accept, _n.At(25, 17, 30)), (request.PromiseStage, request.AcceptBy));
        Assert.Equal(broken, request.ResolveBrokenAt);
    }

    [Fact]
    public void Taken_in_time_and_taken_over_later_it_was_not_late()
    {
        Request request = Taken();
        DateTimeOffset first = _n.Now;
        Neighbourhood.Done(_n.Escalate(request, _worker));
        _n.Follow(request);
        _n.At(20, 9);

        Neighbourhood.Done(Moves.Accept(request, _n.With(Role.Coordinator, "林晓彤"), _n.Now, _n.Ids));
        _n.Follow(request);

        Assert.Equal((first, (DateTimeOffset?)null), (request.AcceptedAt!.Value, request.AcceptBrokenAt));
    }

    [Fact]
    public void What_nobody_ever_takes_breaks_its_promise_to_be_solved_as_well_at_its_own_time()
    {
        _n.At(18, 9);
        Request request = Filed();
        foreach (int day in new[] { 18, 19, 20, 23 })
        {
            _n.At(day, 17, 30);
            _n.Keep(request);
        }
        Assert.Equal((null, _n.At(24, 17, 30)), (request.ResolveBrokenAt, request.PromiseNextAt!.Value));

        Moved.Done broken = _n.Keep(request);

        Assert.Equal(request.ResolveBy, request.ResolveBrokenAt);
        Assert.Equal([RequestStep.PromiseBroken, RequestStep.PromiseBroken, RequestStep.Dispatch], broken.Timeline.Select(entry => entry.Step));
        Assert.Contains("田雨欣", _n.Told(broken.Notices));
        // Said once; and who takes it then has a working day before the next level hears of it.
        _n.At(25, 17, 30);
        Assert.DoesNotContain("田雨欣", _n.Told(_n.Keep(request).Notices));
        Neighbourhood.Done(Moves.Accept(request, _worker, _n.Now, _n.Ids));
        _n.Follow(request);
        Assert.Equal((PromiseStage.ResolveBroken, _n.At(26, 17, 30)), (request.PromiseStage, request.PromiseNextAt!.Value));
    }

    private Request Filed()
    {
        Request request = _n.File().Request;
        _n.Follow(request);
        return request;
    }

    private Request Taken()
    {
        _n.At(18, 9);
        Request request = Filed();
        Neighbourhood.Done(Moves.Accept(request, _worker, _n.Now, _n.Ids));
        _n.Follow(request);
        return request;
    }
}
