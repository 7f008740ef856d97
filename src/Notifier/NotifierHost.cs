using Hub.Domain.Storage;
using Hub.Notifier.Keys;

namespace Hub.Notifier;

/// <summary>A Notifier on its own: for a city with several nodes. It shares the database and Redis with the Bot hosts.</summary>
public static class NotifierHost
{
    /// <summary>Runs until it is stopped. Reads <c>Hub:Database</c>, <c>Hub:Redis</c>, <c>Hub:Keys</c> and <c>Hub:Delivery</c>.</summary>
    public static async Task<int> Main(string[] args)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        if (builder.Configuration["Hub:Database"] is not { Length: > 0 } database)
        {
            await Console.Error.WriteLineAsync("Hub:Database is not set. A Notifier of its own shares PostgreSQL with the Bot hosts: set Hub__Database to 'Host=…;Database=…'.");
            return 1;
        }
        if (builder.Configuration["Hub:Keys"] is not { Length: > 0 } keys)
        {
            await Console.Error.WriteLineAsync("Hub:Keys is not set. A Notifier opens the addresses that the Bot hosts sealed: set Hub__Keys to the key folder that all nodes share.");
            return 1;
        }
        builder.Services.AddHubCore(database, builder.Configuration["Hub:Redis"], keys).AddNotifier(builder.Configuration);
        using IHost host = builder.Build();
        HubStore store = host.Services.GetRequiredService<HubStore>();
        await store.MigrateAsync(CancellationToken.None);
        await host.Services.GetRequiredService<HubKeys>().CheckAsync(store, CancellationToken.None);
        await host.RunAsync();
        return 0;
    }
}
