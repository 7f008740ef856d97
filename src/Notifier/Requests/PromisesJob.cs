using Hub.Domain.Storage;

namespace Hub.Notifier.Requests;

/// <summary>Keeps the promises of requests: warns before one breaks, and takes what broke one level up.</summary>
internal sealed partial class PromisesJob(HubStore store, RequestSteps steps, TimeProvider clock, ILogger<PromisesJob> log)
{
    /// <summary>How long a promise that could not be decided is left alone.</summary>
    private static readonly TimeSpan Respite = TimeSpan.FromMinutes(5);

    /// <summary>Does what is due, one request after the other, each in a transaction of its own.</summary>
    /// <param name="due">The instant of the timetable.</param>
    /// <param name="hold">Holds the firing in each transaction.</param>
    /// <param name="cancellationToken">Ends it between two requests.</param>
    /// <returns>How many promises were looked at.</returns>
    public async Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        int count = 0;
        while (await store.ReadAsync(rows => rows.Requests.AnyPromiseDueAsync(clock.GetUtcNow(), cancellationToken), cancellationToken)
            && await StepAsync(hold, cancellationToken))
        {
            count++;
        }
        return count;
    }

    private async Task<bool> StepAsync(Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        RequestBook? book = null;
        try
        {
            return await steps.TakeAsync(hold, transaction =>
            {
                book = transaction.Requests;
                return book.KeepNextPromiseAsync(cancellationToken);
            }, cancellationToken);
        }
#pragma warning disable CA1031 // One promise that cannot be decided does not stop the others.
        catch (Exception broken) when (broken is not OperationCanceledException && book?.Claimed is not null)
#pragma warning restore CA1031
        {
            PromiseFailed(book.Claimed.Value, broken);
            await store.WriteAsync(async rows =>
            {
                await hold(rows);
                await rows.Requests.PutOffPromiseAsync(book.Claimed.Value, clock.GetUtcNow() + Respite, cancellationToken);
            }, cancellationToken);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The promise of request {Request} could not be decided; it is tried again in five minutes.")]
    private partial void PromiseFailed(Guid request, Exception broken);
}
