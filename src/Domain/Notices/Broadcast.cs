using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Something that a coordinator tells many: written, approved by a second person, and sent as one <see cref="Notice"/>.</summary>
public sealed class Broadcast
{
    public required Guid Id { get; init; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }

    /// <summary>Its authority: who may approve, hold or stop it holds a post there or above. The audience lies within it.</summary>
    public required string AreaCode { get; set; }

    /// <summary>The words, in both languages; with a template, the template's words while it was last saved.</summary>
    public required Bi Text { get; set; }

    /// <summary>Bulk, Normal, or Emergency.</summary>
    public required Lane Lane { get; set; }

    public required Audience Audience { get; set; }

    /// <summary>The template whose words it says; null where it has words of its own.</summary>
    public string? TemplateKey { get; set; }

    /// <summary>What stands for the template's placeholders, for everybody.</summary>
    public Dictionary<string, string> Values { get; set; } = [];

    /// <summary>Addresses (https) that go below the words.</summary>
    public List<string> Links { get; set; } = [];

    /// <summary>Pictures and PDFs that go with it, below the links.</summary>
    public List<BroadcastFile> Files { get; set; } = [];

    /// <summary>Whether people are asked to say that they know.</summary>
    public bool AsksAck { get; set; }

    public BroadcastState State { get; set; }

    /// <summary>Counts every change; whoever changes it names the one that she saw.</summary>
    public int Version { get; set; } = 1;

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>When the deputies were asked, since nobody had answered.</summary>
    public DateTimeOffset? DeputiesAskedAt { get; set; }

    public Guid? ApproverId { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }

    /// <summary>Whether it went without approval (an emergency, a pre-approved template) and nobody has looked at it since.</summary>
    public bool NeedsReview { get; set; }

    /// <summary>Why it was rejected, or stopped.</summary>
    public string? Reason { get; set; }

    /// <summary>Not before this instant; null sends it as soon as it is approved. Of one that repeats: its next run.</summary>
    public DateTimeOffset? ScheduledAt { get; set; }

    /// <summary>By which rule it repeats, an RRULE's value (RFC 5545, section 3.3.10); null sends it once.</summary>
    public string? ScheduleRule { get; set; }

    /// <summary>Of one that repeats: its first run, from which the rule counts.</summary>
    public DateTimeOffset? FirstAt { get; set; }

    /// <summary>The broadcast that repeats, of which this is one run; with <see cref="ScheduledAt"/> unique.</summary>
    public Guid? RepeatsId { get; init; }

    /// <summary>Do not send after; what repeats ends with it.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>The notice, once it has started.</summary>
    public Guid? NoticeId { get; set; }

    /// <summary>The broadcast that it puts right.</summary>
    public Guid? CorrectsId { get; init; }

    /// <summary>The key of its notice: starting it twice writes nothing.</summary>
    public string NoticeKey => $"broadcast/{Id:N}";

    /// <summary>Whether its words, audience and times may still change.</summary>
    public bool IsBeforeStart => State is BroadcastState.Draft or BroadcastState.Submitted or BroadcastState.Scheduled or BroadcastState.Rejected;
}

/// <summary>Where a broadcast stands.</summary>
public enum BroadcastState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Waits for a second person.</summary>
    Submitted,

    /// <summary>Approved, waits for its time; what repeats waits again after each run.</summary>
    Scheduled,

    /// <summary>Its notice is in the ledger and goes out.</summary>
    Sending,

    /// <summary>Held.</summary>
    Paused,

    /// <summary>Ended before everybody was told.</summary>
    Stopped,

    /// <summary>Nothing of it is to be sent any more.</summary>
    Done,

    /// <summary>The second person said no; the author may change it.</summary>
    Rejected,

    /// <summary>Taken back: nothing more of it is sent, and whom it reached is told so.</summary>
    Recalled,
}
