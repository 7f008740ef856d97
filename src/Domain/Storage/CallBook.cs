using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;

namespace Hub.Domain.Storage;

/// <summary>
/// Begins and goes on with calls within the current transaction: loads what a decision needs, lets Domain decide, writes the
/// level, the ledger and the timeline together.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="now">The instant of the transaction.</param>
/// <param name="today">The local day, by which posts are held.</param>
/// <param name="zone">The zone of the community.</param>
public sealed class CallBook(Rows rows, DateTimeOffset now, DateOnly today, TimeZoneInfo zone)
{
    /// <summary>The slices that this transaction wrote: they are rung for after it is committed.</summary>
    public List<Ring> Rung { get; init; } = [];

    /// <summary>Whose pages may show what happened: they are rung after it is committed.</summary>
    public HashSet<Guid> Concerned { get; init; } = [];

    /// <summary>The call that <see cref="NextAsync"/> holds or held.</summary>
    public Guid? Claimed { get; private set; }

    /// <summary>Takes one call that is due a step on, unless another node holds it.</summary>
    /// <returns>False when there was none.</returns>
    public async Task<bool> NextAsync(CancellationToken cancellationToken)
    {
        Claimed = null;
        if (await rows.Calls.ClaimAsync(now, cancellationToken) is not { } call)
        {
            return false;
        }
        Claimed = call.NoticeId;
        if (await rows.Requests.LockAsync(call.RequestId, cancellationToken) is { } request)
        {
            Placed placed = await Placed.ReadAsync(rows, request.AreaCode, now, today, zone, cancellationToken);
            await StepAsync(call, request, placed, cancellationToken);
        }
        else
        {
            call.End(null, now);
        }
        return true;
    }

    /// <summary>What an alert of this instant would do if nobody answered. Nothing is written.</summary>
    /// <param name="areaCode">The place.</param>
    /// <param name="urgency">How soon; what is not urgent is told once and does not climb.</param>
    /// <param name="kind">What it is about, see <see cref="AlertPolicy.Kind"/>; empty for what no policy names.</param>
    /// <param name="cancellationToken">Ends the look-ups.</param>
    public async Task<CallPreview> PreviewAsync(string areaCode, Urgency urgency, string kind, CancellationToken cancellationToken)
    {
        Placed placed = await Placed.ReadAsync(rows, areaCode, now, today, zone, cancellationToken);
        IReadOnlyList<Standing> able = placed.For(urgency);
        Recipients to = Dispatch.Decide(able, urgency);
        if (urgency.Grade() is not { } grade)
        {
            return new(null, null, [new(now, 0, to.Told, placed.Empty(to.Empty), ChannelPolicy.InTurn)]);
        }
        AlertPolicy? policy = await PolicyAsync(placed.Codes, grade, kind, cancellationToken);
        CallPlan plan = policy?.Plan ?? AlertPolicy.Defaults(grade);
        to = (policy is null ? null : Dispatch.Decide(able, urgency, plan, new(plan, placed.Upward, placed.Roster, grade))) ?? to;
        DateTimeOffset last = now + plan.Levels.Aggregate(plan.RingEvery * 2, (sum, level) => sum + level.Within);
        List<DutyRow> duties = await rows.People.DutiesAsync(
            [.. placed.Upward.Select(standing => standing.Post.Id)], Roster.DayOf(now, zone).From, Roster.DayOf(last, zone).Until, cancellationToken);
        IReadOnlyList<AlertStep> steps = AlertPreview.Of(plan, grade, to.Told, instant => new(plan, placed.Upward, RosterAt(duties, instant), grade), now);
        return new(policy, plan, [steps[0] with { PassedOver = placed.Empty(to.Empty), IsLastResort = placed.IsNobodyOn(urgency) }, .. steps.Skip(1)]);
    }

    private Roster RosterAt(List<DutyRow> duties, DateTimeOffset instant)
    {
        (DateTimeOffset from, DateTimeOffset until) = Roster.DayOf(instant, zone);
        return new([.. duties.Where(row => row.Duty.Until > from && row.Duty.From < until)], instant);
    }

    /// <summary>The policy for an alert at a place; null where no area says anything.</summary>
    internal async Task<AlertPolicy?> PolicyAsync(IReadOnlyList<string> codes, AlertGrade grade, string kind, CancellationToken cancellationToken) =>
        codes.Count == 0 ? null : AlertPolicy.For(await rows.Calls.PoliciesAsync(codes, cancellationToken), codes, grade, kind);

