using Hub.Domain.Notices;

namespace Hub.Notifier.Delivery;

/// <summary>The workers of this host: each lane has its own, with a capacity that no other lane can take.</summary>
internal sealed class DeliveryLoop(IServiceProvider services) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enum.GetValues<Lane>().Select(lane => Task.Run(() => RunAsync(lane, stoppingToken), CancellationToken.None)));

    private async Task RunAsync(Lane lane, CancellationToken stopping)
    {
        using LaneWorker worker = ActivatorUtilities.CreateInstance<LaneWorker>(services, lane);
        await worker.RunAsync(stopping);
    }
}
