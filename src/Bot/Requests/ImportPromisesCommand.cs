using Hub.Bot.Imports;
using Hub.Domain.Ids;
using Hub.Domain.Requests;
using Hub.Domain.Storage;

namespace Hub.Bot.Requests;

/// <summary><c>import promises FILE [--dry-run]</c>: says by when requests are taken and solved, all of the file or nothing.</summary>
internal static class ImportPromisesCommand
{
    /// <inheritdoc cref="TableImport{TRow, TChecked, TPlan}.RunAsync" path="/summary"/>
    /// <param name="args">What follows <c>import promises</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static Task<int> RunAsync(string[] args, HubStore store, IdSource ids, TextWriter output, CancellationToken cancellationToken) =>
        new TableImport<PromiseRow, IReadOnlyList<DescribedPromise>, PromisePlan>
        {
            Name = "promises",
            Required = ["area", "urgency", "accept_hours", "resolve_hours"],
            Optional = ["category"],
            Row = row => new(row.Line, row.Cells[0] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[3] ?? "", row.Cells[4] ?? ""),
            Check = CheckPromises.All,
            DecideAsync = async (rows, promises, cancel) => ImportPromises.Decide(
                promises, await rows.Requests.PoliciesToChangeAsync([.. promises.Select(promise => promise.For.AreaCode).Distinct()], cancel), ids),
            Write = (rows, plan) => rows.Requests.Write(plan),
            Changes = plan =>
            [
                ("promises added", plan.Added.Count, plan.Added.Select(NameOf)), ("changed", plan.Changed.Count, plan.Changed.Select(NameOf)),
                ("taken back", plan.Removed.Count, plan.Removed.Select(NameOf)), ("unchanged", plan.Unchanged, []),
            ],
        }.RunAsync(args, store, output, cancellationToken);

    private static string NameOf(Policy policy) => $"{policy.AreaCode}/{policy.Urgency}/{policy.Category?.ToString() ?? "*"}";
}
