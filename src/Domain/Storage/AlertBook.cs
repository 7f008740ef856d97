using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Text;

namespace Hub.Domain.Storage;

/// <summary>
/// Gives the all-clear for the alerts of a request within the current transaction: its call ends, its alerts are stopped, whom they
/// reached is told, and the timeline says so. The request itself stays open, for what was done about it goes on.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="now">The instant of the transaction.</param>
/// <param name="today">The local day, by which posts are held.</param>
public sealed class AlertBook(Rows rows, IdSource ids, DateTimeOffset now, DateOnly today)
{
    /// <summary>Whose pages may show what happened: they are rung after the commit.</summary>
    public HashSet<Guid> Concerned { get; } = [];

    /// <summary>Gives it; a second time it tells nobody.</summary>
    /// <param name="number">The request's short number.</param>
    /// <param name="more">What is told beside it; may be empty.</param>
    /// <param name="by">Who gives it.</param>
    /// <param name="cancellationToken">Ends the look-ups.</param>
    public async Task<AllClear> GiveAsync(long number, Bi more, Person by, CancellationToken cancellationToken)
    {
        if (await rows.Requests.NumberedAsync(number, cancellationToken) is not { } found
            || await rows.Requests.LockAsync(found.Id, cancellationToken) is not { } request)
        {
            return new AllClear.NotFound();
        }
        if (!await MayAsync(request.AreaCode, by.Id, cancellationToken))
        {
            return new AllClear.NoAuthority(request.AreaCode ?? "");
        }
        if (RecallBroadcast.Problems(more) is { Count: > 0 } problems)
        {
            return new AllClear.Invalid(problems);
        }
        // The call's row before the ledger's, as everybody holds them.
        List<Call> calls = await rows.Calls.LockAsync(request.Id, cancellationToken);
        List<Notice> alerts = await rows.Calls.AlertsAsync(request.Id, cancellationToken);
        Notice[] on = [.. alerts.Where(alert => alert.StoppedAt is null)];
        if (on.Length == 0)
        {
            return alerts.Count == 0 ? new AllClear.NoAlert(request) : new AllClear.Already(request);
        }
        foreach (Call call in calls)
        {
            call.End(null, now);
            Concerned.UnionWith(call.Called.Select(one => one.PersonId));
        }
        Bi words = RecallBroadcast.AllClearWords(on[^1].Text, more);
        if (await rows.Notices.AllClearAsync(on[0], words, today, ids, now, cancellationToken, on[1..]) is not Recalled.Done done)
        {
            return new AllClear.Already(request);
        }
        rows.Requests.Add([request.Append(RequestStep.AllClear, new(by.Id, by.Name), now, null)]);
        return new AllClear.Done(request, done.Notice);
    }

    // Who turns the switch of the place; where no place is known, the desk of the whole hub.
    private async Task<bool> MayAsync(string? areaCode, Guid personId, CancellationToken cancellationToken)
    {
        List<Area> upward = areaCode is null ? [] : await rows.Areas.UpwardAsync(areaCode, cancellationToken);
        List<Standing> posts = upward.Count == 0
            ? await rows.People.TopDeskAsync(today, cancellationToken)
            : await rows.People.PostsAtAsync([.. upward.Select(area => area.Code)], today, cancellationToken);
        return posts.Exists(standing => standing.Person.Id == personId && EmergencyPosts.MaySwitch(standing.Post.Role));
    }
}
