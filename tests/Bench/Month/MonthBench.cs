using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hub.Bench.Broadcast;
using Hub.Bench.Import;
using Hub.Testing.Month;

namespace Hub.Bench.Month;

/// <summary>One month of one community on the real hub, see <see cref="SimulatedMonth"/>: what a secretary would want to know of it.</summary>
internal static class MonthBench
{
    internal static async Task<int> RunAsync(string[] args)
    {
        int people = Number("--people", "10000");
        MonthPlan plan = new()
        {
            Seed = Number("--seed", $"{new MonthPlan().Seed}"),
            People = people,
            Requests = Number("--requests", $"{Math.Max(30, people / 25)}"),
        };
        await using EmptyDatabases databases = await EmptyDatabases.OpenAsync(BroadcastBench.Option(args, "--database", "sqlite"));
        string database = await databases.AddAsync();
        try
        {
            return await RunAsync(plan with { Database = database });
        }
        finally
        {
            await databases.DropAsync(database);
        }

        int Number(string name, string otherwise) => int.Parse(BroadcastBench.Option(args, name, otherwise), CultureInfo.InvariantCulture);
    }

    private static async Task<int> RunAsync(MonthPlan plan)
    {
        await BroadcastBench.SayAsync($"seed {plan.Seed}, {plan.People} people, {plan.Requests} requests");
        Stopwatch watch = Stopwatch.StartNew();
        await using SimulatedMonth month = await SimulatedMonth.StartAsync(plan);
        MonthResult result = await month.RunAsync();
        double seconds = watch.Elapsed.TotalSeconds;
        await BroadcastBench.SayAsync($"{result.Table()}");
        int broken = result.Checks.Count(check => !check.Holds);
        Dictionary<string, object> line = new()
        {
            ["bench"] = "month",
            ["seed"] = plan.Seed,
            ["people"] = plan.People,
            ["seconds"] = Math.Round(seconds, 1),
            ["hops"] = month.Hops,
            ["checks"] = result.Checks.Count,
            ["broken"] = broken,
        };
        foreach ((string key, _, double value) in result.Figures)
        {
            line[key] = value;
        }
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(line));
        return broken == 0 ? 0 : 1;
    }
}
