using Hub.Bot.Keys;
using Hub.Bot.Options;
using Hub.Domain.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace Hub.Bot;

/// <summary>The commands that end: <c>import</c>, <c>link</c>. They read the same configuration as the hub.</summary>
internal static class Commands
{
    /// <summary>Whether the first argument names a command.</summary>
    public static bool Knows(string[] args) => args is ["import" or "link", ..];

    /// <summary>Runs one; 0 when it did what was asked.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        HubOptions options = HubOptions.From(new ConfigurationBuilder()
            .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(args).Build());
        await using HubStore store = HubStore.Open(options.ConnectionString);
        await store.MigrateAsync(CancellationToken.None);
        HubKeys keys = new(DataProtectionProvider.Create(
            new DirectoryInfo(options.KeyFolder), protection => protection.SetApplicationName("hub")), options.KeyFolder);
        await keys.CheckAsync(store, CancellationToken.None);
        await errors.FlushAsync();
        return args switch
        {
            _ => 2,
        };
    }
}
