using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>
/// SQLite in one process: readers run beside each other on the write-ahead log, writes pass one gate. What waits at the gate
/// is committed together, so that the price of a durable commit (one fsync) is shared.
/// </summary>
internal sealed class SqliteHubStore : HubStore
{
    /// <summary>Readers that stay open: opening one costs more than a question.</summary>
    private const int MostReaders = 16;

    private readonly string _connectionString;
    private readonly SqliteWriterGate _gate;
    private readonly ConcurrentBag<SqliteHubDb> _readers = [];
    private volatile bool _isClosed;

    internal SqliteHubStore(string connectionString)
    {
        SqliteConnectionStringBuilder builder = new(connectionString) { DefaultTimeout = 30, Pooling = false, ForeignKeys = false };
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
        SqliteHubDb db = _readers.TryTake(out SqliteHubDb? open) ? open : Reader();
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            T result = await work(new(db));
            await GiveBackAsync(db);
            return result;
        }
        catch
        {
            // Whatever state it is in, the next one does not get it.
            await db.DisposeAsync();
            throw;
        }
    }

    public override Task<T> WriteAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken) =>
        _gate.WriteAsync(work, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await _gate.DisposeAsync();
        _isClosed = true;
        while (_readers.TryTake(out SqliteHubDb? db))
        {
            await db.DisposeAsync();
        }
    }

    private SqliteHubDb Reader()
    {
        SqliteHubDb db = SqliteWriterGate.Context(new(_connectionString), owned: true);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return db;
    }

    private async ValueTask GiveBackAsync(SqliteHubDb db)
    {
        db.Forget();
        if (_readers.Count < MostReaders)
        {
            _readers.Add(db);
        }
        else
        {
            await db.DisposeAsync();
        }
        // One that comes back after the end.
        if (_isClosed && _readers.TryTake(out SqliteHubDb? late))
        {
            await late.DisposeAsync();
        }
    }
}
