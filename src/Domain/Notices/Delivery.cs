namespace Hub.Domain.Notices;

/// <summary>The ledger row of one notice to one person; (notice, person) is its only id.</summary>
public sealed class Delivery
{
    public required Guid NoticeId { get; init; }
    public required Guid PersonId { get; init; }
    public required Lane Lane { get; init; }
    public DeliveryState State { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>The area below that of the audience through which the person is meant, by which the notice is counted; null for a person by name.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Not before this instant, when Deferred; null while it is in a <see cref="Slice"/>.</summary>
    public DateTimeOffset? NotBefore { get; set; }

    /// <summary>Why it is Deferred, Suppressed or Failed: one short word or code, by which it is counted.</summary>
    public string? Reason { get; set; }

    /// <summary>How often it was rung.</summary>
    public int Round { get; set; }

    public DateTimeOffset? HandedOffAt { get; set; }

    /// <summary>The channel that took it in its first round; null where none did, or where it could not bring it after all.</summary>
    public string? Channel { get; set; }

    /// <summary>When that try began; set with the channel.</summary>
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>That channel's own id of the message.</summary>
    public string? ProviderId { get; set; }

    /// <summary>The try by which it was taken in its first round: it stands in this row, every other is a row of its own.</summary>
    public Attempt? Taken => Channel is null ? null : new()
    {
        NoticeId = NoticeId,
        PersonId = PersonId,
        Channel = Channel,
        Round = 1,
        StartedAt = TriedAt!.Value,
        Outcome = AttemptOutcome.Ok,
        ProviderId = ProviderId,
    };

    public DateTimeOffset? ReceivedAt { get; set; }
    public DateTimeOffset? AckedAt { get; set; }
}

/// <summary>Where a delivery stands: the summary over its attempts.</summary>
public enum DeliveryState
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>A worker is sending it: what the Pending rows of a leased <see cref="Slice"/> are called.</summary>
    Leased,

    /// <summary>A channel took it.</summary>
    HandedOff,

    /// <summary>It reached a device or page.</summary>
    Received,

    /// <summary>The person opened it.</summary>
    Read,

    /// <summary>The person said so.</summary>
    Acked,

    /// <summary>It waits for its time.</summary>
    Deferred,

    /// <summary>The person does not want it.</summary>
    Suppressed,

    /// <summary>No channel could take it.</summary>
    Failed,

    /// <summary>Recalled, expired, or its cause is gone.</summary>
    Cancelled,

    /// <summary>It may or may not have been handed off: a crash or a time-out came between.</summary>
    Unknown,
}
