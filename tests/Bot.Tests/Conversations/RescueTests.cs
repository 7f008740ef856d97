using Hub.Testing;

using Hub.Bot.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Conversations;

/// <summary>A turn that breaks: the words are kept at the desk, she is told so, and the conversation goes on.</summary>
public sealed class RescueTests(Breaking here) : IClassFixture<Breaking>
{
    [Theory]
    [InlineData("zh", "墙倒了BOOM", "您的话已经记下")]
    [InlineData("en", "the wall came down BOOM", "Your words are kept")]
    public async Task Her_words_are_kept_at_the_desk_and_she_is_told(string locale, string words, string kept)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(kept, await her.SayAsync(words));
        Assert.Equal([words], await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}"""));
        Assert.Contains(locale == "zh" ? "请您核对" : "Please check", await her.SayAsync(locale == "zh" ? "灯坏了" : "the lamp is broken"));
    }

    [Fact]
    public async Task An_open_form_survives_it()
    {
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("灯坏了");
        await her.SayAsync("BOOM");

        Assert.Contains("已登记", await her.SayAsync("提交"));
        Assert.Equal(["灯坏了"], await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Fact]
    public async Task Danger_still_gets_its_number_first()
    {
        Talk her = await here.ResidentAsync(3);

        Assert.StartsWith("🔴", await her.SayAsync("3号楼着火了BOOM"));
        Assert.Contains("宋雅芝", await here.ToldAsync(her.Number));
    }

    [Fact]
    public async Task Who_wanted_to_stay_unnamed_stays_so()
    {
        Talk her = await here.ResidentAsync(3);

        await her.SayAsync("匿名反映楼上BOOM");

        Assert.Equal(["1"], await here.AskAsync($"""SELECT "ReporterId" IS NULL FROM requests WHERE "Number" = {her.Number}"""));
    }
}

/// <summary>A neighbourhood whose bot breaks at the word BOOM.</summary>
public sealed class Breaking : Neighbourhood
{
    protected override TestHubOptions Options() => base.Options() with
    {
        Log = Microsoft.Extensions.Logging.LogLevel.Critical,
        Services = services => services.AddSingleton(new Routing(
            turn => turn.Heard.Words.Contains("BOOM", StringComparison.Ordinal) ? throw new InvalidOperationException("BOOM") : Routes.AnswerAsync(turn),
            Routes.RescueAsync)),
    };
}
