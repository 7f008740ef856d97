using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>A department that can be called: the organisation and who speaks for it today.</summary>
public sealed record CallableDepartment(Organisation Organisation, IReadOnlyList<Guid> Members);

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

    /// <summary>Who confirms a whistle, and sees to departments that are late.</summary>
    public static IReadOnlyList<Standing> Community(IReadOnlyList<Standing> upward) =>
        [.. Dispatch.Nearest(upward, Role.CommunitySecretary).Concat(Dispatch.Nearest(upward, Role.Coordinator)).DistinctBy(one => one.Person.Id)];

    /// <summary>The worker who has the request raises the whistle.</summary>
    public static Whistled Raise(
        Request request, Actor worker, string? reason, bool isOpen, IReadOnlyList<Standing> upward, DateTimeOffset now, IdSource ids)
    {
        bool isCommunity = Community(upward).Any(one => one.Person.Id == worker.Id);
        if (isOpen)
        {
            return new Whistled.Already(request);
        }
        if (request.Status != RequestStatus.Accepted || (request.AssigneeId != worker.Id && !isCommunity))
        {
            return new Whistled.Refused(request, WhistleTexts.TakeFirst);
        }
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Whistled.Refused(request, WhistleTexts.WhyNeeded);
        }
        Whistle whistle = new() { Id = ids.Next(), RequestId = request.Id, RaisedById = worker.Id!.Value, RaisedAt = now, Reason = reason.Trim() };
        TimelineEntry entry = request.Append(RequestStep.WhistleRaised, worker, now, whistle.Reason);
        Guid[] deciders = [.. Community(upward).Select(one => one.Person.Id)];
        return new Whistled.Done(request, whistle, [], [entry], deciders.Length == 0
            ? []
            : [Tell(request, entry, "community", WhistleTexts.Raised.With(request.Number, worker.Name, whistle.Reason, request.Text), deciders,
                [WhistleChoices.Confirm(whistle.Id), WhistleChoices.Refuse(whistle.Id)], ids, now)]);
    }

    /// <summary>The community confirms it: these departments, by then.</summary>
    public static Whistled Confirm(
        Request request, Whistle whistle, Actor decider, IReadOnlyList<CallableDepartment> departments, DateTimeOffset? answerBy,
        IReadOnlyList<Standing> upward, PromiseClock clock, DateTimeOffset now, IdSource ids)
    {
        if (Community(upward).All(one => one.Person.Id != decider.Id))
        {
            return new Whistled.NotFound();
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
        if (answerBy <= now)
        {
            return new Whistled.Refused(request, WhistleTexts.DeadlinePast);
        }
        (whistle.State, whistle.DecidedById, whistle.DecidedAt) = (WhistleState.Called, decider.Id, now);
        DateTimeOffset by = answerBy ?? clock.Add(request.Urgency, now, AnswerWithin);
        DateTimeOffset report = clock.Add(request.Urgency, now, ReportWithin);
        report = report < by ? report : by;
        WhistleCall[] calls =
        [
            .. departments.Select(one => new WhistleCall
            {
                WhistleId = whistle.Id,
                OrganisationId = one.Organisation.Id,
                RequestId = request.Id,
                Name = one.Organisation.Name,
                CalledAt = now,
                ReportBy = report,
                AnswerBy = by,
                NextAt = report,
            }),
        ];
        request.AnswersOwed += calls.Length;
        string names = string.Join('、', calls.Select(call => call.Name));
        TimelineEntry entry = request.Append(RequestStep.WhistleCalled, decider, now, names);
        List<Notice> notices =
        [
            Tell(request, entry, "departments", WhistleTexts.Called.With(request.Number, whistle.Reason, request.Text, PlaceTexts.Whole(Lang.Zh, request.PlaceName, request.Unit, request.Spot)),
                [.. departments.SelectMany(one => one.Members).Distinct()], [WhistleChoices.Come(whistle.Id), WhistleChoices.Answer(whistle.Id)], ids, now),
        ];
        Guid[] others = [.. new[] { request.AssigneeId, whistle.RaisedById }.OfType<Guid>().Where(id => id != decider.Id).Distinct()];
        if (others.Length > 0)
        {
            notices.Add(Tell(request, entry, "worker", WhistleTexts.Confirmed.With(request.Number, names), others, [], ids, now));
        }
        if (request.ReporterId is { } resident)
        {
            notices.Add(Tell(request, entry, "resident", WhistleTexts.ResidentCalled.With(request.Number, names), [resident], [RequestChoices.Show(request.Id)], ids, now));
        }
        return new Whistled.Done(request, whistle, calls, [entry], notices);
    }

    /// <summary>The community says that it needs no department.</summary>
    public static Whistled Refuse(
        Request request, Whistle whistle, Actor decider, string? reason, IReadOnlyList<Standing> upward, DateTimeOffset now, IdSource ids)
    {
        if (Community(upward).All(one => one.Person.Id != decider.Id))
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
        (whistle.State, whistle.DecidedById, whistle.DecidedAt, whistle.Refusal) = (WhistleState.Refused, decider.Id, now, reason.Trim());
        TimelineEntry entry = request.Append(RequestStep.WhistleRefused, decider, now, whistle.Refusal);
        return new Whistled.Done(request, whistle, [], [entry],
            [Tell(request, entry, "worker", WhistleTexts.RefusedBy.With(request.Number, decider.Name, whistle.Refusal), [whistle.RaisedById], [], ids, now)]);
    }

    /// <summary>Somebody of a department says that they come.</summary>
    public static Whistled ReportIn(Request request, Whistle whistle, WhistleCall call, Actor member, DateTimeOffset now, IdSource ids)
    {
        if (call.ReportedAt is not null || !call.Owes)
        {
            return new Whistled.Already(request);
        }
        (call.ReportedById, call.ReportedAt, call.NextAt) = (member.Id, now, call.AnswerBy);
        call.LateAt ??= now > call.ReportBy ? call.ReportBy : null;
        TimelineEntry entry = request.Append(RequestStep.DepartmentCame, member, now, call.Name);
        return new Whistled.Done(request, whistle, [call], [entry],
            [Tell(request, entry, "worker", WhistleTexts.Came.With(request.Number, call.Name, member.Name), Concerned(request, whistle), [], ids, now)]);
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
        List<Notice> notices = [Tell(request, entry, "worker", WhistleTexts.Answered.With(request.Number, call.Name, call.Answer), Concerned(request, whistle), [], ids, now)];
        if (request.ReporterId is { } resident)
        {
            notices.Add(Tell(request, entry, "resident", WhistleTexts.ResidentAnswered.With(request.Number, call.Name, call.Answer), [resident], [RequestChoices.Show(request.Id)], ids, now));
        }
        return new Whistled.Done(request, whistle, [call], [entry], notices);
    }

    /// <summary>What the clock does about a department that has not reported in, or not answered: the supervisor hears of it, day by day.</summary>
    public static Whistled Late(
        Request request, Whistle whistle, WhistleCall call, IReadOnlyList<Guid> members, IReadOnlyList<Standing> upward, PromiseClock clock,
        DateTimeOffset now, IdSource ids)
    {
        if (!call.Owes || request.IsClosed || !(call.NextAt <= now))
        {
            call.NextAt = call.Owes && !request.IsClosed ? call.NextAt : null;
            return new Whistled.Already(request);
        }
        bool isReport = call.ReportedAt is null && now < call.AnswerBy;
        call.LateAt ??= now;
        call.NextAt = isReport ? call.AnswerBy : clock.Add(request.Urgency, now, KeepPromise.Patience);
        TimelineEntry entry = request.Append(RequestStep.DepartmentLate, Actor.Hub, now, call.Name);
        List<Notice> notices = [];
        if (members.Count > 0)
        {
            notices.Add(Tell(request, entry, "department", (isReport ? WhistleTexts.ReportNow : WhistleTexts.AnswerNow).With(request.Number, request.Text), members,
                isReport ? [WhistleChoices.Come(whistle.Id), WhistleChoices.Answer(whistle.Id)] : [WhistleChoices.Answer(whistle.Id)], ids, now));
        }
        Guid[] supervisors = [.. Community(upward).Select(one => one.Person.Id).Append(request.AssigneeId ?? Guid.Empty).Where(id => id != Guid.Empty).Distinct()];
        if (supervisors.Length > 0)
        {
            notices.Add(Tell(request, entry, "supervisor", (isReport ? WhistleTexts.LateReport : WhistleTexts.LateAnswer).With(request.Number, call.Name), supervisors, [], ids, now));
        }
        return new Whistled.Done(request, whistle, [call], [entry], notices);
    }

    private static Guid[] Concerned(Request request, Whistle whistle) =>
        [.. new[] { request.AssigneeId, whistle.RaisedById, whistle.DecidedById }.OfType<Guid>().Distinct()];

    private static Notice Tell(
        Request request, TimelineEntry entry, string whom, Bi text, IReadOnlyList<Guid> people, List<NoticeChoice> choices, IdSource ids, DateTimeOffset now) =>
        RequestNotices.Make(
            request, $"whistle/{whom}/{entry.Seq}", NoticeKind.Update, whom == "resident" ? Lane.Normal : RequestNotices.LaneOf(request.Urgency), text, people, choices, ids, now);
}
