using Hub.Notifier.Channels;
using Hub.Notifier.Notices;

namespace Hub.Notifier.Tests.Notices;

/// <summary>How long a broadcast takes, by the ceilings of the channels.</summary>
public sealed class SendingTimeTests
{
    [Fact]
    public void Nobody_takes_no_time() => Assert.Equal(TimeSpan.Zero, SendingTime.Of(new Dictionary<string, int>(), new Dictionary<string, Capabilities>()));

    [Fact]
    public void The_slowest_channel_decides()
    {
        Dictionary<string, Capabilities> channels = new()
        {
            ["sms"] = Can(new Rate(20, TimeSpan.FromSeconds(1), PerPerson: false)),
            ["wecom"] = Can(new Rate(200, TimeSpan.FromMinutes(1), PerPerson: false)),
        };

        Assert.Equal(TimeSpan.FromMinutes(5), SendingTime.Of(new Dictionary<string, int> { ["sms"] = 1000, ["wecom"] = 1000 }, channels));
        Assert.Equal(TimeSpan.FromSeconds(50), SendingTime.Of(new Dictionary<string, int> { ["sms"] = 1000 }, channels));
    }

    [Fact]
    public void Of_several_ceilings_the_tightest_counts_and_those_for_one_person_do_not()
    {
        Dictionary<string, Capabilities> channels = new()
        {
            ["wecom"] = Can(
                new Rate(100, TimeSpan.FromSeconds(1), PerPerson: false), new Rate(1000, TimeSpan.FromHours(1), PerPerson: false),
                new Rate(1, TimeSpan.FromHours(1), PerPerson: true)),
        };

        Assert.Equal(TimeSpan.FromHours(3), SendingTime.Of(new Dictionary<string, int> { ["wecom"] = 3000 }, channels));
    }

    [Fact]
    public void A_channel_without_a_ceiling_is_taken_for_a_hundred_a_second() =>
        Assert.Equal(TimeSpan.FromSeconds(100), SendingTime.Of(new Dictionary<string, int> { ["directline"] = 10_000 }, new Dictionary<string, Capabilities> { ["directline"] = Can() }));

    [Fact]
    public void Those_that_share_a_way_out_wait_for_each_other()
    {
        Capabilities gateway = Can(new Rate(10, TimeSpan.FromSeconds(1), PerPerson: false));
        Dictionary<string, Capabilities> channels = new() { ["webhook"] = gateway, ["phone"] = gateway with { Through = "webhook" } };

        Assert.Equal(TimeSpan.FromSeconds(30), SendingTime.Of(new Dictionary<string, int> { ["webhook"] = 100, ["phone"] = 200 }, channels));
    }

    private static Capabilities Can(params Rate[] rates) => new(1000, TextUnit.Utf16, 5, Cards: false, new Proactive.Always(), Deduplicates: true, rates);
}
