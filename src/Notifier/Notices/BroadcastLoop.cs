using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Notices;

/// <summary>
/// What broadcasts wait for the clock for: starts those whose time has come, asks deputies where nobody approved, marks done
/// what is settled. Every host runs it: the row is held while it is moved, and the notice's key is unique, so of two nodes
/// that come at once one finds it done.
/// </summary>
internal sealed partial class BroadcastLoop(
    HubStore store, AfterCommit after, IdSource ids, DeliveryOptions options, TimeProvider clock, ILogger<BroadcastLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using SemaphoreSlim never = new(0);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The loop outlives whatever a database throws; what it did not do, the next round finds to do.
            catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
            {
                SweepFailed(broken);
            }
            await never.WaitAsync(IBell.Sweep, stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        (List<Guid> due, List<Guid> unanswered, List<Guid> settled) = await store.ReadAsync(
            async rows => (await rows.Broadcasts.DueAsync(now, cancellationToken),
                await rows.Broadcasts.UnansweredAsync(now - BroadcastLimits.DeputyAfter, cancellationToken),
                await SettledAsync(rows, cancellationToken)), cancellationToken);
        foreach (Guid id in due)
        {
            await MoveAsync(book => book.StartAsync(id, cancellationToken), cancellationToken);
        }
        foreach (Guid id in unanswered)
        {
            await MoveAsync(book => book.AskDeputiesAsync(id, cancellationToken), cancellationToken);
        }
        foreach (Guid id in settled)
        {
            await MoveAsync(book => book.FinishAsync(id, cancellationToken), cancellationToken);
        }
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

    private async Task MoveAsync(Func<BroadcastBook, Task> move, CancellationToken cancellationToken)
    {
        (IReadOnlyList<Ring> rung, bool expands) = await store.WriteAsync(async rows =>
        {
            BroadcastBook book = new(rows, ids, clock.GetUtcNow(), options.Zone);
            await move(book);
            return (book.Rung, book.Expands);
        }, cancellationToken);
        await after.RingAsync(rung, expands);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep of broadcasts failed; it tries again within two seconds.")]
    private partial void SweepFailed(Exception broken);
}
