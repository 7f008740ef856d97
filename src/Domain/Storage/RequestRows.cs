using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>Requests, their timelines and attachments.</summary>
public sealed class RequestRows
{
    private readonly HubDb _db;

    internal RequestRows(HubDb db) => _db = db;

    /// <summary>The next short number.</summary>
    public Task<long> NextNumberAsync(CancellationToken cancellationToken) => _db.NextRequestNumberAsync(cancellationToken);

    /// <summary>Reads a request and holds its row: of two who move it at once, the second sees what the first did.</summary>
    public Task<Request?> LockAsync(Guid id, CancellationToken cancellationToken) => _db.LockRequestAsync(id, cancellationToken);

    /// <summary>The request that a key filed, or null.</summary>
    public Task<Request?> FiledAsync(string key, CancellationToken cancellationToken) =>
        _db.Compiled.Filed(_db, key, cancellationToken);

    /// <summary>A request by its id.</summary>
    public Task<Request?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        _db.Requests.AsNoTracking().FirstOrDefaultAsync(request => request.Id == id, cancellationToken);

    /// <summary>Requests by their ids, in no order.</summary>
    public Task<List<Request>> FindAllAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _db.Requests.AsNoTracking().Where(request => ids.Contains(request.Id)).ToListAsync(cancellationToken);

    /// <summary>A request by its short number. Whether the asker may see it is the caller's question.</summary>
    public Task<Request?> NumberedAsync(long number, CancellationToken cancellationToken) =>
        _db.Requests.AsNoTracking().FirstOrDefaultAsync(request => request.Number == number, cancellationToken);

    /// <summary>The request behind an anonymous tracking code, or null.</summary>
    public Task<Request?> TrackedAsync(string code, CancellationToken cancellationToken)
    {
        string hash = IdSource.Hash(code);
        return _db.Requests.AsNoTracking().FirstOrDefaultAsync(request => request.TrackingHash == hash, cancellationToken);
    }

    /// <summary>The newest of a resident's requests in which a worker waits for her answer, or null.</summary>
    public Task<Request?> AskedAsync(Guid personId, CancellationToken cancellationToken) => _db.Compiled.Asked(_db, personId, cancellationToken);

    /// <summary>A resident's requests, the newest first.</summary>
    public Task<List<Request>> OfReporterAsync(Guid personId, int most, CancellationToken cancellationToken) =>
        _db.Compiled.OfReporter(_db, personId, most).ToListAsync(cancellationToken).AsTask();

    /// <summary>
    /// The orders of a worker: those she took, and those open to all at the areas she serves. Her own come first, then red
    /// lines and urgent ones, so that what <paramref name="most"/> cuts off is what can wait.
    /// </summary>
    public Task<List<Request>> OrdersAsync(Guid workerId, IReadOnlyCollection<Area> served, int most, CancellationToken cancellationToken) =>
        Orders(workerId, served)
            .OrderBy(request => request.AssigneeId == workerId ? 0 : 1)
            .ThenBy(request => request.Urgency == Urgency.RedLine ? 0 : request.Urgency == Urgency.Urgent ? 1 : 2)
            .ThenByDescending(request => request.Number)
            .Take(most).ToListAsync(cancellationToken);

    private IQueryable<Request> Orders(Guid workerId, IReadOnlyCollection<Area> served)
    {
        RequestStatus[] open = [RequestStatus.Submitted, RequestStatus.Dispatched, RequestStatus.Declined, RequestStatus.Escalated, RequestStatus.Reopened];
        RequestStatus[] mine = [RequestStatus.Accepted, RequestStatus.Transferred, RequestStatus.Resolved];
        IQueryable<Request> own = _db.Requests.AsNoTracking().Where(request => request.AssigneeId == workerId && mine.Contains(request.Status));
        foreach (Area area in served)
        {
            string path = area.Path;
            string after = AreaPath.After(path);
            string code = area.Code;
            IQueryable<string> below = area.Level == AreaLevel.Compound
                ? _db.Areas.Where(a => a.CompoundCode == code || a.Code == code).Select(a => a.Code)
                : _db.Areas.Where(a => string.Compare(a.Path, path) >= 0 && string.Compare(a.Path, after) < 0).Select(a => a.Code);
            own = own.Union(_db.Requests.Where(request => open.Contains(request.Status) && below.Contains(request.AreaCode!)));
        }
        // A request without a place stands at no area: it is on the page of those who were told of it.
        IQueryable<Guid?> told = ToldOf(workerId, DateTimeOffset.MinValue);
        return own.Union(_db.Requests.Where(request => request.AreaCode == null && open.Contains(request.Status) && told.Contains(request.Id)));
    }

