using Hub.Domain.Calendar;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Notices;

/// <summary>
/// Lets alerts climb until somebody acts: every second, and at once when somebody answered, it takes the calls that are due a
/// step on. Every host runs it; a call is held by one of them, and the others find it done.
/// </summary>
internal sealed partial class CallLoop(
    HubStore store, AfterCommit after, IBell bell, DeliveryOptions options, TimeProvider clock, ILogger<CallLoop> log) : BackgroundService
{
    /// <summary>How often it looks without being rung.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>How long a call that could not be decided is left alone.</summary>
    private static readonly TimeSpan Respite = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using RingWait rung = new(bell, Topics.Calls);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await StepAsync(stoppingToken))
                {
                }
            }
#pragma warning disable CA1031 // The loop outlives whatever a database throws: a call that is due stays due.
            catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
            {
                StepFailed(broken);
            }
            await rung.WaitAsync(Look, stoppingToken);
        }
    }

    // True while there may be more to do at once.
    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (!await store.ReadAsync(rows => rows.Calls.AnyDueAsync(now, cancellationToken), cancellationToken))
        {
            return false;
        }
        CallBook? book = null;
        try
        {
            bool any = await store.WriteAsync(rows =>
            {
                book = new(rows, now, ZonedTime.DayOf(now, options.Zone), options.Zone);
                return book.NextAsync(cancellationToken);
            }, cancellationToken);
            await after.RingAsync(book!.Rung, concerned: book.Concerned);
            return any;
        }
#pragma warning disable CA1031 // A call that cannot be decided does not stop the others.
        catch (Exception broken) when (broken is not OperationCanceledException && book?.Claimed is not null)
#pragma warning restore CA1031
        {
            CallFailed(book.Claimed.Value, broken);
            await store.WriteAsync(rows => rows.Calls.PutOffAsync(book.Claimed.Value, now + Respite, cancellationToken), cancellationToken);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The call of notice {Notice} could not be decided; it is tried again in 15 seconds.")]
    private partial void CallFailed(Guid notice, Exception broken);

    [LoggerMessage(Level = LogLevel.Error, Message = "The loop of calls failed; it tries again in a second.")]
    private partial void StepFailed(Exception broken);
}
