using Hub.Testing.Month;
using Xunit.Abstractions;

namespace Hub.Bot.Tests.Month;

/// <summary>A month of a small community; <c>tests/Bench -- month</c> runs the same for 10,000 residents.</summary>
public sealed class MonthStoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task In_a_month_no_request_is_lost_every_breach_goes_up_and_every_reminder_comes_once()
    {
        await using SimulatedMonth month = await SimulatedMonth.StartAsync(new() { People = 124, Requests = 16 });

        MonthResult result = await month.RunAsync();

        output.WriteLine($"{result.Table()}\n  {month.Hops} instants at which the hub had something to do");
        Assert.All(result.Checks, check => Assert.Equal(check.Expected, check.Found));
        // What the seed must hold, so that the checks above have something to check.
        Assert.Equal(["AtOnce", "InTheBuilding", "OnSite", "Regular", "SeveralRounds"], result.Ways.Select(way => way.Way));
        Assert.All(["reopened", "departments_late", "promises_broken", "reminders_acked"], key => Assert.NotEqual(0, result[key]));
    }
}
