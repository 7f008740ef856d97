using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Filing from free text: what the words hold is taken, only what is missing is asked.</summary>
public sealed class FilingTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "3号楼二单元楼道灯坏了好几天了, 晚上老人不敢下楼", "照明（紧急）", "地点：3号楼 2单元 楼道", "网格员将在1月4日 11:00前接单")]
    [InlineData("en", "the stairway lamp in building 3 unit 2 has been broken for days, old people fear to go down", "lighting (urgent)", "Place: building 3 unit 2", "A grid worker will take it by 4 Jan 11:00")]
    public async Task A_sentence_that_says_it_all_is_filed_with_one_more_word(string locale, string words, string kind, string place, string promise)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        string summary = await her.SayAsync(words);
        Assert.Contains(kind, summary);
        Assert.Contains(place, summary);
        Assert.Contains(promise, await her.SayAsync(locale == "zh" ? "提交" : "submit"));

        Assert.Equal([$"{words}|Lighting|Urgent|{Neighbourhood.Building(3)}|2|Dispatched"],
            await here.AskAsync($"""SELECT "Text", "Category", "Urgency", "AreaCode", "Unit", "Status" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Theory]
    [InlineData("zh", "楼道灯坏了", "哪栋楼", "5号楼", "地点：5号楼", "1月4日 17:30")]
    [InlineData("en", "the stairway lamp is broken", "Which building", "building 5", "Place: building 5", "4 Jan 17:30")]
    public async Task Only_the_place_is_asked_when_only_the_place_is_missing(string locale, string words, string asks, string answer, string place, string promise)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        Assert.Contains(asks, await her.SayAsync(words));
        Assert.Contains(place, await her.SayAsync(answer));
        Assert.Contains(promise, await her.SayAsync("1"));
    }

    [Theory]
    [InlineData("zh", "3号楼二单元灯坏了", "不是3号楼, 是5号楼", "地点：5号楼 2单元", "5号楼二单元灯坏了")]
    [InlineData("en", "the lamp in building 3 is broken", "not building 3 but building 5", "Place: building 5", "the lamp in building 5 is broken")]
    public async Task A_wrong_building_is_corrected_in_the_place_and_in_the_words(string locale, string words, string correction, string place, string text)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        string summary = await her.SayAsync(correction);
        Assert.Contains(place, summary);
        Assert.Contains(text, summary);
        await her.SayAsync(locale == "zh" ? "对" : "yes");

        Assert.Equal([Neighbourhood.Building(5)], await here.AskAsync($"""SELECT "AreaCode" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "不是灯，是门", "事项：3号楼门坏了", "房屋设施")]
    [InlineData("en", "the lamp in building 3 is broken", "not the lamp but the door", "Matter: the door in building 3 is broken", "building repairs")]
    public async Task A_wrong_word_is_corrected_and_the_kind_follows(string locale, string words, string correction, string text, string kind)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        string summary = await her.SayAsync(correction);

        Assert.Contains(text, summary);
        Assert.Contains(kind, summary);
    }

    [Theory]
    [InlineData("zh", "3号楼2单元灯坏了", "不是2单元，是3单元", "3号楼 3单元", "类别不对，是用电", "类别：用电", "改成3号楼的门关不上了", "事项：3号楼的门关不上了")]
    [InlineData("en", "the lamp in building 3 unit 2 is broken", "unit 3, not unit 2", "building 3 unit 3", "the kind is electricity", "Kind: electricity", "change it to the door of building 3 is stuck", "Matter: the door of building 3 is stuck")]
    public async Task Unit_kind_and_the_whole_text_can_be_corrected(
        string locale, string words, string unit, string place, string kind, string category, string change, string text)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        Assert.Contains(place, await her.SayAsync(unit));
        Assert.Contains(category, await her.SayAsync(kind));
        Assert.Contains(text, await her.SayAsync(change));
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了，还有7号楼下水道堵了", "第1件", "第2件", "提交")]
    [InlineData("en", "the lamp in building 3 is broken, also the drain in building 7 is blocked", "Matter 1", "Matter 2", "submit")]
    public async Task Two_matters_become_two_requests_with_two_numbers(string locale, string words, string first, string second, string submit)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        string summary = await her.SayAsync(words);
        Assert.Contains(first, summary);
        Assert.Contains(second, summary);
        await her.SayAsync(submit);

        Assert.Equal(2, her.Numbers.Count);
        Assert.Equal([$"Lighting|{Neighbourhood.Building(3)}", $"Water|{Neighbourhood.Building(7)}"], await here.AskAsync(
            $"""SELECT "Category", "AreaCode" FROM requests WHERE "Number" IN ({string.Join(',', her.Numbers)}) ORDER BY "Number" """));
    }

    [Fact]
    public async Task Of_two_matters_only_the_one_without_a_place_is_asked_for()
    {
        Talk her = await here.ResidentAsync();

        Assert.Contains("“灯坏了”是在哪栋楼", await her.SayAsync("灯坏了，还有5号楼下水道堵了"));
        string summary = await her.SayAsync("3号楼");

        Assert.Contains("地点：3号楼", summary);
        Assert.Contains("地点：5号楼", summary);
    }

    [Fact]
    public async Task Of_two_matters_a_correction_moves_only_the_one_that_it_is_about()
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("3号楼灯坏了，还有7号楼下水道堵了");
        string summary = await her.SayAsync("不是7号楼，是8号楼");
        Assert.Contains("地点：3号楼", summary);
        Assert.Contains("地点：8号楼", summary);

        Assert.Contains("哪一件是在9号楼", await her.SayAsync("是9号楼"));
        summary = await her.ChooseAsync("1");
        Assert.Contains("地点：9号楼", summary);
        Assert.Contains("地点：8号楼", summary);
    }

    [Theory]
    [InlineData("zh", "反映问题", "请说", "好的", "请说", "灯", "请多说一点", "3号楼的灯坏了", "请您核对")]
    [InlineData("en", "Report a problem", "Please tell me", "ok", "Please tell me", "lamp", "a little more", "the lamp in building 3 is broken", "Please check")]
    public async Task Asked_for_the_matter_manners_and_single_words_are_not_taken_for_it(
        string locale, string open, string asks, string yes, string again, string little, string more, string matter, string check)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        Assert.Contains(asks, await her.SayAsync(open));
        Assert.Contains(again, await her.SayAsync(yes));
        Assert.Contains(more, await her.SayAsync(little));
        Assert.Contains(check, await her.SayAsync(matter));
    }

    [Fact]
    public async Task Said_building_first_she_is_asked_what_the_matter_is_there()
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("反映问题");
        Assert.Contains("好的，3号楼。是什么情况", await her.SayAsync("3号楼2单元"));
        Assert.Contains("地点：3号楼 2单元", await her.SayAsync("楼道灯坏了"));
    }
}
