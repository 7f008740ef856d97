using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Delivery;

/// <summary>
/// Keeps the lanes supplied from the database: writes audiences into the ledger, releases what waited, offers slices in the
/// order of their turns, and offers again what a bell lost. Every host runs it; what two do at once, one of them finds done.
/// </summary>
internal sealed partial class Feed(HubStore store, ILanes lanes, IBell bell, TimeProvider clock, ILogger<Feed> log) : BackgroundService
{
    /// <summary>How many offers of a lane wait at most: enough to keep workers busy, few enough that a new notice is soon served.</summary>
    private const int Depth = 6;

    private const int MostReleased = 5000;

    /// <summary>So many rows of an audience in one step are a crowd.</summary>
    private const int MostAtOnce = 4000;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestBreath = TimeSpan.FromMilliseconds(300);

    /// <summary>In a lane that is busy, an offer may wait so long before it is taken for lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(ExpandAsync, stoppingToken), RepeatAsync(OfferAsync, stoppingToken), RepeatAsync(ReleaseAsync, stoppingToken), RepeatAsync(FoldAsync, stoppingToken));

    private async Task RepeatAsync(Func<CancellationToken, Task<bool>> step, CancellationToken stopping)
    {
        using RingWait rung = new(bell, Topics.Lanes);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await step(stopping))
                {
                }
            }
#pragma warning disable CA1031 // The loop outlives whatever a database throws: everything it does, the next round finds to do.
            catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
            {
                StepFailed(broken);
            }
            await rung.WaitAsync(IBell.Sweep, stopping);
        }
    }

    // True while there is more to do at once.
    private async Task<bool> ExpandAsync(CancellationToken cancellationToken)
    {
        if (!await store.ReadAsync(rows => rows.Ledger.AnyToExpandAsync(cancellationToken), cancellationToken))
        {
            return false;
        }
        long began = clock.GetTimestamp();
        Expanded expanded = await store.WriteAsync(rows => rows.Ledger.ExpandAsync(clock.GetUtcNow(), cancellationToken), cancellationToken);
        if (expanded.Rows > 0)
        {
            await bell.RingAsync(Topics.Lanes);
        }
        if (expanded.Rows > MostAtOnce)
        {
            // A city's audience is written long before it is told: half of the database's time is left to alerts.
            TimeSpan took = clock.GetElapsedTime(began);
            await Task.Delay(took < LongestBreath ? took : LongestBreath, cancellationToken);
        }
        return expanded.Parts > 0;
    }

    private async Task<bool> OfferAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        bool more = false;
        foreach (Lane lane in await store.ReadAsync(rows => rows.Ledger.WaitingLanesAsync(now, cancellationToken), cancellationToken))
        {
            long waiting = await lanes.WaitingAsync(lane);
            int free = (int)(Depth - waiting);
            if (free < Depth / 2)
            {
                more = true;
                continue;
            }
            // With nothing left in the lane, an offer that is out was taken, or lost: it is made again when it had time to be leased.
            DateTimeOffset rungBefore = now - (waiting == 0 ? IBell.Sweep : Patience);
            List<Ring> offers = await store.WriteAsync(rows => rows.Ledger.RingAsync(lane, free, now, rungBefore, cancellationToken), cancellationToken);
            await lanes.OfferAsync(offers);
            more |= offers.Count == free;
        }
        if (more)
        {
            await Task.Delay(Breath, cancellationToken);
        }
        return more;
    }

    private async Task<bool> ReleaseAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!await store.ReadAsync(rows => rows.Ledger.AnyDueAsync(now, cancellationToken), cancellationToken))
        {
            return false;
        }
        IReadOnlyList<Ring> released = await store.WriteAsync(rows => rows.Ledger.ReleaseAsync(now, MostReleased, cancellationToken), cancellationToken);
        if (released.Count > 0)
        {
            await bell.RingAsync(Topics.Lanes);
        }
        return released.Count > 0;
    }

    private async Task<bool> FoldAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(rows => rows.Tallies.NextToFoldAsync(cancellationToken), cancellationToken) is { } notice
        && await store.WriteAsync(rows => rows.Tallies.FoldAsync(notice, cancellationToken), cancellationToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "The feed of the lanes failed; it tries again within two seconds.")]
    private partial void StepFailed(Exception broken);
}
