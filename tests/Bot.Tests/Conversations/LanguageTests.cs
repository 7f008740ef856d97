using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>The language follows the person's message and her choice.</summary>
public sealed class LanguageTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task It_answers_in_the_language_of_the_message()
    {
        Talk her = await here.ResidentAsync();

        Assert.Contains("Which building", await her.SayAsync("the lamp is broken"));
        Assert.Contains("请您核对", await her.SayAsync("是3号楼"));
        Assert.Contains("nothing was filed", await her.SayAsync("cancel"));
    }

    [Theory]
    [InlineData("The light in 河湾花园 building 3 is broken", "Please check")]
    [InlineData("the 电梯 in 丙单元 is broken", "Which building")]
    [InlineData("我家WiFi坏了", "哪栋楼")]
    [InlineData("APP打不开", "哪栋楼")]
    [InlineData("LED 灯 坏了, building 3", "请您核对")]
    public async Task A_message_is_in_the_language_of_most_of_it(string words, string answer)
    {
        Talk her = await here.ResidentAsync(locale: answer[0] < 128 ? "zh" : "en");

        Assert.Contains(answer, await her.SayAsync(words));
    }

    [Theory]
    [InlineData("河湾花园")]
    [InlineData("浑河湾社区")]
    [InlineData("王德福")]
    [InlineData("读书会")]
    [InlineData("find 王德福")]
    [InlineData("王德福, 20 January")]
    public async Task A_name_alone_keeps_the_language_of_the_conversation(string name)
    {
        Talk her = await here.ResidentAsync(locale: "en");

        await her.SayAsync("good morning");

        Assert.Matches("^[ -~–—’“”\n]*[a-z]{3}", await her.SayAsync(name));
    }

    [Theory]
    [InlineData("zh", "哪栋楼")]
    [InlineData("en", "Which building")]
    public async Task What_is_said_in_both_languages_keeps_that_of_the_conversation(string locale, string answer)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        Assert.Contains(answer, await her.SayAsync("路灯坏了 The street lamp is broken"));
    }

    [Fact]
    public async Task A_number_has_no_language()
    {
        Talk her = await here.ResidentAsync(locale: "en");

        await her.SayAsync("the lamp is broken");

        Assert.Contains("Please check", await her.SayAsync("3"));
    }

    [Theory]
    [InlineData("说英语", "we go on in English", "3号楼灯坏了", "Please check")]
    [InlineData("speak chinese", "我们说中文", "the lamp in building 3 is broken", "请您核对")]
    public async Task Her_choice_holds_whatever_she_writes_in(string choice, string noted, string words, string answer)
    {
        Talk her = await here.ResidentAsync();

        Assert.Contains(noted, await her.SayAsync(choice));
        Assert.Contains(answer, await her.SayAsync(words));
    }

    [Fact]
    public async Task News_comes_in_her_language()
    {
        Talk her = await here.ResidentAsync(3, "en");
        await her.SayAsync("the lamp is broken");
        await her.SayAsync("1");
        long number = her.Number;
        Talk worker = await here.KnownAsync("李桂兰");

        await worker.SayAsync($"接单 {number}");

        await her.HearAsync("李桂兰 has taken your request");
    }
}
