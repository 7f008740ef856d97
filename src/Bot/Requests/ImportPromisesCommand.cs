using System.Globalization;
using Hub.Bot.Imports;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Requests;
using Hub.Domain.Storage;

namespace Hub.Bot.Requests;

/// <summary><c>import promises FILE [--dry-run]</c>: says by when requests are taken and solved, all of the file or nothing.</summary>
internal static class ImportPromisesCommand
{
    private const string Columns = "area,urgency,accept_hours,resolve_hours[,category]";
    private static readonly string[] Required = ["area", "urgency", "accept_hours", "resolve_hours"];
    private static readonly string[] Optional = ["category"];

    /// <summary>Returns the exit code: 0 done or shown, 1 refused, 2 not understood.</summary>
    /// <param name="args">What follows <c>import promises</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static async Task<int> RunAsync(string[] args, HubStore store, IdSource ids, TextWriter output, CancellationToken cancellationToken)
    {
        if (ImportArguments.Read(args) is not { } arguments)
        {
            await output.WriteLineAsync($"import promises FILE [--dry-run]   FILE: .csv (UTF-8) or .xlsx with {Columns}");
            return 2;
        }
        TableContent<PromiseRow> file = TableFile.Read(arguments.File, "promises", Required, Optional, Row, cancellationToken);
        if (file.Problems.Count > 0)
        {
            await ImportReport.WriteAsync(file.Problems, output);
            return 1;
        }
        AreaTree areas = AreaTree.Of(await store.ReadAsync(rows => rows.Areas.AllAsync(cancellationToken), cancellationToken));
        (IReadOnlyList<DescribedPromise> promises, IReadOnlyList<RowProblem> problems) = CheckPromises.All(file.Rows, areas);
        if (problems.Count > 0)
        {
            await ImportReport.WriteAsync(problems, output);
            return 1;
        }
        PromisePlan plan = arguments.DryRun
            ? await store.ReadAsync(rows => DecideAsync(rows, promises, ids, cancellationToken), cancellationToken)
            : await store.WriteAsync(
                async rows =>
                {
                    // Two imports at once would both add the same promise.
                    await rows.Areas.HoldAsync(cancellationToken);
                    PromisePlan decided = await DecideAsync(rows, promises, ids, cancellationToken);
                    rows.Requests.Write(decided);
                    return decided;
                }, cancellationToken);
        await ShowAsync(plan, arguments.DryRun, output);
        return 0;
    }

    private static async Task<PromisePlan> DecideAsync(
        Rows rows, IReadOnlyList<DescribedPromise> promises, IdSource ids, CancellationToken cancellationToken) =>
        ImportPromises.Decide(promises,
            await rows.Requests.PoliciesToChangeAsync([.. promises.Select(promise => promise.For.AreaCode).Distinct()], cancellationToken), ids);

    private static PromiseRow Row(TableRow row) => new(
        row.Line, row.Cells[0] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[3] ?? "", row.Cells[4] ?? "");

    private static async Task ShowAsync(PromisePlan plan, bool dryRun, TextWriter output)
    {
        await output.WriteLineAsync(dryRun ? "Would change (nothing was written):" : "Changed:");
        foreach ((string what, int count, IEnumerable<Policy> few) in new[]
        {
            ("promises added", plan.Added.Count, plan.Added.Take(AreaPlan.Shown)),
            ("changed", plan.Changed.Count, plan.Changed.Take(AreaPlan.Shown)),
            ("taken back", plan.Removed.Count, plan.Removed.Take(AreaPlan.Shown)),
            ("unchanged", plan.Unchanged, []),
        })
        {
            string names = string.Join(' ', few.Select(policy => $"{policy.AreaCode}/{policy.Urgency}/{policy.Category?.ToString() ?? "*"}"));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-14} {count,8}  {names}").TrimEnd());
        }
    }
}
