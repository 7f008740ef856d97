namespace Hub.Domain.Calendar;

/// <summary>What became of writing minutes or a decision. A closed set.</summary>
public abstract record MinutesOutcome
{
    private MinutesOutcome()
    {
    }

    /// <summary>The minutes are so now.</summary>
    public sealed record Written(Minutes Minutes) : MinutesOutcome;

    /// <summary>The decision is written down, or done.</summary>
    public sealed record Decided(Decision Decision) : MinutesOutcome;

    /// <summary>It has not begun, or does not take place.</summary>
    public sealed record WrongState(Occurrence Occurrence) : MinutesOutcome;

    /// <summary>No words, or more than this.</summary>
    public sealed record WordsOutOfRange(int Most) : MinutesOutcome;

    /// <summary>She neither holds it nor holds a post that may.</summary>
    public sealed record NoAuthority : MinutesOutcome;

    /// <summary>There is no such occurrence or decision.</summary>
    public sealed record NotFound : MinutesOutcome;
}
