using System.Text;
using CsvHelper;
using Hub.Domain.Areas;
using Hub.Domain.Text;

namespace Hub.Bot.Imports;

/// <summary>The lines of a CSV file (RFC 4180), comma separated.</summary>
internal static class CsvLines
{
    internal static IEnumerable<TableRow> Read(string path, List<RowProblem> problems)
    {
        CsvReaderOptions options = new()
        {
            Separator = ',',
            HasHeader = false,
            TrackLineNumbers = true,
            // Parents, levels and names repeat: kept once, they are a third of the memory.
            PoolStrings = true,
            // No cell here has two lines, so a quote that was left open spoils its own line and not the rest of the file.
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = broken => problems.Add(new((int)broken.LineNumber, ImportTexts.BadQuotes)),
        };
        using StreamReader text = new(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        using CsvReader reader = CsvReader.Create(text, options);
        while (reader.Read())
        {
            yield return new((int)reader.LineNumber, reader.Current.ToArray());
        }
    }
}
