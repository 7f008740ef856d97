using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

/// <summary>Chinese names, which say nothing of the language of who writes them.</summary>
public sealed class ProperNamesTests
{
    [Theory]
    [InlineData("王德福")]
    [InlineData("李桂兰")]
    [InlineData("欧阳明")]
    [InlineData("张主任")]
    [InlineData("河湾花园")]
    [InlineData("临江苑")]
    [InlineData("浑河湾社区")]
    [InlineData("社区书屋")]
    [InlineData("读书会")]
    [InlineData("太极课")]
    [InlineData("反诈骗讲座")]
    public void A_name_of_a_person_a_place_or_an_event_is_one(string words) => Assert.True(ProperNames.IsOne(words));

    [Theory]
    [InlineData("你好")]
    [InlineData("灯坏了")]
    [InlineData("下水道返水")]
    [InlineData("马上来")]
    [InlineData("我们小区")]
    [InlineData("在活动室")]
    [InlineData("什么时候开会")]
    [InlineData("有活动")]
    [InlineData("社会")]
    [InlineData("今天开会")]
    [InlineData("不知道")]
    [InlineData("")]
    public void What_says_something_is_none(string words) => Assert.False(ProperNames.IsOne(words));
}
