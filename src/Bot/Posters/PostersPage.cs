using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.Areas;
using Hub.Domain.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Bot.Posters;

/// <summary>The buildings of a worker's areas, community by community, each with its poster.</summary>
[Authorize]
internal sealed class PostersPage(HubStore store, HubClock clock) : PageModel
{
    /// <summary>A district has thousands of buildings: above this many, the worker chooses a community first.</summary>
    private const int MostBuildings = 300;

    /// <summary>Her buildings under what people know them by.</summary>
    public IReadOnlyList<(Area Above, IReadOnlyList<Area> Buildings)> Groups { get; private set; } = [];

    /// <summary>The communities to choose from, where there are too many buildings for one page.</summary>
    public IReadOnlyList<Area> Communities { get; private set; } = [];

    public Task OnGetAsync(string? area, CancellationToken cancellationToken) => store.ReadAsync(async rows =>
    {
        if (await Workplace.OpenAsync(HttpContext, rows, clock, cancellationToken) is not { } workplace)
        {
            return 0;
        }
        Area? chosen = area is null ? null : await rows.Areas.FindAsync(area, cancellationToken);
        IReadOnlyList<Area> tops = chosen is not null && workplace.Covers(chosen) ? [chosen] : workplace.Areas;
        Area[] wide = [.. tops.Where(top => top.Level is AreaLevel.City or AreaLevel.District or AreaLevel.Street)];
        List<Area> buildings = [];
        List<Area> communities = [];
        foreach (Area top in tops.Except(wide))
        {
            buildings.AddRange(await rows.Areas.BelowAsync(top, AreaLevel.Building, cancellationToken));
        }
        foreach (Area top in wide)
        {
            communities.AddRange(await rows.Areas.BelowAsync(top, AreaLevel.Community, cancellationToken));
        }
        Communities = [.. communities.DistinctBy(one => one.Code)];
        string[] codes = [.. buildings.Select(CommunityOf).Distinct()];
        Dictionary<string, Area> above = (await rows.Areas.FindAllAsync(codes, cancellationToken)).ToDictionary(one => one.Code);
        Groups =
        [
            .. buildings.DistinctBy(one => one.Code).Take(MostBuildings).Where(one => above.ContainsKey(CommunityOf(one)))
                .GroupBy(CommunityOf).Select(group => (above[group.Key], (IReadOnlyList<Area>)[.. BuildingOrder.Sort(group)])),
        ];
        return 0;
    }, cancellationToken);

    private static string CommunityOf(Area building) =>
        AreaPath.Codes(building.Path) is { Length: > 2 } codes ? codes[^3] : building.ParentCode ?? building.Code;
}
