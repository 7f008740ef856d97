using Hub.Domain.Areas;
using Hub.Domain.Calendar;
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
/// <param name="zone">The zone of the community, by whose day shifts are read. Default: UTC.</param>
/// <param name="hours">The hours in which promises run. Default: <see cref="WorkingHours.Default"/>.</param>
public sealed class RequestBook(Rows rows, IdSource ids, DateTimeOffset now, DateOnly today, TimeZoneInfo? zone = null, WorkingHours? hours = null)
{
    private CallBook? _calls;
    private PromiseClock? _clock;

    /// <summary>The slices that this transaction wrote: they are rung for after it is committed.</summary>
    public List<Ring> Rung { get; } = [];

    /// <summary>The request whose promise <see cref="KeepNextPromiseAsync"/> holds or held.</summary>
    public Guid? Claimed { get; private set; }

    /// <summary>Whose pages may show what this transaction moved: they are rung after it is committed.</summary>
    public HashSet<Guid> Concerned { get; } = [];

    /// <summary>Files; the same key a second time gives back what the first filed.</summary>
    public async Task<Request> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (await rows.Requests.FiledAsync(submission.Key, cancellationToken) is { } before)
        {
            return before;
        }
        Placed placed = await PlacedAsync(submission.AreaCode, cancellationToken);
        List<Policy> policies = await rows.Requests.PoliciesAsync(placed.Codes, cancellationToken);
        PromiseClock clock = await ClockAsync(cancellationToken);
        Filed filed = SubmitRequest.Decide(
            submission with { PlaceName = NameOf(placed.Areas) ?? submission.PlaceName }, await rows.Requests.NextNumberAsync(cancellationToken),
            placed.For(submission.Urgency), Policy.For(policies, placed.Codes, submission.Category, submission.Urgency), clock, now, ids,
            await CalledAsync(submission, placed, cancellationToken));
        rows.Requests.Add(filed.Request);
        FollowPromise.After(filed.Request, clock, now);
        await WriteAsync(filed.Timeline, filed.Notices, placed.Areas, cancellationToken);
        await FollowAsync(filed.Request, filed.Timeline, filed.Notices, placed, [], cancellationToken);
        return filed.Request;
    }

    /// <summary>By when somebody would take what is filed now.</summary>
    public async Task<DateTimeOffset> AcceptByAsync(Policy policy, CancellationToken cancellationToken) =>
        (await ClockAsync(cancellationToken)).Add(policy.Urgency, now, policy.AcceptWithin);

    /// <summary>A worker takes it.</summary>
    public Task<Moved> AcceptAsync(Guid id, Actor worker, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, _) => Moves.Accept(request, worker, now, ids), cancellationToken);

    /// <summary>A worker gives it back.</summary>
    public Task<Moved> DeclineAsync(Guid id, Actor worker, string? reason, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, async (request, upward, isCalled) =>
        {
            List<TimelineEntry> timeline = await rows.Requests.TimelineAsync(id, cancellationToken);
            HashSet<Guid> declined = [worker.Id!.Value, .. timeline.Where(e => e.Step == RequestStep.Decline).Select(e => e.ActorId ?? Guid.Empty)];
            return Moves.Decline(request, worker, reason, declined, upward, now, ids, isCalled);
        }, cancellationToken);

    /// <summary>A worker passes it one level up.</summary>
    public Task<Moved> EscalateAsync(Guid id, Actor worker, string? reason, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, upward) => Moves.Escalate(request, worker, reason, upward, now, ids), cancellationToken);

    /// <summary>A worker hands it to another, who must serve the place too.</summary>
    public Task<Moved> TransferAsync(Guid id, Actor worker, Guid to, string? note, CancellationToken cancellationToken) =>
        HoldAsync(id, async (request, placed, _) =>
            !IsHers(request, placed, worker) ? new Moved.NotFound()
            : placed.Find(to) is not { } next ? new Moved.NotFound()
            : await KnownAsync(id, worker, Moves.Transfer(request, worker, new(next.Id, next.Name), note, now, ids), cancellationToken), cancellationToken);

    /// <summary>A worker resolves it, with a note or evidence that was uploaded before.</summary>
    public Task<Moved> ResolveAsync(
        Guid id, Actor worker, string? note, IReadOnlyCollection<Guid> evidence, CancellationToken cancellationToken, string? waiver = null) =>
        ByWorkerAsync(id, worker, async (request, _, _) =>
        {
            List<WhistleCall> owed = request.AnswersOwed == 0 ? [] : await rows.Whistles.OwedAsync(id, cancellationToken);
            Moved moved = Moves.Resolve(request, worker, note, evidence.Count > 0, now, ids, owed, waiver);
            if (moved is Moved.Done)
            {
                await rows.Requests.AttachAsync(evidence, id, cancellationToken);
            }
            return moved;
        }, cancellationToken);

    /// <summary>A worker asks the resident.</summary>
    public Task<Moved> AskAsync(Guid id, Actor worker, string? question, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, _) => Moves.Ask(request, worker, question, now, ids), cancellationToken);

    /// <summary>A worker says how it goes.</summary>
    public Task<Moved> ProgressAsync(Guid id, Actor worker, string? words, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, _) => Moves.Progress(request, worker, words, now, ids), cancellationToken);

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

    /// <summary>Does what is due about one promise, unless another node is at it.</summary>
    /// <returns>False when none was due.</returns>
    public async Task<bool> KeepNextPromiseAsync(CancellationToken cancellationToken)
    {
        Claimed = null;
        if (await rows.Requests.ClaimPromiseAsync(now, cancellationToken) is not { } request)
        {
            return false;
        }
        Claimed = request.Id;
        PromiseClock clock = await ClockAsync(cancellationToken);
        await MoveAsync(request, (held, placed, _) =>
            Task.FromResult<Moved>(KeepPromise.Decide(held, placed.For(held.Urgency), clock, now, ids)), cancellationToken);
        return true;
    }

    /// <summary>The posts held today at an area and above it, and those areas, nearest first; the top desk when no area is known.</summary>
    public Task<(List<Standing> Upward, List<Area> Areas)> UpwardAsync(string? areaCode, CancellationToken cancellationToken) =>
        Placed.UpwardAsync(rows, areaCode, today, cancellationToken);

    /// <summary>Who serves a place, and who of them is on duty.</summary>
    public Task<Placed> PlacedAsync(string? areaCode, CancellationToken cancellationToken) =>
        Placed.ReadAsync(rows, areaCode, now, today, Zone, cancellationToken);

    private TimeZoneInfo Zone => zone ?? TimeZoneInfo.Utc;

    /// <summary>The clock of promises; asked once a transaction, so that an import of holidays holds from the next one on.</summary>
    public async Task<PromiseClock> ClockAsync(CancellationToken cancellationToken) =>
        _clock ??= PromiseClock.Of(await rows.Calendar.WorkCalendarAsync(cancellationToken), Zone, hours);

    private CallBook Calls => _calls ??= new(rows, now, today, Zone) { Rung = Rung, Concerned = Concerned };

    // A worker who serves several compounds has a building 3 in each.
    private static string? NameOf(IReadOnlyList<Area> upward) =>
        upward is [{ Level: AreaLevel.Building } building, { Level: AreaLevel.Compound } compound, ..] ? $"{compound.Name} {building.Name}" : null;

    private Task<Moved> ByWorkerAsync(
        Guid id, Actor worker, Func<Request, IReadOnlyList<Standing>, Moved> move, CancellationToken cancellationToken) =>
        ByWorkerAsync(id, worker, (request, upward, _) => Task.FromResult(move(request, upward)), cancellationToken);

    private Task<Moved> ByWorkerAsync(
        Guid id, Actor worker, Func<Request, IReadOnlyList<Standing>, bool, Task<Moved>> move, CancellationToken cancellationToken) =>
        HoldAsync(id, async (request, placed, isCalled) =>
            IsHers(request, placed, worker)
                ? await KnownAsync(id, worker, await move(request, placed.For(request.Urgency), isCalled), cancellationToken)
                : new Moved.NotFound(), cancellationToken);

    // Authority: any post at the area or above it, also as a stand-in, or having been handed this very request.
    private static bool IsHers(Request request, Placed placed, Actor worker) => request.AssigneeId == worker.Id || placed.Serves(worker.Id);

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
        HoldAsync(id, async (request, placed, _) =>
            resident.Reported(request) ? await move(request, placed.For(request.Urgency)) : new Moved.NotFound(), cancellationToken);

    // Rows are held in one order by everybody: the request, its calls, the ledger.
    private async Task<Moved> HoldAsync(Guid id, Func<Request, Placed, bool, Task<Moved>> move, CancellationToken cancellationToken) =>
        await rows.Requests.LockAsync(id, cancellationToken) is { } request
            ? await MoveAsync(request, move, cancellationToken)
            : new Moved.NotFound();

    private async Task<Moved> MoveAsync(Request request, Func<Request, Placed, bool, Task<Moved>> move, CancellationToken cancellationToken)
    {
        List<Call> calls = request.Urgency == Urgency.Normal ? [] : await rows.Calls.LockAsync(request.Id, cancellationToken);
        Placed placed = await PlacedAsync(request.AreaCode, cancellationToken);
        Moved moved = await move(request, placed, calls.Count > 0);
        if (moved is Moved.Done done)
        {
            if (request.IsOver && done.Timeline is [.., var last])
            {
                done = done with { Notices = [.. done.Notices, .. await EndWhistleAsync(request, placed, last, cancellationToken)] };
            }
            await WriteAsync([.. done.Timeline, .. FollowPromise.After(request, await ClockAsync(cancellationToken), now)], done.Notices, placed.Areas, cancellationToken);
            await FollowAsync(request, done.Timeline, done.Notices, placed, calls, cancellationToken);
            Concerned.UnionWith(placed.Upward.Select(standing => standing.Person.Id));
            Concerned.UnionWith((await rows.Notices.OfRequestAsync(request.Id, cancellationToken)).Select(delivery => delivery.PersonId));
        }
        return moved;
    }

    // A call to departments ends with its request, and whoever was called or asked hears of it.
    private async Task<IReadOnlyList<Notice>> EndWhistleAsync(Request request, Placed placed, TimelineEntry last, CancellationToken cancellationToken)
    {
        if (await rows.Whistles.OpenAsync(request.Id, cancellationToken) is not { } whistle)
        {
            return [];
        }
        List<(WhistleCall, IReadOnlyList<Guid>)> calls = [];
        foreach (WhistleCall call in (await rows.Whistles.CallsAsync(whistle.Id, cancellationToken)).Where(call => call.Owes))
        {
            calls.Add((call, [.. (await rows.People.MembersAsync(call.OrganisationId, today, cancellationToken)).Select(member => member.PersonId)]));
        }
        return EndWhistle.Decide(request, whistle, calls, placed.Upward, last, now, ids);
    }

    // Whom a policy of the place says to call first; null where none says anything, and the grid line holds.
    private async Task<Recipients?> CalledAsync(Submission submission, Placed placed, CancellationToken cancellationToken)
    {
        if (submission.Urgency.Grade() is not { } grade
            || await Calls.PolicyAsync(placed.Codes, grade, CallTimeline.AlertKind(submission.Category, submission.RedLine), cancellationToken) is not { } policy)
        {
            return null;
        }
        return Dispatch.Decide(placed.For(submission.Urgency), submission.Urgency, policy.Plan, new(policy.Plan, placed.Upward, placed.Roster, grade));
    }

    // The call of an alert: it begins with the notice, goes on when somebody cannot, and ends when somebody acts.
    private async Task FollowAsync(
        Request request, IReadOnlyList<TimelineEntry> timeline, IReadOnlyList<Notice> notices, Placed placed, IReadOnlyList<Call> calls, CancellationToken cancellationToken)
    {
        if (notices.FirstOrDefault(notice => notice is { Kind: NoticeKind.Alert, Lane: Lane.Alert or Lane.Emergency }) is { } alert)
        {
            await Calls.BeginAsync(request, alert, placed, calls, timeline.Any(entry => entry.Step == RequestStep.Add), cancellationToken);
            return;
        }
        foreach (Call call in calls)
        {
            if (timeline.FirstOrDefault(entry => entry.Step is RequestStep.Accept or RequestStep.Resolve or RequestStep.Confirm or RequestStep.Withdraw) is { } end)
            {
                call.End(end.Step is RequestStep.Accept or RequestStep.Resolve ? end.ActorId : null, now);
            }
            else if (timeline.FirstOrDefault(entry => entry.Step == RequestStep.Decline)?.ActorId is { } refuser)
            {
                await Calls.RefuseAsync(call, request, placed, refuser, cancellationToken);
            }
        }
    }

    /// <summary>Writes what another book of this transaction decided about a request that it holds, and sets its clock.</summary>
    internal async Task WriteAsync(
        Request request, IReadOnlyList<TimelineEntry> timeline, IReadOnlyList<Notice> notices, Placed placed, CancellationToken cancellationToken)
    {
        await WriteAsync([.. timeline, .. FollowPromise.After(request, await ClockAsync(cancellationToken), now)], notices, placed.Areas, cancellationToken);
        Concerned.UnionWith(placed.Upward.Select(standing => standing.Person.Id));
        Concerned.UnionWith(notices.SelectMany(notice => notice.Audience.People));
    }

    private async Task WriteAsync(
        IReadOnlyList<TimelineEntry> timeline, IReadOnlyList<Notice> notices, IReadOnlyList<Area> areas, CancellationToken cancellationToken)
    {
        rows.Requests.Add(timeline);
        await rows.Emergencies.RaiseAsync(notices, [.. areas.Select(area => area.Code)], cancellationToken);
        foreach (Notice notice in notices)
        {
            Rung.AddRange(rows.Notices.Add(notice));
        }
    }
}