    private IQueryable<Guid?> ToldOf(Guid workerId, DateTimeOffset since) =>
        from delivery in _db.Deliveries
        where delivery.PersonId == workerId && delivery.CreatedAt >= since
        join notice in _db.Notices on delivery.NoticeId equals notice.Id
        where notice.Kind == Notices.NoticeKind.Alert
        select notice.RequestId;

    /// <summary>A number that changes whenever something on a worker's page would: one row, for pages that look every two seconds.</summary>
    public async Task<string> OrdersStampAsync(Guid workerId, IReadOnlyCollection<Area> served, CancellationToken cancellationToken)
    {
        var stamp = await Orders(workerId, served).GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), Steps = all.Sum(request => (long)request.LastEntry), Newest = all.Max(request => request.Number) })
            .FirstOrDefaultAsync(cancellationToken);
        return stamp is null ? "" : $"{stamp.Count}.{stamp.Steps}.{stamp.Newest}";
    }

    /// <summary>What a worker was told of since an instant and a colleague has taken, the newest first.</summary>
    public Task<List<Request>> TakenByOthersAsync(Guid workerId, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        RequestStatus[] taken = [RequestStatus.Accepted, RequestStatus.Transferred, RequestStatus.Resolved];
        IQueryable<Guid?> told = ToldOf(workerId, since);
        return _db.Requests.AsNoTracking()
            .Where(request => told.Contains(request.Id) && taken.Contains(request.Status) && request.AssigneeId != workerId)
            .OrderByDescending(request => request.Number).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Adds a request.</summary>
    public void Add(Request request) => _db.Requests.Add(request);

    /// <summary>Appends to timelines.</summary>
    public void Add(IEnumerable<TimelineEntry> entries)
    {
        foreach (TimelineEntry entry in entries)
        {
            _db.Append(entry);
        }
    }

    /// <summary>The timeline of a request, in order.</summary>
    public Task<List<TimelineEntry>> TimelineAsync(Guid requestId, CancellationToken cancellationToken) =>
        _db.Timeline.AsNoTracking().Where(entry => entry.RequestId == requestId).OrderBy(entry => entry.Seq).ToListAsync(cancellationToken);

    /// <summary>The timelines of several requests, each in order.</summary>
    public async Task<ILookup<Guid, TimelineEntry>> TimelinesAsync(IReadOnlyCollection<Guid> requestIds, CancellationToken cancellationToken) =>
        (await _db.Timeline.AsNoTracking().Where(entry => requestIds.Contains(entry.RequestId)).OrderBy(entry => entry.Seq)
            .ToListAsync(cancellationToken)).ToLookup(entry => entry.RequestId);

    /// <summary>Whether a promise is due: asked before anything is held.</summary>
    public Task<bool> AnyPromiseDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Requests.AnyAsync(request => request.PromiseNextAt <= now, cancellationToken);

    /// <summary>Puts a promise off that could not be decided, so that it does not stand in the way of others.</summary>
    public Task PutOffPromiseAsync(Guid id, DateTimeOffset until, CancellationToken cancellationToken) =>
        _db.Requests.Where(request => request.Id == id && request.PromiseNextAt < until)
            .ExecuteUpdateAsync(set => set.SetProperty(request => request.PromiseNextAt, until), cancellationToken);

    /// <summary>A request whose promise is due and that nobody else holds, held; null when there is none.</summary>
    internal Task<Request?> ClaimPromiseAsync(DateTimeOffset now, CancellationToken cancellationToken) => _db.ClaimPromiseAsync(now, cancellationToken);

    /// <summary>The policies of these areas.</summary>
    public Task<List<Policy>> PoliciesAsync(IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken) =>
        _db.Compiled.Policies(_db, areaCodes).ToListAsync(cancellationToken).AsTask();

    /// <summary>The policies of these areas, to be changed.</summary>
    public async Task<List<Policy>> PoliciesToChangeAsync(IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken)
    {
        List<Policy> policies = [];
        foreach (string[] some in areaCodes.Chunk(PeopleRows.MostAtOnce))
        {
            policies.AddRange(await _db.Policies.Where(policy => some.Contains(policy.AreaCode)).ToListAsync(cancellationToken));
        }
        return policies;
    }

    /// <summary>Writes what an import decided; policies that it changed are known to this transaction already.</summary>
    public void Write(PromisePlan plan)
    {
        _db.Policies.AddRange(plan.Added);
        _db.Policies.RemoveRange(plan.Removed);
    }

    public void Add(Attachment attachment) => _db.Attachments.Add(attachment);

    public Task<Attachment?> AttachmentAsync(Guid id, CancellationToken cancellationToken) =>
        _db.Attachments.AsNoTracking().FirstOrDefaultAsync(attachment => attachment.Id == id, cancellationToken);

    /// <summary>What hangs on a request, without the contents.</summary>
    public async Task<List<AttachmentInfo>> AttachmentsAsync(Guid requestId, CancellationToken cancellationToken) =>
        await _db.Attachments.Where(attachment => attachment.RequestId == requestId).OrderBy(attachment => attachment.At)
            .Select(attachment => new AttachmentInfo(attachment.Id, attachment.Name, attachment.MediaType, attachment.IsEvidence))
            .ToListAsync(cancellationToken);

    /// <summary>What hangs on several requests, without the contents.</summary>
    public async Task<ILookup<Guid, AttachmentInfo>> AttachmentsAsync(IReadOnlyCollection<Guid> requestIds, CancellationToken cancellationToken)
    {
        var found = await _db.Attachments.Where(attachment => attachment.RequestId != null && requestIds.Contains(attachment.RequestId.Value))
            .OrderBy(attachment => attachment.At)
            .Select(attachment => new
            {
                attachment.RequestId,
                Info = new AttachmentInfo(attachment.Id, attachment.Name, attachment.MediaType, attachment.IsEvidence),
            }).ToListAsync(cancellationToken);
        return found.ToLookup(one => one.RequestId!.Value, one => one.Info);
    }

    /// <summary>Hangs attachments on a request.</summary>
    /// <param name="ids">The attachments.</param>
    /// <param name="requestId">The request.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <param name="anonymous">Cuts off where they came from, so that they lead to nobody.</param>
    public async Task AttachAsync(IReadOnlyCollection<Guid> ids, Guid requestId, CancellationToken cancellationToken, bool anonymous = false)
    {
        if (ids.Count == 0)
        {
            return;
        }
        IQueryable<Attachment> attachments = _db.Attachments.Where(attachment => ids.Contains(attachment.Id));
        await attachments.ExecuteUpdateAsync(set => set.SetProperty(attachment => attachment.RequestId, requestId), cancellationToken);
        if (anonymous)
        {
            await attachments.ExecuteUpdateAsync(set => set.SetProperty(attachment => attachment.Source, "anonymous"), cancellationToken);
        }
    }

    /// <summary>Records that somebody looked at private data.</summary>
    public void Add(Look look) => _db.Looks.Add(look);

    /// <summary>Who looked at something, in order.</summary>
    public Task<List<Look>> LooksAsync(string subject, CancellationToken cancellationToken) =>
        _db.Looks.AsNoTracking().Where(look => look.Subject == subject).OrderBy(look => look.At).ToListAsync(cancellationToken);
}

/// <summary>What is known of an attachment without opening it.</summary>
public sealed record AttachmentInfo(Guid Id, string Name, string MediaType, bool IsEvidence);
