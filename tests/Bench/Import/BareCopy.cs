using Hub.Domain.Areas;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Hub.Bench.Import;

/// <summary>The floor: the same rows into the same table with the same indexes, and nothing else done.</summary>
internal static class BareCopy
{
    internal static Task RunAsync(string connectionString, IEnumerable<Area> areas) =>
        connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? PostgresAsync(connectionString, areas)
            : Task.Run(() => Sqlite(connectionString, areas));

    private static async Task PostgresAsync(string connectionString, IEnumerable<Area> areas)
    {
        await using NpgsqlConnection connection = new(connectionString);
        await connection.OpenAsync();
        await using NpgsqlBinaryImporter copy = await connection.BeginBinaryImportAsync(
            """COPY areas ("Code", "ParentCode", "Level", "Name", "Path", "CompoundCode") FROM STDIN (FORMAT BINARY)""");
        foreach (Area area in areas)
        {
            await copy.StartRowAsync();
            foreach (string? value in Cells(area))
            {
                await (value is null ? copy.WriteNullAsync() : copy.WriteAsync(value, NpgsqlDbType.Text));
            }
        }
        await copy.CompleteAsync();
    }

    private static void Sqlite(string connectionString, IEnumerable<Area> areas)
    {
        using SqliteConnection connection = new(connectionString);
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = """INSERT INTO areas ("Code", "ParentCode", "Level", "Name", "Path", "CompoundCode") VALUES ($0, $1, $2, $3, $4, $5)""";
        for (int place = 0; place < 6; place++)
        {
            insert.Parameters.Add($"${place}", SqliteType.Text);
        }
        insert.Prepare();
        foreach (Area area in areas)
        {
            string?[] cells = Cells(area);
            for (int place = 0; place < 6; place++)
            {
                insert.Parameters[place].Value = cells[place] ?? (object)DBNull.Value;
            }
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private static string?[] Cells(Area area) =>
        [area.Code, area.ParentCode, area.Level.ToString(), area.Name, area.Path, area.CompoundCode];

    private static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
