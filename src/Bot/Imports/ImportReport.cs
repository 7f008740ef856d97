using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Text;

namespace Hub.Bot.Imports;

/// <summary>Tells why an import was refused, in the language of the operator's terminal.</summary>
internal static class ImportReport
{
    /// <summary>The language of the operator's terminal.</summary>
    internal static Lang Lang => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Lang.Zh : Lang.En;

    /// <summary>One list, by line, and what it means for the database.</summary>
    internal static async Task WriteAsync(IReadOnlyList<RowProblem> problems, TextWriter output)
    {
        foreach (RowProblem problem in problems)
        {
            await output.WriteLineAsync($"{ImportTexts.Line.In(Lang, problem.Line)}: {problem.Reason.In(Lang)}");
        }
        await output.WriteLineAsync(ImportTexts.NothingWritten.In(Lang, problems.Count));
    }
}
