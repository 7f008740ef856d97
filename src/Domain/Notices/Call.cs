namespace Hub.Domain.Notices;

/// <summary>An alert on its way up: one row for one notice, until somebody acts.</summary>
public sealed class Call
{
    public required Guid NoticeId { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>The place; null where no area is known.</summary>
    public string? AreaCode { get; init; }

    public required AlertGrade Grade { get; init; }

    /// <summary>How it climbs, as the policy was when it began.</summary>
    public required CallPlan Plan { get; init; }

    /// <summary>The level that is called now: from 0; -1 where only persons outside of all levels were, the number of levels at the top.</summary>
    public int Level { get; set; }

    /// <summary>Who was called at each level, and when. Who was called at two levels stands in both.</summary>
    public IReadOnlyList<Called> Called { get; set; } = [];

    /// <summary>What they said; the last word of each.</summary>
    public IReadOnlyList<CallAnswer> Answers { get; set; } = [];

    /// <summary>How often the desk was rung at the top.</summary>
    public int Rings { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the patience of this level ends.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When somebody must look at it: <see cref="DueAt"/>, or at once when somebody answered; null when there is nothing to wait for.</summary>
    public DateTimeOffset? NextAt { get; set; }

    public CallState State { get; set; }
}

/// <summary>Somebody who was called.</summary>
public sealed record Called(int Level, Guid PersonId, DateTimeOffset At);

/// <summary>What somebody said to a call.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="At">When.</param>
/// <param name="Can">False: she cannot.</param>
public sealed record CallAnswer(Guid PersonId, DateTimeOffset At, bool Can);

/// <summary>Where a call stands.</summary>
public enum CallState
{
    /// <summary>It climbs.</summary>
    Ringing,

    /// <summary>Enough people know of it. It goes on when one of them then cannot.</summary>
    Answered,

    /// <summary>Nobody took it at the top: the desk is rung again and again.</summary>
    AtTop,

    /// <summary>It was taken, solved or withdrawn, or a newer call has taken its place.</summary>
    Ended,
}
