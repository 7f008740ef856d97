using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>Who does something; an anonymous resident has neither id nor name, only her tracking code.</summary>
public sealed record Actor(Guid? Id, string? Name, string? TrackingHash = null)
{
    /// <summary>Hub itself.</summary>
    public static readonly Actor Hub = new(null, "Hub");

    /// <summary>Whether the request is hers.</summary>
    public bool Reported(Request request) =>
        (Id is not null && request.ReporterId == Id) || (TrackingHash is not null && request.TrackingHash == TrackingHash);
}

/// <summary>How an attempt to move a request ended.</summary>
public abstract record Moved
{
    private Moved()
    {
    }

    /// <summary>It moved; what is to be written.</summary>
    public sealed record Done(Request Request, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<Notice> Notices) : Moved;

    /// <summary>The step is not allowed from where the request stands.</summary>
    public sealed record Forbidden(Request Request, RequestStep Step) : Moved;

    /// <summary>Somebody else has it.</summary>
    public sealed record TakenBy(Request Request, Guid WorkerId) : Moved;

    /// <summary>Neither reporter nor worker for that place, or no such request: the two are not told apart.</summary>
    public sealed record NotFound : Moved;

    /// <summary>Departments that were called owe an answer: without a reason not to wait for them it cannot be resolved.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Departments">Their names.</param>
    public sealed record Owed(Request Request, string Departments) : Moved;

    /// <summary>Words are needed: a reason, a note, an answer.</summary>
    public sealed record WordsMissing(Request Request, RequestStep Step) : Moved;

    /// <summary>The very same thing was done before: nothing is written, and nobody is told twice.</summary>
    public sealed record Already(Request Request) : Moved;
}

/// <summary>The steps of a request's life after filing. Each is pure: it changes the request and says what to write.</summary>
public static class Moves
{
    /// <summary>A worker takes it. Of two at once, the second is told who did.</summary>
    public static Moved Accept(Request request, Actor worker, DateTimeOffset now, IdSource ids)
    {
        if (request.Status == RequestStatus.Accepted)
        {
            return request.AssigneeId == worker.Id ? new Moved.Already(request) : new Moved.TakenBy(request, request.AssigneeId!.Value);
        }
        if (request.Status == RequestStatus.Transferred && request.AssigneeId != worker.Id)
        {
            return new Moved.TakenBy(request, request.AssigneeId!.Value);
        }
        return Step(request, RequestStep.Accept, worker, null, now, ids, r =>
        {
            r.AssigneeId = worker.Id;
            // The promise is to take it once: who takes it over later is not late.
            r.AcceptedAt ??= now;
            r.ResolvedAt = null;
        });
    }

