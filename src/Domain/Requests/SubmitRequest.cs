using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;

namespace Hub.Domain.Requests;

/// <summary>What a resident, or somebody for her, files.</summary>
public sealed record Submission
{
    /// <inheritdoc cref="Request.Key"/>
    public required string Key { get; init; }

    public required string Text { get; init; }
    public required Category Category { get; init; }
    public required Urgency Urgency { get; init; }
    public RedLine? RedLine { get; init; }

    /// <summary>Null for an anonymous report.</summary>
    public Guid? ReporterId { get; init; }

    public string? ReporterName { get; init; }
    public Guid? FiledById { get; init; }
    public string? FiledByName { get; init; }

    /// <summary>The building, or the community whose desk calls back; null when no area is known.</summary>
    public string? AreaCode { get; init; }

    /// <inheritdoc cref="Request.PlaceName"/>
    public string? PlaceName { get; init; }

    /// <summary>Whether the building is known.</summary>
    public bool PlaceIsKnown { get; init; }

    public string? Unit { get; init; }
    public Sealed? Door { get; init; }
    public string? Spot { get; init; }

    /// <inheritdoc cref="Request.TrackingHash"/>
    public string? TrackingHash { get; init; }

    /// <summary>What the worker who found it did about it at once; null for everything that is still to be done.</summary>
    public string? SolvedHow { get; init; }
}

/// <summary>What a filing writes, all of it in one transaction.</summary>
public sealed record Filed(Request Request, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<Notice> Notices, Recipients To);

/// <summary>Files a request: chooses its promise, sends it to those who serve the place, and writes its first entries.</summary>
public static class SubmitRequest
{
    /// <summary>The whole decision; it always files, since nothing that a resident described is dropped.</summary>
    /// <param name="submission">What is filed.</param>
    /// <param name="number">The short number it gets.</param>
    /// <param name="upward">The posts held today at the place and above it; the desk's when the place is not known.</param>
    /// <param name="policy">The promise that holds there.</param>
    /// <param name="clock">The clock by which it runs.</param>
    /// <param name="now">The instant of filing.</param>
    /// <param name="ids">Where new ids come from.</param>
    /// <param name="called">Whom a policy for alerts says to call first; null where it follows the grid line.</param>
    public static Filed Decide(
        Submission submission, long number, IReadOnlyList<Standing> upward, Policy policy, PromiseClock clock, DateTimeOffset now, IdSource ids,
        Recipients? called = null)
    {
        Request request = new()
        {
            Id = ids.Next(),
            Number = number,
            Key = submission.Key,
            ReporterId = submission.ReporterId,
            FiledById = submission.FiledById,
            Text = submission.Text,
            Category = submission.Category,
            Urgency = submission.Urgency,
            RedLine = submission.RedLine,
            AreaCode = submission.AreaCode,
            PlaceName = submission.PlaceName,
            Unit = submission.Unit,
            Door = submission.Door,
            Spot = submission.Spot,
            NeedsCallback = !submission.PlaceIsKnown,
            TrackingHash = submission.TrackingHash,
            SubmittedAt = now,
            AcceptWithin = policy.AcceptWithin,
            ResolveWithin = policy.ResolveWithin,
            AcceptBy = clock.Add(submission.Urgency, now, policy.AcceptWithin),
            ResolveBy = clock.Add(submission.Urgency, now, policy.ResolveWithin),
        };
        Actor actor = submission.FiledById is { } worker
            ? new(worker, submission.FiledByName)
            : new(submission.ReporterId, submission.ReporterName);
        List<TimelineEntry> timeline = [request.Append(RequestStep.Submit, actor, now, null)];

        if (submission.SolvedHow is { } how)
        {
            return Solved(request, timeline, actor, how, now);
        }
        Recipients to = submission.PlaceIsKnown
            ? called ?? Dispatch.Decide(upward, submission.Urgency)
            : ToDesk(upward, submission.Urgency);
        timeline.AddRange(request.SendTo(to, now));
        return new(request, timeline, RequestNotices.ForFiling(request, to, ids, now), to);
    }

    // Found and fixed: nobody is to be told, and the worker's word stands for the resident's.
    private static Filed Solved(Request request, List<TimelineEntry> timeline, Actor worker, string how, DateTimeOffset now)
    {
        request.Status = RequestStatus.Confirmed;
        request.AssigneeId = worker.Id;
        request.NeedsCallback = false;
        (request.AcceptedAt, request.ResolvedAt, request.ClosedAt) = (now, now, now);
        timeline.Add(request.Append(RequestStep.Accept, worker, now, null));
        timeline.Add(request.Append(RequestStep.Resolve, worker, now, how));
        return new(request, timeline, [], new([], 0, []));
    }

    /// <summary>Who hears of a request without a place: the desk, and in danger the secretary too.</summary>
    public static Recipients ToDesk(IReadOnlyList<Standing> upward, Urgency urgency)
    {
        Standing[] desk = urgency == Urgency.RedLine
            ? [.. Dispatch.Desk(upward).Concat(Dispatch.Nearest(upward, People.Role.CommunitySecretary)).DistinctBy(s => s.Person.Id)]
            : Dispatch.Desk(upward);
        return new(desk, desk.Length == 0 ? Dispatch.Ladder.Count : Dispatch.Rung(People.Role.Coordinator), []);
    }
}
