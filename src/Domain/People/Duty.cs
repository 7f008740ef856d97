namespace Hub.Domain.People;

/// <summary>One row of the roster: from an instant to an instant, the holder of a post is on shift or on leave.</summary>
public sealed class Duty
{
    public required Guid Id { get; init; }
    public required Guid PostId { get; init; }
    public required DutyKind Kind { get; init; }
    public required DateTimeOffset From { get; init; }

    /// <summary>Its end: the first instant after it.</summary>
    public required DateTimeOffset Until { get; set; }

    /// <summary>Who does it instead of the holder; null where nobody does.</summary>
    public Guid? StandInId { get; set; }

    /// <summary>Whether it covers an instant.</summary>
    public bool Covers(DateTimeOffset instant) => From <= instant && instant < Until;
}

/// <summary>What a row of the roster says.</summary>
public enum DutyKind
{
    /// <summary>值班.</summary>
    Shift,

    /// <summary>请假.</summary>
    Leave,
}

/// <summary>A row of the roster beside the person who stands in.</summary>
/// <param name="Duty">The row.</param>
/// <param name="StandIn">The stand-in, where there is one.</param>
public sealed record DutyRow(Duty Duty, Person? StandIn);
