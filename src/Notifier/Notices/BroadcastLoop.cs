using Hub.Notifier.Lanes;

namespace Hub.Notifier.Notices;

/// <summary>
/// The bell of what broadcasts wait for the clock for: every host looks each two seconds. The timetable looks each minute besides and
/// keeps a row of what it did.
/// </summary>
internal sealed partial class BroadcastLoop(BroadcastSteps steps, ILogger<BroadcastLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using SemaphoreSlim never = new(0);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await steps.TakeAsync(_ => Task.CompletedTask, stoppingToken);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep of broadcasts failed; it tries again within two seconds.")]
    private partial void SweepFailed(Exception broken);
}
