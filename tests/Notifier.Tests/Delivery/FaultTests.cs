using Hub.Testing.Faults;
using Xunit.Abstractions;

namespace Hub.Notifier.Tests.Delivery;

/// <summary>Real processes, killed at random moments of a printed seed: nobody is lost, and nobody is told twice without need.</summary>
[Collection(Alone.Name)]
public sealed class FaultTests(FaultTests.Runs runs, ITestOutputHelper output) : IClassFixture<FaultTests.Runs>
{
    private const int Faults = 12;

    [Fact]
    public async Task With_a_sink_that_deduplicates_everybody_is_reached_and_nothing_is_in_doubt()
    {
        FaultResult result = await runs.Deduplicating;

        output.WriteLine($"{result} {string.Join("; ", result.Faults)}");
        Assert.Equal((0, 0, 0, 0, 3000), (result.Unsettled, result.Lost, result.Duplicates, result.Unknown, result.Received));
    }

    [Fact]
    public async Task With_a_sink_that_does_not_nobody_is_told_twice_and_the_doubt_is_bounded()
    {
        FaultResult result = await runs.Forgetting;

        output.WriteLine($"{result} {string.Join("; ", result.Faults)}");
        Assert.Equal((0, 0, 0), (result.Unsettled, result.Lost, result.Duplicates));
        Assert.True(result.Received + result.Unknown >= 3000, "Somebody is neither reached nor in doubt.");
        Assert.InRange(result.Unknown, 0, result.UnknownBound);
        Assert.InRange(result.OfKills, 0, result.OfKillsBound);
    }

    /// <summary>Both runs at once, each with servers of its own: they wait for most of their time.</summary>
    public sealed class Runs
    {
        /// <summary>The run with a sink that drops what comes a second time.</summary>
        public Task<FaultResult> Deduplicating { get; } = RunAsync(20261122, deduplicates: true);

        /// <summary>The run with a sink that does not.</summary>
        public Task<FaultResult> Forgetting { get; } = RunAsync(19491001, deduplicates: false);

        private static async Task<FaultResult> RunAsync(int seed, bool deduplicates)
        {
            await using FaultRun run = new(seed, 3000, deduplicates);
            return await run.RunAsync(Faults);
        }
    }
}