    /// <summary>Begins a call for a notice of this transaction; what the request was called for before ends.</summary>
    /// <param name="request">The request.</param>
    /// <param name="notice">Its alert.</param>
    /// <param name="placed">Who serves the place.</param>
    /// <param name="before">The calls of the request that are running.</param>
    /// <param name="isMore">Whether the notice only has more words: at the same place the call then goes on where it stands.</param>
    /// <param name="cancellationToken">Ends the look-ups.</param>
    internal async Task BeginAsync(
        Request request, Notice notice, Placed placed, IReadOnlyCollection<Call> before, bool isMore, CancellationToken cancellationToken)
    {
        if (request.Urgency.Grade() is not { } grade)
        {
            return;
        }
        Call? same = isMore ? before.FirstOrDefault(call => call.AreaCode == request.AreaCode) : null;
        CallPlan plan = same?.Plan
            ?? (await PolicyAsync(placed.Codes, grade, CallTimeline.AlertKind(request.Category, request.RedLine), cancellationToken))?.Plan ?? AlertPolicy.Defaults(grade);
        Call begun = new()
        {
            NoticeId = notice.Id,
            RequestId = request.Id,
            AreaCode = request.AreaCode,
            Grade = grade,
            Plan = plan,
            StartedAt = now,
        };
        if (same is not null)
        {
            begun.GoOn(same, notice.Audience.People, now);
        }
        else
        {
            begun.Begin(new CallLadder(plan, placed.Upward, placed.Roster, grade).LevelOf(notice.Audience.People[0]), notice.Audience.People, now);
        }
        foreach (Call call in before)
        {
            call.End(null, now);
        }
        notice.Channels = plan.ChannelsAt(begun.Level);
        notice.IsLastResort = placed.IsNobodyOn(request.Urgency);
        rows.Calls.Add(begun);
    }

    /// <summary>Somebody who was called cannot: where no quorum is left, the next level is called in this transaction.</summary>
    internal async Task RefuseAsync(Call call, Request request, Placed placed, Guid person, CancellationToken cancellationToken)
    {
        call.Refuse(person, now);
        await StepAsync(call, request, placed, cancellationToken);
    }

    private async Task StepAsync(Call call, Request request, Placed placed, CancellationToken cancellationToken)
    {
        if (await rows.Notices.FindAsync(call.NoticeId, cancellationToken) is not { StoppedAt: null } notice)
        {
            call.End(null, now);
            return;
        }
        Dictionary<Guid, DateTimeOffset> acked = await rows.Notices.AckedAsync(call.NoticeId, cancellationToken);
        CallDecision decision = call.Decide(acked, new(call.Plan, placed.Upward, placed.Roster, call.Grade), now);
        if (decision.Events.Count == 0)
        {
            return;
        }
        Guid[] known = [.. decision.Events.OfType<CallEvent.Known>().Select(one => one.PersonId)];
        Dictionary<Guid, string?> names = known.Length == 0 ? [] : (await rows.People.FindAllAsync(known, cancellationToken)).ToDictionary(person => person.Id, person => person.Name);
        rows.Requests.Add(request.Note(decision.Events, names, now));
        request.Rung = Math.Max(request.Rung, Dispatch.Rung(call.Plan, call.Level));
        Concerned.UnionWith(call.Called.Select(one => one.PersonId));
        if (decision.Ring.Count > 0)
        {
            await RingAsync(call, notice, decision.Ring, cancellationToken);
        }
    }

    private async Task RingAsync(Call call, Notice notice, IReadOnlyList<Guid> people, CancellationToken cancellationToken)
    {
        notice.Channels = call.Plan.ChannelsAt(call.Level);
        notice.IsLastResort |= call.Level >= call.Plan.Levels.Count;
        HashSet<Guid> refused = [.. call.Answers.Where(answer => !answer.Can).Select(answer => answer.PersonId)];
        Rung.AddRange(await rows.Notices.RingAgainAsync(notice, [.. people.Where(person => !refused.Contains(person))], now, cancellationToken));
        Rung.AddRange(await rows.Notices.RingAgainAsync(notice, [.. people.Where(refused.Contains)], now, cancellationToken, evenAcked: true));
        Rung.AddRange(await rows.Notices.AddPeopleAsync(notice, people, now, cancellationToken));
    }
}

/// <summary>What an alert would do if nobody answered.</summary>
/// <param name="Policy">The policy that holds there; null where the default does.</param>
/// <param name="Plan">How it climbs; null where it does not.</param>
/// <param name="Steps">The steps, in order.</param>
public sealed record CallPreview(AlertPolicy? Policy, CallPlan? Plan, IReadOnlyList<AlertStep> Steps);
