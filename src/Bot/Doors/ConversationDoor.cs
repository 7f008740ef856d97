using System.Text.Json.Nodes;
using Hub.Bot.Options;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Doors;

/// <summary>Opens conversations, and lets clients come back to them.</summary>
internal sealed class ConversationDoor(
    Admission admission, ChatTokens tokens, Secret secret, Visitors visitors, Talks talks, HubStore store, HubOptions options)
{
    /// <summary>POST /conversations: 201 where it is new, 200 where the token's conversation was there before.</summary>
    public async Task StartAsync(HttpContext http)
    {
        if (await JsonBody.ReadAsync(http) is not { } body)
        {
            await Refusal.BadBody.WriteAsync(http);
            return;
        }
        ChatCaller? caller = secret.IsShown(http) ? visitors.Embedded(body) : await admission.AdmitAsync(http);
        if (caller is null)
        {
            return;
        }
        Conversation? known = await FindAsync(caller, http.RequestAborted);
        Conversation open = known is null || caller.Door is not null
            ? await talks.OpenAsync(
                caller.Conversation, caller.User, caller.Person, LanguageOf(JsonBody.Text(body["locale"]) ?? caller.Locale),
                caller.Door, http.RequestAborted)
            : known;
        await AnswerAsync(http, caller, open.LastSeq, null, known is null ? 201 : 200);
    }

    /// <summary>GET /conversations/{id}: back after the WebSocket was cut.</summary>
    public async Task ReconnectAsync(HttpContext http)
    {
        if (await admission.AdmitAsync(http) is not { } caller)
        {
            return;
        }
        if (!Watermark.TryRead(http, out long? seen))
        {
            await Refusal.BadWatermark.WriteAsync(http);
        }
        else if (await FindAsync(caller, http.RequestAborted) is not { } open)
        {
            await Refusal.NoConversation.WriteAsync(http);
        }
        else
        {
            await AnswerAsync(http, caller, open.LastSeq, seen, 200);
        }
    }

    /// <summary>POST /tokens/refresh: 24 hours more.</summary>
    public async Task RefreshAsync(HttpContext http)
    {
        if (await admission.AdmitAsync(http) is { } caller)
        {
            await WriteTokenAsync(http, caller);
        }
    }

    /// <summary>POST /tokens/generate: a token for a page of somebody else's, who knows the secret.</summary>
    public async Task GenerateAsync(HttpContext http)
    {
        if (options.DirectLineSecret is null)
        {
            await new Refusal(404, "BadArgument", "Hub:DirectLineSecret is not set, so no tokens are given for it.").WriteAsync(http);
        }
        else if (!secret.IsShown(http))
        {
            await new Refusal(401, "BadCredential", "Send 'Authorization: Bearer SECRET' with the secret of Hub:DirectLineSecret.").WriteAsync(http);
        }
        else if (await JsonBody.ReadAsync(http) is not { } body)
        {
            await Refusal.BadBody.WriteAsync(http);
        }
        else
        {
            await WriteTokenAsync(http, visitors.Embedded(body));
        }
    }

    private Task<Conversation?> FindAsync(ChatCaller caller, CancellationToken cancellationToken) =>
        store.ReadAsync(rows => rows.Conversations.FindAsync(caller.Conversation, cancellationToken), cancellationToken);

    private Task WriteTokenAsync(HttpContext http, ChatCaller caller) => http.Response.WriteAsJsonAsync(
        new JsonObject
        {
            ["conversationId"] = caller.Conversation,
            ["token"] = tokens.Issue(caller, TokenUse.Chat),
            ["expires_in"] = (int)ChatTokens.Life.TotalSeconds,
        }, DirectLineJson.Options, http.RequestAborted);

    private Task AnswerAsync(HttpContext http, ChatCaller caller, long last, long? seen, int status)
    {
        // The conversation has heard of the door by now.
        ChatCaller inside = caller with { Door = null };
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["conversationId"] = inside.Conversation,
                ["token"] = tokens.Issue(inside, TokenUse.Chat),
                ["expires_in"] = (int)ChatTokens.Life.TotalSeconds,
                ["streamUrl"] = $"{http.SocketOrigin()}/v3/directline/conversations/{inside.Conversation}/stream"
                    + $"?watermark={Watermark.Start(seen, last)}&t={tokens.Issue(inside, TokenUse.Stream)}",
                ["referenceGrammarId"] = inside.Conversation,
            }, DirectLineJson.Options, http.RequestAborted);
    }

    // Chinese unless the page says that it is something else.
    private static Lang LanguageOf(string? locale) =>
        locale is null || locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Lang.Zh : Lang.En;
}
