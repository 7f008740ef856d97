namespace Hub.Domain.Requests;

/// <summary>
/// A call from a request to departments (吹哨报到): raised by the worker who has it, confirmed by the community, which names the
/// departments and a deadline; each reports in and answers.
/// </summary>
public sealed class Whistle
{
    public required Guid Id { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>Who raised it; whoever is of the community raises and confirms it at once.</summary>
    public required Guid RaisedById { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>Why departments are needed, in the worker's words.</summary>
    public required string Reason { get; init; }

    public WhistleState State { get; set; }

    /// <summary>Who of the community decided.</summary>
    public Guid? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was refused.</summary>
    public string? Refusal { get; set; }

    /// <summary>When those who confirm it are asked again; null once it is decided.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Whether it waits for anybody.</summary>
    public bool IsOpen => State is WhistleState.Raised or WhistleState.Called;
}

/// <summary>One department that was called. Its row stays: lateness counts against the department.</summary>
public sealed class WhistleCall
{
    public required Guid WhistleId { get; init; }
    public required Guid OrganisationId { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>The department's name as it was then.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset CalledAt { get; init; }

    /// <summary>Somebody of it says by then that she comes.</summary>
    public required DateTimeOffset ReportBy { get; init; }

    /// <summary>It answers by then.</summary>
    public required DateTimeOffset AnswerBy { get; init; }

    public Guid? ReportedById { get; set; }
    public DateTimeOffset? ReportedAt { get; set; }
    public Guid? AnsweredById { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public string? Answer { get; set; }

    /// <summary>When it was first found late, in reporting or answering; nothing takes this back.</summary>
    public DateTimeOffset? LateAt { get; set; }

    /// <summary>Whether the request was resolved or withdrawn without waiting for it.</summary>
    public bool IsWaived { get; set; }

    /// <summary>When the clock must look at it.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Whether its answer is owed.</summary>
    public bool Owes => AnsweredAt is null && !IsWaived;
}

/// <summary>Where a call to departments stands.</summary>
public enum WhistleState
{
    /// <summary>The worker raised it; the community has not decided.</summary>
    Raised,

    /// <summary>The departments are called.</summary>
    Called,

    /// <summary>The community says that no department is needed.</summary>
    Refused,

    /// <summary>Every department has answered, or the request is over.</summary>
    Ended,
}
