using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Following a request: by number or 'my requests', the timeline in plain words, add, withdraw, confirm, reopen, rate.</summary>
public sealed class FollowTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "请问企业退休人员养老金调整安排得怎样了？", "新的事")]
    [InlineData("en", "how is it going with the pensions of those who have retired from the factory", "new")]
    public async Task A_question_about_what_she_never_filed_can_be_filed_as_it_stands(string locale, string question, string isNew)
    {
        Talk her = await here.ResidentAsync(locale: locale);
        await her.SayAsync(locale == "zh" ? "3号楼灯坏了" : "the lamp in building 3 is broken");
        await her.SayAsync(locale == "zh" ? "提交" : "submit");

        Assert.Contains(isNew, await her.SayAsync(question));

        Assert.Contains(question, await her.ChooseAsync(isNew));
    }

    [Theory]
    [InlineData("zh", "灯坏了", "我的诉求", "等待接单", "登记了诉求", "已通知：网格员 李桂兰", "承诺接单")]
    [InlineData("en", "the lamp is broken", "my requests", "not yet taken", "Filed", "Told: grid worker 李桂兰", "Promised to be taken by")]
    public async Task It_is_found_in_the_list_and_by_its_number_with_what_happened(
        string locale, string words, string list, string status, string filed, string told, string promise)
    {
        Talk her = await FiledAsync(locale, words);
        long number = her.Number;

        Assert.Contains(status, await her.SayAsync(list));
        foreach (string way in (string[])["1", $"{number}", locale == "zh" ? $"{number}号怎么样了" : $"status of request {number}"])
        {
            string shown = await her.SayAsync(way);
            Assert.Contains(filed, shown);
            Assert.Contains(told, shown);
            Assert.Contains(promise, shown);
        }
    }

    [Theory]
    [InlineData("zh", "没有找到您的")]
    [InlineData("en", "could not find")]
    public async Task Somebody_elses_number_shows_nothing(string locale, string notFound)
    {
        Talk her = await FiledAsync("zh", "灯坏了");
        Talk him = await here.ResidentAsync(locale: locale);

        Assert.Contains(notFound, await him.SayAsync($"{her.Number}"));
    }

    [Theory]
    [InlineData("zh", "补充", "请说要补充的内容", "昨天又有人摔了一跤", "已补充到")]
    [InlineData("en", "add", "what you want to add", "somebody fell there yesterday", "Added to")]
    public async Task Words_are_added_to_it(string locale, string add, string asks, string words, string added)
    {
        Talk her = await FiledAsync(locale, locale == "zh" ? "灯坏了" : "the lamp is broken");
        long number = her.Number;

        Assert.Contains(asks, await her.SayAsync(add));
        Assert.Contains(added, await her.SayAsync(words));

        Assert.Equal([words], await NotesAsync(number, "Add"));
    }

    [Theory]
    [InlineData("zh", "补充 {0} 昨天又有人摔了一跤", "昨天又有人摔了一跤", "已补充到")]
    [InlineData("en", "add to {0} somebody fell there yesterday", "somebody fell there yesterday", "Added to")]
    public async Task What_is_added_can_be_said_in_one_go(string locale, string format, string words, string added)
    {
        Talk her = await FiledAsync(locale, locale == "zh" ? "灯坏了" : "the lamp is broken");
        long number = her.Number;

        Assert.Contains(added, await her.SayAsync(string.Format(null, System.Text.CompositeFormat.Parse(format), number)));

        Assert.Equal([words], await NotesAsync(number, "Add"));
    }

    [Theory]
    [InlineData("zh", "灯坏了", "补充", "5号楼下水道堵了", "还是另一件事", "另一件事", "请您核对")]
    [InlineData("en", "the lamp is broken", "add", "the drain in building 5 is blocked", "something else", "Something else", "Please check")]
    public async Task A_new_matter_told_as_an_addition_is_asked_about_and_not_lost(
        string locale, string words, string add, string other, string asks, string choice, string check)
    {
        Talk her = await FiledAsync(locale, words);

        await her.SayAsync(add);
        Assert.Contains(asks, await her.SayAsync(other));
        string summary = await her.ChooseAsync(choice);
        Assert.Contains(check, summary);
        Assert.Contains(other, summary);
    }

    [Theory]
    [InlineData("zh", "撤回", "确定撤回", "是的", "已撤回")]
    [InlineData("en", "withdraw", "Really withdraw", "yes", "is withdrawn")]
    public async Task It_is_withdrawn_after_one_question(string locale, string withdraw, string asks, string yes, string withdrawn)
    {
        Talk her = await FiledAsync(locale, locale == "zh" ? "灯坏了" : "the lamp is broken");
        long number = her.Number;

        Assert.Contains(asks, await her.SayAsync(withdraw));
        Assert.Contains(withdrawn, await her.SayAsync(yes));

        Assert.Equal(["Withdrawn"], await here.AskAsync($"""SELECT "Status" FROM requests WHERE "Number" = {number}"""));
    }

    [Theory]
    [InlineData("zh", "撤回", "不", "继续办")]
    [InlineData("en", "withdraw", "no", "goes on")]
    public async Task Or_it_is_not(string locale, string withdraw, string no, string kept)
    {
        Talk her = await FiledAsync(locale, locale == "zh" ? "灯坏了" : "the lamp is broken");

        await her.SayAsync(withdraw);

        Assert.Contains(kept, await her.SayAsync(no));
    }

    [Theory]
    [InlineData("zh", "3号楼电梯坏了", "上个月电梯那个事怎么样了")]
    [InlineData("zh", "3号楼电梯坏了", "我反映的3号楼电梯坏了有结果了吗")]
    [InlineData("en", "the lift in building 3 is broken", "any news on the broken lift")]
    public async Task A_question_about_a_matter_shows_hers_and_files_nothing(string locale, string words, string question)
    {
        Talk her = await FiledAsync(locale, words);
        long number = her.Number;

        string answer = await her.SayAsync(question);
        Assert.Equal([number], her.Numbers);
        Assert.Contains("[1 ", answer);
        Assert.Contains($"{number}", await her.SayAsync("1"));
    }

    [Theory]
    [InlineData("zh", "上个月着火那个事怎么样了", "还没有登记过", "转给社区", "编号")]
    [InlineData("en", "any news on the broken lift", "not filed anything", "Hand it on", "number")]
    public async Task Asked_by_somebody_who_filed_nothing_it_can_be_handed_on(string locale, string question, string none, string handOn, string filed)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(none, await her.SayAsync(question));
        Assert.Contains(filed, await her.ChooseAsync(handOn));
        Assert.Equal([question], await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Theory]
    [InlineData("zh", "还没修", "还没有办结", "修好了", "撤回", "不用来了", "已撤回")]
    [InlineData("en", "it is still not fixed", "not done yet", "it's fixed now", "withdraw", "Withdraw it", "is withdrawn")]
    public async Task Before_it_is_resolved_not_yet_shows_how_far_it_is_and_solved_offers_to_withdraw(
        string locale, string notYet, string shows, string solved, string offers, string choice, string withdrawn)
    {
        Talk her = await FiledAsync(locale, locale == "zh" ? "灯坏了" : "the lamp is broken");

        Assert.Contains(shows, await her.SayAsync(notYet));
        Assert.Contains(offers, await her.SayAsync(solved));
        Assert.Contains(withdrawn, await her.ChooseAsync(choice));
    }

    [Fact]
    public async Task Of_many_requests_the_latest_are_listed_and_the_list_says_so()
    {
        Talk her = await here.ResidentAsync(3);
        foreach (string what in (string[])["灯坏了", "下水道堵了", "电梯坏了", "垃圾没人收", "暖气不热", "树枝断了"])
        {
            await her.SayAsync(what);
            await her.SayAsync("1");
        }

        string list = await her.SayAsync("我的诉求");

        Assert.Contains("最近的5件", list);
        Assert.Contains("树枝断了", list);
        Assert.DoesNotContain("灯坏了", list);
    }

    private async Task<Talk> FiledAsync(string locale, string words)
    {
        Talk her = await here.ResidentAsync(3, locale);
        await her.SayAsync(words);
        await her.SayAsync("1");
        return her;
    }

    private Task<List<string>> NotesAsync(long number, string step) => here.AskAsync(
        $"""SELECT t."Note" FROM timeline t JOIN requests r ON t."RequestId" = r."Id" WHERE r."Number" = {number} AND t."Step" = '{step}'""");
}
