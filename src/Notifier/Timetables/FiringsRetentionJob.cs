using Hub.Domain.Storage;

namespace Hub.Notifier.Timetables;

/// <summary>Deletes what the timetable did long ago.</summary>
internal sealed class FiringsRetentionJob(HubStore store, TimetableOptions options)
{
    /// <summary>Runs it.</summary>
    /// <returns>How many firings it deleted.</returns>
    public Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken) => store.WriteAsync(
        async rows =>
        {
            await hold(rows);
            return await rows.Firings.ForgetAsync(due - options.Keep, cancellationToken);
        }, cancellationToken);
}
