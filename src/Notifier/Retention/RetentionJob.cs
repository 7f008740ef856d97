using Hub.Domain.Calendar;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;

namespace Hub.Notifier.Retention;

/// <summary>Deletes at night what has been kept long enough, a bounded step a transaction.</summary>
internal sealed class RetentionJob(HubStore store, RetentionOptions options, DeliveryOptions delivery)
{
    /// <summary>Runs it. What a run that was cut off left, the next night's finds.</summary>
    /// <param name="due">The instant from which ages are counted.</param>
    /// <param name="hold">Called first in every transaction.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>How many rows were deleted or freed of names.</returns>
    public async Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        DateOnly today = ZonedTime.DayOf(due, delivery.Zone);
        return await SweepAsync(Guid.Empty, (rows, after) => rows.InboxAsync(after, due - options.Inbound, cancellationToken))
            + await SweepAsync("", (rows, after) => rows.ConversationsAsync(after, due - options.Conversations, today, cancellationToken))
            + await SweepAsync(Guid.Empty, (rows, after) => rows.DeliveriesAsync(after, due - options.Deliveries, due, cancellationToken))
            + await SweepAsync(Guid.Empty, (rows, after) => rows.NamesAsync(after, due - options.Names, cancellationToken))
            + await SweepAsync(Guid.Empty, (rows, _) => rows.HomesAsync(ZonedTime.DayOf(due - options.Names, delivery.Zone), cancellationToken))
            + await SweepAsync(Guid.Empty, (rows, _) => rows.LooksAsync(due - options.Audit, cancellationToken))
            + await SweepAsync(Guid.Empty, (rows, after) => rows.FilesAsync(after, due - options.Files, cancellationToken));

        async Task<int> SweepAsync<T>(T start, Func<RetentionRows, T, Task<Swept<T>>> step)
        {
            Swept<T> swept = new(start, true, 0);
            int gone = 0;
            while (swept.More)
            {
                cancellationToken.ThrowIfCancellationRequested();
                T after = swept.Next;
                swept = await store.WriteAsync(async rows =>
                {
                    await hold(rows);
                    return await step(rows.Retention, after);
                }, cancellationToken);
                gone += swept.Gone;
            }
            return gone;
        }
    }
}
