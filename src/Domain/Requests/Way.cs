namespace Hub.Domain.Requests;

/// <summary>The five ways of discussing a matter, chosen by its category.</summary>
public enum Way
{
    /// <summary>Urban facilities: several rounds, opinions collected first.</summary>
    SeveralRounds,

    /// <summary>Neighbour disputes: simplified, in the building.</summary>
    InTheBuilding,

    /// <summary>Environmental hygiene: on site.</summary>
    OnSite,

    /// <summary>Public services: at the regular meeting.</summary>
    Regular,

    /// <summary>Safety and health: at once, reported upward at the same moment.</summary>
    AtOnce,
}

/// <summary>Which way a category goes.</summary>
public static class Ways
{
    /// <summary>The way in which a request of <paramref name="category"/> is discussed.</summary>
    public static Way Of(Category category) => category switch
    {
        Category.Neighbours => Way.InTheBuilding,
        Category.Hygiene or Category.Parking or Category.Greenery => Way.OnSite,
        Category.PublicService or Category.Property => Way.Regular,
        Category.Safety or Category.Gas => Way.AtOnce,
        Category.Other or Category.Lighting or Category.Water or Category.Heating or Category.Electricity
            or Category.Lift or Category.Building or Category.Road => Way.SeveralRounds,
    };
}
