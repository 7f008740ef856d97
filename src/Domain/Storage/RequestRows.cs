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
        _db.Requests.FirstOrDefaultAsync(request => request.Key == key, cancellationToken);

    /// <summary>A request by its id.</summary>
    public Task<Request?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        _db.Requests.AsNoTracking().FirstOrDefaultAsync(request => request.Id == id, cancellationToken);

    /// <summary>A request by its short number. Whether the asker may see it is the caller's question.</summary>
    public Task<Request?> NumberedAsync(long number, CancellationToken cancellationToken) =>
        _db.Requests.AsNoTracking().FirstOrDefaultAsync(request => request.Number == number, cancellationToken);

    /// <summary>The request behind an anonymous tracking code, or null.</summary>
    public Task<Request?> TrackedAsync(string code, CancellationToken cancellationToken)
    {
        string hash = IdSource.Hash(code);
        return _db.Requests.AsNoTracking().FirstOrDefaultAsync(request => request.TrackingHash == hash, cancellationToken);
    }

    /// <summary>A resident's requests, the newest first.</summary>
    public Task<List<Request>> OfReporterAsync(Guid personId, int most, CancellationToken cancellationToken) =>
        _db.Requests.AsNoTracking().Where(request => request.ReporterId == personId)
            .OrderByDescending(request => request.Number).Take(most).ToListAsync(cancellationToken);

    /// <summary>The orders of a worker: those she took, and those open to all at the areas she serves.</summary>
    public Task<List<Request>> OrdersAsync(Guid workerId, IReadOnlyCollection<Area> served, int most, CancellationToken cancellationToken)
    {
        RequestStatus[] open = [RequestStatus.Submitted, RequestStatus.Dispatched, RequestStatus.Declined, RequestStatus.Escalated, RequestStatus.Reopened];
        RequestStatus[] mine = [RequestStatus.Accepted, RequestStatus.Transferred, RequestStatus.Resolved];
        IQueryable<Request> own = _db.Requests.Where(request => request.AssigneeId == workerId && mine.Contains(request.Status));
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
        return own.AsNoTracking().OrderByDescending(request => request.Number).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Adds a request.</summary>
    public void Add(Request request) => _db.Requests.Add(request);

    /// <summary>Appends to timelines.</summary>
    public void Add(IEnumerable<TimelineEntry> entries) => _db.Timeline.AddRange(entries);

    /// <summary>The timeline of a request, in order.</summary>
    public Task<List<TimelineEntry>> TimelineAsync(Guid requestId, CancellationToken cancellationToken) =>
        _db.Timeline.AsNoTracking().Where(entry => entry.RequestId == requestId).OrderBy(entry => entry.Seq).ToListAsync(cancellationToken);

    /// <summary>The policies of these areas.</summary>
    public Task<List<Policy>> PoliciesAsync(IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken) =>
        _db.Policies.AsNoTracking().Where(policy => areaCodes.Contains(policy.AreaCode)).ToListAsync(cancellationToken);

    public void Add(Policy policy) => _db.Policies.Add(policy);

    public void Add(Attachment attachment) => _db.Attachments.Add(attachment);

    public Task<Attachment?> AttachmentAsync(Guid id, CancellationToken cancellationToken) =>
        _db.Attachments.AsNoTracking().FirstOrDefaultAsync(attachment => attachment.Id == id, cancellationToken);

    /// <summary>What hangs on a request, without the contents.</summary>
    public async Task<List<AttachmentInfo>> AttachmentsAsync(Guid requestId, CancellationToken cancellationToken) =>
        await _db.Attachments.Where(attachment => attachment.RequestId == requestId).OrderBy(attachment => attachment.At)
            .Select(attachment => new AttachmentInfo(attachment.Id, attachment.Name, attachment.MediaType, attachment.IsEvidence))
            .ToListAsync(cancellationToken);

    /// <summary>Hangs attachments of a source on a request.</summary>
    public async Task AttachAsync(IReadOnlyCollection<Guid> ids, Guid requestId, CancellationToken cancellationToken)
    {
        if (ids.Count > 0)
        {
            await _db.Attachments.Where(attachment => ids.Contains(attachment.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(attachment => attachment.RequestId, requestId), cancellationToken);
        }
    }

    /// <summary>Records that somebody looked at private data.</summary>
    public void Add(Look look) => _db.Looks.Add(look);
}

/// <summary>What is known of an attachment without opening it.</summary>
public sealed record AttachmentInfo(Guid Id, string Name, string MediaType, bool IsEvidence);
