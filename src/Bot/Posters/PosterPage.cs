using Hub.Bot.Options;
using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.Areas;
using Hub.Domain.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Bot.Posters;

/// <summary>Posters to print: of one building, or of all buildings of a community, compound or grid.</summary>
[Authorize]
internal sealed class PosterPage(HubStore store, HubClock clock, HubOptions options) : PageModel
{
    private const int MostUnits = 20;

    /// <summary>The sheets, in the order of their buildings.</summary>
    public IReadOnlyList<DoorPoster> Sheets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string code, int? unit, int? units, CancellationToken cancellationToken)
    {
        if (unit is < 1 or > MostUnits || units is < 1 or > MostUnits)
        {
            return NotFound();
        }
        string site = options.Address ?? $"{Request.Scheme}://{Request.Host}";
        IEnumerable<int?> doors = units is { } count ? Enumerable.Range(1, count).Select(number => (int?)number) : [unit];
        Sheets = await store.ReadAsync(async rows =>
        {
            if (await Workplace.OpenAsync(HttpContext, rows, clock, cancellationToken) is not { } workplace
                || await rows.Areas.FindAsync(code, cancellationToken) is not { } area
                || area.Level is not (AreaLevel.Building or AreaLevel.Grid or AreaLevel.Compound or AreaLevel.Community))
            {
                return [];
            }
            List<Area> buildings = [.. (await rows.Areas.BelowAsync(area, AreaLevel.Building, cancellationToken)).Where(workplace.Covers)];
            Dictionary<string, Area> above = (await rows.Areas.FindAllAsync(
                [.. buildings.SelectMany(KnownBy).Distinct()], cancellationToken)).ToDictionary(one => one.Code);
            return (List<DoorPoster>)[.. BuildingOrder.Sort(buildings).SelectMany(building => doors.Select(door => new DoorPoster(
                building, KnownBy(building).Select(above.GetValueOrDefault).FirstOrDefault(one => one is not null), door,
                DoorPoster.AddressOf(site, building.Code, door))))];
        }, cancellationToken);
        return Sheets.Count > 0 ? Page() : NotFound();
    }

    // People say the compound; where there is none, the community.
    private static IEnumerable<string> KnownBy(Area building)
    {
        string[] codes = AreaPath.Codes(building.Path);
        return new[] { building.CompoundCode, codes.Length > 2 ? codes[^3] : null }.OfType<string>();
    }
}
