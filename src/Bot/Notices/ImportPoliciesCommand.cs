using System.Globalization;
using Hub.Bot.Imports;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Domain.Storage;

namespace Hub.Bot.Notices;

/// <summary><c>import policies FILE [--dry-run]</c>: says how alerts climb, one row a level, all of the file or nothing.</summary>
internal static class ImportPoliciesCommand
{
    private const string Columns = "area,level,roles,minutes[,grade,kind,quorum,channels,ring_minutes]";
    private static readonly string[] Required = ["area", "level", "roles", "minutes"];
    private static readonly string[] Optional = ["grade", "kind", "quorum", "channels", "ring_minutes"];

    /// <summary>Returns the exit code: 0 done or shown, 1 refused, 2 not understood.</summary>
    /// <param name="args">What follows <c>import policies</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static async Task<int> RunAsync(string[] args, HubStore store, IdSource ids, TextWriter output, CancellationToken cancellationToken)
    {
        if (ImportArguments.Read(args) is not { } arguments)
        {
            await output.WriteLineAsync($"import policies FILE [--dry-run]   FILE: .csv (UTF-8) or .xlsx with {Columns}");
            return 2;
        }
        TableContent<PolicyRow> file = TableFile.Read(arguments.File, "policies", Required, Optional, Row, cancellationToken);
        if (file.Problems.Count > 0)
        {
            await ImportReport.WriteAsync(file.Problems, output);
            return 1;
        }
        AreaTree areas = AreaTree.Of(await store.ReadAsync(rows => rows.Areas.AllAsync(cancellationToken), cancellationToken));
        (IReadOnlyList<DescribedPolicy> policies, IReadOnlyList<RowProblem> problems) = CheckPolicies.All(file.Rows, areas, CallTimeline.ReadKind);
        if (problems.Count > 0)
        {
            await ImportReport.WriteAsync(problems, output);
            return 1;
        }
        PolicyPlan plan = arguments.DryRun
            ? await store.ReadAsync(rows => DecideAsync(rows, policies, ids, cancellationToken), cancellationToken)
            : await store.WriteAsync(
                async rows =>
                {
                    // Two imports at once would both add the same policy.
                    await rows.Areas.HoldAsync(cancellationToken);
                    PolicyPlan decided = await DecideAsync(rows, policies, ids, cancellationToken);
                    rows.Calls.Write(decided);
                    return decided;
                }, cancellationToken);
        await ShowAsync(plan, arguments.DryRun, output);
        return 0;
    }

    private static async Task<PolicyPlan> DecideAsync(
        Rows rows, IReadOnlyList<DescribedPolicy> policies, IdSource ids, CancellationToken cancellationToken) =>
        ImportPolicies.Decide(policies,
            await rows.Calls.PoliciesToChangeAsync([.. policies.Select(policy => policy.For.AreaCode).Distinct()], cancellationToken), ids);

    private static PolicyRow Row(TableRow row) => new(
        row.Line, row.Cells[0] ?? "", row.Cells[4] ?? "", row.Cells[5] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[6] ?? "",
        row.Cells[3] ?? "", row.Cells[7] ?? "", row.Cells[8] ?? "");

    private static async Task ShowAsync(PolicyPlan plan, bool dryRun, TextWriter output)
    {
        await output.WriteLineAsync(dryRun ? "Would change (nothing was written):" : "Changed:");
        foreach ((string what, int count, IEnumerable<AlertPolicy> few) in new[]
        {
            ("policies added", plan.Added.Count, plan.Added.Take(AreaPlan.Shown)),
            ("changed", plan.Changed.Count, plan.Changed.Take(AreaPlan.Shown)),
            ("taken back", plan.Removed.Count, plan.Removed.Take(AreaPlan.Shown)),
            ("unchanged", plan.Unchanged, []),
        })
        {
            string names = string.Join(' ', few.Select(policy => $"{policy.AreaCode}/{policy.Grade?.ToString() ?? "*"}/{policy.Kind ?? "*"}"));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-14} {count,8}  {names}").TrimEnd());
        }
    }
}
