using Hub.Domain.Notices;
using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Danger: the number first, filed at once, the whole chain told, only 'where' asked, and never is it implied that Hub called.</summary>
public sealed class RedLineTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    /// <summary>Building 3: its head, grid worker, grid leader, emergency chief, coordinators and secretary.</summary>
    private static readonly string[] WholeChain = ["丁浩然", "周玉珍", "宋雅芝", "李桂兰", "林晓彤", "罗铁军", "高振邦"];

    [Theory]
    [InlineData("zh", "3号楼二单元楼道里一股煤气味", "别开关任何电器", "119", "Gas")]
    [InlineData("zh", "3号楼着火了", "打 119", "走楼梯", "Fire")]
    [InlineData("zh", "3号楼楼道电线冒火花了", "别碰电线", "95598", "Wires")]
    [InlineData("zh", "3号楼电梯困人了", "报警键", "119", "Lift")]
    [InlineData("zh", "3号楼门口有根电线掉地上了还带电", "8米", "95598", "LiveWire")]
    [InlineData("zh", "3号楼有老人晕倒在楼道里", "120", "110", "Person")]
    [InlineData("zh", "我在3号楼，我不想活了", "12356", "别一个人", "Suicide")]
    [InlineData("en", "strong smell of gas in building 3 unit 2", "Touch no switch", "119", "Gas")]
    [InlineData("en", "building 3 is on fire", "Call 119", "stairs", "Fire")]
    [InlineData("en", "wires are sparking in the stairway of building 3", "Do not touch", "95598", "Wires")]
    [InlineData("en", "someone is trapped in the lift of building 3", "alarm button", "119", "Lift")]
    [InlineData("en", "a live wire has fallen on the ground at building 3", "8 metres", "95598", "LiveWire")]
    [InlineData("en", "an old man collapsed in building 3 and is unconscious", "120", "110", "Person")]
    [InlineData("en", "i am in building 3 and i want to kill myself", "12356", "alone", "Suicide")]
    public async Task The_number_comes_first_and_the_whole_chain_is_told_at_once(string locale, string words, string first, string number, string kind)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        string answer = await her.SayAsync(words);

        Assert.StartsWith("🔴", answer);
        Assert.Contains(first, answer.Split('\n')[0]);
        Assert.Contains(number, answer.Split('\n')[0]);
        Assert.Contains(locale == "zh" ? "我不能替您打" : "cannot call", answer);
        Assert.DoesNotContain("已报警", answer);
        Assert.DoesNotContain("have called", answer);
        Assert.DoesNotContain("？", answer);
        Assert.Equal([$"{kind}|RedLine|Dispatched|{Neighbourhood.Building(3)}"],
            await here.AskAsync($"""SELECT "RedLine", "Urgency", "Status", "AreaCode" FROM requests WHERE "Number" = {her.Number}"""));
        Assert.Equal(WholeChain, await here.ToldAsync(her.Number));
        Assert.Equal([$"{(int)Lane.Alert}"], await here.AskAsync(
            $"""SELECT DISTINCT d."Lane" FROM deliveries d JOIN notices n ON d."NoticeId" = n."Id" JOIN requests r ON n."RequestId" = r."Id" WHERE r."Number" = {her.Number}"""));
    }

    [Theory]
    [InlineData("zh", "着火了", "在哪栋楼", "5号楼", "地点已告诉他们：5号楼", "二单元，楼上还有老人", "已转告")]
    [InlineData("en", "fire!", "which building", "building 5", "They know the place now: building 5", "unit 2, there are old people upstairs", "I have told them")]
    public async Task With_no_place_the_desk_is_told_only_where_is_asked_and_then_the_chain_of_the_place(
        string locale, string words, string asks, string where, string noted, string more, string passed)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        Assert.Contains(asks, await her.SayAsync(words));
        long number = her.Number;
        Assert.Equal(["丁浩然", "宋雅芝", "林晓彤"], await here.ToldAsync(number));

        Assert.Contains(noted, await her.SayAsync(where));
        await Neighbourhood.UntilAsync(async () => (await here.ToldAsync(number)).Contains("李桂兰"));
        Assert.Contains("罗铁军", await here.ToldAsync(number));
        Assert.Contains(passed, await her.SayAsync(more));
        Assert.Equal([more], await here.AskAsync(
            $"""SELECT "Note" FROM timeline t JOIN requests r ON t."RequestId" = r."Id" WHERE r."Number" = {number} AND "Step" = 'Add' ORDER BY "Seq" DESC LIMIT 1"""));
    }

    [Theory]
    [InlineData("zh", "着火了", "我按3号楼通知的", "是", "已经知道地点")]
    [InlineData("zh", "着火了", "我按3号楼通知的", "不是，在5号楼", "地点已告诉他们：5号楼")]
    [InlineData("en", "there is a fire", "I sent them to building 3", "yes", "they know the place")]
    [InlineData("en", "there is a fire", "I sent them to building 3", "no, it is building 5", "building 5")]
    public async Task Known_only_by_the_poster_the_place_is_used_and_checked(string locale, string words, string sent, string answer, string noted)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(sent, await her.SayAsync(words));
        Assert.Contains(noted, await her.SayAsync(answer));
    }

    [Theory]
    [InlineData("zh", "3号楼着火了", "火越来越大了，着火了快来人", "已转告他们")]
    [InlineData("en", "building 3 is on fire", "the fire is getting bigger, it is on fire", "I have told them")]
    public async Task The_same_danger_said_again_is_passed_on_and_filed_once(string locale, string words, string again, string told)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        long number = her.Number;
        string answer = await her.SayAsync(again);

        Assert.StartsWith("🔴", answer);
        Assert.Contains(told, answer);
        Assert.Equal([number], her.Numbers);
    }

    [Theory]
    [InlineData("zh", "3号楼灯坏了", "着火了", "🔴", "提交", "编号")]
    [InlineData("en", "the lamp in building 3 is broken", "fire in the kitchen, everything is burning", "🔴", "bye", "number")]
    public async Task In_the_middle_of_a_form_it_goes_first_and_the_form_is_still_filed(
        string locale, string matter, string danger, string first, string end, string filed)
    {
        Talk her = await here.ResidentAsync(3, locale);

        await her.SayAsync(matter);
        Assert.StartsWith(first, await her.SayAsync(danger));
        long alarm = her.Number;
        here.Clock.Advance(TimeSpan.FromMinutes(10));
        await her.HearAsync(filed);

        Assert.NotEqual(alarm, her.Number);
        Assert.Equal([matter], await here.AskAsync($"""SELECT "Text" FROM requests WHERE "Number" = {her.Number}"""));
        Assert.NotEqual("", end);
    }

    [Theory]
    [InlineData("上个月着火那个事怎么样了")]
    [InlineData("物业太差了，我火大得很，3号楼灯坏了也没人修")]
    [InlineData("去年3号楼着过火，墙还是黑的没人刷")]
    [InlineData("what happened with the fire last month")]
    [InlineData("the fire drill last year in building 3 was fine, but the doors are dirty")]
    public async Task The_past_and_figures_of_speech_raise_no_alarm(string words)
    {
        Talk her = await here.ResidentAsync();

        Assert.DoesNotContain("🔴", await her.SayAsync(words));
    }

    [Fact]
    public async Task A_number_that_two_compounds_share_goes_to_the_desk_and_is_asked_by_name()
    {
        await using TwoCompoundsHolder two = await TwoCompoundsHolder.StartAsync();
        Talk her = await two.Here.ResidentAsync();

        string answer = await her.SayAsync("40号楼着火了");
        Assert.Contains("河湾花园", answer);
        Assert.Contains("临江苑", answer);
        long number = her.Number;
        Assert.Contains("地点已告诉他们：40号楼", await her.SayAsync("临江苑"));

        Assert.Equal([TwoCompounds.SecondForty], await two.Here.AskAsync($"""SELECT "AreaCode" FROM requests WHERE "Number" = {number}"""));
    }

    [Fact]
    public async Task After_the_alarm_another_matter_is_filed_as_usual_and_thanks_are_only_thanks()
    {
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("3号楼着火了");
        long alarm = her.Number;

        Assert.Contains("电话", await her.SayAsync("谢谢"));
        await her.SayAsync("不用");
        Assert.Contains("请您核对", await her.SayAsync("3号楼的垃圾没人收"));
        await her.SayAsync("1");

        Assert.NotEqual(alarm, her.Number);
    }

    private sealed class TwoCompoundsHolder : IAsyncDisposable
    {
        public TwoCompounds Here { get; } = new();

        public static async Task<TwoCompoundsHolder> StartAsync()
        {
            TwoCompoundsHolder holder = new();
            await holder.Here.InitializeAsync();
            return holder;
        }

        public async ValueTask DisposeAsync() => await Here.DisposeAsync();
    }
}
