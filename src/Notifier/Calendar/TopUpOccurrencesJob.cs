using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Calendar;

/// <summary>
/// Makes the occurrences of all series 13 months ahead, once a day and after an import of holidays; tells whoever was told
/// otherwise, and coordinators of years whose holidays nobody knows.
/// </summary>
internal sealed class TopUpOccurrencesJob(HubStore store, AfterCommit after, IdSource ids, DeliveryOptions options, TimeProvider clock)
{
    /// <summary>Runs it, some series a transaction.</summary>
    /// <param name="due">The instant at which it was to run.</param>
    /// <param name="hold">Called first in every transaction that writes.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>How many occurrences and warnings were written or changed.</returns>
    public async Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        int total = 0;
        Guid? next = Guid.Empty;
        while (next is { } from)
        {
            (next, int written, CalendarBook book) = await store.WriteAsync(async rows =>
            {
                await hold(rows);
                DateTimeOffset now = clock.GetUtcNow();
                CalendarBook step = new(rows, ids, now, ZonedTime.DayOf(now, options.Zone));
                (Guid? last, int count) = await step.TopUpAsync(from, cancellationToken);
                return (last, count, step);
            }, cancellationToken);
            total += written;
            await after.RingAsync(book.Rung, book.Expands);
        }
        return total;
    }
}
