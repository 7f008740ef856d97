using System.Globalization;
using Hub.Bot.Imports;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;

namespace Hub.Bot.People;

/// <summary><c>import duties FILE [--dry-run]</c>: writes the duty roster, all of the file or nothing.</summary>
internal static class ImportDutiesCommand
{
    private const string Columns = "person,role,area,kind,from,until[,stand_in]";
    private static readonly string[] Required = ["person", "role", "area", "kind", "from", "until"];
    private static readonly string[] Optional = ["stand_in"];

    /// <summary>Returns the exit code: 0 done or shown, 1 refused, 2 not understood.</summary>
    /// <param name="args">What follows <c>import duties</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="seal">Finds people by their phones.</param>
    /// <param name="clock">Says which posts are over.</param>
    /// <param name="zone">The zone in which the file's times are meant.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static async Task<int> RunAsync(
        string[] args, HubStore store, Seal seal, TimeProvider clock, TimeZoneInfo zone, TextWriter output, CancellationToken cancellationToken)
    {
        if (ImportArguments.Read(args) is not { } arguments)
        {
            await output.WriteLineAsync($"import duties FILE [--dry-run]   FILE: .csv (UTF-8) or .xlsx with {Columns}");
            return 2;
        }
        TableContent<RosterRow> file = TableFile.Read(arguments.File, "duties", Required, Optional, Row, cancellationToken);
        if (file.Problems.Count > 0)
        {
            await ImportReport.WriteAsync(file.Problems, output);
            return 1;
        }
        AreaTree areas = AreaTree.Of(await store.ReadAsync(rows => rows.Areas.AllAsync(cancellationToken), cancellationToken));
        (IReadOnlyList<DescribedDuty> duties, IReadOnlyList<RowProblem> problems) = CheckRoster.All(file.Rows, areas, zone);
        if (problems.Count > 0)
        {
            await ImportReport.WriteAsync(problems, output);
            return 1;
        }
        RosterPlan plan = arguments.DryRun
            ? await store.ReadAsync(rows => DecideAsync(rows, duties, seal, clock, zone, cancellationToken), cancellationToken)
            : await store.WriteAsync(rows => WriteAsync(rows, duties, seal, clock, zone, cancellationToken), cancellationToken);
        if (plan.Problems.Count > 0)
        {
            await ImportReport.WriteAsync(plan.Problems, output);
            return 1;
        }
        await ShowAsync(plan, arguments.DryRun, output);
        return 0;
    }

    private static async Task<RosterPlan> WriteAsync(
        Rows rows, IReadOnlyList<DescribedDuty> duties, Seal seal, TimeProvider clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        // Two imports at once would both add the same row.
        await rows.Areas.HoldAsync(cancellationToken);
        RosterPlan plan = await DecideAsync(rows, duties, seal, clock, zone, cancellationToken);
        rows.People.Write(plan);
        return plan;
    }

    private static async Task<RosterPlan> DecideAsync(
        Rows rows, IReadOnlyList<DescribedDuty> duties, Seal seal, TimeProvider clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        Dictionary<PersonWords, string> phones = duties.SelectMany(duty => new[] { duty.Who, duty.StandIn ?? duty.Who }).Distinct()
            .Where(words => words.Phone is not null).ToDictionary(words => words, words => seal.LookUp(words.Phone!));
        KnownRoster known = await rows.People.RosterAsync(duties, phones, ImportPeople.Channel, today, cancellationToken);
        return ImportRoster.Decide(duties, known, new IdSource(clock), zone);
    }

    private static RosterRow Row(TableRow row) => new(
        row.Line, row.Cells[0] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[3] ?? "", row.Cells[4] ?? "", row.Cells[5] ?? "", row.Cells[6] ?? "");

    private static async Task ShowAsync(RosterPlan plan, bool dryRun, TextWriter output)
    {
        await output.WriteLineAsync(dryRun ? "Would change (nothing was written):" : "Changed:");
        foreach ((string what, int count) in new[]
        {
            ("duties added", plan.Added.Count), ("changed", plan.Changed.Count), ("taken back", plan.Removed.Count), ("unchanged", plan.Unchanged),
        })
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-12} {count,8}"));
        }
    }
}
