using Hub.Testing;

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
