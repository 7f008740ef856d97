using Hub.Bot.Imports;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;

namespace Hub.Bot.People;

/// <summary><c>import people FILE [--dry-run]</c>: adds and updates people, their posts and homes, all of the file or nothing.</summary>
internal static class ImportPeopleCommand
{
    /// <inheritdoc cref="TableImport{TRow, TChecked, TPlan}.RunAsync" path="/summary"/>
    /// <param name="args">What follows <c>import people</c>.</param>
    /// <param name="store">The database; its tables stand already.</param>
    /// <param name="seal">Closes the phones.</param>
    /// <param name="clock">Says from which day posts are held.</param>
    /// <param name="zone">The hub's zone, whose day that is.</param>
    /// <param name="output">Where the outcome is told.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    internal static Task<int> RunAsync(
        string[] args, HubStore store, Seal seal, TimeProvider clock, TimeZoneInfo zone, TextWriter output, CancellationToken cancellationToken) =>
        new TableImport<PersonRow, IReadOnlyCollection<DescribedPerson>, PeoplePlan>
        {
            Name = "people",
            Required = ["name", "phone", "role", "area"],
            Optional = ["language", "webhook", "unit"],
            Row = row => new(row.Line, row.Cells[0] ?? "", row.Cells[1] ?? "", row.Cells[2] ?? "", row.Cells[3] ?? "", row.Cells[4] ?? "", row.Cells[5] ?? "", row.Cells[6] ?? ""),
            Check = CheckPeople.All,
            DecideAsync = (rows, people, cancel) => DecideAsync(rows, people, seal, clock, zone, cancel),
            ProblemsOf = plan => plan.Problems,
            Write = (rows, plan) => rows.People.Add(plan),
            Changes = plan =>
            [
                ("people added", plan.Added.Count, plan.Added.Select(person => person.Name ?? "")), ("updated", plan.Updated.Count, plan.Updated.Select(person => person.Name ?? "")),
                ("posts added", plan.Posts.Count, []), ("homes added", plan.Homes.Count, []), ("units", plan.Corrected.Count, []),
                ("addresses", plan.Contacts.Count(contact => contact.Channel == ImportPeople.Gateway), []), ("unchanged", plan.Unchanged, []),
            ],
        }.RunAsync(args, store, output, cancellationToken);

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
}
