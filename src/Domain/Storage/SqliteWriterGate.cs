using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>The one writer of a SQLite database: takes what waits, runs it piece by piece, commits all with one fsync.</summary>
internal sealed class SqliteWriterGate : IAsyncDisposable
{
    /// <summary>The most pieces that one commit holds: bounds how long the first waits for the last.</summary>
    private const int MostPerCommit = 64;

    private readonly Channel<Piece> _waiting = Channel.CreateUnbounded<Piece>(new() { SingleReader = true });
    private readonly SqlitePreparingConnection _connection;
    private readonly SqliteHubDb _db;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Task _loop;

    internal SqliteWriterGate(string connectionString)
    {
        _connection = new(connectionString);
        _db = Context(_connection, owned: false);
        _db.Database.AutoSavepointsEnabled = false;
        _db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        _loop = Task.Run(RunAsync);
    }

    internal static SqliteHubDb Context(SqlitePreparingConnection connection, bool owned)
    {
        DbContextOptionsBuilder<SqliteHubDb> options = new();
        options.UseSqlite(connection, contextOwnsConnection: owned, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).EnableThreadSafetyChecks(false);
        return new(options.Options);
    }

    internal async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await OpenAsync(cancellationToken);
            _db.Database.AutoTransactionBehavior = AutoTransactionBehavior.WhenNeeded;
            await _db.Database.MigrateAsync(cancellationToken);
            _db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        }
        finally
        {
            _turn.Release();
        }
    }

    internal async Task<T> WriteAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Piece<T> piece = new(work, cancellationToken);
        ObjectDisposedException.ThrowIf(!_waiting.Writer.TryWrite(piece), this);
        return await piece.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
        await _db.DisposeAsync();
        await _connection.DisposeAsync();
        _turn.Dispose();
    }

    private async Task RunAsync()
    {
        List<Piece> together = new(MostPerCommit);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (together.Count < MostPerCommit && _waiting.Reader.TryRead(out Piece? piece))
            {
                together.Add(piece);
            }
            await _turn.WaitAsync();
            try
            {
                await CommitTogetherAsync(together);
            }
#pragma warning disable CA1031 // An exception that ended the loop would leave every later caller waiting for ever.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                // The commit itself failed (disk full, file gone): none of these pieces is durable, and each caller hears so.
                TryRollBack();
                together.ForEach(piece => piece.Fail(broken));
            }
            finally
            {
                _turn.Release();
                together.Clear();
            }
        }
    }

    private async Task CommitTogetherAsync(List<Piece> together)
    {
        await OpenAsync(CancellationToken.None);
        Execute("BEGIN IMMEDIATE");
        if (together.Count == 1 || !await RunAllAsync(together))
        {
            await RunEachApartAsync(together);
        }
        _db.Forget();
        Execute("COMMIT");
        together.ForEach(piece => piece.Tell());
    }

    // Savepoints copy every page that a piece changes, for the one piece in thousands that fails.
    private async Task<bool> RunAllAsync(List<Piece> together)
    {
        foreach (Piece piece in together)
        {
            _db.Forget();
            if (!await piece.RunAsync(_db))
            {
                Execute("ROLLBACK");
                Execute("BEGIN IMMEDIATE");
                return false;
            }
        }
        return true;
    }

    // One of them fails: from the beginning, each so that it can be undone alone.
    private async Task RunEachApartAsync(List<Piece> together)
    {
        foreach (Piece piece in together)
        {
            Execute("SAVEPOINT piece");
            _db.Forget();
            if (!await piece.RunAsync(_db))
            {
                Execute("ROLLBACK TO piece");
            }
            Execute("RELEASE piece");
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_connection.State == System.Data.ConnectionState.Open)
        {
            return;
        }
        await _connection.OpenAsync(cancellationToken);
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("PRAGMA temp_store = MEMORY");
        // The log is carried over into the file by the writer itself, which lets nobody in meanwhile: in larger bites, as most
        // pages change many times before. 32 MB of log.
        Execute("PRAGMA wal_autocheckpoint = 8000");
        // A bulk import would otherwise spill its pages to disk every 2 MB. Filled only when it is needed.
        Execute("PRAGMA cache_size = -16384");
    }

    private void TryRollBack()
    {
        try
        {
            Execute("ROLLBACK");
        }
        catch (Exception gone) when (gone is SqliteException or InvalidOperationException)
        {
            // SQLite had already rolled it back, or the database could not even be opened.
        }
    }

    private void Execute(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>One caller's work.</summary>
    private abstract class Piece
    {
        /// <summary>Runs it; false when it failed and must be undone.</summary>
        internal abstract Task<bool> RunAsync(HubDb db);

        /// <summary>Tells the caller how it went, after the commit.</summary>
        internal abstract void Tell();

        internal abstract void Fail(Exception broken);
    }

    private sealed class Piece<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken) : Piece
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? _result;
        private Exception? _broken;

        internal Task<T> Done => _done.Task;

        internal override async Task<bool> RunAsync(HubDb db)
        {
            _broken = null;
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                _result = await work(new(db));
                await db.SaveChangesAsync(cancellationToken);
                return true;
            }
#pragma warning disable CA1031 // Whatever broke belongs to this caller alone: it is undone here and thrown there.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                _broken = broken;
                return false;
            }
        }

        internal override void Tell()
        {
            if (_broken is null)
            {
                _done.TrySetResult(_result!);
            }
            else
            {
                _done.TrySetException(_broken);
            }
        }

        internal override void Fail(Exception broken) => _done.TrySetException(_broken ?? broken);
    }
}
