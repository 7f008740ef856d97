using Hub.Domain.Privacy;

namespace Hub.Domain.Requests;

/// <summary>What a resident asked for: category, urgency, place, a promise, and a timeline that is only appended to.</summary>
public sealed class Request
{
    public required Guid Id { get; init; }

    /// <summary>The short number that people see and type.</summary>
    public required long Number { get; init; }

    /// <summary>Unique: what filed it, so that the same turn cannot file it twice.</summary>
    public required string Key { get; init; }

    /// <summary>Who asked; null when anonymous.</summary>
    public Guid? ReporterId { get; set; }

    /// <summary>The worker who filed it for her, or who found it herself.</summary>
    public Guid? FiledById { get; init; }

    /// <summary>The words of the resident.</summary>
    public required string Text { get; set; }

    public required Category Category { get; set; }
    public required Urgency Urgency { get; set; }
    public RedLine? RedLine { get; set; }

    /// <summary>The lowest area known: a building, or the community of the desk that calls back; null when no area is known.</summary>
    public string? AreaCode { get; set; }

    /// <summary>The name of that area as it was at filing, for example 浑河社区 3号楼.</summary>
    public string? PlaceName { get; set; }

    public string? Unit { get; set; }

    /// <summary>The door, sealed.</summary>
    public Sealed? Door { get; set; }

    /// <summary>The spot in words: 楼道, 小区门口.</summary>
    public string? Spot { get; set; }

    public RequestStatus Status { get; set; }

    /// <summary>The worker who took it, or to whom it was transferred.</summary>
    public Guid? AssigneeId { get; set; }

    /// <summary>How many levels it has gone up, from 0.</summary>
    public int Rung { get; set; }

    /// <summary>Whether the place or the meaning is missing, and the desk must call back.</summary>
    public bool NeedsCallback { get; set; }

    /// <summary>SHA-256 of an anonymous reporter's tracking code, hex.</summary>
    public string? TrackingHash { get; set; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>The promise: taken by then.</summary>
    public DateTimeOffset AcceptBy { get; set; }

    /// <summary>The promise: solved by then.</summary>
    public DateTimeOffset ResolveBy { get; set; }

    /// <summary>How much time was promised for taking it, by the clock of its urgency, see <see cref="PromiseClock"/>.</summary>
    public TimeSpan AcceptWithin { get; init; }

    /// <summary>How much time was promised for solving it.</summary>
    public TimeSpan ResolveWithin { get; init; }

    /// <summary>Which promise runs.</summary>
    public PromiseStage PromiseStage { get; set; }

    /// <summary>When the clock must look at it: a warning, a breach, or the end of a pause.</summary>
    public DateTimeOffset? PromiseNextAt { get; set; }

    /// <summary>When the promise to take it first broke; nothing takes this back.</summary>
    public DateTimeOffset? AcceptBrokenAt { get; set; }

    /// <summary>When the promise to solve it first broke; nothing takes this back.</summary>
    public DateTimeOffset? ResolveBrokenAt { get; set; }

    /// <summary>Since when the promise to solve it waits.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>For whom it waits, or waited as long as it may.</summary>
    public PauseReason? PausedFor { get; set; }

    /// <summary>How many of the departments that were called owe an answer.</summary>
    public int AnswersOwed { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }
    public DateTimeOffset? ResolvedAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>1 to 5, given by the resident.</summary>
    public int? Rating { get; set; }

    /// <summary>A question of the worker that the resident has not answered yet.</summary>
    public string? OpenQuestion { get; set; }

    /// <summary>The number of the last timeline entry.</summary>
    public int LastEntry { get; set; }

    /// <summary>Whether it waits for nobody any more.</summary>
    public bool IsClosed => Status is RequestStatus.Confirmed or RequestStatus.Withdrawn;

    /// <summary>Whether there is nothing left to do, unless the resident says otherwise: it is solved or closed.</summary>
    public bool IsOver => IsClosed || Status == RequestStatus.Resolved;

    /// <summary>Whether nobody has taken it and somebody may.</summary>
    public bool IsOpenToAll => Status is RequestStatus.Submitted or RequestStatus.Dispatched or RequestStatus.Declined
        or RequestStatus.Escalated or RequestStatus.Reopened;
}
