using Hub.Domain.Privacy;

namespace Hub.Domain.People;

/// <summary>Joins a person to a building, unit and door for a time. The residents of an area are its homes.</summary>
public sealed class Home
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string BuildingCode { get; set; }
    public string? Unit { get; set; }

    /// <summary>The door number: sealed, since with it an address is exact.</summary>
    public Sealed? Door { get; set; }

    public Tenure Tenure { get; set; }
    public required DateOnly From { get; init; }

    /// <summary>The last day; null while she lives there.</summary>
    public DateOnly? Until { get; set; }
}

/// <summary>How somebody holds a home.</summary>
public enum Tenure
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>业主.</summary>
    Owner,

    /// <summary>租户.</summary>
    Tenant,
}
