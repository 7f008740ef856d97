using System.Globalization;
using Hub.Domain.Calendar;
using Hub.Domain.Storage;

namespace Hub.Testing.Timetables;

/// <summary>A process that claims firings and writes under its claims, as its standard input tells it. <see cref="ClaimingProcess"/> starts it.</summary>
public static class ClaimingHost
{
    /// <summary>
    /// Reads lines until the end: <c>race COUNT</c> claims as many entries as it can get; <c>take KEY LEASE-MS</c> claims one, as soon as it
    /// can be had; <c>write KEY</c> writes a setting under that claim; <c>done KEY</c> ends it.
    /// </summary>
    /// <param name="args">The connection string.</param>
    public static async Task<int> Main(string[] args)
    {
        await using HubStore store = HubStore.Open(args[0]);
        Dictionary<string, FiringClaim> claims = [];
        await Console.Out.WriteLineAsync("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            string answer = line.Split(' ') switch
            {
                ["race", var count] => await RaceAsync(store, Number(count)),
                ["take", var key, var lease] => await TakeAsync(store, claims, key, TimeSpan.FromMilliseconds(Number(lease))),
                ["write", var key] => await WriteAsync(store, claims[key]),
                ["done", var key] => await store.WriteAsync(rows => rows.Firings.FinishAsync(claims[key], 1, null, null, Now, default), default) ? "done" : "stale",
                _ => throw new ArgumentException($"Unknown: {line}", nameof(args)),
            };
            await Console.Out.WriteLineAsync(answer);
        }
        return 0;
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<string> RaceAsync(HubStore store, int count)
    {
        List<int> won = [];
        for (int i = 0; i < count; i++)
        {
            string key = $"race-{i}";
            if (await store.WriteAsync(
                rows => rows.Firings.ClaimAsync(key, ClaimingProcess.DueAt, Guid.CreateVersion7(), TimeSpan.FromMinutes(1), Now, default), default) is not null)
            {
                won.Add(i);
            }
        }
        return string.Join(',', won);
    }

    private static async Task<string> TakeAsync(HubStore store, Dictionary<string, FiringClaim> claims, string key, TimeSpan lease)
    {
        while (true)
        {
            if (await store.WriteAsync(rows => rows.Firings.ClaimAsync(key, ClaimingProcess.DueAt, Guid.CreateVersion7(), lease, Now, default), default) is { } claim)
            {
                claims[key] = claim;
                return $"fence {claim.Fence}";
            }
            await Task.Delay(10);
        }
    }

    private static async Task<string> WriteAsync(HubStore store, FiringClaim claim)
    {
        try
        {
            await store.WriteAsync(async rows =>
            {
                await rows.Firings.HoldAsync(claim, default);
                await rows.Settings.SetAsync($"effect-{claim.Fence}", "written", default);
            }, default);
            return "written";
        }
        catch (StaleFiringException)
        {
            return "stale";
        }
    }
}
