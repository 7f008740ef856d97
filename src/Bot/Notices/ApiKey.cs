using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;

namespace Hub.Bot.Notices;

/// <summary>A caller's own key for a call that makes something (<c>Idempotency-Key</c>), and what was asked with it.</summary>
/// <param name="Key">The key; null where the call has none.</param>
/// <param name="BodyHash">What was asked.</param>
internal sealed record ApiKey(string? Key, string BodyHash)
{
    private const int MostCharacters = 128;

    /// <summary>The key of a call; null where it is none that can be kept.</summary>
    /// <param name="http">The call.</param>
    /// <param name="body">Its body.</param>
    /// <param name="what">What it makes, where that is no broadcast.</param>
    public static ApiKey? Of(HttpContext http, byte[] body, string what = "")
    {
        string? key = http.Request.Headers["Idempotency-Key"].FirstOrDefault();
        return key is { Length: 0 or > MostCharacters } || key?.Any(char.IsControl) == true
            ? null
            : new(key, IdSource.Hash(what + Convert.ToBase64String(body)));
    }

    /// <summary>Whether there was a call of this key before, and what that made; nothing where it asked for something else.</summary>
    public async Task<(bool IsRepeated, Guid? MadeId)> BeforeAsync(Rows rows, Guid personId, CancellationToken cancellationToken) =>
        Key is not null && await rows.Broadcasts.CallAsync(personId, Key, cancellationToken) is { } call
            ? (true, call.BodyHash == BodyHash ? call.MadeId : null)
            : (false, null);

    /// <summary>Keeps what the call made, in the same transaction.</summary>
    public void Keep(Rows rows, Guid personId, Guid madeId, DateTimeOffset now)
    {
        if (Key is not null)
        {
            rows.Broadcasts.Add(new ApiCall { PersonId = personId, Key = Key, BodyHash = BodyHash, MadeId = madeId, At = now });
        }
    }
}
