using Hub.Bot.Tests.Notices;
using Hub.Domain.Calendar;
using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary>A series gets other days, another time or another place in chat: what will be is shown first, then it is made so.</summary>
public abstract class SeriesStoryTests(Neighbourhood here)
{
    [Fact]
    public async Task A_series_gets_another_day_time_and_place_and_what_somebody_moved_stays()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("安排读书会每周三15点在活动室");
        await coordinator.SayAsync("把1月14号的读书会改到1月15号15点");
        await coordinator.ChooseAsync("确定改");

        Assert.Equal(
            """
            读书会今后这样改：
            · 时间：每周三15:00 → 每周五16:00
            · 地点：活动室 → 图书馆二楼
            · 单独改过或取消过的1场不变
            接下来是：
            · 1月2日（星期五）16:00—17:00
            · 1月9日（星期五）16:00—17:00
            · 1月15日（星期四）15:00—16:00
            已经收到提醒或预约的人会收到更正。确定吗？ [1 确定这样改] [2 不改了]
            """,
            await coordinator.SayAsync("把读书会改到每周五16点在图书馆二楼"));
        Assert.Equal("1月7日（星期三）15:00—16:00，活动室", (await AheadAsync("读书会"))[0]);
        Assert.Contains("没有改动", await coordinator.ChooseAsync("不改了"));

        await coordinator.SayAsync("读书会改到每周五16点，地点改到图书馆二楼");
        Assert.Equal(
            "改好了：读书会，每周五16:00，地点：图书馆二楼。下一次是1月2日（星期五）16:00—17:00。\n· 时间：每周三15:00 → 每周五16:00\n· 地点：活动室 → 图书馆二楼\n· 还没有人收到提醒或预约，不用更正",
            await coordinator.ChooseAsync("确定这样改"));
        Assert.Equal(
            ["1月2日（星期五）16:00—17:00，图书馆二楼", "1月9日（星期五）16:00—17:00，图书馆二楼", "1月15日（星期四）15:00—16:00，活动室"], (await AheadAsync("读书会"))[..3]);
        Assert.Contains("读书会本来就是每周五16:00，地点：图书馆二楼，没有改动。", await coordinator.SayAsync("读书会时间改到下午4点"));

