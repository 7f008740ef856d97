using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;

namespace Hub.Domain.Storage;

/// <summary>
/// Files and moves requests within the current transaction: loads what a decision needs, lets Domain decide, writes what it decided.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="now">The instant of the transaction.</param>
/// <param name="today">The local day, by which posts are held.</param>
public sealed class RequestBook(Rows rows, IdSource ids, DateTimeOffset now, DateOnly today)
{
    /// <summary>The slices that this transaction wrote: they are rung for after it is committed.</summary>
    public List<Ring> Rung { get; } = [];

    /// <summary>Whose pages may show what this transaction moved: they are rung after it is committed.</summary>
    public HashSet<Guid> Concerned { get; } = [];

    /// <summary>Files; the same key a second time gives back what the first filed.</summary>
    public async Task<Request> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (await rows.Requests.FiledAsync(submission.Key, cancellationToken) is { } before)
        {
            return before;
        }
        (List<Standing> upward, List<Area> areas) = await UpwardAsync(submission.AreaCode, cancellationToken);
        string[] codes = [.. areas.Select(area => area.Code)];
        List<Policy> policies = await rows.Requests.PoliciesAsync(codes, cancellationToken);
        Filed filed = SubmitRequest.Decide(
            submission with { PlaceName = NameOf(areas) ?? submission.PlaceName }, await rows.Requests.NextNumberAsync(cancellationToken), upward,
            Policy.For(policies, codes, submission.Category, submission.Urgency), now, ids);
        rows.Requests.Add(filed.Request);
        await WriteAsync(filed.Timeline, filed.Notices, areas, cancellationToken);
        return filed.Request;
    }

    /// <summary>A worker takes it.</summary>
    public Task<Moved> AcceptAsync(Guid id, Actor worker, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, _) => Moves.Accept(request, worker, now, ids), cancellationToken);

    /// <summary>A worker gives it back.</summary>
    public Task<Moved> DeclineAsync(Guid id, Actor worker, string? reason, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, async (request, upward) =>
        {
            List<TimelineEntry> timeline = await rows.Requests.TimelineAsync(id, cancellationToken);
            HashSet<Guid> declined = [worker.Id!.Value, .. timeline.Where(e => e.Step == RequestStep.Decline).Select(e => e.ActorId ?? Guid.Empty)];
            return Moves.Decline(request, worker, reason, declined, upward, now, ids);
        }, cancellationToken);

    /// <summary>A worker passes it one level up.</summary>
    public Task<Moved> EscalateAsync(Guid id, Actor worker, string? reason, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, upward) => Moves.Escalate(request, worker, reason, upward, now, ids), cancellationToken);

    /// <summary>A worker hands it to another, who must serve the place too.</summary>
    public Task<Moved> TransferAsync(Guid id, Actor worker, Guid to, string? note, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, upward) =>
            upward.FirstOrDefault(standing => standing.Person.Id == to) is { } next
                ? Moves.Transfer(request, worker, new(next.Person.Id, next.Person.Name), note, now, ids)
                : new Moved.NotFound(), cancellationToken);

    /// <summary>A worker resolves it, with a note or evidence that was uploaded before.</summary>
    public Task<Moved> ResolveAsync(Guid id, Actor worker, string? note, IReadOnlyCollection<Guid> evidence, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, async (request, _) =>
        {
            Moved moved = Moves.Resolve(request, worker, note, evidence.Count > 0, now, ids);
            if (moved is Moved.Done)
            {
                await rows.Requests.AttachAsync(evidence, id, cancellationToken);
            }
            return moved;
        }, cancellationToken);

    /// <summary>A worker asks the resident.</summary>
    public Task<Moved> AskAsync(Guid id, Actor worker, string? question, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, _) => Moves.Ask(request, worker, question, now, ids), cancellationToken);

    /// <summary>The resident adds words or pictures, or answers.</summary>
    public Task<Moved> AddAsync(Guid id, Actor resident, string? words, IReadOnlyCollection<Guid> media, CancellationToken cancellationToken) =>
        ByReporterAsync(id, resident, async (request, _) =>
        {
            Moved moved = Moves.Add(request, resident, words, media.Count > 0, now, ids);
            if (moved is Moved.Done)
            {
                await rows.Requests.AttachAsync(media, id, cancellationToken);
            }
            return moved;
        }, cancellationToken);

    /// <summary>The resident confirms.</summary>
    public Task<Moved> ConfirmAsync(Guid id, Actor resident, CancellationToken cancellationToken) =>
        ByReporterAsync(id, resident, (request, _) => Task.FromResult(Moves.Confirm(request, resident, now, ids)), cancellationToken);

    /// <summary>The resident says that it is not solved.</summary>
    public Task<Moved> ReopenAsync(Guid id, Actor resident, string? words, CancellationToken cancellationToken) =>
        ByReporterAsync(id, resident, (request, upward) => Task.FromResult(Moves.Reopen(request, resident, words, upward, now, ids)), cancellationToken);

    /// <summary>The resident takes it back.</summary>
    public Task<Moved> WithdrawAsync(Guid id, Actor resident, string? reason, CancellationToken cancellationToken) =>
        ByReporterAsync(id, resident, (request, _) => Task.FromResult(Moves.Withdraw(request, resident, reason, now, ids)), cancellationToken);

    /// <summary>The resident rates it, 1 to 5.</summary>
    public Task<Moved> RateAsync(Guid id, Actor resident, int rating, CancellationToken cancellationToken) =>
        ByReporterAsync(id, resident, (request, _) => Task.FromResult(Moves.Rate(request, resident, rating, now, ids)), cancellationToken);

    /// <summary>More is known: a place (null keeps the one that is known), or new words in danger. Those who serve it are told again.</summary>
    public async Task<Moved> TellAsync(Guid id, Actor resident, string words, Area? place, string? unit, CancellationToken cancellationToken)
    {
        if (await rows.Requests.LockAsync(id, cancellationToken) is { } request && resident.Reported(request))
        {
            request.Unit = unit ?? request.Unit;
            request.AreaCode = place?.Code ?? request.AreaCode;
            request.PlaceName = place is null ? request.PlaceName : NameOf(await rows.Areas.UpwardAsync(place.Code, cancellationToken)) ?? place.Name;
            request.NeedsCallback = request.NeedsCallback && place is null;
        }
        return await ByReporterAsync(id, resident, (held, upward) =>
            Task.FromResult(Moves.Tell(held, resident, words, upward, now, ids)), cancellationToken);
    }

    /// <summary>The posts held today at an area and above it, and those areas, nearest first; the top desk when no area is known.</summary>
    public async Task<(List<Standing> Upward, List<Area> Areas)> UpwardAsync(string? areaCode, CancellationToken cancellationToken)
    {
        if (areaCode is null)
        {
            return (await rows.People.TopDeskAsync(today, cancellationToken), []);
        }
        List<Area> areas = await rows.Areas.UpwardAsync(areaCode, cancellationToken);
        return (await rows.People.PostsAtAsync([.. areas.Select(area => area.Code)], today, cancellationToken), areas);
    }

    // A worker who serves several compounds has a building 3 in each.
    private static string? NameOf(List<Area> upward) =>
        upward is [{ Level: AreaLevel.Building } building, { Level: AreaLevel.Compound } compound, ..] ? $"{compound.Name} {building.Name}" : null;

    private Task<Moved> ByWorkerAsync(
        Guid id, Actor worker, Func<Request, IReadOnlyList<Standing>, Moved> move, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, upward) => Task.FromResult(move(request, upward)), cancellationToken);

    // Authority: any post at the area or above it, or having been handed this very request.
    private Task<Moved> ByWorkerAsync(
        Guid id, Actor worker, Func<Request, IReadOnlyList<Standing>, Task<Moved>> move, CancellationToken cancellationToken) =>
        HoldAsync(id, async (request, upward) =>
            request.AssigneeId == worker.Id || upward.Any(standing => standing.Person.Id == worker.Id)
                ? await KnownAsync(id, worker, await move(request, upward), cancellationToken)
                : new Moved.NotFound(), cancellationToken);

    // Whoever acts on an order has heard of it: its alerts stop ringing for her, in every channel.
    private async Task<Moved> KnownAsync(Guid id, Actor worker, Moved moved, CancellationToken cancellationToken)
    {
        if (moved is Moved.Done or Moved.Already && worker.Id is { } workerId)
        {
            foreach (Delivery delivery in await rows.Notices.OfRequestAsync(id, workerId, cancellationToken))
            {
                await rows.Notices.ReportAsync(delivery.NoticeId, workerId, known => known.Acknowledge(now), cancellationToken);
            }
        }
        return moved;
    }

    private Task<Moved> ByReporterAsync(
        Guid id, Actor resident, Func<Request, IReadOnlyList<Standing>, Task<Moved>> move, CancellationToken cancellationToken) =>
        HoldAsync(id, async (request, upward) =>
            resident.Reported(request) ? await move(request, upward) : new Moved.NotFound(), cancellationToken);

    private async Task<Moved> HoldAsync(
        Guid id, Func<Request, IReadOnlyList<Standing>, Task<Moved>> move, CancellationToken cancellationToken)
    {
        if (await rows.Requests.LockAsync(id, cancellationToken) is not { } request)
        {
            return new Moved.NotFound();
        }
        (List<Standing> upward, List<Area> areas) = await UpwardAsync(request.AreaCode, cancellationToken);
        Moved moved = await move(request, upward);
        if (moved is Moved.Done done)
        {
            await WriteAsync(done.Timeline, done.Notices, areas, cancellationToken);
            Concerned.UnionWith(upward.Select(standing => standing.Person.Id));
            Concerned.UnionWith((await rows.Notices.OfRequestAsync(id, cancellationToken)).Select(delivery => delivery.PersonId));
        }
        return moved;
    }

    private async Task WriteAsync(
        IReadOnlyList<TimelineEntry> timeline, IReadOnlyList<Notice> notices, List<Area> areas, CancellationToken cancellationToken)
    {
        rows.Requests.Add(timeline);
        await rows.Emergencies.RaiseAsync(notices, [.. areas.Select(area => area.Code)], cancellationToken);
        foreach (Notice notice in notices)
        {
            Rung.AddRange(rows.Notices.Add(notice));
        }
    }
}
