using Hub.Bot.Tests.Notices;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Who asks what a notice has told her is answered by it.</summary>
public abstract class ToldTests(Neighbourhood here)
{
    private readonly IdSource _ids = here.Hub.Services.GetRequiredService<IdSource>();

    [Theory]
    [InlineData("zh", 11, "今天停水吗？")]
    [InlineData("zh", 11, "停水到几点")]
    [InlineData("zh", 11, "为什么停水了？")]
    [InlineData("zh", 11, "什么时候来水？")]
    [InlineData("zh", 11, "我们楼是不是停水了吗")]
    [InlineData("en", 12, "Is the water off today?")]
    [InlineData("en", 12, "when will the water be back?")]
    public async Task A_question_about_what_was_told_is_answered_by_the_notice(string locale, int building, string question)
    {
        Talk her = await LivingAsync(building, locale);
        await TellAsync(building, "明天上午九点到十一点停水", "The water will be off from 9 to 11 tomorrow");

        string answer = await her.SayAsync(question);

        Assert.Contains(locale == "zh" ? "的通知：\n明天上午九点到十一点停水" : "notice of 1 Jan", answer);
        Assert.Contains(locale == "zh" ? "反映问题" : "The water will be off from 9 to 11 tomorrow", answer);
    }

    [Theory]
    [InlineData("今天停电吗？")]
    [InlineData("停水了")]
    [InlineData("家里水管漏水")]
    public async Task What_no_notice_says_is_a_matter_as_before(string words)
    {
        Talk her = await LivingAsync(13, "zh");
        await TellAsync(13, "明天停水", "No water tomorrow");

        string answer = await her.SayAsync(words);

        Assert.DoesNotContain("的通知：", answer);
        Assert.True(answer.Contains("提交", StringComparison.Ordinal) || answer.Contains("哪栋楼", StringComparison.Ordinal), answer);
        await her.SayAsync("取消");
    }

    [Fact]
    public async Task What_was_taken_back_is_not_said_any_more_and_what_came_instead_is()
    {
        Talk her = await LivingAsync(14, "zh");
        Notice wrong = await TellAsync(14, "明天停水", "No water tomorrow");
        DateTimeOffset now = here.Clock.GetUtcNow();
        await here.Hub.Store.WriteAsync(rows => rows.Notices.RecallAsync(
            wrong, new("抱歉，改到后天", "Sorry, the day after"), DateOnly.FromDateTime(now.UtcDateTime), _ids, now, default), default);
        await here.Hub.Services.GetRequiredService<AfterCommit>().RingAsync([], expands: true);
        await HandedOffAsync(RecallNotice.KeyOf(wrong));

        string answer = await her.SayAsync("明天停水吗？");

        Assert.Contains("抱歉，改到后天", answer);
        Assert.DoesNotContain("明天停水", answer);
    }

    [Fact]
    public async Task Notices_of_late_are_listed_and_who_gets_none_is_asked_where_she_lives()
    {
        Talk her = await LivingAsync(15, "zh");
        await TellAsync(15, "周六义诊", "Doctors on Saturday");
        here.Clock.Advance(TimeSpan.FromMinutes(1));
        await TellAsync(15, "周日大扫除", "Cleaning on Sunday");

        string listed = await her.SayAsync("最近有什么通知？");
        Assert.Matches("最近发给您的通知：\n· .+ 周日大扫除\n· .+ 周六义诊", listed);

        Talk stranger = await here.ResidentAsync();
        string none = await stranger.SayAsync("有什么通知吗？");
        Assert.Contains("最近没有发给您的通知", none);
        Assert.Contains("您住哪栋楼", none);
    }

    private async Task<Talk> LivingAsync(int building, string locale)
    {
        Talk her = await here.ResidentAsync(building, locale);
        await her.ChooseAsync(locale == "zh" ? $"收{building}号楼的通知" : $"Get notices for building {building}");
        return her;
    }

    private async Task<Notice> TellAsync(int building, string zh, string en)
    {
        Notice notice = await here.TellAsync(building, zh, en);
        await HandedOffAsync(notice.Key);
        return notice;
    }

    // Everybody there has it, also who entered her home for another question.
    private Task HandedOffAsync(string key) => Neighbourhood.UntilAsync(async () => await here.AskAsync(
        $"""SELECT DISTINCT d."State" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" WHERE n."Key" = '{key}'""") is ["HandedOff"]);
}

public sealed class ToldOnSqliteTests(Neighbourhood here) : ToldTests(here), IClassFixture<Neighbourhood>;

public sealed class ToldOnPostgresTests(PostgresNeighbourhood here) : ToldTests(here), IClassFixture<PostgresNeighbourhood>;
