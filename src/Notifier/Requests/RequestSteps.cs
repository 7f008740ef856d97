using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Requests;

/// <summary>Steps that the clock takes with requests: each in a transaction of its own, which rings after its commit.</summary>
internal sealed class RequestSteps(HubStore store, AfterCommit after, IdSource ids, DeliveryOptions options, WorkOptions work, TimeProvider clock)
{
    /// <summary>Takes one.</summary>
    /// <param name="hold">Holds the firing, so that a run that was taken over writes nothing.</param>
    /// <param name="step">The step; it says whether it found something to do.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal async Task<bool> TakeAsync(Func<Rows, Task> hold, Func<RequestStepTransaction, Task<bool>> step, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        (bool any, RequestBook book) = await store.WriteAsync(async rows =>
        {
            DateOnly today = ZonedTime.DayOf(now, options.Zone);
            RequestBook requests = new(rows, ids, now, today, options.Zone, work.WorkingHours);
            await hold(rows);
            return (await step(new(requests, new(rows, requests, ids, now, today))), requests);
        }, cancellationToken);
        await after.RingAsync(book.Rung, concerned: book.Concerned);
        return any;
    }
}

/// <summary>What a step works with.</summary>
/// <param name="Requests">The requests of its transaction.</param>
/// <param name="Whistles">Their calls to departments.</param>
internal sealed record RequestStepTransaction(RequestBook Requests, WhistleBook Whistles);
