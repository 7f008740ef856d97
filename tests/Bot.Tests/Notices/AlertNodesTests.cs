using Hub.Testing;

namespace Hub.Bot.Tests.Notices;

/// <summary>Two nodes on one PostgreSQL see that an alert is due at the same moment: one of them takes the step.</summary>
public sealed class AlertNodesTests
{
    [Fact]
    public async Task Two_nodes_let_it_climb_once()
    {
        TwoNodes here = new();
        await here.InitializeAsync();
        try
        {
            Talk her = await here.ResidentAsync(3);
            await her.SayAsync("3号楼二单元楼道灯坏了好几天了, 晚上老人不敢下楼");
            await her.SayAsync("1");
            string steps = $"""SELECT count(*) FROM timeline t JOIN requests r ON r."Id" = t."RequestId" WHERE r."Number" = {her.Number} AND t."Step" IN ('CallNext', 'RingAgain')""";

            for (int level = 1; level <= 5; level++)
            {
                here.Clock.Advance(TimeSpan.FromMinutes(10));
                await Neighbourhood.UntilAsync(async () => await here.AskAsync(steps) is [var count] && count == $"{level}");
                // Who is still to be rung is not rung once more: ten minutes of this clock are less than a sending takes.
                await Neighbourhood.UntilAsync(async () => await here.AskAsync("""SELECT 1 FROM deliveries WHERE "State" = 'Pending'""") is []);
            }

            Assert.Equal(["丁浩然|3", "周玉珍|1", "宋雅芝|1", "李桂兰|1", "林晓彤|3", "高振邦|1"], (await here.AskAsync(
                """SELECT p."Name", d."Round" FROM deliveries d JOIN people p ON p."Id" = d."PersonId" JOIN notices n ON n."Id" = d."NoticeId" WHERE n."Lane" = 1""")).Order(StringComparer.Ordinal));
        }
        finally
        {
            await here.DisposeAsync();
        }
    }

    private sealed class TwoNodes : Neighbourhood
    {
        private TestHub? _other;

        public override async Task InitializeAsync()
        {
            Database = await PostgresServer.CreateDatabaseAsync();
            await base.InitializeAsync();
            _other = await TestHub.StartAsync(new() { Database = Database, Clock = Clock, Folder = Hub.Folder });
        }

        public override async Task DisposeAsync()
        {
            await _other!.DisposeAsync();
            await base.DisposeAsync();
        }
    }
}
