using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>Which organisation is meant: there is one of a name at an area.</summary>
public readonly record struct OrganisationKey(string AreaCode, string Name);

/// <summary>An organisation as a file describes it, all its rows together.</summary>
/// <param name="For">Which one.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Terms">Who is in it.</param>
public sealed record DescribedOrganisation(OrganisationKey For, OrganisationKind Kind, IReadOnlyList<DescribedTerm> Terms);

/// <summary>A term as a file describes it; who is meant is not looked up yet.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Who">The member.</param>
/// <param name="Title">What she is there; null where the file does not say.</param>
/// <param name="From">Its first day; null where the file does not say.</param>
/// <param name="Until">Its last day; null while it runs.</param>
/// <param name="IsNone">Whether the file takes it back.</param>
public sealed record DescribedTerm(int Line, PersonWords Who, string? Title, DateOnly? From, DateOnly? Until, bool IsNone);

/// <summary>Reads the rows of a file of organisations: what each says by itself, or everything that is wrong.</summary>
public sealed class CheckOrganisations
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaxTitle = 50;

    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy/M/d"];

    private readonly AreaTree _areas;
    private readonly Dictionary<OrganisationKey, Described> _organisations = [];
    private readonly List<RowProblem> _problems = [];

    private CheckOrganisations(AreaTree areas) => _areas = areas;

    /// <summary>The organisations of a file, and what is wrong with it; where anything is wrong, nothing of it may be taken.</summary>
    /// <param name="rows">The file.</param>
    /// <param name="areas">The tree of the database.</param>
    public static (IReadOnlyList<DescribedOrganisation> Organisations, IReadOnlyList<RowProblem> Problems) All(
        IEnumerable<OrganisationRow> rows, AreaTree areas)
    {
        CheckOrganisations check = new(areas);
        foreach (OrganisationRow row in rows)
        {
            check.Read(row);
        }
        return ([.. check._organisations.Select(one => new DescribedOrganisation(one.Key, one.Value.Kind, one.Value.Terms))], check._problems);
    }

    private void Read(OrganisationRow row)
    {
        int before = _problems.Count;
        Refuse(row, row.Name.Length == 0, ImportTexts.InColumn("name", ImportTexts.MissingName));
        Refuse(row, IsBad(row.Name, ImportAreas.MaxName), ImportTexts.InColumn("name", ImportTexts.BadName.With(ImportAreas.MaxName)));
        OrganisationKind? kind = OrganisationWords.Read(row.Kind);
        Refuse(row, kind is null, ImportTexts.UnknownOrganisation.With(row.Kind));
        AreaNode? area = _areas.Only(row.Area, reason => Refuse(row, true, ImportTexts.InColumn("area", reason)));
        DescribedTerm? term = Term(row);
        if (_problems.Count > before)
        {
            return;
        }
        OrganisationKey key = new(area!.Code, row.Name);
        if (!_organisations.TryGetValue(key, out Described? organisation))
        {
            _organisations.Add(key, organisation = new(row.Line, kind!.Value));
        }
        Refuse(row, organisation.Kind != kind, ImportTexts.OtherOrganisationKind.With(organisation.Line));
        if (term is not null)
        {
            organisation.Terms.Add(term);
        }
    }

    // Null for a row that names nobody.
    private DescribedTerm? Term(OrganisationRow row)
    {
        if (row.Member.Length == 0)
        {
            Refuse(row, row.Title.Length + row.From.Length + row.Until.Length > 0, ImportTexts.MissingPerson.With("member"));
            return null;
        }
        Refuse(row, IsBad(row.Title, MaxTitle), ImportTexts.InColumn("title", ImportTexts.BadName.With(MaxTitle)));
        DateOnly? from = Day(row, "from", row.From);
        bool isNone = row.Until is "无" || row.Until.Equals("none", StringComparison.OrdinalIgnoreCase);
        DateOnly? until = isNone ? null : Day(row, "until", row.Until);
        Refuse(row, until < from, ImportTexts.EndsBefore);
        return new(row.Line, PersonWords.Of(row.Member), row.Title.Length == 0 ? null : row.Title, from, until, isNone);
    }

    private DateOnly? Day(OrganisationRow row, string column, string written)
    {
        bool isDay = DateOnly.TryParseExact(written, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day);
        Refuse(row, !isDay && written.Length > 0, ImportTexts.BadDay.With(column, written));
        return isDay ? day : null;
    }

    private static bool IsBad(string words, int most) => words.Length > most || words.Any(char.IsControl);

    private void Refuse(OrganisationRow row, bool isWrong, Bi reason)
    {
        if (isWrong)
        {
            _problems.Add(new(row.Line, reason));
        }
    }

    private sealed record Described(int Line, OrganisationKind Kind)
    {
        public List<DescribedTerm> Terms { get; } = [];
    }
}
