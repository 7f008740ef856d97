namespace Hub.Domain.Conversations;

/// <summary>One inbound message as it was received: stored before it is acknowledged, unique on (channel, dedupe key).</summary>
public sealed class Inbound
{
    public required Guid Id { get; init; }
    public required string Channel { get; init; }
    public required string DedupeKey { get; init; }
    public required string ConversationId { get; init; }

    /// <summary>The content as JSON.</summary>
    public required string Content { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The number its echo has in the conversation.</summary>
    public required long Seq { get; init; }

    /// <summary>When a turn answered it; null until then.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The numbers of the answers' first and last activity.</summary>
    public long? AnswerFrom { get; set; }

    /// <inheritdoc cref="AnswerFrom"/>
    public long? AnswerTo { get; set; }
}
