using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Calendar;

/// <summary>
/// Reminds of occurrences whose time has come, every minute. Each occurrence says itself when it is looked at next, so what an
/// outage left undone is judged when the job runs again: it goes, or it is skipped and the coordinator hears so.
/// </summary>
internal sealed class RemindersJob(HubStore store, AfterCommit after, IdSource ids, DeliveryOptions options, TimeProvider clock)
{
    /// <summary>Runs it.</summary>
    /// <param name="due">The instant at which it was to run; what is late is judged by the clock.</param>
    /// <param name="hold">Called first in every transaction that writes.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>How many reminders and warnings were written.</returns>
    public async Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        int total = 0;
        bool more = true;
        while (more)
        {
            (int written, more, ReminderBook book) = await store.WriteAsync(async rows =>
            {
                await hold(rows);
                DateTimeOffset now = clock.GetUtcNow();
                ReminderBook step = new(rows, ids, now, ZonedTime.DayOf(now, options.Zone));
                (int count, bool left) = await step.StepAsync(cancellationToken);
                return (count, left, step);
            }, cancellationToken);
            total += written;
            await after.RingAsync(book.Rung, book.Expands);
        }
        return total;
    }
}
