namespace Hub.Domain.Calendar;

/// <summary>What was said at an occurrence.</summary>
public sealed class Minutes
{
    /// <summary>The longest, in characters.</summary>
    public const int MostCharacters = 20_000;

    public required Guid OccurrenceId { get; init; }

    /// <summary>The points, a line each.</summary>
    public required string Text { get; set; }

    /// <summary>Who wrote them last.</summary>
    public required Guid PersonId { get; set; }

    public required DateTimeOffset At { get; set; }
}
