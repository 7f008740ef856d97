using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Doors;

/// <summary>A call that is not done, in the form in which Direct Line says why: <c>{"error":{"code","message"}}</c>.</summary>
internal sealed record Refusal(int Status, string Code, string Message)
{
    public static readonly Refusal NoToken =
        new(401, "BadCredential", "Send 'Authorization: Bearer TOKEN' with a token of POST /chat/token.");

    public static readonly Refusal BadToken = new(401, "BadCredential", "This token is none of ours.");

    public static readonly Refusal Expired = new(403, "TokenExpired", "Token has expired.");

    public static readonly Refusal OtherConversation = new(403, "BadArgument", "This token belongs to another conversation.");

    public static readonly Refusal NoConversation = new(404, "BadArgument", "There is no such conversation.");

    public static readonly Refusal BadWatermark =
        new(400, "BadArgument", "'watermark' must be a number that an answer of this conversation gave, or empty.");

    public static readonly Refusal BadBody = new(400, "BadSyntax", "The body must be a JSON object, or empty.");

    public static readonly Refusal TooBig = new(413, "MessageSizeTooBig", "The message is bigger than is taken in.");

    /// <summary>Writes it as the answer.</summary>
    public Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        return http.Response.WriteAsJsonAsync(
            new { error = new { code = Code, message = Message } }, DirectLineJson.Options, http.RequestAborted);
    }
}
