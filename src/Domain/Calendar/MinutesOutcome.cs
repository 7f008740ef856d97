namespace Hub.Domain.Calendar;

/// <summary>What became of writing minutes or a decision, or of taking minutes back. A closed set.</summary>
public abstract record MinutesOutcome
{
    private MinutesOutcome()
    {
    }

    /// <summary>The minutes are so now.</summary>
    public sealed record Written(Minutes Minutes) : MinutesOutcome;

    /// <summary>The minutes are taken back.</summary>
    /// <param name="Withdrawal">By whom and when.</param>
    /// <param name="IsNew">Whether it is this step that took them back.</param>
    public sealed record Withdrawn(MinutesWithdrawal Withdrawal, bool IsNew) : MinutesOutcome;

    /// <summary>The decision is written down, or done.</summary>
    public sealed record Decided(Decision Decision) : MinutesOutcome;

    /// <summary>It has not begun, or does not take place.</summary>
    public sealed record WrongState(Occurrence Occurrence) : MinutesOutcome;

    /// <summary>No words, or more than this.</summary>
    public sealed record WordsOutOfRange(int Most) : MinutesOutcome;

    /// <summary>She neither holds it nor holds a post that may.</summary>
    public sealed record NoAuthority : MinutesOutcome;

    /// <summary>There is no such occurrence or decision, or no minutes of it.</summary>
    public sealed record NotFound : MinutesOutcome;
}
