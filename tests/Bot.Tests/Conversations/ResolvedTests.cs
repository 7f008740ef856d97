using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>When the worker says that it is done: confirm, or not solved, rate, and what comes back later.</summary>
public sealed class ResolvedTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "问题解决了吗", "已解决", "打几分", "5", "打了5分")]
    [InlineData("zh", "问题解决了吗", "修好了", "打几分", "4分", "打了4分")]
    [InlineData("zh", "问题解决了吗", "是的", "打几分", "给3分", "打了3分")]
    [InlineData("en", "Is it solved", "Solved", "How would you rate", "5", "5 of 5")]
    [InlineData("en", "Is it solved", "yes", "How would you rate", "4 stars", "4 of 5")]
    public async Task She_confirms_and_rates_it(string locale, string asked, string yes, string rate, string stars, string rated)
    {
        Talk her = await ResolvedAsync(locale, asked);

        Assert.Contains(rate, await her.SayAsync(yes));
        long number = her.Number;
        Assert.Contains(rated, await her.SayAsync(stars));

        Assert.Equal(["Confirmed"], await here.AskAsync($"""SELECT "Status" FROM requests WHERE "Number" = {number} AND "Rating" IS NOT NULL"""));
    }

    [Theory]
    [InlineData("zh", "问题解决了吗", "没解决", "重新办理")]
    [InlineData("zh", "问题解决了吗", "还是不亮", "重新办理")]
    [InlineData("zh", "问题解决了吗", "没有", "重新办理")]
    [InlineData("en", "Is it solved", "Not solved", "is open again")]
    [InlineData("en", "Is it solved", "no", "is open again")]
    [InlineData("en", "Is it solved", "still broken", "is open again")]
    public async Task Not_solved_opens_it_again_and_tells_the_worker_and_the_grid_leader(string locale, string asked, string no, string reopened)
    {
        Talk her = await ResolvedAsync(locale, asked);

        Assert.Contains(reopened, await her.SayAsync(no));

        Assert.Equal(["Reopened"], await here.AskAsync($"""SELECT "Status" FROM requests WHERE "Number" = {her.Number}"""));
        long number = her.Number;
        await Neighbourhood.UntilAsync(async () => (await here.ToldAsync(number)).Contains("高振邦"));
        Assert.Contains("李桂兰", await here.ToldAsync(number));
    }

    [Theory]
    [InlineData("zh", "问题解决了吗", "昨天修完今早又坏了", "您说的是不是之前的", "是", "重新办理")]
    [InlineData("en", "Is it solved", "it was fixed yesterday and is broken again", "Do you mean no.", "yes", "is open again")]
    public async Task What_is_back_after_a_repair_finds_the_old_request(string locale, string asked, string back, string isIt, string yes, string reopened)
    {
        Talk her = await ResolvedAsync(locale, asked);
        await her.SayAsync("1");
        long number = her.Number;

        Assert.Contains(isIt, await her.SayAsync(back));
        Assert.Contains(reopened, await her.SayAsync(yes));

        Assert.Equal(number, her.Number);
        Assert.Equal([back], await here.AskAsync(
            $"""SELECT t."Note" FROM timeline t JOIN requests r ON t."RequestId" = r."Id" WHERE r."Number" = {number} AND t."Step" = 'Reopen'"""));
    }

    [Theory]
    [InlineData("zh", "问题解决了吗", "昨天修完今早又坏了", "不是，新的事", "请您核对")]
    [InlineData("en", "Is it solved", "it was fixed yesterday and is broken again", "No, something new", "Please check")]
    public async Task Or_it_is_something_new_in_the_words_that_she_said(string locale, string asked, string back, string another, string check)
    {
        Talk her = await ResolvedAsync(locale, asked);

        await her.SayAsync(back);
        string summary = await her.ChooseAsync(another);

        Assert.Contains(check, summary);
        Assert.Contains(back, summary);
    }

    [Theory]
    [InlineData("zh", "问题解决了吗", "1分", "哪里没做好", "等了三天才来", "已转给社区负责人")]
    [InlineData("en", "Is it solved", "1 star", "What went wrong", "it took three days", "community's office")]
    public async Task After_a_low_rating_her_word_goes_to_the_office_with_a_number(
        string locale, string asked, string stars, string why, string words, string passed)
    {
        Talk her = await ResolvedAsync(locale, asked);
        await her.SayAsync("1");
        long number = her.Number;

        Assert.Contains(why, await her.SayAsync(stars));
        Assert.Contains(passed, await her.SayAsync(words));

        Assert.NotEqual(number, her.Number);
        Assert.Contains(words, Assert.Single(await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}""")));
        Assert.Equal(["丁浩然", "林晓彤"], await here.ToldAsync(her.Number));
    }

    [Theory]
    [InlineData("zh", "想问您：是几单元", "2单元", "已转告李桂兰")]
    [InlineData("en", "asks: 是几单元", "unit 2", "李桂兰 knows now")]
    public async Task A_workers_question_is_answered_by_just_saying_it(string locale, string asks, string answer, string told)
    {
        Talk her = await FiledAsync(locale);
        long number = her.Number;
        Talk worker = await here.KnownAsync("李桂兰");
        await worker.SayAsync($"接单 {number}");
        await here.AskResidentAsync(number, "李桂兰", "是几单元");

        await her.HearAsync(asks);
        Assert.Contains(told, await her.SayAsync(answer));

        Assert.Equal([answer], await here.AskAsync(
            $"""SELECT t."Note" FROM timeline t JOIN requests r ON t."RequestId" = r."Id" WHERE r."Number" = {number} AND t."Step" = 'Answer'"""));
    }

    [Fact]
    public async Task Words_for_a_closed_request_are_kept_and_she_says_where_they_belong()
    {
        Talk her = await ResolvedAsync("zh", "问题解决了吗");
        await her.SayAsync("1");
        long number = her.Number;

        Assert.Contains("已经结束了", await her.SayAsync($"补充 {number} 灯罩没装回去"));
        Assert.Contains("重新办理", await her.ChooseAsync("没解决"));

        Assert.Equal(["灯罩没装回去"], await here.AskAsync(
            $"""SELECT t."Note" FROM timeline t JOIN requests r ON t."RequestId" = r."Id" WHERE r."Number" = {number} AND t."Step" = 'Reopen'"""));
    }

    private async Task<Talk> FiledAsync(string locale)
    {
        Talk her = await here.ResidentAsync(3, locale);
        await her.SayAsync(locale == "zh" ? "楼道灯坏了" : "the stairway lamp is broken");
        await her.SayAsync("1");
        return her;
    }

    private async Task<Talk> ResolvedAsync(string locale, string asked)
    {
        Talk her = await FiledAsync(locale);
        long number = her.Number;
        Talk worker = await here.KnownAsync("李桂兰");
        Assert.Contains("您已接单", await worker.SayAsync($"接单 {number}"));
        Assert.Contains("已办结", await worker.SayAsync($"办结 {number} 换了灯泡"));
        await her.HearAsync(asked, "换了灯泡");
        return her;
    }
}
