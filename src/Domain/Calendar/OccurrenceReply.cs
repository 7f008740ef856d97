namespace Hub.Domain.Calendar;

/// <summary>Whether somebody who was reminded comes. Her last word holds.</summary>
public sealed class OccurrenceReply
{
    public required Guid OccurrenceId { get; init; }
    public required Guid PersonId { get; init; }
    public required ReplyAnswer Answer { get; set; }

    /// <summary>Who comes instead; null where nobody does.</summary>
    public string? StandIn { get; set; }

    public required DateTimeOffset At { get; set; }
}

/// <summary>What somebody answers to a reminder.</summary>
public enum ReplyAnswer
{
    /// <summary>来.</summary>
    Come,

    /// <summary>来不了.</summary>
    Cannot,

    /// <summary>请人代替.</summary>
    StandIn,
}

/// <summary>A reply beside the name of who gave it.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="Name">Her name, where she has given one.</param>
public sealed record NamedReply(OccurrenceReply Reply, string? Name);
