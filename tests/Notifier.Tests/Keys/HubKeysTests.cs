using Hub.Domain.Privacy;
using Hub.Notifier.Keys;
using Microsoft.AspNetCore.DataProtection;

namespace Hub.Notifier.Tests.Keys;

/// <summary>The key folder: what was closed with it is opened with it, whichever algorithm closed it.</summary>
public sealed class HubKeysTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-keys-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_older_keys_closed_is_opened_still()
    {
        HubKeys older = new(DataProtectionProvider.Create(new DirectoryInfo(_folder), protection => protection.SetApplicationName("hub")), _folder);
        Sealed address = older.Seal.Close("+8613812345678");

        HubKeys now = HubKeys.Open(_folder);

        Assert.Equal("+8613812345678", now.Seal.Open(address));
        Assert.Equal(older.Seal.LookUp("+8613812345678"), now.Seal.LookUp("+8613812345678"));
    }

    [Fact]
    public void New_keys_encrypt_and_authenticate_in_one_pass()
    {
        Sealed address = HubKeys.Open(_folder).Seal.Close("+8613812345678");

        Assert.Equal("+8613812345678", HubKeys.Open(_folder).Seal.Open(address));
        Assert.Contains("AES_256_GCM", File.ReadAllText(Assert.Single(Directory.GetFiles(_folder, "key-*.xml"))), StringComparison.Ordinal);
    }
}
