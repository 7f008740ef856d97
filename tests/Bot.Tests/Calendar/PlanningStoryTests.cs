using Hub.Domain.Calendar;
using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary>Who may plan says of an event that it is, without a command: it is planned, and what is a report stays one.</summary>
public sealed class PlanningStoryTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_sentence_with_a_day_a_time_and_an_event_plans_it()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");

        Assert.StartsWith("安排好了：晨光读书会，每两周周三19:00，地点：社区书屋，从1月7日（星期三）算起。", await coordinator.SayAsync("每两周周三晚上七点在社区书屋有晨光读书会"));
        Assert.Equal("安排好了：居民座谈会，1月2日（星期五）15:00—16:00，地点：活动室。", await coordinator.SayAsync("明天下午三点在活动室开居民座谈会"));
        Assert.Equal("安排好了：反诈讲座，1月6日（星期二）9:30—10:30，地点：文化站。", await coordinator.SayAsync("我们准备1月6号上午9点半在文化站办一场反诈讲座。"));
        Assert.StartsWith("安排好了：合唱课，每周五10:00，地点：二楼大厅。", await coordinator.SayAsync("合唱课每周五10点在二楼大厅"));
        Assert.Equal("安排好了：消防演练，1月2日（星期五）16:00—17:00，地点：广场。", await coordinator.SayAsync("明天下午四点组织居民在广场开展消防演练"));
        Assert.StartsWith("“每两周”是星期几？", await coordinator.SayAsync("每两周下午三点在活动室有晨光书画班"));
        Assert.Empty(await AheadAsync("晨光书画班"));
    }

    [Fact]
    public async Task The_same_in_English()
    {
        Talk coordinator = await here.KnownAsync("丁浩然", "en");

        Assert.StartsWith(
            "Planned: reading circle, every other Wednesday, 19:00, at the community library, counted from Wednesday 7 January.",
            await coordinator.SayAsync("There is a reading circle in the community library every other Wednesday at 7 pm"));
        Assert.Equal("Planned: residents' meeting, Friday 2 January, 15:00–16:00, at the club room.", await coordinator.SayAsync("Tomorrow at 3 pm we hold a residents' meeting in the club room"));
        Assert.StartsWith("Planned: tai chi class, every Friday, 8:00, at the square.", await coordinator.SayAsync("The tai chi class is at the square every Friday at 8 am."));
        Assert.Equal("Planned: fire drill, Saturday 3 January, 9:00–10:00, at the square.", await coordinator.SayAsync("We are hosting a fire drill on 3 January at 9:00 at the square"));
        Assert.StartsWith("Planned: chess tournament, every Saturday, 14:00, at the club room.", await coordinator.SayAsync("plan a chess tournament every Saturday at 14:00 at the club room"));
        Assert.Equal("Where is it held? For example “the club room”.", await coordinator.SayAsync("We will hold a safety workshop tomorrow at 4 pm"));
        Assert.Equal("Planned: safety workshop, Friday 2 January, 16:00–17:00, at the school hall.", await coordinator.SayAsync("the school hall"));
        Assert.StartsWith("Which building", await coordinator.SayAsync("The lamp at the club room is off every evening at 7 pm"));
        await coordinator.SayAsync("cancel");
    }

    [Fact]
    public async Task It_lasts_as_long_as_she_says()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");

        Assert.Equal("安排好了：象棋比赛，1月3日（星期六）14:00—16:30，地点：广场。", await coordinator.SayAsync("1月3号下午2点到4点半在广场举办象棋比赛"));
        Assert.Equal("安排好了：急救培训，1月2日（星期五）9:00—11:00，地点：活动室。", await coordinator.SayAsync("明天上午9到11点在活动室有急救培训"));
        Assert.Contains("1月7日（星期三）15:00—16:30", await coordinator.SayAsync("安排剪纸课每周三15点在活动室，一个半小时"));
        Assert.Contains("每周三15:00—16:30 → 每周四16:00—18:00", await coordinator.SayAsync("剪纸课改到每周四16点到18点"));
        Assert.Contains("1月1日（星期四）16:00—18:00", await coordinator.ChooseAsync("确定这样改"));
        Assert.Contains("从1月8日（星期四）16:00—18:00改到1月9日（星期五）10:00—11:00", await coordinator.SayAsync("把1月8号的剪纸课改到1月9号10点到11点"));
        Assert.Contains("1月9日（星期五）10:00—11:00", await coordinator.ChooseAsync("确定改"));
        Assert.Contains("1月3日（星期六）14:00—16:30 → 1月3日（星期六）14:00—15:00", await coordinator.SayAsync("象棋比赛的时间改成一个小时"));
        await coordinator.ChooseAsync("不改了");
        Assert.Contains("时长", await coordinator.SayAsync("明天上午9点在活动室有急救讲座，24个半小时"));

        Talk english = await here.KnownAsync("丁浩然", "en");
        Assert.Equal(
            "Planned: go tournament, Saturday 3 January, 14:00–16:00, at the square.", await english.SayAsync("We will hold a go tournament on 3 January from 2 to 4 pm at the square"));
    }

    [Fact]
    public async Task Of_a_name_that_is_there_she_says_whether_it_changes_or_is_another()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("每周三晚上七点在社区书屋有星光读书会");
        const string Again = "每周四晚上七点到九点在活动室有星光读书会";

        Assert.Equal(
            "“星光读书会”已经有了：每周三19:00—20:00，地点：社区书屋。要把它改成您说的这样，还是另外安排一个？ [1 改它] [2 另外安排一个]", await coordinator.SayAsync(Again));
        string change = await coordinator.SayAsync("1");
        Assert.Contains("时间：每周三19:00—20:00 → 每周四19:00—21:00", change);
        Assert.Contains("地点：社区书屋 → 活动室", change);
        await coordinator.ChooseAsync("确定这样改");
        Assert.Equal(["活动室"], await AheadAsync("星光读书会"));

        await coordinator.SayAsync("安排星光读书会每月15号9点在广场");
        Assert.StartsWith("安排好了：星光读书会，每月15号9:00，地点：广场。", await coordinator.ChooseAsync("另外安排一个"));
        Assert.Equal(["广场", "活动室"], (await AheadAsync("星光读书会")).Order(StringComparer.Ordinal));

        // Where it is may be asked after that.
        Assert.Contains("已经有了", await coordinator.SayAsync("明天下午三点开星光读书会"));
        Assert.StartsWith("在哪里举办？", await coordinator.ChooseAsync("另外安排一个"));
        Assert.StartsWith("安排好了：星光读书会，1月2日（星期五）15:00—16:00，地点：门厅。", await coordinator.SayAsync("门厅"));
    }

    [Theory]
    [InlineData("明天下午三点要停水没人通知")]
    [InlineData("每天晚上七点楼下有人跳广场舞太吵")]
    [InlineData("明天下午三点活动室的灯要修一下")]
    [InlineData("每天晚上七点居委会门口的灯不亮，没法开会")]
    public async Task What_describes_a_problem_stays_a_report(string words)
    {
        Talk coordinator = await here.KnownAsync("林晓彤");

        Assert.Contains("哪栋楼", await coordinator.SayAsync(words));

        await coordinator.SayAsync("取消");
    }

    [Fact]
    public async Task What_may_be_either_is_asked()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        const string Either = "每天晚上七点楼下有老乡聚会";

        Assert.Equal("您是要安排“老乡聚会”，还是要反映问题？ [1 安排活动] [2 反映问题]", await coordinator.SayAsync(Either));
        Assert.Contains("哪栋楼", await coordinator.ChooseAsync("反映问题"));
        await coordinator.SayAsync("取消");
        await coordinator.SayAsync(Either);
        Assert.StartsWith("安排好了：老乡聚会，每天19:00，地点：楼下。", await coordinator.SayAsync("1"));

        Talk english = await here.KnownAsync("丁浩然", "en");
        Assert.Equal(
            "Do you want to plan “party”, or to report something? [1 Plan an event] [2 Report something]",
            await english.SayAsync("There is a party in building 3 every day at 11 pm"));
        Assert.Contains("Please check", await english.ChooseAsync("Report something"));
        await english.SayAsync("cancel");
    }

    [Fact]
    public async Task Only_who_may_plan_and_only_where_no_form_is_open()
    {
        const string Words = "每周四晚上七点在社区书屋有夜读会";

        Assert.DoesNotContain("安排", await (await here.ResidentAsync(3)).SayAsync(Words));
        Assert.DoesNotContain("安排", await (await here.KnownAsync("李桂兰")).SayAsync(Words));
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("灯坏了");
        Assert.DoesNotContain("安排", await coordinator.SayAsync(Words));
        await coordinator.SayAsync("取消");
        Assert.Empty(await AheadAsync("夜读会"));
    }

    [Fact]
    public async Task A_command_may_name_the_time_first_and_leave_out_the_place()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");

        Assert.StartsWith("安排好了：晚风诗会，每两周周三19:00，地点：社区书屋，", await coordinator.SayAsync("安排每两周周三晚上七点在社区书屋开晚风诗会"));
        Assert.Equal("在哪里举办？说地点就行，例如“社区活动室”。", await coordinator.SayAsync("安排楼长例会每周一9点"));
        Assert.StartsWith("太长了，请控制在200字以内", await coordinator.SayAsync(new string('远', 201)));
        Assert.StartsWith("安排好了：楼长例会，每周一9:00，地点：居委会会议室。", await coordinator.SayAsync("居委会会议室"));
    }

    [Fact]
    public async Task A_long_title_is_taken_and_one_that_is_too_long_is_refused_in_words()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        string title = "浑河湾社区老年人智能手机使用与防范电信网络诈骗知识普及系列公益讲座"; // 33 characters.

        Assert.StartsWith($"安排好了：{title}，每周二15:00，地点：活动室。", await coordinator.SayAsync($"安排{title}每周二15点在活动室"));
        Assert.Contains("活动室", await (await here.KnownAsync("田雨欣")).SayAsync($"下次{title}是什么时候"));
        Assert.Contains("每周二15:00 → 每周四15:00", await coordinator.SayAsync($"{title}改到每周四"));
        await coordinator.ChooseAsync("不改了");
        Assert.Contains($"把{title}从1月13日（星期二）15:00—16:00改到1月14日（星期三）15:00—16:00", await coordinator.SayAsync($"把1月13号的{title}改到1月14号15点"));
        await coordinator.ChooseAsync("不改了");
        Assert.Contains($"{title}以后都不办了", await coordinator.SayAsync($"取消系列{title}"));
        await coordinator.ChooseAsync("不改了");
        Assert.Equal("这样不行：\n名称太长，请控制在200字以内", await coordinator.SayAsync($"安排{new string('长', 200)}会每周二15点在活动室"));
        Assert.Equal("这样不行：\n名称太长，请控制在200字以内", await coordinator.SayAsync($"每周二15点在活动室开{new string('长', 1000)}会"));

        Talk english = await here.KnownAsync("丁浩然", "en");
        string talk = "introduction to online fraud and how to protect your savings for the elderly course"; // 83 characters.
        Assert.StartsWith($"Planned: {talk}, every Tuesday, 10:00, at the club room.", await english.SayAsync($"schedule an {talk} every Tuesday at 10:00 at the club room"));
        Assert.Contains("Everything after today is cancelled", await english.SayAsync($"end the series {talk}"));
        await english.ChooseAsync("Leave it");
        Assert.Equal(
            "That does not hold:\nthe title is too long: please keep it under 200 characters",
            await english.SayAsync($"schedule a {string.Join(' ', Enumerable.Repeat("very", 45))} long talk every Tuesday at 10:00 at the club room"));
    }

    private Task<string[]> AheadAsync(string title) => here.Hub.Store.ReadAsync(async rows =>
    {
        List<Series> named = (await rows.Calendar.AtAsync([Neighbourhood.Community], new(2026, 1, 1), default)).FindAll(series => series.Title.Zh == title);
        return named.Select(series => series.Place.Zh).ToArray();
    }, default);
}
