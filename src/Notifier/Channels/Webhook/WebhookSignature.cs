using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Hub.Notifier.Channels.Webhook;

/// <summary>The signature of Standard Webhooks: HMAC-SHA-256 of <c>id.timestamp.body</c>.</summary>
internal static class WebhookSignature
{
    private const int LongestId = 256;

    /// <summary>What is printable in ASCII, without the dot, which separates.</summary>
    private static readonly SearchValues<char> Fitting =
        SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(c => (char)c).Where(c => c != '.')]);

    /// <summary>The value of the header <c>webhook-signature</c>: one signature for each key.</summary>
    internal static string Of(IReadOnlyList<byte[]> keys, ReadOnlySpan<byte> signed)
    {
        string first = One(keys[0], signed);
        if (keys.Count == 1)
        {
            return first;
        }
        StringBuilder all = new(first);
        for (int i = 1; i < keys.Count; i++)
        {
            all.Append(' ').Append(One(keys[i], signed));
        }
        return all.ToString();
    }

    /// <summary>The key of a try as a <c>webhook-id</c>: itself where it fits a header, else its hash; two keys never give one id.</summary>
    internal static string IdOf(string key) =>
        key.Length is > 0 and <= LongestId && !key.StartsWith("sha256:", StringComparison.Ordinal) && !key.AsSpan().ContainsAnyExcept(Fitting)
            ? key
            : "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string One(byte[] key, ReadOnlySpan<byte> signed)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed, hash);
        Span<char> text = stackalloc char[3 + 44];
        "v1,".CopyTo(text);
        Convert.TryToBase64Chars(hash, text[3..], out _);
        return new(text);
    }
}
