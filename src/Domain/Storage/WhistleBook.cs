using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Requests;

namespace Hub.Domain.Storage;

/// <summary>
/// Calls to departments within the current transaction: loads what a decision needs, lets Domain decide, writes what it decided.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="requests">The requests of the transaction.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="now">The instant of the transaction.</param>
/// <param name="today">The local day, by which posts and members are read.</param>
public sealed class WhistleBook(Rows rows, RequestBook requests, IdSource ids, DateTimeOffset now, DateOnly today)
{
    /// <summary>The worker raises the whistle for a request.</summary>
    public Task<Whistled> RaiseAsync(Guid requestId, Actor worker, string? reason, CancellationToken cancellationToken) =>
        HoldAsync(requestId, async (request, placed) =>
            request.AssigneeId != worker.Id && !placed.Serves(worker.Id)
                ? new Whistled.NotFound()
                : Whistles.Raise(
                    request, worker, reason, await rows.Whistles.OpenAsync(requestId, cancellationToken) is not null, placed.Upward,
                    await requests.ClockAsync(cancellationToken), now, ids),
            cancellationToken);

    /// <summary>The community calls departments of <see cref="DepartmentsAsync"/>.</summary>
    /// <param name="whistleId">The whistle.</param>
    /// <param name="decider">Who of the community confirms it.</param>
    /// <param name="departments">Which, each with its deadline; null for the usual one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Whistled> ConfirmAsync(
        Guid whistleId, Actor decider, IReadOnlyDictionary<Guid, DateTimeOffset?> departments, CancellationToken cancellationToken) =>
        OfAsync(whistleId, async (request, whistle, placed) =>
        {
            List<CallableDepartment> called = [];
            foreach (Organisation one in (await DepartmentsAsync(placed.Codes, cancellationToken)).Where(one => departments.ContainsKey(one.Id)))
            {
                called.Add(new(one, await SpeakersAsync(one.Id, cancellationToken), departments[one.Id]));
            }
            return Whistles.Confirm(request, whistle, decider, called, placed.Upward, await requests.ClockAsync(cancellationToken), now, ids);
        }, cancellationToken);

    /// <summary>The community says that none is needed.</summary>
    public Task<Whistled> RefuseAsync(Guid whistleId, Actor decider, string? reason, CancellationToken cancellationToken) =>
        OfAsync(whistleId, (request, whistle, placed) =>
            Task.FromResult(Whistles.Refuse(request, whistle, decider, reason, placed.Upward, now, ids)), cancellationToken);

    /// <summary>Somebody of a department reports in.</summary>
    public Task<Whistled> ReportInAsync(Guid whistleId, Actor member, CancellationToken cancellationToken) =>
        OfAsync(whistleId, async (request, whistle, _) =>
            await CallOfAsync(whistleId, member, cancellationToken) is (_, { } call)
                ? Whistles.ReportIn(request, whistle, call, member, now, ids)
                : new Whistled.NotFound(), cancellationToken);

    /// <summary>Somebody of a department answers for it.</summary>
    public Task<Whistled> AnswerAsync(Guid whistleId, Actor member, string? words, CancellationToken cancellationToken) =>
        OfAsync(whistleId, async (request, whistle, _) =>
            await CallOfAsync(whistleId, member, cancellationToken) is (var calls, { } call)
                ? Whistles.Answer(request, whistle, calls, call, member, words, now, ids)
                : new Whistled.NotFound(), cancellationToken);

    /// <summary>Looks at one department that is due.</summary>
    /// <returns>False when the call is not there any more.</returns>
    public async Task<bool> LookAsync(WhistleCall due, CancellationToken cancellationToken) =>
        await OfAsync(due.WhistleId, async (request, whistle, placed) =>
            (await rows.Whistles.CallsAsync(due.WhistleId, cancellationToken)).Find(call => call.OrganisationId == due.OrganisationId) is { } call
                ? Whistles.Late(request, whistle, call, await SpeakersAsync(call.OrganisationId, cancellationToken), placed.Upward, await requests.ClockAsync(cancellationToken), now, ids)
                : new Whistled.NotFound(), cancellationToken) is not Whistled.NotFound;

    /// <summary>Looks at a whistle on which nobody has decided.</summary>
    /// <returns>False when it is not there any more.</returns>
    public async Task<bool> LookAsync(Whistle due, CancellationToken cancellationToken) =>
        await OfAsync(due.Id, async (request, whistle, placed) =>
            RemindWhistle.Decide(request, whistle, placed.Upward, await requests.ClockAsync(cancellationToken), now, ids), cancellationToken) is not Whistled.NotFound;

    /// <summary>The departments that can be called from a place, by name: those of its areas and of the areas above.</summary>
    public async Task<IReadOnlyList<Organisation>> DepartmentsAsync(IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        [.. (await rows.People.OrganisationsAsync(codes, cancellationToken))
            .Where(one => one.Kind is OrganisationKind.Department or OrganisationKind.PropertyCompany or OrganisationKind.HelpingUnit)];

    private async Task<IReadOnlyList<Guid>> SpeakersAsync(Guid organisationId, CancellationToken cancellationToken) =>
        [.. (await rows.People.MembersAsync(organisationId, today, cancellationToken)).Select(member => member.PersonId).Distinct()];

    private async Task<(List<WhistleCall> Calls, WhistleCall? Own)> CallOfAsync(Guid whistleId, Actor member, CancellationToken cancellationToken)
    {
        List<WhistleCall> calls = await rows.Whistles.CallsAsync(whistleId, cancellationToken);
        foreach (WhistleCall call in calls.OrderByDescending(call => call.Owes))
        {
            if (member.Id is { } id && (await SpeakersAsync(call.OrganisationId, cancellationToken)).Contains(id))
            {
                return (calls, call);
            }
        }
        return (calls, null);
    }

    private async Task<Whistled> OfAsync(Guid whistleId, Func<Request, Whistle, Placed, Task<Whistled>> step, CancellationToken cancellationToken)
    {
        if (await rows.Whistles.FindAsync(whistleId, cancellationToken) is not { } seen)
        {
            return new Whistled.NotFound();
        }
        return await HoldAsync(seen.RequestId, async (request, placed) =>
            await step(request, (await rows.Whistles.FindAsync(whistleId, cancellationToken))!, placed), cancellationToken);
    }

    private async Task<Whistled> HoldAsync(Guid requestId, Func<Request, Placed, Task<Whistled>> step, CancellationToken cancellationToken)
    {
        if (await rows.Requests.LockAsync(requestId, cancellationToken) is not { } request)
        {
            return new Whistled.NotFound();
        }
        Placed placed = await requests.PlacedAsync(request.AreaCode, cancellationToken);
        Whistled whistled = await step(request, placed);
        if (whistled is Whistled.Done done)
        {
            if (done.Timeline.Any(entry => entry.Step == RequestStep.WhistleRaised))
            {
                rows.Whistles.Add(done.Whistle);
            }
            foreach (WhistleCall call in done.Timeline.Any(entry => entry.Step == RequestStep.WhistleCalled) ? done.Calls : [])
            {
                rows.Whistles.Add(call);
            }
            await requests.WriteAsync(request, done.Timeline, done.Notices, placed, cancellationToken);
        }
        return whistled;
    }
}
