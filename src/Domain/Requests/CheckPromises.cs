using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>What a promise is for: an area, and there an urgency and a category, null for all.</summary>
public readonly record struct PromiseKey(string AreaCode, Urgency Urgency, Category? Category);

/// <summary>A promise as a file describes it.</summary>
/// <param name="For">What it is for.</param>
/// <param name="Within">Within how much time a request is taken and solved; null where the file takes the row back.</param>
public sealed record DescribedPromise(PromiseKey For, (TimeSpan Accept, TimeSpan Resolve)? Within);

/// <summary>Reads the rows of a file of promise terms: what they say, or everything that is wrong.</summary>
public sealed class CheckPromises
{
    /// <summary>The shortest promise that a file may give: a minute.</summary>
    private const double Least = 1.0 / 60;

    /// <summary>The longest, in hours: a hundred working days of seven.</summary>
    private const double Most = 700;

    private readonly AreaTree _areas;
    private readonly Dictionary<PromiseKey, int> _lines = [];
    private readonly List<DescribedPromise> _promises = [];
    private readonly List<RowProblem> _problems = [];

    private CheckPromises(AreaTree areas) => _areas = areas;

    /// <summary>The promises of a file, and what is wrong with it; where anything is wrong, nothing of it may be taken.</summary>
    /// <param name="rows">The file.</param>
    /// <param name="areas">The tree of the database.</param>
    public static (IReadOnlyList<DescribedPromise> Promises, IReadOnlyList<RowProblem> Problems) All(IEnumerable<PromiseRow> rows, AreaTree areas)
    {
        CheckPromises check = new(areas);
        foreach (PromiseRow row in rows)
        {
            check.Read(row);
        }
        return (check._promises, check._problems);
    }

    private void Read(PromiseRow row)
    {
        int before = _problems.Count;
        AreaNode? area = _areas.Only(row.Area, reason => Refuse(row, true, ImportTexts.InColumn("area", reason)));
        Urgency? urgency = Named<Urgency>(row.Urgency, one => one.Words());
        Refuse(row, urgency is null, ImportTexts.UnknownUrgency.With(row.Urgency));
        Category? category = Named<Category>(row.Category, one => one.Words());
        Refuse(row, category is null && row.Category.Length > 0, ImportTexts.UnknownCategory.With(row.Category));
        bool isNone = row.AcceptHours is "无" || row.AcceptHours.Equals("none", StringComparison.OrdinalIgnoreCase);
        TimeSpan accept = isNone ? TimeSpan.Zero : Hours(row, "accept_hours", row.AcceptHours);
        TimeSpan resolve = isNone ? TimeSpan.Zero : Hours(row, "resolve_hours", row.ResolveHours);
        Refuse(row, _problems.Count == before && resolve < accept, ImportTexts.SolvedBeforeTaken);
        if (_problems.Count > before)
        {
            return;
        }
        PromiseKey key = new(area!.Code, urgency!.Value, category);
        if (!_lines.TryAdd(key, row.Line))
        {
            Refuse(row, true, ImportTexts.DuplicateRow.With(_lines[key]));
            return;
        }
        _promises.Add(new(key, isNone ? null : (accept, resolve)));
    }

    private TimeSpan Hours(PromiseRow row, string column, string written)
    {
        if (double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double hours) && hours >= Least && hours <= Most)
        {
            return TimeSpan.FromMinutes(Math.Round(hours * 60));
        }
        Refuse(row, true, ImportTexts.BadHours.With(column, written, Most));
        return TimeSpan.Zero;
    }

    // Also 'red line' and 'RED_LINE'.
    private static T? Named<T>(string word, Func<T, Bi> words)
        where T : struct, Enum
    {
        string bare = Bare(word);
        return Enum.GetValues<T>().Cast<T?>().FirstOrDefault(one => Bare(one!.Value.ToString()) == bare || Bare(words(one.Value).En) == bare || words(one.Value).Zh == word);
    }

    private static string Bare(string word) => word.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private void Refuse(PromiseRow row, bool isWrong, Bi reason)
    {
        if (isWrong)
        {
            _problems.Add(new(row.Line, reason));
        }
    }
}
