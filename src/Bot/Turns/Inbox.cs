using System.Text.Json;
using System.Text.Json.Nodes;
using Hub.Domain.Conversations;
using Hub.Domain.Ids;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Turns;

/// <summary>Takes messages in: stored and echoed in one transaction before they are acknowledged, then a turn is asked for.</summary>
internal sealed class Inbox(HubStore store, IBell bell, TurnQueue queue, IdSource ids, HubClock clock)
{
    /// <summary>
    /// The number of the message in its conversation; the same message a second time gets the same number and no second turn.
    /// Null when there is no such conversation.
    /// </summary>
    /// <param name="incoming">The message.</param>
    /// <param name="files">What came with it; stored with it or not at all.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<long?> TakeAsync(Incoming incoming, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        (long Seq, Activity? Echo)? stored = await store.WriteAsync(
            rows => StoreAsync(rows, incoming, files, cancellationToken), cancellationToken);
        if (stored?.Echo is { } echo)
        {
            await bell.RingAsync(Topics.Conversation(echo.ConversationId), (IReadOnlyList<Activity>)[echo]);
            queue.Ask(echo.ConversationId);
        }
        return stored?.Seq;
    }

    private async Task<(long Seq, Activity? Echo)?> StoreAsync(
        Rows rows, Incoming incoming, IReadOnlyList<Attachment> files, CancellationToken cancellationToken)
    {
        string conversationId = incoming.From.Conversation!;
        string key = incoming.DedupeKey ?? ids.Next().ToString("N");
        if (incoming.DedupeKey is not null
            && await rows.Conversations.ReceivedAsync(incoming.From.Channel, key, cancellationToken) is { } before)
        {
            return (before.Seq, null);
        }
        if (await rows.Conversations.NextSeqAsync(conversationId, cancellationToken) is not { } seq)
        {
            return null;
        }
        DateTimeOffset now = clock.Now;
        Activity echo = new() { ConversationId = conversationId, Seq = seq, Json = Stamped(incoming.Wire, conversationId, seq, now), At = now };
        rows.Conversations.Add(echo);
        foreach (Attachment file in files)
        {
            rows.Requests.Add(file);
        }
        rows.Conversations.Add(new Inbound
        {
            Id = ids.Next(),
            Channel = incoming.From.Channel,
            DedupeKey = key,
            ConversationId = conversationId,
            Content = JsonSerializer.Serialize(incoming.Content, DirectLineJson.Options),
            At = now,
            Seq = seq,
        });
        return (seq, echo);
    }

    private static string Stamped(JsonObject wire, string conversation, long seq, DateTimeOffset at)
    {
        wire["id"] = DirectLineJson.IdOf(conversation, seq);
        wire["timestamp"] = DirectLineJson.Stamp(at);
        (wire["channelData"] as JsonObject)!["webchat:sequence-id"] = seq;
        return wire.ToJsonString(DirectLineJson.Options);
    }
}
