using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Departments respond to the call: the worker whistles, the community names them, they report in and answer.</summary>
public sealed class WhistleTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "吹哨 {0} 主管道在路面下，要开挖", "社区确认后", "叫部门", "浑河湾供水服务站", "供水服务站 两天内", "答复期限", "报到", "已报到", "答复", "办得怎么样", "已开挖换管", "答复已记下")]
    [InlineData("en", "whistle {0} the main is under the road", "with the community", "叫部门", "浑河湾供水服务站", "2 for 2 days", "is due by", "报到", "You reported in", "Answer", "What was done", "pipe replaced", "is noted")]
    public async Task A_whistle_is_raised_confirmed_reported_to_and_answered(
        string locale, string whistle, string raised, string call, string department, string which, string called, string come, string came, string answer,
        string asks, string words, string noted)
    {
        bool isZh = locale == "zh";
        (Talk her, long number, Talk worker) = await TakenAsync(isZh ? 1 : 2, locale);
        Talk secretary = await here.KnownAsync(isZh ? "宋雅芝" : "林晓彤", locale);
        Talk liaison = await here.KnownAsync(isZh ? "佟玉海" : "那晓东", locale);

        Assert.Contains(raised, await worker.SayAsync(With(whistle, number)));
        // Notices speak the language that she keeps with her name; the answers, that of the page.
        await secretary.HearAsync($"{number}", "需要部门到场");
        string list = await secretary.ChooseAsync(call);
        Assert.Contains(department, list);
        which = isZh ? "浑河湾" + which : which;
        // By name in one language, by number in the other: the lists are in the order of names.
        string chosen = isZh ? which : $"{NumberOf(list, "浑河湾街道执法队")} for 2 days";
        Assert.Contains(called, await secretary.SayAsync(chosen));

        await her.HearAsync("到场处理");
        await liaison.HearAsync($"{number}", "请先报到");
        Assert.Contains(came, await liaison.ChooseAsync(come));
        Assert.Contains(isZh ? "还没有答复" : "owes an answer", await worker.SayAsync(With(isZh ? "办结 {0} 好了" : "resolve {0} done", number)));
        Assert.Contains(asks, await liaison.ChooseAsync(answer));
        Assert.Contains(noted, await liaison.SayAsync(words));

        await her.HearAsync(words);
        Assert.Equal(["0|Accepted"], await here.AskAsync($"""SELECT "AnswersOwed", "Status" FROM requests WHERE "Number" = {number}"""));
        Assert.Equal(["Ended"], await here.AskAsync($"""SELECT w."State" FROM whistles w JOIN requests r ON r."Id" = w."RequestId" WHERE r."Number" = {number}"""));
    }

    [Fact]
    public async Task It_is_resolved_without_an_answer_only_with_a_reason_which_everybody_reads()
    {
        (Talk her, long number, Talk worker) = await TakenAsync(3, "zh");
        Talk secretary = await here.KnownAsync("丁浩然");
        await worker.SayAsync($"吹哨 {number} 违建要拆");
        await secretary.HearAsync("违建要拆");
        await secretary.ChooseAsync("叫部门");
        Assert.Contains("已通知", await secretary.SayAsync("执法队，浑河湾街道执法队"));

        Assert.Contains("还没有答复", await worker.SayAsync($"办结 {number} 住户自己拆了"));
        Assert.Contains("已办结", await worker.SayAsync("住户自己拆了，不用等"));

        await her.HearAsync("已经办好", "未等浑河湾街道执法队答复");
        Assert.Equal(["True"], (await here.AskAsync(
            $"""SELECT CASE WHEN c."IsWaived" THEN 'True' ELSE 'False' END FROM whistle_calls c JOIN requests r ON r."Id" = c."RequestId" WHERE r."Number" = {number}""")));
    }

    [Fact]
    public async Task The_community_may_say_that_none_is_needed_and_the_worker_hears_why()
    {
        (_, long number, Talk worker) = await TakenAsync(4, "zh");
        Talk secretary = await here.KnownAsync("宋雅芝");
        await worker.SayAsync($"吹哨 {number} 请城管来看");
        await secretary.HearAsync("请城管来看");

        Assert.Contains("为什么不用叫", await secretary.ChooseAsync("不用叫"));
        Assert.Contains("已告诉网格员", await secretary.SayAsync("物业就能办"));

        await worker.HearAsync("没有通过", "物业就能办");
    }

    [Fact]
    public async Task What_is_missing_is_asked_and_what_is_not_hers_is_not_there()
    {
        (_, long number, Talk worker) = await TakenAsync(5, "zh");
        Talk other = await here.KnownAsync("孙淑芬");

        Assert.Contains("请说工单编号", await worker.SayAsync("吹哨"));
        Assert.Contains("为什么需要部门", await worker.SayAsync($"吹哨 {number}"));
        Assert.Contains("社区确认后", await worker.SayAsync("电线老化要电力公司"));
        Assert.Contains("已经吹过哨", await worker.SayAsync($"吹哨 {number} 再来一次"));
        Assert.Contains("没有找到", await other.SayAsync($"吹哨 {number} 我也要"));
    }

    [Fact]
    public async Task The_community_calls_for_an_order_that_nobody_took_each_department_by_its_own_day()
    {
        Talk her = await FiledAsync(6);
        Talk secretary = await here.KnownAsync("宋雅芝");
        Talk water = await here.KnownAsync("佟玉海");

        string list = await secretary.SayAsync($"吹哨 {her.Number} 要开挖路面");
        Assert.Contains("叫哪些部门", list);
        string called = await secretary.SayAsync($"{NumberOf(list, "浑河湾供水服务站")} 五天内，{NumberOf(list, "浑河湾街道执法队")} 九天内");

        Assert.Contains("答复期限：浑河湾", called);
        Assert.Contains("；浑河湾", called);
        await water.HearAsync($"{her.Number}", "请先报到（", "办完答复（");
        Assert.Equal(["2"], await here.AskAsync(
            $"""SELECT count(DISTINCT c."AnswerBy") FROM whistle_calls c JOIN requests r ON r."Id" = c."RequestId" WHERE r."Number" = {her.Number}"""));
    }

    [Fact]
    public async Task What_was_withdrawn_is_not_whistled_for_and_a_call_that_was_asked_for_is_not_made()
    {
        Talk her = await FiledAsync(7);
        Talk worker = await here.KnownAsync("张晓梅");
        Talk secretary = await here.KnownAsync("丁浩然");
        await worker.SayAsync($"接单 {her.Number}");
        await worker.SayAsync($"吹哨 {her.Number} 要物业清走");
        ChatLine raised = await secretary.Chat.ExpectAsync("要物业清走");
        await her.SayAsync("撤回");
        await her.SayAsync("是的");

        await secretary.HearAsync($"{her.Number}", "不用再叫部门");
        Assert.Contains("已经办结或撤回", await worker.SayAsync($"吹哨 {her.Number} 再叫一次"));
        Assert.Contains("已经办结或撤回", await secretary.AnswerToAsync(await secretary.Chat.PressAsync(raised, "叫部门")));
    }

    private static int NumberOf(string list, string name) =>
        int.Parse(list.Split('\n').First(line => line.Contains(name, StringComparison.Ordinal)).Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    private static string With(string words, long number) => string.Format(System.Globalization.CultureInfo.InvariantCulture, words, number);

    private async Task<(Talk Her, long Number, Talk Worker)> TakenAsync(int building, string locale)
    {
        Talk her = await FiledAsync(building);
        Talk worker = await here.KnownAsync("李桂兰", locale);
        await worker.SayAsync(locale == "zh" ? $"接单 {her.Number}" : $"accept {her.Number}");
        return (her, her.Number, worker);
    }

    private async Task<Talk> FiledAsync(int building)
    {
        Talk her = await here.ResidentAsync(building);
        await her.SayAsync("楼道灯坏了");
        await her.SayAsync("1");
        return her;
    }
}
