using System.Globalization;
using Hub.Bot.Imports;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;

namespace Hub.Bot.People;

/// <summary><c>import people FILE [--dry-run]</c>: adds and updates people, their posts and homes, all of the file or nothing.</summary>
internal static class ImportPeopleCommand
{
    private static readonly string[] Required = ["name", "phone", "role", "area"];
    private static readonly string[] Optional = ["language", "webhook"];

    /// <summary>Returns the exit code: 0 done or shown, 1 refused, 2 not understood.</summary>
    /// <param name="args">What follows <c>import people</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="seal">Closes the phones.</param>
    /// <param name="clock">Says from which day posts are held.</param>
    /// <param name="zone">The hub's zone, whose day that is.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static async Task<int> RunAsync(
        string[] args, HubStore store, Seal seal, TimeProvider clock, TimeZoneInfo zone, TextWriter output, CancellationToken cancellationToken)
    {
        if (ImportArguments.Read(args) is not { } arguments)
        {
            await output.WriteLineAsync("import people FILE [--dry-run]   FILE: .csv (UTF-8) or .xlsx with name,phone,role,area[,language,webhook]");
            return 2;
        }
        TableContent<PersonRow> file = TableFile.Read(arguments.File, "people", Required, Optional, Row, cancellationToken);
        if (file.Problems.Count > 0)
        {
            await ImportReport.WriteAsync(file.Problems, output);
            return 1;
        }

        // The tree is read before the transaction: an area that is renamed meanwhile keeps its code, and codes are what is written.
        AreaTree areas = AreaTree.Of(await store.ReadAsync(rows => rows.Areas.AllAsync(cancellationToken), cancellationToken));
        (IReadOnlyCollection<DescribedPerson> people, IReadOnlyList<RowProblem> problems) = CheckPeople.All(file.Rows, areas);
        if (problems.Count > 0)
        {
            await ImportReport.WriteAsync(problems, output);
            return 1;
        }

        PeoplePlan plan = arguments.DryRun
            ? await store.ReadAsync(rows => DecideAsync(rows, people, seal, clock, zone, cancellationToken), cancellationToken)
            : await store.WriteAsync(
                async rows =>
                {
                    PeoplePlan decided = await DecideAsync(rows, people, seal, clock, zone, cancellationToken);
                    rows.People.Add(decided);
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

    private static async Task<PeoplePlan> DecideAsync(
        Rows rows, IReadOnlyCollection<DescribedPerson> people, Seal seal, TimeProvider clock, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        string[] hashes = [.. people.Select(person => seal.LookUp(person.Phone))];
        Dictionary<string, KnownPerson> known = await rows.People.KnownAsync(ImportPeople.Channel, hashes, today, cancellationToken);
        // Files without the column, as most are, ask nothing.
        string[] addresses = [.. people.Select(person => person.Webhook).OfType<string>().Where(address => address.Length > 0).Select(seal.LookUp)];
        Guid[] addressed = [.. people.Where(person => person.Webhook is not null)
            .Select(person => known.GetValueOrDefault(seal.LookUp(person.Phone))?.Person.Id).OfType<Guid>()];
        List<Contact> gateway = await rows.People.ContactsAsync(ImportPeople.Gateway, addressed, addresses, cancellationToken);
        return ImportPeople.Decide(people, known, gateway, today, now, new IdSource(clock), seal);
    }

    private static PersonRow Row(TableRow row) => new(
        row.Line, row.Cells[0] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[3] ?? "", row.Cells[4] ?? "", row.Cells[5] ?? "");

    private static async Task ShowAsync(PeoplePlan plan, bool dryRun, TextWriter output)
    {
        await output.WriteLineAsync(dryRun ? "Would change (nothing was written):" : "Changed:");
        foreach ((string what, int count, IEnumerable<Person> few) in new[]
        {
            ("people added", plan.Added.Count, plan.Added.Take(AreaPlan.Shown)),
            ("updated", plan.Updated.Count, plan.Updated.Take(AreaPlan.Shown)),
            ("posts added", plan.Posts.Count, []),
            ("homes added", plan.Homes.Count, []),
            ("addresses", plan.Contacts.Count(contact => contact.Channel == ImportPeople.Gateway), []),
            ("unchanged", plan.Unchanged, []),
        })
        {
            string names = string.Join(' ', few.Select(person => person.Name));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {what,-12} {count,8}  {names}").TrimEnd());
        }
    }
}
