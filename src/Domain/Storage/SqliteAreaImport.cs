using Hub.Domain.Areas;
using Microsoft.Data.Sqlite;

namespace Hub.Domain.Storage;

/// <summary>
/// Writes an import of areas on SQLite: prepared statements within the gate's transaction. One row
/// to a statement: SQLite finds a parameter by walking over all of them, so fifty rows at once took twice as long.
/// </summary>
internal static class SqliteAreaImport
{
    private const int Width = 6;

    internal static void Write(SqliteConnection connection, AreaPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Added.Count > 0)
        {
            Insert(connection, plan, cancellationToken);
        }
        if (plan.Renamed.Count + plan.Moved.Count + plan.Regrouped.Count > 0)
        {
            Update(connection, plan, cancellationToken);
        }
    }

    private static void Insert(SqliteConnection connection, AreaPlan plan, CancellationToken cancellationToken)
    {
        using SqliteCommand insert = Prepare(
            connection,
            """
            INSERT INTO areas ("Code", "ParentCode", "Level", "Name", "Path", "CompoundCode") VALUES ($0, $1, $2, $3, $4, $5)
            """);
        foreach (Area area in plan.NewAreas())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Bind(insert, area);
            insert.ExecuteNonQuery();
        }
    }

    private static void Update(SqliteConnection connection, AreaPlan plan, CancellationToken cancellationToken)
    {
        using SqliteCommand update = Prepare(
            connection,
            """
            UPDATE areas SET "ParentCode" = $1, "Level" = $2, "Name" = $3, "Path" = $4, "CompoundCode" = $5 WHERE "Code" = $0
            """);
        foreach (Area area in plan.ChangedAreas())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Bind(update, area);
            update.ExecuteNonQuery();
        }
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int place = 0; place < Width; place++)
        {
            command.Parameters.Add(new SqliteParameter($"${place}", SqliteType.Text));
        }
        command.Prepare();
        return command;
    }

    private static void Bind(SqliteCommand command, Area area)
    {
        command.Parameters[0].Value = area.Code;
        command.Parameters[1].Value = area.ParentCode ?? (object)DBNull.Value;
        command.Parameters[2].Value = LevelNames.Of(area.Level);
        command.Parameters[3].Value = area.Name;
        command.Parameters[4].Value = area.Path;
        command.Parameters[5].Value = area.CompoundCode ?? (object)DBNull.Value;
    }
}
