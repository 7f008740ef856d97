using Hangfire;
using Hangfire.Storage;
using Hub.Notifier.Timetables;

namespace Hub.Notifier.Hangfire;

/// <summary>
/// Hangfire, on PostgreSQL, wakes each entry at its instants, on one of the hosts. It remembers nothing that Hub needs: what is due
/// is asked from the rows, so a wake that comes twice, late or never changes nothing.
/// </summary>
internal sealed class HangfireWakes(IRecurringJobManager recurring, JobStorage storage, IReadOnlyList<TimetableEntry> entries) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (TimetableEntry entry in entries)
        {
            string key = entry.Key;
            recurring.AddOrUpdate<Wake>(
                key, wake => wake.RunAsync(key), entry.Cron,
                // Where no zone is given, Hangfire takes UTC; what it misses the sweep finds.
                new RecurringJobOptions { TimeZone = entry.Zone, MisfireHandling = MisfireHandlingMode.Ignorable });
        }
        using IStorageConnection connection = storage.GetConnection();
        foreach (RecurringJobDto gone in connection.GetRecurringJobs().Where(job => entries.All(entry => entry.Key != job.Id)))
        {
            recurring.RemoveIfExists(gone.Id);
        }
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Says that an instant of an entry has come.</summary>
    internal sealed class Wake(TimetableLoop loop)
    {
        /// <summary>Runs what is due. What fails is tried again by Hub, so Hangfire tries once.</summary>
        [AutomaticRetry(Attempts = 0)]
        public Task RunAsync(string key) => loop.WakeAsync(key);
    }
}
