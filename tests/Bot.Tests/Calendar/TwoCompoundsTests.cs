using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Calendar;

/// <summary>Two compounds with their reception days on the same days: the bot asks which is meant, and knows their names.</summary>
public sealed class TwoCompoundsTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task Of_two_on_one_day_she_says_which_by_a_choice_or_by_its_name()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("设接待日，河湾花园，物业二楼");
        await coordinator.SayAsync("设接待日，临江苑，活动室");
        here.Clock.Skip(TimeSpan.FromHours(1));
        coordinator = await here.KnownAsync("林晓彤");

        string both = await coordinator.SayAsync("1月26号有接待日吗");
        Assert.Contains("有的，1月26日（星期一）照常。", both);
        Assert.Contains("河湾花园业主接待日", both);
        Assert.Contains("临江苑业主接待日", both);
        Assert.Contains("是哪一场？ [1 临江苑业主接待日 9:00] [2 河湾花园业主接待日 9:00]", await coordinator.SayAsync("取消6号的接待日，因为停电"));
        Assert.Contains("取消1月6日（星期二）9:00—11:00的临江苑业主接待日", await coordinator.SayAsync("1"));
        await coordinator.ChooseAsync("不改了");
        here.Clock.Skip(TimeSpan.FromHours(1));
        coordinator = await here.KnownAsync("林晓彤");
        Assert.Contains("把河湾花园业主接待日从1月6日（星期二）9:00—11:00改到1月1日（星期四）12:00—14:00", await coordinator.SayAsync("把河湾花园6号的接待日改到1月1号12点"));
        await coordinator.ChooseAsync("确定改");
        Assert.Contains("把临江苑业主接待日从1月6日（星期二）9:00—11:00改到1月1日（星期四）12:30—14:30", await coordinator.SayAsync("把6号临江苑的接待日改到1月1号12点半"));
        await coordinator.ChooseAsync("确定改");
        Assert.Contains("取消1月26日（星期一）9:00—11:00的临江苑业主接待日", await coordinator.SayAsync("取消26号临江苑的接待日"));
        await coordinator.ChooseAsync("不改了");

        here.Clock.Skip(TimeSpan.FromHours(2));
        coordinator = await here.KnownAsync("林晓彤");
        Assert.Contains("是哪一场？", await coordinator.SayAsync("决定：换门禁 负责人 王德福 日期 1月20号"));
        Assert.Contains("决定1：换门禁。负责人：王德福", await coordinator.SayAsync("1"));
        Assert.StartsWith("河湾花园业主接待日", Assert.Single(await here.AskAsync(
            """SELECT s."Title" FROM decisions d JOIN occurrences o ON o."Id" = d."OccurrenceId" JOIN series s ON s."Id" = o."SeriesId" """)));
    }
}

/// <summary>Any other event in chat: once or again and again, and its end.</summary>
public sealed class EventStoryTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task An_event_is_planned_in_words_and_a_series_is_ended()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        Assert.Contains("安排好了：读书会，每周三15:00，地点：活动室。下一次是1月7日（星期三）15:00—16:00。", await coordinator.SayAsync("安排读书会每周三15点在活动室"));
        Assert.Contains("安排好了：消防演练，1月3日（星期六）15:00—16:00，地点：广场。", await coordinator.SayAsync("安排消防演练1月3日15点在广场"));
        Talk english = await here.KnownAsync("丁浩然", "en");
        Assert.Contains("Planned: reading circle, every Wednesday, 15:00, at the club room. The next is Wednesday 7 January, 15:00–16:00.", await english.SayAsync("schedule a reading circle every Wednesday at 15:00 at the club room"));

        Assert.Contains("读书会以后都不办了", await coordinator.SayAsync("以后不再开读书会"));
        Assert.Contains("没有改动", await coordinator.ChooseAsync("不改了"));
        await coordinator.SayAsync("取消系列读书会");
        Assert.Contains("读书会今天之后不再举行", await coordinator.ChooseAsync("确定，以后不办了"));
        Assert.Contains("没有找到不存在的会", await coordinator.SayAsync("取消系列不存在的会"));
        Assert.Contains("End reading circle?", await english.SayAsync("end the series reading circle"));
    }

    [Fact]
    public async Task Other_days_keep_the_days_left_out_and_added()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("设接待日，河湾花园，物业二楼");
        Guid planner = await here.PersonAsync("林晓彤");
        string compound = Neighbourhood.Community + "x1";
        await here.Hub.Store.WriteAsync(async rows =>
        {
            Series day = Assert.Single(await rows.Calendar.AtAsync([compound], new(2026, 1, 1), default));
            SeriesDraft draft = SeriesDraft.Of(day);
            CalendarBook book = new(rows, here.Hub.Services.GetRequiredService<IdSource>(), here.Clock.GetUtcNow(), new(2026, 1, 1));
            return Assert.IsType<SeriesOutcome.Done>(await book.EditAsync(
                day.Id, null, draft with { Recurrence = draft.Recurrence with { Excluded = [new(2026, 2, 25)], Added = [new(2026, 2, 8)] } }, planner, default));
        }, default);

        Assert.Contains("河湾花园业主接待日今后这样改", await coordinator.SayAsync("把我们小区接待日改到每月5号和25号"));
        await coordinator.ChooseAsync("确定这样改");

        Series edited = Assert.Single(await here.Hub.Store.ReadAsync(rows => rows.Calendar.AtAsync([compound], new(2026, 1, 1), default), default));
        Assert.Equal(
            ["2026-02-05", "2026-02-08", "2026-03-05"],
            edited.Recurrence.Dates(from: new(2026, 2, 1)).Take(3).Select(date => $"{date:yyyy-MM-dd}"));
    }
}