    /// <summary>A worker gives it back with a reason. Others who were told keep it; with nobody left it goes one level up.</summary>
    /// <param name="request">The request.</param>
    /// <param name="worker">Who declines.</param>
    /// <param name="reason">Her reason; it stands in the timeline.</param>
    /// <param name="declined">All who declined it so far, this worker among them.</param>
    /// <param name="upward">The posts held at the place and above.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="isCalled">Whether its alert is on its way up: then that finds the next, and nobody is told here.</param>
    public static Moved Decline(
        Request request, Actor worker, string? reason, IReadOnlySet<Guid> declined, IReadOnlyList<Standing> upward,
        DateTimeOffset now, IdSource ids, bool isCalled = false)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Moved.WordsMissing(request, RequestStep.Decline);
        }
        if (request.Status is RequestStatus.Accepted or RequestStatus.Transferred && request.AssigneeId != worker.Id)
        {
            return new Moved.TakenBy(request, request.AssigneeId!.Value);
        }
        // While one had it, nobody else was waiting for it: those who are left must hear of it again.
        bool tellAgain = request.Status is RequestStatus.Accepted or RequestStatus.Transferred;
        Moved moved = Step(request, RequestStep.Decline, worker, reason, now, ids, r => r.AssigneeId = null);
        return moved is Moved.Done done && !isCalled ? Redispatch(done, tellAgain, upward, declined, now, ids) : moved;
    }

    /// <summary>Passes it one level up, with a reason.</summary>
    public static Moved Escalate(
        Request request, Actor worker, string? reason, IReadOnlyList<Standing> upward, DateTimeOffset now, IdSource ids)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return new Moved.WordsMissing(request, RequestStep.Escalate);
        }
        if (request.Status == RequestStatus.Accepted && request.AssigneeId != worker.Id)
        {
            return new Moved.TakenBy(request, request.AssigneeId!.Value);
        }
        Moved moved = Step(request, RequestStep.Escalate, worker, reason, now, ids, r => r.AssigneeId = null);
        return moved is Moved.Done done ? GoUp(done, upward, new HashSet<Guid>(), now, ids) : moved;
    }

    /// <summary>Hands it to another worker, who is told.</summary>
    public static Moved Transfer(Request request, Actor worker, Actor to, string? note, DateTimeOffset now, IdSource ids)
    {
        if (request.Status == RequestStatus.Accepted && request.AssigneeId != worker.Id)
        {
            return new Moved.TakenBy(request, request.AssigneeId!.Value);
        }
        if (to.Id == worker.Id)
        {
            // Nobody would hear of it, and she has it already or may take it.
            return new Moved.Forbidden(request, RequestStep.Transfer);
        }
        string words = string.IsNullOrWhiteSpace(note) ? $"→ {to.Name}" : $"→ {to.Name}: {note}";
        return Step(request, RequestStep.Transfer, worker, words, now, ids, r => r.AssigneeId = to.Id);
    }

    /// <summary>The worker who has it says that it is done, with a note or a photo.</summary>
    /// <param name="request">The request.</param>
    /// <param name="worker">Who has it.</param>
    /// <param name="note">What was done.</param>
    /// <param name="hasEvidence">Whether there are photos.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="owed">The departments that were called and owe an answer.</param>
    /// <param name="waiver">Why nobody has to wait for them.</param>
    public static Moved Resolve(
        Request request, Actor worker, string? note, bool hasEvidence, DateTimeOffset now, IdSource ids, IReadOnlyCollection<WhistleCall>? owed = null,
        string? waiver = null)
    {
        if (request.Status == RequestStatus.Accepted && request.AssigneeId != worker.Id)
        {
            return new Moved.TakenBy(request, request.AssigneeId!.Value);
        }
        if (request.Status == RequestStatus.Resolved && request.AssigneeId == worker.Id)
        {
            return new Moved.Already(request);
        }
        if (Lifecycle.After(request.Status, RequestStep.Resolve) is null)
        {
            return new Moved.Forbidden(request, RequestStep.Resolve);
        }
        if (string.IsNullOrWhiteSpace(note) && !hasEvidence)
        {
            return new Moved.WordsMissing(request, RequestStep.Resolve);
        }
        string departments = string.Join('、', owed?.Select(call => call.Name) ?? []);
        if (departments.Length > 0 && string.IsNullOrWhiteSpace(waiver))
        {
            return new Moved.Owed(request, departments);
        }
        string? words = departments.Length == 0 ? note
            : note == waiver ? WhistleTexts.Waived.In(Lang.Zh, departments, waiver)
            : $"{note}（{WhistleTexts.Waived.In(Lang.Zh, departments, waiver)}）";
        return Step(request, RequestStep.Resolve, worker, words, now, ids, r => (r.ResolvedAt, r.OpenQuestion) = (now, null));
    }

    /// <summary>The worker asks the resident; her answer comes back into the request.</summary>
    public static Moved Ask(Request request, Actor worker, string? question, DateTimeOffset now, IdSource ids)
    {
        if (string.IsNullOrWhiteSpace(question))
        {
            return new Moved.WordsMissing(request, RequestStep.Ask);
        }
        return request.Status == RequestStatus.Accepted && request.AssigneeId != worker.Id
            ? new Moved.TakenBy(request, request.AssigneeId!.Value)
            : Step(request, RequestStep.Ask, worker, question, now, ids, r => r.OpenQuestion = question);
    }

    /// <summary>The worker says how it goes: 'nobody home', 'waiting for a part'. The resident hears it, and its clock runs on.</summary>
    public static Moved Progress(Request request, Actor worker, string? words, DateTimeOffset now, IdSource ids)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return new Moved.WordsMissing(request, RequestStep.Progress);
        }
        return request.Status == RequestStatus.Accepted && request.AssigneeId != worker.Id
            ? new Moved.TakenBy(request, request.AssigneeId!.Value)
            : Step(request, RequestStep.Progress, worker, words, now, ids, _ => { });
    }

    /// <summary>The resident answers, or adds words or pictures.</summary>
    public static Moved Add(Request request, Actor resident, string? words, bool hasMedia, DateTimeOffset now, IdSource ids)
    {
        RequestStep step = request.OpenQuestion is null ? RequestStep.Add : RequestStep.Answer;
        return string.IsNullOrWhiteSpace(words) && !hasMedia
            ? new Moved.WordsMissing(request, step)
            : Step(request, step, resident, words, now, ids, r => r.OpenQuestion = null);
    }

    /// <summary>
    /// More is known of a request that the desk or the whole chain has: the place, or new words in danger. Those who serve the
    /// place are told again, at once.
    /// </summary>
    public static Moved Tell(Request request, Actor resident, string words, IReadOnlyList<Standing> upward, DateTimeOffset now, IdSource ids)
    {
        if (request.IsClosed)
        {
            return new Moved.Forbidden(request, RequestStep.Add);
        }
        List<TimelineEntry> timeline = [request.Append(RequestStep.Add, resident, now, words)];
        Recipients to = Dispatch.Decide(upward, request.Urgency);
        timeline.AddRange(request.SendTo(to, now));
        return new Moved.Done(request, timeline, RequestNotices.ForFiling(request, to, ids, now));
    }

    /// <summary>The resident says that it is solved.</summary>
    public static Moved Confirm(Request request, Actor resident, DateTimeOffset now, IdSource ids) =>
        request.Status == RequestStatus.Confirmed
            ? new Moved.Already(request)
            : Step(request, RequestStep.Confirm, resident, null, now, ids, r => r.ClosedAt = now);

    /// <summary>The resident says that it is not solved; the worker who had it is told, with the grid leader.</summary>
    public static Moved Reopen(
        Request request, Actor resident, string? words, IReadOnlyList<Standing> upward, DateTimeOffset now, IdSource ids)
    {
        if (request.Status == RequestStatus.Reopened)
        {
            return new Moved.Already(request);
        }
        Guid? last = request.AssigneeId;
        Moved moved = Step(request, RequestStep.Reopen, resident, words, now, ids, r =>
        {
            r.AssigneeId = null;
            r.ClosedAt = null;
            r.ResolvedAt = null;
        });
        return moved is Moved.Done done ? BackToWork(done, last, upward, now, ids) : moved;
    }

    /// <summary>The resident takes it back.</summary>
    public static Moved Withdraw(Request request, Actor resident, string? reason, DateTimeOffset now, IdSource ids) =>
        request.Status == RequestStatus.Withdrawn
            ? new Moved.Already(request)
            : Step(request, RequestStep.Withdraw, resident, reason, now, ids, r => r.ClosedAt = now);

    /// <summary>The resident gives one to five stars; the last rating holds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rating is not from 1 to 5.</exception>
    public static Moved Rate(Request request, Actor resident, int rating, DateTimeOffset now, IdSource ids)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rating, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rating, 5);
        return Step(request, RequestStep.Rate, resident, rating.ToString(System.Globalization.CultureInfo.InvariantCulture), now, ids,
            r => r.Rating = rating);
    }

    private static Moved Step(
        Request request, RequestStep step, Actor actor, string? note, DateTimeOffset now, IdSource ids, Action<Request> change)
    {
        if (Lifecycle.After(request.Status, step) is not { } next)
        {
            return new Moved.Forbidden(request, step);
        }
        Guid? before = request.AssigneeId;
        request.Status = next;
        change(request);
        TimelineEntry entry = request.Append(step, actor, now, note);
        return new Moved.Done(request, [entry], RequestNotices.ForStep(request, entry, before, ids, now));
    }

    private static Moved.Done Redispatch(
        Moved.Done done, bool tellAgain, IReadOnlyList<Standing> upward, IReadOnlySet<Guid> declined, DateTimeOffset now, IdSource ids)
    {
        Request request = done.Request;
        Recipients same = Dispatch.Decide(upward, request.Urgency, Math.Min(request.Rung, Dispatch.Ladder.Count - 1), declined);
        if (same.Rung != request.Rung || same.Told.Count == 0)
        {
            return GoUp(done, upward, declined, now, ids);
        }
        return tellAgain ? Tell(done, same, now, ids) : done;
    }

    private static Moved.Done GoUp(
        Moved.Done done, IReadOnlyList<Standing> upward, IReadOnlySet<Guid> without, DateTimeOffset now, IdSource ids)
    {
        Request request = done.Request;
        Recipients to = Dispatch.Decide(upward, request.Urgency, request.Rung + 1, without);
        if (to.Told.Count == 0)
        {
            // At the top nobody is left above: it stays with those who hold this level, also if they declined it before.
            to = Dispatch.Decide(upward, request.Urgency, Math.Min(request.Rung, Dispatch.Ladder.Count - 1));
        }
        if (request.Status == RequestStatus.Declined && to.Told.Count > 0)
        {
            request.Status = RequestStatus.Escalated;
        }
        return Tell(done, to, now, ids);
    }

    private static Moved.Done Tell(Moved.Done done, Recipients to, DateTimeOffset now, IdSource ids)
    {
        TimelineEntry[] timeline = [.. done.Timeline, .. done.Request.SendTo(to, now)];
        return done with { Timeline = timeline, Notices = [.. done.Notices, .. RequestNotices.ForFiling(done.Request, to, ids, now)] };
    }

    private static Moved.Done BackToWork(
        Moved.Done done, Guid? last, IReadOnlyList<Standing> upward, DateTimeOffset now, IdSource ids)
    {
        Request request = done.Request;
        Recipients serving = Dispatch.Decide(upward, request.Urgency);
        Standing[] told =
        [
            .. upward.Where(standing => standing.Person.Id == last)
                .Concat(Dispatch.Nearest(upward, People.Role.GridLeader)).Concat(serving.Told)
                .DistinctBy(standing => standing.Person.Id),
        ];
        request.Rung = serving.Rung;
        return done with { Notices = [.. done.Notices, .. RequestNotices.ForFiling(request, serving with { Told = told }, ids, now)] };
    }
}
