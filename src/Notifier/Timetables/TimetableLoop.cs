using Hub.Domain.Ids;
using Hub.Domain.Storage;

namespace Hub.Notifier.Timetables;

/// <summary>
/// Keeps the timetable, on every host: whoever claims an instant runs it. An engine wakes each entry at its instants; it looks by
/// itself at the start and every minute, so that nothing is missed when an engine sleeps, jumps or is not there.
/// </summary>
internal sealed class TimetableLoop : BackgroundService
{
    /// <summary>How often it looks by itself.</summary>
    internal static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock;
    private readonly Dictionary<string, EntryRunner> _runners;
    private readonly CancellationTokenSource _stopping = new();

    public TimetableLoop(
        IReadOnlyList<TimetableEntry> entries, HubStore store, IdSource ids, TimetableOptions options, TimeProvider clock, ILogger<EntryRunner> log)
    {
        _clock = clock;
        _runners = entries.ToDictionary(entry => entry.Key, entry => new EntryRunner(entry, store, ids, options, clock, log), StringComparer.Ordinal);
    }

    /// <summary>Looks for one entry now.</summary>
    /// <returns>Ends when nothing of it is due any more.</returns>
    /// <exception cref="KeyNotFoundException">The timetable has no such entry.</exception>
    internal Task WakeAsync(string key) => _runners[key].WakeAsync(_stopping.Token);

    /// <summary>Looks for all entries now.</summary>
    internal Task WakeAllAsync() => Task.WhenAll(_runners.Values.Select(runner => runner.WakeAsync(_stopping.Token)));

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await base.StopAsync(cancellationToken);
        // What runs is told to end, and given back, so that another host need not wait for its lease. What does not end is left behind.
        await Task.WhenAny(Task.WhenAll(_runners.Values.Select(runner => runner.EndAsync())), Task.Delay(Timeout.Infinite, cancellationToken));
    }

    public override void Dispose()
    {
        _stopping.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Sweep, _clock);
        do
        {
            // A run that takes long holds up no other entry, nor the next look.
            _ = WakeAllAsync();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
