using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>Alerts on their way up, and the policies by which they climb.</summary>
public sealed class CallRows
{
    private readonly HubDb _db;

    internal CallRows(HubDb db) => _db = db;

    /// <summary>Adds a policy.</summary>
    /// <exception cref="ArgumentException">Its plan could not run.</exception>
    public void Add(AlertPolicy policy)
    {
        policy.Plan.Check();
        _db.AlertPolicies.Add(policy);
    }

    /// <summary>The policies of these areas.</summary>
    public Task<List<AlertPolicy>> PoliciesAsync(IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken) =>
        _db.AlertPolicies.AsNoTracking().Where(policy => areaCodes.Contains(policy.AreaCode)).ToListAsync(cancellationToken);

    /// <summary>The policies of these areas, to be changed.</summary>
    public async Task<List<AlertPolicy>> PoliciesToChangeAsync(IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken)
    {
        List<AlertPolicy> policies = [];
        foreach (string[] some in areaCodes.Chunk(PeopleRows.MostAtOnce))
        {
            policies.AddRange(await _db.AlertPolicies.Where(policy => some.Contains(policy.AreaCode)).ToListAsync(cancellationToken));
        }
        return policies;
    }

    /// <summary>Writes what an import decided; policies that it changed are known to this transaction already.</summary>
    public void Write(PolicyPlan plan)
    {
        foreach (AlertPolicy policy in plan.Added.Concat(plan.Changed))
        {
            policy.Plan.Check();
        }
        _db.AlertPolicies.AddRange(plan.Added);
        _db.AlertPolicies.RemoveRange(plan.Removed);
    }

    /// <summary>The alerts of a request, the newest first; what gave the all-clear or corrected one is none.</summary>
    public Task<List<Notice>> AlertsAsync(Guid requestId, CancellationToken cancellationToken) =>
        Alerts().Where(notice => notice.RequestId == requestId).OrderByDescending(notice => notice.CreatedAt).ThenByDescending(notice => notice.Id)
            .ToListAsync(cancellationToken);

    /// <summary>The requests of an area and below with alerts since an instant that nobody has ended by an all-clear, the newest first.</summary>
    public async Task<List<Request>> AlarmedAsync(Area within, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        (string path, string after, string code) = (within.Path, AreaPath.After(within.Path), within.Code);
        return await (from request in _db.Requests.AsNoTracking()
                      where Alerts().Any(notice => notice.RequestId == request.Id && notice.StoppedAt == null && notice.CreatedAt >= since)
                      join area in _db.Areas on request.AreaCode equals area.Code
                      where (string.Compare(area.Path, path) >= 0 && string.Compare(area.Path, after) < 0) || area.CompoundCode == code
                      orderby request.Number descending
                      select request).Take(most).ToListAsync(cancellationToken);
    }

    private IQueryable<Notice> Alerts() => _db.Notices.Where(notice =>
        notice.Kind == NoticeKind.Alert && (notice.Lane == Lane.Emergency || notice.Lane == Lane.Alert) && notice.RequestId != null && !notice.Key.EndsWith("/all-clear") && !notice.Key.EndsWith("/recall"));

    /// <summary>Adds a call; its notice must have none.</summary>
    public void Add(Call call) => _db.Calls.Add(call);

    /// <summary>The call of a notice, or null.</summary>
    public Task<Call?> FindAsync(Guid noticeId, CancellationToken cancellationToken) =>
        _db.Calls.AsNoTracking().FirstOrDefaultAsync(call => call.NoticeId == noticeId, cancellationToken);

    /// <summary>The calls of a request, in the order in which they began; all but the last have ended.</summary>
    public Task<List<Call>> OfRequestAsync(Guid requestId, CancellationToken cancellationToken) =>
        _db.Calls.AsNoTracking().Where(call => call.RequestId == requestId).OrderBy(call => call.StartedAt).ThenBy(call => call.NoticeId).ToListAsync(cancellationToken);

    /// <summary>The calls of a request that have not ended, held. The request's row must be held first.</summary>
    internal Task<List<Call>> LockAsync(Guid requestId, CancellationToken cancellationToken) => _db.LockCallsAsync(requestId, cancellationToken);

    /// <summary>Whether a call is due: asked before anything is held.</summary>
    public Task<bool> AnyDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Calls.AnyAsync(call => call.NextAt <= now, cancellationToken);

    /// <summary>Puts a call off that could not be decided, so that it does not stand in the way of others.</summary>
    public Task PutOffAsync(Guid noticeId, DateTimeOffset until, CancellationToken cancellationToken) =>
        _db.Calls.Where(call => call.NoticeId == noticeId && call.NextAt < until)
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.NextAt, until), cancellationToken);

    /// <summary>A call that is due and that nobody else holds, held together with its request; null when there is none.</summary>
    internal Task<Call?> ClaimAsync(DateTimeOffset now, CancellationToken cancellationToken) => _db.ClaimCallAsync(now, cancellationToken);
}
