using Hub.Domain.Areas;
using Microsoft.Data.Sqlite;

namespace Hub.Domain.Storage;

/// <summary>Writes an import of areas on SQLite: prepared statements within the gate's transaction, several rows to a statement.</summary>
internal static class SqliteAreaImport
{
    /// <summary>Rows of one INSERT: fewer calls into SQLite; beyond this the gain is lost in binding.</summary>
    private const int Batch = 50;

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
        using SqliteCommand many = InsertOf(connection, Batch);
        using SqliteCommand one = InsertOf(connection, 1);
        foreach (Area[] batch in plan.NewAreas().Chunk(Batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (batch.Length == Batch)
            {
                for (int row = 0; row < Batch; row++)
                {
                    Bind(many, row * Width, batch[row]);
                }
                many.ExecuteNonQuery();
                continue;
            }
            foreach (Area area in batch)
            {
                Bind(one, 0, area);
                one.ExecuteNonQuery();
            }
        }
    }

    private static void Update(SqliteConnection connection, AreaPlan plan, CancellationToken cancellationToken)
    {
        using SqliteCommand update = Prepare(
            connection,
            """
            UPDATE areas SET "ParentCode" = $1, "Level" = $2, "Name" = $3, "Path" = $4, "CompoundCode" = $5 WHERE "Code" = $0
            """, Width);
        foreach (Area area in plan.ChangedAreas())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Bind(update, 0, area);
            update.ExecuteNonQuery();
        }
    }

    private static SqliteCommand InsertOf(SqliteConnection connection, int rows)
    {
        IEnumerable<string> values = Enumerable.Range(0, rows)
            .Select(row => $"({string.Join(',', Enumerable.Range(row * Width, Width).Select(place => $"${place}"))})");
        return Prepare(
            connection,
            $"""INSERT INTO areas ("Code", "ParentCode", "Level", "Name", "Path", "CompoundCode") VALUES {string.Join(',', values)}""",
            rows * Width);
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Made of constants and numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int place = 0; place < parameters; place++)
        {
            command.Parameters.Add(new SqliteParameter($"${place}", SqliteType.Text));
        }
        command.Prepare();
        return command;
    }

    private static void Bind(SqliteCommand command, int from, Area area)
    {
        command.Parameters[from].Value = area.Code;
        command.Parameters[from + 1].Value = area.ParentCode ?? (object)DBNull.Value;
        command.Parameters[from + 2].Value = LevelNames.Of(area.Level);
        command.Parameters[from + 3].Value = area.Name;
        command.Parameters[from + 4].Value = area.Path;
        command.Parameters[from + 5].Value = area.CompoundCode ?? (object)DBNull.Value;
    }
}
