using Hub.Bot;
using Hub.Bot.Doors;
using Hub.Domain.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Testing;

/// <summary>What a <see cref="TestHub"/> is started with; everything may be left out.</summary>
public sealed record TestHubOptions
{
    /// <summary>A connection string. Default: a SQLite file of the hub's own.</summary>
    public string? Database { get; init; }

    /// <summary>Redis as host:port. Default: none.</summary>
    public string? Redis { get; init; }

    /// <summary>A clock that stands still until the test moves it. Default: the real time.</summary>
    public FakeClock? Clock { get; init; }

    /// <summary>The folder of data and keys; two nodes of one hub share it. Default: a new one, removed at the end.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether the demonstration community is written. Default: false.</summary>
    public bool Demonstration { get; init; }

    /// <summary>More configuration, for example <c>("Hub:FormPatience", "00:01:00")</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Replaces services at the edge of the hub.</summary>
    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>The lowest level that is written to the test's output. Default: Warning.</summary>
    public LogLevel Log { get; init; } = LogLevel.Warning;
}

/// <summary>The real hub, as Program.cs puts it together, in this process, on a loopback port of its own.</summary>
public sealed class TestHub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string? _ownFolder;

    private TestHub(WebApplication app, string folder, string? ownFolder, string? database) =>
        (_app, Folder, _ownFolder, Database) = (app, folder, ownFolder, database);

    /// <summary>Where it listens, for example <c>http://127.0.0.1:41234/</c>.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The folder of data and keys.</summary>
    public string Folder { get; }

    /// <summary>The connection string that it was given, for a second node; null where the database is a file of its own.</summary>
    public string? Database { get; }

    /// <summary>What the hub consists of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The hub's database.</summary>
    public HubStore Store => Services.GetRequiredService<HubStore>();

    /// <summary>Starts a hub.</summary>
    public static async Task<TestHub> StartAsync(TestHubOptions? options = null)
    {
        options ??= new();
        string folder = options.Folder ?? Directory.CreateTempSubdirectory("hub-test-").FullName;
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Hub.Bot",
            ContentRootPath = BotFolder(),
            EnvironmentName = "Production",
            Args = [.. Configuration(options, folder).Select(setting => $"--{setting.Key}={setting.Value}")],
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(options.Log);
        builder.WebHost.UseStaticWebAssets();
        if (options.Clock is { } clock)
        {
            builder.Services.AddSingleton<TimeProvider>(clock);
        }
        // From here on it is what Program.cs does.
        builder.AddHub();
        options.Services?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        app.MapHub();
        await app.StartHubAsync();
        return new(app, folder, options.Folder is null ? folder : null, options.Database);
    }

    /// <summary>A hub on a new PostgreSQL database, see <see cref="PostgresServer"/>.</summary>
    public static async Task<TestHub> StartOnPostgresAsync(TestHubOptions? options = null) =>
        await StartAsync((options ?? new()) with { Database = await PostgresServer.CreateDatabaseAsync("hub", MigrateAsync) });

    /// <summary>A browser without a cookie; it keeps those that it gets.</summary>
    public HttpClient Browser() => new() { BaseAddress = Address };

    /// <summary>Opens the chat as a resident who was never here before.</summary>
    /// <param name="door">The building or community of the poster that she scanned.</param>
    /// <param name="locale">What her page is shown in; Chinese where it says nothing.</param>
    public Task<ChatDriver> ChatAsync(string? door = null, string? locale = null) => ChatDriver.StartAsync(Browser(), door, locale);

    /// <summary>Opens the chat as a person who is signed in.</summary>
    public Task<ChatDriver> ChatAsAsync(Guid person, string? locale = null) =>
        ChatDriver.StartWithAsync(Browser(), TokenOf(person), locale);

    /// <summary>The chat token that a person's page would get.</summary>
    public string TokenOf(Guid person) =>
        Services.GetRequiredService<ChatTokens>().Issue(Services.GetRequiredService<Visitors>().Of(person), TokenUse.Chat);

    /// <summary>Stops the hub. Its folder and database stay where they were given.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        if (_ownFolder is not null)
        {
            Directory.Delete(_ownFolder, recursive: true);
        }
    }

    private static Dictionary<string, string> Configuration(TestHubOptions options, string folder)
    {
        Dictionary<string, string> settings = new()
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Hub:Data"] = folder,
            ["Hub:Keys"] = Path.Combine(folder, "keys"),
            ["Hub:Demonstration"] = options.Demonstration ? "true" : "false",
            // Those of the calendar plan their own.
            ["Hub:DemonstrationMeetings"] = "false",
            ["Hub:ChatTokensPerMinute"] = "1000000",
            // Tests run at any hour; those of quiet hours say when they are.
            ["Hub:Delivery:QuietFrom"] = "00:00",
            ["Hub:Delivery:QuietUntil"] = "00:00",
        };
        if (options.Database is { } database)
        {
            settings["Hub:Database"] = database;
        }
        if (options.Redis is { } redis)
        {
            settings["Hub:Redis"] = redis;
        }
        foreach ((string key, string value) in options.Settings)
        {
            settings[key] = value;
        }
        return settings;
    }

    private static async Task MigrateAsync(string database)
    {
        await using HubStore store = HubStore.Open(database);
        await store.MigrateAsync(CancellationToken.None);
    }

    private static string BotFolder() => Path.Combine(Root(), "src", "Bot");

    /// <summary>The folder of the repository.</summary>
    internal static string Root()
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Hub.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }
        return root.FullName;
    }
}
