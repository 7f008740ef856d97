using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Hub.Domain.Ids;
using Hub.Domain.Privacy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace Hub.Bot.Doors;

/// <summary>
/// Who opens the chat: a person who signed in, else the guest whom a cookie knows again. Each has one conversation, whose id
/// follows from who it is and from a key, so that the history is there next time and nobody guesses it.
/// </summary>
internal sealed class Visitors(IDataProtectionProvider protection, IAuthenticationSchemeProvider schemes, Seal seal)
{
    /// <summary>The scheme that signs people in.</summary>
    public const string SignedIn = "hub";

    /// <summary>The claim that holds the person's id.</summary>
    public const string PersonClaim = "person";

    /// <summary>The cookie of a guest.</summary>
    public const string GuestCookie = "hub_guest";

    private const string GuestPrefix = "dl_";
    private static readonly TimeSpan GuestLife = TimeSpan.FromDays(180);

    private readonly IDataProtector _guests = protection.CreateProtector("hub.guest");

    /// <summary>Who it is; a guest's cookie is given, or given anew for 180 days more.</summary>
    public async Task<ChatCaller> OfAsync(HttpContext http, string? door, string? locale)
    {
        string user = await PersonAsync(http) is { } person
            ? $"{ChatCaller.PersonPrefix}{person:N}"
            : GuestPrefix + Guest(http);
        return new(user, ConversationOf(user), door, locale);
    }

    /// <summary>The chat identity of a person, as she has it when she is signed in.</summary>
    public ChatCaller Of(Guid person)
    {
        string user = $"{ChatCaller.PersonPrefix}{person:N}";
        return new(user, ConversationOf(user));
    }

    /// <summary>A visitor of somebody else's page, under the user id that its back end gives, or a new one.</summary>
    public ChatCaller Embedded(JsonObject body)
    {
        string id = JsonBody.Text((body["user"] as JsonObject)?["id"]) ?? IdSource.Token();
        // With the prefix it is nobody's who signed in here, and Web Chat takes it from the token only.
        string user = id.StartsWith(GuestPrefix, StringComparison.Ordinal) ? id : GuestPrefix + id;
        return new(user, ConversationOf(user), Locale: JsonBody.Text(body["locale"]));
    }

    private string ConversationOf(string user) => seal.LookUp($"chat/{user}")[..32];

    private async Task<Guid?> PersonAsync(HttpContext http)
    {
        if (await schemes.GetSchemeAsync(SignedIn) is null)
        {
            return null;
        }
        AuthenticateResult result = await http.AuthenticateAsync(SignedIn);
        return result.Succeeded && Guid.TryParse(result.Principal.FindFirst(PersonClaim)?.Value, out Guid person) ? person : null;
    }

    private string Guest(HttpContext http)
    {
        string guest = Known(http.Request.Cookies[GuestCookie]) ?? IdSource.Token();
        http.Response.Cookies.Append(GuestCookie, _guests.Protect(guest), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            MaxAge = GuestLife,
            IsEssential = true,
            Path = "/",
        });
        return guest;
    }

    private string? Known(string? cookie)
    {
        try
        {
            return cookie is { Length: > 0 and < 1000 } ? _guests.Unprotect(cookie) : null;
        }
        catch (CryptographicException)
        {
            return null; // Not ours, or of keys that are gone: a new guest.
        }
    }
}
