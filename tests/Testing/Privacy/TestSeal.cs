using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Privacy;

namespace Hub.Testing;

/// <summary>A seal without key files: nobody reads a value by looking, and <see cref="Seal.Open"/> gives it back.</summary>
public static class TestSeal
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static readonly Seal Seal = new(
        plain => new(Convert.ToBase64String(Turned(Encoding.UTF8.GetBytes(plain)))),
        closed => Encoding.UTF8.GetString(Turned(Convert.FromBase64String(closed.Cipher))),
        plain => Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(plain))));

    private static byte[] Turned(byte[] bytes) => [.. bytes.Select((b, i) => (byte)(b ^ Key[i % Key.Length] ^ 0x5A))];
}
