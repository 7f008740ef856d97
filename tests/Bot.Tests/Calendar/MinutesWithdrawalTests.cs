using System.Text.Json;
using Hub.Bot.Tests.Notices;
using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary>Minutes that were given out are taken back in chat and over HTTP, and published again.</summary>
public abstract class MinutesWithdrawalTests(Neighbourhood here)
{
    [Fact]
    public async Task Minutes_that_are_taken_back_are_gone_by_every_link_before_and_publishing_again_gives_a_new_one()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        DateTimeOffset now = here.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        await coordinator.SayAsync($"安排议事会{now.Month}月{now.Day}日{now.Hour + 1}点30分在会议室");
        here.Clock.Advance(TimeSpan.FromHours(1.75));
        coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("议事会是什么时候");
        Assert.Contains("还没有纪要", await coordinator.SayAsync("撤回纪要"));
        string first = MinutesLinkTests.Link(await coordinator.SayAsync("纪要：到会8人"));
        string rewritten = MinutesLinkTests.Link(await coordinator.SayAsync("纪要：到会9人"));
        Assert.Contains("到会9人", await TextAsync(first));

        Assert.Contains("撤回议事会", await coordinator.SayAsync("撤回议事会的纪要"));
        await coordinator.ChooseAsync("不改了");
        Assert.Equal((200, 200), (await StatusAsync(first), await StatusAsync(rewritten)));
        await coordinator.SayAsync("撤回纪要");
        Assert.Contains("的纪要撤回了，发出去的链接不再有效", await coordinator.ChooseAsync("确定撤回"));

        Assert.Equal((410, 410), (await StatusAsync(first), await StatusAsync(rewritten)));
        (int status, string words) = await OpenAsync(first, "*/*", "");
        Assert.Equal(410, status);
        Assert.Contains("发布的人撤回了这份会议纪要", words);
        Assert.Contains("Whoever published these minutes has taken them back", words);
        Assert.Equal((410, true), await OpenAsync(first, "text/html", "zh-CN") is var (zh, page) ? (zh, page.Contains("这份纪要已撤回", StringComparison.Ordinal)) : default);
        Assert.Equal((410, true), await OpenAsync(first, "text/html", "en") is var (en, shown) ? (en, shown.Contains("These minutes were taken back", StringComparison.Ordinal)) : default);
        Assert.Equal(404, await StatusAsync(first[..^6] + (first[^6] == '0' ? "1.docx" : "0.docx")));

        await coordinator.SayAsync("撤回纪要");
        Assert.Contains("已经由林晓彤撤回", await coordinator.ChooseAsync("确定撤回"));
        string again = MinutesLinkTests.Link(await coordinator.SayAsync("重新发布纪要"));
        Assert.Contains("到会9人", await TextAsync(again));
        Assert.Equal((410, 410), (await StatusAsync(first), await StatusAsync(rewritten)));

        // Over HTTP too, and the record says when and by whom.
        using ApiClient planner = await ApiClient.OfAsync(here, "林晓彤");
        using ApiClient worker = await ApiClient.OfAsync(here, "李桂兰");
        string path = $"occurrences/{Guid.ParseExact(again.Split('/')[^1].Split('-')[0], "N")}/minutes";
        Assert.Equal((403, "no-authority"), MinutesLinkTests.Problem(await worker.PostAsync($"{path}/withdraw", new { })));
        (int done, JsonElement view) = await planner.PostAsync($"{path}/withdraw", new { });
        Guid self = await here.PersonAsync("林晓彤");
        Assert.Equal((200, "到会9人", 2), (done, view.GetProperty("text").GetString(), view.GetProperty("withdrawals").GetArrayLength()));
        Assert.Equal(
            [(self, true), (self, false)],
            view.GetProperty("withdrawals").EnumerateArray().Select(it => (it.GetProperty("personId").GetGuid(), it.GetProperty("publishedAgainAt").ValueKind == JsonValueKind.String)));
        Assert.Equal(410, await StatusAsync(again));
        string written = MinutesLinkTests.Link(await coordinator.SayAsync("纪要：到会10人"));
        Assert.Equal((410, 200), (await StatusAsync(again), await StatusAsync(written)));
        Assert.Equal(JsonValueKind.String, (await planner.GetAsync(path)).Body.GetProperty("withdrawals")[1].GetProperty("publishedAgainAt").ValueKind);

        Talk english = await here.KnownAsync("丁浩然", "en");
        await english.SayAsync("when is 议事会");
        english = await here.KnownAsync("丁浩然", "en");
        Assert.Contains("Take back the minutes of 议事会", await english.SayAsync("take back the minutes"));
        Assert.Contains("no longer open them", await english.ChooseAsync("Yes, take them back"));
        Assert.Equal(410, await StatusAsync(written));
        Assert.Equal(200, await StatusAsync(MinutesLinkTests.Link(await english.SayAsync("publish the minutes again"))));
    }

    private async Task<(int Status, string Words)> OpenAsync(string address, string accept, string language)
    {
        using HttpClient browser = here.Hub.Browser();
        using HttpRequestMessage asked = new(HttpMethod.Get, address);
        asked.Headers.TryAddWithoutValidation("Accept", accept);
        asked.Headers.TryAddWithoutValidation("Accept-Language", language);
        using HttpResponseMessage answer = await browser.SendAsync(asked);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<int> StatusAsync(string address) => (await OpenAsync(address, "*/*", "")).Status;

    private async Task<string> TextAsync(string address)
    {
        using HttpClient browser = here.Hub.Browser();
        return MinutesLinkTests.Words(await browser.GetByteArrayAsync(address));
    }
}

public sealed class MinutesWithdrawalOnSqliteTests(Neighbourhood here) : MinutesWithdrawalTests(here), IClassFixture<Neighbourhood>;

public sealed class MinutesWithdrawalOnPostgresTests(PostgresNeighbourhood here) : MinutesWithdrawalTests(here), IClassFixture<PostgresNeighbourhood>;
