using Hub.Notifier.Keys;
using Hub.Bot.Turns;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Hub.Bot.Doors;

/// <summary>What a token is for; one is never good for another purpose.</summary>
internal enum TokenUse
{
    /// <summary>All calls of one conversation, for 24 hours; each refresh gives 24 more.</summary>
    Chat,

    /// <summary>Opening the conversation's WebSocket, within 60 seconds.</summary>
    Stream,

    /// <summary>Looking at the conversation's pictures, for 24 hours: an &lt;img&gt; sends no header.</summary>
    Files,
}

/// <summary>What became of a token that somebody showed. A closed set.</summary>
internal abstract record TokenCheck
{
    private TokenCheck()
    {
    }

    /// <summary>Ours, and not expired.</summary>
    public sealed record Good(ChatCaller Caller) : TokenCheck;

    /// <summary>Not good.</summary>
    public sealed record Bad(Refusal Why) : TokenCheck;
}

/// <summary>
/// Issues and checks chat tokens: JWT, HMAC-SHA-256. Web Chat reads the claim <c>user</c> and takes it as its own id.
/// A checked token is remembered, so that a message costs a look-up instead of a signature.
/// </summary>
internal sealed class ChatTokens(HubKeys keys, HubClock clock)
{
    /// <summary>How long a chat token lives. Longer than a night: an expired one ends the page's chat for good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private static readonly TimeSpan StreamLife = TimeSpan.FromSeconds(60);
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };
    private static readonly TokenCheck NotOurs = new TokenCheck.Bad(Refusal.BadToken);
    private static readonly TokenCheck TooOld = new TokenCheck.Bad(Refusal.Expired);

    private readonly CheckedTokens _checked = new();
    private readonly SigningCredentials _signing = new(new SymmetricSecurityKey(keys.ChatTokens), SecurityAlgorithms.HmacSha256);
    private readonly TokenValidationParameters _rules = new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(keys.ChatTokens),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidateIssuer = false, // The key is ours alone.
        ValidateAudience = false, // Compared below, with its own answer.
        ValidateLifetime = false, // Compared below, by our clock, with its own answer.
    };

    /// <summary>A new token.</summary>
    public string Issue(ChatCaller caller, TokenUse use)
    {
        Dictionary<string, object> claims = new() { ["user"] = caller.User, ["conv"] = caller.Conversation };
        if (caller.Door is { } door)
        {
            claims["door"] = door;
        }
        if (caller.Locale is { } locale)
        {
            claims["locale"] = locale;
        }
        DateTime now = clock.Now.UtcDateTime;
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Audience = Name(use),
            Claims = claims,
            IssuedAt = now,
            Expires = now + (use == TokenUse.Stream ? StreamLife : Life),
            SigningCredentials = _signing,
        });
    }

    /// <summary>Checks a token that somebody showed.</summary>
    public async ValueTask<TokenCheck> CheckAsync(ReadOnlyMemory<char> token, TokenUse use)
    {
        if (token.Length is 0 or > 4096)
        {
            return NotOurs;
        }
        if (_checked.Find(token.Span) is not { } known)
        {
            string text = token.ToString();
            if (Read(await Handler.ValidateTokenAsync(text, _rules)) is not { } read)
            {
                return NotOurs;
            }
            known = read;
            _checked.Keep(text, known);
        }
        return known.Use != Name(use) ? NotOurs
            : known.ExpiresAt <= clock.Now ? TooOld
            : known.Answer;
    }

    private static CheckedToken? Read(TokenValidationResult result) =>
        result is { IsValid: true, SecurityToken: JsonWebToken jwt }
        && jwt.TryGetPayloadValue("user", out string user) && jwt.TryGetPayloadValue("conv", out string conversation)
            ? new(
                jwt.Audiences.FirstOrDefault() ?? "",
                new DateTimeOffset(jwt.ValidTo, TimeSpan.Zero),
                new(new(
                    user, conversation,
                    jwt.TryGetPayloadValue("door", out string door) ? door : null,
                    jwt.TryGetPayloadValue("locale", out string locale) ? locale : null)))
            : null;

    private static string Name(TokenUse use) => use switch
    {
        TokenUse.Chat => "chat",
        TokenUse.Stream => "stream",
        TokenUse.Files => "files",
    };
}
