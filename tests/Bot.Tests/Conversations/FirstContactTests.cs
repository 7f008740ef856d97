using Hub.Testing;

using Hub.Domain.Areas;

namespace Hub.Bot.Tests.Conversations;

/// <summary>The first minute: who the bot is, what it keeps, and where she lives.</summary>
public sealed class FirstContactTests(TwoCompounds here) : IClassFixture<TwoCompounds>
{
    [Theory]
    [InlineData("zh", "浑河湾社区", "只给负责您这片的工作人员看", "不想留名", "您在3号楼（河湾花园），对吗")]
    [InlineData("en", "浑河湾社区", "seen only by those who look after your area", "anonymous", "You are at building 3 (河湾花园), right?")]
    public async Task A_poster_opens_the_chat_with_its_building_known_and_a_line_of_consent(string locale, string community, string consent, string anonymous, string where)
    {
        Talk her = await here.ResidentAsync(3, locale);

        string hello = her.Chat.Log[0].Text;
        Assert.Contains(community, hello);
        Assert.Contains(consent, hello);
        Assert.Contains(anonymous, hello);
        Assert.Contains(where, hello);
    }

    [Theory]
    [InlineData("zh", "是的", "有什么事")]
    [InlineData("en", "yes", "just tell me")]
    public async Task Yes_to_the_posters_building_is_answered(string locale, string yes, string goOn)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(goOn, await her.SayAsync(yes));
        Assert.Contains(locale == "zh" ? "地点：3号楼" : "Place: building 3", await her.SayAsync(locale == "zh" ? "灯坏了" : "the lamp is broken"));
    }

    [Theory]
    [InlineData("zh", "不对", "哪栋楼", "5号楼", "您在5号楼（河湾花园）")]
    [InlineData("en", "no", "Which building", "building 5", "you are at building 5 (河湾花园)")]
    public async Task No_asks_which_building_it_is(string locale, string no, string asks, string where, string noted)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(asks, await her.SayAsync(no));
        Assert.Contains(noted, await her.SayAsync(where));
    }

    [Theory]
    [InlineData("zh", "从列表选", "更多", "12号楼", "您在12号楼（河湾花园）")]
    [InlineData("en", "Choose from a list", "More", "building 12", "you are at building 12 (河湾花园)")]
    public async Task Without_a_poster_she_chooses_down_the_tree(string locale, string list, string more, string building, string noted)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.ChooseAsync(list);
        await her.ChooseAsync(more);
        Assert.Contains(noted, await her.ChooseAsync(building));
    }

    [Theory]
    [InlineData("zh", "我住17号楼2单元", "您在17号楼（临江苑）", "灯坏了", "地点：17号楼 2单元")]
    [InlineData("en", "i live in building 17 unit 2", "you are at building 17 (临江苑)", "the lamp is broken", "Place: building 17 unit 2")]
    public async Task Or_she_types_it_and_it_is_used_from_then_on(string locale, string where, string noted, string matter, string place)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        Assert.Contains(noted, await her.SayAsync(where));
        Assert.Contains(place, await her.SayAsync(matter));
    }

    [Theory]
    [InlineData("zh", "我住99号楼", "没有找到“99号楼”", "9号楼")]
    [InlineData("en", "i live in building 99", "could not find “building 99”", "building 9")]
    public async Task A_near_miss_gets_suggestions(string locale, string where, string missing, string near)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        string answer = await her.SayAsync(where);
        Assert.Contains(missing, answer);
        Assert.Contains(near, await her.ChooseAsync(near));
    }

    [Fact]
    public async Task A_building_that_two_compounds_have_is_asked_for()
    {
        Talk her = await here.ResidentAsync();

        Assert.Contains("有几处都叫“40号楼”", await her.SayAsync("我住40号楼"));
        Assert.Contains("您在40号楼（临江苑）", await her.ChooseAsync("临江苑"));
    }

    [Fact]
    public async Task A_building_outside_any_compound_is_told_back_without_one()
    {
        const string code = Neighbourhood.Community + "b70";
        await here.WriteAsync(rows => rows.Areas.Add(new Area
        {
            Code = code,
            ParentCode = Neighbourhood.Community + "g6",
            Level = AreaLevel.Building,
            Name = "70号楼",
            Path = AreaPath.Below(AreaPath.Below(Neighbourhood.CommunityPath, Neighbourhood.Community + "g6"), code),
        }));
        Talk her = await here.ResidentAsync();

        Assert.Contains("您在70号楼。", await her.SayAsync("70号楼"));
    }

    [Theory]
    [InlineData("zh", "我搬到9号楼了", "您在9号楼")]
    [InlineData("en", "i moved to building 9", "you are at building 9")]
    public async Task Who_has_moved_says_so(string locale, string moved, string noted)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(noted, await her.SayAsync(moved));
    }

    [Theory]
    [InlineData("zh", "这个事你们得管", "没听明白", "转给社区", "已转给社区值班人员")]
    [InlineData("en", "oh you people", "did not understand", "Hand it on", "with the community's desk")]
    public async Task Words_that_nobody_understands_can_be_handed_on_as_they_are(string locale, string words, string sorry, string handOn, string kept)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(sorry, await her.SayAsync(words));
        Assert.Contains(kept, await her.ChooseAsync(handOn));
        Assert.Equal([words], await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Theory]
    [InlineData("zh", "知道了", "好的。有什么事，直接说就行。")]
    [InlineData("zh", "收到，谢谢！", "好的。有什么事，直接说就行。")]
    [InlineData("en", "got it, thanks", "All right. If something is the matter, just tell me.")]
    public async Task Who_has_read_something_and_says_so_is_not_asked_what_she_means(string locale, string words, string answer)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.StartsWith(answer, await her.SayAsync(words));
    }
}
