using Hub.Domain.Requests;
using Hub.Domain.Storage;

namespace Hub.Notifier.Requests;

/// <summary>Sees to departments that were called and are late: they are told, and so is whoever supervises them.</summary>
internal sealed partial class DepartmentsJob(HubStore store, RequestSteps steps, TimeProvider clock, ILogger<DepartmentsJob> log)
{
    /// <summary>How long one that could not be decided is left alone.</summary>
    private static readonly TimeSpan Respite = TimeSpan.FromMinutes(5);

    /// <summary>Looks at what is due, one department after the other, each in a transaction of its own.</summary>
    /// <param name="due">The instant of the timetable.</param>
    /// <param name="hold">Holds the firing in each transaction.</param>
    /// <param name="cancellationToken">Ends it between two departments.</param>
    /// <returns>How many were looked at.</returns>
    public async Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        int count = 0;
        while (await store.ReadAsync(rows => rows.Whistles.NextDueAsync(clock.GetUtcNow(), cancellationToken), cancellationToken) is { } call)
        {
            await StepAsync(call, hold, cancellationToken);
            count++;
        }
        return count;
    }

    private async Task StepAsync(WhistleCall call, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        bool isHeld = false;
        try
        {
            await steps.TakeAsync(hold, transaction =>
            {
                isHeld = true;
                return transaction.Whistles.LookAsync(call, cancellationToken);
            }, cancellationToken);
        }
#pragma warning disable CA1031 // One that cannot be decided does not stop the others.
        catch (Exception broken) when (isHeld && broken is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LookFailed(call.Name, call.RequestId, broken);
            await store.WriteAsync(rows => rows.Whistles.PutOffAsync(call, clock.GetUtcNow() + Respite, cancellationToken), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The call to {Department} of request {Request} could not be looked at; it is tried again in five minutes.")]
    private partial void LookFailed(string department, Guid request, Exception broken);
}
