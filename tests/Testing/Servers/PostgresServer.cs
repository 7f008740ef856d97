using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Hub.Testing;

/// <summary>A PostgreSQL server for tests: the one of the test run, or one of the test's own that it may stop.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> Shared = new(StartSharedAsync);

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _templates = new();
    private readonly string? _folder;
    private readonly bool _durable;
    private ThrowAwayProcess? _process;

    private PostgresServer(string connectionString, string? folder, bool durable) =>
        (ConnectionString, _folder, _durable) = (connectionString, folder, durable);

    /// <summary>A superuser's way into the server's database <c>postgres</c>. The same after a stop and a start.</summary>
    public string ConnectionString { get; }

    /// <summary>
    /// A new empty database (UTF-8) on the server that all tests share: the environment's <c>HUB_TEST_POSTGRES</c>,
    /// otherwise one that lives as long as this process. Takes about 50 ms and 8 MB of disk.
    /// </summary>
    /// <returns>The connection string of the database.</returns>
    /// <exception cref="InvalidOperationException">No server was given, and PostgreSQL is not installed.</exception>
    public static async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken = default) =>
        await (await Shared.Value).AddDatabaseAsync("template0", cancellationToken);

    /// <summary>
    /// A new database on the shared server, copied from one that <paramref name="prepare"/> filled when the first of
    /// its kind was asked for: so a schema is migrated once for a thousand tests.
    /// </summary>
    /// <param name="kind">Names what <paramref name="prepare"/> makes; the same name always means the same contents.</param>
    /// <param name="prepare">Fills the database of the connection string that it is given.</param>
    /// <param name="cancellationToken">Gives up the copy, not the preparation, which others may be waiting for.</param>
    public static async Task<string> CreateDatabaseAsync(
        string kind, Func<string, Task> prepare, CancellationToken cancellationToken = default)
    {
        var server = await Shared.Value;
        var template = server._templates.GetOrAdd(kind, _ => new(() => server.PrepareAsync(prepare)));
        return await server.AddDatabaseAsync(await template.Value, cancellationToken);
    }

    /// <summary>Drops a database that was created here, open connections or not: a run of many tests keeps its disk small.</summary>
    public static async Task DropDatabaseAsync(string connectionString, CancellationToken cancellationToken = default)
    {
        ForgetConnections(connectionString);
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        var server = await Shared.Value;
        await server.ExecuteAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)", cancellationToken);
    }

    /// <summary>Starts a server that belongs to the caller alone.</summary>
    /// <param name="durable">Whether a commit waits for the disk, as in production. Tests need not; measurements do.</param>
    /// <param name="cancellationToken">Gives up waiting for the start.</param>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed, or does not start.</exception>
    public static async Task<PostgresServer> StartOwnAsync(
        bool durable = false, CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("hub-postgres-").FullName;
        if (PostgresPrograms.RunAsOwner)
        {
            ThrowAwayProcess.Run("chown", ["postgres", folder]);
        }

        var initdb = PostgresPrograms.AsOwner(
            PostgresPrograms.Path("initdb"),
            ["-D", $"{folder}/data", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        ThrowAwayProcess.Run(initdb[0], initdb[1..]);

        // Each database has a pool of its own, so idle connections have to go soon, or a hundred databases hold hundreds.
        var port = ThrowAwayProcess.FreePort();
        var server = new PostgresServer(
            $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Maximum Pool Size=50;Connection Idle Lifetime=5;Connection Pruning Interval=5",
            folder, durable);
        await server.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Starts the stopped server again, with its data, on the same port.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        if (_process is not null || _folder is null)
        {
            throw new InvalidOperationException("The PostgreSQL server is running.");
        }

        var port = new NpgsqlConnectionStringBuilder(ConnectionString).Port.ToString(CultureInfo.InvariantCulture);
        string[] haste = _durable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "synchronous_commit=off"];
        string[] arguments =
        [
            "-D", $"{_folder}/data", "-p", port, "-c", "listen_addresses=127.0.0.1",
            "-c", $"unix_socket_directories={_folder}", "-c", _durable ? "shared_buffers=1GB" : "shared_buffers=256MB", "-c", "max_connections=400",
            "-c", "max_wal_size=4GB", .. haste,
        ];
        var command = PostgresPrograms.AsOwner(PostgresPrograms.Path("postgres"), arguments);
        _process = await ThrowAwayProcess.StartAsync(_folder, "INT", command, cancellationToken);
        await _process.WaitUntilAsync(AnswersAsync, "PostgreSQL", cancellationToken);
    }

    /// <summary>Stops the server: open connections break, new ones are refused. The data stays.</summary>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        var process = _process ?? throw new InvalidOperationException("This PostgreSQL server is stopped, or not ours to stop.");
        await process.StopAsync(cancellationToken);
        _process = null;
    }

    /// <summary>Ends the server as a crash does: what it had not yet written down is lost.</summary>
    public async Task CrashAsync(CancellationToken cancellationToken = default)
    {
        (_process ?? throw new InvalidOperationException("This PostgreSQL server is stopped, or not ours to stop.")).Signal("QUIT");
        await StopAsync(cancellationToken);
    }

    /// <summary>A new database on this server, a copy of <paramref name="template"/>.</summary>
    /// <returns>The connection string of the database.</returns>
    public async Task<string> AddDatabaseAsync(
        string template = "template0", CancellationToken cancellationToken = default)
    {
        var name = $"hub_{Guid.CreateVersion7():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'", cancellationToken);
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    /// <summary>Stops the server and removes its folder.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }
        else if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<string> PrepareAsync(Func<string, Task> prepare)
    {
        var database = await AddDatabaseAsync();
        await prepare(database);
        // A database with an open connection cannot be copied.
        ForgetConnections(database);
        return new NpgsqlConnectionStringBuilder(database).Database!;
    }

    private async Task ExecuteAsync(string statement, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync("SELECT 1", cancellationToken);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static void ForgetConnections(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    private static async Task<PostgresServer> StartSharedAsync() =>
        Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES") is { Length: > 0 } connectionString
            ? new PostgresServer(connectionString, folder: null, durable: false)
            : await StartOwnAsync();
}
