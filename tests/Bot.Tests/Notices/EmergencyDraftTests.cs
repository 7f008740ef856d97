using Hub.Testing;

namespace Hub.Bot.Tests.Notices;

/// <summary>What is asked before the routine-emergency switch is turned, and who is not asked at all.</summary>
public sealed class EmergencyDraftTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "开启应急 河湾花园 燃气泄漏 6小时", "区域：河湾花园", "原因：燃气泄漏", "今天 15:00", "不开启", "没有变动")]
    [InlineData("en", "start emergency: gas leak, for 6 hours", "Area: 浑河湾社区", "Reason: gas leak", "today 15:00", "No", "nothing was changed")]
    public async Task Everything_can_be_said_at_once_and_still_a_choice_decides(
        string locale, string words, string area, string reason, string until, string no, string nothing)
    {
        Talk her = await here.KnownAsync("丁浩然", locale);

        string confirm = await her.SayAsync(words);

        Assert.Contains(area, confirm);
        Assert.Contains(reason, confirm);
        Assert.Contains(until, confirm);
        Assert.Contains(nothing, await her.ChooseAsync(no));
        Assert.Empty(await here.AskAsync("SELECT 1 FROM emergencies"));
        Assert.Empty(await here.AskAsync("""SELECT 1 FROM requests WHERE "Urgency" = 'RedLine'"""));
    }

    [Theory]
    [InlineData("zh", "开启应急 演练 100小时", "72小时以内", "随便", "没听明白时间", "取消")]
    [InlineData("en", "start emergency drill for 100 hours", "within 72 hours", "whenever", "did not understand the time", "cancel")]
    public async Task A_time_that_is_too_long_or_none_is_asked_again_and_she_may_leave_it(
        string locale, string words, string range, string odd, string again, string cancel)
    {
        Talk her = await here.KnownAsync("宋雅芝", locale);

        Assert.Contains(range, await her.SayAsync(words));
        Assert.Contains(again, await her.SayAsync(odd));
        await her.SayAsync(cancel);

        Assert.Empty(await here.AskAsync("SELECT 1 FROM emergencies"));
    }

    [Theory]
    [InlineData("zh", "开启应急 暴雨 2小时", "由本区域或上级的社区工作者、社区书记")]
    [InlineData("en", "start emergency flooding for 2 hours", "coordinators and secretaries")]
    public async Task A_grid_worker_does_not_turn_it(string locale, string words, string answer)
    {
        Talk worker = await here.KnownAsync("李桂兰", locale);

        Assert.Contains(answer, await worker.SayAsync(words));
    }

    [Theory]
    [InlineData("开启应急 暴雨 2小时")]
    [InlineData("start emergency flooding for 2 hours")]
    public async Task A_resident_who_says_so_turns_nothing(string words)
    {
        Talk her = await here.ResidentAsync(3);

        string answer = await her.SayAsync(words);

        Assert.DoesNotContain("确认开启应急", answer);
        Assert.DoesNotContain("Yes, start it", answer);
    }

    [Fact]
    public async Task A_lamp_that_is_broken_is_no_emergency_and_danger_still_goes_first()
    {
        Talk her = await here.KnownAsync("林晓彤");

        Assert.DoesNotContain("确认开启应急", await her.SayAsync("启动应急灯的按钮坏了"));
        await her.SayAsync("取消");
        Assert.StartsWith("🔴", await her.SayAsync("应急！3号楼着火了"));
    }

    [Fact]
    public async Task A_grid_worker_who_shouts_so_in_danger_reports_it()
    {
        Talk worker = await here.KnownAsync("张晓梅");

        Assert.StartsWith("🔴", await worker.SayAsync("启动应急！8号楼着火了"));
    }

    [Fact]
    public async Task A_switch_that_was_left_alone_for_half_an_hour_is_not_turned()
    {
        Talk her = await here.KnownAsync("丁浩然");
        await her.SayAsync("开启应急 停电 2小时");
        here.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Contains("没有变动", await her.ChooseAsync("确认开启应急"));
        Assert.Empty(await here.AskAsync("SELECT 1 FROM emergencies"));
    }
}
