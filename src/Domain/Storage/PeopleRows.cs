using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>People, homes, posts, contacts and personal links.</summary>
public sealed partial class PeopleRows
{
    /// <summary>How many keys go into one question.</summary>
    internal const int MostAtOnce = 1000;

    private readonly HubDb _db;

    internal PeopleRows(HubDb db) => _db = db;

    /// <summary>A person to read or change.</summary>
    public async Task<Person?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        _db.People.Local.FindEntry(id)?.Entity ?? await _db.Compiled.Person(_db, id, cancellationToken);

    /// <summary>People by their ids, in no order.</summary>
    public Task<List<Person>> FindAllAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _db.People.Where(person => ids.Contains(person.Id)).ToListAsync(cancellationToken);

    /// <summary>How these people want to be told; who is gone is not in it.</summary>
    public Task<Dictionary<Guid, Wishes>> WishesAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        _db.Ledger.WishesAsync(people, cancellationToken);

    public void Add(Person person) => _db.People.Add(person);

    public void Add(Home home) => _db.Homes.Add(home);

    public void Add(Post post) => _db.Posts.Add(post);

    /// <summary>Adds a row of the roster.</summary>
    /// <exception cref="ArgumentException">It ends before it begins.</exception>
    public void Add(Duty duty) => _db.Duties.Add(duty.From < duty.Until ? duty : throw new ArgumentException("A duty ends after it begins.", nameof(duty)));

