using Hub.Domain.Areas;
using Hub.Domain.People;
using Hub.Domain.Requests;

namespace Hub.Domain.Storage;

/// <summary>The coordinators of many areas, in two questions.</summary>
internal static class Desks
{
    /// <summary>Who sits at the desk of each area; an area that has none is not in it.</summary>
    internal static async Task<Dictionary<string, List<Guid>>> OfAsync(
        Rows rows, IReadOnlyCollection<string> areaCodes, DateOnly today, CancellationToken cancellationToken)
    {
        List<Area> areas = await rows.Areas.FindAllAsync([.. areaCodes.Distinct()], cancellationToken);
        string[] above = [.. areas.SelectMany(Above).Distinct()];
        ILookup<string, Standing> posts = (await rows.People.PostsAtAsync(above, today, cancellationToken)).ToLookup(standing => standing.Area.Code);
        Dictionary<string, List<Guid>> desks = [];
        foreach (Area area in areas)
        {
            List<Guid> desk = [.. Dispatch.Desk([.. Above(area).SelectMany(code => posts[code])]).Select(standing => standing.Person.Id).Distinct().Order()];
            if (desk.Count > 0)
            {
                desks.Add(area.Code, desk);
            }
        }
        return desks;
    }

    private static IEnumerable<string> Above(Area area) =>
        area.CompoundCode is { } compound ? AreaPath.Codes(area.Path).Append(compound) : AreaPath.Codes(area.Path);
}
