using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.People;

namespace Hub.Bot.Areas;

/// <summary>Where a conversation is: what the poster at the door, her home or her own words said.</summary>
internal sealed record Whereabouts(string? CommunityCode, string? BuildingCode, string? BuildingName, string? Unit) : IRemembered<Whereabouts>
{
    public static readonly Whereabouts Unknown = new(null, null, null, null);

    public static string Name => "where";

    public static int Version => 1;

    /// <summary>What is remembered; else her home; else the only community of this hub.</summary>
    public static async Task<Whereabouts> OfAsync(Turn turn)
    {
        if (turn.Memory.Recall<Whereabouts>() is { } remembered)
        {
            return remembered;
        }
        Whereabouts found = turn.Person is { } person ? await HomeOfAsync(turn, person) : Unknown;
        if (found.CommunityCode is null)
        {
            List<Area> communities = await turn.Rows.Areas.OfLevelAsync(AreaLevel.Community, 2, turn.Cancel);
            found = communities is [var only] ? Unknown with { CommunityCode = only.Code } : Unknown;
        }
        if (found != Unknown)
        {
            turn.Memory.Keep(found);
        }
        return found;
    }

    /// <summary>Remembers a building, and its community.</summary>
    public static async Task<Whereabouts> RememberAsync(Turn turn, Area area, string? unit)
    {
        List<Area> upward = await turn.Rows.Areas.UpwardAsync(area.Code, turn.Cancel);
        Whereabouts here = new(
            upward.FirstOrDefault(above => above.Level == AreaLevel.Community)?.Code,
            area.Level == AreaLevel.Building ? area.Code : null,
            area.Level == AreaLevel.Building ? area.Name : null,
            unit);
        turn.Memory.Keep(here);
        return here;
    }

    /// <summary>Where a matter is may be where she is: taken as such while nothing better is known.</summary>
    public static async Task GuessAsync(Turn turn, Area area, string? unit)
    {
        if ((await OfAsync(turn)).BuildingCode is null)
        {
            await RememberAsync(turn, area, unit);
        }
    }

    private static async Task<Whereabouts> HomeOfAsync(Turn turn, Person person)
    {
        List<Home> homes = await turn.Rows.People.HomesAsync(person.Id, turn.Today, turn.Cancel);
        return homes.FirstOrDefault() is { } home && await turn.Rows.Areas.FindAsync(home.BuildingCode, turn.Cancel) is { } building
            ? await RememberAsync(turn, building, home.Unit)
            : Unknown;
    }
}
