using System.Diagnostics;
using Hub.Domain.Requests;
using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

public sealed class RobustnessTests
{
    private const int Longest = 65_536;

    public static readonly TheoryData<string> Seeds =
    [
        "灯", "着火", "煤气漏", "电线冒烟", "没有着火", "3号楼灯坏了,另外", "1.灯坏 2.水漏 ", "no smoke ", "a", " ", "1", "1 ", "\n", "#", "-",
        "不是3号楼", "building a ", "building ", "我的电话", "一", "十", "阳光小区", "\ud800", "😀", "مرحبا ", "\0", "\u202e", "3-2-501 ", "5分",
        "The light in building 3 is broken, also there is smoke. ",
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_text_of_64_KB_is_read_soon(string seed)
    {
        string text = string.Concat(Enumerable.Repeat(seed, Longest / seed.Length));
        Stopwatch watch = Stopwatch.StartNew();
        Understand.Text(text);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public void Any_mixture_of_characters_is_read()
    {
        const string Alphabet = "着火了没有3号楼单元-501不是, .\n#分煤气味a fire no\ud83d\ude00\0\u200f１２";
        Random random = new(20);
        for (int i = 0; i < 5_000; i++)
        {
            char[] text = new char[random.Next(60)];
            for (int j = 0; j < text.Length; j++)
            {
                text[j] = Alphabet[random.Next(Alphabet.Length)];
            }

            Understood understood = Understand.Text(new string(text));
            Assert.All(understood.Matters, m => Assert.NotNull(m.Text));
        }
    }

    [Theory]
    [InlineData("着\u200b火了")]
    [InlineData("\u202e着火了")]
    [InlineData("🔥着火了🔥")]
    [InlineData("着火了\ud800")]
    [InlineData("ＦＩＲＥ in building 3")]
    public void Strange_characters_do_not_hide_a_danger(string text) => Assert.Equal(RedLine.Fire, Understand.Text(text).RedLine);

    [Fact]
    public void A_matter_keeps_the_senders_own_characters() =>
        Assert.Equal("３號樓燈壞了！", Assert.Single(Understand.Text("３號樓燈壞了！").Matters).Text);

    [Fact]
    public void The_danger_at_the_end_of_a_long_text_is_seen() =>
        Assert.Equal(RedLine.Gas, Understand.Text(string.Concat(Enumerable.Repeat("今天天气很好。", 5_000)) + "厨房有煤气味").RedLine);
}
