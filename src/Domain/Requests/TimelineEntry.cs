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

    /// <summary>A promise broke; the note says which.</summary>
    PromiseBroken,

    /// <summary>The promise to solve it waits; the note says for whom.</summary>
    PromisePaused,

    /// <summary>The promise to solve it runs on.</summary>
    PromiseResumed,

    /// <summary>The worker called for departments, with the reason.</summary>
    WhistleRaised,

    /// <summary>The community called these departments.</summary>
    WhistleCalled,

    /// <summary>The community says that no department is needed, with the reason.</summary>
    WhistleRefused,

    /// <summary>A department reported in.</summary>
    DepartmentCame,

    /// <summary>A department answered.</summary>
    DepartmentSaid,

    /// <summary>A department has not reported in, or not answered, in time.</summary>
    DepartmentLate,

    /// <summary>Nobody has decided on the call to departments; those who can were asked again.</summary>
    WhistleWaits,

    /// <summary>Somebody who may gave the all-clear for its alerts.</summary>
    AllClear,

    /// <summary>The worker says how it goes.</summary>
    Progress,
}
