using System.Net.WebSockets;
using Hub.Bot.Turns;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Doors;

/// <summary>GET …/stream: opens the WebSocket of a conversation.</summary>
internal sealed class StreamDoor(
    Admission admission, ChatTokens tokens, OpenStreams streams, StreamPace pace, HubStore store, IBell bell, HubClock clock,
    ILogger<ChatStream> log)
{
    public async Task OpenAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await new Refusal(400, "BadArgument", "This address is for WebSockets. To poll, GET …/activities.").WriteAsync(http);
            return;
        }
        if (await admission.AdmitByQueryAsync(http, TokenUse.Stream) is not { } caller)
        {
            return;
        }
        if (!Watermark.TryRead(http, out long? seen))
        {
            await Refusal.BadWatermark.WriteAsync(http);
            return;
        }
        long? last = await store.ReadAsync(
            rows => rows.Conversations.LastSeqAsync(caller.Conversation, http.RequestAborted), http.RequestAborted);
        if (last is null)
        {
            await Refusal.NoConversation.WriteAsync(http);
            return;
        }
        // Pings find peers that are gone: a client of its own need not send anything.
        using WebSocket socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            KeepAliveInterval = pace.KeepAlive,
            KeepAliveTimeout = pace.Silence - pace.KeepAlive,
        });
        using ChatStream stream = new(
            socket, caller.Conversation, Watermark.Start(seen, last.Value), new(new(tokens, clock, http.Origin(), caller)), store, clock, log);
        await streams.HoldAsync(stream, bell);
    }
}
