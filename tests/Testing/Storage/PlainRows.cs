using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hub.Testing;

/// <summary>The hub's database, asked past its model over a connection of our own.</summary>
internal sealed class PlainRows(string database) : IAsyncDisposable
{
    private readonly bool _isPostgres = database.Contains("Host=", StringComparison.OrdinalIgnoreCase);
    private DbConnection? _connection;

    /// <summary>An instant as this database writes it.</summary>
    public string At(DateTimeOffset at) => _isPostgres
        ? string.Create(CultureInfo.InvariantCulture, $"'{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff}Z'::timestamptz")
        : at.UtcTicks.ToString(CultureInfo.InvariantCulture);

    /// <summary>An instant as this database gave it; null where it gave none.</summary>
    public static DateTimeOffset? Read(object? value) => value switch
    {
        null or DBNull => null,
        long ticks => new DateTimeOffset(ticks, TimeSpan.Zero),
        DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
        _ => throw new InvalidOperationException($"'{value}' is no instant."),
    };

    /// <summary>The only number of an answer.</summary>
    public async Task<long> CountAsync(string sql) => Convert.ToInt64((await AskAsync(sql))[0][0], CultureInfo.InvariantCulture);

    /// <summary>The rows of an answer.</summary>
    public async Task<List<object?[]>> AskAsync(string sql)
    {
        if (_connection is null)
        {
            _connection = _isPostgres ? new NpgsqlConnection(database) : new SqliteConnection(database);
            await _connection.OpenAsync();
        }
        await using DbCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // A test's own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        List<object?[]> rows = [];
        while (await reader.ReadAsync())
        {
            object?[] row = new object?[reader.FieldCount];
            reader.GetValues(row!);
            rows.Add(row);
        }
        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }
}
