using Hub.Domain.Storage;
using Hub.Testing;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hub.Bench.Import;

/// <summary>
/// Empty migrated databases, thrown away after use: files for <c>sqlite</c>, databases of a durable server of our own for
/// <c>postgres</c>, or beside the database of a connection string, which itself is not touched.
/// </summary>
internal sealed class EmptyDatabases : IAsyncDisposable
{
    private readonly PostgresServer? _server;
    private readonly string? _postgres;
    private readonly string _folder;

    private EmptyDatabases(PostgresServer? server, string? postgres, string folder) =>
        (_server, _postgres, _folder) = (server, postgres, folder);

    internal static async Task<EmptyDatabases> OpenAsync(string database)
    {
        string folder = Directory.CreateTempSubdirectory("hub-bench-").FullName;
        if (database == "postgres")
        {
            PostgresServer server = await PostgresServer.StartOwnAsync(durable: true);
            return new(server, server.ConnectionString, folder);
        }
        return database.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new(null, database, folder)
            : new(null, null, database == "sqlite" ? folder : Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(database).DataSource))!);
    }

    internal async Task<string> AddAsync()
    {
        string name = $"hub_bench_{Guid.CreateVersion7():N}";
        string connectionString;
        if (_postgres is null)
        {
            connectionString = $"Data Source={Path.Combine(_folder, name)}.db";
        }
        else
        {
            await ExecuteAsync($"CREATE DATABASE {name}");
            connectionString = new NpgsqlConnectionStringBuilder(_postgres) { Database = name }.ConnectionString;
        }
        await using HubStore store = HubStore.Open(connectionString);
        await store.MigrateAsync(default);
        return connectionString;
    }

    internal async Task DropAsync(string connectionString)
    {
        if (_postgres is not null)
        {
            await using NpgsqlConnection pooled = new(connectionString);
            NpgsqlConnection.ClearPool(pooled);
            await ExecuteAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");
            return;
        }
        SqliteConnection.ClearAllPools();
        string file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        foreach (string part in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(part);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private async Task ExecuteAsync(string sql)
    {
        await using NpgsqlConnection connection = new(_postgres);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The name is ours.
        await using NpgsqlCommand command = new(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
