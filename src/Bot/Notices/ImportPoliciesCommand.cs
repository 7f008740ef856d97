using Hub.Bot.Imports;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Domain.Storage;

namespace Hub.Bot.Notices;

/// <summary><c>import policies FILE [--dry-run]</c>: says how alerts climb, one row a level, all of the file or nothing.</summary>
internal static class ImportPoliciesCommand
{
    /// <inheritdoc cref="TableImport{TRow, TChecked, TPlan}.RunAsync" path="/summary"/>
    /// <param name="args">What follows <c>import policies</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static Task<int> RunAsync(string[] args, HubStore store, IdSource ids, TextWriter output, CancellationToken cancellationToken) =>
        new TableImport<PolicyRow, IReadOnlyList<DescribedPolicy>, PolicyPlan>
        {
            Name = "policies",
            Required = ["area", "level", "roles", "minutes"],
            Optional = ["grade", "kind", "quorum", "channels", "ring_minutes"],
            Row = row => new(
                row.Line, row.Cells[0] ?? "", row.Cells[4] ?? "", row.Cells[5] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[6] ?? "",
                row.Cells[3] ?? "", row.Cells[7] ?? "", row.Cells[8] ?? ""),
            Check = (rows, areas) => CheckPolicies.All(rows, areas, CallTimeline.ReadKind),
            DecideAsync = async (rows, policies, cancel) => ImportPolicies.Decide(
                policies, await rows.Calls.PoliciesToChangeAsync([.. policies.Select(policy => policy.For.AreaCode).Distinct()], cancel), ids),
            Write = (rows, plan) => rows.Calls.Write(plan),
            Changes = plan =>
            [
                ("policies added", plan.Added.Count, plan.Added.Select(NameOf)), ("changed", plan.Changed.Count, plan.Changed.Select(NameOf)),
                ("taken back", plan.Removed.Count, plan.Removed.Select(NameOf)), ("unchanged", plan.Unchanged, []),
            ],
        }.RunAsync(args, store, output, cancellationToken);

    private static string NameOf(AlertPolicy policy) => $"{policy.AreaCode}/{policy.Grade?.ToString() ?? "*"}/{policy.Kind ?? "*"}";
}
