using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>What is said in the middle of a form: questions, manners, odd words, more of the matter, second thoughts.</summary>
public sealed class FilingWordsTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "灯坏了", "接待日是哪天", "还没有安排业主接待日", "哪栋楼", "3号楼", "地点：3号楼")]
    [InlineData("en", "the lamp is broken", "when is the reception day", "No reception day is planned", "Which building", "building 3", "Place: building 3")]
    public async Task A_side_question_is_answered_and_the_form_goes_on_where_it_was(
        string locale, string matter, string question, string answer, string again, string place, string summary)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        string both = await her.SayAsync(question);
        Assert.Contains(answer, both);
        Assert.Contains(again, both);
        Assert.Contains(summary, await her.SayAsync(place));
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "楼上邻居的电话给我", "不能给", "告诉他晚上小点声", "已请网格员转告", "事项：3号楼灯坏了")]
    [InlineData("en", "the lamp in building 3 is broken", "what is my neighbour's number", "cannot give", "tell him to be quiet at night", "will pass it on", "Matter: the lamp in building 3")]
    public async Task A_message_that_is_passed_on_meanwhile_does_not_end_the_form(
        string locale, string matter, string question, string refused, string message, string passed, string summary)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        Assert.Contains(refused, await her.SayAsync(question));
        string both = await her.SayAsync(message);
        Assert.Contains(passed, both);
        Assert.Contains(summary, both);
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "取消", "没有提交")]
    [InlineData("zh", "3号楼灯坏了", "算了", "没有提交")]
    [InlineData("en", "the lamp in building 3 is broken", "cancel", "nothing was filed")]
    [InlineData("en", "the lamp in building 3 is broken", "never mind", "nothing was filed")]
    public async Task Cancel_drops_the_form(string locale, string matter, string cancel, string dropped)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        Assert.Contains(dropped, await her.SayAsync(cancel));
        Assert.DoesNotContain(matter, await her.SayAsync(locale == "zh" ? "我的诉求" : "my requests"));
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "随便吧", "先没写进去", "加上这句")]
    [InlineData("en", "the lamp in building 3 is broken", "whatever", "I left out", "Add these words")]
    public async Task A_short_odd_answer_is_not_made_part_of_the_matter_unless_she_wants_it(string locale, string matter, string odd, string leftOut, string add)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        string answer = await her.SayAsync(odd);
        Assert.Contains(leftOut, answer);
        Assert.DoesNotContain($"{matter}\n{odd}", answer);
        Assert.Contains($"{matter}\n{odd}", await her.SayAsync(add));
    }

    [Fact]
    public async Task Few_words_that_make_it_graver_are_taken_in()
    {
        Talk her = await here.ResidentAsync();

        Assert.Contains("类别：房屋设施 ", (await her.SayAsync("3号楼的门坏了")).ReplaceLineEndings(" "));
        Assert.Contains("类别：房屋设施（紧急）", await her.SayAsync("很急"));
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "已经一个星期了，物业也不管", "3号楼灯坏了\n已经一个星期了，物业也不管")]
    [InlineData("en", "the lamp in building 3 is broken", "it has been a week and nobody came", "the lamp in building 3 is broken\nit has been a week and nobody came")]
    public async Task More_about_it_joins_the_same_matter(string locale, string matter, string more, string text)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);

        Assert.Contains(text, await her.SayAsync(more));
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "多久能来", "1月4日 17:30前有人接单", "事项：3号楼灯坏了\n类别")]
    [InlineData("en", "the lamp in building 3 is broken", "how long does it take", "takes it by 4 Jan 17:30", "Matter: the lamp in building 3 is broken\nKind")]
    public async Task How_long_is_answered_with_the_promise(string locale, string matter, string question, string promise, string summary)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        string answer = await her.SayAsync(question);

        Assert.Contains(promise, answer);
        Assert.Contains(summary, answer);
    }

    [Fact]
    public async Task A_matter_told_with_how_long_is_filed()
    {
        Talk her = await here.ResidentAsync();

        Assert.Contains("事项：3号楼灯坏了什么时候能修", await her.SayAsync("3号楼灯坏了什么时候能修"));
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "我电话是13912349001", "139****9001")]
    [InlineData("en", "the lamp in building 3 is broken", "my phone is 13912349002", "139****9002")]
    public async Task A_phone_given_in_the_middle_is_kept_as_hers_and_not_in_the_words(string locale, string matter, string phone, string noted)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        Assert.Contains(noted, await her.SayAsync(phone));
        await her.SayAsync(locale == "zh" ? "提交" : "submit");

        Assert.Equal([$"{matter}|phone"], await here.AskAsync(
            $"""SELECT r."Text", c."Channel" FROM requests r JOIN contacts c ON c."PersonId" = r."ReporterId" WHERE r."Number" = {her.Number} AND c."Channel" = 'phone'"""));
    }

    [Fact]
    public async Task A_phone_told_with_the_matter_is_sealed_and_cut_from_its_words()
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("3号楼灯坏了，13912349003");
        await her.SayAsync("提交");

        Assert.Equal(["3号楼灯坏了"], await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}"""));
        Assert.DoesNotContain(await here.AskAsync("SELECT * FROM notices"), row => row.Contains("13912349003", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_door_given_at_the_summary_is_noted_and_sealed()
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("3号楼二单元没暖气");
        Assert.Contains("3号楼 2单元（门牌已记下）", await her.SayAsync("401"));
        await her.SayAsync("提交");

        string door = Assert.Single(await here.AskAsync($"""SELECT "Door" FROM requests WHERE "Number" = {her.Number}"""));
        Assert.True(door.Length > 3 && !door.Contains("401", StringComparison.Ordinal), door);
    }

    [Fact]
    public async Task The_same_trouble_in_another_building_is_another_matter()
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("3号楼灯坏了");
        string summary = await her.SayAsync("5号楼的灯也坏了");

        Assert.Contains("第2件", summary);
        Assert.Contains("地点：5号楼", summary);
    }

    [Theory]
    [InlineData("zh", "灯坏了", "3号楼二单元的灯坏了，都三天了", "都三天了", "地点：3号楼 2单元")]
    [InlineData("en", "the lamp is broken", "the lamp in building 3 unit 2, broken for three days", "for three days", "Place: building 3 unit 2")]
    public async Task What_she_adds_while_saying_where_is_kept(string locale, string matter, string where, string more, string place)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        string summary = await her.SayAsync(where);

        Assert.Contains(more, summary);
        Assert.Contains(place, summary);
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "你好", "您好", "事项：3号楼灯坏了\n类别")]
    [InlineData("zh", "3号楼灯坏了", "谢谢", "还没提交", "事项：3号楼灯坏了\n类别")]
    [InlineData("en", "the lamp in building 3 is broken", "hello", "Hello", "Matter: the lamp in building 3 is broken\nKind")]
    [InlineData("en", "the lamp in building 3 is broken", "thank you", "not filed yet", "Matter: the lamp in building 3 is broken\nKind")]
    public async Task Manners_are_answered_and_are_no_part_of_the_matter(string locale, string matter, string manners, string answer, string summary)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        string both = await her.SayAsync(manners);

        Assert.Contains(answer, both);
        Assert.Contains(summary, both);
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "再见", "按现有内容登记了", "电话")]
    [InlineData("en", "the lamp in building 3 is broken", "bye", "I filed what you had told me", "phone")]
    public async Task Goodbye_in_the_middle_files_it_as_it_stands_and_asks_how_to_reach_her(string locale, string matter, string bye, string filed, string phone)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        string answer = await her.SayAsync(bye);

        Assert.Contains(filed, answer);
        Assert.Contains(phone, answer);
        Assert.Equal([matter], await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "不对", "哪里不对", "是4号楼", "地点：4号楼")]
    [InlineData("en", "the lamp in building 3 is broken", "no", "what is wrong", "it is building 4", "Place: building 4")]
    public async Task No_asks_what_to_change(string locale, string matter, string no, string asks, string correction, string place)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        Assert.Contains(asks, await her.SayAsync(no));
        Assert.Contains(place, await her.SayAsync(correction));
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "提交", "已经登记好了")]
    [InlineData("en", "the lamp in building 3 is broken", "submit", "is filed")]
    public async Task Submitting_again_files_nothing_twice(string locale, string matter, string submit, string already)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        await her.SayAsync(submit);
        long number = her.Number;
        Assert.Contains(already, await her.SayAsync(submit));
        Assert.Equal(number, her.Number);
        Assert.Contains(already, await her.SayAsync(locale == "zh" ? "好的" : "yes"));
    }

    [Theory]
    [InlineData("zh", "取消", "确定撤回", "是", "已撤回")]
    [InlineData("en", "cancel", "Really withdraw", "yes", "is withdrawn")]
    public async Task Cancel_right_after_filing_offers_to_withdraw(string locale, string cancel, string asks, string yes, string withdrawn)
    {
        Talk her = await here.ResidentAsync(3, locale);

        await her.SayAsync(locale == "zh" ? "灯坏了" : "the lamp is broken");
        await her.SayAsync("1");
        Assert.Contains(asks, await her.SayAsync(cancel));
        Assert.Contains(withdrawn, await her.SayAsync(yes));
    }
}
