using Hub.Testing;

using System.Text.RegularExpressions;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Anonymous means it: no person, no conversation, the words wiped, news by code only.</summary>
public sealed partial class AnonymousTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Theory]
    [InlineData("zh", "3号楼有人私搭乱建", "匿名提交", "没有记您的身份")]
    [InlineData("zh", "匿名反映，3号楼有人私搭乱建", "提交", "没有记您的身份")]
    [InlineData("zh", "3号楼有人私搭乱建，别说是我说的", "1", "没有记您的身份")]
    [InlineData("en", "someone is building illegally in building 3", "Submit anonymously", "nothing says who you are")]
    [InlineData("en", "report anonymously: someone is building illegally in building 3", "submit", "nothing says who you are")]
    public async Task Nothing_says_who_it_was(string locale, string words, string submit, string says)
    {
        Talk her = await here.ResidentAsync(locale: locale);
        string conversation = her.Chat.ConversationId;

        await her.SayAsync(words);
        Assert.Contains(says, await her.SayAsync(submit));
        string code = CodeIn(her.Answer);

        string hash = Hub.Domain.Ids.IdSource.Hash(code);
        string row = Assert.Single(await here.AskAsync($"""SELECT "ReporterId", "FiledById", "Key", "Door" FROM requests WHERE "TrackingHash" = '{hash}'"""));
        Assert.Equal($"||anonymous/{hash}|", row);
        string kept = string.Join('\n', await here.AskAsync(
            $"""SELECT "State" FROM conversations WHERE "Id" = '{conversation}' UNION ALL SELECT "Json" FROM activities WHERE "ConversationId" = '{conversation}' UNION ALL SELECT "Content" FROM inbox WHERE "ConversationId" = '{conversation}'"""));
        Assert.DoesNotContain("私搭", kept);
        Assert.DoesNotContain("illegally", kept);
        Assert.Empty(await here.AskAsync($"""SELECT "PersonId" FROM conversations WHERE "Id" = '{conversation}' AND "PersonId" IS NOT NULL"""));
    }

    [Fact]
    public async Task The_code_itself_is_wiped_from_the_log_ten_minutes_later()
    {
        (Talk her, string code) = await FiledAsync();
        string log = $"""SELECT count(*) FROM activities WHERE "ConversationId" = '{her.Chat.ConversationId}' AND "Json" LIKE '%{code}%'""";
        Assert.Equal(["1"], await here.AskAsync(log));

        here.Clock.Advance(TimeSpan.FromMinutes(10));

        await Neighbourhood.UntilAsync(async () => await here.AskAsync(log) is ["0"]);
    }

    [Theory]
    [InlineData("zh", "等待接单", "补充", "昨晚又在施工", "已补充到")]
    [InlineData("en", "not yet taken", "add", "they worked again last night", "Added to")]
    public async Task With_the_code_anybody_follows_it_and_adds_to_it(string locale, string status, string add, string words, string added)
    {
        (_, string code) = await FiledAsync();
        Talk anybody = await here.ResidentAsync(locale: locale);

        Assert.Contains(status, await anybody.SayAsync(code));
        Assert.Contains(added, await anybody.SayAsync($"{code} {words}"));

        Assert.Equal([words], await here.AskAsync(
            $"""SELECT t."Note" FROM timeline t JOIN requests r ON t."RequestId" = r."Id" WHERE r."TrackingHash" = '{Hub.Domain.Ids.IdSource.Hash(code)}' AND t."Step" = 'Add' AND t."ActorId" IS NULL"""));
        Assert.NotEqual("", add);
    }

    [Fact]
    public async Task With_the_code_she_withdraws_it_and_a_wrong_code_shows_nothing()
    {
        (Talk her, string code) = await FiledAsync();

        Assert.Contains("没有对应的诉求", await her.SayAsync("AAAA-BBBB-CCCC"));
        Assert.Contains("已撤回", await her.SayAsync($"{code} 撤回"));
    }

    [Fact]
    public async Task News_of_it_reaches_no_conversation()
    {
        (Talk her, string code) = await FiledAsync();
        long number = long.Parse(Assert.Single(await here.AskAsync(
            $"""SELECT "Number" FROM requests WHERE "TrackingHash" = '{Hub.Domain.Ids.IdSource.Hash(code)}'""")), System.Globalization.CultureInfo.InvariantCulture);
        int lines = her.Chat.Log.Count;

        Talk worker = await here.KnownAsync("李桂兰");
        await worker.SayAsync($"接单 {number}");
        await worker.SayAsync($"办结 {number} 已拆除");
        Assert.Contains("已办结，等您确认", await her.SayAsync(code));

        Assert.Equal(lines, her.Chat.Log.Count(line => line.Number <= lines));
        her.Chat.Never("李桂兰已经接单");
    }

    [Fact]
    public async Task Who_stayed_unnamed_is_not_asked_how_to_reach_her()
    {
        (Talk her, _) = await FiledAsync();

        Assert.Contains("不客气", await her.SayAsync("谢谢"));
        Assert.Contains("再见", await her.SayAsync("再见"));
    }

    [Theory]
    [InlineData("zh", "我要匿名举报", "不记您的身份", "3号楼有人私搭乱建", "署名：匿名")]
    [InlineData("en", "report anonymously", "nothing will say who you are", "someone is building illegally in building 3", "filed anonymously")]
    public async Task She_can_say_so_before_anything_else(string locale, string words, string start, string matter, string unnamed)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        Assert.Contains(start, await her.SayAsync(words));
        Assert.Contains(unnamed, await her.SayAsync(matter));
    }

    [Theory]
    [InlineData("zh", "有人私搭乱建", "匿名", "匿名提交，不记您的身份", "3号楼", "署名：匿名")]
    [InlineData("en", "someone is building illegally", "anonymous", "filed anonymously", "building 3", "filed anonymously")]
    public async Task Or_in_the_middle(string locale, string matter, string words, string noted, string where, string unnamed)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(matter);
        Assert.Contains(noted, await her.SayAsync(words));
        Assert.Contains(unnamed, await her.SayAsync(where));
    }

    [Fact]
    public async Task Two_matters_get_two_codes()
    {
        Talk her = await here.ResidentAsync();
        await her.SayAsync("匿名反映，3号楼有人私搭乱建，还有7号楼下水道堵了");
        await her.SayAsync("提交");
        string code = CodeIn(her.Answer);

        Assert.Contains("私搭乱建", await her.SayAsync(code));
        Assert.Contains("下水道堵了", await her.SayAsync($"{code}/1"));
    }

    private async Task<(Talk Her, string Code)> FiledAsync()
    {
        Talk her = await here.ResidentAsync(3);
        await her.SayAsync("有人私搭乱建");
        return (her, CodeIn(await her.SayAsync("匿名提交")));
    }

    private static string CodeIn(string answer) => Code().Match(answer) is { Success: true } match ? match.Value : throw new InvalidOperationException(answer);

    [GeneratedRegex("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")]
    private static partial Regex Code();
}
