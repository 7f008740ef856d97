namespace Hub.Notifier.Channels;

/// <summary>One request as it came, before anybody trusted it.</summary>
/// <param name="User">The user that the transport proved (a token's), never one that the body claims.</param>
/// <param name="Conversation">The conversation that the transport proved.</param>
/// <param name="Body">The raw bytes.</param>
public sealed record WireRequest(string User, string Conversation, ReadOnlyMemory<byte> Body);

/// <summary>What a channel made of a request.</summary>
public abstract record Received
{
    private Received()
    {
    }

    /// <summary>Not accepted; the sender hears why.</summary>
    public sealed record Rejected(int Status, string Code, string Why) : Received;

    /// <summary>Understood; nothing to answer (typing, an unknown event).</summary>
    public sealed record Ignored : Received;

    /// <summary>The person has seen her conversation up to this number.</summary>
    public sealed record Seen(long Number) : Received;

    /// <summary>To be stored and answered.</summary>
    public sealed record Accepted(Incoming Item) : Received;
}

/// <summary>One inbound message, free of its channel.</summary>
/// <param name="DedupeKey">The channel's key of this very message; null where it has none.</param>
/// <param name="From">Who says it.</param>
/// <param name="Content">What is said.</param>
/// <param name="Wire">The message as the channel shows it again: its echo.</param>
public sealed record Incoming(string? DedupeKey, Address From, Content Content, System.Text.Json.Nodes.JsonObject Wire);
