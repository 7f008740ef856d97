using System.Data.Common;
using Hub.Domain.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hub.Testing;

/// <summary>Which database a test runs on. Each test of storage runs on both.</summary>
public enum DatabaseKind
{
    /// <summary>A file of its own.</summary>
    Sqlite,

    /// <summary>A database of its own on the throw-away server.</summary>
    Postgres,
}

/// <summary>A store on an empty, migrated database of its own, thrown away with the test.</summary>
public sealed class TestStore : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);

    private readonly DatabaseKind _kind;

    private TestStore(DatabaseKind kind, string connectionString) =>
        (_kind, ConnectionString, Store) = (kind, connectionString, HubStore.Open(connectionString));

    public string ConnectionString { get; }

    public HubStore Store { get; }

    /// <summary>Makes the database; the schema is copied from one that was migrated once.</summary>
    public static async Task<TestStore> CreateAsync(DatabaseKind kind, CancellationToken cancellationToken = default)
    {
        if (kind == DatabaseKind.Postgres)
        {
            return new(kind, await PostgresServer.CreateDatabaseAsync("hub", MigrateAsync, cancellationToken));
        }
        string file = NewFile();
        File.Copy(await SqliteTemplate.Value, file);
        return new(kind, $"Data Source={file}");
    }

    /// <summary>Asks the database itself, past the model: the rows as text, their columns joined by <c>|</c>.</summary>
    public async Task<List<string>> AskAsync(string sql, CancellationToken cancellationToken = default)
    {
        await using DbConnection connection = _kind == DatabaseKind.Postgres
            ? new NpgsqlConnection(ConnectionString)
            : new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // A test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                .Select(column => Convert.ToString(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture))));
        }
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        if (_kind == DatabaseKind.Postgres)
        {
            await PostgresServer.DropDatabaseAsync(ConnectionString);
            return;
        }
        await using SqliteConnection connection = new(ConnectionString);
        SqliteConnection.ClearPool(connection);
        string file = connection.DataSource;
        foreach (string part in new[] { file, file + "-wal", file + "-shm" })
        {
            File.Delete(part);
        }
    }

    private static string NewFile() => Path.Combine(Path.GetTempPath(), $"hub-{Guid.CreateVersion7():N}.db");

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        string file = NewFile();
        await MigrateAsync($"Data Source={file}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    private static async Task MigrateAsync(string connectionString)
    {
        await using HubStore store = HubStore.Open(connectionString);
        await store.MigrateAsync(CancellationToken.None);
    }
}
