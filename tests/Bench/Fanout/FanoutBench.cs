using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hub.Bench.Broadcast;
using Hub.Bench.Replay;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier;
using Hub.Notifier.Lanes;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bench.Fanout;

/// <summary>
/// One alert to many open live pages on two nodes of the real hub, from the commit of its notice until each page has it, beside
/// one bare <c>PUBLISH</c> to as many subscribers of the same Redis.
/// </summary>
internal static class FanoutBench
{
    private const int Nodes = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How long everything is left alone before it is measured: each page has then looked by itself.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(10);

    internal static async Task<int> RunAsync(string[] args)
    {
        int pages = int.Parse(BroadcastBench.Option(args, "--pages", "5000"), CultureInfo.InvariantCulture);
        string database = BroadcastBench.Option(args, "--database", "postgres");
        if (!args.Contains("--redis") || database == "sqlite")
        {
            await Console.Error.WriteLineAsync("fanout runs on two nodes: --database postgres|CONNECTION --redis");
            return 2;
        }
        await using ReplayServers servers = await ReplayServers.StartAsync(new("", "", 0, 0, database, ""));
        IReadOnlyList<CityWorker> workers = await FanoutCity.WriteAsync(servers.Database, pages);
        await SayAsync($"{pages} workers are written.");
        double[] bare = await BarePublish.RunAsync(servers.Redis!, pages, Patience);

        List<HostProcess> nodes = [];
        try
        {
            while (nodes.Count < Nodes)
            {
                nodes.Add(await HostProcess.StartAsync(servers));
            }
            await using OpenPages open = await OpenPages.OpenAsync([.. nodes.Select(node => node.Address)], workers);
            await SayAsync($"{pages} pages are open.");
            TimeSpan[] before = [.. nodes.Select(node => node.Cpu())];
            await Task.Delay(Calm);
            double idle = nodes.Zip(before).Sum(pair => (pair.First.Cpu() - pair.Second).TotalSeconds) / Calm.TotalSeconds;
            double[] times = await AlertAsync(servers, open);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
            {
                bench = "fanout",
                pages,
                reached = times.Length,
                first_ms = At(times, 0),
                p50_ms = At(times, 0.5),
                last_ms = At(times, 1),
                bare_p50_ms = At(bare, 0.5),
                bare_last_ms = At(bare, 1),
                idle_cores = Math.Round(idle, 2),
            }));
            return times.Length == pages && bare.Length == pages ? 0 : 1;
        }
        finally
        {
            foreach (HostProcess node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    // As whoever files an emergency does it: a row, its commit, then the bell.
    private static async Task<double[]> AlertAsync(ReplayServers servers, OpenPages open)
    {
        IdSource ids = new(TimeProvider.System);
        await using HubStore store = HubStore.Open(servers.Database);
        await using ServiceProvider services = new ServiceCollection().AddLogging()
            .AddHubCore(servers.Database, servers.Redis, Path.Combine(servers.Folder, "keys")).BuildServiceProvider();
        IBell bell = services.GetRequiredService<IBell>();
        await bell.RingAsync("warm");
        Notice alert = new()
        {
            Id = ids.Next(),
            Key = $"bench/{ids.Next()}",
            Kind = NoticeKind.Alert,
            Lane = Lane.Alert,
            Text = new Bi("3号楼燃气泄漏，请马上到现场。", "Gas leak in building 3, please go there now."),
            Audience = new([]) { Parts = [new(FanoutCity.Community, AudienceKind.Posts, Role.GridWorker)] },
            Channels = ChannelPolicy.Parallel,
            IsRedLine = true,
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        DateOnly today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        await store.WriteAsync(rows => rows.Notices.AddAsync(alert, today, default), default);
        long committed = Stopwatch.GetTimestamp();
        await bell.RingAsync(Topics.Lanes);
        return await open.HeardAsync(alert.Id, committed, Patience);
    }

    private static double At(double[] sorted, double share) =>
        sorted.Length == 0 ? -1 : Math.Round(sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)], 1);

    private static Task SayAsync(string line) => Console.Error.WriteLineAsync(line);
}
