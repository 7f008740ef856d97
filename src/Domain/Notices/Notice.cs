using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Something to tell an audience.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>Unique: what caused it, so that a second run of the cause writes nothing. For example <c>request/{id}/accepted/3</c>.</summary>
    public required string Key { get; init; }

    public required NoticeKind Kind { get; init; }

    /// <summary>How urgent it is; fixed when it is written.</summary>
    public required Lane Lane { get; set; }

    /// <summary>The text, in both languages; each person gets hers.</summary>
    public required Bi Text { get; init; }

    /// <summary>Choices that go with it, in order.</summary>
    public List<NoticeChoice> Choices { get; init; } = [];

    /// <summary>Whom it is for.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The request it speaks of, if any.</summary>
    public Guid? RequestId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>After this instant it is not sent any more.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it speaks of a red line: then it also reaches those who rest or are off shift.</summary>
    public bool IsRedLine { get; init; }

    /// <summary>Whether it speaks of something that alerts were raised for: then no emergency holds it up.</summary>
    public bool ConcernsAlert { get; init; }

    /// <summary>Whether nobody else is left to tell: then an alert also reaches those who rest or are off shift.</summary>
    public bool IsLastResort { get; set; }

    /// <summary>How the channels of one person are used; fixed when it is written.</summary>
    public ChannelPolicy Channels { get; set; }

    /// <summary>Whether its numbers are kept as <see cref="Tally"/> rows; those of a few people are read from the ledger itself.</summary>
    public bool IsCounted => !Audience.IsNamed || Audience.People.Count > 100;

    /// <summary>The broadcast whose rows of values fill what is left of the text's places, for each person her own; null where all read the same.</summary>
    public Guid? ValuesOf { get; init; }

    /// <summary>When every delivery row of its audience stood in the ledger.</summary>
    public DateTimeOffset? ExpandedAt { get; set; }

    /// <summary>Since when it is held: nothing more of it is sent until it is resumed.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>When it was stopped: what was not sent by then is cancelled.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    /// <summary>Before it is written: its area is under the routine-emergency switch, so it goes in the Emergency lane over every channel.</summary>
    public void Raise() => (Lane, Channels) = (Lane.Emergency, ChannelPolicy.Parallel);
}

/// <summary>A choice that a notice offers: its id says what it does.</summary>
public sealed record NoticeChoice(string Id, string Zh, string En)
{
    /// <summary>The words on the button.</summary>
    public Bi Label => new(Zh, En);
}

/// <summary>How the channels of one person are used.</summary>
public enum ChannelPolicy
{
    /// <summary>One after the other, in the person's order, until one takes it.</summary>
    InTurn,

    /// <summary>All at once: silence costs more than ringing twice.</summary>
    Parallel,
}
