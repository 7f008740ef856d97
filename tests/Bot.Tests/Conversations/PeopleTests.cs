using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>People: whom to call, what is never told, and how to reach her.</summary>
public sealed class PeopleTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "找人", "网格员 李桂兰，电话 138")]
    [InlineData("zh", "谁是我的网格员", "网格员 李桂兰，电话 138")]
    [InlineData("zh", "找楼长", "楼栋长 周玉珍，电话 138")]
    [InlineData("zh", "电话多少", "网格员 李桂兰，电话 138")]
    [InlineData("en", "can i get the phone of the property?", "grid worker 李桂兰, phone 138")]
    [InlineData("en", "who is my grid worker", "grid worker 李桂兰, phone 138")]
    [InlineData("en", "i want to talk to a human", "grid worker 李桂兰, phone 138")]
    public async Task Asked_for_a_person_it_gives_a_name_and_a_phone(string locale, string words, string person)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(person, await her.SayAsync(words));
    }

    [Theory]
    [InlineData("zh", "找人", "社区值班", "林晓彤，电话 138")]
    [InlineData("en", "find a person", "community's desk", "林晓彤, phone 138")]
    public async Task Where_nobody_knows_her_building_it_is_the_desk(string locale, string words, string desk, string person)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        string answer = await her.SayAsync(words);
        Assert.Contains(desk, answer);
        Assert.Contains(person, answer);
    }

    [Theory]
    [InlineData("zh", "楼上邻居的电话给我", "别人的电话我不能给", "告诉他晚上小点声", "已请网格员转告")]
    [InlineData("en", "what is my neighbour's number", "cannot give you another person's number", "tell him to be quiet at night", "will pass it on")]
    public async Task Anothers_number_is_refused_and_a_message_is_passed_on(string locale, string words, string refused, string message, string passed)
    {
        Talk her = await here.ResidentAsync(3, locale);

        string answer = await her.SayAsync(words);
        Assert.Contains(refused, answer);
        Assert.DoesNotContain("138", answer);
        Assert.Contains(passed, await her.SayAsync(message));

        Assert.Contains(message, Assert.Single(await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}""")));
        Assert.Equal(["李桂兰"], await here.ToldAsync(her.Number));
    }

    [Theory]
    [InlineData("zh", "谢谢", "方便留个称呼和电话吗", "我姓王，电话13912340001", "139****0001", "王")]
    [InlineData("en", "bye", "leave a name and phone", "my name is John Smith, 13912340002", "139****0002", "John Smith")]
    public async Task Before_goodbye_it_asks_once_how_to_reach_her(string locale, string bye, string asks, string answer, string noted, string name)
    {
        Talk her = await FiledAsync(locale);
        long number = her.Number;

        Assert.Contains(asks, await her.SayAsync(bye));
        Assert.Contains(noted, await her.SayAsync(answer));
        Assert.DoesNotContain(asks, await her.SayAsync(bye));

        Assert.Equal([name], await here.AskAsync($"""SELECT p."Name" FROM requests r JOIN people p ON r."ReporterId" = p."Id" WHERE r."Number" = {number}"""));
    }

    [Theory]
    [InlineData("zh", "谢谢", "不用", "不留")]
    [InlineData("en", "thanks", "no", "News will come here")]
    public async Task She_need_not_leave_it(string locale, string thanks, string no, string all)
    {
        Talk her = await FiledAsync(locale);

        await her.SayAsync(thanks);
        Assert.Contains(all, await her.SayAsync(no));
    }

    [Theory]
    [InlineData("zh", "谢谢", "139123", "好像不对", "13912340003", "139****0003")]
    [InlineData("en", "thanks", "139123", "does not look right", "13912340004", "139****0004")]
    public async Task A_number_that_cannot_be_right_is_asked_again(string locale, string thanks, string wrong, string again, string right, string noted)
    {
        Talk her = await FiledAsync(locale);

        await her.SayAsync(thanks);
        Assert.Contains(again, await her.SayAsync(wrong));
        Assert.Contains(noted, await her.SayAsync(right));
    }

    [Fact]
    public async Task A_new_matter_told_instead_of_a_number_is_filed()
    {
        Talk her = await FiledAsync("zh");

        await her.SayAsync("谢谢");
        Assert.Contains("哪栋楼", await (await here.ResidentAsync()).SayAsync("下水道堵了"));
        Assert.Contains("事项：下水道堵了", await her.SayAsync("下水道堵了"));
        Assert.Contains("编号", await her.SayAsync("提交"));
    }

    [Fact]
    public async Task Whose_phone_is_known_is_not_asked_for_it()
    {
        Talk her = await here.KnownAsync("田雨欣");
        await her.SayAsync("暖气不热");
        await her.SayAsync("1");

        Assert.Contains("不客气", await her.SayAsync("谢谢"));
    }

    [Theory]
    [InlineData("zh", "删除我的信息", "编号|记为")]
    [InlineData("en", "delete my data", "noted as no.")]
    public async Task What_only_staff_can_do_goes_to_the_desk(string locale, string words, string noted)
    {
        Talk her = await here.ResidentAsync(3, locale);

        string answer = await her.SayAsync(words);

        Assert.Contains(noted.Split('|'), part => answer.Contains(part, StringComparison.Ordinal));
    }

    private async Task<Talk> FiledAsync(string locale)
    {
        Talk her = await here.ResidentAsync(3, locale);
        await her.SayAsync(locale == "zh" ? "楼道灯坏了" : "the stairway lamp is broken");
        await her.SayAsync("1");
        return her;
    }
}
