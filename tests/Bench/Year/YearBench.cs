using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hub.Bench.Broadcast;
using Hub.Bench.Import;
using Hub.Testing.Year;

namespace Hub.Bench.Year;

/// <summary>A year of reminders, topped up each day as in production, see <see cref="SimulatedYear"/>: not a speed but whether each came once.</summary>
internal static class YearBench
{
    internal static async Task<int> RunAsync(string[] args)
    {
        int communities = int.Parse(BroadcastBench.Option(args, "--communities", "200"), CultureInfo.InvariantCulture);
        await using EmptyDatabases databases = await EmptyDatabases.OpenAsync(BroadcastBench.Option(args, "--database", "sqlite"));
        int broken = 0;
        foreach (string zone in new[] { "Asia/Shanghai", "America/New_York" })
        {
            string database = await databases.AddAsync();
            try
            {
                Stopwatch watch = Stopwatch.StartNew();
                YearResult year = await new SimulatedYear(database, zone, communities, isCoarse: false).RunAsync();
                foreach (string line in year.Missing.Take(10).Select(line => $"missing {line}").Concat(year.Beside.Take(10).Select(line => $"beside {line}")))
                {
                    await BroadcastBench.SayAsync($"{line}");
                }
                broken += year.Missing.Count + year.Beside.Count;
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
                {
                    bench = "year",
                    zone,
                    communities,
                    seconds = Math.Round(watch.Elapsed.TotalSeconds, 1),
                    looks = year.Looks,
                    reminders = year.Sent,
                    people = year.People,
                    skipped = year.Skipped,
                    missing = year.Missing.Count,
                    beside = year.Beside.Count,
                }));
            }
            finally
            {
                await databases.DropAsync(database);
            }
        }
        return broken == 0 ? 0 : 1;
    }
}
