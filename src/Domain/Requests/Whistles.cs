using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>A department that can be called.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Members">Who speaks for it today.</param>
/// <param name="AnswerBy">By when it is to answer; null where the community names no deadline.</param>
public sealed record CallableDepartment(Organisation Organisation, IReadOnlyList<Guid> Members, DateTimeOffset? AnswerBy = null);

/// <summary>How a step of a call to departments ended.</summary>
public abstract record Whistled
{
    private Whistled()
    {
    }

    /// <summary>It went on; what is to be written.</summary>
    public sealed record Done(Request Request, Whistle Whistle, IReadOnlyList<WhistleCall> Calls, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<Notice> Notices) : Whistled;

    /// <summary>It was so already.</summary>
    public sealed record Already(Request Request) : Whistled;

    /// <summary>The request is solved or withdrawn: there is nothing left to call for, or to answer.</summary>
    public sealed record Over(Request Request) : Whistled;

    /// <summary>It cannot be done; why, in words.</summary>
    public sealed record Refused(Request Request, Bi Why) : Whistled;

    /// <summary>No such call, or not hers to decide: the two are not told apart.</summary>
    public sealed record NotFound : Whistled;
}

/// <summary>The steps of a call to departments. Each is pure: it changes the rows and says what to write.</summary>
public static class Whistles
{
    /// <summary>A department reports in within so much working time.</summary>
    public static readonly TimeSpan ReportWithin = TimeSpan.FromHours(3.5);

    /// <summary>A department answers within so much working time where the community names no deadline: three days of seven hours.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromHours(21);

    /// <summary>
    /// Who confirms a whistle, and sees to departments that are late: the nearest secretary and coordinators upward; where there are
    /// none, the nearest grid leader.
    /// </summary>
    public static IReadOnlyList<Standing> Deciders(IReadOnlyList<Standing> upward) =>
        Dispatch.Nearest(upward, Role.CommunitySecretary).Concat(Dispatch.Nearest(upward, Role.Coordinator)).DistinctBy(one => one.Person.Id).ToArray()
            is { Length: > 0 } community ? community : Dispatch.Nearest(upward, Role.GridLeader);

    /// <summary>Whether somebody may confirm a whistle: <see cref="Deciders"/>, and secretaries and coordinators of the areas above.</summary>
    public static bool MayDecide(IReadOnlyList<Standing> upward, Guid? person) =>
        person is { } id && Deciders(upward).Concat(AllAbove(upward)).Any(one => one.Person.Id == id);

    /// <summary>The secretaries and coordinators of every level.</summary>
    internal static IEnumerable<Standing> AllAbove(IReadOnlyList<Standing> upward) =>
        upward.Where(one => one.Post.Role is Role.CommunitySecretary or Role.Coordinator);

    /// <summary>The worker who has the request raises the whistle, or the community, for any request that is open.</summary>
    public static Whistled Raise(
        Request request, Actor worker, string? reason, bool isOpen, IReadOnlyList<Standing> upward, PromiseClock clock, DateTimeOffset now, IdSource ids)
    {
        if (request.IsOver)
        {
            return new Whistled.Over(request);
        }
        if (isOpen)
        {
            return new Whistled.Already(request);
        }
        if (!MayDecide(upward, worker.Id) && (request.Status != RequestStatus.Accepted || request.AssigneeId != worker.Id))
        {
            return new Whistled.Refused(request, WhistleTexts.TakeFirst);
        }
        Guid[] deciders = [.. Deciders(upward).Select(one => one.Person.Id)];
        if (deciders.Length == 0)
        {
            return new Whistled.Refused(request, WhistleTexts.NobodyDecides);
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Whistled.Refused(request, WhistleTexts.WhyNeeded);
        }
        Whistle whistle = new()
        {
            Id = ids.Next(),
            RequestId = request.Id,
            RaisedById = worker.Id!.Value,
            RaisedAt = now,
            Reason = reason.Trim(),
            NextAt = clock.Add(request.Urgency, now, RemindWhistle.After(request.Urgency)),
        };
        TimelineEntry entry = request.Append(RequestStep.WhistleRaised, worker, now, whistle.Reason);
        return new Whistled.Done(request, whistle, [], [entry], WhistleNotices.To(
            request, entry, "community", WhistleTexts.Raised.With(request.Number, worker.Name, whistle.Reason, request.Text), deciders.Where(id => id != worker.Id),
            [WhistleChoices.Confirm(whistle.Id), WhistleChoices.Refuse(whistle.Id)], ids, now));
    }

