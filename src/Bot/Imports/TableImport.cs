using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Storage;

namespace Hub.Bot.Imports;

/// <summary>
/// An import of a table below a tree of areas: <c>import NAME FILE [--dry-run]</c> reads the file, checks it against the tree,
/// decides against what is known, and writes all of it or nothing.
/// </summary>
/// <typeparam name="TRow">A row as it stands in the file.</typeparam>
/// <typeparam name="TChecked">What all rows mean.</typeparam>
/// <typeparam name="TPlan">What is to be written.</typeparam>
internal sealed class TableImport<TRow, TChecked, TPlan>
{
    /// <summary>The command's word, and the sheet of an .xlsx.</summary>
    internal required string Name { get; init; }

    /// <summary>The columns that must be there.</summary>
    internal required string[] Required { get; init; }

    /// <summary>The columns that may be there; their cells follow those of the required ones.</summary>
    internal required string[] Optional { get; init; }

    /// <summary>A row of the file.</summary>
    internal required Func<TableRow, TRow> Row { get; init; }

    /// <summary>What the rows mean, or what is wrong with them.</summary>
    internal required Func<List<TRow>, AreaTree, (TChecked Checked, IReadOnlyList<RowProblem> Problems)> Check { get; init; }

    /// <summary>What is to be written, beside what the database knows.</summary>
    internal required Func<Rows, TChecked, CancellationToken, Task<TPlan>> DecideAsync { get; init; }

    /// <summary>What stands in the way of a plan.</summary>
    internal Func<TPlan, IReadOnlyList<RowProblem>> ProblemsOf { get; init; } = _ => [];

    /// <summary>Writes a plan, or forgets what it changed where something stands in its way.</summary>
    internal required Action<Rows, TPlan> Write { get; init; }

    /// <summary>What changes: of what kind, how many, and the first of them.</summary>
    internal required Func<TPlan, (string What, int Count, IEnumerable<string> First)[]> Changes { get; init; }

    /// <summary>Returns the exit code: 0 done or shown, 1 refused, 2 not understood.</summary>
    /// <param name="args">What follows the command's word.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal async Task<int> RunAsync(string[] args, HubStore store, TextWriter output, CancellationToken cancellationToken)
    {
        if (ImportArguments.Read(args) is not { } arguments)
        {
            string optional = Optional.Length == 0 ? "" : $"[,{string.Join(',', Optional)}]";
            await output.WriteLineAsync($"import {Name} FILE [--dry-run]   FILE: .csv (UTF-8) or .xlsx with {string.Join(',', Required)}{optional}");
            return 2;
        }
        TableContent<TRow> file = TableFile.Read(arguments.File, Name, Required, Optional, Row, cancellationToken);
        if (file.Problems.Count > 0)
        {
            return await RefuseAsync(file.Problems, output);
        }
        // The tree is read before the transaction: an area that is renamed meanwhile keeps its code, and codes are what is written.
        AreaTree areas = AreaTree.Of(await store.ReadAsync(rows => rows.Areas.AllAsync(cancellationToken), cancellationToken));
        (TChecked meant, IReadOnlyList<RowProblem> problems) = Check(file.Rows, areas);
        if (problems.Count > 0)
        {
            return await RefuseAsync(problems, output);
        }
        TPlan plan = arguments.DryRun
            ? await store.ReadAsync(rows => DecideAsync(rows, meant, cancellationToken), cancellationToken)
            : await store.WriteAsync(rows => WriteAsync(rows, meant, cancellationToken), cancellationToken);
        if (ProblemsOf(plan) is { Count: > 0 } inTheWay)
        {
            return await RefuseAsync(inTheWay, output);
        }
        await ShowAsync(plan, arguments.DryRun, output);
        return 0;
    }

    private async Task<TPlan> WriteAsync(Rows rows, TChecked meant, CancellationToken cancellationToken)
    {
        // Two imports at once would both add the same.
        await rows.Areas.HoldAsync(cancellationToken);
        TPlan plan = await DecideAsync(rows, meant, cancellationToken);
        Write(rows, plan);
        return plan;
    }

    private static async Task<int> RefuseAsync(IReadOnlyList<RowProblem> problems, TextWriter output)
    {
        await ImportReport.WriteAsync(problems, output);
        return 1;
    }

    private async Task ShowAsync(TPlan plan, bool dryRun, TextWriter output)
    {
        (string What, int Count, IEnumerable<string> First)[] changes = Changes(plan);
        int width = changes.Max(change => change.What.Length);
        await output.WriteLineAsync(dryRun ? "Would change (nothing was written):" : "Changed:");
        foreach ((string what, int count, IEnumerable<string> first) in changes)
        {
            string line = string.Create(CultureInfo.InvariantCulture, $"  {what.PadRight(width)} {count,8}  {string.Join(' ', first.Take(AreaPlan.Shown))}");
            await output.WriteLineAsync(line.TrimEnd());
        }
    }
}
