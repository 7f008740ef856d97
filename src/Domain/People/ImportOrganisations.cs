using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>What the database knows of those whom a file of organisations names; its rows can be changed.</summary>
/// <param name="Organisations">The organisations of the areas that the file names.</param>
/// <param name="Terms">Their terms, also those that are over.</param>
/// <param name="Meant">Whom each name or number of the file can mean.</param>
public sealed record KnownOrganisations(
    IReadOnlyCollection<Organisation> Organisations, IReadOnlyCollection<Membership> Terms, IReadOnlyDictionary<PersonWords, IReadOnlyList<Person>> Meant);

/// <summary>What an import of organisations comes to: all of it, or nothing. Rows that are known are changed in place.</summary>
public sealed class OrganisationPlan
{
    public List<Organisation> Added { get; } = [];
    public List<Organisation> Changed { get; } = [];
    public List<Membership> Joined { get; } = [];
    public List<Membership> Retitled { get; } = [];
    public List<Membership> Removed { get; } = [];

    /// <summary>How many organisations and terms stand in the database already just as the file has them.</summary>
    public int Unchanged { get; internal set; }

    /// <summary>What is wrong; where anything is, nothing of it may be written.</summary>
    public List<RowProblem> Problems { get; } = [];
}

/// <summary>
/// Lays described organisations over those of the database: adds, changes, and takes back the terms that the file takes back. An
/// organisation is known by its area and name, a term by its member and first day.
/// </summary>
public sealed class ImportOrganisations
{
    private readonly KnownOrganisations _known;
    private readonly DateOnly _today;
    private readonly IdSource _ids;
    private readonly OrganisationPlan _plan = new();
    private readonly Dictionary<OrganisationKey, Organisation> _organisations;
    private readonly Dictionary<(Guid Organisation, Guid Person), List<Membership>> _terms;
    private readonly Dictionary<Membership, int> _lines = [];

    private ImportOrganisations(KnownOrganisations known, DateOnly today, IdSource ids)
    {
        (_known, _today, _ids) = (known, today, ids);
        // Rows that were written by hand may say one thing twice: the first holds.
        _organisations = known.Organisations.GroupBy(one => new OrganisationKey(one.AreaCode, one.Name)).ToDictionary(same => same.Key, same => same.MinBy(one => one.Id)!);
        _terms = known.Terms.GroupBy(term => (term.OrganisationId, term.PersonId)).ToDictionary(same => same.Key, same => same.ToList());
    }

    /// <summary>The whole decision.</summary>
    /// <param name="described">The organisations of the file.</param>
    /// <param name="known">What the database knows of them.</param>
    /// <param name="today">The local day from which terms run that have no first day.</param>
    /// <param name="ids">Where ids come from.</param>
    public static OrganisationPlan Decide(IEnumerable<DescribedOrganisation> described, KnownOrganisations known, DateOnly today, IdSource ids)
    {
        ImportOrganisations import = new(known, today, ids);
        foreach (DescribedOrganisation one in described)
        {
            import.Lay(one);
        }
        import._plan.Problems.Sort((one, other) => one.Line.CompareTo(other.Line));
        return import._plan;
    }

    private void Lay(DescribedOrganisation one)
    {
        bool isKnown = _organisations.TryGetValue(one.For, out Organisation? organisation);
        organisation ??= new() { Id = _ids.Next(), Kind = one.Kind, Name = one.For.Name, AreaCode = one.For.AreaCode };
        bool changed = organisation.Kind != one.Kind;
        organisation.Kind = one.Kind;
        foreach (DescribedTerm term in one.Terms)
        {
            if (Only(term) is { } member && Lay(organisation, term, member) && organisation.ContactPersonId is null)
            {
                // Whom to ask for, until somebody says otherwise: who stands first.
                organisation.ContactPersonId = member.Id;
                changed = true;
            }
        }
        (isKnown ? changed ? _plan.Changed : null : _plan.Added)?.Add(organisation);
        _plan.Unchanged += isKnown && !changed ? 1 : 0;
    }

    // Whether she is in it by the file.
    private bool Lay(Organisation organisation, DescribedTerm one, Person member)
    {
        if (!_terms.TryGetValue((organisation.Id, member.Id), out List<Membership>? terms))
        {
            _terms.Add((organisation.Id, member.Id), terms = []);
        }
        Membership? term = terms.Find(stored => one.From is { } from ? stored.From == from : stored.From <= _today && !(stored.Until < _today));
        if (term is not null && !_lines.TryAdd(term, one.Line))
        {
            _plan.Problems.Add(new(one.Line, ImportTexts.DuplicateRow.With(_lines[term])));
            return false;
        }
        if (one.IsNone)
        {
            _plan.Unchanged += term is null ? 1 : 0;
            _plan.Removed.AddRange(term is null ? [] : [term]);
            terms.RemoveAll(stored => stored == term);
            return false;
        }
        DateOnly first = one.From ?? term?.From ?? _today;
        if (one.Until < first)
        {
            _plan.Problems.Add(new(one.Line, ImportTexts.EndsBefore));
            return false;
        }
        if (terms.Find(stored => stored != term && !(stored.Until < first) && !(one.Until < stored.From)) is { } other)
        {
            _plan.Problems.Add(new(one.Line, ImportTexts.TermOverlaps.With(Day(other.From), other.Until is { } until ? Day(until) : "…")));
            return false;
        }
        if (term is null)
        {
            term = new() { Id = _ids.Next(), OrganisationId = organisation.Id, PersonId = member.Id, Title = one.Title, From = first, Until = one.Until };
            terms.Add(term);
            _lines.Add(term, one.Line);
            _plan.Joined.Add(term);
        }
        else if (term.Until == one.Until && (one.Title is null || term.Title == one.Title))
        {
            _plan.Unchanged++;
        }
        else
        {
            (term.Title, term.Until) = (one.Title ?? term.Title, one.Until);
            _plan.Retitled.Add(term);
        }
        return true;
    }

    private Person? Only(DescribedTerm one)
    {
        IReadOnlyList<Person> meant = _known.Meant.GetValueOrDefault(one.Who) ?? [];
        if (meant.Count != 1)
        {
            // Not the number itself: a list of errors is passed on and kept.
            _plan.Problems.Add(new(one.Line, meant.Count == 0
                ? ImportTexts.UnknownPerson.With("member", one.Who.Phone is null ? one.Who.Written : "…")
                : ImportTexts.AmbiguousPerson.With("member", one.Who.Written, meant.Count)));
        }
        return meant is [var only] ? only : null;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
