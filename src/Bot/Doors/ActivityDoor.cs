using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Doors;

/// <summary>Takes messages, and gives the log to clients that ask for it instead of holding a WebSocket.</summary>
internal sealed class ActivityDoor(
    Admission admission, DirectLineChannel channel, Inbox inbox, SeenNotices seen, HubStore store, ChatTokens tokens, HubClock clock)
{
    private const int MostLines = 200;

    /// <summary>
    /// POST …/activities. Stored and echoed before it is acknowledged; the bot answers afterwards, on the stream. However fast
    /// they come, messages are never refused for it: the clients take a 429 for a success.
    /// </summary>
    public async Task PostAsync(HttpContext http)
    {
        if (await admission.AdmitAsync(http) is not { } caller)
        {
            return;
        }
        if (await JsonBody.ReadBytesAsync(http) is not { } body)
        {
            await Refusal.TooBig.WriteAsync(http);
            return;
        }
        switch (channel.Receive(new(caller.User, caller.Conversation, body)))
        {
            case Received.Accepted accepted:
                await AcknowledgeAsync(http, caller, await inbox.TakeAsync(accepted.Item, [], http.RequestAborted));
                break;
            case Received.Seen { Number: var number }:
                await seen.TakeAsync(caller.Conversation, number, http.RequestAborted);
                await WriteIdAsync(http, DirectLineJson.IdOf(caller.Conversation, 0));
                break;
            case Received.Rejected rejected:
                await new Refusal(rejected.Status, rejected.Code, rejected.Why).WriteAsync(http);
                break;
            default:
                await WriteIdAsync(http, DirectLineJson.IdOf(caller.Conversation, 0)); // Understood, and not stored.
                break;
        }
    }

    /// <summary>GET …/activities: the log after a watermark, as much as one answer holds.</summary>
    public async Task PollAsync(HttpContext http)
    {
        if (await admission.AdmitAsync(http) is not { } caller)
        {
            return;
        }
        if (!Watermark.TryRead(http, out long? seen))
        {
            await Refusal.BadWatermark.WriteAsync(http);
            return;
        }
        (long Start, List<Activity> Lines)? log = await store.ReadAsync(
            rows => ReadAsync(rows, caller.Conversation, seen, http.RequestAborted), http.RequestAborted);
        if (log is not (var watermark, var lines))
        {
            await Refusal.NoConversation.WriteAsync(http);
            return;
        }
        ActivitySet set = new(new(tokens, clock, http.Origin(), caller));
        set.Write(lines, 0, ref watermark);
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(set.Bytes, http.RequestAborted);
    }

    /// <summary>Answers with the number that a message has now; 404 where its conversation is gone.</summary>
    public static Task AcknowledgeAsync(HttpContext http, ChatCaller caller, long? number) => number is { } seq
        ? WriteIdAsync(http, DirectLineJson.IdOf(caller.Conversation, seq))
        : Refusal.NoConversation.WriteAsync(http);

    private static Task WriteIdAsync(HttpContext http, string id)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync($"{{\"id\":\"{id}\"}}", http.RequestAborted);
    }

    private static async Task<(long Start, List<Activity> Lines)?> ReadAsync(
        Rows rows, string conversation, long? seen, CancellationToken cancellationToken)
    {
        if (await rows.Conversations.LastSeqAsync(conversation, cancellationToken) is not { } last)
        {
            return null;
        }
        long start = Watermark.Start(seen, last);
        return (start, start == last ? [] : await rows.Conversations.LogAsync(conversation, start, MostLines, cancellationToken));
    }
}
