using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Hub.Bench.Broadcast;
using Hub.Bench.Import;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Npgsql;

namespace Hub.Bench.Herd;

/// <summary>
/// Every compound of a city holds its reception day on the 6th at 9:00: how long one tick of the clock takes until the last
/// invitee stands in the ledger, beside a bare <c>INSERT … SELECT</c> of the same table.
/// </summary>
internal static class HerdBench
{
    private const int Invitees = 20;

    private static readonly IdSource Ids = new(TimeProvider.System);
    private static readonly DateOnly From = new(2026, 3, 1);
    private static readonly DateTimeOffset Before = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    /// <summary>9:00 in Shanghai, three days before the 6th.</summary>
    private static readonly DateTimeOffset Tick = new(2026, 3, 3, 1, 0, 0, TimeSpan.Zero);

    internal static async Task<int> RunAsync(string[] args)
    {
        int compounds = int.Parse(BroadcastBench.Option(args, "--compounds", "6588"), CultureInfo.InvariantCulture);
        await using EmptyDatabases databases = await EmptyDatabases.OpenAsync(BroadcastBench.Option(args, "--database", "postgres"));
        string database = await databases.AddAsync();
        try
        {
            await using HubStore store = HubStore.Open(database);
            await store.MigrateAsync(default);
            await using NpgsqlConnection connection = new(database);
            await connection.OpenAsync();
            await WriteCityAsync(connection, compounds);
            await WriteSeriesAsync(store, compounds);
            Stopwatch watch = Stopwatch.StartNew();
            int occurrences = await TopUpAsync(store);
            await BroadcastBench.SayAsync($"{compounds} series topped up with {occurrences} occurrences in {watch.Elapsed.TotalSeconds:F1} s");
            await BenchCity.ExecuteAsync(connection, "VACUUM ANALYZE");

            List<(double Size, double Seconds)> sizes = [];
            (double best, double bare, long rows) = (0, 0, 0);
            await OnceAsync(store, connection, Math.Min(100, compounds));
            foreach (int part in new[] { 27, 9, 3, 1 })
            {
                (best, bare) = (double.MaxValue, double.MaxValue);
                for (int round = 0; round < 2; round++)
                {
                    (double seconds, rows) = await OnceAsync(store, connection, compounds / part);
                    best = Math.Min(best, seconds);
                    bare = Math.Min(bare, await BroadcastBench.BareAsync(connection, rows));
                }
                sizes.Add((rows, best));
                await BroadcastBench.SayAsync($"{compounds / part,6} compounds, {rows,7} rows: {best:F2} s ({rows / best:F0}/s), bare {bare:F2} s ({rows / bare:F0}/s), ratio {bare / best:F2}");
            }
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
            {
                bench = "herd",
                rows,
                seconds = Math.Round(best, 2),
                rows_per_s = Math.Round(rows / best),
                bare_rows_per_s = Math.Round(rows / bare),
                ratio = Math.Round(bare / best, 3),
                growth = Math.Round(BroadcastBench.Slope(sizes), 3),
            }));
            return rows == (long)compounds * Invitees ? 0 : 1;
        }
        finally
        {
            await databases.DropAsync(database);
        }
    }

    private static async Task<(double Seconds, long Rows)> OnceAsync(HubStore store, NpgsqlConnection connection, int compounds)
    {
        await BenchCity.ExecuteAsync(connection, "TRUNCATE deliveries, slices, tallies, notices, expansions, reminded");
        await BenchCity.ExecuteAsync(connection, """UPDATE occurrences SET "RemindAt" = NULL WHERE "RemindAt" IS NOT NULL""");
        await BenchCity.ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"""
            UPDATE occurrences o SET "RemindAt" = '{Tick:O}' FROM (SELECT "Id" FROM series ORDER BY "Id" LIMIT {compounds}) s
            WHERE o."SeriesId" = s."Id" AND o."Date" = '2026-03-06'
            """));
        Stopwatch watch = Stopwatch.StartNew();
        // As in a Notifier: the job rings after each transaction, and the feed writes those audiences while the job writes the next notices.
        Channel<bool> rung = Channel.CreateUnbounded<bool>();
        Task<double> reminding = RemindAsync(store, rung.Writer, watch);
        long written = 0;
        await foreach (bool _ in rung.Reader.ReadAllAsync())
        {
            while (await store.WriteAsync(rows => rows.Ledger.ExpandAsync(Tick, default), default) is { Parts: > 0 } step)
            {
                written += step.Rows;
            }
        }
        await BroadcastBench.SayAsync($"  notices after {await reminding:F2} s, ledger after {watch.Elapsed.TotalSeconds:F2} s");
        return (watch.Elapsed.TotalSeconds, written);
    }

    private static async Task<double> RemindAsync(HubStore store, ChannelWriter<bool> rung, Stopwatch watch)
    {
        try
        {
            bool more = true;
            while (more)
            {
                (_, more) = await store.WriteAsync(rows => new ReminderBook(rows, Ids, Tick, From).StepAsync(default), default);
                await rung.WriteAsync(true);
            }
        }
        finally
        {
            rung.Complete();
        }
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<int> TopUpAsync(HubStore store)
    {
        int total = 0;
        Guid? after = Guid.Empty;
        while (after is { } from)
        {
            (after, int written) = await store.WriteAsync(rows => new CalendarBook(rows, Ids, Before, From).TopUpAsync(from, default), default);
            total += written;
        }
        return total;
    }

    private static async Task WriteSeriesAsync(HubStore store, int compounds)
    {
        Person person = new() { Id = Ids.Next(), Name = "林晓彤", CreatedAt = Before };
        foreach (int[] some in Enumerable.Range(0, compounds).Chunk(500))
        {
            await store.WriteAsync(rows =>
            {
                foreach (int i in some)
                {
                    Area compound = new() { Code = string.Create(CultureInfo.InvariantCulture, $"x{i:D5}"), Level = AreaLevel.Compound, Name = $"{i}小区", Path = "" };
                    Standing standing = new(new() { Id = Ids.Next(), PersonId = person.Id, Role = Role.Coordinator, AreaCode = compound.Code, From = From }, compound, person);
                    SeriesOutcome started = StartSeries.Decide(
                        SeriesDefaults.ReceptionDay(compound, null, new("物业二楼", "Management office"), From, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")), compound.Code, person.Id, [standing], Ids, Before);
                    rows.Calendar.Add(((SeriesOutcome.Done)started).Series);
                }
                return Task.CompletedTask;
            }, default);
        }
    }

    // A compound is a building of twenty homes, three of them a community.
    private static async Task WriteCityAsync(NpgsqlConnection connection, int compounds)
    {
        foreach (string sql in new[]
        {
            """INSERT INTO areas ("Code", "ParentCode", "Level", "Name", "Path") VALUES ('c', NULL, 'City', '城', 'c/')""",
            $"""
            INSERT INTO areas ("Code", "ParentCode", "Level", "Name", "Path")
            SELECT 'm' || to_char(i, 'FM00000'), 'c', 'Community', i || '社区', 'c/m' || to_char(i, 'FM00000') || '/' FROM generate_series(0, ({compounds} - 1) / 3) i
            """,
            $"""
            INSERT INTO areas ("Code", "ParentCode", "Level", "Name", "Path", "CompoundCode")
            SELECT kind || to_char(i, 'FM00000'), 'm' || to_char(i / 3, 'FM00000'), CASE kind WHEN 'x' THEN 'Compound' ELSE 'Building' END, i || '号',
                'c/m' || to_char(i / 3, 'FM00000') || '/' || kind || to_char(i, 'FM00000') || '/', CASE kind WHEN 'b' THEN 'x' || to_char(i, 'FM00000') END
            FROM generate_series(0, {compounds} - 1) i, (VALUES ('x'), ('b')) k(kind)
            """,
            $"""
            INSERT INTO people ("Id", "Language", "OptOuts", "Channels", "CreatedAt")
            SELECT {BenchCity.Uuid}, 'Zh', '', '', now() FROM generate_series(0, {compounds * Invitees} - 1) i
            """,
            $"""
            INSERT INTO homes ("Id", "PersonId", "BuildingCode", "Tenure", "From")
            SELECT gen_random_uuid(), {BenchCity.Uuid}, 'b' || to_char(i / {Invitees}, 'FM00000'), 0, '2020-01-01' FROM generate_series(0, {compounds * Invitees} - 1) i
            """,
        })
        {
            await BenchCity.ExecuteAsync(connection, sql);
        }
    }
}