        Assert.Contains("· 时间：每周五16:00 → 每周五9:30\n", await coordinator.SayAsync("系列读书会的时间从16点改成上午9点半"));
        await coordinator.SayAsync("1");
        Assert.Contains("· 地点：图书馆二楼 → 门球场\n", await coordinator.SayAsync("读书会地点换到门球场"));
        await coordinator.SayAsync("1");
        Assert.Contains("1月9日（星期五）9:30—10:30，门球场", await AheadAsync("读书会"));
    }

    [Fact]
    public async Task Everybody_may_ask_when_and_where_an_event_is_by_its_name_and_what_only_names_it_is_no_question()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("安排诗词会每周三15点在文化站");
        Talk resident = await here.KnownAsync("田雨欣");

        Assert.All(
            ["下次诗词会是什么时候", "诗词会几点开始？", "请问诗词会在哪里", "诗词会下次是哪天", "when is the next 诗词会", "Where is 诗词会 held?"],
            words => Assert.Contains("文化站", resident.SayAsync(words).Result));
        Assert.Contains("文化站", await coordinator.SayAsync("诗词会是什么时候"));
        Assert.DoesNotContain("15:00", await resident.SayAsync("诗词会什么时候能小声一点，吵死了"));
    }

    [Fact]
    public async Task The_monthly_meeting_is_called_by_its_kind_and_a_reminder_that_would_come_too_late_is_left_out()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("设推进会，居委会会议室");
        string shown = await coordinator.SayAsync("推进会改到每月第二个星期二7点半");
        Assert.Contains("浑河湾社区工作推进会今后这样改：\n· 时间：每月最后一个星期五14:00 → 每月第二个星期二7:30\n· 当天8:00的提醒晚于开始时间，以后不发\n接下来是：\n· 1月13日（星期二）7:30—9:30\n", shown);
        Assert.Contains("改好了：浑河湾社区工作推进会，每月第二个星期二7:30，地点：居委会会议室。下一次是1月13日", await coordinator.ChooseAsync("确定这样改"));
        string both = await coordinator.SayAsync("每月推进会的日子改到5号和25号");
        Assert.Contains("每月第二个星期二7:30 → 每月5号、25号7:30", both);
        Assert.DoesNotContain("8:00", both);

        // One date of it is still moved alone.
        Assert.Contains("把浑河湾社区工作推进会从1月13日（星期二）7:30—9:30改到1月14日（星期三）9:00—11:00", await coordinator.SayAsync("把13号的推进会改到14号9点"));
        Assert.Contains("推进会是每月第二个星期二7:30，没有改动。只改一场，请说“把1月13日（星期二）改到…”；以后每场都改", await coordinator.SayAsync("推进会改到1月14号9点"));
    }

    [Fact]
    public async Task Whoever_was_reminded_hears_of_the_change_once()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        DateTimeOffset now = here.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        string day = "日一二三四五六"[(int)now.DayOfWeek].ToString();
        await coordinator.SayAsync($"安排消夏联席会每周{day}{now.Hour + 1}点30分在会议室");
        here.Clock.Skip(TimeSpan.FromMinutes(31));
        await coordinator.HearAsync("【值守提醒】消夏联席会");

        await coordinator.SayAsync($"消夏联席会改到{now.Hour + 3}点在广场");
        string made = await coordinator.ChooseAsync("确定这样改");
        Assert.StartsWith("改好了：消夏联席会", made);
        Assert.Matches("那场的更正发给[1-9][0-9]?人：收到过提醒的", made);
        await coordinator.HearAsync("【变更】", "消夏联席会", "广场");
        Assert.Equal(["1"], await here.AskAsync(
            """SELECT count(*) FROM reminded r JOIN occurrences o ON o."Id" = r."OccurrenceId" WHERE r."Key" LIKE 'correction/%' AND CAST(o."Place" AS text) LIKE '%广场%'"""));
    }

    [Fact]
    public async Task Of_several_of_one_name_she_says_which_and_an_old_card_makes_no_newer_change()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("安排太极课每周二8点在广场");
        here.Clock.Advance(TimeSpan.FromSeconds(1));
        await coordinator.SayAsync("安排太极课每周六8点在广场");
        await coordinator.ChooseAsync("另外安排一个");
        Assert.Equal("改哪一个？ [1 太极课（浑河湾社区，每周二8:00）] [2 太极课（浑河湾社区，每周六8:00）]", await coordinator.SayAsync("太极课改到每周日9点"));
        Assert.Contains("太极课今后这样改：\n· 时间：每周六8:00 → 每周日9:00\n接下来是：", await coordinator.SayAsync("2"));
        ChatLine old = coordinator.Chat.Log[^1];
        Assert.Contains("每周六8:00 → 每周日10:00", await PickAsync(coordinator, "太极课改到每周日10点", "2"));
        Assert.Contains("没有再改", await coordinator.AnswerToAsync(await coordinator.Chat.PressAsync(old, "确定这样改")));
        await PickAsync(coordinator, "太极课改到每周日10点", "2");
        Assert.Contains("改好了：太极课，每周日10:00", await coordinator.ChooseAsync("确定这样改"));

        // Somebody else changed it while the card lay before her.
        await PickAsync(coordinator, "太极课改到每周四10点", "1");
        Talk colleague = await here.KnownAsync("丁浩然");
        await PickAsync(colleague, "太极课地点改到小公园", "1");
        Assert.Contains("改好了", await colleague.ChooseAsync("确定这样改"));
        Assert.Contains("刚才有人改过", await coordinator.ChooseAsync("确定这样改"));

        // To end one is asked twice: once which, once whether.
        Assert.Contains("取消哪一个？ [1 太极课（浑河湾社区，每周二8:00）] [2 太极课（浑河湾社区，每周日10:00）]", await coordinator.SayAsync("取消系列太极课"));
        Assert.Contains("太极课以后都不办了，今天之后的都取消", await coordinator.ChooseAsync("太极课（浑河湾社区，每周日10:00）"));
        Assert.Contains("没有改动", await coordinator.ChooseAsync("不改了"));
        await coordinator.SayAsync("以后不再开太极课");
        await coordinator.SayAsync("2");
        Assert.Contains("太极课今天之后不再举行", await coordinator.ChooseAsync("确定，以后不办了"));
        Assert.All(await AheadAsync("太极课"), one => Assert.EndsWith("8:00—9:00，小公园", one));
    }

    [Fact]
    public async Task What_cannot_be_read_or_does_not_exist_is_said_and_changes_nothing()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("安排合唱班每周四10点在活动室");
        foreach (string odd in (string[])["每周八", "每周四25点", "每月32号", "每百周周三", "再晚些"])
        {
            Assert.StartsWith($"“{odd}”看不懂，合唱班没有改动。日子请说“每周四”", await coordinator.SayAsync($"合唱班改到{odd}"));
        }
        Assert.StartsWith("合唱班要改成什么？例如“合唱班改到每周四16点”", await coordinator.SayAsync("合唱班改到"));
        Assert.StartsWith("没有找到合唱绘班。您能管的有：\n· ", await coordinator.SayAsync("合唱绘班改到每周三10点"));
        string far = new('远', 201);
        Assert.Equal("这样不行：\n地点太长，请控制在200字以内", await coordinator.SayAsync($"合唱班地点改到{far}"));
        Assert.Equal("这样不行：\n地点太长，请控制在200字以内", await coordinator.SayAsync($"安排版画班每周四10点在{far}"));
        Assert.Equal("这样不行：\n地点太长，请控制在200字以内", await coordinator.SayAsync($"设接待日，河湾花园，{far}"));
        Assert.Empty(await AheadAsync("版画班"));
        Assert.Contains("1月8日（星期四）10:00—11:00，活动室", await AheadAsync("合唱班"));

        Assert.Contains("哪栋楼", await coordinator.SayAsync("垃圾清运改到每周三10点"));
        await coordinator.SayAsync("算了");

        // Who plans nothing is not taken to mean a series.
        Assert.DoesNotContain("合唱班", await (await here.KnownAsync("李桂兰")).SayAsync("合唱班改到每周三10点"));
        Assert.DoesNotContain("确定这样改", await (await here.ResidentAsync(3)).SayAsync("合唱班改到每周三10点"));
    }

    [Fact]
    public async Task Every_other_week_counts_from_the_day_that_was_said_or_the_next_such_day_and_what_is_unclear_is_asked()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        Assert.Equal(
            "安排好了：书画班，每两周周三15:00，地点：活动室，从1月14日（星期三）算起。"
            + "接下来是1月14日（星期三）15:00—16:00、1月28日（星期三）15:00—16:00、2月11日（星期三）15:00—16:00。"
            + "不是这几周，就说“书画班改到每两周周三，从1月14日起”这样的；以后不办了就说“取消系列书画班”。",
            await coordinator.SayAsync("安排书画班每两周周三15点，从1月14日起，在活动室"));
        Assert.Contains("剪纸班，每两周周二10:00，地点：社区，从1月6日（星期二）算起", await coordinator.SayAsync("安排剪纸班隔周周二10点在社区"));

        // Another time leaves the weeks as they are, and so do the same words again.
        Assert.Contains("· 时间：每两周周三15:00 → 每两周周三16:00\n接下来是：\n· 1月14日（星期三）16:00—17:00\n· 1月28日", await coordinator.SayAsync("书画班改到每两周周三16点"));
        await coordinator.ChooseAsync("不改了");
        Assert.Equal(
            """
            书画班今后这样改：
            · 时间：每两周周三15:00 → 每两周周五15:00
            · 从1月2日（星期五）算起
            接下来是：
            · 1月2日（星期五）15:00—16:00
            · 1月16日（星期五）15:00—16:00
            · 1月30日（星期五）15:00—16:00
            已经收到提醒或预约的人会收到更正。确定吗？ [1 确定这样改] [2 不改了]
            """,
            await coordinator.SayAsync("书画班改到隔周周五"));
        await coordinator.ChooseAsync("确定这样改");
        Assert.Contains("· 从1月9日（星期五）算起\n接下来是：\n· 1月9日（星期五）15:00—16:00\n· 1月23日", await coordinator.SayAsync("书画班从1月9日起改到每两周周五"));
        Assert.Contains("改好了：书画班，每两周周五15:00，地点：活动室。下一次是1月9日", await coordinator.ChooseAsync("确定这样改"));
        Assert.Equal(["1月9日（星期五）15:00—16:00，活动室", "1月23日（星期五）15:00—16:00，活动室"], (await AheadAsync("书画班"))[..2]);
        Assert.Contains("每两周周五15:00 → 每两个月5号15:00\n· 从1月5日（星期一）算起\n接下来是：\n· 1月5日（星期一）15:00—16:00\n· 3月5日", await coordinator.SayAsync("书画班改到每两个月5号"));
        await coordinator.ChooseAsync("不改了");

        // The days stay where only the rhythm is said.
        Assert.Contains("每两周周五15:00 → 每周五15:00\n接下来是", await coordinator.SayAsync("书画班改成每周一次"));
        await coordinator.ChooseAsync("不改了");

        Assert.StartsWith("“每隔两周”可能有几种意思", await coordinator.SayAsync("书画班改到每隔两周周五"));
        Assert.StartsWith("“每两个月一次”是哪一天", await coordinator.SayAsync("书画班改成每两个月一次"));
        Assert.StartsWith("“从12月1日起”是哪一年", await coordinator.SayAsync("书画班从12月1日起改到隔周周五"));
        Assert.StartsWith("只能改到今后13个月内", await coordinator.SayAsync("书画班改到隔周周五，从2028年1月7日起"));
        Assert.StartsWith("“每两周”是星期几", await coordinator.SayAsync("安排插花班每两周15点在活动室"));
        Assert.StartsWith("“双周”可能有几种意思", await coordinator.SayAsync("安排插花班双周周三15点在活动室"));
        Assert.Empty(await AheadAsync("插花班"));
        Assert.Equal("1月9日（星期五）15:00—16:00，活动室", (await AheadAsync("书画班"))[0]);
    }

    [Fact]
    public async Task What_is_held_once_is_moved_with_all_that_belongs_to_it()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("安排灯谜会2月3日15点在广场");
        Assert.Equal(
            "灯谜会这样改：\n· 时间：2月3日（星期二）15:00—16:00 → 2月4日（星期三）9:30—10:30\n· 地点：广场 → 礼堂\n已经收到提醒或预约的人会收到更正。确定吗？ [1 确定这样改] [2 不改了]",
            await coordinator.SayAsync("灯谜会改到2月4号上午9点半在礼堂"));
        Assert.Equal("改好了：灯谜会，2月4日（星期三）9:30—10:30，地点：礼堂。", await coordinator.ChooseAsync("确定这样改"));
        Assert.Equal(["2月4日（星期三）9:30—10:30，礼堂"], await AheadAsync("灯谜会"));
        Assert.Contains("没有改动", await coordinator.SayAsync("灯谜会改到2月4号"));
    }

    private static async Task<string> PickAsync(Talk talk, string words, string number)
    {
        await talk.SayAsync(words);
        return await talk.SayAsync(number);
    }

    // What is to come of all series of a title.
    private Task<string[]> AheadAsync(string title) => here.Hub.Store.ReadAsync(async rows =>
    {
        DateTimeOffset now = here.Clock.GetUtcNow();
        List<Series> named = (await rows.Calendar.AtAsync([Neighbourhood.Community], new(2026, 1, 1), default)).FindAll(series => series.Title.Zh == title);
        List<Occurrence> ahead = await rows.Calendar.BetweenAsync([.. named.Select(series => series.Id)], now, DateTimeOffset.MaxValue, 500, default);
        return ahead.Where(one => one.IsOn).Select(one => $"{one.When(named[0], now).Zh}，{one.Place.Zh}").ToArray();
    }, default);
}

