namespace Hub.Domain.Requests;

/// <summary>One step of a request's life. Entries are added, never changed.</summary>
public sealed class TimelineEntry
{
    public required Guid RequestId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Seq { get; init; }

    public required DateTimeOffset At { get; init; }
    public required RequestStep Step { get; init; }

    /// <summary>Who did it; null for Hub itself or an anonymous resident.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The actor's name as it was shown then.</summary>
    public string? ActorName { get; init; }

    /// <summary>A reason, an answer, a note, in somebody's own words.</summary>
    public string? Note { get; init; }
}

/// <summary>What can happen to a request.</summary>
public enum RequestStep
{
    /// <summary>Filed.</summary>
    Submit,

    /// <summary>Those who serve the place were told.</summary>
    Dispatch,

    /// <summary>Nobody on post at a level; it went to the next.</summary>
    NobodyOnPost,

    /// <summary>A worker took it.</summary>
    Accept,

    /// <summary>A worker gave it back, with a reason.</summary>
    Decline,

    /// <summary>A worker handed it to another.</summary>
    Transfer,

    /// <summary>Passed one level up.</summary>
    Escalate,

    /// <summary>A worker asked the resident something.</summary>
    Ask,

    /// <summary>The resident answered.</summary>
    Answer,

    /// <summary>The resident added words, a place or a picture.</summary>
    Add,

    /// <summary>A worker says that it is done.</summary>
    Resolve,

    /// <summary>The resident says so too.</summary>
    Confirm,

    /// <summary>The resident says that it is not solved.</summary>
    Reopen,

    /// <summary>The resident took it back.</summary>
    Withdraw,

    /// <summary>The resident rated it, 1 to 5.</summary>
    Rate,

    /// <summary>Somebody who was called says that she knows.</summary>
    Acknowledge,

    /// <summary>As many people know of the alert as its level asks for.</summary>
    CallAnswered,

    /// <summary>Nobody of a level answered in time.</summary>
    Unanswered,

    /// <summary>The next level was called.</summary>
    CallNext,

    /// <summary>Everybody of a role is off duty; it went to the next.</summary>
    OffDuty,

    /// <summary>Nobody took it at the top: the desk was rung again.</summary>
    RingAgain,
}
