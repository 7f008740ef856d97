using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;

namespace Hub.Notifier.Calendar;

/// <summary>Follows up what meetings decided, once a day: on its day whoever does it is reminded, after it the coordinator is told too.</summary>
public sealed class DecisionFollowUpJob
{
    private readonly HubStore _store;
    private readonly AfterCommit _after;
    private readonly IdSource _ids;
    private readonly DeliveryOptions _options;
    private readonly TimeProvider _clock;

    internal DecisionFollowUpJob(HubStore store, AfterCommit after, IdSource ids, DeliveryOptions options, TimeProvider clock) =>
        (_store, _after, _ids, _options, _clock) = (store, after, ids, options, clock);

    /// <summary>Runs it, some decisions a transaction.</summary>
    /// <param name="due">The instant at which it was to run.</param>
    /// <param name="hold">Called first in every transaction that writes.</param>
    /// <param name="cancellationToken">Ends it between two transactions.</param>
    /// <returns>How many decisions were followed up.</returns>
    public async Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        int total = 0;
        int followed = MeetingBook.MostDecisions;
        while (followed == MeetingBook.MostDecisions)
        {
            (followed, MeetingBook book) = await _store.WriteAsync(async rows =>
            {
                await hold(rows);
                DateTimeOffset now = _clock.GetUtcNow();
                MeetingBook step = new(rows, _ids, now, ZonedTime.DayOf(now, _options.Zone));
                return (await step.FollowUpAsync(cancellationToken), step);
            }, cancellationToken);
            total += followed;
            await _after.RingAsync(book.Rung, expands: false);
        }
        return total;
    }
}
