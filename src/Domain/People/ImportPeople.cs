using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Privacy;
using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>What the database knows of somebody with a phone that a file names.</summary>
public sealed record KnownPerson(Person Person, IReadOnlyList<Post> Posts, IReadOnlyList<Home> Homes);

/// <summary>What an import of people writes. Persons that are known are changed in place.</summary>
public sealed class PeoplePlan
{
    public List<Person> Added { get; } = [];
    public List<Person> Updated { get; } = [];
    public List<Contact> Contacts { get; } = [];

    /// <summary>Addresses at the message gateway that are no longer theirs.</summary>
    public List<Contact> Removed { get; } = [];
    public List<Post> Posts { get; } = [];
    public List<Home> Homes { get; } = [];

    /// <summary>Homes whose unit is another than was known.</summary>
    public List<Home> Corrected { get; } = [];

    /// <summary>What the file says and the database does not allow: then nothing is written.</summary>
    public List<RowProblem> Problems { get; } = [];

    /// <summary>How many people stand in the database already just as the file has them.</summary>
    public int Unchanged { get; internal set; }
}

/// <summary>Lays described people over those whom the database knows: adds and updates, and takes nothing away.</summary>
public static class ImportPeople
{
    /// <summary>The channel of an imported number.</summary>
    public const string Channel = "phone";

    /// <summary>The channel of an imported address at the message gateway.</summary>
    public const string Gateway = "webhook";

    /// <summary>The whole decision.</summary>
    /// <param name="described">The people of the file.</param>
    /// <param name="known">Those whom the database knows, by the look-up hash of their phone, with what they hold today.</param>
    /// <param name="gateway">Addresses at the message gateway that those hold whom the file names, and who holds an address that it names.</param>
    /// <param name="today">The local day from which new posts are held and new homes lived in.</param>
    /// <param name="now">The instant.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="seal">Closes the numbers.</param>
    public static PeoplePlan Decide(
        IEnumerable<DescribedPerson> described, IReadOnlyDictionary<string, KnownPerson> known, IReadOnlyCollection<Contact> gateway,
        DateOnly today, DateTimeOffset now, IdSource ids, Seal seal)
    {
        PeoplePlan plan = new();
        ILookup<Guid, Contact> held = gateway.ToLookup(contact => contact.PersonId);
        List<(Contact Contact, int Line)> addressed = [];
        foreach (DescribedPerson one in described)
        {
            string hash = seal.LookUp(one.Phone);
            KnownPerson person = known.GetValueOrDefault(hash) ?? Add(one, hash);
            bool isNew = plan.Added.Count > 0 && plan.Added[^1] == person.Person;
            bool changed = Hold(one, person) | Address(one, person.Person.Id);
            if (isNew)
            {
                continue;
            }
            bool renamed = Update(one, person.Person);
            if (renamed)
            {
                plan.Updated.Add(person.Person);
            }
            plan.Unchanged += renamed || changed ? 0 : 1;
        }
        // An address that its holder gives up by the same file is free.
        HashSet<string> taken = [.. gateway.Except(plan.Removed).Select(contact => contact.AddressHash)];
        plan.Problems.AddRange(addressed.Where(one => taken.Contains(one.Contact.AddressHash)).Select(one => new RowProblem(one.Line, ImportTexts.TakenWebhook)));
        return plan;

        bool Address(DescribedPerson one, Guid personId)
        {
            if (one.Webhook is not { } address || (address.Length == 0 && !held[personId].Any()))
            {
                return false;
            }
            string hash = seal.LookUp(address);
            if (address.Length > 0 && held[personId].Any(contact => contact.AddressHash == hash && contact.DisabledReason is null))
            {
                return false;
            }
            plan.Removed.AddRange(held[personId]);
            if (address.Length > 0)
            {
                Contact contact = new() { Id = ids.Next(), PersonId = personId, Channel = Gateway, Address = seal.Close(address), AddressHash = hash };
                addressed.Add((contact, one.WebhookLine));
                plan.Contacts.Add(contact);
            }
            return true;
        }

        KnownPerson Add(DescribedPerson one, string hash)
        {
            Person person = new() { Id = ids.Next(), Name = one.Name, Language = one.Language ?? Lang.Zh, CreatedAt = now };
            plan.Added.Add(person);
            plan.Contacts.Add(new()
            {
                Id = ids.Next(),
                PersonId = person.Id,
                Channel = Channel,
                Address = seal.Close(one.Phone),
                AddressHash = hash,
            });
            return new(person, [], []);
        }

        bool Hold(DescribedPerson one, KnownPerson person)
        {
            int before = plan.Posts.Count + plan.Homes.Count + plan.Corrected.Count;
            plan.Posts.AddRange(one.Posts
                .Where(post => !person.Posts.Any(held => held.Role == post.Role && held.AreaCode == post.AreaCode))
                .Select(post => new Post { Id = ids.Next(), PersonId = person.Person.Id, Role = post.Role, AreaCode = post.AreaCode, From = today }));
            plan.Homes.AddRange(one.Homes
                .Where(one => !person.Homes.Any(home => home.BuildingCode == one.Building))
                .Select(one => new Home { Id = ids.Next(), PersonId = person.Person.Id, BuildingCode = one.Building, Unit = one.Unit, From = today }));
            foreach (Home home in person.Homes)
            {
                if (one.Homes.Find(said => said.Building == home.BuildingCode).Unit is { } unit && unit != home.Unit)
                {
                    home.Unit = unit;
                    plan.Corrected.Add(home);
                }
            }
            return plan.Posts.Count + plan.Homes.Count + plan.Corrected.Count > before;
        }
    }

    private static bool Update(DescribedPerson one, Person person)
    {
        bool changed = false;
        if (one.Name is { } name && person.Name != name)
        {
            person.Name = name;
            changed = true;
        }
        if (one.Language is { } language && person.Language != language)
        {
            person.Language = language;
            changed = true;
        }
        return changed;
    }
}
