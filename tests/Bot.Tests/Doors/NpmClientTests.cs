using System.Net.Http.Json;
using System.Text.Json;
using Hub.Testing;

namespace Hub.Bot.Tests.Doors;

/// <summary>The client that Web Chat consists of, unchanged, against the real hub.</summary>
public sealed class NpmClientTests
{
    [Fact]
    public async Task It_starts_posts_sees_its_echo_and_then_the_answer()
    {
        await using TestHub hub = await TestHub.StartAsync();
        (string token, string user) = await TokenAsync(hub);
        await using NpmDirectLine client = NpmDirectLine.Start(hub.Address, new Dictionary<string, object> { ["token"] = token });

        await client.ExpectStatusAsync(NpmDirectLine.Online);
        await client.ExpectLineAsync(line => line.IsBot);
        await client.PostAsync(Message(user, "3号楼灯坏了", "c1"));

        string id = (await client.ExpectAsync("posted")).GetProperty("id").GetString()!;
        ChatLine echo = await client.ExpectLineAsync(line => line.ClientId == "c1");
        Assert.Equal((id, "3号楼灯坏了", user), (echo.Id, echo.Text, echo.Activity.GetProperty("from").GetProperty("id").GetString()));
        ChatLine answer = await client.ExpectLineAsync(line => line.IsBot && line.Number > echo.Number);
        Assert.Equal(id, answer.Activity.GetProperty("replyToId").GetString());
    }

    [Fact]
    public async Task When_its_socket_is_cut_it_comes_back_and_misses_and_repeats_nothing()
    {
        await using TestHub hub = await TestHub.StartAsync();
        (string token, string user) = await TokenAsync(hub);
        await using NpmDirectLine client = NpmDirectLine.Start(hub.Address, new Dictionary<string, object> { ["token"] = token });
        await client.PostAsync(Message(user, "第一句", "c1"));
        await client.ExpectLineAsync(line => line.ClientId == "c1");

        await client.CutAsync();
        for (int i = 2; i <= 5; i++)
        {
            await client.PostAsync(Message(user, $"第{i}句", $"c{i}"));
        }

        for (int i = 2; i <= 5; i++)
        {
            await client.ExpectLineAsync(line => line.ClientId == $"c{i}");
        }
        await client.ExpectCallsAsync(Conversation(token), 200, 1); // It came back by the address of its conversation.
        Assert.Equal(["c1", "c2", "c3", "c4", "c5"], client.Lines.Where(line => !line.IsBot).Select(line => line.ClientId).Order());
        // One look: the bot's last answer may still be on its way.
        IReadOnlyList<int> numbers = client.Numbers;
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    [Fact]
    public async Task It_refreshes_its_token()
    {
        await using TestHub hub = await TestHub.StartAsync();
        (string token, string user) = await TokenAsync(hub);
        await using NpmDirectLine client = NpmDirectLine.Start(
            hub.Address, new Dictionary<string, object> { ["token"] = token, ["refreshEvery"] = 300 });

        await client.ExpectCallsAsync("/tokens/refresh", 200, 2);
        await client.PostAsync(Message(user, "还在", "c1"));

        await client.ExpectLineAsync(line => line.ClientId == "c1");
    }

    [Fact]
    public async Task By_polling_it_gets_the_same()
    {
        await using TestHub hub = await TestHub.StartAsync();
        (string token, string user) = await TokenAsync(hub);
        await using NpmDirectLine client = NpmDirectLine.Start(
            hub.Address, new Dictionary<string, object> { ["token"] = token, ["webSocket"] = false, ["pollingInterval"] = 200 });

        await client.PostAsync(Message(user, "有人吗", "c1"));

        ChatLine echo = await client.ExpectLineAsync(line => line.ClientId == "c1");
        await client.ExpectLineAsync(line => line.IsBot && line.Number > echo.Number);
    }

    [Fact]
    public async Task With_a_token_that_is_none_it_fails_at_once()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using NpmDirectLine client = NpmDirectLine.Start(hub.Address, new Dictionary<string, object> { ["token"] = "nonsense" });

        await client.ExpectStatusAsync(NpmDirectLine.FailedToConnect);
        await client.ExpectCallsAsync("/conversations", 401, 1);
    }

    [Fact]
    public async Task With_an_expired_token_it_says_so()
    {
        FakeClock clock = new();
        await using TestHub hub = await TestHub.StartAsync(new() { Clock = clock });
        (string token, string user) = await TokenAsync(hub);
        await using NpmDirectLine client = NpmDirectLine.Start(hub.Address, new Dictionary<string, object> { ["token"] = token });
        await client.ExpectStatusAsync(NpmDirectLine.Online);

        clock.Jump(clock.GetUtcNow().AddHours(25));
        await client.PostAsync(Message(user, "早上好", "c1"));

        await client.ExpectStatusAsync(NpmDirectLine.ExpiredToken);
    }

    [Fact]
    public async Task It_does_without_a_session_id()
    {
        await using TestHub hub = await TestHub.StartAsync();
        (string token, _) = await TokenAsync(hub);
        await using NpmDirectLine client = NpmDirectLine.Start(hub.Address, new Dictionary<string, object> { ["token"] = token });

        await client.AskSessionAsync();

        Assert.Equal("", (await client.ExpectAsync("session")).GetProperty("id").GetString());
    }

    private static object Message(string user, string text, string id) =>
        new { type = "message", text, from = new { id = user }, channelData = new { clientActivityID = id } };

    private static async Task<(string Token, string User)> TokenAsync(TestHub hub)
    {
        using HttpClient browser = hub.Browser();
        using HttpResponseMessage response = await browser.PostAsJsonAsync("chat/token", new { locale = "zh-CN" });
        JsonElement given = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (given.GetProperty("token").GetString()!, given.GetProperty("userId").GetString()!);
    }

    private static string Conversation(string token) =>
        JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).GetProperty("conv").GetString()!;
}
