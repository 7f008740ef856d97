using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Notices;

/// <summary>
/// What broadcasts wait for the clock for: starts those whose time has come, asks deputies where nobody approved, marks done
/// what is settled. The row is held while it is moved, and the notice's key is unique, so of two that come at once one finds it done.
/// </summary>
internal sealed class BroadcastSteps(HubStore store, AfterCommit after, IdSource ids, DeliveryOptions options, TimeProvider clock)
{
    /// <summary>Takes all that are due, each in a transaction of its own.</summary>
    /// <param name="hold">Called first in each transaction.</param>
    /// <param name="cancellationToken">Ends it between two broadcasts.</param>
    /// <returns>How many were moved.</returns>
    internal async Task<int> TakeAsync(Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        (List<Guid> due, List<Guid> unanswered, List<Guid> settled) = await store.ReadAsync(
            async rows => (await rows.Broadcasts.DueAsync(now, cancellationToken),
                await rows.Broadcasts.UnansweredAsync(now - BroadcastLimits.DeputyAfter, cancellationToken),
                await SettledAsync(rows, cancellationToken)), cancellationToken);
        int moved = 0;
        foreach (Guid id in due)
        {
            moved += await MoveAsync(hold, book => book.StartAsync(id, cancellationToken), cancellationToken) ? 1 : 0;
        }
        foreach (Guid id in unanswered)
        {
            moved += await MoveAsync(hold, book => DoneAsync(book.AskDeputiesAsync(id, cancellationToken)), cancellationToken) ? 1 : 0;
        }
        foreach (Guid id in settled)
        {
            moved += await MoveAsync(hold, book => DoneAsync(book.FinishAsync(id, cancellationToken)), cancellationToken) ? 1 : 0;
        }
        return moved;
    }

    private static async Task<bool> DoneAsync(Task step)
    {
        await step;
        return true;
    }

    private static async Task<List<Guid>> SettledAsync(Rows rows, CancellationToken cancellationToken)
    {
        List<Guid> settled = [];
        foreach ((Guid id, Notice notice) in await rows.Broadcasts.SendingAsync(cancellationToken))
        {
            if ((await rows.Tallies.OfAsync(notice, cancellationToken)).IsSettled)
            {
                settled.Add(id);
            }
        }
        return settled;
    }

    private async Task<bool> MoveAsync(Func<Rows, Task> hold, Func<BroadcastBook, Task<bool>> move, CancellationToken cancellationToken)
    {
        (bool moved, IReadOnlyList<Ring> rung, bool expands) = await store.WriteAsync(async rows =>
        {
            await hold(rows);
            BroadcastBook book = new(rows, ids, clock.GetUtcNow(), options.Zone);
            return (await move(book), book.Rung, book.Expands);
        }, cancellationToken);
        await after.RingAsync(rung, expands);
        return moved;
    }
}
