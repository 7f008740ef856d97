using Hub.Domain.Requests;
using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

public sealed class MatterTests
{
    [Fact]
    public void One_sentence_with_its_consequence_is_one_matter()
    {
        const string Text = "3号楼二单元楼道灯坏了好几天了, 晚上老人不敢下楼";
        Matter matter = Assert.Single(Understand.Text(Text).Matters);
        Assert.Equal(new(Text, Category.Lighting, Urgency.Urgent, null, new(null, "3", "2", null, null, "楼道")), matter);
    }

    [Theory]
    [InlineData("灯坏了, 老人不敢下楼")]
    [InlineData("楼上漏水，把我家天花板都泡坏了，灯也不亮了")]
    [InlineData("暖气不热，家里才14度，孩子冻感冒了")]
    [InlineData("我们楼停水两天了，没法做饭，物业也不管")]
    [InlineData("The light is broken, my old mother can't go downstairs")]
    [InlineData("楼道灯坏了，还有老人住院呢")]
    [InlineData("3号楼和5号楼都停水了")]
    [InlineData("building 3 and building 5 have no water")]
    [InlineData("The door is broken and the lock is also broken")]
    public void When_in_doubt_it_is_one(string text) => Assert.Single(Understand.Text(text).Matters);

    [Theory]
    [InlineData("3号楼灯坏了，另外5号楼门口垃圾没人收")]
    [InlineData("1.3号楼灯坏了 2.5号楼门口垃圾没人收")]
    [InlineData("1、3号楼的灯不亮；2、5号楼的垃圾没人收")]
    [InlineData("一、3号楼的灯不亮。二、5号楼的垃圾没人收")]
    [InlineData("3号楼灯坏了\n5号楼垃圾没人收")]
    [InlineData("3号楼灯坏了 5号楼垃圾没人收")]
    [InlineData("3号楼灯坏了，5号楼垃圾没人收")]
    [InlineData("The light in building 3 is broken, also the rubbish at building 5 is not collected")]
    [InlineData("The light in building 3 is broken and the rubbish at building 5 stinks")]
    public void Two_matters_have_their_own_places(string text)
    {
        IReadOnlyList<Matter> matters = Understand.Text(text).Matters;
        Assert.Equal([(Category.Lighting, "3"), (Category.Hygiene, "5")], matters.Select(m => (m.Category, m.Place.Building)));
    }

    [Fact]
    public void The_second_takes_the_place_of_the_first_when_it_has_none()
    {
        IReadOnlyList<Matter> matters = Understand.Text("3号楼2单元灯坏了，还有下水道也堵了").Matters;
        Assert.Equal(["3", "3"], matters.Select(m => m.Place.Building));
        Assert.Equal(["2", "2"], matters.Select(m => m.Place.Unit));
        Assert.Equal("下水道也堵了", matters[1].Text);
    }

    [Fact]
    public void What_is_outside_is_at_no_building()
    {
        IReadOnlyList<Matter> matters = Understand.Text("3号楼灯坏了，另外小区门口垃圾没人收").Matters;
        Assert.Equal((null, "小区门口"), (matters[1].Place.Building, matters[1].Place.Spot));
    }

    [Fact]
    public void A_place_named_before_a_list_holds_for_its_first_item() =>
        Assert.Equal("3", Understand.Text("3号楼：1.灯坏了 2.下水道堵了").Matters[0].Place.Building);

    [Theory]
    [InlineData("3号楼")]
    [InlineData("2")]
    [InlineData("yes")]
    [InlineData("好的")]
    [InlineData("楼道灯")]
    [InlineData("在电梯旁边")]
    [InlineData("我叫王小明")]
    [InlineData("王秀兰")]
    [InlineData("明天下午三点")]
    [InlineData("我的电话是13800138000")]
    [InlineData("my name is Anna")]
    [InlineData("我想反映一个问题")]
    [InlineData("I want to report a problem")]
    [InlineData("26号还有接待日吗")]
    [InlineData("")]
    [InlineData("   ")]
    public void An_answer_or_a_question_is_no_matter(string text) => Assert.Empty(Understand.Text(text).Matters);

    [Theory]
    [InlineData("请规范M5市城市小区建设")]
    [InlineData("C4市能不能有打车软件，方便出行")]
    [InlineData("小区里有没有老年食堂")]
    [InlineData("Could you please install a ramp at the entrance for my wheelchair")]
    [InlineData("大家都盼着早一点把这件事情定下来")]
    [InlineData("漏水")]
    public void Whatever_is_described_is_a_matter(string text) => Assert.Single(Understand.Text(text).Matters);

    [Theory]
    [InlineData("楼道灯不亮", Category.Lighting)]
    [InlineData("下水道返水", Category.Water)]
    [InlineData("暖气片漏水", Category.Heating)]
    [InlineData("总跳闸", Category.Electricity)]
    [InlineData("燃气费太贵", Category.Gas)]
    [InlineData("电梯坏了", Category.Lift)]
    [InlineData("单元门关不上", Category.Building)]
    [InlineData("井盖没了", Category.Road)]
    [InlineData("垃圾没人收", Category.Hygiene)]
    [InlineData("草坪秃了没人管", Category.Greenery)]
    [InlineData("电瓶车在楼道充电", Category.Parking)]
    [InlineData("楼上半夜太吵", Category.Neighbours)]
    [InlineData("灭火器过期了", Category.Safety)]
    [InlineData("退休工资什么时候发", Category.PublicService)]
    [InlineData("物业费涨得太多", Category.Property)]
    [InlineData("the stairwell lamp is out", Category.Lighting)]
    [InlineData("the street lamp in front of building 3 is broken", Category.Lighting)]
    [InlineData("my ceiling is leaking water", Category.Water)]
    [InlineData("the radiators are cold", Category.Heating)]
    [InlineData("the elevator is out of order", Category.Lift)]
    [InlineData("rats near the bins", Category.Hygiene)]
    [InlineData("loud music every night", Category.Neighbours)]
    [InlineData("cars block the parking lot", Category.Parking)]
    public void A_category_is_given_away_by_its_words(string text, Category category) =>
        Assert.Equal(category, Assert.Single(Understand.Text(text).Matters).Category);

    [Theory]
    [InlineData("路灯坏了", Urgency.Normal)]
    [InlineData("路灯坏了三天了", Urgency.Urgent)]
    [InlineData("家里停水了", Urgency.Urgent)]
    [InlineData("the lamp is broken", Urgency.Normal)]
    [InlineData("the lamp has been broken for weeks", Urgency.Urgent)]
    [InlineData("老人优待证怎么办", Urgency.Normal)]
    public void Who_suffers_now_makes_it_urgent(string text, Urgency urgency) =>
        Assert.Equal(urgency, Assert.Single(Understand.Text(text).Matters).Urgency);
}
