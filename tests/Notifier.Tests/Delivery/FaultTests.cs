using Hub.Testing.Faults;
using Xunit.Abstractions;

namespace Hub.Notifier.Tests.Delivery;

/// <summary>Real processes, killed at random moments of a printed seed: nobody is lost, and nobody is told twice without need.</summary>
[Collection(Alone.Name)]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int Faults = 12;

    [Theory]
    [InlineData(20261122)]
    public async Task With_a_sink_that_deduplicates_everybody_is_reached_and_nothing_is_in_doubt(int seed)
    {
        await using FaultRun run = new(seed, 3000, deduplicates: true);

        FaultResult result = await run.RunAsync(Faults);

        output.WriteLine($"{result} {string.Join("; ", result.Faults)}");
        Assert.Equal((0, 0, 0, 0, 3000), (result.Unsettled, result.Lost, result.Duplicates, result.Unknown, result.Received));
    }

    [Theory]
    [InlineData(19491001)]
    public async Task With_a_sink_that_does_not_nobody_is_told_twice_and_the_doubt_is_bounded(int seed)
    {
        await using FaultRun run = new(seed, 3000, deduplicates: false);

        FaultResult result = await run.RunAsync(Faults);

        output.WriteLine($"{result} {string.Join("; ", result.Faults)}");
        Assert.Equal((0, 0, 0), (result.Unsettled, result.Lost, result.Duplicates));
        Assert.True(result.Received + result.Unknown >= 3000, "Somebody is neither reached nor in doubt.");
        Assert.InRange(result.Unknown, 0, result.UnknownBound);
        Assert.InRange(result.OfKills, 0, result.OfKillsBound);
    }
}
