using System.Buffers.Text;
using System.Security.Cryptography;

namespace Hub.Domain.Ids;

/// <summary>Where ids and secrets come from.</summary>
public sealed class IdSource(TimeProvider clock)
{
    /// <summary>A UUIDv7 (RFC 9562): later ids sort after earlier ones.</summary>
    public Guid Next() => Guid.CreateVersion7(clock.GetUtcNow());

    /// <summary>A token of 256 random bits, base64url.</summary>
    public static string Token() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A code that a person can write down: 12 letters and digits in groups of four, none that look alike (60 bits).</summary>
    public static string Code() =>
        string.Join('-', RandomNumberGenerator.GetString("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", 12).Chunk(4).Select(four => new string(four)));

    /// <summary>The id of something that is told by words alone, always the same: UUID version 8 (RFC 9562), made by a rule of our own.</summary>
    public static Guid Of(string words)
    {
        byte[] bytes = SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(words))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    /// <summary>SHA-256 as hex: how a token or a code is kept.</summary>
    public static string Hash(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));
}
