using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>The numbers of notices: exact sums over changes, without looking at the ledger.</summary>
public sealed class TallyRows
{
    private const int MostFolded = 5000;

    private readonly HubDb _db;

    internal TallyRows(HubDb db) => _db = db;

    /// <summary>How a notice stands now. That of a notice to a few people by name is read from its own rows.</summary>
    public async Task<NoticeNumbers> OfAsync(Notice notice, CancellationToken cancellationToken)
    {
        if (notice.IsCounted)
        {
            return new(await (
                from tally in _db.Tallies
                where tally.NoticeId == notice.Id
                group tally.Count by new { tally.AreaCode, tally.Channel, tally.What, tally.Reason } into same
                where same.Sum() != 0
                select new NumberLine(same.Key.AreaCode, same.Key.Channel, same.Key.What, same.Key.Reason, same.Sum())).ToListAsync(cancellationToken));
        }
        var deliveries = await _db.Deliveries.AsNoTracking().Where(delivery => delivery.NoticeId == notice.Id)
            .Select(delivery => new { delivery.State, delivery.Reason, delivery.Channel }).ToListAsync(cancellationToken);
        var attempts = await _db.Attempts.AsNoTracking().Where(attempt => attempt.NoticeId == notice.Id)
            .Select(attempt => new { attempt.Channel, attempt.Outcome, attempt.Reason }).ToListAsync(cancellationToken);
        var taken = deliveries.Where(one => one.Channel is not null).Select(one => new { Channel = one.Channel!, Outcome = AttemptOutcome.Ok, Reason = (string?)null });
        return new(
        [
            .. deliveries.GroupBy(one => (one.State, one.Reason)).Select(same => new NumberLine("", "", same.Key.State.ToString(), same.Key.Reason ?? "", same.Count())),
            .. attempts.Concat(taken).GroupBy(one => one).Select(same => new NumberLine("", same.Key.Channel, same.Key.Outcome.ToString(), same.Key.Reason ?? "", same.Count())),
        ]);
    }

    /// <summary>A notice whose changes are to be put together; null where there is none.</summary>
    public Task<Guid?> NextToFoldAsync(CancellationToken cancellationToken) =>
        _db.Tallies.Where(tally => !tally.IsFolded).Select(tally => (Guid?)tally.NoticeId).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Puts changes of a notice together. False where another node was at it.</summary>
    public async Task<bool> FoldAsync(Guid noticeId, CancellationToken cancellationToken)
    {
        List<Tally> all = await _db.LockTalliesAsync(noticeId, MostFolded, cancellationToken);
        if (all.Count == 0)
        {
            return false;
        }
        Guid[] ids = [.. all.Select(tally => tally.Id)];
        await _db.Tallies.Where(tally => ids.Contains(tally.Id)).ExecuteDeleteAsync(cancellationToken);
        foreach (var same in all.GroupBy(tally => (tally.AreaCode, tally.Channel, tally.What, tally.Reason)))
        {
            long sum = same.Sum(tally => tally.Count);
            if (sum != 0)
            {
                _db.Append(new Tally
                {
                    Id = Guid.CreateVersion7(),
                    NoticeId = noticeId,
                    AreaCode = same.Key.AreaCode,
                    Channel = same.Key.Channel,
                    What = same.Key.What,
                    Reason = same.Key.Reason,
                    Count = sum,
                    IsFolded = true,
                });
            }
        }
        return true;
    }
}
