using Hub.Bot.Tests.Notices;
using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Residents say where they live, and the notices of that building come to them.</summary>
public abstract class HomeTests(Neighbourhood here)
{
    [Fact]
    public async Task A_resident_enters_her_home_gets_its_notices_moves_and_moves_away()
    {
        Talk her = await here.ResidentAsync();
        Talk other = await here.ResidentAsync(21);

        string noted = await her.SayAsync("我住21号楼2单元");
        Assert.Contains("要收这栋楼的通知吗", noted);
        await here.TellAsync(21, "还没有登记，收不到这条", "还没有登记，收不到这条");
        Assert.Contains("好的，21号楼2单元的通知以后就发给您", await her.ChooseAsync("收21号楼2单元的通知"));
        await here.TellAsync(21, "21号楼明天停水", "21号楼明天停水");
        await her.HearAsync("21号楼明天停水");
        Assert.Contains("· 住处：21号楼2单元\n", await her.SayAsync("我的设置"));

        Assert.Contains("您登记的住处是21号楼2单元。搬到这里了，还是", await her.SayAsync("我住22号楼"));
        Assert.Contains("您现在住22号楼", await her.ChooseAsync("搬到22号楼了"));
        await here.TellAsync(21, "21号楼后天停水", "21号楼后天停水");
        await here.TellAsync(22, "22号楼后天停水", "22号楼后天停水");
        await her.HearAsync("22号楼后天停水");

        Assert.Contains("22号楼的通知不再发给您", await her.SayAsync("我搬走了"));
        Assert.Contains("· 住处：没有登记", await her.SayAsync("我的设置"));
        await here.TellAsync(22, "22号楼大后天停水", "22号楼大后天停水");
        Assert.Contains("本来就收不到楼里的通知", await her.SayAsync("我不住这里了"));
        Assert.All(["还没有登记，收不到这条", "21号楼后天停水", "22号楼大后天停水"], words => Assert.DoesNotContain(her.Chat.Log, line => line.Text.Contains(words, StringComparison.Ordinal)));
        // To stand at a door is not to live there.
        Assert.DoesNotContain(other.Chat.Log, line => line.Text.Contains("21号楼明天停水", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_a_doors_poster_one_press_is_enough_and_a_second_makes_no_second_home()
    {
        Talk her = await here.ResidentAsync(23);

        Assert.Contains("23号楼的通知以后就发给您", await her.ChooseAsync("收23号楼的通知"));
        Assert.Contains("23号楼的通知以后就发给您", await her.SayAsync("我要收本楼的通知"));

        Assert.Equal(["1"], await here.AskAsync($"""SELECT count(*) FROM homes WHERE "BuildingCode" = '{Neighbourhood.Building(23)}' AND "Until" IS NULL"""));
    }

    [Fact]
    public async Task Who_lives_in_two_buildings_says_which_she_left_and_may_take_it_back()
    {
        Talk her = await here.ResidentAsync();
        await her.SayAsync("我要收24号楼1单元的通知");
        await her.SayAsync("我也住25号楼");
        Assert.Contains("25号楼的通知以后", await her.ChooseAsync("25号楼的也收"));

        Assert.Contains("哪一处不住了", await her.SayAsync("我搬走了"));
        Assert.Contains("24号楼1单元的通知不再发给您", await her.ChooseAsync("24号楼1单元"));
        Assert.Contains("24号楼1单元的通知以后", await her.ChooseAsync("我还住24号楼1单元"));
        Assert.Contains("您没有登记住在26号楼", await her.SayAsync("我不住26号楼了"));
        Assert.Contains("25号楼的通知不再发给您", await her.SayAsync("我从25号楼搬走了"));
        Assert.Contains("您没有登记住在26号楼", await her.SayAsync("我不在26号楼住了"));
        Assert.Contains("· 住处：24号楼1单元\n", await her.SayAsync("我的设置"));
    }

    [Theory]
    [InlineData("zh", "订阅通知")]
    [InlineData("zh", "我想收小区的通知")]
    [InlineData("zh", "停水能提前通知我吗？")]
    [InlineData("zh", "以后停水停电通知我一声")]
    [InlineData("zh", "怎么收到停水通知？")]
    [InlineData("zh", "我们楼的通知能发给我吗")]
    [InlineData("en", "How do I get notices?")]
    [InlineData("en", "please tell me when the water is cut")]
    public async Task Who_wants_notices_is_asked_where_she_lives(string locale, string words)
    {
        Talk her = await here.ResidentAsync(0, locale);

        Assert.Contains(locale == "zh" ? "您住哪栋楼" : "Which building do you live in", await her.SayAsync(words));
        Assert.Contains(locale == "zh" ? "27号楼的通知以后就发给您" : "you get the notices for building 27", await her.SayAsync(locale == "zh" ? "27号楼" : "building 27"));
    }

    [Theory]
    [InlineData("zh", "我从28号楼搬到29号楼了", "您现在住29号楼：以后收这里的通知，28号楼的不再发给您")]
    [InlineData("en", "we have moved from building 28 to building 29", "you live in building 29 now: you get its notices, and no more of building 28")]
    [InlineData("zh", "我搬到28号楼的洗衣机漏水", "类别：")]
    public async Task Who_moves_is_where_she_moved_to(string locale, string words, string answer)
    {
        Talk her = await here.ResidentAsync(28, locale);
        await her.ChooseAsync(locale == "zh" ? "收28号楼的通知" : "Get notices for building 28");

        Assert.Contains(answer, await her.SayAsync(words));
    }

    [Theory]
    [InlineData("停水通知我没收到，27号楼", "提交")]
    [InlineData("停水了，通知一下物业，27号楼", "提交")]
    [InlineData("楼上搬家把27号楼电梯弄坏了", "提交")]
    [InlineData("我住27号楼，楼道灯坏了", "提交")]
    [InlineData("我要收99号楼的通知", "没有找到“99号楼”")]
    [InlineData("我搬到99号楼了", "没有找到“99号楼”")]
    public async Task What_is_another_matter_is_no_home(string words, string answer)
    {
        Talk her = await here.ResidentAsync();

        Assert.Contains(answer, await her.SayAsync(words));
        Assert.Contains("· 住处：没有登记", await her.SayAsync("我的设置"));
    }
}

public sealed class HomeOnSqliteTests(Neighbourhood here) : HomeTests(here), IClassFixture<Neighbourhood>;

public sealed class HomeOnPostgresTests(PostgresNeighbourhood here) : HomeTests(here), IClassFixture<PostgresNeighbourhood>;
