namespace Hub.Domain.Areas;

/// <summary>The levels of the tree, from the top. A <see cref="Compound"/> stands beside the line, under its community.</summary>
public enum AreaLevel
{
    /// <summary>城市.</summary>
    City = 1,

    /// <summary>区、县.</summary>
    District = 2,

    /// <summary>街道、镇、乡.</summary>
    Street = 3,

    /// <summary>社区、村.</summary>
    Community = 4,

    /// <summary>网格: about 300 households.</summary>
    Grid = 5,

    /// <summary>楼: a building, the lowest area.</summary>
    Building = 6,

    /// <summary>小区: groups buildings of one community across its grids.</summary>
    Compound = 7,
}
