namespace Hub.Domain.Calendar;

/// <summary>That the minutes of an occurrence were taken back: links given before open them no more. Kept for good.</summary>
public sealed class MinutesWithdrawal
{
    public required Guid OccurrenceId { get; init; }

    /// <summary>Which of this occurrence's withdrawals it is, from 1.</summary>
    public required int Nr { get; init; }

    /// <summary>Who took them back.</summary>
    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When they were published again; null while they are not.</summary>
    public DateTimeOffset? PublishedAgainAt { get; set; }
}
