using Hub.Domain.Storage;

namespace Hub.Notifier.Notices;

/// <summary>Opens and closes broadcasts by the timetable; <see cref="BroadcastLoop"/> does the same within two seconds.</summary>
internal sealed class BroadcastsJob(BroadcastSteps steps)
{
    /// <summary>Runs it.</summary>
    /// <param name="due">The instant of the timetable.</param>
    /// <param name="hold">Holds the firing in each transaction.</param>
    /// <param name="cancellationToken">Ends it between two broadcasts.</param>
    /// <returns>How many broadcasts were moved.</returns>
    public Task<int> RunAsync(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken) => steps.TakeAsync(hold, cancellationToken);
}