public sealed class SeriesStoryOnSqliteTests(Neighbourhood here) : SeriesStoryTests(here), IClassFixture<Neighbourhood>;

public sealed class SeriesStoryOnPostgresTests(PostgresNeighbourhood here) : SeriesStoryTests(here), IClassFixture<PostgresNeighbourhood>;

/// <summary>The same in English.</summary>
public sealed class SeriesEnglishTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_series_gets_another_day_time_and_place()
    {
        Talk coordinator = await here.KnownAsync("丁浩然", "en");
        await coordinator.SayAsync("schedule a reading circle every Wednesday at 15:00 at the club room");
        Assert.Equal(
            """
            reading circle shall change from now on:
            · When: every Wednesday, 15:00 → on the last Friday of each month, 16:30
            · Where: the club room → the library
            The next dates:
            · Friday 30 January, 16:30–17:30
            · Friday 27 February, 16:30–17:30
            · Friday 27 March, 16:30–17:30
            Whoever was reminded or has booked will be told. Shall it be so? [1 Yes, change it] [2 Leave it]
            """,
            await coordinator.SayAsync("change the series reading circle to the last Friday of each month at 4:30 pm at the library"));
        Assert.Equal(
            "Changed: reading circle, on the last Friday of each month, 16:30, at the library. The next is Friday 30 January, 16:30–17:30.\n"
            + "· When: every Wednesday, 15:00 → on the last Friday of each month, 16:30\n· Where: the club room → the library\n"
            + "· Nobody has been reminded or has booked yet, so nobody gets a correction",
            await coordinator.ChooseAsync("Yes, change it"));

        Assert.Contains("· When: on the last Friday of each month, 16:30 → on the last Friday of each month, 9:00\n", await coordinator.SayAsync("change the time of the reading circle to 9:00"));
        Assert.Contains("nothing was changed", await coordinator.ChooseAsync("Leave it"));
        Assert.Contains("· Where: the library → the school next door\n", await coordinator.SayAsync("change the reading circle place to the school next door"));
        await coordinator.ChooseAsync("Yes, change it");
        Assert.Contains("→ on the 5th and 25th of each month, 16:30", await coordinator.SayAsync("change the reading circle's days to the 5th and the 25th"));
        await coordinator.ChooseAsync("Leave it");
        Assert.Contains("is on the last Friday of each month, 16:30, at the school next door already", await coordinator.SayAsync("move reading circle to the last Friday of each month"));

        Assert.StartsWith("“every odd Thursday” cannot be read, so reading circle stays as it is. Say days as “every Thursday”", await coordinator.SayAsync("change reading circle to every odd Thursday"));
        Assert.Equal(
            "That does not hold:\nthe place is too long: please keep it under 200 characters", await coordinator.SayAsync($"change the place of reading circle to {new string('w', 201)}"));
        Assert.StartsWith("What shall reading circle be?", await coordinator.SayAsync("change reading circle to"));
        Assert.StartsWith("There is no knitting circle. These are yours:\n· ", await coordinator.SayAsync("change knitting circle to every Monday at 10:00"));
        Assert.Contains("To move one of them, say “move Friday 30 January to …”", await coordinator.SayAsync("change reading circle to 2 February"));
        Assert.Contains("Move reading circle from Friday 30 January, 16:30–17:30 to Saturday 31 January, 10:00–11:00?", await coordinator.SayAsync("move reading circle to the 31st at 10:00"));
        await coordinator.ChooseAsync("Leave it");

        here.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(
            "There is “reading circle” already: on the last Friday of each month, 16:30–17:30, at the school next door. Shall it be as you say now, or is this another one? [1 Change it] [2 Plan another one]",
            await coordinator.SayAsync("schedule a reading circle every Monday at 10:00 at the hall"));
        await coordinator.ChooseAsync("Plan another one");
        Assert.Equal(
            "Which one shall change? [1 reading circle (浑河湾社区, on the last Friday of each month, 16:30)] [2 reading circle (浑河湾社区, every Monday, 10:00)]",
            await coordinator.SayAsync("change reading circle to every Tuesday"));
        Assert.Contains("· When: every Monday, 10:00 → every Tuesday, 10:00\n", await coordinator.SayAsync("2"));
    }

    [Fact]
    public async Task Every_other_week_counts_from_the_day_that_was_said_or_the_next_such_day_and_what_is_unclear_is_asked()
    {
        Talk coordinator = await here.KnownAsync("丁浩然", "en");
        Assert.StartsWith(
            "Planned: sewing class, every other Tuesday, 15:00, at the hall, counted from Tuesday 3 March. "
            + "The next are Tuesday 3 March, 15:00–16:00, Tuesday 17 March, 15:00–16:00, Tuesday 31 March, 15:00–16:00. If other weeks are meant",
            await coordinator.SayAsync("schedule a sewing class every other Tuesday from 3 March at 15:00 at the hall"));
        Assert.StartsWith(
            "Planned: chess class, every 3 months on the 5th, 10:00, at the club, counted from Monday 5 January. The next are Monday 5 January, 10:00–11:00, Sunday 5 April",
            await coordinator.SayAsync("schedule a chess class every 3 months on the 5th at 10:00 at the club"));
        Assert.Equal(
            """
            sewing class shall change from now on:
            · When: every other Tuesday, 15:00 → every other week on Monday and Thursday, 15:00
            · Counted from Thursday 1 January
            The next dates:
            · Thursday 1 January, 15:00–16:00
            · Monday 12 January, 15:00–16:00
            · Thursday 15 January, 15:00–16:00
            Whoever was reminded or has booked will be told. Shall it be so? [1 Yes, change it] [2 Leave it]
            """,
            await coordinator.SayAsync("change sewing class to every two weeks on Monday and Thursday"));
        Assert.Contains("Changed: sewing class, every other week on Monday and Thursday, 15:00, at the hall. The next is Thursday 1 January", await coordinator.ChooseAsync("Yes, change it"));
        Assert.Contains("→ on the last Friday of each month, 15:00", await coordinator.SayAsync("change sewing class to the last Friday of each month"));
        await coordinator.ChooseAsync("Yes, change it");
        Assert.Contains(
            "→ every other month on the last Friday, 15:00\n· Counted from Friday 27 February\n", await coordinator.SayAsync("change sewing class to every other month on the last Friday from 1 February"));
        Assert.Contains("→ every other month on the last Friday, 15:00\n· Counted from Friday 30 January\n", await coordinator.SayAsync("change sewing class to every other month"));

        Assert.StartsWith("“every second Tuesday” may mean several things. How often", await coordinator.SayAsync("change sewing class to every second Tuesday"));
        Assert.StartsWith("“every other week”: on which weekday?", await coordinator.SayAsync("change sewing class to every other week"));
        Assert.StartsWith("“biweekly” may mean several things", await coordinator.SayAsync("schedule a tea class biweekly at 15:00 at the hall"));
        Assert.StartsWith("“from 1 December”: of which year?", await coordinator.SayAsync("schedule a tea class every other Tuesday from 1 December at 15:00 at the hall"));
    }

    [Fact]
    public async Task Of_two_reception_days_she_says_which()
    {
        Talk coordinator = await here.KnownAsync("林晓彤", "en");
        await coordinator.SayAsync("设接待日，河湾花园，物业二楼");
        here.Clock.Advance(TimeSpan.FromSeconds(1));
        await coordinator.SayAsync("设接待日，临江苑，活动室");
        here.Clock.Skip(TimeSpan.FromHours(1));
        coordinator = await here.KnownAsync("林晓彤", "en");

        string which = await coordinator.SayAsync("change the reception days to the 5th and 25th");
        Assert.StartsWith("Which one shall change? [1 Owners' reception day of 河湾花园 (河湾花园, on the 6th and 26th of each month, 9:00)]", which);
        Assert.Contains("Owners' reception day of 临江苑 shall change from now on:\n· When: on the 6th and 26th of each month, 9:00 → on the 5th and 25th of each month, 9:00\n", await coordinator.SayAsync("2"));
        Assert.Contains("Changed: Owners' reception day of 临江苑, on the 5th and 25th of each month", await coordinator.ChooseAsync("Yes, change it"));
    }
}
