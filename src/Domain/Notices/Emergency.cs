namespace Hub.Domain.Notices;

/// <summary>
/// The routine-emergency switch (平急转换) of one area, turned on for a time: the emergency chief is in charge, what is
/// routine waits, alerts go in the Emergency lane. One area has one at a time; those of nested areas may overlap.
/// </summary>
public sealed class Emergency
{
    /// <summary>The longest that one lasts without being extended: 72 h.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(72);

    /// <summary>What is held waits so much longer than the end, so that the end counts it before it is released. It releases it at once.</summary>
    public static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    public required Guid Id { get; init; }
    public required string AreaCode { get; init; }
    public required string AreaName { get; init; }

    /// <summary>Where the area's range of paths begins.</summary>
    public required string PathFrom { get; init; }

    /// <summary>The first path after it.</summary>
    public required string PathTo { get; init; }

    /// <summary>The compound, when the area is one: its buildings lie outside of its range.</summary>
    public string? CompoundCode { get; init; }

    /// <summary>Why, in the words of who turned it on.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public required Guid StartedById { get; init; }
    public string? StartedByName { get; init; }

    /// <summary>When it ends by itself.</summary>
    public required DateTimeOffset EndsAt { get; set; }

    /// <summary>When it ended; null while it is on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Who ended it; null where it ended by itself.</summary>
    public Guid? EndedById { get; set; }

    public string? EndedByName { get; set; }

    /// <summary>Whom it put in charge; nobody where nobody holds the post.</summary>
    public List<InCharge> InCharge { get; init; } = [];

    /// <summary>What it came to, once it has ended.</summary>
    public EmergencyReport? Report { get; set; }

    /// <summary>Until when what is routine waits at most.</summary>
    public DateTimeOffset HeldUntil => EndsAt + Margin;

    /// <summary>Whether an area lies in it.</summary>
    /// <param name="path">The area's path.</param>
    /// <param name="compoundCode">The compound of the area, if it is a building of one.</param>
    public bool Covers(string path, string? compoundCode) =>
        (string.CompareOrdinal(path, PathFrom) >= 0 && string.CompareOrdinal(path, PathTo) < 0)
        || (CompoundCode is not null && compoundCode == CompoundCode);
}

/// <summary>An emergency chief in charge.</summary>
public sealed record InCharge(Guid PersonId, string? Name);

/// <summary>Where a person lives or holds a post.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Path">The area's path.</param>
/// <param name="CompoundCode">The compound of the area, if it is a building of one.</param>
public sealed record PersonPlace(Guid PersonId, string Path, string? CompoundCode);
