namespace Hub.Bot.Doors;

/// <summary>Reads who calls: the bearer token, and whether it opens the conversation of the address.</summary>
internal sealed class Admission(ChatTokens tokens)
{
    private const string Scheme = "Bearer ";

    private static readonly TokenCheck NoToken = new TokenCheck.Bad(Refusal.NoToken);
    private static readonly TokenCheck NoQuery =
        new TokenCheck.Bad(new(401, "BadCredential", "The address has no 't': take it as it was given."));

    /// <summary>What stands after 'Bearer' in the header; empty where there is none.</summary>
    public static ReadOnlyMemory<char> Bearer(HttpContext http) =>
        http.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header.AsMemory(Scheme.Length).Trim()
            : default;

    /// <summary>The caller; null after a refusal was written: 401 without a token of ours, 403 with an expired one or another conversation's.</summary>
    public async ValueTask<ChatCaller?> AdmitAsync(HttpContext http)
    {
        ReadOnlyMemory<char> token = Bearer(http);
        return await AnswerAsync(http, token.IsEmpty ? NoToken : await tokens.CheckAsync(token, TokenUse.Chat));
    }

    /// <summary>The caller whom the query's <c>t</c> names; null after a refusal was written.</summary>
    public async ValueTask<ChatCaller?> AdmitByQueryAsync(HttpContext http, TokenUse use) =>
        await AnswerAsync(http, http.Request.Query["t"] is [{ Length: > 0 } token] ? await tokens.CheckAsync(token.AsMemory(), use) : NoQuery);

    private static async ValueTask<ChatCaller?> AnswerAsync(HttpContext http, TokenCheck check)
    {
        switch (check)
        {
            case TokenCheck.Good { Caller: var caller } when IsHers(http, caller):
                return caller;
            case TokenCheck.Bad bad:
                await bad.Why.WriteAsync(http);
                return null;
            default:
                await Refusal.OtherConversation.WriteAsync(http);
                return null;
        }
    }

    private static bool IsHers(HttpContext http, ChatCaller caller) =>
        !http.Request.RouteValues.TryGetValue("conversation", out object? asked)
        || string.Equals((string?)asked, caller.Conversation, StringComparison.Ordinal);
}
