using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hub.Testing;

namespace Hub.Bot.Tests.Doors;

/// <summary>Opening conversations, coming back to them, and who may.</summary>
public sealed class ConversationDoorTests
{
    private static readonly Dictionary<string, string> WithSecret = new() { ["Hub:DirectLineSecret"] = "a secret of 16 or more" };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_bot_greets_who_opens_the_chat_and_answers_what_she_says(bool onPostgres)
    {
        await using TestHub hub = onPostgres ? await TestHub.StartOnPostgresAsync() : await TestHub.StartAsync();
        await using ChatDriver chat = await hub.ChatAsync();

        await chat.NextAsync();
        await chat.SayAsync("3号楼灯坏了");

        await chat.NextAsync();
        Assert.Equal("3号楼灯坏了", Assert.Single(chat.Log, line => !line.IsBot).Text);
    }

    [Fact]
    public async Task Who_comes_back_with_her_cookie_finds_her_conversation_and_a_stranger_does_not()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient browser = hub.Browser();
        using HttpClient stranger = hub.Browser();

        JsonElement first = await PostAsync(browser, "chat/token", new { });
        using HttpResponseMessage opened = await StartAsync(browser, first);
        using HttpResponseMessage openedAgain = await StartAsync(browser, await PostAsync(browser, "chat/token", new { }));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (opened.StatusCode, openedAgain.StatusCode));
        Assert.Equal(IdOf(await opened.Content.ReadFromJsonAsync<JsonElement>()), IdOf(await openedAgain.Content.ReadFromJsonAsync<JsonElement>()));
        Assert.NotEqual(IdOf(first), IdOf(await PostAsync(stranger, "chat/token", new { })));
    }

    [Fact]
    public async Task A_new_page_gets_the_last_200_lines_of_a_long_conversation()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient browser = hub.Browser();
        JsonElement token = await PostAsync(browser, "chat/token", new { });
        await using (ChatDriver chat = await ChatDriver.StartWithAsync(hub.Browser(), token.GetProperty("token").GetString()!))
        {
            await chat.SayFastAsync(Enumerable.Range(1, 250).Select(i => $"第{i}句"));
        }

        await using ChatDriver again = await ChatDriver.StartWithAsync(hub.Browser(), token.GetProperty("token").GetString()!);
        await again.SayAsync("我回来了");

        long asked = again.Log.First(line => line.Text == "我回来了").Number;
        Assert.InRange(asked - again.Log[0].Number, 190, 201);
    }

    [Fact]
    public async Task The_page_of_a_person_speaks_as_that_person()
    {
        await using TestHub hub = await TestHub.StartAsync();
        Guid person = Guid.CreateVersion7();
        await using ChatDriver chat = await hub.ChatAsAsync(person);

        await chat.SayAsync("是我");

        Assert.Equal($"p-{person:N}", chat.Log.First(line => !line.IsBot).Activity.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal(person, (await hub.Store.ReadAsync(rows => rows.Conversations.FindAsync(chat.ConversationId, default), default))!.PersonId);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized, "BadCredential")]
    [InlineData("", HttpStatusCode.Unauthorized, "BadCredential")]
    [InlineData("Basic abc", HttpStatusCode.Unauthorized, "BadCredential")]
    [InlineData("Bearer", HttpStatusCode.Unauthorized, "BadCredential")]
    [InlineData("Bearer a.b.c", HttpStatusCode.Unauthorized, "BadCredential")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJ1c2VyIjoicC0xIiwiY29udiI6IjEiLCJhdWQiOiJjaGF0In0.", HttpStatusCode.Unauthorized, "BadCredential")]
    public async Task Without_a_token_of_ours_nothing_is_opened(string? header, HttpStatusCode status, string code)
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient browser = hub.Browser();
        if (header is not null)
        {
            browser.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        }

        using HttpResponseMessage answer = await browser.PostAsJsonAsync("v3/directline/conversations", new { });

        await AssertErrorAsync(answer, status, code);
    }

    [Fact]
    public async Task Another_conversations_token_opens_nothing()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using ChatDriver hers = await hub.ChatAsync();
        await using ChatDriver other = await hub.ChatAsync();
        string root = $"v3/directline/conversations/{hers.ConversationId}";

        await AssertErrorAsync(await other.Http.GetAsync(root), HttpStatusCode.Forbidden, "BadArgument");
        await AssertErrorAsync(await other.Http.GetAsync($"{root}/activities"), HttpStatusCode.Forbidden, "BadArgument");
        await AssertErrorAsync(
            await other.Http.PostAsJsonAsync($"{root}/activities", new { type = "message", text = "x" }), HttpStatusCode.Forbidden, "BadArgument");
    }

    [Fact]
    public async Task After_24_hours_a_token_is_expired_and_refreshing_before_gives_24_more()
    {
        FakeClock clock = new();
        await using TestHub hub = await TestHub.StartAsync(new() { Clock = clock });
        await using ChatDriver chat = await hub.ChatAsync();
        string root = $"v3/directline/conversations/{chat.ConversationId}";

        clock.Jump(clock.GetUtcNow().AddHours(23));
        JsonElement fresh = await PostAsync(chat.Http, "v3/directline/tokens/refresh", new { });
        clock.Jump(clock.GetUtcNow().AddHours(2));

        await AssertErrorAsync(await chat.Http.GetAsync(root), HttpStatusCode.Forbidden, "TokenExpired");
        await AssertErrorAsync(
            await chat.Http.PostAsync("v3/directline/tokens/refresh", null), HttpStatusCode.Forbidden, "TokenExpired");
        chat.Token = fresh.GetProperty("token").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await chat.Http.GetAsync(root)).StatusCode);
    }

    [Fact]
    public async Task The_address_of_a_stream_is_good_for_a_minute_and_for_nothing_else()
    {
        FakeClock clock = new();
        await using TestHub hub = await TestHub.StartAsync(new() { Clock = clock });
        await using ChatDriver chat = await hub.ChatAsync();
        JsonElement open = await chat.Http.GetFromJsonAsync<JsonElement>($"v3/directline/conversations/{chat.ConversationId}");
        Uri stream = new(open.GetProperty("streamUrl").GetString()!);
        string token = System.Web.HttpUtility.ParseQueryString(stream.Query)["t"]!;

        Assert.Equal(HttpStatusCode.Unauthorized, await ConnectAsync(new UriBuilder(stream) { Query = $"t={chat.Token}" }.Uri));
        using HttpClient thief = hub.Browser();
        thief.DefaultRequestHeaders.Authorization = new("Bearer", token);
        await AssertErrorAsync(
            await thief.GetAsync($"v3/directline/conversations/{chat.ConversationId}"), HttpStatusCode.Unauthorized, "BadCredential");
        clock.Jump(clock.GetUtcNow().AddSeconds(61));
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(stream));
    }

    [Fact]
    public async Task A_back_end_with_the_secret_gets_tokens_for_its_users()
    {
        await using TestHub hub = await TestHub.StartAsync(new() { Settings = WithSecret });
        using HttpClient backEnd = hub.Browser();

        await AssertErrorAsync(await backEnd.PostAsync("v3/directline/tokens/generate", null), HttpStatusCode.Unauthorized, "BadCredential");
        backEnd.DefaultRequestHeaders.Authorization = new("Bearer", WithSecret["Hub:DirectLineSecret"]);
        JsonElement given = await PostAsync(backEnd, "v3/directline/tokens/generate", new { user = new { id = "p-0123" } });
        await using ChatDriver chat = await ChatDriver.StartWithAsync(hub.Browser(), given.GetProperty("token").GetString()!);

        Assert.Equal("dl_p-0123", chat.UserId);
        Assert.Equal(86400, given.GetProperty("expires_in").GetInt32());
        await chat.SayAsync("你好");
    }

    [Fact]
    public async Task Without_a_secret_no_such_tokens_are_given()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient browser = hub.Browser();

        await AssertErrorAsync(await browser.PostAsync("v3/directline/tokens/generate", null), HttpStatusCode.NotFound, "BadArgument");
    }

    [Fact]
    public async Task One_address_gets_so_many_chats_in_a_minute()
    {
        await using TestHub hub = await TestHub.StartAsync(
            new() { Settings = new Dictionary<string, string> { ["Hub:ChatTokensPerMinute"] = "2" } });
        using HttpClient browser = hub.Browser();
        await PostAsync(browser, "chat/token", new { });
        await PostAsync(browser, "chat/token", new { });

        using HttpResponseMessage refused = await browser.PostAsJsonAsync("chat/token", new { });

        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await AssertErrorAsync(refused, HttpStatusCode.TooManyRequests, "TooManyRequests");
    }

    [Fact]
    public async Task Pages_of_any_origin_may_call_but_other_sites_get_no_chat_token_of_ours()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient browser = hub.Browser();
        using HttpRequestMessage ask = new(HttpMethod.Options, "v3/directline/conversations");
        ask.Headers.Add("Origin", "https://elsewhere.example");

        using HttpResponseMessage allowed = await browser.SendAsync(ask);
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using HttpResponseMessage refused = await browser.PostAsJsonAsync("chat/token", new { });

        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal(["*"], allowed.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Contains("x-ms-bot-agent", allowed.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static string IdOf(JsonElement answer) => answer.GetProperty("conversationId").GetString()!;

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync(path, body);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Task<HttpResponseMessage> StartAsync(HttpClient browser, JsonElement token)
    {
        browser.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("token").GetString());
        return browser.PostAsJsonAsync("v3/directline/conversations", new { user = new { }, locale = "zh-CN" });
    }

    private static async Task<HttpStatusCode> ConnectAsync(Uri stream)
    {
        using System.Net.WebSockets.ClientWebSocket socket = new();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => socket.ConnectAsync(stream, CancellationToken.None));
        return socket.HttpStatusCode;
    }

    private static async Task AssertErrorAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        using (answer)
        {
            string body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {body}");
            Assert.Equal(code, JsonElement.Parse(body).GetProperty("error").GetProperty("code").GetString());
        }
    }
}
