using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>Notices, and the ledger of who got them.</summary>
public sealed class NoticeRows
{
    private readonly HubDb _db;

    internal NoticeRows(HubDb db) => _db = db;

    /// <summary>Writes a notice and a ledger row for each of its people.</summary>
    public void Add(Notice notice)
    {
        notice.ExpandedAt = notice.CreatedAt;
        _db.Append(notice);
        foreach (Guid person in notice.Audience.People.Distinct())
        {
            _db.Append(new Delivery
            {
                NoticeId = notice.Id,
                PersonId = person,
                Lane = notice.Lane,
                CreatedAt = notice.CreatedAt,
                ChangedAt = notice.CreatedAt,
            });
        }
    }

    public async Task<Notice?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await _db.Notices.FindAsync([id], cancellationToken);

    /// <summary>A notice by its key, or null.</summary>
    public Task<Notice?> FindAsync(string key, CancellationToken cancellationToken) =>
        _db.Notices.FirstOrDefaultAsync(notice => notice.Key == key, cancellationToken);

    public async Task<Delivery?> DeliveryAsync(Guid noticeId, Guid personId, CancellationToken cancellationToken) =>
        await _db.Deliveries.FindAsync([noticeId, personId], cancellationToken);

    /// <summary>Attempts of one delivery, in order.</summary>
    public Task<List<Attempt>> AttemptsAsync(Guid noticeId, Guid personId, CancellationToken cancellationToken) =>
        _db.Attempts.Where(attempt => attempt.NoticeId == noticeId && attempt.PersonId == personId)
            .OrderBy(attempt => attempt.Round).ToListAsync(cancellationToken);

    public void Add(Attempt attempt) => _db.Append(attempt);

    /// <summary>
    /// Takes what is to be sent, the upper lanes first, and marks it Leased. What was leased by a worker that died comes back
    /// when its lease is over.
    /// </summary>
    public async Task<List<Delivery>> LeaseAsync(int most, DateTimeOffset now, TimeSpan lease, CancellationToken cancellationToken)
    {
        List<Delivery> taken = await _db.LeaseDeliveriesAsync(most, now, now + lease, cancellationToken);
        taken.Sort((one, other) => (one.Lane, one.CreatedAt).CompareTo((other.Lane, other.CreatedAt)));
        return taken;
    }

    /// <summary>The ledger rows of these notices and people, to change.</summary>
    public async Task<Dictionary<(Guid NoticeId, Guid PersonId), Delivery>> DeliveriesAsync(
        IReadOnlyCollection<Guid> noticeIds, IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken) =>
        (await _db.Deliveries.Where(delivery => noticeIds.Contains(delivery.NoticeId) && personIds.Contains(delivery.PersonId))
            .ToListAsync(cancellationToken)).ToDictionary(delivery => (delivery.NoticeId, delivery.PersonId));

    /// <summary>Whether anything waits to be sent: asked before a worker takes a turn at writing.</summary>
    public Task<bool> AnyWaitingAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Compiled.AnyWaiting(_db, now, cancellationToken);

    /// <summary>Notices by their ids.</summary>
    public Task<List<Notice>> FindAllAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _db.Notices.Where(notice => ids.Contains(notice.Id)).ToListAsync(cancellationToken);

    /// <summary>What a person was told and has not acknowledged, the newest first: what her page shows when it opens.</summary>
    public async Task<List<(Notice Notice, Delivery Delivery)>> OpenAsync(
        Guid personId, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        DeliveryState[] open = [DeliveryState.Pending, DeliveryState.Leased, DeliveryState.HandedOff, DeliveryState.Received, DeliveryState.Read, DeliveryState.Unknown, DeliveryState.Deferred, DeliveryState.Failed];
        var rows = await (from delivery in _db.Deliveries
                          where delivery.PersonId == personId && open.Contains(delivery.State) && delivery.CreatedAt >= since
                          join notice in _db.Notices on delivery.NoticeId equals notice.Id
                          orderby delivery.CreatedAt descending
                          select new { notice, delivery }).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.notice, row.delivery))];
    }

    /// <summary>What a person was told since an instant and has not acknowledged, the newest first: enough for a page to ring.</summary>
    public Task<List<LiveNews>> NewsAsync(Guid personId, DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        _db.Compiled.News(_db, personId, since, most).ToListAsync(cancellationToken).AsTask();

    /// <summary>A person's ledger rows about a request.</summary>
    public Task<List<Delivery>> OfRequestAsync(Guid requestId, Guid personId, CancellationToken cancellationToken) =>
        (from delivery in _db.Deliveries
         where delivery.PersonId == personId
         join notice in _db.Notices on delivery.NoticeId equals notice.Id
         where notice.RequestId == requestId
         select delivery).ToListAsync(cancellationToken);

    /// <summary>Which of these requests a person was called to, and when last.</summary>
    public Task<Dictionary<Guid, DateTimeOffset>> CalledAsync(
        Guid personId, IReadOnlyCollection<Guid> requestIds, CancellationToken cancellationToken) =>
        (from notice in _db.Notices
         where notice.RequestId != null && requestIds.Contains(notice.RequestId.Value) && notice.Kind == NoticeKind.Alert
         join delivery in _db.Deliveries on notice.Id equals delivery.NoticeId
         where delivery.PersonId == personId
         group notice.CreatedAt by notice.RequestId!.Value into calls
         select new { calls.Key, Last = calls.Max() }).ToDictionaryAsync(call => call.Key, call => call.Last, cancellationToken);

    /// <summary>Words that change whenever a person is told something or one of her pages reports: for pages that look every two seconds.</summary>
    public async Task<string> StampAsync(Guid personId, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var stamp = await _db.Deliveries.Where(delivery => delivery.PersonId == personId && delivery.CreatedAt >= since)
            .GroupBy(delivery => delivery.PersonId)
            .Select(all => new { Count = all.Count(), Last = all.Max(delivery => delivery.ChangedAt) })
            .FirstOrDefaultAsync(cancellationToken);
        return stamp is null ? "" : $"{stamp.Count}.{stamp.Last.UtcTicks}";
    }

    /// <summary>Everybody a request's notices are owed to, with how each stands.</summary>
    public Task<List<Delivery>> OfRequestAsync(Guid requestId, CancellationToken cancellationToken) =>
        (from notice in _db.Notices
         where notice.RequestId == requestId
         join delivery in _db.Deliveries on notice.Id equals delivery.NoticeId
         select delivery).ToListAsync(cancellationToken);
}

/// <summary>A notice in a person's ledger, without its words.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="Lane">How urgent it is.</param>
/// <param name="Received">Whether a page of hers has reported it.</param>
/// <param name="At">When it was written.</param>
public sealed record LiveNews(Guid NoticeId, Lane Lane, bool Received, DateTimeOffset At);
