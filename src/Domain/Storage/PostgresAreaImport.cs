using Hub.Domain.Areas;
using Npgsql;
using NpgsqlTypes;

namespace Hub.Domain.Storage;

/// <summary>
/// Writes an import of areas on PostgreSQL: new ones by COPY straight into the table, changed ones by COPY into a temporary
/// table and one UPDATE. Paths come with the rows, since the rule that makes them stands in Domain and only there.
/// </summary>
internal static class PostgresAreaImport
{
    private const string Columns = """("Code", "ParentCode", "Level", "Name", "Path", "CompoundCode")""";

    internal static async Task WriteAsync(NpgsqlConnection connection, AreaPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Added.Count > 0)
        {
            await CopyAsync(connection, "areas", plan.NewAreas(), cancellationToken);
        }
        if (plan.Renamed.Count + plan.Moved.Count + plan.Regrouped.Count > 0)
        {
            await ExecuteAsync(connection, "CREATE TEMP TABLE changed_areas (LIKE areas) ON COMMIT DROP", cancellationToken);
            await CopyAsync(connection, "changed_areas", plan.ChangedAreas(), cancellationToken);
            await ExecuteAsync(
                connection,
                """
                ANALYZE changed_areas;
                UPDATE areas SET "ParentCode" = c."ParentCode", "Level" = c."Level", "Name" = c."Name", "Path" = c."Path", "CompoundCode" = c."CompoundCode"
                FROM changed_areas c WHERE areas."Code" = c."Code";
                """, cancellationToken);
        }
        // A freshly filled table has the statistics of an empty one, and would be scanned until autovacuum comes round.
        await ExecuteAsync(connection, "ANALYZE areas", cancellationToken);
    }

    private static async Task CopyAsync(
        NpgsqlConnection connection, string table, IEnumerable<Area> areas, CancellationToken cancellationToken)
    {
        await using NpgsqlBinaryImporter copy = await connection.BeginBinaryImportAsync(
            $"COPY {table} {Columns} FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (Area area in areas)
        {
            await copy.StartRowAsync(cancellationToken);
            await TextAsync(area.Code);
            await TextAsync(area.ParentCode);
            await TextAsync(LevelNames.Of(area.Level));
            await TextAsync(area.Name);
            await TextAsync(area.Path);
            await TextAsync(area.CompoundCode);
        }
        await copy.CompleteAsync(cancellationToken);

        Task TextAsync(string? value) => value is null
            ? copy.WriteNullAsync(cancellationToken)
            : copy.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
