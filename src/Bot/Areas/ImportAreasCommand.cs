using System.Globalization;
using Hub.Bot.Imports;
using Hub.Domain.Areas;
using Hub.Domain.Storage;

namespace Hub.Bot.Areas;

/// <summary><c>import areas FILE [--dry-run]</c>: lays a file over the tree of areas, all of it or nothing.</summary>
internal static class ImportAreasCommand
{
    private static readonly string[] Required = ["code", "parent_code", "level", "name"];
    private static readonly string[] Optional = ["compound"];

    /// <summary>Returns the exit code: 0 done or shown, 1 refused, 2 not understood.</summary>
    /// <param name="args">What follows <c>import areas</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static async Task<int> RunAsync(string[] args, HubStore store, TextWriter output, CancellationToken cancellationToken)
    {
        if (ImportArguments.Read(args) is not { } arguments)
        {
            await output.WriteLineAsync("import areas FILE [--dry-run]   FILE: .csv (UTF-8) or .xlsx with code,parent_code,level,name[,compound]");
            return 2;
        }
        TableContent<AreaRow> file = TableFile.Read(arguments.File, "areas", Required, Optional, Row, cancellationToken);
        if (file.Problems.Count > 0)
        {
            return await RefuseAsync(file.Problems, output);
        }

        AreaImport import = arguments.DryRun
            ? await store.ReadAsync(async rows => ImportAreas.Decide(file.Rows, await rows.Areas.AllAsync(cancellationToken)), cancellationToken)
            : await store.WriteAsync(rows => WriteAsync(rows, file.Rows, cancellationToken), cancellationToken);
        switch (import)
        {
            case AreaImport.Refused refused:
                return await RefuseAsync(refused.Problems, output);
            case AreaImport.Ready { Plan: var plan }:
                await ShowAsync(plan, arguments.DryRun, output);
                return 0;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static async Task<AreaImport> WriteAsync(Rows rows, List<AreaRow> file, CancellationToken cancellationToken)
    {
        await rows.Areas.HoldAsync(cancellationToken);
        AreaImport import = ImportAreas.Decide(file, await rows.Areas.AllAsync(cancellationToken));
        if (import is AreaImport.Ready { Plan: { IsEmpty: false } plan })
        {
            await rows.Areas.WriteAsync(plan, cancellationToken);
        }
        return import;
    }

    private static AreaRow Row(TableRow row) =>
        new(row.Line, row.Cells[0] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[3] ?? "", row.Cells[4]);

    private static async Task<int> RefuseAsync(IReadOnlyList<RowProblem> problems, TextWriter output)
    {
        await ImportReport.WriteAsync(problems, output);
        return 1;
    }

    private static async Task ShowAsync(AreaPlan plan, bool dryRun, TextWriter output)
    {
        await output.WriteLineAsync((dryRun, plan.IsEmpty) switch
        {
            (_, true) => "Nothing to change:",
            (true, _) => "Would change (nothing was written):",
            (false, _) => "Changed:",
        });
        foreach ((string what, AreaChanges changes) in new[]
        {
            ("added", plan.Added), ("renamed", plan.Renamed), ("moved", plan.Moved), ("regrouped", plan.Regrouped),
        })
        {
            string examples = string.Join("; ", changes.First) + (changes.Count > changes.First.Count ? "; …" : "");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-10} {changes.Count,8}  {examples}").TrimEnd());
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {"below them",-10} {plan.CarriedAlong,8}"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {"unchanged",-10} {plan.Unchanged,8}"));
    }
}
