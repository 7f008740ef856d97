using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Understanding;

namespace Hub.Bot.Areas;

/// <summary>What became of looking for a place.</summary>
internal abstract record PlaceFound
{
    private PlaceFound()
    {
    }

    /// <summary>One building.</summary>
    public sealed record Building(Area Area) : PlaceFound;

    /// <summary>A community, compound or higher, and no building named in it.</summary>
    public sealed record Wider(Area Area) : PlaceFound;

    /// <summary>Several of that name.</summary>
    public sealed record Several(string Name, IReadOnlyList<Area> Areas) : PlaceFound;

    /// <summary>None of that name; the nearest.</summary>
    public sealed record Near(string Name, IReadOnlyList<Area> Areas) : PlaceFound;

    /// <summary>A building was named, and nobody knows in which community.</summary>
    public sealed record CommunityMissing : PlaceFound;

    /// <summary>No place was named.</summary>
    public sealed record Nothing : PlaceFound;
}

/// <summary>Finds the area that words name, within the community that is known.</summary>
internal static class FindPlace
{
    private const int Most = 8;

    /// <summary>Looks for a building by number, else for a community or compound by name.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="place">What the words say.</param>
    /// <param name="words">The words themselves: a bare name is a place too.</param>
    /// <param name="here">What is known of where she is.</param>
    public static async Task<PlaceFound> InAsync(Turn turn, Place place, string words, Whereabouts here)
    {
        Area? scope = here.CommunityCode is { } code ? await turn.Rows.Areas.FindAsync(code, turn.Cancel) : null;
        if (place.Compound is { } compound && await NamedAsync(turn, compound, scope) is { Count: > 0 } compounds)
        {
            if (place.Building is null)
            {
                return One(compound, compounds, area => new PlaceFound.Wider(area));
            }
            if (compounds is [var only])
            {
                return await BuildingAsync(turn, place.Building, only);
            }
        }
        if (place.Building is { } number)
        {
            return scope is null ? new PlaceFound.CommunityMissing() : await BuildingAsync(turn, number, scope);
        }
        string name = words.Trim();
        return name.Length is > 1 and <= 30 && await NamedAsync(turn, name, scope) is { Count: > 0 } named
            ? One(name, named, area => area.Level == AreaLevel.Building ? new PlaceFound.Building(area) : new PlaceFound.Wider(area))
            : await NearestAsync(turn, place.Compound ?? name, scope);
    }

    /// <summary>The compound whose bare name the words are, whatever it ends in; else null.</summary>
    public static async Task<string?> CompoundAsync(Turn turn, string words, Whereabouts here) =>
        await InAsync(turn, Place.Unknown, words, here) is PlaceFound.Wider { Area: { Level: AreaLevel.Compound } compound } ? compound.Name : null;

    /// <summary>The buildings of an area, by number.</summary>
    public static async Task<List<Area>> BuildingsAsync(Turn turn, Area scope) =>
        [.. (await turn.Rows.Areas.BelowAsync(scope, AreaLevel.Building, turn.Cancel))
            .OrderBy(area => int.TryParse(new string([.. Number(area.Name).TakeWhile(char.IsAsciiDigit)]), out int n) ? n : int.MaxValue)
            .ThenBy(area => area.Path, StringComparer.Ordinal)];

    private static async Task<PlaceFound> BuildingAsync(Turn turn, string number, Area scope)
    {
        List<Area> buildings = await BuildingsAsync(turn, scope);
        List<Area> same = [.. buildings.Where(area => Number(area.Name) == number)];
        if (same.Count > 0)
        {
            return One($"{number}号楼", same, area => new PlaceFound.Building(area));
        }
        Area[] near = [.. buildings.Where(area => Distance(Number(area.Name), number) <= 1).Take(Most)];
        return new PlaceFound.Near($"{number}号楼", near);
    }

    // Exact first; '浑河湾' also finds 浑河湾社区 and 浑河湾小区.
    private static async Task<List<Area>> NamedAsync(Turn turn, string name, Area? scope)
    {
        foreach (string candidate in (string[])[name, name + "社区", name + "小区", name + "居委会", name + "社区居委会", name + "村委会"])
        {
            List<Area> found = await turn.Rows.Areas.NamedAsync(candidate, Most + 1, turn.Cancel);
            List<Area> inside = scope is null ? found : [.. found.Where(area => area.IsWithin(scope))];
            if (inside.Count > 0)
            {
                return inside;
            }
        }
        return [];
    }

    // Suggestions on near misses: the compounds here that are one or two characters away; with no community known, areas
    // whose names begin as hers does.
    private static async Task<PlaceFound> NearestAsync(Turn turn, string name, Area? scope)
    {
        if (name.Length is < 2 or > 20)
        {
            return new PlaceFound.Nothing();
        }
        if (scope is not null)
        {
            Area[] alike = name.Length < 3 ? [] : [.. (await turn.Rows.Areas.BelowAsync(scope, AreaLevel.Compound, turn.Cancel))
                .Where(area => Distance(area.Name, name) <= name.Length / 3).OrderBy(area => Distance(area.Name, name)).Take(Most)];
            return alike.Length > 0 ? new PlaceFound.Near(name, alike) : new PlaceFound.Nothing();
        }
        for (int length = Math.Min(name.Length, 6); length >= 2; length--)
        {
            List<Area> near = await turn.Rows.Areas.StartingAsync(name[..length], Most, turn.Cancel);
            if (near.Count > 0)
            {
                return new PlaceFound.Near(name, near);
            }
        }
        return new PlaceFound.Nothing();
    }

    private static PlaceFound One(string name, List<Area> areas, Func<Area, PlaceFound> found) =>
        areas is [var only] ? found(only) : new PlaceFound.Several(name, [.. areas.Take(Most)]);

    /// <summary>'3号楼', '3栋', '３#' are 3; '12甲号楼' is 12甲; another name is itself.</summary>
    public static string Number(string name) =>
        Understand.Text(name).Place.Building ?? name;

    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int best = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], best);
            }
        }
        return row[^1];
    }
}
