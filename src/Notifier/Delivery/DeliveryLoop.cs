using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Delivery;

/// <summary>Sends what the ledger holds: rung by the bell, and by itself every two seconds.</summary>
internal sealed partial class DeliveryLoop(HubStore store, IBell bell, Dispatcher dispatcher, TimeProvider clock, ILogger<DeliveryLoop> log)
    : BackgroundService
{
    private const int Slice = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using SemaphoreSlim rung = new(1, 1);
        using IDisposable listening = bell.Listen(Topics.Lanes, _ => Ring(rung));
        while (!stoppingToken.IsCancellationRequested)
        {
            await rung.WaitAsync(IBell.Sweep, stoppingToken);
            try
            {
                while (await SendSliceAsync(stoppingToken) == Slice)
                {
                }
            }
#pragma warning disable CA1031 // The loop outlives whatever a database or a channel throws; the rows stay, the next sweep takes them.
            catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
            {
                SliceFailed(broken);
            }
        }
    }

    // Lease, send, record: the transactions are short, and no sending happens inside one.
    private async Task<int> SendSliceAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!await store.ReadAsync(rows => rows.Notices.AnyWaitingAsync(now, cancellationToken), cancellationToken))
        {
            return 0;
        }
        List<Domain.Notices.Delivery> leased = await store.WriteAsync(
            rows => rows.Notices.LeaseAsync(Slice, now, Lease, cancellationToken), cancellationToken);
        if (leased.Count == 0)
        {
            return 0;
        }
        IReadOnlyList<Outcome> outcomes = await dispatcher.SendAsync(leased, cancellationToken);
        await store.WriteAsync(rows => RecordAsync(rows, outcomes, cancellationToken), cancellationToken);
        return leased.Count;
    }

    private async Task RecordAsync(Rows rows, IReadOnlyList<Outcome> outcomes, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Dictionary<(Guid, Guid), Domain.Notices.Delivery> held = await rows.Notices.DeliveriesAsync(
            [.. outcomes.Select(outcome => outcome.Delivery.NoticeId).Distinct()],
            [.. outcomes.Select(outcome => outcome.Delivery.PersonId).Distinct()], cancellationToken);
        foreach (Outcome outcome in outcomes)
        {
            if (!held.TryGetValue((outcome.Delivery.NoticeId, outcome.Delivery.PersonId), out Domain.Notices.Delivery? row))
            {
                continue;
            }
            foreach (Attempt attempt in outcome.Attempts)
            {
                rows.Notices.Add(attempt);
            }
            row.Round = outcome.Round;
            row.LeasedUntil = null;
            row.NotBefore = outcome.NotBefore;
            row.ChangedAt = now;
            // The page may have answered while the sending was still being recorded: a later state stays.
            if (row.State is DeliveryState.Leased)
            {
                row.State = outcome.State;
                row.HandedOffAt = outcome.State == DeliveryState.HandedOff ? now : row.HandedOffAt;
            }
        }
    }

    private static void Ring(SemaphoreSlim rung)
    {
        try
        {
            if (rung.CurrentCount == 0)
            {
                rung.Release();
            }
        }
        catch (SemaphoreFullException)
        {
            // Two rings at once are one ring.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A slice of deliveries failed; the next sweep takes it up again.")]
    private partial void SliceFailed(Exception broken);
}
