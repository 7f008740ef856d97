using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;

namespace Hub.Notifier.Keys;

/// <summary>The keys of this hub: one folder, shared by all nodes, backed up apart from the data.</summary>
public sealed class HubKeys
{
    private const string Canary = "canary";
    private const string CanaryText = "hub";

    private readonly IDataProtector _protector;

    /// <summary>Opens the folder; the first node to start makes its keys.</summary>
    internal HubKeys(IDataProtectionProvider protection, string folder)
    {
        _protector = protection.CreateProtector("hub.sealed");
        byte[] lookUp = Key(folder, "lookup.key");
        ChatTokens = Key(folder, "chat-token.key");
        Seal = new(
            plain => new Sealed(_protector.Protect(plain)),
            value => _protector.Unprotect(value.Cipher),
            plain => Convert.ToHexStringLower(HMACSHA256.HashData(lookUp, Encoding.UTF8.GetBytes(plain))));
    }

    /// <summary>Opens the folder outside of a host.</summary>
    public static HubKeys Open(string folder) =>
        new(DataProtectionProvider.Create(new DirectoryInfo(folder), protection => Protect(protection)), folder);

    /// <summary>How values are closed. What older keys closed by another algorithm, they open.</summary>
    internal static IDataProtectionBuilder Protect(IDataProtectionBuilder protection) =>
        // It opens an address in half the time that the standard algorithm takes.
        protection.SetApplicationName("hub").UseCryptographicAlgorithms(new() { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });

    /// <summary>Closes, opens and looks up private values.</summary>
    public Seal Seal { get; }

    /// <summary>Signs chat tokens, HMAC-SHA-256.</summary>
    public byte[] ChatTokens { get; }

    /// <summary>Writes the canary at the first start, and opens it at every later one.</summary>
    /// <exception cref="InvalidOperationException">The keys are not those of this database.</exception>
    public async Task CheckAsync(HubStore store, CancellationToken cancellationToken)
    {
        string? closed = await store.ReadAsync(rows => rows.Settings.FindAsync(Canary, cancellationToken), cancellationToken);
        if (closed is null)
        {
            await store.WriteAsync(rows => rows.Settings.SetAsync(Canary, Seal.Close(CanaryText).Cipher, cancellationToken), cancellationToken);
            return;
        }
        try
        {
            _ = Seal.Open(new(closed));
        }
        catch (CryptographicException wrong)
        {
            throw new InvalidOperationException(
                "The keys in Hub:Keys are not those that sealed this database. Restore the key folder that belongs to it.", wrong);
        }
    }

    // The first node to start makes the key; the file appears whole or not at all, so that two nodes agree.
    private static byte[] Key(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            string draft = $"{path}.{Environment.ProcessId}";
            File.WriteAllBytes(draft, RandomNumberGenerator.GetBytes(32));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
            }
        }
        byte[] key = File.ReadAllBytes(path);
        return key.Length == 32 ? key : throw new InvalidOperationException($"{path} must hold 32 bytes; restore it from its backup.");
    }
}
