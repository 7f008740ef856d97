using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Residents and staff set in chat what they want to be told, when and how; emergencies come through.</summary>
public sealed class SettingsTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_resident_stops_notices_says_when_she_rests_sees_it_and_takes_it_back()
    {
        Talk her = await here.ResidentAsync(5);

        string stopped = await her.SayAsync("不要再发活动通知");
        Assert.Contains("不再给您发活动和会议提醒", stopped);
        Assert.Contains("紧急情况和警报任何时候都会通知您", stopped);
        Assert.Contains("不再给您发社区通知", await her.ChooseAsync("不收社区通知"));
        Assert.Contains("22:00到8:00不打扰您", await her.SayAsync("晚上10点到早上8点别打扰我"));
        Assert.Equal(["Reminder\nBroadcast|22:00:00|08:00:00"], await here.AskAsync("""SELECT "OptOuts", "QuietFrom", "QuietUntil" FROM people WHERE "OptOuts" LIKE '%Broadcast%'"""));

        string shown = await her.SayAsync("我的设置");
        Assert.Contains("社区通知：不接收\n· 活动和会议提醒：不接收\n· 免打扰：22:00到8:00\n", shown);
        Assert.Contains("社区通知会照常发给您", await her.ChooseAsync("恢复社区通知"));
        await her.SayAsync("我的设置");
        Assert.Contains("从几点到几点", await her.ChooseAsync("改免打扰时间"));
        Assert.Contains("没听明白", await her.SayAsync("随便"));
        await her.ChooseAsync("改免打扰时间");
        Assert.Contains("21:30到7:00不打扰您", await her.SayAsync("晚上9点半到早上7点"));
        Assert.Contains("恢复为", await her.ChooseAsync("免打扰恢复默认"));
        Assert.Contains("（默认）", await her.SayAsync("我的设置"));
        Assert.Contains("还不能用短信联系您", await her.SayAsync("用短信联系我"));
    }

    [Fact]
    public async Task Staff_say_it_in_english_and_a_question_for_hours_does_not_swallow_a_matter()
    {
        Talk worker = await here.KnownAsync("李桂兰", "en");
        Assert.Contains("no more reminders of meetings and events", await worker.SayAsync("stop reminders"));
        Assert.Contains("Emergencies reach you at any time", await worker.SayAsync("don't disturb me from 22:00 to 8:00"));
        Assert.Contains("reminders of meetings and events: no\n· quiet hours: 22:00 to 8:00", await worker.SayAsync("my settings"));
        Assert.Contains("you get reminders", await worker.SayAsync("resume reminders"));

        Talk resident = await here.ResidentAsync(6);
        Assert.Contains("从几点到几点", await resident.SayAsync("免打扰"));
        Assert.Contains("提交", await resident.SayAsync("6号楼楼道灯坏了"));
    }
}
