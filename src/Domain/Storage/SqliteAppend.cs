using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hub.Domain.Storage;

/// <summary>
/// Inserts rows that this transaction only appends, by the model's own columns and conversions. To watch them for changes
/// first, as EF Core does with what it adds, took longer than to write them.
/// </summary>
internal sealed class SqliteAppend
{
    private readonly string _sql;
    private readonly (string Name, IClrPropertyGetter Getter, RelationalTypeMapping Mapping, bool Nullable)[] _columns;

    internal SqliteAppend(IEntityType type)
    {
        _columns =
        [
            .. type.GetProperties().Select((property, i) =>
                ($"@p{i}", property.GetGetter(), property.GetRelationalTypeMapping(), property.IsNullable)),
        ];
        IEnumerable<string> names = type.GetProperties().Select(property => $"\"{property.GetColumnName()}\"");
        _sql = $"""INSERT INTO "{type.GetTableName()}" ({string.Join(", ", names)}) VALUES ({string.Join(", ", _columns.Select(column => column.Name))})""";
    }

    internal async Task InsertAsync(DbConnection connection, object row, CancellationToken cancellationToken)
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
}