    /// <summary>The rows of the roster for these posts that touch a span of time, with those who stand in.</summary>
    public async Task<List<DutyRow>> DutiesAsync(
        IReadOnlyCollection<Guid> postIds, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var rows = await (from duty in _db.Duties.AsNoTracking()
                          where postIds.Contains(duty.PostId) && duty.Until > since && duty.From < until
                          from standIn in _db.People.AsNoTracking().Where(person => person.Id == duty.StandInId).DefaultIfEmpty()
                          select new { duty, standIn }).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.duty.From).ThenBy(row => row.duty.Id).Select(row => new DutyRow(row.duty, row.standIn))];
    }

    /// <summary>What the database knows of those whom a file of the roster names; its rows can be changed.</summary>
    /// <param name="described">The rows of the file.</param>
    /// <param name="phones">The look-up hashes of the numbers that it names.</param>
    /// <param name="channel">The channel of these numbers.</param>
    /// <param name="day">Posts that end before it are left out.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<KnownRoster> RosterAsync(
        IReadOnlyCollection<DescribedDuty> described, IReadOnlyDictionary<PersonWords, string> phones, string channel, DateOnly day,
        CancellationToken cancellationToken)
    {
        List<Standing> posts = [];
        foreach (string[] codes in described.Select(one => one.AreaCode).Distinct().Chunk(MostAtOnce))
        {
            posts.AddRange(await (from post in _db.Posts.AsNoTracking()
                                  where codes.Contains(post.AreaCode) && (post.Until == null || post.Until >= day)
                                  join area in _db.Areas on post.AreaCode equals area.Code
                                  join person in _db.People on post.PersonId equals person.Id
                                  orderby post.From
                                  select new Standing(post, area, person)).ToListAsync(cancellationToken));
        }
        Dictionary<PersonWords, IReadOnlyList<Person>> meant = await MeantAsync(
            [.. described.Select(one => one.Who), .. described.Select(one => one.StandIn).OfType<PersonWords>()], phones, channel, day, cancellationToken);
        List<Duty> duties = [];
        foreach (Guid[] some in posts.Select(standing => standing.Post.Id).Chunk(MostAtOnce))
        {
            duties.AddRange(await _db.Duties.Where(duty => some.Contains(duty.PostId)).ToListAsync(cancellationToken));
        }
        return new(posts, meant, duties);
    }

    // Whom each name or number can mean.
    private async Task<Dictionary<PersonWords, IReadOnlyList<Person>>> MeantAsync(
        HashSet<PersonWords> words, IReadOnlyDictionary<PersonWords, string> phones, string channel, DateOnly day, CancellationToken cancellationToken)
    {
        Dictionary<PersonWords, IReadOnlyList<Person>> meant = [];
        Dictionary<string, KnownPerson> phoned = await KnownAsync(channel, [.. phones.Values.Distinct()], day, cancellationToken);
        List<Person> named = [];
        foreach (string[] names in words.Where(word => word.Phone is null).Select(word => word.Written).Distinct().Chunk(MostAtOnce))
        {
            named.AddRange(await _db.People.AsNoTracking().Where(person => names.Contains(person.Name)).ToListAsync(cancellationToken));
        }
        ILookup<string?, Person> byName = named.ToLookup(person => person.Name);
        foreach (PersonWords word in words)
        {
            meant[word] = word.Phone is null ? [.. byName[word.Written]] : phoned.GetValueOrDefault(phones[word]) is { } known ? [known.Person] : [];
        }
        return meant;
    }

    /// <summary>Writes what an import decided; rows of the roster that it changed are known to this transaction already, and are forgotten where it was refused.</summary>
    public void Write(RosterPlan plan)
    {
        if (plan.Problems.Count > 0)
        {
            _db.Forget();
            return;
        }
        _db.Duties.AddRange(plan.Added);
        _db.Duties.RemoveRange(plan.Removed);
    }

    /// <summary>
    /// Which of these people are off duty: on leave, or with shifts on the local day and none of them now. Who stands in for
    /// somebody now is on.
    /// </summary>
    public async Task<HashSet<Guid>> OffDutyAsync(
        IReadOnlyCollection<Guid> people, DateTimeOffset now, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        (DateTimeOffset since, DateTimeOffset until) = Roster.DayOf(now, zone);
        var rows = await (from duty in _db.Duties.AsNoTracking()
                          where duty.Until > since && duty.From < until
                          join post in _db.Posts on duty.PostId equals post.Id
                          where people.Contains(post.PersonId) || (duty.StandInId != null && people.Contains(duty.StandInId.Value))
                          select new { duty, post.PersonId }).ToListAsync(cancellationToken);
        HashSet<Guid> on = [.. rows.Where(row => row.duty.Covers(now)).Select(row => row.duty.StandInId ?? (row.duty.Kind == DutyKind.Shift ? row.PersonId : Guid.Empty))];
        HashSet<Guid> onLeave = [.. rows.Where(row => row.duty.Kind == DutyKind.Leave && row.duty.Covers(now)).Select(row => row.PersonId)];
        return [.. rows.Where(row => row.duty.Kind == DutyKind.Shift).Select(row => row.PersonId).Concat(onLeave).Where(person => !on.Contains(person) || onLeave.Contains(person))];
    }

    public void Add(Contact contact) => _db.Contacts.Add(contact);

    /// <summary>The addresses of these people on some channels that are in use.</summary>
    public Task<List<ContactAddress>> AddressesAsync(
        IReadOnlyCollection<Guid> people, IReadOnlyCollection<string> channels, CancellationToken cancellationToken) =>
        _db.Compiled.Addresses(_db, people, channels).ToListAsync(cancellationToken).AsTask();

    public void Add(PersonalLink link) => _db.Links.Add(link);

    /// <summary>Where these people live and work on a day.</summary>
    public async Task<List<(Guid PersonId, Area Area)>> PlacesAsync(IReadOnlyCollection<Guid> people, DateOnly day, CancellationToken cancellationToken)
    {
        List<(Guid, Area)> places = [];
        foreach (Guid[] some in people.Chunk(MostAtOnce))
        {
            var homes = await (from home in LivedIn(day)
                               where some.Contains(home.PersonId)
                               join area in _db.Areas on home.BuildingCode equals area.Code
                               select new { home.PersonId, Area = area }).AsNoTracking().ToListAsync(cancellationToken);
            var posts = await (from post in Held(day)
                               where some.Contains(post.PersonId)
                               join area in _db.Areas on post.AreaCode equals area.Code
                               select new { post.PersonId, Area = area }).AsNoTracking().ToListAsync(cancellationToken);
            places.AddRange(homes.Concat(posts).Select(place => (place.PersonId, place.Area)));
        }
        return places;
    }

    /// <summary>Where somebody lives, works and is a member on a day, with the areas of her organisations.</summary>
    /// <param name="personId">Who.</param>
    /// <param name="said">Where she said that she lives, besides; null where she did not.</param>
    /// <param name="day">The local day.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<(Calendar.Belonging Hers, List<string> OrganisationAreas)> BelongingAsync(
        Guid personId, string? said, DateOnly day, CancellationToken cancellationToken)
    {
        List<Area> homes = await (from home in LivedIn(day)
                                  where home.PersonId == personId
                                  join area in _db.Areas on home.BuildingCode equals area.Code
                                  select area).AsNoTracking().ToListAsync(cancellationToken);
        if (said is not null)
        {
            homes.AddRange(await _db.Areas.AsNoTracking().Where(area => area.Code == said).ToListAsync(cancellationToken));
        }
        List<Organisation> member = await (from membership in _db.Memberships
                                           where membership.PersonId == personId && membership.From <= day && (membership.Until == null || membership.Until >= day)
                                           join organisation in _db.Organisations on membership.OrganisationId equals organisation.Id
                                           select organisation).AsNoTracking().ToListAsync(cancellationToken);
        return (new(personId, homes, await PostsAsync(personId, day, cancellationToken), [.. member.Select(one => one.Id)]), [.. member.Select(one => one.AreaCode).Distinct()]);
    }

    public void Add(ApiToken token) => _db.ApiTokens.Add(token);

    /// <summary>The API token of these words, valid or not; null when there is none.</summary>
    public Task<ApiToken?> ApiTokenAsync(string token, CancellationToken cancellationToken)
    {
        string hash = IdSource.Hash(token);
        return _db.ApiTokens.AsNoTracking().FirstOrDefaultAsync(known => known.TokenHash == hash, cancellationToken);
    }

    /// <summary>All API tokens of a person.</summary>
    public Task<List<ApiToken>> ApiTokensAsync(Guid personId, CancellationToken cancellationToken) =>
        _db.ApiTokens.Where(token => token.PersonId == personId).ToListAsync(cancellationToken);

    /// <summary>Where she lives on a day.</summary>
    public Task<List<Home>> HomesAsync(Guid personId, DateOnly day, CancellationToken cancellationToken) =>
        LivedIn(day).Where(home => home.PersonId == personId).OrderBy(home => home.Id).ToListAsync(cancellationToken);

    /// <summary>
    /// A person to change, and the posts by which she works now: those she holds on a day, and those for which she stands in at
    /// an instant. The chat, the page and its stream all ask here.
    /// </summary>
    public async Task<(Person? Person, List<Standing> Posts)> SpeakerAsync(Guid id, DateTimeOffset now, DateOnly day, CancellationToken cancellationToken)
    {
        List<SpeakerRow> rows = await _db.Compiled.Speaker(_db, id, now, day).ToListAsync(cancellationToken);
        return (rows.FirstOrDefault()?.Person,
            [.. rows.Where(row => row is { Post: not null, Area: not null }).Select(row => new Standing(row.Post!, row.Area!, row.Person))]);
    }

    /// <summary>The posts she holds on a day, with their areas.</summary>
    public Task<List<Standing>> PostsAsync(Guid personId, DateOnly day, CancellationToken cancellationToken) =>
        _db.Compiled.Posts(_db, personId, day).ToListAsync(cancellationToken).AsTask();

    /// <summary>The posts held on a day at any of these areas.</summary>
    public Task<List<Standing>> PostsAtAsync(IReadOnlyCollection<string> areaCodes, DateOnly day, CancellationToken cancellationToken) =>
        _db.Compiled.PostsAt(_db, areaCodes, day).ToListAsync(cancellationToken).AsTask();

    /// <summary>The desk of the whole hub: its coordinators and secretaries at the highest areas that have one.</summary>
    public async Task<List<Standing>> TopDeskAsync(DateOnly day, CancellationToken cancellationToken)
    {
        List<Standing> highest = await (
            from post in Held(day)
            where post.Role == Role.Coordinator || post.Role == Role.CommunitySecretary
            join area in _db.Areas on post.AreaCode equals area.Code
            join person in _db.People on post.PersonId equals person.Id
            orderby area.Path.Length, area.Path
            select new Standing(post, area, person)).AsNoTracking().Take(20).ToListAsync(cancellationToken);
        string? first = highest.FirstOrDefault()?.Area.Code;
        return [.. highest.Where(standing => standing.Area.Code == first)];
    }

    /// <summary>The contact at an address (by its look-up hash), or null.</summary>
    public Task<Contact?> ContactAsync(string channel, string addressHash, CancellationToken cancellationToken) =>
        _db.Contacts.FirstOrDefaultAsync(contact => contact.Channel == channel && contact.AddressHash == addressHash, cancellationToken);

    /// <summary>How to reach a person, the channel last heard from first.</summary>
    public Task<List<Contact>> ContactsAsync(Guid personId, CancellationToken cancellationToken) =>
        _db.Contacts.Where(contact => contact.PersonId == personId).OrderByDescending(contact => contact.LastHeardAt)
            .ToListAsync(cancellationToken);

    /// <summary>How to reach several people.</summary>
    public Task<List<Contact>> ContactsAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellationToken) =>
        _db.Contacts.Where(contact => personIds.Contains(contact.PersonId)).ToListAsync(cancellationToken);

    /// <summary>The people behind many addresses of a channel, by the addresses' look-up hashes, with what they hold on a day.</summary>
    public async Task<Dictionary<string, KnownPerson>> KnownAsync(
        string channel, IReadOnlyCollection<string> addressHashes, DateOnly day, CancellationToken cancellationToken)
    {
        Dictionary<string, KnownPerson> known = new(StringComparer.Ordinal);
        foreach (string[] some in addressHashes.Chunk(MostAtOnce))
        {
            List<Contact> contacts = await _db.Contacts.AsNoTracking()
                .Where(contact => contact.Channel == channel && some.Contains(contact.AddressHash)).ToListAsync(cancellationToken);
            Guid[] ids = [.. contacts.Select(contact => contact.PersonId).Distinct()];
            Dictionary<Guid, Person> people = (await FindAllAsync(ids, cancellationToken)).ToDictionary(person => person.Id);
            ILookup<Guid, Post> posts = (await Held(day).AsNoTracking().Where(post => ids.Contains(post.PersonId))
                .ToListAsync(cancellationToken)).ToLookup(post => post.PersonId);
            ILookup<Guid, Home> homes = (await LivedIn(day).AsNoTracking().Where(home => ids.Contains(home.PersonId))
                .ToListAsync(cancellationToken)).ToLookup(home => home.PersonId);
            foreach (Contact contact in contacts)
            {
                known.Add(contact.AddressHash, new(people[contact.PersonId], [.. posts[contact.PersonId]], [.. homes[contact.PersonId]]));
            }
        }
        return known;
    }

    /// <summary>The contacts of a channel that these people hold, and those at these addresses (by their look-up hashes).</summary>
    public async Task<List<Contact>> ContactsAsync(
        string channel, IReadOnlyCollection<Guid> people, IReadOnlyCollection<string> addressHashes, CancellationToken cancellationToken)
    {
        List<Contact> contacts = [];
        foreach (Guid[] some in people.Chunk(MostAtOnce))
        {
            contacts.AddRange(await _db.Contacts.AsNoTracking()
                .Where(contact => contact.Channel == channel && some.Contains(contact.PersonId)).ToListAsync(cancellationToken));
        }
        foreach (string[] some in addressHashes.Chunk(MostAtOnce))
        {
            contacts.AddRange(await _db.Contacts.AsNoTracking()
                .Where(contact => contact.Channel == channel && some.Contains(contact.AddressHash)).ToListAsync(cancellationToken));
        }
        return [.. contacts.DistinctBy(contact => contact.Id)];
    }

    /// <summary>Writes what an import decided; people that it changed are known to this transaction already, and are forgotten where it was refused.</summary>
    public void Add(PeoplePlan plan)
    {
        if (plan.Problems.Count > 0)
        {
            _db.Forget();
            return;
        }
        _db.People.AddRange(plan.Added);
        _db.Contacts.RemoveRange(plan.Removed);
        _db.Contacts.AddRange(plan.Contacts);
        _db.Posts.AddRange(plan.Posts);
        _db.Homes.AddRange(plan.Homes);
        _db.Homes.UpdateRange(plan.Corrected);
    }

    /// <summary>The link that a token opens, valid or not; null when there is none.</summary>
    public Task<PersonalLink?> LinkAsync(string token, CancellationToken cancellationToken)
    {
        string hash = IdSource.Hash(token);
        return _db.Links.FirstOrDefaultAsync(link => link.TokenHash == hash, cancellationToken);
    }

    /// <summary>Links by their ids.</summary>
    public Task<Dictionary<Guid, PersonalLink>> LinksAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _db.Links.AsNoTracking().Where(link => ids.Contains(link.Id)).ToDictionaryAsync(link => link.Id, cancellationToken);

    /// <summary>All links of a person.</summary>
    public Task<List<PersonalLink>> LinksAsync(Guid personId, CancellationToken cancellationToken) =>
        _db.Links.Where(link => link.PersonId == personId).ToListAsync(cancellationToken);

    /// <summary>People of one name.</summary>
    public Task<List<Person>> NamedAsync(string name, CancellationToken cancellationToken) =>
        _db.People.Where(person => person.Name == name).Take(20).ToListAsync(cancellationToken);

    /// <summary>Who has a name and holds a post or is a member at an area, above or below it, or is a host of what is held there; in no order.</summary>
    /// <param name="name">The name.</param>
    /// <param name="area">The area.</param>
    /// <param name="upward">The codes of it and of what is above it.</param>
    /// <param name="host">Who holds what it is about.</param>
    /// <param name="day">The local day.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal Task<List<Guid>> NamedAroundAsync(
        string name, Area area, IReadOnlyCollection<string> upward, Calendar.SeriesHost host, DateOnly day, CancellationToken cancellationToken)
    {
        (string path, string after, string code) = (area.Path, AreaPath.After(area.Path), area.Code);
        // A compound's buildings are in grids, whose workers look after it too.
        IQueryable<string?> grids = _db.Areas.Where(one => one.CompoundCode == code).Select(one => one.ParentCode);
        IQueryable<string> around = _db.Areas.Where(one => upward.Contains(one.Code) || one.CompoundCode == code || grids.Contains(one.Code)
            || (string.Compare(one.Path, path) >= 0 && string.Compare(one.Path, after) < 0)).Select(one => one.Code);
        IQueryable<Guid> members = from member in _db.Memberships
                                   where member.From <= day && (member.Until == null || member.Until >= day)
                                   join organisation in _db.Organisations on member.OrganisationId equals organisation.Id
                                   where organisation.Id == host.OrganisationId || around.Contains(organisation.AreaCode)
                                   select member.PersonId;
        return _db.People.Where(person => person.Name == name && (host.People.Contains(person.Id) || members.Contains(person.Id)
                || Held(day).Any(post => post.PersonId == person.Id && around.Contains(post.AreaCode))))
            .Select(person => person.Id).Distinct().Take(2).ToListAsync(cancellationToken);
    }

    private IQueryable<Post> Held(DateOnly day) =>
        _db.Posts.Where(post => post.From <= day && (post.Until == null || post.Until >= day));

    private IQueryable<Home> LivedIn(DateOnly day) =>
        _db.Homes.Where(home => home.From <= day && (home.Until == null || home.Until >= day));

    /// <summary>These people's addresses on a channel are gone for good; a phone stays, for it is also there to be called.</summary>
    internal Task DisableAsync(IReadOnlyCollection<Guid> people, string channel, CancellationToken cancellationToken) =>
        channel == ImportPeople.Channel
            ? Task.CompletedTask
            : _db.Contacts.Where(contact => people.Contains(contact.PersonId) && contact.Channel == channel && contact.DisabledReason == null)
                .ExecuteUpdateAsync(set => set.SetProperty(contact => contact.DisabledReason, Attempt.Gone), cancellationToken);
}
