using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Text;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Notices;

/// <summary>An emergency from its start to its report: what is routine waits, what is not goes on, and the end tells everybody once.</summary>
public sealed class EmergencyStoryTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_broadcast_waits_an_alert_passes_and_the_end_by_itself_tells_each_person_once(bool onPostgres)
    {
        Story here = new(onPostgres);
        await here.InitializeAsync();
        Talk coordinator = await here.KnownAsync("林晓彤");
        Talk chief = await here.KnownAsync("罗铁军");
        Talk worker = await here.KnownAsync("李桂兰");
        Talk lives = await here.KnownAsync("田雨欣");

        // 9:00: the switch is turned, and those who run it hear of it.
        Assert.Contains("今天 9:30", await coordinator.SayAsync("开启应急 暴雨内涝 到9点半"));
        Assert.Contains("应急长罗铁军负责", await coordinator.ChooseAsync("确认开启应急"));
        await chief.HearAsync("【应急】浑河湾社区已进入应急状态", "林晓彤开启", "暴雨内涝");

        // Broadcasts and an order that is not urgent wait.
        await here.TellAsync("water", NoticeKind.Broadcast, Lane.Bulk, "明天上午停水");
        await here.TellAsync("meeting", NoticeKind.Reminder, Lane.Normal, "6日业主接待日");
        Talk neighbour = await here.ResidentAsync(4);
        await neighbour.SayAsync("楼道灯坏了");
        await neighbour.SayAsync("提交");
        await Neighbourhood.UntilAsync(async () => await here.HeldAsync() == 3);

        // An alert passes, and so does what is said about it.
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("3号楼二单元楼道里一股煤气味");
        long number = her.Number;
        await worker.HearAsync($"{number}");
        Assert.Equal(["0|1"], await here.AskAsync(
            $"""SELECT DISTINCT n."Lane", n."Channels" FROM notices n JOIN requests r ON n."RequestId" = r."Id" WHERE r."Number" = {number} AND n."Kind" = 0"""));
        here.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("您已接单", await worker.SayAsync($"接单 {number}"));
        await her.HearAsync($"{number}", "李桂兰");

        Assert.Contains("暂缓通知：3人次（2人）", await coordinator.SayAsync("应急状态"));
        lives.Chat.Never("停水");

        // 9:30: it ends by itself.
        here.Clock.AdvanceTo(new DateTimeOffset(2026, 1, 1, 1, 30, 0, TimeSpan.Zero));
        await Neighbourhood.UntilAsync(async () =>
        {
            here.Clock.Advance(TimeSpan.FromSeconds(1));
            return await here.AskAsync("""SELECT 1 FROM emergencies WHERE "EndedAt" IS NOT NULL""") is [_];
        });
        string told = await lives.HearAsync("这段时间有 2 条通知");
        Assert.Contains("明天上午停水", told);
        Assert.Contains("6日业主接待日", told);
        await worker.HearAsync("新诉求");
        Assert.Single(lives.Chat.Log, line => line.IsBot && line.Text.Contains("停水", StringComparison.Ordinal));
        string report = await chief.HearAsync("【应急结束】浑河湾社区");
        Assert.Contains("开始：今天 9:00（林晓彤）", report);
        Assert.Contains("结束：今天 9:30（到时自动结束）", report);
        Assert.Contains("原因：暴雨内涝", report);
        Assert.Contains("暂缓的通知：3条，2人，共3人次；已放行3人次", report);
        Assert.Contains($"· {number}号，今天 9:00发出，通知7人，1人确认；最早今天 9:02 李桂兰", report);
        await coordinator.HearAsync("【应急结束】浑河湾社区", "已放行3人次", "最早今天 9:02 李桂兰");

        // A broadcast after it goes out at once.
        await here.TellAsync("again", NoticeKind.Broadcast, Lane.Bulk, "停水改到后天");
        await lives.HearAsync("停水改到后天");
        await here.DisposeAsync();
    }

    private sealed class Story(bool onPostgres) : Neighbourhood
    {
        public override async Task InitializeAsync()
        {
            Database = onPostgres ? await PostgresServer.CreateDatabaseAsync() : null;
            await base.InitializeAsync();
        }

        public async Task TellAsync(string key, NoticeKind kind, Lane lane, string words)
        {
            DateTimeOffset now = Clock.GetUtcNow();
            Notice notice = new()
            {
                Id = Hub.Services.GetRequiredService<IdSource>().Next(),
                Key = key,
                Kind = kind,
                Lane = lane,
                Text = new Bi(words, words),
                Audience = new([]) { Parts = [new(Community, AudienceKind.Residents)] },
                CreatedAt = now,
            };
            await Hub.Store.WriteAsync(rows => rows.Notices.AddAsync(notice, DateOnly.FromDateTime(now.DateTime), default), default);
            await Hub.Services.GetRequiredService<IBell>().RingAsync(Topics.Lanes);
        }

        public async Task<int> HeldAsync() =>
            (await AskAsync("""SELECT 1 FROM deliveries WHERE "State" = 'Deferred' AND "Reason" = 'emergency'""")).Count;
    }
}
