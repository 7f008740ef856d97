using Hub.Domain.Ids;
using Hub.Domain.People;

namespace Hub.Domain.Tests.People;

/// <summary>Homes that people enter themselves.</summary>
public sealed class EnterHomeTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly IdSource Ids = new(TimeProvider.System);
    private static readonly Guid Her = Ids.Next();

    [Fact]
    public void A_new_home_is_lived_in_from_today()
    {
        Home home = Assert.IsType<HomeEntered.Added>(EnterHome.Decide([], Her, "b3", "2", Today, Ids)).Home;

        Assert.Equal((Her, "b3", "2", Today, (DateOnly?)null), (home.PersonId, home.BuildingCode, home.Unit, home.From, home.Until));
        Assert.Equal(Tenure.Unknown, home.Tenure);
    }

    [Theory]
    [InlineData(null, "2")]
    [InlineData("1", "1")]
    public void Who_lives_there_already_may_correct_her_unit(string? said, string unit)
    {
        Home home = Home("b3", "2");

        Assert.Same(home, Assert.IsType<HomeEntered.Known>(EnterHome.Decide([home], Her, "b3", said, Today, Ids)).Home);
        Assert.Equal(unit, home.Unit);
    }

    [Fact]
    public void Nobody_enters_the_whole_street()
    {
        Home[] homes = [.. Enumerable.Range(1, EnterHome.Most).Select(number => Home($"b{number}", null))];

        Assert.IsType<HomeEntered.TooMany>(EnterHome.Decide(homes, Her, "b99", null, Today, Ids));
        Assert.IsType<HomeEntered.Known>(EnterHome.Decide(homes, Her, "b1", null, Today, Ids));
    }

    [Theory]
    [InlineData("2", "2")]
    [InlineData("甲", "甲")]
    [InlineData("2单元", "2")]
    [InlineData("二单元", "2")]
    [InlineData("2号单元", "2")]
    [InlineData("02", "2")]
    [InlineData("Unit 2", "2")]
    [InlineData(" 2 ", "2")]
    [InlineData("单元", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("2/../7", null)]
    [InlineData("<b>2</b>", null)]
    [InlineData("123456789", null)]
    public void A_unit_is_a_short_word(string? said, string? unit) => Assert.Equal(unit, EnterHome.Unit(said));

    [Fact]
    public void Who_leaves_does_not_live_there_on_that_day()
    {
        Home home = Home("b3", null);

        EnterHome.Leave(home, Today);

        Assert.Equal(Today.AddDays(-1), home.Until);
    }

    private static Home Home(string building, string? unit) =>
        new() { Id = Ids.Next(), PersonId = Her, BuildingCode = building, Unit = unit, From = new(2026, 1, 1) };
}