    /// <summary>The community confirms it: these departments, each by its deadline.</summary>
    public static Whistled Confirm(
        Request request, Whistle whistle, Actor decider, IReadOnlyList<CallableDepartment> departments, IReadOnlyList<Standing> upward,
        PromiseClock clock, DateTimeOffset now, IdSource ids)
    {
        if (!MayDecide(upward, decider.Id))
        {
            return new Whistled.NotFound();
        }
        if (request.IsOver)
        {
            return new Whistled.Over(request);
        }
        if (whistle.State != WhistleState.Raised)
        {
            return new Whistled.Already(request);
        }
        if (departments.Count == 0)
        {
            return new Whistled.Refused(request, WhistleTexts.NoDepartment);
        }
        if (departments.FirstOrDefault(one => one.Members.Count == 0) is { } silent)
        {
            return new Whistled.Refused(request, WhistleTexts.NobodySpeaks.With(silent.Organisation.Name));
        }
        if (departments.Any(one => one.AnswerBy <= now))
        {
            return new Whistled.Refused(request, WhistleTexts.DeadlinePast);
        }
        (whistle.State, whistle.DecidedById, whistle.DecidedAt, whistle.NextAt) = (WhistleState.Called, decider.Id, now, null);
        DateTimeOffset report = clock.Add(request.Urgency, now, ReportWithin);
        WhistleCall[] calls = [.. departments.Select(one => Call(one, one.AnswerBy ?? clock.Add(request.Urgency, now, AnswerWithin)))];
        request.AnswersOwed += calls.Length;
        TimelineEntry entry = request.Append(RequestStep.WhistleCalled, decider, now, string.Join('、', calls.Select(call => call.Name)));
        return new Whistled.Done(request, whistle, calls, [entry], WhistleNotices.ForCall(request, whistle, entry, calls, departments, clock, ids, now));

        WhistleCall Call(CallableDepartment one, DateTimeOffset by)
        {
            DateTimeOffset come = report < by ? report : by;
            return new()
            {
                WhistleId = whistle.Id,
                OrganisationId = one.Organisation.Id,
                RequestId = request.Id,
                Name = one.Organisation.Name,
                CalledAt = now,
                ReportBy = come,
                AnswerBy = by,
                NextAt = come,
            };
        }
    }

    /// <summary>The community says that it needs no department.</summary>
    public static Whistled Refuse(
        Request request, Whistle whistle, Actor decider, string? reason, IReadOnlyList<Standing> upward, DateTimeOffset now, IdSource ids)
    {
        if (!MayDecide(upward, decider.Id))
        {
            return new Whistled.NotFound();
        }
        if (whistle.State != WhistleState.Raised)
        {
            return new Whistled.Already(request);
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Whistled.Refused(request, WhistleTexts.WhyRefused);
        }
        (whistle.State, whistle.DecidedById, whistle.DecidedAt, whistle.Refusal, whistle.NextAt) = (WhistleState.Refused, decider.Id, now, reason.Trim(), null);
        TimelineEntry entry = request.Append(RequestStep.WhistleRefused, decider, now, whistle.Refusal);
        return new Whistled.Done(request, whistle, [], [entry],
            WhistleNotices.To(request, entry, "worker", WhistleTexts.RefusedBy.With(request.Number, decider.Name, whistle.Refusal), [whistle.RaisedById], [], ids, now));
    }

