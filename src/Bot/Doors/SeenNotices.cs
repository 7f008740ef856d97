using Hub.Bot.Turns;
using Hub.Domain.Notices;
using Hub.Domain.Storage;

namespace Hub.Bot.Doors;

/// <summary>What a chat's client reports as seen: of the notices among it the ledger and the numbers say so too.</summary>
internal sealed class SeenNotices(HubStore store, HubClock clock)
{
    /// <summary>Takes a report.</summary>
    /// <param name="conversation">The conversation.</param>
    /// <param name="number">The last line of its log that she has seen.</param>
    /// <param name="cancellationToken">Ends it between two notices; the next report begins where it ended.</param>
    public async Task TakeAsync(string conversation, long number, CancellationToken cancellationToken)
    {
        List<string> keys = await store.ReadAsync(rows => rows.Conversations.UnseenAsync(conversation, number, cancellationToken), cancellationToken);
        // Each by itself, as receipts of a gateway are: no two rows are held together.
        foreach (AttemptKey key in keys.Select(AttemptKey.Read).OfType<AttemptKey>())
        {
            await store.WriteAsync(rows => rows.Receipts.TakeAsync(new(key, ReceiptKind.Read), clock.Now, cancellationToken), cancellationToken);
        }
        if (keys.Count > 0)
        {
            await store.WriteAsync(rows => rows.Conversations.SeenAsync(conversation, number, cancellationToken), cancellationToken);
        }
    }
}
