using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary>A reception day from its first word to its decisions, in Chinese.</summary>
public sealed class CalendarStoryTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_reception_day_is_set_up_asked_for_booked_moved_held_and_followed_up()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        Assert.Contains("给哪个小区", await coordinator.SayAsync("设接待日"));
        Assert.Contains("在哪里接待", await coordinator.ChooseAsync("河湾花园"));
        Assert.Equal("太长了，请控制在200字以内。", await coordinator.SayAsync(new string('远', 201)));
        string started = await coordinator.SayAsync("物业二楼会议室");
        Assert.Contains("设好了：河湾花园业主接待日，每月6号、26号9:00，地点：物业二楼会议室。下一次是1月6日（星期二）9:00—11:00", started);
        Assert.Contains("已经有了", await coordinator.SayAsync("设接待日，河湾花园"));

        // A resident of building 3 asks, looks, books, asks a question.
        Talk resident = await here.KnownAsync("田雨欣");
        string next = await resident.SayAsync("下次接待日什么时候");
        Assert.Contains("河湾花园业主接待日：1月6日（星期二）9:00—11:00\n地点：物业二楼会议室\n主办：河湾花园业主委员会", next);
        Assert.Contains("有的，1月26日（星期一）照常。", await resident.SayAsync("这个月26号还有接待日吗"));
        Assert.Contains("1月16日（星期五）没有安排。下一次是：", await resident.SayAsync("16号有接待日吗"));
        Assert.Contains("选一个空着的时间（每段10分钟）", await resident.ChooseAsync("预约时间"));
        Assert.Contains("约好了：河湾花园业主接待日 1月6日（星期二），9:10—9:20，地点：物业二楼会议室", await resident.SayAsync("2"));
        Assert.Contains("9:10 田雨欣", await coordinator.SayAsync("预约名单"));
        Assert.Contains("您要提什么问题", await resident.ChooseAsync("提个问题"));
        Assert.Contains("已放进河湾花园业主接待日 1月6日（星期二）的议程", await resident.SayAsync("电梯什么时候换新的"));
        Assert.Contains("居民：电梯什么时候换新的", await coordinator.SayAsync("议程"));
        Assert.Contains("已加进河湾花园业主接待日 1月6日（星期二）的议程：改选楼长", await coordinator.SayAsync("议程加 改选楼长"));
        Assert.Contains(". 改选楼长", await coordinator.SayAsync("看议程"));
        await resident.SayAsync("这个月26号还有接待日吗");
        await resident.ChooseAsync("预约时间");
        await resident.ChooseAsync("9:00—9:10");
        Assert.Contains("取消哪一个？ [1 1月6日（星期二）9:10—9:20] [2 1月26日（星期一）9:00—9:10]", await resident.SayAsync("退掉预约"));
        Assert.Contains("已取消预约", await resident.SayAsync("1"));
        Assert.Equal(["1"], await here.AskAsync("SELECT \"Nr\" FROM slot_bookings"));
        Assert.Contains("已取消预约", await resident.SayAsync("取消预约"));
        Assert.Contains("现在没有预约", await resident.SayAsync("取消预约"));

        // The 26th moves to the 27th.
        string sure = await coordinator.SayAsync("把26号改到27号14点，因为物业停电");
        Assert.Contains("从1月26日（星期一）9:00—11:00改到1月27日（星期二）14:00—16:00", sure);
        Assert.Contains("改好了：河湾花园业主接待日，1月27日（星期二）14:00—16:00", await coordinator.ChooseAsync("确定改"));
        string moved = await resident.SayAsync("26号还有接待日吗");
        Assert.Contains("1月26日（星期一）的改期了", moved);
        Assert.Contains("原因：物业停电", moved);

        // The 6th is held today: the hosts are reminded an hour before, and say who comes.
        Assert.Contains("改到1月1日（星期四）11:00—13:00", await coordinator.SayAsync("把6号改到1月1号11点"));
        await coordinator.ChooseAsync("确定改");
        here.Clock.Skip(TimeSpan.FromHours(1));
        Talk chair = await here.KnownAsync("王德福");
        await chair.HearAsync("【值守提醒】河湾花园业主接待日由河湾花园业主委员会主办");
        Assert.Contains("好的，河湾花园业主接待日 1月1日（星期四）见", await chair.SayAsync("来"));
        Assert.Contains("由马秀英代替您参加", await chair.SayAsync("请马秀英代替"));
        coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("接待日是哪天");
        string onDuty = await resident.SayAsync("今天谁值班");
        Assert.Contains("现在可以找：\n", onDuty);
        Assert.Contains("河湾花园业主接待日：1月1日（星期四）11:00—13:00\n地点：物业二楼会议室\n主办：河湾花园业主委员会", onDuty);
        Assert.Contains("预约时间]", onDuty);
        Assert.Contains("请人代替（1）：王德福 → 马秀英", await coordinator.SayAsync("谁来"));

        // Minutes may speak of fires; decisions have an owner and a day.
        Assert.Contains("还没有开始", await coordinator.SayAsync("决定：换钢丝绳"));
        here.Clock.Skip(TimeSpan.FromHours(2));
        coordinator = await here.KnownAsync("林晓彤");
        Assert.Contains("请把河湾花园业主接待日 1月1日（星期四）的要点发来", await coordinator.SayAsync("纪要"));
        Assert.Contains("2条", await coordinator.SayAsync("到会12人\n3号楼上个月着火的事说明了经过"));
        Assert.Contains("决定1：换电梯钢丝绳。负责人：王德福，期限：1月20日（星期二）。到期提醒，没办完以后每周再提醒。", await coordinator.SayAsync("决定：换电梯钢丝绳 负责人 王德福 日期 1月20号"));
        Assert.Contains("负责人：未定，期限：未定。\n谁负责，什么时候办完？", await coordinator.SayAsync("决定：修门禁"));
        Assert.Contains("决定2：修门禁。负责人：王德福，期限：未定。\n什么时候办完？", await coordinator.SayAsync("王德福"));
        Assert.Contains("决定2：修门禁。负责人：王德福，期限：1月22日（星期四）。到期提醒", await coordinator.SayAsync("1月22号"));
        Assert.Empty(await here.AskAsync("""SELECT "Id" FROM requests"""));
    }
}

