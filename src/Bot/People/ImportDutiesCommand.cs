using Hub.Bot.Imports;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;

namespace Hub.Bot.People;

/// <summary><c>import duties FILE [--dry-run]</c>: writes the duty roster, all of the file or nothing.</summary>
internal static class ImportDutiesCommand
{
    /// <inheritdoc cref="TableImport{TRow, TChecked, TPlan}.RunAsync" path="/summary"/>
    /// <param name="args">What follows <c>import duties</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="seal">Finds people by their phones.</param>
    /// <param name="clock">Says which posts are over.</param>
    /// <param name="zone">The zone in which the file's times are meant.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static Task<int> RunAsync(
        string[] args, HubStore store, Seal seal, TimeProvider clock, TimeZoneInfo zone, TextWriter output, CancellationToken cancellationToken) =>
        new TableImport<RosterRow, IReadOnlyList<DescribedDuty>, RosterPlan>
        {
            Name = "duties",
            Required = ["person", "role", "area", "kind", "from", "until"],
            Optional = ["stand_in"],
            Row = row => new(
                row.Line, row.Cells[0] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[3] ?? "", row.Cells[4] ?? "", row.Cells[5] ?? "", row.Cells[6] ?? ""),
            Check = (rows, areas) => CheckRoster.All(rows, areas, zone),
            DecideAsync = (rows, duties, cancel) => DecideAsync(rows, duties, seal, clock, zone, cancel),
            ProblemsOf = plan => plan.Problems,
            Write = (rows, plan) => rows.People.Write(plan),
            Changes = plan =>
            [
                ("duties added", plan.Added.Count, []), ("changed", plan.Changed.Count, []), ("taken back", plan.Removed.Count, []), ("unchanged", plan.Unchanged, []),
            ],
        }.RunAsync(args, store, output, cancellationToken);

    private static async Task<RosterPlan> DecideAsync(
        Rows rows, IReadOnlyList<DescribedDuty> duties, Seal seal, TimeProvider clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        Dictionary<PersonWords, string> phones = duties.SelectMany(duty => new[] { duty.Who, duty.StandIn ?? duty.Who }).Distinct()
            .Where(words => words.Phone is not null).ToDictionary(words => words, words => seal.LookUp(words.Phone!));
        KnownRoster known = await rows.People.RosterAsync(duties, phones, ImportPeople.Channel, today, cancellationToken);
        return ImportRoster.Decide(duties, known, new IdSource(clock), zone);
    }
}
