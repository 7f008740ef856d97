using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Hub.Domain.Areas;
using Hub.Domain.Text;

namespace Hub.Bot.Imports;

/// <summary>The lines of one sheet of an .xlsx.</summary>
internal static class XlsxLines
{
    /// <summary>Excel keeps numbers as doubles: from here on the last digits of a code are gone.</summary>
    private const double FirstInexact = 1e15;

    /// <summary>Reads the sheet of a name, in any case; the first where there is none.</summary>
    internal static IEnumerable<TableRow> Read(string path, string named, List<RowProblem> problems)
    {
        // The reader's configuration asks for code page 1252 when it is made, also for files that have no use for it.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using FileStream file = File.OpenRead(path);
        using IExcelDataReader sheet = ExcelReaderFactory.CreateOpenXmlReader(file);
        while (!IsNamed() && sheet.NextResult())
        {
            // The next sheet.
        }
        if (!IsNamed())
        {
            sheet.Reset();
        }
        string?[] header = [];
        while (sheet.Read())
        {
            int line = sheet.Depth + 1;
            string?[] cells = new string?[sheet.FieldCount];
            for (int column = 0; column < cells.Length; column++)
            {
                object? value = sheet.GetValue(column);
                if (value is double and (>= FirstInexact or <= -FirstInexact))
                {
                    problems.Add(new(line, ImportTexts.NumberTooLong.With(header.ElementAtOrDefault(column))));
                }
                cells[column] = Words(value);
            }
            if (header.Length == 0)
            {
                header = cells;
            }
            yield return new(line, cells);
        }

        bool IsNamed() => string.Equals(sheet.Name?.Trim(), named, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the reader says with this that the file is no .xlsx.</summary>
    internal static bool IsUnreadable(Exception broken) =>
        broken is ExcelReaderException or System.IO.InvalidDataException or System.Xml.XmlException;

    // A code or a phone typed as a number comes as a double; it is the digits that were meant.
    private static string? Words(object? value) => value switch
    {
        double number when double.IsInteger(number) => number.ToString("F0", CultureInfo.InvariantCulture),
        // A day is a midnight to Excel: its zeros are dropped, so that it reads as the day alone.
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };
}
