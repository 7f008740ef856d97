namespace Hub.Domain.Conversations;

/// <summary>A choice that lies before the person: '2' is read only from here.</summary>
public sealed class OfferedChoice
{
    public required string ConversationId { get; init; }

    /// <summary>The number she may type, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it does, see <see cref="Conversations.ChoiceId"/>.</summary>
    public required string ChoiceId { get; init; }

    /// <summary>The words on the button: typing them is choosing it.</summary>
    public required string Label { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
