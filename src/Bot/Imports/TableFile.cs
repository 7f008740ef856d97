using System.Text;
using Hub.Domain.Areas;
using Hub.Domain.Text;

namespace Hub.Bot.Imports;

/// <summary>A table in a file: CSV in UTF-8 (with or without a byte-order mark), or a sheet of an .xlsx.</summary>
internal static class TableFile
{
    /// <summary>
    /// Reads all rows, those without any text left out.
    /// </summary>
    /// <param name="path">The file; its ending says what it is.</param>
    /// <param name="sheet">The sheet of an .xlsx; where it has none of that name, its first.</param>
    /// <param name="required">Columns that must be there; any order, any case.</param>
    /// <param name="optional">Columns that may be there; their cells follow those of the required ones.</param>
    /// <param name="make">Makes a row of the caller's kind.</param>
    /// <param name="cancellationToken">Gives up between two rows.</param>
    internal static TableContent<T> Read<T>(
        string path, string sheet, string[] required, string[] optional, Func<TableRow, T> make, CancellationToken cancellationToken)
    {
        TableContent<T> content = new([], []);
        try
        {
            IEnumerable<TableRow> lines = Path.GetExtension(path).Equals(".xlsx", StringComparison.OrdinalIgnoreCase)
                ? XlsxLines.Read(path, sheet, content.Problems)
                : CsvLines.Read(path, content.Problems);
            Pick(lines, required, optional, make, content, cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            content.Problems.Add(new(1, ImportTexts.NotUtf8));
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException || XlsxLines.IsUnreadable(broken))
        {
            content.Problems.Add(new(1, ImportTexts.NoFile.With(broken.Message)));
        }
        return content;
    }

    private static void Pick<T>(
        IEnumerable<TableRow> lines, string[] required, string[] optional, Func<TableRow, T> make, TableContent<T> content,
        CancellationToken cancellationToken)
    {
        int[]? places = null;
        foreach (TableRow line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (places is null)
            {
                places = Places(line.Cells, [.. required, .. optional]);
                content.Problems.AddRange(required.Where((_, i) => places[i] < 0)
                    .Select(column => new RowProblem(line.Line, ImportTexts.MissingColumn.With(column))));
                if (content.Problems.Count > 0)
                {
                    return;
                }
                continue;
            }
            string?[] cells = Array.ConvertAll(places, place => place < 0 ? null : line.Cells.ElementAtOrDefault(place)?.Trim() ?? "");
            if (!Array.TrueForAll(cells, string.IsNullOrEmpty))
            {
                content.Rows.Add(make(new(line.Line, cells)));
            }
        }
        if (content.Rows.Count == 0)
        {
            content.Problems.Add(new(1, ImportTexts.Empty));
        }
    }

    private static int[] Places(string?[] header, string[] columns) =>
        Array.ConvertAll(columns, column => Array.FindIndex(
            header, cell => string.Equals(cell?.Trim(), column, StringComparison.OrdinalIgnoreCase)));
}
