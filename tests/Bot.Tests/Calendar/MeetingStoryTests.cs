using Hub.Domain.People;
using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary>A work promotion meeting from its first word to its minutes on paper, in Chinese.</summary>
public sealed class MeetingStoryTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_meeting_is_set_up_gets_a_request_is_held_noted_and_written_down()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        Assert.Contains("在哪里开会", await coordinator.SayAsync("设推进会"));
        Assert.Equal(
            "设好了：浑河湾社区工作推进会，每月最后一个星期五14:00，地点：居委会会议室。下一次是1月30日（星期五）14:00—16:00。提前3天和当天早上会提醒大家，开始前一小时提醒主办方。",
            await coordinator.SayAsync("居委会会议室"));
        Assert.Contains("浑河湾社区工作推进会已经有了。要改某一次", await coordinator.SayAsync("设工作推进会"));
        await coordinator.SayAsync("设接待日，河湾花园，物业二楼");

        Talk resident = await here.ResidentAsync(20);
        await resident.SayAsync("20号楼一单元楼道灯坏了");
        await resident.SayAsync("提交");
        long number = resident.Number;

        // A new day: what she spoke of last is forgotten, and the reception day of another compound comes sooner.
        here.Clock.Advance(TimeSpan.FromHours(1));
        coordinator = await here.KnownAsync("林晓彤");
        Assert.Equal($"已加进浑河湾社区工作推进会 1月30日（星期五）的议程：诉求{number}：20号楼一单元楼道灯坏了", await coordinator.SayAsync($"{number}号上会"));
        Assert.Contains("这个诉求已经在浑河湾社区工作推进会 1月30日（星期五）的议程里了", await coordinator.SayAsync($"把诉求{number}上会"));
        Assert.Contains("没有找到这个区域的诉求9999", await coordinator.SayAsync("上会 9999"));
        string agenda = await coordinator.SayAsync("议程");
        Assert.Contains("1. 汇总本月居民诉求\n", agenda);
        Assert.Contains($"4. 诉求{number}：20号楼一单元楼道灯坏了", agenda);
        Assert.DoesNotContain("上会", await resident.SayAsync($"{number}号上会"));
        Assert.Contains("1月30日（星期五）14:00—16:00", await coordinator.SayAsync("下次会议什么时候"));

        Assert.Contains("改到1月1日（星期四）11:00—13:00", await coordinator.SayAsync("把30号的推进会改到1月1号11点"));
        await coordinator.ChooseAsync("确定改");
        here.Clock.Advance(TimeSpan.FromHours(2));
        coordinator = await here.KnownAsync("林晓彤");
        Assert.Equal("记下了（浑河湾社区工作推进会，1月1日（星期四）11:00—13:00）。", await coordinator.SayAsync("备注：人来得很齐"));
        Assert.Equal(["Held|人来得很齐"], await here.AskAsync("""SELECT "State", "Note" FROM occurrences WHERE "Note" IS NOT NULL"""));
        Assert.Contains("请把浑河湾社区工作推进会 1月1日（星期四）的要点发来", await coordinator.SayAsync("纪要"));
        string kept = await coordinator.SayAsync("到会12人\n楼道灯统一更换");
        Assert.Contains("2条", kept);
        Assert.Contains("[会议纪要.docx](http", kept);
        Assert.Contains("1月31日（星期六）前有效", kept);
    }

    [Fact]
    public async Task Who_is_on_duty_goes_by_the_roster_and_names_nobody_twice()
    {
        Talk resident = await here.ResidentAsync(17);
        string all = await resident.SayAsync("今天谁值班");
        Assert.Contains("现在可以找：\n", all);
        Assert.Contains("林晓彤", all);
        Assert.Contains("丁浩然", all);

        Guid colleague = await here.PersonAsync("丁浩然");
        Guid post = Guid.Parse((await here.AskAsync("""SELECT o."Id" FROM posts o JOIN people p ON p."Id" = o."PersonId" WHERE p."Name" = '林晓彤'""")).Single());
        DateTimeOffset now = here.Clock.GetUtcNow();
        await here.WriteAsync(rows => rows.People.Add(new Duty
        {
            Id = Guid.CreateVersion7(), PostId = post, Kind = DutyKind.Leave, From = now.AddHours(-1), Until = now.AddMinutes(30), StandInId = colleague,
        }));
        string onLeave = await resident.SayAsync("今天谁值班");
        Assert.DoesNotContain("林晓彤", onLeave);
        Assert.Equal(2, onLeave.Split("丁浩然").Length);
        here.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("林晓彤", await resident.SayAsync("谁在值班"));

        now = here.Clock.GetUtcNow();
        await here.WriteAsync(rows => rows.People.Add(new Duty { Id = Guid.CreateVersion7(), PostId = post, Kind = DutyKind.Shift, From = now.AddMinutes(-1), Until = now.AddMinutes(10) }));
        string onShift = await resident.SayAsync("谁在值班");
        Assert.Contains("林晓彤", onShift);
        Assert.DoesNotContain("丁浩然", onShift);
        here.Clock.Advance(TimeSpan.FromMinutes(11));
    }
}

/// <summary>The same in English.</summary>
public sealed class MeetingEnglishTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_meeting_is_set_up_gets_a_request_and_a_note()
    {
        Talk secretary = await here.KnownAsync("宋雅芝", "en");
        Assert.Equal(
            "Done: Work promotion meeting of 浑河湾社区, on the last Friday of each month, 14:00, at the community hall. The next is Friday 30 January, 14:00–16:00. "
            + "People are reminded three days before and on the morning, the hosts an hour before.",
            await secretary.SayAsync("set up a work promotion meeting at the community hall"));
        Talk resident = await here.ResidentAsync(3, "en");
        await resident.SayAsync("the lamp in building 3 unit 2 is broken");
        await resident.ChooseAsync("Submit");
        long number = resident.Number;

        Assert.Equal(
            $"On the agenda of Work promotion meeting of 浑河湾社区, Friday 30 January: request {number}: the lamp in building 3 unit 2 is broken",
            await secretary.SayAsync($"put {number} on the agenda"));
        Assert.Contains("is on the agenda of Work promotion meeting of 浑河湾社区", await secretary.SayAsync($"bring request {number} to the meeting"));
        Assert.Equal("Noted for Work promotion meeting of 浑河湾社区, Friday 30 January, 14:00–16:00.", await secretary.SayAsync("note: bring the list of lamps"));
        Assert.Contains("Friday 30 January", await secretary.SayAsync("when is the next meeting"));
        Assert.Contains("You can reach:\n", await resident.SayAsync("who is on duty"));
    }
}
