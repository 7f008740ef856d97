using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>A form that nobody comes back to: ten minutes later it is filed as it stands, so that nothing described is dropped.</summary>
public sealed class LeftAloneTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "按已有的内容登记了", "编号")]
    [InlineData("en", "the lamp in building 3 is broken", "filed what you had told me", "number")]
    public async Task It_is_filed_as_it_stands(string locale, string words, string says, string number)
    {
        Talk her = await here.ResidentAsync(locale: locale);
        await her.SayAsync(words);

        here.Clock.Advance(Patience);

        await her.HearAsync(says);
        await her.HearAsync(number);
        Assert.Equal([$"{words}|Dispatched"], await here.AskAsync($"""SELECT "Text", "Status" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Theory]
    [InlineData("zh", "灯坏了", "社区值班人员")]
    [InlineData("en", "the lamp is broken", "community's desk")]
    public async Task Without_a_place_it_goes_to_the_desk_of_her_community_for_a_call_back(string locale, string words, string desk)
    {
        Talk her = await here.ResidentAsync(locale: locale);
        await her.SayAsync(words);

        here.Clock.Advance(Patience);

        await her.HearAsync(desk);
        Assert.Equal([$"1|{Neighbourhood.Community}"], await here.AskAsync($"""SELECT "NeedsCallback", "AreaCode" FROM requests WHERE "Number" = {her.Number}"""));
        Assert.Equal(["丁浩然", "林晓彤"], await here.ToldAsync(her.Number));
    }

    [Fact]
    public async Task Whatever_she_says_meanwhile_starts_the_ten_minutes_again()
    {
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("灯坏了");
        here.Clock.Advance(Patience - TimeSpan.FromMinutes(1));
        await her.SayAsync("接待日是哪天");
        here.Clock.Advance(Patience - TimeSpan.FromMinutes(1));
        await her.SayAsync("你好");
        Assert.Contains("[1 提交]", her.Answer);

        here.Clock.Advance(Patience);

        await her.HearAsync("编号");
    }

    [Fact]
    public async Task Words_that_were_left_out_are_filed_with_it()
    {
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("灯坏了");
        await her.SayAsync("随便吧");

        here.Clock.Advance(Patience);

        await her.HearAsync("编号");
        Assert.Equal(["灯坏了\n随便吧"], await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Fact]
    public async Task An_anonymous_one_is_filed_anonymously_and_gives_its_code()
    {
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("匿名反映，有人私搭乱建");

        here.Clock.Advance(Patience);

        await her.HearAsync("查询码");
        Assert.Equal(["1"], await here.AskAsync("""SELECT count(*) FROM requests WHERE "ReporterId" IS NULL AND "Text" LIKE '%私搭乱建%'"""));
    }

    [Fact]
    public async Task One_in_which_nothing_was_said_is_dropped_without_a_word()
    {
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("反映问题");
        int lines = her.Chat.Log.Count;
        string open = $"""SELECT count(*) FROM conversations WHERE "Id" = '{her.Chat.ConversationId}' AND "State" LIKE '%filing%'""";
        Assert.Equal(["1"], await here.AskAsync(open));

        here.Clock.Advance(Patience);
        await Neighbourhood.UntilAsync(async () => await here.AskAsync(open) is ["0"]);
        await her.SayAsync("你好");

        Assert.Equal(lines + 2, her.Chat.Log.Count);
    }
}
