using Hub.Domain.Areas;
using Hub.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>Organisations and who is in them.</summary>
public sealed partial class PeopleRows
{
    /// <summary>What the database knows of the organisations that a file names and of their members; its rows can be changed.</summary>
    /// <param name="described">The organisations of the file.</param>
    /// <param name="phones">The look-up hashes of the numbers that it names.</param>
    /// <param name="channel">The channel of these numbers.</param>
    /// <param name="day">The local day.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<KnownOrganisations> KnownOrganisationsAsync(
        IReadOnlyCollection<DescribedOrganisation> described, IReadOnlyDictionary<PersonWords, string> phones, string channel, DateOnly day,
        CancellationToken cancellationToken)
    {
        List<Organisation> organisations = [];
        foreach (string[] codes in described.Select(one => one.For.AreaCode).Distinct().Chunk(MostAtOnce))
        {
            organisations.AddRange(await _db.Organisations.Where(one => codes.Contains(one.AreaCode)).ToListAsync(cancellationToken));
        }
        List<Membership> terms = [];
        foreach (Guid[] some in organisations.Select(one => one.Id).Chunk(MostAtOnce))
        {
            terms.AddRange(await _db.Memberships.Where(term => some.Contains(term.OrganisationId)).ToListAsync(cancellationToken));
        }
        return new(organisations, terms,
            await MeantAsync([.. described.SelectMany(one => one.Terms).Select(term => term.Who)], phones, channel, day, cancellationToken));
    }

    /// <summary>Writes what an import decided; rows that it changed are known to this transaction already, and are forgotten where it was refused.</summary>
    public void Write(OrganisationPlan plan)
    {
        if (plan.Problems.Count > 0)
        {
            _db.Forget();
            return;
        }
        _db.Organisations.AddRange(plan.Added);
        _db.Memberships.AddRange(plan.Joined);
        _db.Memberships.RemoveRange(plan.Removed);
    }

    public void Add(Organisation organisation) => _db.Organisations.Add(organisation);

    public void Add(Membership membership) => _db.Memberships.Add(membership);

    /// <summary>The organisations of these areas, by name.</summary>
    public Task<List<Organisation>> OrganisationsAsync(IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken) =>
        _db.Organisations.AsNoTracking().Where(organisation => areaCodes.Contains(organisation.AreaCode))
            .OrderBy(organisation => organisation.Name).ToListAsync(cancellationToken);

    /// <summary>The organisations of an area and below whose names hold some words, by name.</summary>
    public Task<List<Organisation>> OrganisationsNamedAsync(string words, Area within, int most, CancellationToken cancellationToken)
    {
        (string path, string after, string code) = (within.Path, AreaPath.After(within.Path), within.Code);
        return (from organisation in _db.Organisations.AsNoTracking()
                where organisation.Name.Contains(words)
                join area in _db.Areas on organisation.AreaCode equals area.Code
                where (string.Compare(area.Path, path) >= 0 && string.Compare(area.Path, after) < 0) || area.CompoundCode == code
                orderby organisation.Name
                select organisation).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Who is in an organisation on a day.</summary>
    public Task<List<Membership>> MembersAsync(Guid organisationId, DateOnly day, CancellationToken cancellationToken) =>
        _db.Memberships.AsNoTracking()
            .Where(member => member.OrganisationId == organisationId && member.From <= day && (member.Until == null || member.Until >= day))
            .ToListAsync(cancellationToken);

    /// <summary>The names of organisations, by id.</summary>
    public Task<Dictionary<Guid, string>> OrganisationNamesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _db.Organisations.Where(organisation => ids.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name, cancellationToken);

    /// <summary>Whether she is a member of an organisation on a day.</summary>
    public Task<bool> IsMemberAsync(Guid organisationId, Guid personId, DateOnly day, CancellationToken cancellationToken) =>
        _db.Memberships.AnyAsync(
            member => member.OrganisationId == organisationId && member.PersonId == personId && member.From <= day && (member.Until == null || member.Until >= day),
            cancellationToken);

    /// <summary>One organisation, or null.</summary>
    public Task<Organisation?> OrganisationAsync(Guid id, CancellationToken cancellationToken) =>
        _db.Organisations.AsNoTracking().FirstOrDefaultAsync(organisation => organisation.Id == id, cancellationToken);
}
