using Hub.Domain.Storage;

namespace Hub.Notifier.Requests;

/// <summary>Sees to departments that were called and are late, and to calls on which nobody has decided: they are told, and so is whoever stands above them.</summary>
internal sealed partial class DepartmentsJob(HubStore store, RequestSteps steps, TimeProvider clock, ILogger<DepartmentsJob> log)
{
    /// <summary>How long one that could not be decided is left alone.</summary>
    private static readonly TimeSpan Respite = TimeSpan.FromMinutes(5);

    /// <summary>Looks at what is due, one after the other, each in a transaction of its own.</summary>
    /// <param name="due">The instant of the timetable.</param>
    /// <param name="hold">Holds the firing in each transaction.</param>
    /// <param name="cancellationToken">Ends it between two of them.</param>
    /// <returns>How many were looked at.</returns>
    public async Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        int count = 0;
        while (await store.ReadAsync(rows => rows.Whistles.NextDueAsync(clock.GetUtcNow(), cancellationToken), cancellationToken) is { } call)
        {
            await StepAsync(
                hold, book => book.LookAsync(call, cancellationToken), (rows, until) => rows.Whistles.PutOffAsync(call, until, cancellationToken), call.RequestId, cancellationToken);
            count++;
        }
        while (await store.ReadAsync(rows => rows.Whistles.NextUndecidedAsync(clock.GetUtcNow(), cancellationToken), cancellationToken) is { } whistle)
        {
            await StepAsync(
                hold, book => book.LookAsync(whistle, cancellationToken), (rows, until) => rows.Whistles.PutOffAsync(whistle, until, cancellationToken), whistle.RequestId, cancellationToken);
            count++;
        }
        return count;
    }

    private async Task StepAsync(
        Func<Rows, Task> hold, Func<WhistleBook, Task<bool>> look, Func<Rows, DateTimeOffset, Task> putOff, Guid requestId, CancellationToken cancellationToken)
    {
        bool isHeld = false;
        try
        {
            await steps.TakeAsync(hold, transaction =>
            {
                isHeld = true;
                return look(transaction.Whistles);
            }, cancellationToken);
        }
#pragma warning disable CA1031 // One that cannot be decided does not stop the others.
        catch (Exception broken) when (isHeld && broken is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LookFailed(requestId, broken);
            await store.WriteAsync(async rows =>
            {
                await hold(rows);
                await putOff(rows, clock.GetUtcNow() + Respite);
            }, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The call to departments of request {Request} could not be looked at; it is tried again in five minutes.")]
    private partial void LookFailed(Guid request, Exception broken);
}
