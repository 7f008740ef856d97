using System.Security.Cryptography;
using System.Text;
using Hub.Bot.Options;

namespace Hub.Bot.Doors;

/// <summary>The secret of a back end that embeds the chat in pages of its own. It opens new conversations, and no others.</summary>
internal sealed class Secret(HubOptions options)
{
    private readonly byte[]? _hash = options.DirectLineSecret is { } secret ? Hash(secret) : null;

    /// <summary>Whether the caller knows it.</summary>
    public bool IsShown(HttpContext http) =>
        _hash is not null && CryptographicOperations.FixedTimeEquals(_hash, Hash(Admission.Bearer(http).ToString()));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
