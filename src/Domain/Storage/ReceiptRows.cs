using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>What channels say later of messages that they took.</summary>
public sealed class ReceiptRows
{
    /// <summary>A message is at most so old when a receipt of it comes; what waited for a night or an emergency is older than its sending.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(35);

    private readonly HubDb _db;

    internal ReceiptRows(HubDb db) => _db = db;

    /// <summary>
    /// Takes a receipt: of each delivery that the message carried the ledger and the numbers say so too. What could not be
    /// brought is sent again by the person's other channels, unless one of them has it.
    /// </summary>
    /// <returns>False when all of it was known, or nothing is known of the message.</returns>
    public async Task<bool> TakeAsync(Receipt receipt, DateTimeOffset now, CancellationToken cancellationToken)
    {
        bool isNew = false;
        foreach ((Guid noticeId, int round) in await CarriedAsync(receipt.Key, now, cancellationToken))
        {
            isNew |= receipt.How switch
            {
                ReceiptKind.Received => await ReportAsync(noticeId, delivery => delivery.Receive(now)),
                ReceiptKind.Read => await ReportAsync(noticeId, delivery => delivery.Open(now)),
                _ => await BounceAsync(receipt, noticeId, round, now, cancellationToken),
            };
        }
        if (isNew && receipt.How == ReceiptKind.Gone)
        {
            await new PeopleRows(_db).DisableAsync([receipt.Key.PersonId], receipt.Key.Channel, cancellationToken);
        }
        return isNew;

        Task<bool> ReportAsync(Guid noticeId, Func<Delivery, bool> report) =>
            new NoticeRows(_db).ReportAsync(noticeId, receipt.Key.PersonId, report, cancellationToken);
    }

    // The notice of the key, and those that went in the same message, each with its own round.
    private async Task<List<(Guid NoticeId, int Round)>> CarriedAsync(AttemptKey key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string merged = key.ToString();
        DateTimeOffset since = now - Oldest;
        var others = await (from delivery in _db.Deliveries
                            where delivery.PersonId == key.PersonId && delivery.CreatedAt >= since
                            join attempt in _db.Attempts on new { delivery.NoticeId, delivery.PersonId } equals new { attempt.NoticeId, attempt.PersonId }
                            where attempt.MergedKey == merged
                            orderby attempt.NoticeId
                            select new { attempt.NoticeId, attempt.Round }).ToListAsync(cancellationToken);
        return [(key.NoticeId, key.Round), .. others.Select(one => (one.NoticeId, one.Round))];
    }

    private async Task<bool> BounceAsync(Receipt receipt, Guid noticeId, int round, DateTimeOffset now, CancellationToken cancellationToken)
    {
        AttemptKey key = receipt.Key;
        // Held first, so that a receipt that comes twice at once is counted once.
        if (await _db.LockDeliveryAsync(noticeId, key.PersonId, cancellationToken) is not { } delivery)
        {
            return false;
        }
        List<Attempt> tries = await _db.Attempts.Where(attempt => attempt.NoticeId == noticeId && attempt.PersonId == key.PersonId && attempt.Round == round)
            .ToListAsync(cancellationToken);
        Attempt? taken = round == 1 ? delivery.Taken : null;
        Attempt? bounced = tries.Find(attempt => attempt.Channel == key.Channel) ?? (taken?.Channel == key.Channel ? taken : null);
        if (bounced?.Outcome == AttemptOutcome.Bounced)
        {
            return false;
        }
        bool isCounted = await _db.Notices.FindAsync([noticeId], cancellationToken) is { IsCounted: true };
        if (bounced is null)
        {
            // The worker that sent it has not yet written so.
            _db.Append(bounced = new()
            {
                NoticeId = noticeId,
                PersonId = key.PersonId,
                Channel = key.Channel,
                Round = round,
                StartedAt = now,
                MergedKey = noticeId == key.NoticeId ? null : key.ToString(),
                Outcome = AttemptOutcome.Bounced,
                Reason = receipt.Reason,
            });
        }
        else
        {
            if (isCounted)
            {
                _db.Append(Tally.Of(noticeId, null, key.Channel, bounced.Outcome.ToString(), bounced.Reason, -1));
            }
            (bounced.Outcome, bounced.Reason) = (AttemptOutcome.Bounced, receipt.Reason);
            if (bounced == taken)
            {
                _db.Append(taken);
                (delivery.Channel, delivery.TriedAt, delivery.ProviderId) = (null, null, null);
            }
        }
        if (isCounted)
        {
            _db.Append(Tally.Of(noticeId, null, key.Channel, nameof(AttemptOutcome.Bounced), receipt.Reason, 1));
        }
        bool hasOther = (taken is not null && taken != bounced) || tries.Exists(attempt => attempt.Channel != key.Channel && attempt.Outcome is AttemptOutcome.Ok or AttemptOutcome.Unknown);
        if (!hasOther)
        {
            await new NoticeRows(_db).ReportAsync(noticeId, key.PersonId, delivery => delivery.Bounce(round, now), cancellationToken);
        }
        return true;
    }
}
