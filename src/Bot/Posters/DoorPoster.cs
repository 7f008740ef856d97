using Hub.Domain.Areas;
using Hub.Domain.Text;
using QRCoder;

namespace Hub.Bot.Posters;

/// <summary>One sheet: the door it hangs at, and the address that its code opens.</summary>
/// <param name="Building">The building.</param>
/// <param name="Above">The compound or community that people know it by.</param>
/// <param name="Unit">The unit of the door, where the building has several.</param>
/// <param name="Address">What the code says.</param>
internal sealed record DoorPoster(Area Building, Area? Above, int? Unit, string Address)
{
    /// <summary>The chat's address for a door: <c>?door=CODE</c> or <c>?door=CODE-UNIT</c>.</summary>
    public static string AddressOf(string site, string buildingCode, int? unit) =>
        $"{site.TrimEnd('/')}/?door={Uri.EscapeDataString(unit is { } number ? $"{buildingCode}-{number}" : buildingCode)}";

    /// <summary>The door in words.</summary>
    public string Door(Lang lang) => string.Join(' ', new[]
    {
        Above?.Name, Building.Name, Unit is { } unit ? PlaceTexts.Unit.In(lang, unit) : null,
    }.Where(part => part is not null));

    /// <summary>The code as one path on a square of so many modules. Level Q: it still reads with a quarter torn off.</summary>
    public (string Path, int Side) Code()
    {
        using QRCodeGenerator generator = new();
        using QRCodeData data = generator.CreateQrCode(Address, QRCodeGenerator.ECCLevel.Q);
        System.Text.StringBuilder path = new();
        for (int y = 0; y < data.ModuleMatrix.Count; y++)
        {
            for (int x = 0; x < data.ModuleMatrix[y].Count; x++)
            {
                if (data.ModuleMatrix[y][x])
                {
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }
        return (path.ToString(), data.ModuleMatrix.Count);
    }
}
