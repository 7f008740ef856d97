namespace Hub.Bot.Imports;

/// <summary>One row of a table in a file.</summary>
/// <param name="Line">Where it begins, from 1; the header is line 1.</param>
/// <param name="Cells">The cells of the columns that were asked for, trimmed; null where the file has no such column.</param>
internal readonly record struct TableRow(int Line, string?[] Cells);
