namespace Hub.Domain.Conversations;

/// <summary>One line of a conversation's log, as the channel shows it.</summary>
public sealed class Activity
{
    public required string ConversationId { get; init; }

    /// <summary>Its number in the conversation, from 1: the watermark.</summary>
    public required long Seq { get; init; }

    /// <summary>The activity as JSON (Bot Framework Activity 3.1).</summary>
    public required string Json { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Unique where set: makes a second sending of the same delivery harmless.</summary>
    public string? Key { get; init; }
}
