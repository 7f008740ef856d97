namespace Hub.Notifier.Channels;

/// <summary>A way in and out. Receiving is pure; sending gives an outcome and never throws for what a channel may answer.</summary>
public interface IChannel
{
    /// <summary>The name that contacts and conversations carry, for example <c>directline</c>.</summary>
    string Name { get; }

    /// <summary>What it can carry; everything else is degraded before it is sent.</summary>
    Capabilities Can { get; }

    /// <summary>Verifies and parses one request from the wire: no clock, no storage.</summary>
    Received Receive(WireRequest request);

    /// <summary>Sends one message. The same key a second time must be harmless, or the outcome must say Unknown.</summary>
    ValueTask<Sent> SendAsync(Address to, Message message, string idempotencyKey, CancellationToken cancellationToken);
}

/// <summary>Where a message goes, or where it came from.</summary>
/// <param name="Channel">The channel's name.</param>
/// <param name="User">The channel's id of the user.</param>
/// <param name="Conversation">The conversation, where the channel has them.</param>
public sealed record Address(string Channel, string User, string? Conversation = null);
