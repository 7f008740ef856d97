namespace Hub.Domain.Calendar;

/// <summary>Something that an occurrence is to speak of, besides the lines of its series.</summary>
public sealed class AgendaPoint
{
    /// <summary>The longest, in characters; more is cut.</summary>
    public const int MostCharacters = 500;

    /// <summary>The most that one person may put forward for one occurrence.</summary>
    public const int MostOfOne = 5;

    public required Guid Id { get; init; }
    public required Guid OccurrenceId { get; init; }
    public required AgendaKind Kind { get; init; }
    public required string Text { get; init; }

    /// <summary>The request that it is about; one point for each request of an occurrence.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Who put it forward.</summary>
    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Where a point of an agenda comes from.</summary>
public enum AgendaKind
{
    /// <summary>A resident's question or need.</summary>
    Need,

    /// <summary>A request that is brought before the meeting.</summary>
    Escalated,

    /// <summary>Of a coordinator or a host.</summary>
    Added,

    /// <summary>A decision for which no day was set.</summary>
    Undated,
}

/// <summary>What became of putting a point forward. A closed set.</summary>
public abstract record AgendaOutcome
{
    private AgendaOutcome()
    {
    }

    /// <summary>It is on the agenda, as the point of this number.</summary>
    public sealed record Done(AgendaPoint Point, Occurrence Occurrence) : AgendaOutcome;

    /// <summary>It is no longer on the agenda.</summary>
    public sealed record Removed(AgendaPoint Point) : AgendaOutcome;

    /// <summary>It was there before.</summary>
    public sealed record Already(Occurrence Occurrence) : AgendaOutcome;

    /// <summary>She has put forward as many as one may.</summary>
    public sealed record TooMany : AgendaOutcome;

    /// <summary>It is over, or does not take place.</summary>
    public sealed record Over(Occurrence Occurrence) : AgendaOutcome;

    /// <summary>She holds no post that may.</summary>
    public sealed record NoAuthority : AgendaOutcome;

    /// <summary>There is no such occurrence or request.</summary>
    public sealed record NotFound : AgendaOutcome;
}
