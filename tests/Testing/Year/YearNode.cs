using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier;
using Hub.Notifier.Timetables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Testing.Year;

/// <summary>One host of a city that keeps the calendar's part of the timetable, and nothing else.</summary>
internal sealed class YearNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly TimetableLoop _loop;

    /// <summary>Starts it.</summary>
    /// <param name="database">The database that all share.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="zone">The community's zone.</param>
    /// <param name="keys">A folder for keys; none is made.</param>
    /// <param name="isCoarse">Whether it tops up each month instead of each day.</param>
    public YearNode(string database, FakeClock clock, string zone, string keys, bool isCoarse)
    {
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Hub:Zone"] = zone }).Build();
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddHubCore(database, null, keys).AddTimetable(configuration).BuildServiceProvider();
        TimetableEntry[] entries =
        [
            .. _services.GetRequiredService<IReadOnlyList<TimetableEntry>>().Where(entry => entry.Key is "calendar-top-up" or "calendar-reminders")
                .Select(entry => isCoarse && entry.Key == "calendar-top-up"
                    ? new TimetableEntry(entry.Key, "10 2 1 * *", entry.Zone, entry.Late, entry.Longest, entry.Purpose, entry.Job)
                    : entry),
        ];
        _loop = new(entries, Store, _services.GetRequiredService<IdSource>(), new(), clock, NullLogger<EntryRunner>.Instance);
    }

    public HubStore Store => _services.GetRequiredService<HubStore>();

    /// <summary>Does what is due.</summary>
    public Task LookAsync() => _loop.WakeAllAsync();

    public async ValueTask DisposeAsync()
    {
        await _loop.StopAsync(default);
        _loop.Dispose();
        await _services.DisposeAsync();
    }
}
