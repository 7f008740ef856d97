using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Timetables;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hub.Notifier.Tests.Timetables;

/// <summary>A host that keeps a timetable, with the engine that is compiled in and a clock that the test moves.</summary>
internal sealed class TimetableNode : IAsyncDisposable
{
    private readonly IHost _host;

    private TimetableNode(IHost host) => _host = host;

    internal HubStore Store => _host.Services.GetRequiredService<HubStore>();

    private TimetableLoop Loop => _host.Services.GetRequiredService<TimetableLoop>();

    /// <summary>Starts one. A second on the same database is a second node.</summary>
    /// <param name="database">The database.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="entries">Its timetable.</param>
    /// <param name="withEngine">Whether an engine wakes it at its instants, or its own sweep alone.</param>
    internal static async Task<TimetableNode> StartAsync(
        TestStore database, FakeClock clock, Func<HubStore, IReadOnlyList<TimetableEntry>> entries, bool withEngine = true)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.None);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:Timetable:Lease"] = "00:00:30",
            ["Hub:Database"] = database.ConnectionString,
        });
        builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<IdSource>()
            .AddSingleton(_ => HubStore.Open(database.ConnectionString))
            .AddSingleton(TimetableOptions.From(builder.Configuration))
            .AddSingleton(provider => entries(provider.GetRequiredService<HubStore>()))
            .AddTimetableLoop();
        if (withEngine)
        {
            // Quartz; in a build with every package, and on PostgreSQL, Hangfire.
            NotifierServices.AddWakes(builder.Services, builder.Configuration);
        }
        TimetableNode node = new(builder.Build());
        await node._host.StartAsync();
        await node.LookAsync();
        return node;
    }

    /// <summary>A look at all entries as they are now: when it ends, nothing more is due.</summary>
    internal Task LookAsync() => Loop.WakeAllAsync().WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>
    /// The test's clock came to an instant of an entry. Quartz goes by that clock and wakes it; Hangfire goes by the machine's, so
    /// its wake is asked for, and takes the same way through its storage and its server.
    /// </summary>
    internal void Tick(string key)
    {
#if FULL_PACKAGES
        _host.Services.GetService<global::Hangfire.IRecurringJobManager>()?.Trigger(key);
#else
        _ = (_host, key);
#endif
    }

    /// <summary>Tells it to look, and does not wait.</summary>
    internal void Nudge() => _ = Loop.WakeAllAsync();

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
