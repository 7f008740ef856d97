using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Texts that nobody should send, and some do: a filed request or a clear answer each time, and nothing lost.</summary>
public sealed class HostileTextTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    public static TheoryData<string> Texts() =>
    [
        "<script>alert(1)</script><img src=x onerror=alert(x)> 3号楼灯坏了",
        "3号楼灯坏了'); DROP TABLE requests; --",
        "3号楼灯坏了 🙂🔥👨‍👩‍👧‍👦🇨🇳",
        "\u202E3号楼灯坏了\u202C مرحبا بالعالم",
        "3号楼灯坏了\u200B\u200D\uFEFF\u0300\u0301",
        "3号楼灯坏了 {0} {1:x} %s ${jndi:ldap://x}",
        "3号楼灯坏了 **粗** [链接](http://x) # 标题",
        "三号楼灯坏了，１２３ ＡＢＣ 燈壞了",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task It_is_filed_in_the_very_words(string text)
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync(text);
        if (her.Answer.Contains("哪栋楼", StringComparison.Ordinal))
        {
            await her.SayAsync("3号楼");
        }
        Assert.Contains("请您核对", her.Answer);
        Assert.Contains("编号", await her.SayAsync("提交"));

        string kept = string.Concat(await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" IN ({string.Join(',', her.Numbers)}) ORDER BY "Number" """));
        Assert.Equal(Bare(text), Bare(kept));
    }

    // Without what stands between two matters: white space, and punctuation at their ends.
    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    [Theory]
    [InlineData("3号楼灯坏了。")]
    [InlineData("the lamp in building 3 is broken. ")]
    [InlineData("🙂")]
    [InlineData("着火 ")]
    public async Task Sixty_four_kilobytes_are_taken_whole(string piece)
    {
        Talk her = await here.ResidentAsync(3);
        string text = string.Concat(Enumerable.Repeat(piece, (64 * 1024 / piece.Length) + 1))[..(64 * 1024)];

        string answer = await her.SayAsync(text);
        Assert.True(answer.Length is > 0 and < 4000, $"The answer has {answer.Length} characters.");
        if (answer.Contains("请您核对", StringComparison.Ordinal) || answer.Contains("Please check", StringComparison.Ordinal))
        {
            await her.SayAsync("1");
        }
        else if (her.Chat.Choices.FirstOrDefault(choice => choice.Id == "guide/desk") is { } desk)
        {
            await her.ChooseAsync(desk.Id);
        }
        else
        {
            Assert.True(her.Numbers.Count > 0 || piece == "🙂", answer);
        }
        Assert.NotEqual("", her.Answer);
    }

    [Theory]
    [InlineData("🙂🙂🙂")]
    [InlineData("？？？？？")]
    [InlineData("......")]
    [InlineData("\u202E\u202D")]
    [InlineData("   ")]
    [InlineData("")]
    [InlineData("asdf qwer")]
    [InlineData("999999999999999999999")]
    public async Task What_says_nothing_gets_an_answer_with_a_next_step(string text)
    {
        Talk her = await here.ResidentAsync(3);

        string answer = await her.SayAsync(text);

        Assert.Contains("[1 ", answer);
    }

    [Fact]
    public async Task Words_before_and_after_nonsense_are_kept()
    {
        Talk her = await here.ResidentAsync(3);

        await her.SayAsync("灯坏了");
        await her.SayAsync("🙂🙂🙂");
        await her.SayAsync("已经三天了，晚上老人出不了门");
        await her.SayAsync("提交");

        Assert.Equal(["灯坏了\n已经三天了，晚上老人出不了门"], await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}"""));
    }
}
