using Hub.Domain.Storage;

namespace Hub.Notifier;

/// <summary>A Notifier on its own: for a city with several nodes. It shares the database and Redis with the Bot hosts.</summary>
public static class NotifierHost
{
    /// <summary>Runs until it is stopped. Reads <c>Hub:Database</c> and <c>Hub:Redis</c>.</summary>
    public static async Task<int> Main(string[] args)
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
        if (builder.Configuration["Hub:Database"] is not { Length: > 0 } database)
        {
            await Console.Error.WriteLineAsync("Hub:Database is not set. A Notifier of its own shares PostgreSQL with the Bot hosts: set Hub__Database to 'Host=…;Database=…'.");
            return 1;
        }
        builder.Services.AddHubCore(database, builder.Configuration["Hub:Redis"]).AddNotifier();
        using IHost host = builder.Build();
        await host.Services.GetRequiredService<HubStore>().MigrateAsync(CancellationToken.None);
        await host.RunAsync();
        return 0;
    }
}
