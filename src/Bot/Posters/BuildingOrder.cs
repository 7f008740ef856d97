using System.Globalization;
using Hub.Domain.Areas;

namespace Hub.Bot.Posters;

/// <summary>Buildings as people count them: 2号楼 before 10号楼.</summary>
internal static class BuildingOrder
{
    public static IEnumerable<Area> Sort(IEnumerable<Area> buildings) =>
        buildings.OrderBy(area => NumberOf(area.Name)).ThenBy(area => area.Name, StringComparer.Ordinal);

    private static int NumberOf(string name)
    {
        string digits = new([.. name.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;
    }
}
