using System.Net;
using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary>Calendar addresses by the bot: one's own, and that of an area for those who plan there; a new one revokes the old.</summary>
public abstract class FeedStoryTests(Neighbourhood here)
{
    private const string Site = "https://hub.example.cn";

    [Fact]
    public async Task A_resident_gets_her_own_address_and_a_new_one_revokes_it()
    {
        await SetUpAsync();
        Talk resident = await here.KnownAsync("田雨欣");
        string first = Address(await resident.SayAsync("订阅日历"));
        Assert.StartsWith($"{Site}/calendar/", first);
        Assert.Contains("BEGIN:VEVENT", await ReadAsync(first));
        Assert.Equal(first, Address(await resident.SayAsync("日历链接")));

        string answer = await resident.SayAsync("换日历链接");
        Assert.Contains("旧地址已经作废", answer);
        Assert.NotEqual(first, Address(answer));
        Assert.Null(await ReadAsync(first));
        Assert.Contains("BEGIN:VEVENT", await ReadAsync(Address(answer)));
        Assert.Equal(Address(answer), Address(await resident.SayAsync("订阅日历")));
        Assert.Contains("由社区工作者、书记、网格长或小区长来领", await resident.SayAsync("订阅社区日历"));
    }

    [Fact]
    public async Task Whoever_just_scanned_a_poster_gets_what_is_held_at_that_door_and_else_is_asked_where_she_lives()
    {
        await SetUpAsync();
        Talk scanned = await here.ResidentAsync(2, "en");
        string answer = await scanned.SayAsync("add to calendar");
        Assert.Contains("This is your own calendar address:", answer);
        Assert.EndsWith(".ics?lang=en", Address(answer));
        Assert.Contains("Owners' reception day", await ReadAsync(Address(answer)));
        string renewed = await scanned.SayAsync("new calendar link");
        Assert.Contains("the old address no longer works", renewed);
        Assert.Null(await ReadAsync(Address(answer)));

        Talk unknown = await here.ResidentAsync();
        Assert.Contains("您住哪栋楼", await unknown.SayAsync("订阅日历"));
        await unknown.SayAsync("3号楼");
        Assert.Contains("BEGIN:VEVENT", await ReadAsync(Address(await unknown.SayAsync("订阅日历"))));
    }

    [Fact]
    public async Task A_coordinator_gets_her_areas_address_and_renews_it()
    {
        await SetUpAsync();
        Talk coordinator = await here.KnownAsync("林晓彤");
        string answer = await coordinator.SayAsync("订阅社区日历");
        Assert.Contains("这是浑河湾社区的日历订阅地址", answer);
        Assert.Contains("河湾花园业主接待日", await ReadAsync(Address(answer)));
        Talk colleague = await here.KnownAsync("丁浩然", "en");
        Assert.Equal(Address(answer) + "?lang=en", Address(await colleague.SayAsync("the area's calendar")));

        string renewed = await colleague.SayAsync("new area calendar link");
        Assert.Contains("the old addresses of 浑河湾社区 no longer work", renewed);
        Assert.Null(await ReadAsync(Address(answer)));
        Assert.Contains("BEGIN:VEVENT", await ReadAsync(Address(renewed)));
        Assert.Contains("For your own, say “calendar link”", await (await here.KnownAsync("李桂兰", "en")).SayAsync("area calendar link"));
    }

    [Fact]
    public async Task One_event_to_add_has_the_hubs_own_address()
    {
        await SetUpAsync();
        Talk resident = await here.ResidentAsync(3);
        await resident.SayAsync("下次接待日什么时候");
        Assert.Contains($"({Site}/calendar/event/", await resident.SayAsync("加入日历"));
    }

    private async Task SetUpAsync() => await (await here.KnownAsync("林晓彤")).SayAsync("设接待日，河湾花园，物业二楼");

    // The calendar's text, or null where the address opens nothing.
    private async Task<string?> ReadAsync(string address)
    {
        using HttpClient browser = here.Hub.Browser();
        using HttpResponseMessage answer = await browser.GetAsync(address[(Site.Length + 1)..]);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.Content.ReadAsStringAsync();
    }

    private static string Address(string answer) => answer.Split('\n', ' ').First(word => word.StartsWith("http", StringComparison.Ordinal));
}

/// <summary>The neighbourhood under an address of its own.</summary>
public sealed class AddressedNeighbourhood : Neighbourhood
{
    protected override TestHubOptions Options() => Addressed(base.Options());

    internal static TestHubOptions Addressed(TestHubOptions options) =>
        options with { Settings = new Dictionary<string, string>(options.Settings) { ["Hub:Address"] = "https://hub.example.cn/" } };
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class AddressedPostgresNeighbourhood : Neighbourhood
{
    public override async Task InitializeAsync()
    {
        Database = await PostgresServer.CreateDatabaseAsync();
        await base.InitializeAsync();
    }

    protected override TestHubOptions Options() => AddressedNeighbourhood.Addressed(base.Options());
}

public sealed class FeedStoryOnSqliteTests(AddressedNeighbourhood here) : FeedStoryTests(here), IClassFixture<AddressedNeighbourhood>;

public sealed class FeedStoryOnPostgresTests(AddressedPostgresNeighbourhood here) : FeedStoryTests(here), IClassFixture<AddressedPostgresNeighbourhood>;
