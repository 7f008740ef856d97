using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Workers answer an order in their own words, without its number.</summary>
public sealed class OrderAnswersTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "我去看看", "您已接单")]
    [InlineData("zh", "收到，我马上去", "您已接单")]
    [InlineData("zh", "在路上了", "您已接单")]
    [InlineData("zh", "接", "您已接单")]
    [InlineData("en", "on my way", "You took")]
    [InlineData("en", "I'll take it", "You took")]
    public async Task Who_goes_has_taken_the_order_before_her(string locale, string words, string taken)
    {
        (Talk worker, long number) = await AlertedAsync(locale);

        string answer = await worker.SayAsync(words);

        Assert.Contains(taken, answer);
        Assert.Contains($"{number}", answer);
        Assert.Equal(["Accepted|李桂兰"], await StateAsync(number));
    }

    [Theory]
    [InlineData("zh", "我在外地去不了", "已退回")]
    [InlineData("zh", "这个不归我管", "已退回")]
    [InlineData("zh", "不好意思，今天请假", "已退回")]
    [InlineData("en", "sorry, I can't go, I am at the doctor's", "is given back")]
    public async Task Who_cannot_has_said_why(string locale, string words, string declined)
    {
        (Talk worker, long number) = await AlertedAsync(locale);

        Assert.Contains(declined, await worker.SayAsync(words));

        Assert.Equal([words], await here.AskAsync(
            $"""SELECT t."Note" FROM timeline t JOIN requests r ON r."Id" = t."RequestId" WHERE r."Number" = {number} AND t."Step" = 'Decline'"""));
    }

    [Theory]
    [InlineData("zh", "收到", "这一单您接吗？", "接单", "您已接单")]
    [InlineData("en", "ok", "Do you take it?", "Accept", "You took")]
    public async Task Who_says_that_she_knows_has_acknowledged_it_and_is_asked(string locale, string words, string asked, string accept, string taken)
    {
        (Talk worker, long number) = await AlertedAsync(locale);

        Assert.Contains(asked, await worker.SayAsync(words));
        Assert.DoesNotContain("Accepted|李桂兰", await StateAsync(number));
        Assert.Equal(["Acked"], await here.AskAsync(
            $"""
            SELECT DISTINCT d."State" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" JOIN requests r ON r."Id" = n."RequestId"
            JOIN people p ON p."Id" = d."PersonId" WHERE r."Number" = {number} AND p."Name" = '李桂兰'
            """));
        Assert.Contains(taken, await worker.ChooseAsync(accept));
    }

    [Theory]
    [InlineData("zh", "接单", "修好了，换了灯泡", "已办结")]
    [InlineData("zh", "我来", "办完了，换了灯泡", "已办结")]
    [InlineData("en", "I'll go", "fixed, new bulb", "is done")]
    public async Task Who_has_done_it_says_so_and_what(string locale, string take, string words, string done)
    {
        (Talk worker, long number) = await AlertedAsync(locale);
        await worker.SayAsync(take);

        Assert.Contains(done, await worker.SayAsync(words));

        Assert.Equal(["Resolved|李桂兰"], await StateAsync(number));
    }

    [Theory]
    [InlineData("zh", "居民不在家")]
    [InlineData("zh", "敲门没人，明天再来")]
    [InlineData("zh", "要等配件")]
    [InlineData("zh", "缺个配件，明天买")]
    [InlineData("zh", "明天上午来修")]
    [InlineData("zh", "已经联系物业了")]
    [InlineData("zh", "正在抢修")]
    [InlineData("zh", "进展：梯子借到了")]
    [InlineData("en", "nobody home")]
    [InlineData("en", "waiting for a part")]
    [InlineData("en", "I'll come back tomorrow")]
    public async Task Who_says_how_it_goes_tells_the_resident(string locale, string words)
    {
        (Talk worker, long number) = await AlertedAsync(locale, "孙淑芬", building: 28);
        await worker.SayAsync(locale == "zh" ? "我去" : "I'll go");

        Assert.Contains(locale == "zh" ? $"{number}号的进展已记下" : $"Noted on no. {number}", await worker.SayAsync(words));

        Assert.Equal(["Accepted|孙淑芬"], await StateAsync(number));
        string said = words.Replace("进展：", "", StringComparison.Ordinal);
        Assert.Equal([said], await NotesAsync(number, "Progress"));
        Assert.Equal(["1"], await here.AskAsync(
            $"""
            SELECT count(*) FROM notices n JOIN requests r ON r."Id" = n."RequestId" JOIN deliveries d ON d."NoticeId" = n."Id" AND d."PersonId" = r."ReporterId"
            WHERE r."Number" = {number} AND n."Text" LIKE '%孙淑芬说：{said.Replace("'", "''", StringComparison.Ordinal)}%'
            """));
        await worker.SayAsync(locale == "zh" ? "修好了，换好了" : "fixed, all new");
    }

    [Fact]
    public async Task By_its_number_an_order_is_asked_about_told_of_and_passed_up()
    {
        (Talk worker, long number) = await AlertedAsync("zh", "孙淑芬", building: 28);
        await worker.SayAsync($"接单 {number}");

        Assert.Contains($"{number}号的问题已发给居民", await worker.SayAsync($"询问 {number} 几点在家？"));
        Assert.Contains($"{number}号的进展已记下", await worker.SayAsync($"进展{number}号，等配件"));
        Assert.Contains("请说明上报", await worker.SayAsync($"上报 {number}"));
        Assert.Contains($"{number}号已上报上一级", await worker.SayAsync("要升降车"));

        Assert.Equal(["几点在家？"], await NotesAsync(number, "Ask"));
        Assert.Equal(["等配件"], await NotesAsync(number, "Progress"));
        Assert.Equal(["要升降车"], await NotesAsync(number, "Escalate"));
    }

    [Theory]
    [InlineData("上报：28号楼有人乱停车")]
    [InlineData("问一下，垃圾桶满了找谁？")]
    [InlineData("28号楼居民不在家的时候水管爆裂")]
    [InlineData("正在修28号楼前的路，老人没法走")]
    public async Task What_is_another_matter_is_not_said_of_the_order(string words)
    {
        (Talk worker, long number) = await AlertedAsync("zh", "孙淑芬", building: 28);
        await worker.SayAsync("我去");

        await worker.SayAsync(words);

        Assert.Equal(["Accepted|孙淑芬"], await StateAsync(number));
        Assert.Empty(await here.AskAsync(
            $"""SELECT t."Step" FROM timeline t JOIN requests r ON r."Id" = t."RequestId" WHERE r."Number" = {number} AND t."Step" IN ('Progress', 'Ask', 'Escalate')"""));
        await worker.SayAsync("取消");
        await worker.SayAsync($"办结 {number} 换好了");
    }

    [Fact]
    public async Task Done_without_what_is_asked()
    {
        (Talk worker, long number) = await AlertedAsync("zh");
        await worker.SayAsync("马上到");

        Assert.Contains("怎么处理的", await worker.SayAsync("已经修好了"));
        Assert.Contains("已办结", await worker.SayAsync("换了灯泡"));

        Assert.Equal(["Resolved|李桂兰"], await StateAsync(number));
    }

    [Fact]
    public async Task Who_has_taken_it_may_still_give_it_back_and_what_is_done_is_taken_first()
    {
        (Talk worker, long number) = await AlertedAsync("zh", "刘志强", building: 12);

        Assert.Contains("先接单", await worker.SayAsync("修好了，换了灯泡"));
        Assert.Contains("您已接单", await worker.ChooseAsync("接单"));
        Assert.Contains("已退回", await worker.SayAsync("我去不了了，家里有急事"));

        Assert.Equal(["Escalated|"], await StateAsync(number));
    }

    [Fact]
    public async Task Of_several_that_wait_she_is_asked_which()
    {
        (Talk worker, long first) = await AlertedAsync("zh");
        (_, long second) = await AlertedAsync("zh");
        await worker.SayAsync("能做什么");

        string which = await worker.SayAsync("我去看看");

        Assert.Contains($"{first}", which);
        Assert.Contains($"{second}", which);
        Assert.Contains("您已接单", await worker.ChooseAsync($"{second}"));
        Assert.Equal(["Accepted|李桂兰"], await StateAsync(second));
        Assert.DoesNotContain("Accepted|李桂兰", await StateAsync(first));
    }

    [Theory]
    [InlineData("居民不在家")]
    [InlineData("业主在外地，钥匙在物业")]
    [InlineData("我去年就报过")]
    public async Task What_tells_of_others_is_no_answer(string words)
    {
        (Talk worker, long number) = await AlertedAsync("zh");

        await worker.SayAsync(words);

        Assert.DoesNotContain("Accepted|李桂兰", await StateAsync(number));
        Assert.Empty(await here.AskAsync(
            $"""SELECT t."Note" FROM timeline t JOIN requests r ON r."Id" = t."RequestId" WHERE r."Number" = {number} AND t."Step" = 'Decline'"""));
        await worker.SayAsync("取消");
    }

    private async Task<(Talk Worker, long Number)> AlertedAsync(string locale, string name = "李桂兰", int building = 3)
    {
        Talk worker = await here.KnownAsync(name, locale);
        Talk her = await here.ResidentAsync();
        await her.SayAsync($"{building}号楼二单元楼道灯坏了好几天了, 晚上老人不敢下楼");
        await her.SayAsync("提交");
        long number = her.Number;
        await worker.HearAsync($"{number}");
        return (worker, number);
    }

    private Task<List<string>> NotesAsync(long number, string step) => here.AskAsync(
        $"""SELECT t."Note" FROM timeline t JOIN requests r ON r."Id" = t."RequestId" WHERE r."Number" = {number} AND t."Step" = '{step}'""");

    private Task<List<string>> StateAsync(long number) => here.AskAsync(
        $"""SELECT r."Status", p."Name" FROM requests r LEFT JOIN people p ON p."Id" = r."AssigneeId" WHERE r."Number" = {number}""");
}
