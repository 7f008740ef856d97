using Hub.Bot.Calendar;
using Hub.Domain.Calendar;
using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary>The demonstration community, in Berlin.</summary>
public sealed class BerlinNeighbourhood : Neighbourhood
{
    protected override TestHubOptions Options() =>
        base.Options() with { Settings = new Dictionary<string, string> { ["Hub:Zone"] = "Europe/Berlin" } };
}

/// <summary>What is planned goes by the hub's clocks, wherever it stands.</summary>
public sealed class ZoneStoryTests(BerlinNeighbourhood here) : IClassFixture<BerlinNeighbourhood>
{
    [Fact]
    public async Task A_reception_day_at_nine_is_at_nine_by_the_hubs_clocks_in_winter_and_in_summer()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        Assert.Contains("下一次是1月6日（星期二）9:00—11:00", await coordinator.SayAsync("设接待日，河湾花园，物业二楼"));
        Assert.Contains("改到1月7日（星期三）14:00—16:00", await coordinator.SayAsync("把6号改到7号14点"));
        await coordinator.ChooseAsync("确定改");

        (Series series, List<Occurrence> all) = await here.Hub.Store.ReadAsync(async rows =>
        {
            Series found = Assert.Single(await rows.Calendar.AtAsync([Neighbourhood.Community + "x1"], new(2026, 1, 1), default));
            return (found, await rows.Calendar.BetweenAsync([found.Id], here.Clock.GetUtcNow(), DateTimeOffset.MaxValue, 100, default));
        }, default);
        Assert.Equal("Europe/Berlin", series.Zone);
        Assert.Equal(new(2026, 1, 7, 13, 0, 0, TimeSpan.Zero), all[0].Start);
        Assert.Equal(new(2026, 1, 26, 8, 0, 0, TimeSpan.Zero), all[1].Start);
        Assert.Equal(7, Assert.Single(all, one => one.Date == new DateOnly(2026, 7, 6)).Start.Hour);

        // A program that names no zone means the same clocks.
        SeriesBody body = new("x", SeriesKind.Other, null, null, null, null, "9:00", 60);
        Assert.Equal("Europe/Berlin", body.Read(new(2026, 1, 1), series.ZoneInfo).Draft.Zone);
    }
}
