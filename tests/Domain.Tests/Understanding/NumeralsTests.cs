using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

public sealed class NumeralsTests
{
    [Theory]
    [InlineData("12", 12)]
    [InlineData("１２", 12)]
    [InlineData("十", 10)]
    [InlineData("十二", 12)]
    [InlineData("二十", 20)]
    [InlineData("两百", 200)]
    [InlineData("一百零三", 103)]
    [InlineData("一千二百三十四", 1234)]
    [InlineData("三万", 30_000)]
    [InlineData("五〇一", 501)]
    [InlineData("Two", 2)]
    public void A_numeral_is_read(string text, int expected)
    {
        Assert.True(Numerals.TryRead(text, out int number));
        Assert.Equal(expected, number);
    }

    [Theory]
    [InlineData("")]
    [InlineData("灯")]
    [InlineData("百")]
    [InlineData("十百")]
    [InlineData("1234567890")]
    public void What_is_no_numeral_is_not_read(string text) => Assert.False(Numerals.TryRead(text, out _));

    [Fact]
    public void Every_number_survives_the_way_to_Chinese_and_back()
    {
        for (int number = 0; number < 100_000; number += 7)
        {
            Assert.True(Numerals.TryRead(Numerals.ToChinese(number), out int back));
            Assert.Equal(number, back);
        }
    }

    [Theory]
    [InlineData('３', '3')]
    [InlineData('Ａ', 'A')]
    [InlineData('　', ' ')]
    [InlineData('楼', '楼')]
    public void Full_width_becomes_half_width(char wide, char narrow) => Assert.Equal(narrow, Numerals.HalfWidth(wide));
}
