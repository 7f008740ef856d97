using System.Globalization;
using Hub.Domain.Areas;

namespace Hub.Bench.Import;

/// <summary>A made-up city of any size, with the fan-out of a real one: 15 streets, 14 communities, 2 compounds, 5 grids, 40 buildings.</summary>
internal static class CityTree
{
    /// <summary>The first <paramref name="count"/> areas, each after its parent, made as they are taken.</summary>
    internal static IEnumerable<Area> Areas(int count) => All().Take(count);

    private static IEnumerable<Area> All()
    {
        Area city = Below(null, "21", AreaLevel.City, "沈阳市");
        yield return city;
        for (int d = 1; ; d++)
        {
            Area district = Below(city, Code(city, d, 3), AreaLevel.District, $"第{d}区");
            yield return district;
            for (int s = 1; s <= 15; s++)
            {
                Area street = Below(district, Code(district, s, 2), AreaLevel.Street, $"{d}区{s}街道");
                yield return street;
                for (int c = 1; c <= 14; c++)
                {
                    foreach (Area area in Community(street, c))
                    {
                        yield return area;
                    }
                }
            }
        }
    }

    private static IEnumerable<Area> Community(Area street, int number)
    {
        Area community = Below(street, Code(street, number, 2), AreaLevel.Community, $"{street.Name}{number}社区");
        yield return community;
        Area[] compounds = [.. "xy".Select(which => Below(community, community.Code + which, AreaLevel.Compound, $"{community.Name}{which}小区"))];
        foreach (Area compound in compounds)
        {
            yield return compound;
        }
        for (int g = 1; g <= 5; g++)
        {
            Area grid = Below(community, Code(community, g, 2), AreaLevel.Grid, $"第{g}网格");
            yield return grid;
            for (int b = 1; b <= 40; b++)
            {
                yield return Below(grid, Code(grid, b, 3), AreaLevel.Building, $"{b}号楼", compounds[b % 2].Code);
            }
        }
    }

    private static string Code(Area parent, int number, int digits) =>
        parent.Code + number.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static Area Below(Area? parent, string code, AreaLevel level, string name, string? compound = null) => new()
    {
        Code = code,
        ParentCode = parent?.Code,
        Level = level,
        Name = name,
        Path = AreaPath.Below(parent?.Path, code),
        CompoundCode = compound,
    };
}
