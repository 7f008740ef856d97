using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL;

namespace Hub.Domain.Storage;

/// <summary>PostgreSQL: each write is a transaction of its own; the server groups their commits.</summary>
internal sealed class PostgresHubStore : HubStore
{
    private readonly NpgsqlDataSource _source;
    private readonly PooledDbContextFactory<PostgresHubDb> _contexts;

    internal PostgresHubStore(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString);
        if (!connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
        {
            // The server reads and plans what every message asks once for each connection. A pooler between that keeps no
            // sessions needs 'Max Auto Prepare=0' in Hub:Database.
            builder.MaxAutoPrepare = 100;
        }
        if (!connectionString.Contains("Options", StringComparison.OrdinalIgnoreCase))
        {
            // Compiling a plan costs seconds, anew for each execution; no question here runs for so long. A pooler between that
            // refuses start parameters needs 'Options=' in Hub:Database, and jit = off at the server.
            builder.Options = "-c jit=off";
        }
        // Nothing here leaves anything behind in a session, so there is nothing to wipe seven times for each question.
        builder.NoResetOnClose = true;
        _source = NpgsqlDataSource.Create(builder);
        DbContextOptionsBuilder<PostgresHubDb> options = new();
        // Trying again is for whole reads and writes.
        options.UseNpgsql(_source, npgsql => npgsql.ExecutionStrategy(context => new NonRetryingExecutionStrategy(context)));
        _contexts = new(options.Options);
    }

    public override bool IsShared => true;

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using PostgresHubDb db = await _contexts.CreateDbContextAsync(cancellationToken);
        await new AgainAsAWhole(db).ExecuteAsync(db, static (db, cancellationToken) => db.Database.MigrateAsync(cancellationToken), cancellationToken);
    }

    public override async Task<T> ReadAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken)
    {
        await using PostgresHubDb db = await _contexts.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await new AgainAsAWhole(db).ExecuteAsync((db, work), static (state, _) => state.work(new(state.db)), cancellationToken);
    }

    public override async Task<T> WriteAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken)
    {
        await using PostgresHubDb db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await new AgainAsAWhole(db).ExecuteAsync(
            (db, work),
            static async (state, cancellationToken) =>
            {
                try
                {
                    return await TryAsync(state.db, state.work, cancellationToken);
                }
                catch (Exception lost) when (((lost as DbUpdateException)?.InnerException ?? lost) is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
                {
                    // Somebody else wrote the same key at the same moment: a second look finds it. What is a twin in earnest fails again.
                    return await TryAsync(state.db, state.work, cancellationToken);
                }
            }, cancellationToken);
    }

    private static async Task<T> TryAsync<T>(PostgresHubDb db, Func<Rows, Task<T>> work, CancellationToken cancellationToken)
    {
        // A second try starts from what is committed, not from what the first try had in mind.
        db.ChangeTracker.Clear();
        await using IDbContextTransaction transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        T result = await work(new(db));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>What is over by itself is tried again: a lost connection, a server that starts, a deadlock.</summary>
    private sealed class AgainAsAWhole(PostgresHubDb db) : NpgsqlRetryingExecutionStrategy(db, maxRetryCount: 4)
    {
        /// <summary>
        /// Each question within asks this, and would hold a copy of its answer until it is complete, to be asked again by itself.
        /// It is not: whoever asked is run again.
        /// </summary>
        public override bool RetriesOnFailure => false;
    }
}
