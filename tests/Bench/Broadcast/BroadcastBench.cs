using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Hub.Bench.Import;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Testing;
using Hub.Testing.Faults;
using Npgsql;

namespace Hub.Bench.Broadcast;

/// <summary>
/// One broadcast to a whole city: into the ledger beside a bare <c>INSERT … SELECT</c> of the same table, and out to a
/// gateway beside a bare loop of the same requests.
/// </summary>
internal static class BroadcastBench
{
    private const int Concurrency = 64;
    private const int WarmUp = 50_000;

    private static readonly IdSource Ids = new(TimeProvider.System);

    internal static async Task<int> RunAsync(string[] args)
    {
        int people = int.Parse(Option(args, "--people", "1000000"), CultureInfo.InvariantCulture);
        int peers = int.Parse(Option(args, "--peers", "20000"), CultureInfo.InvariantCulture);
        await using EmptyDatabases databases = await EmptyDatabases.OpenAsync(Option(args, "--database", "postgres"));
        string database = await databases.AddAsync();
        string keys = Directory.CreateTempSubdirectory("hub-bench-keys-").FullName;
        await using RedisServer? redis = args.Contains("--redis") ? await RedisServer.StartOwnAsync() : null;
        await BenchCity.WriteAsync(database, keys, people);
        await Console.Out.WriteLineAsync($"{people} people are written.");

        (Reach reach, double previewSeconds) = await PreviewAsync(database);
        await SayAsync($"preview of {reach.People}: {previewSeconds:F2} s");
        (double expand, double bare, double growth) = await ExpandAsync(database, people);
        (Process sink, Uri address) = await Sink.StartAsync();
        try
        {
            await LoopAsync(address, WarmUp);
            List<double> loops = [await LoopAsync(address, people: 200_000), await LoopAsync(address, people: 200_000)];
            (double handOff, long lost, long duplicated, double memory) = await HandOffAsync(database, keys, redis?.Address, address, people);
            loops.AddRange([await LoopAsync(address, people: 200_000), await LoopAsync(address, people: 200_000)]);
            double peer = peers == 0 ? 0 : await Peers.RunAsync(database, address, peers);
            // The machine's speed changes within minutes: the mean of what it did before and after.
            double ceiling = loops.Average();
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
            {
                bench = "broadcast",
                people,
                expand_rows_per_s = Math.Round(expand),
                expand_ratio = Math.Round(expand / bare, 3),
                handoff_per_s = Math.Round(handOff),
                handoff_ratio = Math.Round(handOff / ceiling, 3),
                lost,
                duplicated,
                rss_mb = Math.Round(memory),
                growth = Math.Round(growth, 3),
                peer_ratio = peer == 0 ? 0 : Math.Round(handOff / peer, 2),
                preview_s = Math.Round(previewSeconds, 2),
                bare_rows_per_s = Math.Round(bare),
                bare_posts_per_s = Math.Round(ceiling),
                peer_per_s = Math.Round(peer),
            }));
            return lost == 0 && duplicated == 0 ? 0 : 1;
        }
        finally
        {
            sink.Kill();
            await databases.DropAsync(database);
            Directory.Delete(keys, recursive: true);
        }
    }

    internal static string Option(string[] args, string name, string standard) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : standard;

    internal static Notice NoticeTo(IEnumerable<string> areas, Lane lane) => new()
    {
        Id = Ids.Next(),
        Key = $"bench/{Ids.Next()}",
        Kind = NoticeKind.Broadcast,
        Lane = lane,
        Text = new Bi("明天上午九点到十一点停水，请提前储水。", "The water will be off tomorrow from nine to eleven."),
        Audience = new([]) { Parts = [.. areas.Select(area => new AudiencePart(area, AudienceKind.Residents))] },
        CreatedAt = TimeProvider.System.GetUtcNow(),
    };

    internal static Dictionary<string, string> Settings(string database, string keys, string? redis, Uri sink)
    {
        Dictionary<string, string> settings = new()
        {
            ["Hub:Database"] = database,
            ["Hub:Keys"] = keys,
            ["Hub:Webhook:Url"] = new Uri(sink, "notices").ToString(),
            ["Hub:Webhook:Secret"] = Gateway.Secret,
            ["Hub:Delivery:BulkConcurrency"] = $"{Concurrency}",
            ["Hub:Delivery:QuietFrom"] = "00:00",
            ["Hub:Delivery:QuietUntil"] = "00:00",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        if (redis is not null)
        {
            settings["Hub:Redis"] = redis;
        }
        return settings;
    }

    private static async Task<(Reach Reach, double Seconds)> PreviewAsync(string database)
    {
        await using HubStore store = HubStore.Open(database);
        ReachQuestion question = new(NoticeTo(["c"], Lane.Bulk).Audience, BenchCity.Today, new(22, 0), QuietHours.Default, ["directline", "webhook"], 100);
        double best = double.MaxValue;
        Reach? reach = null;
        for (int round = 0; round < 3; round++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            reach = await store.ReadAsync(rows => rows.Ledger.ReachAsync(question, default), default);
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }
        return (reach!, best);
    }

    // At four sizes, each beside the bare statement on a twin of the table; each by turns, the best of two.
    private static async Task<(double RowsPerSecond, double Bare, double Growth)> ExpandAsync(string database, int people)
    {
        await using HubStore store = HubStore.Open(database);
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        List<(double Size, double Seconds)> sizes = [];
        (double hub, double bare) = (0, 0);
        await ExpandOnceAsync(store, connection, 1, people);
        foreach (int parts in new[] { 1000, 100, 10, 1 })
        {
            (hub, bare, long rows) = (double.MaxValue, double.MaxValue, 0L);
            for (int round = 0; round < 2; round++)
            {
                (double seconds, rows) = await ExpandOnceAsync(store, connection, people / parts, people);
                hub = Math.Min(hub, seconds);
                bare = Math.Min(bare, await BareAsync(connection, rows));
            }
            sizes.Add((rows, hub));
            await SayAsync($"{rows,8} people: into the ledger {hub:F2} s ({rows / hub:F0}/s), bare {bare:F2} s ({rows / bare:F0}/s), ratio {bare / hub:F2}");
            (hub, bare) = (rows / hub, rows / bare);
        }
        return (hub, bare, Slope(sizes));
    }

    private static async Task<(double Seconds, long Rows)> ExpandOnceAsync(HubStore store, NpgsqlConnection connection, int wanted, int people)
    {
        Notice notice = NoticeTo(wanted >= people ? ["c"] : BenchCity.CommunitiesOf(wanted), Lane.Bulk);
        await store.WriteAsync(rows => rows.Notices.AddAsync(notice, BenchCity.Today, default), default);
        Stopwatch watch = Stopwatch.StartNew();
        long written = 0;
        while (await store.WriteAsync(rows => rows.Ledger.ExpandAsync(TimeProvider.System.GetUtcNow(), default), default) is { Parts: > 0 } step)
        {
            written += step.Rows;
        }
        double seconds = watch.Elapsed.TotalSeconds;
        await BenchCity.ExecuteAsync(connection, "TRUNCATE deliveries, slices, tallies");
        return (seconds, written);
    }

    internal static async Task<double> BareAsync(NpgsqlConnection connection, long rows)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await BenchCity.ExecuteAsync(connection, $"""
            INSERT INTO deliveries ("NoticeId", "PersonId", "Lane", "State", "CreatedAt", "ChangedAt", "AreaCode", "Round")
            SELECT '01980000-0000-7000-8000-000000000000', "Id", 3, 'Pending', now(), now(), 'm00000', 0 FROM (SELECT "Id" FROM people LIMIT {rows}) taken
            """);
        double seconds = watch.Elapsed.TotalSeconds;
        await BenchCity.ExecuteAsync(connection, "TRUNCATE deliveries");
        return seconds;
    }

    // What the same requests cost with nothing behind them: same handler, same size of body, same concurrency.
    private static async Task<double> LoopAsync(Uri sink, int people)
    {
        using HttpMessageInvoker http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        byte[] body = Encoding.UTF8.GetBytes("""{"type":"notice","timestamp":"2026-11-22T00:00:00Z","data":{"to":"resident@city-app","text":"明天上午九点到十一点停水，请提前储水。","choices":[]}}""");
        Uri address = new(sink, "notices");
        Stopwatch watch = Stopwatch.StartNew();
        await Parallel.ForAsync(0, people, new ParallelOptions { MaxDegreeOfParallelism = Concurrency }, async (i, cancel) =>
        {
            using HttpRequestMessage request = new(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Headers.TryAddWithoutValidation("webhook-id", $"01980000000070008000000000000000/{i:x32}/webhook/1");
            using HttpResponseMessage answer = await http.SendAsync(request, cancel);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"The sink answered {answer.StatusCode}.");
            }
        });
        double rate = people / watch.Elapsed.TotalSeconds;
        await SayAsync($"bare posts: {rate:F0}/s");
        return rate;
    }

    private static async Task<(double PerSecond, long Lost, long Duplicated, double MemoryMb)> HandOffAsync(
        string database, string keys, string? redis, Uri sink, int people)
    {
        await Sink.ForgetAsync(sink);
        await using HubStore store = HubStore.Open(database);
        await using NotifierProcess notifier = NotifierProcess.Start(Settings(database, keys, redis, sink));
        // A notice to a few communities first, for the compiler and the connections: the bare loop has its first round for nothing too.
        await SettleAsync(store, await SendAsync(store, NoticeTo(BenchCity.CommunitiesOf(Math.Min(people, WarmUp)), Lane.Bulk)), notifier, null);
        await Sink.ForgetAsync(sink);
        Notice notice = NoticeTo(["c"], Lane.Bulk);
        await SendAsync(store, notice);
        Stopwatch watch = Stopwatch.StartNew();
        double memory = await SettleAsync(store, notice, notifier, watch);
        double seconds = watch.Elapsed.TotalSeconds;
        NoticeNumbers numbers = await store.ReadAsync(rows => rows.Tallies.OfAsync(notice, default), default);
        (long taken, long reached) = await Sink.CountsAsync(sink);
        await SayAsync($"handed off {numbers.In(DeliveryState.HandedOff)} of {numbers.People} in {seconds:F1} s; the sink took {taken} for {reached} people; {memory:F0} MB");
        foreach (string complaint in notifier.Complaints.Take(5))
        {
            await SayAsync("notifier: " + complaint);
        }
        return (people / seconds, people - reached, taken - reached, memory);
    }

    private static async Task<Notice> SendAsync(HubStore store, Notice notice)
    {
        await store.WriteAsync(rows => rows.Notices.AddAsync(notice, BenchCity.Today, default), default);
        return notice;
    }

    private static async Task<double> SettleAsync(HubStore store, Notice notice, NotifierProcess notifier, Stopwatch? watch)
    {
        double memory = 0;
        long said = 0;
        while (true)
        {
            NoticeNumbers numbers = await store.ReadAsync(rows => rows.Tallies.OfAsync(notice, default), default);
            memory = Math.Max(memory, notifier.Memory / 1048576.0);
            if (watch is not null && watch.ElapsedMilliseconds / 10_000 > said)
            {
                said = watch.ElapsedMilliseconds / 10_000;
                await SayAsync($"{watch.Elapsed.TotalSeconds,5:F0} s: {numbers.People} in the ledger, {numbers.In(DeliveryState.HandedOff)} handed off, {notifier.Memory >> 20} MB");
            }
            bool expanded = (await store.ReadAsync(rows => rows.Notices.FindAsync(notice.Id, default), default))!.ExpandedAt is not null;
            if ((expanded && numbers.People > 0 && numbers.IsSettled) || notifier.HasEnded || watch?.Elapsed > TimeSpan.FromMinutes(15))
            {
                return memory;
            }
            await Task.Delay(100);
        }
    }

    // Least squares of log seconds over log n: 1 is linear.
    internal static double Slope(List<(double Size, double Seconds)> sizes)
    {
        (double x, double y) = (sizes.Average(one => Math.Log(one.Size)), sizes.Average(one => Math.Log(one.Seconds)));
        return sizes.Sum(one => (Math.Log(one.Size) - x) * (Math.Log(one.Seconds) - y)) / sizes.Sum(one => Math.Pow(Math.Log(one.Size) - x, 2));
    }

    internal static Task SayAsync(FormattableString line) => Console.Out.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));

    private static Task SayAsync(string line) => Console.Out.WriteLineAsync(line);
}