    /// <summary>Somebody of a department says that they come.</summary>
    public static Whistled ReportIn(Request request, Whistle whistle, WhistleCall call, Actor member, DateTimeOffset now, IdSource ids)
    {
        if (call.IsWaived)
        {
            return new Whistled.Over(request);
        }
        if (call.ReportedAt is not null || !call.Owes)
        {
            return new Whistled.Already(request);
        }
        (call.ReportedById, call.ReportedAt, call.NextAt) = (member.Id, now, call.AnswerBy);
        call.LateAt ??= now > call.ReportBy ? call.ReportBy : null;
        TimelineEntry entry = request.Append(RequestStep.DepartmentCame, member, now, call.Name);
        return new Whistled.Done(request, whistle, [call], [entry],
            WhistleNotices.To(request, entry, "worker", WhistleTexts.Came.With(request.Number, call.Name, member.Name), Concerned(request, whistle), [], ids, now));
    }

    /// <summary>A department answers: what it did, or why it cannot.</summary>
    /// <param name="request">The request.</param>
    /// <param name="whistle">The call to departments.</param>
    /// <param name="calls">All of its departments.</param>
    /// <param name="call">The one that answers.</param>
    /// <param name="member">Who answers for it.</param>
    /// <param name="words">The answer.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ids">Where ids come from.</param>
    public static Whistled Answer(
        Request request, Whistle whistle, IReadOnlyList<WhistleCall> calls, WhistleCall call, Actor member, string? words, DateTimeOffset now, IdSource ids)
    {
        if (call.IsWaived)
        {
            return new Whistled.Over(request);
        }
        if (!call.Owes)
        {
            return new Whistled.Already(request);
        }
        if (string.IsNullOrWhiteSpace(words))
        {
            return new Whistled.Refused(request, WhistleTexts.AnswerWhat);
        }
        (call.AnsweredById, call.AnsweredAt, call.Answer, call.NextAt) = (member.Id, now, words.Trim(), null);
        (call.ReportedById, call.ReportedAt) = (call.ReportedById ?? member.Id, call.ReportedAt ?? now);
        call.LateAt ??= now > call.AnswerBy ? call.AnswerBy : null;
        request.AnswersOwed--;
        if (calls.All(one => !one.Owes))
        {
            whistle.State = WhistleState.Ended;
        }
        TimelineEntry entry = request.Append(RequestStep.DepartmentSaid, member, now, $"{call.Name}: {call.Answer}");
        return new Whistled.Done(request, whistle, [call], [entry],
        [
            .. WhistleNotices.To(request, entry, "worker", WhistleTexts.Answered.With(request.Number, call.Name, call.Answer), Concerned(request, whistle), [], ids, now),
            .. WhistleNotices.ToResident(request, entry, WhistleTexts.ResidentAnswered.With(request.Number, call.Name, call.Answer), ids, now),
        ]);
    }

    /// <summary>What the clock does about a department that has not reported in, or not answered: the supervisor hears of it, day by day.</summary>
    public static Whistled Late(
        Request request, Whistle whistle, WhistleCall call, IReadOnlyList<Guid> members, IReadOnlyList<Standing> upward, PromiseClock clock,
        DateTimeOffset now, IdSource ids)
    {
        if (!call.Owes || request.IsOver || !(call.NextAt <= now))
        {
            call.NextAt = call.Owes && !request.IsOver ? call.NextAt : null;
            return new Whistled.Already(request);
        }
        bool isReport = call.ReportedAt is null && now < call.AnswerBy;
        call.LateAt ??= now;
        call.NextAt = isReport ? call.AnswerBy : clock.Add(request.Urgency, now, KeepPromise.Patience);
        TimelineEntry entry = request.Append(RequestStep.DepartmentLate, Actor.Hub, now, call.Name);
        return new Whistled.Done(request, whistle, [call], [entry], WhistleNotices.ForLate(request, whistle, entry, call, isReport, members, Deciders(upward), clock, ids, now));
    }

    /// <summary>The departments of a call with by when each answers, in words.</summary>
    public static Bi Names(IReadOnlyList<WhistleCall> calls, PromiseClock clock, DateTimeOffset now) => WhistleNotices.Names(calls, clock, now);

    private static IEnumerable<Guid> Concerned(Request request, Whistle whistle) =>
        new[] { request.AssigneeId, whistle.RaisedById, whistle.DecidedById }.OfType<Guid>();
}
