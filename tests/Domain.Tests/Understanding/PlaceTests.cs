using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("3号楼")]
    [InlineData("三号楼")]
    [InlineData("3#")]
    [InlineData("3#楼")]
    [InlineData("3栋")]
    [InlineData("三栋")]
    [InlineData("3幢")]
    [InlineData("３号楼")]
    [InlineData("3 号楼")]
    [InlineData("3號樓")]
    [InlineData("我家在3号楼")]
    [InlineData("Building 3")]
    [InlineData("building three")]
    [InlineData("bldg 3")]
    [InlineData("Bldg. 3")]
    [InlineData("Block #3")]
    [InlineData("building no. 3")]
    public void Every_spelling_of_building_3_is_3(string text) => Assert.Equal("3", Understand.Text(text).Place.Building);

    [Theory]
    [InlineData("12甲号楼", "12甲")]
    [InlineData("甲12号楼", "12甲")]
    [InlineData("十二号楼", "12")]
    [InlineData("二十一栋", "21")]
    [InlineData("A栋", "A")]
    [InlineData("b座", "B")]
    [InlineData("tower B", "B")]
    [InlineData("building 12a", "12A")]
    public void A_building_is_a_plain_number_or_letter(string text, string building) =>
        Assert.Equal(building, Understand.Text(text).Place.Building);

    [Theory]
    [InlineData("二单元")]
    [InlineData("2单元")]
    [InlineData("第2单元")]
    [InlineData("2门洞")]
    [InlineData("二门")]
    [InlineData("两单元")]
    [InlineData("unit 2")]
    [InlineData("Unit two")]
    [InlineData("entrance 2")]
    public void Every_spelling_of_unit_2_is_2(string text) => Assert.Equal("2", Understand.Text(text).Place.Unit);

    [Theory]
    [InlineData("3-2-501")]
    [InlineData("３－２－５０１")]
    [InlineData("3号楼2-501")]
    [InlineData("3号楼2单元501")]
    [InlineData("三号楼二单元501室")]
    [InlineData("3栋2单元，501")]
    [InlineData("building 3-2-501")]
    [InlineData("building 3, unit 2, apt 501")]
    [InlineData("flat 501 unit 2 building 3")]
    public void A_whole_address_is_taken_apart(string text)
    {
        Place place = Understand.Text(text).Place;
        Assert.Equal(("3", "2", "501"), (place.Building, place.Unit, place.Door));
    }

    [Theory]
    [InlineData("三楼", "3")]
    [InlineData("5层", "5")]
    [InlineData("顶楼", "top")]
    [InlineData("负一层", "-1")]
    [InlineData("地下二层", "-2")]
    [InlineData("b1层", "-1")]
    [InlineData("5th floor", "5")]
    [InlineData("floor 12", "12")]
    [InlineData("the ground floor", "1")]
    public void A_floor_is_a_number(string text, string floor) => Assert.Equal(floor, Understand.Text(text).Place.Floor);

    [Theory]
    [InlineData("楼道", "楼道")]
    [InlineData("地下车库", "地下车库")]
    [InlineData("小区门口的垃圾", "小区门口")]
    [InlineData("电梯坏了", "电梯")]
    [InlineData("the stairwell light", "stairwell")]
    [InlineData("near the main gate", "main gate")]
    public void A_spot_is_kept_as_written(string text, string spot) => Assert.Equal(spot, Understand.Text(text).Place.Spot);

    [Theory]
    [InlineData("阳光小区3号楼", "阳光小区")]
    [InlineData("我住在幸福家园12栋", "幸福家园")]
    [InlineData("Sunshine Gardens building 3", "Sunshine Gardens")]
    public void A_compound_is_known_by_its_name(string text, string compound) =>
        Assert.Equal(compound, Understand.Text(text).Place.Compound);

    [Theory]
    [InlineData("不是3号楼, 是5号楼")]
    [InlineData("是5号楼，不是3号楼")]
    [InlineData("不在3号楼，在5号楼")]
    [InlineData("not building 3, it's building 5")]
    [InlineData("it's building 5, not building 3")]
    [InlineData("building 5 instead of building 3")]
    public void A_correction_denies_one_place_and_names_another(string text)
    {
        Understood understood = Understand.Text(text);
        Assert.Equal(("5", "3"), (understood.Place.Building, understood.Denied?.Building));
    }

    [Fact]
    public void A_denial_reaches_the_whole_address()
    {
        Understood understood = Understand.Text("不是3号楼2单元，是5号楼1单元");
        Assert.Equal(("5", "1", "3", "2"), (understood.Place.Building, understood.Place.Unit, understood.Denied?.Building, understood.Denied?.Unit));
    }

    [Theory]
    [InlineData("是不是3号楼的灯坏了")]
    [InlineData("3号楼")]
    public void A_question_denies_nothing(string text) => Assert.Null(Understand.Text(text).Denied);

    [Theory]
    [InlineData("2024-12-05停水")]
    [InlineData("电话024-88881234")]
    [InlineData("一门技术")]
    [InlineData("落了一层灰")]
    [InlineData("下楼")]
    [InlineData("好的")]
    [InlineData("I want a building permit")]
    [InlineData("区门诊")]
    public void What_only_looks_like_an_address_is_none(string text) => Assert.True(Understand.Text(text).Place.IsUnknown);

    [Fact]
    public void The_second_building_ends_the_place() =>
        Assert.Equal(Place.Unknown with { Building = "3" }, Understand.Text("3号楼和5号楼2单元").Place);

    [Fact]
    public void A_place_fills_its_gaps_from_another()
    {
        Place own = Place.Unknown with { Unit = "2" };
        Place other = Place.Unknown with { Building = "3", Unit = "9" };
        Assert.Equal(Place.Unknown with { Building = "3", Unit = "2" }, own.Or(other));
    }
}
