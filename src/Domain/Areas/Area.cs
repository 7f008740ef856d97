namespace Hub.Domain.Areas;

/// <summary>A node of the tree City > District > Street > Community > Grid > Building, keyed by its code.</summary>
public sealed class Area
{
    /// <summary>Globally unique: 1 to 32 of <c>A–Z a–z 0–9 _ -</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The code of the area above; null at the top.</summary>
    public string? ParentCode { get; set; }

    public required AreaLevel Level { get; set; }

    public required string Name { get; set; }

    /// <summary>The codes from the top down to this area, each followed by <c>/</c>. 'Everyone below' is the range <see cref="AreaPath.After"/> closes.</summary>
    public required string Path { get; set; }

    /// <summary>For a building: the compound it belongs to, where there is one.</summary>
    public string? CompoundCode { get; set; }

    /// <summary>Whether this area lies in <paramref name="other"/> or is it.</summary>
    public bool IsWithin(Area other) =>
        Path.StartsWith(other.Path, StringComparison.Ordinal) || CompoundCode == other.Code;
}
