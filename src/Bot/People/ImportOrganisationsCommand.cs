using Hub.Bot.Imports;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;

namespace Hub.Bot.People;

/// <summary><c>import organisations FILE [--dry-run]</c>: writes organisations and who is in them, all of the file or nothing.</summary>
internal static class ImportOrganisationsCommand
{
    /// <inheritdoc cref="TableImport{TRow, TChecked, TPlan}.RunAsync" path="/summary"/>
    /// <param name="args">What follows <c>import organisations</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="seal">Finds people by their phones.</param>
    /// <param name="clock">Says which day it is, from which terms run that have no first day.</param>
    /// <param name="zone">The zone of the community.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static Task<int> RunAsync(
        string[] args, HubStore store, Seal seal, TimeProvider clock, TimeZoneInfo zone, TextWriter output, CancellationToken cancellationToken) =>
        new TableImport<OrganisationRow, IReadOnlyList<DescribedOrganisation>, OrganisationPlan>
        {
            Name = "organisations",
            Required = ["name", "kind", "area"],
            Optional = ["member", "title", "from", "until"],
            Row = row => new(
                row.Line, row.Cells[0] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[3] ?? "", row.Cells[4] ?? "", row.Cells[5] ?? "", row.Cells[6] ?? ""),
            Check = CheckOrganisations.All,
            DecideAsync = (rows, described, cancel) => DecideAsync(rows, described, seal, clock, zone, cancel),
            ProblemsOf = plan => plan.Problems,
            Write = (rows, plan) => rows.People.Write(plan),
            Changes = plan =>
            [
                ("organisations added", plan.Added.Count, []), ("organisations changed", plan.Changed.Count, []), ("members added", plan.Joined.Count, []),
                ("terms changed", plan.Retitled.Count, []), ("terms taken back", plan.Removed.Count, []), ("unchanged", plan.Unchanged, []),
            ],
        }.RunAsync(args, store, output, cancellationToken);

    private static async Task<OrganisationPlan> DecideAsync(
        Rows rows, IReadOnlyList<DescribedOrganisation> described, Seal seal, TimeProvider clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        Dictionary<PersonWords, string> phones = described.SelectMany(one => one.Terms).Select(term => term.Who).Distinct()
            .Where(words => words.Phone is not null).ToDictionary(words => words, words => seal.LookUp(words.Phone!));
        KnownOrganisations known = await rows.People.KnownOrganisationsAsync(described, phones, ImportPeople.Channel, today, cancellationToken);
        return ImportOrganisations.Decide(described, known, today, new IdSource(clock));
    }
}
