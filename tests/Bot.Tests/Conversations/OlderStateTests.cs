using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>A conversation that yesterday's build saved goes on in today's.</summary>
public sealed class OlderStateTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    private const string Draft = """{"text":"3号楼的灯坏了","category":1,"urgency":0,"areaCode":"210102001999b03","placeName":"3号楼","placeIsKnown":true}""";

    [Fact]
    public async Task A_form_of_version_1_is_confirmed_and_filed()
    {
        Talk her = await here.ResidentAsync();
        await RememberAsync(her, $$$$"""{"filing":{"v":1,"is":{"drafts":[{{{{Draft}}}}],"media":[],"key":"old/1","step":2,"anonymous":false,"byWorker":false}}}""");

        Assert.Contains("已登记", await her.SayAsync("提交"));

        Assert.Equal([$"3号楼的灯坏了|Lighting|{Neighbourhood.Building(3)}"],
            await here.AskAsync($"""SELECT "Text", "Category", "AreaCode" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Fact]
    public async Task A_form_of_a_shape_that_nobody_knows_keeps_its_words_and_asks_where()
    {
        Talk her = await here.ResidentAsync();
        await RememberAsync(her, """{"filing":{"v":77,"is":{"Drafts":[{"Text":"墙皮掉了","Wohin":[1]}],"schritt":"drei"}}}""");

        Assert.Contains("事项：墙皮掉了", await her.SayAsync("5号楼"));
        Assert.Contains("已登记", await her.SayAsync("提交"));
    }

    [Fact]
    public async Task A_notice_of_version_1_to_one_part_gets_another()
    {
        Talk author = await here.KnownAsync("林晓彤");
        await RememberAsync(author, """{"broadcast":{"v":1,"is":{"step":2,"areaCode":"HERE","until":"2099-01-01T00:00:00+00:00","text":"开会","part":{"areaCode":"HERE","whom":1,"role":2}}}}"""
            .Replace("HERE", Neighbourhood.Community, StringComparison.Ordinal));

        Assert.Contains("共37人", await author.SayAsync("再加上 楼栋长"));
    }

    [Theory]
    [InlineData("这不是JSON")]
    [InlineData("""{"filing":{"v":1,"is":{"drafts":"oops"}}}""")]
    [InlineData("""{"filing":{"v":2,"is":{"drafts":null,"media":3}},"awaiting":{"v":1,"is":{"choice":7}},"where":{"v":1,"is":[]}}""")]
    [InlineData("""{"filing":{"v":"two","is":{}},"spoken":7}""")]
    public async Task A_broken_note_is_forgotten_and_the_conversation_goes_on(string state)
    {
        Talk her = await here.ResidentAsync(3);
        await RememberAsync(her, state);

        Assert.Contains("请您核对", await her.SayAsync("3号楼灯坏了"));
        Assert.Contains("已登记", await her.SayAsync("提交"));
    }

    private async Task RememberAsync(Talk her, string state) => await here.Hub.Store.WriteAsync(
        async rows =>
        {
            Hub.Domain.Conversations.Conversation held = (await rows.Conversations.LockAsync(her.Chat.ConversationId, default))!;
            (held.Kind, held.Version, held.State) = ("notes", 1, state);
            return true;
        }, CancellationToken.None);
}
