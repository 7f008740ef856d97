using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>One whole story on PostgreSQL and Redis, as a city runs it: two nodes, the resident on one and the worker on the other.</summary>
public sealed class CityStoryTests
{
    [Theory]
    [InlineData("zh", "3号楼二单元楼道灯坏了", "不是3号楼，是5号楼", "提交", "已登记", "已经接单", "问题解决了吗", "已解决", "打几分", "打了5分")]
    [InlineData("en", "the lamp in building 3 unit 2 is broken", "not building 3 but building 5", "submit", "Filed", "has taken your request", "Is it solved", "Solved", "How would you rate", "5 of 5")]
    public async Task From_the_first_message_to_the_rating(
        string locale, string words, string correction, string submit, string filed, string taken, string asked, string solved, string rate, string rated)
    {
        await using City city = await City.StartAsync();
        Talk her = await city.Here.ResidentAsync(locale: locale);
        await her.SayAsync(words);
        await her.SayAsync(correction);
        Assert.Contains(filed, await her.SayAsync(submit));
        long number = her.Number;
        Assert.Equal(["李桂兰"], await city.Here.ToldAsync(number));

        await using Talk worker = await city.WorkerAsync("李桂兰");
        Assert.Contains("您已接单", await worker.SayAsync($"接单 {number}"));
        await her.HearAsync(taken);
        Assert.Contains("已办结", await worker.SayAsync($"办结 {number} 换了灯泡"));
        await her.HearAsync(asked);
        Assert.Contains(rate, await her.SayAsync(solved));
        Assert.Contains(rated, await her.SayAsync("5"));

        Assert.Equal([$"Confirmed|5|{Neighbourhood.Building(5)}"], await city.Here.AskAsync($"""SELECT "Status", "Rating", "AreaCode" FROM requests WHERE "Number" = {number}"""));
    }

    [Fact]
    public async Task An_alarm_and_an_anonymous_report()
    {
        await using City city = await City.StartAsync();
        Talk her = await city.Here.ResidentAsync(3);
        Assert.StartsWith("🔴", await her.SayAsync("3号楼着火了"));
        Assert.Equal(7, (await city.Here.ToldAsync(her.Number)).Length);

        Talk him = await city.Here.ResidentAsync(3);
        await him.SayAsync("有人私搭乱建");
        Assert.Contains("查询码", await him.SayAsync("匿名提交"));
        Assert.Equal(["0"], await city.Here.AskAsync($"""SELECT count(*) FROM inbox WHERE "ConversationId" = '{him.Chat.ConversationId}' AND "Content" LIKE '%私搭%'"""));
    }

    /// <summary>Two nodes on one database and one Redis.</summary>
    private sealed class City : IAsyncDisposable
    {
        private readonly RedisServer _redis;
        private readonly TestHub _other;

        private City(CityNeighbourhood here, RedisServer redis, TestHub other) => (Here, _redis, _other) = (here, redis, other);

        public CityNeighbourhood Here { get; }

        public static async Task<City> StartAsync()
        {
            RedisServer redis = await RedisServer.StartOwnAsync();
            CityNeighbourhood here = new(redis.Address);
            await here.InitializeAsync();
            TestHub other = await TestHub.StartAsync(new() { Database = here.ConnectionString, Redis = redis.Address, Folder = here.Hub.Folder, Clock = here.Clock });
            return new(here, redis, other);
        }

        public async Task<Talk> WorkerAsync(string name)
        {
            ChatDriver chat = await _other.ChatAsAsync(await Here.PersonAsync(name));
            await chat.NextAsync();
            return new(chat, _other.Store);
        }

        public async ValueTask DisposeAsync()
        {
            await _other.DisposeAsync();
            await Here.DisposeAsync();
            await _redis.DisposeAsync();
        }
    }

    private sealed class CityNeighbourhood(string redis) : Neighbourhood
    {
        public string ConnectionString => Database!;

        public override async Task InitializeAsync()
        {
            Database = await PostgresServer.CreateDatabaseAsync();
            await base.InitializeAsync();
        }

        protected override TestHubOptions Options() => base.Options() with { Redis = redis };
    }
}