/// <summary>The same in English, with what else may be said.</summary>
public sealed class CalendarEnglishTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_reception_day_is_set_up_asked_for_booked_changed_and_cancelled()
    {
        Talk resident = await here.ResidentAsync(20, "en");
        Assert.Contains("No reception day is planned where you live yet", await resident.SayAsync("when is the next reception day"));
        Assert.Contains("No reception day is planned for Monday 26 January", await resident.SayAsync("is there a reception day on the 26th"));

        Talk coordinator = await here.KnownAsync("丁浩然", "en");
        Assert.Contains("For which compound", await coordinator.SayAsync("set up a reception day at the club room"));
        string started = await coordinator.ChooseAsync("临江苑");
        Assert.Contains("on the 6th and 26th of each month, 9:00, at the club room", started);

        string next = await resident.SayAsync("when is the next reception day");
        Assert.Contains("Tuesday 6 January, 9:00–11:00", next);
        Assert.Contains("Where: the club room", next);
        Assert.Contains("you will be reminded on Saturday 3 January 9:00", await resident.ChooseAsync("Remind me"));
        await resident.SayAsync("when is the next reception day");
        Assert.Contains("/calendar/event/", await resident.ChooseAsync("Add to calendar"));
        await resident.SayAsync("reception day");
        Assert.Contains("Choose a free time (10 minutes each)", await resident.ChooseAsync("Book a time"));
        Assert.Contains("Booked: ", await resident.ChooseAsync("9:00–9:10"));

        Assert.Contains(
            "Owners' reception day of 临江苑 shall change from now on:\n· When: on the 6th and 26th of each month, 9:00 → on the 5th and 25th of each month, 9:00\nThe next dates:\n· Monday 5 January, 9:00–11:00\n",
            await coordinator.SayAsync("change the reception days to the 5th and 25th"));
        Assert.Contains("Tuesday 6 January, 9:00–11:00", await resident.SayAsync("when is the next reception day"));
        Assert.EndsWith(
            "· When: on the 6th and 26th of each month, 9:00 → on the 5th and 25th of each month, 9:00\n"
            + "· A correction of Tuesday 6 January goes to 1: whoever was reminded, has booked or said that they come",
            await coordinator.ChooseAsync("Yes, change it"));
        Assert.Contains("· Monday 5 January, 10:30–12:30", await coordinator.SayAsync("change the reception time to 10:30"));
        await coordinator.ChooseAsync("Yes, change it");
        Assert.Contains("· Where: the club room → the school", await coordinator.SayAsync("change the reception place to the school"));
        Assert.EndsWith("Nobody has been reminded or has booked yet, so nobody gets a correction", await coordinator.ChooseAsync("Yes, change it"));
        Assert.Contains("Where: the school", await resident.SayAsync("when is the next reception day"));
        Assert.Contains("Move Owners' reception day of 临江苑 from Monday 5 January, 10:30–12:30 to Wednesday 7 January, 14:00–16:00", await coordinator.SayAsync("move the 5th to the 7th at 14:00"));
        Assert.Contains("nothing was changed", await coordinator.ChooseAsync("Leave it"));
        Assert.Contains("There is nothing planned for Saturday 17 January", await coordinator.SayAsync("cancel the 17th"));
        await coordinator.SayAsync("cancel the 5th because of the storm");
        Assert.Contains("Cancelled: ", await coordinator.ChooseAsync("Yes, cancel it"));
        string asked = await resident.SayAsync("is there a reception day on the 5th");
        Assert.Contains("The one of Monday 5 January is cancelled.\nReason: the storm\n", asked);
        Assert.Contains("Sunday 25 January", asked);

        Assert.Contains("Nobody has answered yet", await coordinator.SayAsync("who comes"));
        Talk worker = await here.KnownAsync("李桂兰", "en");
        Assert.Contains("Meetings are planned by", await worker.SayAsync("set up a reception day"));
        Assert.Contains("Meetings are planned by", await worker.SayAsync("change the reception days to the 5th and 25th"));
        Assert.Contains("No meetings are planned here", await resident.SayAsync("when is the next meeting"));
        string onDuty = await resident.SayAsync("who is on duty");
        Assert.Contains("丁浩然", onDuty);
        Assert.Contains("Today, Thursday 1 January, no reception day or meeting is planned.", onDuty);
    }

    [Fact]
    public async Task The_calendar_answers_in_the_language_of_the_words_as_every_other_conversation_does_whatever_the_record_says()
    {
        Talk resident = await here.KnownAsync("田雨欣");
        Assert.Contains("现在可以找", await resident.SayAsync("谁值班"));
        Assert.Contains("No meetings are planned here yet", await resident.SayAsync("when is the next meeting"));
        Assert.Contains("还没有登记会议安排", await resident.SayAsync("下次会议是什么时候"));
        Assert.Contains("No meetings are planned here yet", await resident.SayAsync("when is the next meeting"));
        Assert.Equal(["En"], await here.AskAsync("""SELECT "Language" FROM people WHERE "Name" = '田雨欣'"""));

        // Her choice holds against her words, here as there.
        await resident.SayAsync("请说中文");
        Assert.Contains("还没有登记会议安排", await resident.SayAsync("when is the next meeting"));
        Assert.Matches("[\u4e00-\u9fff]", await resident.SayAsync("where are my requests"));
    }
}
