using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hub.Bench.Import;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Hub.Testing.Faults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hub.Bench.Broadcast;

/// <summary>
/// Ten alerts a second, alone and while a broadcast to the whole city runs: from the moment each was to be written to the
/// moment its hand-off is in the ledger. Beside them one bare commit at a time says what the disk did meanwhile: an alert waits for three.
/// </summary>
internal static class LanesBench
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(100);

    internal static async Task<int> RunAsync(string[] args)
    {
        int people = int.Parse(BroadcastBench.Option(args, "--people", "1000000"), CultureInfo.InvariantCulture);
        int alerts = int.Parse(BroadcastBench.Option(args, "--alerts", "1000"), CultureInfo.InvariantCulture);
        await using EmptyDatabases databases = await EmptyDatabases.OpenAsync(BroadcastBench.Option(args, "--database", "postgres"));
        string database = await databases.AddAsync();
        string keys = Directory.CreateTempSubdirectory("hub-bench-keys-").FullName;
        await using RedisServer? redis = args.Contains("--redis") ? await RedisServer.StartOwnAsync() : null;
        await BenchCity.WriteAsync(database, keys, people);
        (Process sink, Uri address) = await Sink.StartAsync();
        try
        {
            await using NotifierProcess notifier = NotifierProcess.Start(BroadcastBench.Settings(database, keys, redis?.Address, address));
            // What a Bot host has: the store and the lanes, and no workers.
            HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Logging.ClearProviders();
            builder.Services.AddHubCore(database, redis?.Address, keys);
            using IHost bot = builder.Build();
            await RingAsync(bot, 50, database);
            (double[] idle, double[] idleCommits) = await RingAsync(bot, alerts, database);
            // One to everybody is done before the alerts are.
            Notice[] broadcasts = [BroadcastBench.NoticeTo(["c"], Lane.Bulk), BroadcastBench.NoticeTo(["c"], Lane.Bulk)];
            HubStore store = bot.Services.GetRequiredService<HubStore>();
            await store.WriteAsync(async rows => await rows.Notices.AddAllAsync(broadcasts, BenchCity.Today, default), default);
            await bot.Services.GetRequiredService<IBell>().RingAsync(Topics.Lanes);
            (double[] loaded, double[] loadedCommits) = await RingAsync(bot, alerts, database);
            int handedOff = 0;
            foreach (Notice broadcast in broadcasts)
            {
                NoticeNumbers numbers = await store.ReadAsync(rows => rows.Tallies.OfAsync(broadcast, default), default);
                await BroadcastBench.SayAsync($"a broadcast at the end of the alerts: {numbers.People} in the ledger, {numbers.In(DeliveryState.HandedOff)} handed off");
                handedOff += (int)numbers.In(DeliveryState.HandedOff);
            }
            if (handedOff == broadcasts.Length * people)
            {
                throw new InvalidOperationException("The broadcasts were done before the alerts were: more people are needed.");
            }
            (double idle99, double loaded99) = (At(idle, 0.99), At(loaded, 0.99));
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
            {
                bench = "lanes",
                alerts,
                idle_p50_ms = Math.Round(At(idle, 0.5), 1),
                idle_p99_ms = Math.Round(idle99, 1),
                loaded_p50_ms = Math.Round(At(loaded, 0.5), 1),
                loaded_p99_ms = Math.Round(loaded99, 1),
                loaded_max_ms = Math.Round(loaded[^1], 1),
                ratio = Math.Round(loaded99 / idle99, 2),
                idle_commit_p99_ms = Math.Round(At(idleCommits, 0.99), 1),
                loaded_commit_p99_ms = Math.Round(At(loadedCommits, 0.99), 1),
                loaded_commit_max_ms = Math.Round(loadedCommits[^1], 1),
            }));
            return loaded99 <= (2 * idle99) + 50 ? 0 : 1;
        }
        finally
        {
            sink.Kill();
            await databases.DropAsync(database);
            Directory.Delete(keys, recursive: true);
        }
    }

    // The open loop: each alert at its own moment, whatever became of the one before.
    private static async Task<(double[] Alerts, double[] Commits)> RingAsync(IHost bot, int alerts, string database)
    {
        using CancellationTokenSource done = new();
        Task<double[]> committing = CommitAsync(database, done.Token);
        HubStore store = bot.Services.GetRequiredService<HubStore>();
        ILanes lanes = bot.Services.GetRequiredService<ILanes>();
        Guid[] people = await PeopleAsync(database, alerts);
        Dictionary<Guid, DateTimeOffset> intended = [];
        DateTimeOffset start = TimeProvider.System.GetUtcNow() + Beat;
        List<Task> writing = [];
        for (int i = 0; i < alerts; i++)
        {
            DateTimeOffset moment = start + (i * Beat);
            TimeSpan wait = moment - TimeProvider.System.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait);
            }
            Notice alert = Alert(people[i]);
            intended[alert.Id] = moment;
            writing.Add(Task.Run(async () => await lanes.OfferAsync(await store.WriteAsync(rows => Task.FromResult(rows.Notices.Add(alert)), default))));
        }
        await Task.WhenAll(writing);
        List<(DateTimeOffset At, double Took)> times = [];
        for (DateTimeOffset end = TimeProvider.System.GetUtcNow().AddSeconds(60); times.Count < alerts;)
        {
            await Task.Delay(500);
            times = await TimesAsync(database, intended);
            if (TimeProvider.System.GetUtcNow() > end)
            {
                throw new TimeoutException($"{alerts - times.Count} of {alerts} alerts were not handed off within a minute.");
            }
        }
        // A hiccup shows as slow alerts one after the other.
        string slowest = string.Join(", ", times.OrderByDescending(time => time.Took).Take(12).OrderBy(time => time.At).Select(time => $"{time.Took:F0} ms at {(time.At - start).TotalSeconds:F1} s"));
        await BroadcastBench.SayAsync($"the slowest of {alerts} alerts: {slowest}");
        await done.CancelAsync();
        return ([.. times.Select(time => time.Took).Order()], await committing);
    }

    private static async Task<double[]> CommitAsync(string database, CancellationToken done)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync(CancellationToken.None);
        await BenchCity.ExecuteAsync(connection, "CREATE TABLE IF NOT EXISTS bench_commits (at timestamptz)");
        List<double> took = [];
        while (!done.IsCancellationRequested)
        {
            Stopwatch watch = Stopwatch.StartNew();
            await BenchCity.ExecuteAsync(connection, "INSERT INTO bench_commits VALUES (now())");
            took.Add(watch.Elapsed.TotalMilliseconds);
            await Task.Delay(Beat, CancellationToken.None);
        }
        return [.. took.Order()];
    }

    private static Notice Alert(Guid person)
    {
        Notice draft = BroadcastBench.NoticeTo([], Lane.Alert);
        return new()
        {
            Id = draft.Id,
            Key = draft.Key,
            Kind = NoticeKind.Alert,
            Lane = Lane.Alert,
            Text = draft.Text,
            Audience = new([person]),
            Channels = ChannelPolicy.Parallel,
            CreatedAt = draft.CreatedAt,
        };
    }

    private static async Task<Guid[]> PeopleAsync(string database, int count)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new("""SELECT "PersonId" FROM contacts ORDER BY "AddressHash" LIMIT @count""", connection);
        command.Parameters.AddWithValue("count", count);
        List<Guid> people = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            people.Add(reader.GetGuid(0));
        }
        return [.. people];
    }

    private static async Task<List<(DateTimeOffset At, double Took)>> TimesAsync(string database, Dictionary<Guid, DateTimeOffset> intended)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(
            """SELECT "NoticeId", "HandedOffAt" FROM deliveries WHERE "NoticeId" = ANY(@ids) AND "HandedOffAt" IS NOT NULL""", connection);
        command.Parameters.AddWithValue("ids", intended.Keys.ToArray());
        List<(DateTimeOffset At, double Took)> times = [];
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            DateTimeOffset at = intended[reader.GetGuid(0)];
            times.Add((at, (reader.GetFieldValue<DateTimeOffset>(1) - at).TotalMilliseconds));
        }
        return times;
    }

    private static double At(double[] sorted, double share) => sorted[(int)Math.Min(sorted.Length - 1, sorted.Length * share)];
}
