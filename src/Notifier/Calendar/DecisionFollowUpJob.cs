using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Calendar;

/// <summary>Follows up what meetings decided, once a day: on its day whoever does it is reminded, after it every week, and the coordinator is told too; what has no day goes on the next agenda.</summary>
internal sealed class DecisionFollowUpJob(HubStore store, AfterCommit after, IdSource ids, DeliveryOptions options, TimeProvider clock)
{
    /// <summary>Runs it, some decisions a transaction.</summary>
    /// <param name="due">The instant at which it was to run.</param>
    /// <param name="hold">Called first in every transaction that writes.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>How many decisions were followed up.</returns>
    public async Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        int total = 0;
        Guid? next = Guid.Empty;
        while (next is { } from)
        {
            (next, int followed, MeetingBook book) = await store.WriteAsync(async rows =>
            {
                await hold(rows);
                DateTimeOffset now = clock.GetUtcNow();
                MeetingBook step = new(rows, ids, now, ZonedTime.DayOf(now, options.Zone));
                (Guid? last, int count) = await step.FollowUpAsync(from, cancellationToken);
                return (last, count, step);
            }, cancellationToken);
            total += followed;
            await after.RingAsync(book.Rung);
        }
        return total;
    }
}
