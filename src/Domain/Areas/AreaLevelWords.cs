using Hub.Domain.Text;

namespace Hub.Domain.Areas;

/// <summary>What the levels are called.</summary>
public static class AreaLevelWords
{
    /// <summary>The level as files and pages say it.</summary>
    public static Bi Words(this AreaLevel level) => level switch
    {
        AreaLevel.City => new("城市", "City"),
        AreaLevel.District => new("区县", "District"),
        AreaLevel.Street => new("街道", "Street"),
        AreaLevel.Community => new("社区", "Community"),
        AreaLevel.Grid => new("网格", "Grid"),
        AreaLevel.Building => new("楼", "Building"),
        AreaLevel.Compound => new("小区", "Compound"),
    };

    /// <summary>The level that a word means, in either language and any case; null when it means none.</summary>
    public static AreaLevel? Read(string word) => word.ToUpperInvariant() switch
    {
        "CITY" or "城市" or "市" => AreaLevel.City,
        "DISTRICT" or "区县" or "区" or "县" => AreaLevel.District,
        "STREET" or "街道" or "街镇" or "镇" or "乡" => AreaLevel.Street,
        "COMMUNITY" or "社区" or "村" => AreaLevel.Community,
        "GRID" or "网格" => AreaLevel.Grid,
        "BUILDING" or "楼" or "楼栋" => AreaLevel.Building,
        "COMPOUND" or "小区" => AreaLevel.Compound,
        _ => null,
    };
}
