namespace Hub.Domain.Understanding;

/// <summary>What a text says about a place. Numbers are plain ASCII ('三号楼' is "3", '12甲号楼' is "12甲").</summary>
/// <param name="Compound">The name of the compound, as written.</param>
/// <param name="Building">The building's number or letter.</param>
/// <param name="Unit">The unit or stairway entrance.</param>
/// <param name="Floor">The floor; basements are negative, the top floor is "top".</param>
/// <param name="Door">The flat's number.</param>
/// <param name="Spot">A part of the grounds or the house, as written: 楼道, 地下车库, stairwell.</param>
public sealed record Place(string? Compound, string? Building, string? Unit, string? Floor, string? Door, string? Spot)
{
    /// <summary>The text says nothing about a place.</summary>
    public static readonly Place Unknown = new(null, null, null, null, null, null);

    /// <summary>Nothing is known.</summary>
    public bool IsUnknown => this == Unknown;

    /// <summary>This place, its gaps filled from <paramref name="other"/>.</summary>
    public Place Or(Place other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            Compound ?? other.Compound,
            Building ?? other.Building,
            Unit ?? other.Unit,
            Floor ?? other.Floor,
            Door ?? other.Door,
            Spot ?? other.Spot);
    }
}
