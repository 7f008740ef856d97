using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>
/// SQLite in one process: readers run beside each other on the write-ahead log, writes pass one gate. What waits at the gate
/// is committed together, so that the price of a durable commit (one fsync) is shared.
/// </summary>
internal sealed class SqliteHubStore : HubStore
{
    private readonly string _connectionString;
    private readonly SqliteWriterGate _gate;

    internal SqliteHubStore(string connectionString)
    {
        SqliteConnectionStringBuilder builder = new(connectionString) { DefaultTimeout = 30, Pooling = true, ForeignKeys = false };
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
        _connectionString = builder.ToString();
        _gate = new(_connectionString);
    }

    public override bool IsShared => false;

    public override Task MigrateAsync(CancellationToken cancellationToken) => _gate.MigrateAsync(cancellationToken);

    public override async Task<T> ReadAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken)
    {
        await using SqliteHubDb db = SqliteWriterGate.Context(new SqliteConnection(_connectionString), owned: true);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await work(new(db));
    }

    public override Task<T> WriteAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken) =>
        _gate.WriteAsync(work, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync();
        SqliteConnection.ClearPool(new SqliteConnection(_connectionString));
    }
}
