using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Everything works by typing, by buttons and by number.</summary>
public sealed class TypedTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "1")]
    [InlineData("zh", "１")]
    [InlineData("zh", "①")]
    [InlineData("zh", "1.")]
    [InlineData("zh", "选1")]
    [InlineData("zh", "第一个")]
    [InlineData("zh", "提交")]
    [InlineData("zh", "“提交”")]
    [InlineData("zh", "提交。")]
    [InlineData("zh", "好的")]
    [InlineData("en", "1")]
    [InlineData("en", "submit")]
    [InlineData("en", "SUBMIT!")]
    [InlineData("en", "option 1")]
    [InlineData("en", "yes please")]
    public async Task The_summary_is_confirmed_however_it_is_typed(string locale, string typed)
    {
        Talk her = await here.ResidentAsync(3, locale);
        await her.SayAsync(locale == "zh" ? "灯坏了" : "the lamp is broken");

        Assert.Contains(locale == "zh" ? "已登记，编号" : "Filed, number", await her.SayAsync(typed));
    }

    [Theory]
    [InlineData("zh", "反映问题", "请说")]
    [InlineData("zh", "查进度", "还没有登记过")]
    [InlineData("zh", "找人", "网格员 李桂兰")]
    [InlineData("zh", "能做什么", "我可以帮您")]
    [InlineData("en", "Report a problem", "Please tell me")]
    [InlineData("en", "My requests", "not filed anything")]
    [InlineData("en", "Find a person", "grid worker 李桂兰")]
    [InlineData("en", "What can you do", "I can help you")]
    public async Task Each_button_of_the_menu_does_the_same_pressed_typed_and_by_number(string locale, string label, string answer)
    {
        Talk pressed = await here.ResidentAsync(3, locale);
        Talk typed = await here.ResidentAsync(3, locale);
        Talk numbered = await here.ResidentAsync(3, locale);
        int number = numbered.Chat.Choices.Single(choice => choice.Label == label).Number;

        Assert.Contains(answer, await pressed.ChooseAsync(label));
        Assert.Contains(answer, await typed.SayAsync(label));
        Assert.Contains(answer, await numbered.SayAsync($"{number}"));
    }

    [Fact]
    public async Task A_number_that_nothing_has_is_answered()
    {
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("灯坏了");

        Assert.Contains("请您核对", await her.SayAsync("77"));
    }

    [Fact]
    public async Task Buttons_of_a_form_that_is_filed_file_nothing_more()
    {
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("灯坏了");
        ChatLine card = her.Chat.Log[^1];
        await her.SayAsync("提交");
        long number = her.Number;

        string body = $$$"""{"type":"message","from":{"id":"{{{her.Chat.UserId}}}"},"text":"提交","value":{"choice":"{{{card.Choices[0].Id}}}"}}""";
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await her.Chat.PostRawAsync(content);
        response.EnsureSuccessStatusCode();

        Assert.Contains($"{number}号已经登记好了", await her.HearAsync("已经登记好了"));
    }

    [Fact]
    public async Task Yes_and_no_where_nothing_was_asked_are_answered_and_file_nothing()
    {
        Talk her = await here.ResidentAsync();

        Assert.Contains("直接说就行", await her.SayAsync("是"));
        Assert.Contains("直接说就行", await her.SayAsync("不是"));
        Assert.Contains("现在没有要提交的内容", await her.SayAsync("提交"));
    }
}
