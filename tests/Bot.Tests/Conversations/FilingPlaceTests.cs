using Hub.Testing;

using Hub.Domain.Areas;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Where it is: near misses, names that two places share, places outdoors, and no place at all.</summary>
public sealed class FilingPlaceTests(TwoCompounds here) : IClassFixture<TwoCompounds>
{
    [Theory]
    [InlineData("zh", "99号楼灯坏了", "没有找到“99号楼”", "9号楼")]
    [InlineData("en", "the lamp in building 99 is broken", "could not find “building 99”", "building 9")]
    public async Task A_building_that_is_not_there_is_said_with_those_that_are_nearly_it(string locale, string words, string missing, string near)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        string asked = await her.SayAsync(words);
        Assert.Contains(missing, asked);
        Assert.Contains(near, asked);
        Assert.Contains(near, await her.ChooseAsync(near));
    }

    [Theory]
    [InlineData("zh", "40号楼灯坏了", "河湾花园", "临江苑", "40号楼")]
    [InlineData("en", "the lamp in building 40 is broken", "河湾花园", "临江苑", "building 40")]
    public async Task A_number_that_two_compounds_have_is_asked_and_answered_by_button_or_by_name(string locale, string words, string one, string other, string building)
    {
        Talk her = await here.ResidentAsync(locale: locale);
        string asked = await her.SayAsync(words);
        Assert.Contains(one, asked);
        Assert.Contains(other, asked);
        Assert.Contains(building, await her.ChooseAsync(other));
        await her.SayAsync("1");
        Assert.Equal([TwoCompounds.SecondForty], await here.AskAsync($"""SELECT "AreaCode" FROM requests WHERE "Number" = {her.Number}"""));

        Talk him = await here.ResidentAsync(locale: locale);
        await him.SayAsync(words);
        Assert.Contains(building, await him.SayAsync(one));
        await him.SayAsync("1");
        Assert.Equal([TwoCompounds.FirstForty], await here.AskAsync($"""SELECT "AreaCode" FROM requests WHERE "Number" = {him.Number}"""));
    }

    [Theory]
    [InlineData("zh", "灯坏了", "小区门口", "地点：小区门口", "网格长将在1月4日 17:30前接单")]
    [InlineData("en", "the lamp is broken", "by the bus stop at the gate", "Place: by the bus stop at the gate", "A grid leader will take it by 4 Jan 17:30")]
    public async Task A_place_outdoors_goes_to_the_grid_leader(string locale, string words, string where, string place, string promise)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        Assert.Contains(place, await her.SayAsync(where));
        Assert.Contains(promise, await her.SayAsync("1"));
    }

    [Theory]
    [InlineData("zh", "灯坏了", "不知道几号楼，就是垃圾站旁边那个高的", "地点：不知道几号楼，就是垃圾站旁边那个高的")]
    [InlineData("en", "my toilet is leaking", "i don't know the number, it's the tall one next to the gate", "Place: i don't know the number, it's the tall one next to the gate")]
    public async Task A_place_told_by_what_is_beside_it_is_a_place(string locale, string words, string where, string place)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);

        Assert.Contains(place, await her.SayAsync(where));
    }

    [Theory]
    [InlineData("zh", "灯坏了", "说不清", "社区回访", "社区值班人员")]
    [InlineData("zh", "灯坏了", "不知道", "社区回访", "社区值班人员")]
    [InlineData("en", "the lamp is broken", "not sure", "the community calls back", "community's desk")]
    public async Task Without_a_place_it_goes_to_the_desk_for_a_call_back(string locale, string words, string unclear, string place, string promise)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        Assert.Contains(place, await her.SayAsync(unclear));
        Assert.Contains(promise, await her.SayAsync("1"));

        Assert.Equal(["1"], await here.AskAsync($"""SELECT "NeedsCallback" FROM requests WHERE "Number" = {her.Number}"""));
        Assert.Equal(["丁浩然", "林晓彤"], await here.ToldAsync(her.Number));
    }

    [Theory]
    [InlineData("zh", "灯坏了", "是", "楼号就行", "提交", "社区回访")]
    [InlineData("en", "the lamp is broken", "yes", "number is enough", "submit", "the community calls back")]
    public async Task A_plain_yes_is_no_place_and_submit_files_it_without_one(string locale, string words, string yes, string again, string submit, string place)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        Assert.Contains(again, await her.SayAsync(yes));
        Assert.Contains(place, await her.SayAsync(submit));
    }

    [Fact]
    public async Task A_compound_narrows_it_and_the_building_in_it_is_asked_next()
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("灯坏了");
        Assert.Contains("河湾花园的哪栋楼", await her.SayAsync("河湾花园"));
        Assert.Contains("地点：40号楼", await her.SayAsync("40号楼"));
        await her.SayAsync("1");

        Assert.Equal([TwoCompounds.FirstForty], await here.AskAsync($"""SELECT "AreaCode" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Fact]
    public async Task A_compound_spelled_nearly_right_is_suggested()
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("灯坏了");
        Assert.Contains("河湾花园", await her.SayAsync("河弯花园"));
    }

    [Fact]
    public async Task A_building_is_chosen_down_the_tree_page_by_page()
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("灯坏了");
        Assert.Contains("[1 1号楼]", await her.ChooseAsync("从列表选"));
        Assert.Contains("[1 10号楼]", await her.ChooseAsync("更多"));
        Assert.Contains("地点：12号楼", await her.SayAsync("3"));
    }
}

/// <summary>The neighbourhood with a building 40 in each of its two compounds.</summary>
public sealed class TwoCompounds : Neighbourhood
{
    public const string FirstForty = Community + "b40a";
    public const string SecondForty = Community + "b40b";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteAsync(rows => rows.Areas.Add(Forty(FirstForty, "g1", "x1"), Forty(SecondForty, "g6", "x2")));
    }

    private static Area Forty(string code, string grid, string compound) => new()
    {
        Code = code,
        ParentCode = Community + grid,
        CompoundCode = Community + compound,
        Level = AreaLevel.Building,
        Name = "40号楼",
        Path = AreaPath.Below(AreaPath.Below(CommunityPath, Community + grid), code),
    };
}
