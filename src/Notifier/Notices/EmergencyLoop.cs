using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Notices;

/// <summary>
/// Ends emergencies whose time is over, and releases what a worker held at the very moment of an end. Every host runs it;
/// what two do at once, one of them finds done.
/// </summary>
internal sealed partial class EmergencyLoop(
    HubStore store, ILanes lanes, IBell bell, IdSource ids, DeliveryOptions options, TimeProvider clock, ILogger<EmergencyLoop> log) : BackgroundService
{
    /// <summary>For so long after an end a worker may still write that it holds something.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await EndAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The loop outlives whatever a database throws: the next round finds the same to do.
            catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
            {
                RoundFailed(broken);
            }
            await Task.Delay(IBell.Sweep, clock, stoppingToken);
        }
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        (List<Emergency> due, List<Emergency> left) = await store.ReadAsync(rows => FindAsync(rows, now, cancellationToken), cancellationToken);
        foreach (Emergency over in due)
        {
            (Switched switched, List<Ring> rung) = await store.WriteAsync(async rows =>
            {
                EmergencyBook book = new(rows, ids, now, Local);
                return (await book.EndAsync(over.Id, null, cancellationToken), book.Rung);
            }, cancellationToken);
            if (switched is Switched.Done { Emergency.Report: { } report })
            {
                Ended(over.Id, over.AreaCode, report.Released);
            }
            await lanes.OfferAsync(rung);
        }
        foreach (Emergency over in left)
        {
            await store.WriteAsync(rows => rows.Emergencies.ReleaseAsync(over, Today(now), now, cancellationToken), cancellationToken);
        }
        if (due.Count + left.Count > 0)
        {
            await bell.RingAsync(Topics.Emergencies);
            await bell.RingAsync(Topics.Lanes);
        }
    }

    private async Task<(List<Emergency> Due, List<Emergency> Left)> FindAsync(Rows rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Emergency> left = [];
        foreach (Emergency over in await rows.Emergencies.EndedSinceAsync(now - Aftermath, cancellationToken))
        {
            if (await rows.Emergencies.AnyLeftAsync(over, Today(now), now, cancellationToken))
            {
                left.Add(over);
            }
        }
        return ([.. (await rows.Emergencies.OnAsync(cancellationToken)).Where(emergency => emergency.EndsAt <= now)], left);
    }

    private DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, options.Zone);

    private DateOnly Today(DateTimeOffset now) => DateOnly.FromDateTime(Local(now).DateTime);

    [LoggerMessage(Level = LogLevel.Information, Message = "Emergency {Emergency} of area {Area} ended by itself; {Released} deliveries were released.")]
    private partial void Ended(Guid emergency, string area, int released);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of the emergencies failed; the next is in two seconds.")]
    private partial void RoundFailed(Exception broken);
}
