using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Hub.Domain.Storage;

/// <summary>PostgreSQL: each write is a transaction of its own; the server groups their commits.</summary>
internal sealed class PostgresHubStore : HubStore
{
    private readonly NpgsqlDataSource _source;
    private readonly PooledDbContextFactory<PostgresHubDb> _contexts;

    internal PostgresHubStore(string connectionString)
    {
        _source = NpgsqlDataSource.Create(connectionString);
        DbContextOptionsBuilder<PostgresHubDb> options = new();
        options.UseNpgsql(_source, npgsql => npgsql.EnableRetryOnFailure(maxRetryCount: 4));
        _contexts = new(options.Options);
    }

    public override bool IsShared => true;

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using PostgresHubDb db = await _contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    public override async Task<T> ReadAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken)
    {
        await using PostgresHubDb db = await _contexts.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await work(new(db));
    }

    public override async Task<T> WriteAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken)
    {
        for (int again = 0; ; again++)
        {
            try
            {
                return await TryWriteAsync(work, cancellationToken);
            }
            catch (DbUpdateException taken) when (again < 2 && taken.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                // Another transaction took the same key between our look and our write: the work looks again, and now sees it.
            }
        }
    }

    private async Task<T> TryWriteAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken)
    {
        await using PostgresHubDb db = await _contexts.CreateDbContextAsync(cancellationToken);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(
            (db, work),
            static async (state, cancellationToken) =>
            {
                // A second try starts from what is committed, not from what the first try had in mind.
                state.db.ChangeTracker.Clear();
                await using IDbContextTransaction transaction = await state.db.Database.BeginTransactionAsync(cancellationToken);
                T result = await state.work(new(state.db));
                await state.db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return result;
            }, cancellationToken);
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
