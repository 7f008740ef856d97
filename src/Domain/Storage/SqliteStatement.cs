using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hub.Domain.Storage;

/// <summary>
/// Writes one kind of row by the model's own columns and conversions. For EF Core to watch a row for changes, which is only
/// appended or only stamped, took longer than to write it.
/// </summary>
internal sealed class SqliteStatement
{
    private readonly string _sql;
    private readonly (string Name, IClrPropertyGetter Getter, RelationalTypeMapping Mapping, bool Nullable)[] _columns;

    private SqliteStatement(string sql, IEnumerable<IProperty> properties)
    {
        _sql = sql;
        _columns = [.. properties.Select(property => (Parameter(property), property.GetGetter(), property.GetRelationalTypeMapping(), property.IsNullable))];
    }

    /// <summary>Inserts all columns.</summary>
    internal static SqliteStatement Insert(IEntityType type)
    {
        IProperty[] all = [.. type.GetProperties()];
        return new($"""INSERT INTO "{type.GetTableName()}" ({string.Join(", ", all.Select(Column))}) VALUES ({string.Join(", ", all.Select(Parameter))})""", all);
    }

    /// <summary>Sets some columns of the row of this key.</summary>
    internal static SqliteStatement Update(IEntityType type, params ReadOnlySpan<string> names)
    {
        IProperty[] set = [.. names.ToArray().Select(name => type.FindProperty(name)!)];
        IReadOnlyList<IProperty> key = type.FindPrimaryKey()!.Properties;
        return new(
            $"""UPDATE "{type.GetTableName()}" SET {string.Join(", ", set.Select(Equal))} WHERE {string.Join(" AND ", key.Select(Equal))}""", [.. set, .. key]);
    }

    internal async Task RunAsync(DbConnection connection, object row, CancellationToken cancellationToken)
    {
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The model's names; the values are parameters.
        command.CommandText = _sql;
#pragma warning restore CA2100
        foreach ((string name, IClrPropertyGetter getter, RelationalTypeMapping mapping, bool nullable) in _columns)
        {
            command.Parameters.Add(mapping.CreateParameter(command, name, getter.GetClrValue(row), nullable));
        }
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (DbException refused)
        {
            throw new DbUpdateException($"A row of {row.GetType().Name} could not be written: {refused.Message}", refused);
        }
    }

    private static string Column(IProperty property) => $"\"{property.GetColumnName()}\"";

    private static string Parameter(IProperty property) => "@" + property.Name;

    private static string Equal(IProperty property) => $"{Column(property)} = {Parameter(property)}";
}
