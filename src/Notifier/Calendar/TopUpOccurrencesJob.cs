using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;

namespace Hub.Notifier.Calendar;

/// <summary>
/// Makes the occurrences of all series 13 months ahead, once a day and after an import of holidays; tells whoever was told
/// otherwise, and coordinators of years whose holidays nobody knows.
/// </summary>
public sealed class TopUpOccurrencesJob
{
    private readonly HubStore _store;
    private readonly AfterCommit _after;
    private readonly IdSource _ids;
    private readonly DeliveryOptions _options;
    private readonly TimeProvider _clock;

    internal TopUpOccurrencesJob(HubStore store, AfterCommit after, IdSource ids, DeliveryOptions options, TimeProvider clock) =>
        (_store, _after, _ids, _options, _clock) = (store, after, ids, options, clock);

    /// <summary>Runs it, some series a transaction.</summary>
    /// <param name="due">The instant at which it was to run.</param>
    /// <param name="hold">Called first in every transaction that writes.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>How many occurrences and warnings were written or changed.</returns>
    public async Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        int total = 0;
        Guid? after = Guid.Empty;
        while (after is { } from)
        {
            (after, int written, CalendarBook book) = await _store.WriteAsync(async rows =>
            {
                await hold(rows);
                DateTimeOffset now = _clock.GetUtcNow();
                CalendarBook step = new(rows, _ids, now, ZonedTime.DayOf(now, _options.Zone));
                (Guid? last, int count) = await step.TopUpAsync(from, cancellationToken);
                return (last, count, step);
            }, cancellationToken);
            total += written;
            await _after.RingAsync(book.Rung, book.Expands);
        }
        return total;
    }
}
