namespace Hub.Domain.Storage;

/// <summary>Where the truth lies. Everything is read and written through the <see cref="Rows"/> of one transaction.</summary>
public abstract class HubStore : IAsyncDisposable
{
    /// <summary>Opens the database that a connection string names: PostgreSQL where it has a host, else a SQLite file.</summary>
    /// <exception cref="ArgumentException">The connection string is of neither form.</exception>
    public static HubStore Open(string connectionString)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        return connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new PostgresHubStore(connectionString)
            : connectionString.Contains("Data Source=", StringComparison.OrdinalIgnoreCase)
                ? new SqliteHubStore(connectionString)
                : throw new ArgumentException(
                    "Hub:Database must be 'Host=…;Database=…' (PostgreSQL) or 'Data Source=FILE' (SQLite).", nameof(connectionString));
    }

    /// <summary>Whether several nodes can share this database.</summary>
    public abstract bool IsShared { get; }

    /// <summary>Brings the tables to this build's form; creates them where there are none.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Reads what is committed. Nothing is saved.</summary>
    public abstract Task<T> ReadAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>
    /// One short transaction: all of it is committed, or nothing. No network call belongs inside it, nor another write.
    /// After a lost connection, when another write took the same unique key at the same moment, or when a write that shared its
    /// commit failed, it may run again: its effects carry unique keys, and what it changes outside the database it sets anew.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<Rows, Task> work, CancellationToken cancellationToken) => WriteAsync(
        async rows =>
        {
            await work(rows);
            return 0;
        }, cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
