using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Text;

namespace Hub.Bot.Imports;

/// <summary>Tells why an import was refused, in the language of the operator's terminal.</summary>
internal static class ImportReport
{
    /// <summary>One list, by line, and what it means for the database.</summary>
    internal static async Task WriteAsync(IReadOnlyList<RowProblem> problems, TextWriter output)
    {
        Lang lang = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Lang.Zh : Lang.En;
        foreach (RowProblem problem in problems)
        {
            await output.WriteLineAsync($"{ImportTexts.Line.In(lang, problem.Line)}: {problem.Reason.In(lang)}");
        }
        await output.WriteLineAsync(ImportTexts.NothingWritten.In(lang, problems.Count));
    }
}
