using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Turns;

/// <summary>Every two seconds: takes up what a crash or another node left unanswered, and the forms that were left alone.</summary>
internal sealed partial class TurnSweep(HubStore store, TurnQueue queue, HubClock clock, ILogger<TurnSweep> log) : BackgroundService
{
    private const int AtOnce = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(IBell.Sweep, clock.Time);
        do
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
#pragma warning disable CA1031 // The sweep outlives a database that is away.
            catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
            {
                SweepFailed(broken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.Now;
        List<string> waiting = await store.ReadAsync(
            async rows => (List<string>)
            [
                .. await rows.Conversations.ForgottenAsync(now - IBell.Sweep, AtOnce, cancellationToken),
                .. await rows.Conversations.DueAsync(now, AtOnce, cancellationToken),
            ], cancellationToken);
        waiting.ForEach(queue.Ask);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep of turns failed; it runs again in two seconds.")]
    private partial void SweepFailed(Exception broken);
}
