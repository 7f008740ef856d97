using System.Globalization;
using Hub.Bot.Imports;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;

namespace Hub.Bot.People;

/// <summary><c>import organisations FILE [--dry-run]</c>: writes organisations and who is in them, all of the file or nothing.</summary>
internal static class ImportOrganisationsCommand
{
    private const string Columns = "name,kind,area[,member,title,from,until]";
    private static readonly string[] Required = ["name", "kind", "area"];
    private static readonly string[] Optional = ["member", "title", "from", "until"];

    /// <summary>Returns the exit code: 0 done or shown, 1 refused, 2 not understood.</summary>
    /// <param name="args">What follows <c>import organisations</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="seal">Finds people by their phones.</param>
    /// <param name="clock">Says which day it is, from which terms run that have no first day.</param>
    /// <param name="zone">The zone of the community.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static async Task<int> RunAsync(
        string[] args, HubStore store, Seal seal, TimeProvider clock, TimeZoneInfo zone, TextWriter output, CancellationToken cancellationToken)
    {
        if (ImportArguments.Read(args) is not { } arguments)
        {
            await output.WriteLineAsync($"import organisations FILE [--dry-run]   FILE: .csv (UTF-8) or .xlsx with {Columns}");
            return 2;
        }
        TableContent<OrganisationRow> file = TableFile.Read(arguments.File, "organisations", Required, Optional, Row, cancellationToken);
        if (file.Problems.Count > 0)
        {
            await ImportReport.WriteAsync(file.Problems, output);
            return 1;
        }
        AreaTree areas = AreaTree.Of(await store.ReadAsync(rows => rows.Areas.AllAsync(cancellationToken), cancellationToken));
        (IReadOnlyList<DescribedOrganisation> described, IReadOnlyList<RowProblem> problems) = CheckOrganisations.All(file.Rows, areas);
        if (problems.Count > 0)
        {
            await ImportReport.WriteAsync(problems, output);
            return 1;
        }
        OrganisationPlan plan = arguments.DryRun
            ? await store.ReadAsync(rows => DecideAsync(rows, described, seal, clock, zone, cancellationToken), cancellationToken)
            : await store.WriteAsync(
                async rows =>
                {
                    // Two imports at once would both add the same organisation.
                    await rows.Areas.HoldAsync(cancellationToken);
                    OrganisationPlan decided = await DecideAsync(rows, described, seal, clock, zone, cancellationToken);
                    rows.People.Write(decided);
                    return decided;
                }, cancellationToken);
        if (plan.Problems.Count > 0)
        {
            await ImportReport.WriteAsync(plan.Problems, output);
            return 1;
        }
        await ShowAsync(plan, arguments.DryRun, output);
        return 0;
    }

    private static async Task<OrganisationPlan> DecideAsync(
        Rows rows, IReadOnlyList<DescribedOrganisation> described, Seal seal, TimeProvider clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        Dictionary<PersonWords, string> phones = described.SelectMany(one => one.Terms).Select(term => term.Who).Distinct()
            .Where(words => words.Phone is not null).ToDictionary(words => words, words => seal.LookUp(words.Phone!));
        KnownOrganisations known = await rows.People.KnownOrganisationsAsync(described, phones, ImportPeople.Channel, today, cancellationToken);
        return ImportOrganisations.Decide(described, known, today, new IdSource(clock));
    }

    private static OrganisationRow Row(TableRow row) => new(
        row.Line, row.Cells[0] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[3] ?? "", row.Cells[4] ?? "", row.Cells[5] ?? "", row.Cells[6] ?? "");

    private static async Task ShowAsync(OrganisationPlan plan, bool dryRun, TextWriter output)
    {
        await output.WriteLineAsync(dryRun ? "Would change (nothing was written):" : "Changed:");
        foreach ((string what, int count) in new[]
        {
            ("organisations added", plan.Added.Count), ("organisations changed", plan.Changed.Count), ("members added", plan.Joined.Count),
            ("terms changed", plan.Retitled.Count), ("terms taken back", plan.Removed.Count), ("unchanged", plan.Unchanged),
        })
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-21} {count,8}"));
        }
    }
}
