using System.Globalization;
using Hub.Domain.Ids;

namespace Hub.Domain.People;

/// <summary>What became of a home that somebody entered herself. A closed set.</summary>
public abstract record HomeEntered
{
    private HomeEntered()
    {
    }

    /// <summary>She lives there from today.</summary>
    public sealed record Added(Home Home) : HomeEntered;

    /// <summary>She lived there already; her unit may be another now.</summary>
    public sealed record Known(Home Home) : HomeEntered;

    /// <summary>She has as many as anybody may enter.</summary>
    public sealed record TooMany : HomeEntered;
}

/// <summary>Decides what becomes of somebody's homes when she says herself where she lives, and where no more.</summary>
public static class EnterHome
{
    /// <summary>How many homes somebody may enter herself.</summary>
    public const int Most = 5;

    /// <summary>The longest name of a unit.</summary>
    private const int LongestUnit = 8;

    private const string Counted = "一二三四五六七八九十";

    /// <summary>She lives in a building.</summary>
    /// <param name="homes">Where she lives today.</param>
    /// <param name="personId">Who.</param>
    /// <param name="buildingCode">The building.</param>
    /// <param name="unit">The unit; null where she does not say, then what is known stays.</param>
    /// <param name="today">The local day.</param>
    /// <param name="ids">Where ids come from.</param>
    public static HomeEntered Decide(
        IReadOnlyCollection<Home> homes, Guid personId, string buildingCode, string? unit, DateOnly today, IdSource ids)
    {
        if (homes.FirstOrDefault(home => home.BuildingCode == buildingCode) is { } known)
        {
            known.Unit = unit ?? known.Unit;
            return new HomeEntered.Known(known);
        }
        return homes.Count >= Most
            ? new HomeEntered.TooMany()
            : new HomeEntered.Added(new Home { Id = ids.Next(), PersonId = personId, BuildingCode = buildingCode, Unit = unit, From = today });
    }

    /// <summary>A unit as it is kept ('2') of how it is written ('2', '二单元', 'unit 2'), by whomever: a door's poster may carry anything in its address. Null where it is none.</summary>
    public static string? Unit(string? said)
    {
        string bare = (said ?? "").Trim();
        bare = bare.StartsWith("unit ", StringComparison.OrdinalIgnoreCase) ? bare[5..].Trim() : bare.EndsWith("单元", StringComparison.Ordinal) ? bare[..^2].TrimEnd('号', ' ') : bare;
        return bare.Length == 1 && Counted.IndexOf(bare[0], StringComparison.Ordinal) is >= 0 and int at ? $"{at + 1}"
            : int.TryParse(bare, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? bare.Length <= LongestUnit ? $"{number}" : null
            : bare is { Length: > 0 and <= LongestUnit } && bare.All(char.IsLetterOrDigit) ? bare
            : null;
    }

    /// <summary>She lives there no more, from today on.</summary>
    public static void Leave(Home home, DateOnly today) => home.Until = today.AddDays(-1);
}
