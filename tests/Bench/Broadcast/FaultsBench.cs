using System.Globalization;
using System.Text.Json;
using Hub.Testing.Faults;

namespace Hub.Bench.Broadcast;

/// <summary>Many seeds of faults, one after the other: half with a sink that deduplicates, half with one that does not.</summary>
internal static class FaultsBench
{
    private const int Faults = 20;

    internal static async Task<int> RunAsync(string[] args)
    {
        int seeds = int.Parse(BroadcastBench.Option(args, "--seeds", "20"), CultureInfo.InvariantCulture);
        int people = int.Parse(BroadcastBench.Option(args, "--people", "20000"), CultureInfo.InvariantCulture);
        int first = int.Parse(BroadcastBench.Option(args, "--first", "1"), CultureInfo.InvariantCulture);
        (int lost, int duplicated, int unknown, int bound, bool broken) = (0, 0, 0, 0, false);
        for (int seed = first; seed < first + seeds; seed++)
        {
            bool deduplicates = seed % 2 == 0;
            await using FaultRun run = new(seed, people, deduplicates);
            FaultResult result = await run.RunAsync(Faults);
            await BroadcastBench.SayAsync(
                $"seed {seed}, {(deduplicates ? "deduplicates" : "does not")}: lost {result.Lost}, duplicated {result.Duplicates}, unknown {result.Unknown} of at most {result.UnknownBound} ({result.OfKills} of at most {result.OfKillsBound} by kills), unsettled {result.Unsettled} [{string.Join("; ", result.Faults)}]");
            (lost, duplicated, unknown, bound) = (lost + result.Lost, duplicated + result.Duplicates, unknown + result.Unknown, bound + (deduplicates ? 0 : result.UnknownBound));
            broken |= result.Unsettled > 0 || (deduplicates ? result.Unknown > 0 : result.Unknown > result.UnknownBound || result.OfKills > result.OfKillsBound);
        }
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { bench = "faults", seeds, people, lost, duplicated, unknown, unknown_bound = bound }));
        return lost == 0 && duplicated == 0 && !broken ? 0 : 1;
    }
}
