using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Questions in the middle of a form: nobody's question becomes a place, and none goes without an answer.</summary>
public sealed class FilingQuestionTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    private const string Kept = "这个我答不了，已经写进诉求里，请处理的人答复您。";
    private const string KeptEn = "I cannot answer that; I put it into the report";

    [Theory]
    [InlineData("zh", "3号楼二单元楼道灯坏了", "修这个要收费吗？", Kept)]
    [InlineData("zh", "3号楼二单元楼道灯坏了", "这合理吗？", Kept)]
    [InlineData("zh", "3号楼二单元楼道灯坏了", "请问维修基金可以用吗", Kept)]
    [InlineData("zh", "3号楼二单元楼道灯坏了", "晚上能来人吗？", Kept)]
    [InlineData("en", "the lamp in building 3 is broken", "do I have to be at home?", KeptEn)]
    public async Task What_only_people_can_answer_goes_to_them_with_the_matter(string locale, string words, string question, string kept)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        string answer = await her.SayAsync(question);
        await her.SayAsync(locale == "zh" ? "提交" : "submit");

        Assert.StartsWith(kept, answer);
        Assert.Equal([$"{words}\n{question}|Lighting|Normal"],
            await here.AskAsync($"""SELECT "Text", "Category", "Urgency" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Theory]
    [InlineData("zh", "晚上能来人吗？", Kept, "哪栋楼", "3号楼", "地点：3号楼 楼道")]
    [InlineData("zh", "要收费吗", Kept, "哪栋楼", "3号楼", "地点：3号楼 楼道")]
    [InlineData("zh", "为什么要问我住哪儿？", "才能派给管那里的网格员", "哪栋楼", "3号楼", "地点：3号楼 楼道")]
    [InlineData("zh", "你问这个干什么？", "才能派给管那里的网格员", "哪栋楼", "3号楼", "地点：3号楼 楼道")]
    [InlineData("en", "will I be charged for it?", KeptEn, "Which building", "building 3", "Place: building 3 stairway")]
    [InlineData("en", "why do you need to know that?", "it goes to the grid worker of that place", "Which building", "building 3", "Place: building 3 stairway")]
    public async Task A_question_is_no_place(string locale, string question, string answer, string again, string place, string summary)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(locale == "zh" ? "楼道灯坏了" : "the stairway lamp is broken");
        string answered = await her.SayAsync(question);

        Assert.Contains(answer, answered);
        Assert.Contains(again, answered);
        Assert.Contains(summary, await her.SayAsync(place));
    }

    [Theory]
    [InlineData("3号楼吧？", "地点：3号楼")]
    [InlineData("门口那个吗？", "地点：门口")]
    [InlineData("广场那边知道吗？", "地点：广场")]
    public async Task A_place_with_a_question_mark_is_a_place(string place, string summary)
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("楼道灯坏了");

        Assert.Contains(summary, await her.SayAsync(place));
    }

    [Theory]
    [InlineData("zh", "3号楼二单元楼道灯坏了", "提交了吗？", "还没提交")]
    [InlineData("zh", "3号楼二单元楼道灯坏了", "报上去了没", "还没提交")]
    [InlineData("zh", "3号楼二单元楼道灯坏了", "这样就可以了吗", "还没提交")]
    [InlineData("en", "the lamp in building 3 is broken", "is it filed now?", "Not yet: say “submit”")]
    public async Task Whether_it_is_filed_is_told_and_is_no_part_of_it(string locale, string words, string question, string answer)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        string answered = await her.SayAsync(question);

        Assert.StartsWith(answer, answered);
        Assert.DoesNotContain(question, answered);
    }

    [Theory]
    [InlineData("为什么电梯老坏？", "第2件")]
    [InlineData("水管也漏了，谁来修？", "第2件")]
    public async Task A_question_that_tells_of_a_matter_is_one(string question, string summary)
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("3号楼二单元楼道灯坏了");
        string answered = await her.SayAsync(question);

        Assert.Contains(summary, answered);
        Assert.DoesNotContain(Kept, answered);
    }
}
