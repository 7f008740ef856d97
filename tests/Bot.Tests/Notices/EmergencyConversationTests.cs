using Hub.Testing;

namespace Hub.Bot.Tests.Notices;

/// <summary>The routine-emergency switch in chat: one choice turns it, and nothing else does.</summary>
public sealed class EmergencyConversationTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    private const string On = """SELECT "AreaCode" FROM emergencies WHERE "EndedAt" IS NULL""";

    [Theory]
    [InlineData("zh", "开启应急", "为什么", "暴雨内涝", "到什么时候", "12小时", "今天 21:00", "确认开启应急", "已进入应急状态", "应急状态", "处于应急状态", "延长", "到什么时候", "到明天8点", "明天 8:00", "确认延长", "延长到明天 8:00", "结束应急", "马上合并发出", "确认结束应急", "【应急结束】浑河湾社区", "没有应急状态")]
    [InlineData("en", "start emergency", "Why is an emergency", "flooding", "Until when", "for 12 hours", "today 21:00", "Yes, start it", "is in a state of emergency until", "emergency status", "is in a state of emergency", "Extend", "Until when", "until tomorrow 8:00", "tomorrow 8:00", "Yes, extend it", "goes on until tomorrow 8:00", "end emergency", "go out at once", "Yes, end it", "[Emergency over] 浑河湾社区", "No emergency is on")]
    public async Task It_asks_why_and_until_when_is_turned_by_a_choice_shown_extended_and_ended_with_a_report(
        string locale, string start, string why, string reason, string until, string span, string check, string yes, string on, string status, string shown,
        string longer, string untilWhen, string later, string checkLater, string extend, string extended, string end, string asks, string over, string report, string none)
    {
        Talk her = await here.KnownAsync("林晓彤", locale);

        Assert.Contains(why, await her.SayAsync(start));
        Assert.Contains(until, await her.SayAsync(reason));
        string confirm = await her.SayAsync(span);
        Assert.Contains(reason, confirm);
        Assert.Contains(check, confirm);
        Assert.Empty(await here.AskAsync(On));
        Assert.Contains(on, await her.ChooseAsync(yes));
        Assert.Equal([Neighbourhood.Community], await here.AskAsync(On));
        Assert.Contains(shown, await her.SayAsync(status));
        Assert.Contains(untilWhen, await her.ChooseAsync(longer));
        Assert.Contains(checkLater, await her.SayAsync(later));
        Assert.Contains(extended, await her.ChooseAsync(extend));

        Assert.Contains(asks, await her.SayAsync(end));
        Assert.Single(await here.AskAsync(On));
        string told = await her.ChooseAsync(over);
        Assert.Contains(report, told);
        Assert.Contains("林晓彤", told);
        Assert.Contains(reason, told);
        Assert.Contains(none, await her.SayAsync(status));
        Assert.Empty(await here.AskAsync(On));
    }
}
