using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>What the database knows of those whom a file of the roster names.</summary>
/// <param name="Posts">The posts at the areas that the file names.</param>
/// <param name="Meant">Whom each name or number of the file can mean.</param>
/// <param name="Duties">The roster of those posts.</param>
public sealed record KnownRoster(
    IReadOnlyCollection<Standing> Posts, IReadOnlyDictionary<PersonWords, IReadOnlyList<Person>> Meant, IReadOnlyCollection<Duty> Duties);

/// <summary>What an import of the roster comes to: all of it, or nothing. Rows that are known are changed in place.</summary>
public sealed class RosterPlan
{
    public List<Duty> Added { get; } = [];
    public List<Duty> Changed { get; } = [];
    public List<Duty> Removed { get; } = [];

    /// <summary>How many stand in the database already just as the file has them.</summary>
    public int Unchanged { get; internal set; }

    /// <summary>What is wrong; where anything is, nothing of it may be written.</summary>
    public List<RowProblem> Problems { get; } = [];
}

/// <summary>
/// Lays a described roster over that of the database: adds, changes, and takes back what the file takes back. A row is known
/// by its post, its kind and its beginning.
/// </summary>
public sealed class ImportRoster
{
    private readonly KnownRoster _known;
    private readonly IdSource _ids;
    private readonly TimeZoneInfo _zone;
    private readonly RosterPlan _plan = new();
    private readonly ILookup<(Role, string), Standing> _posts;
    private readonly Dictionary<(Guid PostId, DutyKind Kind, DateTimeOffset From), Duty> _stored;
    private readonly Dictionary<(Guid PostId, DutyKind Kind, DateTimeOffset From), int> _lines = [];

    private ImportRoster(KnownRoster known, IdSource ids, TimeZoneInfo zone)
    {
        (_known, _ids, _zone) = (known, ids, zone);
        _posts = known.Posts.ToLookup(standing => (standing.Post.Role, standing.Post.AreaCode));
        _stored = known.Duties.GroupBy(KeyOf).ToDictionary(same => same.Key, same => same.OrderBy(duty => duty.Id).First());
    }

    /// <summary>The whole decision.</summary>
    /// <param name="described">The rows of the file.</param>
    /// <param name="known">What the database knows of them.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="zone">The zone in which times are told.</param>
    public static RosterPlan Decide(IReadOnlyCollection<DescribedDuty> described, KnownRoster known, IdSource ids, TimeZoneInfo zone)
    {
        ImportRoster import = new(known, ids, zone);
        foreach (DescribedDuty one in described)
        {
            import.Lay(one);
        }
        import.RefuseOverlaps();
        return import._plan;
    }

    private void Lay(DescribedDuty one)
    {
        Post? post = PostOf(one);
        Guid? standIn = one.StandIn is { } words ? Only(one.Line, "stand_in", words, _known.Meant.GetValueOrDefault(words) ?? [])?.Id : null;
        if (post is null || (one.StandIn is not null && standIn is null))
        {
            return;
        }
        if (standIn == post.PersonId)
        {
            _plan.Problems.Add(new(one.Line, ImportTexts.OwnStandIn));
            return;
        }
        var key = (post.Id, one.Kind, one.From);
        if (!_lines.TryAdd(key, one.Line))
        {
            _plan.Problems.Add(new(one.Line, ImportTexts.DuplicateRow.With(_lines[key])));
        }
        else if (one.Until is not { } until)
        {
            Remove(key);
        }
        else if (!_stored.TryGetValue(key, out Duty? duty))
        {
            _plan.Added.Add(new() { Id = _ids.Next(), PostId = post.Id, Kind = one.Kind, From = one.From, Until = until, StandInId = standIn });
        }
        else if (duty.Until == until && duty.StandInId == standIn)
        {
            _plan.Unchanged++;
        }
        else
        {
            (duty.Until, duty.StandInId) = (until, standIn);
            _plan.Changed.Add(duty);
        }
    }

    private void Remove((Guid, DutyKind, DateTimeOffset) key)
    {
        if (_stored.TryGetValue(key, out Duty? duty))
        {
            _plan.Removed.Add(duty);
        }
        else
        {
            _plan.Unchanged++;
        }
    }

    private Post? PostOf(DescribedDuty one)
    {
        IReadOnlyList<Person> meant = _known.Meant.GetValueOrDefault(one.Who) ?? [];
        Standing[] held = [.. _posts[(one.Role, one.AreaCode)].Where(standing => meant.Any(person => person.Id == standing.Person.Id))];
        if (meant.Count > 0 && held.Length == 0)
        {
            _plan.Problems.Add(new(one.Line, new(
                ImportTexts.NoSuchPost.In(Lang.Zh, one.Who.Written, one.Role.Words().Zh, one.AreaCode),
                ImportTexts.NoSuchPost.In(Lang.En, one.Who.Written, one.Role.Words().En, one.AreaCode))));
            return null;
        }
        // Of those of one name only who holds this post can be meant.
        return Only(one.Line, "person", one.Who, [.. held.Select(standing => standing.Person).DistinctBy(person => person.Id)]) is null ? null : held[0].Post;
    }

    private Person? Only(int line, string column, PersonWords words, IReadOnlyList<Person> meant)
    {
        if (meant.Count != 1)
        {
            _plan.Problems.Add(new(line, meant.Count == 0
                ? ImportTexts.UnknownPerson.With(column, words.Phone is null ? words.Written : "…")
                : ImportTexts.AmbiguousPerson.With(column, words.Written, meant.Count)));
        }
        return meant is [var only] ? only : null;
    }

    // Linear in the rows of a post once they are sorted.
    private void RefuseOverlaps()
    {
        IEnumerable<Duty> left = _stored.Values.Except(_plan.Removed).Concat(_plan.Added);
        foreach (Duty[] row in left.GroupBy(duty => (duty.PostId, duty.Kind)).Select(group => group.OrderBy(duty => duty.From).ToArray()))
        {
            foreach ((Duty one, Duty next) in row.Zip(row.Skip(1)).Where(pair => pair.First.Until > pair.Second.From))
            {
                int first = _lines.GetValueOrDefault(KeyOf(one));
                int second = _lines.GetValueOrDefault(KeyOf(next));
                if (first > 0 && second > 0)
                {
                    _plan.Problems.Add(new(Math.Max(first, second), ImportTexts.Overlaps.With(Math.Min(first, second))));
                }
                else if (first + second > 0)
                {
                    Duty other = first > 0 ? next : one;
                    _plan.Problems.Add(new(first + second, ImportTexts.OverlapsStored.With(Local(other.From), Local(other.Until))));
                }
            }
        }
        _plan.Problems.Sort((one, other) => one.Line.CompareTo(other.Line));
    }

    private string Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static (Guid, DutyKind, DateTimeOffset) KeyOf(Duty duty) => (duty.PostId, duty.Kind, duty.From);
}
