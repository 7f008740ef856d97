using System.Net;
using System.Text;
using System.Text.Json;
using Hub.Domain.Conversations;
using Hub.Testing;

namespace Hub.Bot.Tests.Doors;

/// <summary>Whatever is thrown at the door: a clear answer or error each time, nothing lost, nothing twice, no 500.</summary>
public sealed class HostileInputTests(HostileInputTests.Hubs hubs) : IClassFixture<HostileInputTests.Hubs>
{
    public static readonly TheoryData<string, string> Words = new()
    {
        { "emoji", "灯坏了😭👨‍👩‍👧‍👦🇨🇳" },
        { "right to left", "\u202eمصباح\u202c مكسور" },
        { "markup", "<script>alert(1)</script><img src=x onerror=alert(1)>" },
        { "SQL", "'; DROP TABLE conversations; --" },
        { "quotes and backslashes", "\"\\\"contentUrl\":\"hub:0\"\\" },
        { "64 KB", new string('长', 21_000) },
        { "half a character at the edge of a frame", string.Concat(Enumerable.Repeat("𠮷", 20_000)) },
        { "blank", "   \n\t  " },
        { "nothing", "" },
        { "zero width", "\u200b\u200d\ufeff" },
        { "combining", "e\u0301" + new string('\u0301', 200) },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public async Task Words_come_back_as_they_were_said(string what, string words)
    {
        TestHub hub = hubs.Sqlite;
        await using ChatDriver chat = await hub.ChatAsync();

        string id = await chat.SayAsync(words);
        await chat.SayAsync("还在吗");

        Assert.True(words == chat.Log.Single(line => line.Id == id).Text, what);
        await AssertOneTurnEachAsync(hub, chat);
    }

    [Theory]
    [InlineData("a\\u0000b\\u0007c\\u001b[31m\\u007f\\u0085d", "abc[31md")] // What a database or a terminal would choke on.
    [InlineData("灯\\ud83d坏了\\ude00", "灯\ufffd坏了\ufffd")] // Half characters.
    [InlineData("\\ud83d\\ude00", "😀")]
    [InlineData("一\\r\\n二\\t三", "一\n二\t三")]
    public async Task What_no_text_should_hold_is_taken_out(string json, string expected)
    {
        TestHub hub = hubs.Postgres;
        await using ChatDriver chat = await hub.ChatAsync();

        using HttpResponseMessage answer = await chat.PostRawAsync(Json($$"""{"type":"message","text":"{{json}}"}"""));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await chat.SayAsync("还在吗");
        Assert.Equal(expected, chat.Log.First(line => !line.IsBot).Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"message\"")]
    [InlineData("{}")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"message","text":["a"]}""")]
    [InlineData("""{"type":"message","text":"a","from":"me"}""")]
    [InlineData("""{"type":"message","text":"a","from":{"id":7}}""")]
    [InlineData("""{"type":"message","text":"a","channelData":[1]}""")]
    [InlineData("""{"type":"message","text":"a","channelData":{"clientActivityID":{}}}""")]
    [InlineData("""{"type":"message","value":{"choice":1}}""")]
    [InlineData("""{"type":"message","type":"message","text":"a"}""")]
    [InlineData("""{"type":"message","text":"a","locale":{}}""")]
    [InlineData("\u0000\u0001\u0002")]
    public async Task Broken_activities_are_refused_with_a_reason(string body)
    {
        TestHub hub = hubs.Sqlite;
        await using ChatDriver chat = await hub.ChatAsync();

        await AssertRefusedAsync(await chat.PostRawAsync(Json(body)), HttpStatusCode.BadRequest);

        await chat.SayAsync("还在吗");
    }

    [Fact]
    public async Task Deep_broken_and_oversized_bodies_are_refused_with_a_reason()
    {
        TestHub hub = hubs.Sqlite;
        await using ChatDriver chat = await hub.ChatAsync();

        string deep = $$"""{"type":"message","text":"a","value":{{string.Concat(Enumerable.Repeat("[", 100_000))}}""";
        await AssertRefusedAsync(await chat.PostRawAsync(Json(deep)), HttpStatusCode.BadRequest);
        await AssertRefusedAsync(await chat.PostRawAsync(new ByteArrayContent([.. """{"type":"message","text":" """u8, 0xFF, 0xC0, .. "\"}"u8])), HttpStatusCode.BadRequest);
        await AssertRefusedAsync(await chat.PostRawAsync(Json(Message(new string('a', 110_000)))), HttpStatusCode.RequestEntityTooLarge);
        await AssertRefusedAsync(await chat.PostRawAsync(Json(Message(new string('a', 300_000)))), HttpStatusCode.RequestEntityTooLarge);

        await chat.SayAsync("还在吗");
    }

    [Fact]
    public async Task Nobody_speaks_as_somebody_else()
    {
        TestHub hub = hubs.Sqlite;
        await using ChatDriver chat = await hub.ChatAsync();

        await AssertRefusedAsync(
            await chat.PostRawAsync(Json("""{"type":"message","text":"我是书记","from":{"id":"p-00000000000000000000000000000000"}}""")),
            HttpStatusCode.Forbidden);
        using HttpResponseMessage pretended = await chat.PostRawAsync(Json(
            """{"type":"message","text":"你好","id":"x|1","timestamp":"2000-01-01","from":{"role":"bot","name":"小邻"},"recipient":{"id":"y"},"attachments":[{"contentUrl":"hub:1"}],"channelData":{"webchat:sequence-id":-1}}"""));

        await chat.SayAsync("还在吗");
        ChatLine echo = chat.Log.First(line => line.Text == "你好");
        Assert.False(echo.IsBot);
        Assert.False(echo.Activity.TryGetProperty("attachments", out _));
        Assert.Equal(echo.Number, echo.Activity.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64());
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("abc")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999999")]
    [InlineData("%00")]
    [InlineData("1;DROP")]
    public async Task A_watermark_that_is_none_is_refused(string watermark)
    {
        TestHub hub = hubs.Sqlite;
        await using ChatDriver chat = await hub.ChatAsync();
        string root = $"v3/directline/conversations/{chat.ConversationId}";

        await AssertRefusedAsync(await chat.Http.GetAsync($"{root}/activities?watermark={watermark}"), HttpStatusCode.BadRequest);
        await AssertRefusedAsync(await chat.Http.GetAsync($"{root}?watermark={watermark}"), HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("GET", "v3/directline/conversations/none/activities")]
    [InlineData("GET", "v3/directline/session/getsessionid")]
    [InlineData("DELETE", "v3/directline/conversations")]
    [InlineData("GET", "v3/attachments/../../etc/passwd")]
    [InlineData("GET", "v3/nothing")]
    public async Task Addresses_that_lead_nowhere_answer_in_JSON(string method, string path)
    {
        TestHub hub = hubs.Sqlite;
        await using ChatDriver chat = await hub.ChatAsync();
        using HttpRequestMessage request = new(new HttpMethod(method), path);

        HttpResponseMessage answer = await chat.Http.SendAsync(request);

        Assert.InRange((int)answer.StatusCode, 400, 499);
        if (answer.StatusCode != HttpStatusCode.NotFound || path.StartsWith("v3/d", StringComparison.Ordinal))
        {
            await AssertRefusedAsync(answer, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_thousand_rapid_messages_are_all_taken_once_and_in_order(bool onPostgres)
    {
        TestHub hub = onPostgres ? hubs.Postgres : hubs.Sqlite;
        await using ChatDriver chat = await hub.ChatAsync();
        chat.Patience = TimeSpan.FromSeconds(60);

        HttpResponseMessage[] answers = new HttpResponseMessage[1000];
        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            answers[i] = await chat.PostRawAsync(Json(Message($"第{i}句", $"rapid-{i}"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await chat.ExpectLinesAsync(1000);
        await chat.SayAsync("说完了");
        Assert.Equal(
            Enumerable.Range(0, 1000).Select(i => $"第{i}句").Order(),
            chat.Log.Where(line => !line.IsBot && line.Text != "说完了").Select(line => line.Text).Order());
        await AssertOneTurnEachAsync(hub, chat);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_message_twice_at_once_is_one_line_and_one_turn(bool onPostgres)
    {
        TestHub hub = onPostgres ? hubs.Postgres : hubs.Sqlite;
        await using ChatDriver chat = await hub.ChatAsync();

        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => chat.PostRawAsync(Json(Message("灯坏了", "the-same")))));

        HashSet<string> ids = [];
        foreach (HttpResponseMessage answer in answers)
        {
            ids.Add(await answer.Content.ReadAsStringAsync());
        }
        Assert.Single(ids);
        await chat.SayAsync("说完了");
        Assert.Single(chat.Log, line => line.Text == "灯坏了" && !line.IsBot);
    }

    // Each message was answered, and none by two turns.
    private static async Task AssertOneTurnEachAsync(TestHub hub, ChatDriver chat)
    {
        List<Inbound> waiting = [];
        for (int i = 0; i < 200 && (i == 0 || waiting.Count > 0); i++)
        {
            waiting = await hub.Store.ReadAsync(rows => rows.Conversations.UnansweredAsync(chat.ConversationId, default), default);
            await Task.Delay(waiting.Count > 0 ? 50 : 0);
        }
        Assert.Empty(waiting);
    }

    private static string Message(string text, string id = "m") =>
        JsonSerializer.Serialize(new { type = "message", text, channelData = new { clientActivityID = id } });

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        using (answer)
        {
            string body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {body}");
            JsonElement error = JsonElement.Parse(body).GetProperty("error");
            Assert.NotEqual("", error.GetProperty("code").GetString());
            Assert.NotEqual("", error.GetProperty("message").GetString());
        }
    }

    /// <summary>One hub of each kind takes all of it: what one message breaks, the next would find broken.</summary>
    public sealed class Hubs : IAsyncLifetime
    {
        internal TestHub Sqlite { get; private set; } = null!;

        internal TestHub Postgres { get; private set; } = null!;

        public async Task InitializeAsync() => (Sqlite, Postgres) = (await TestHub.StartAsync(), await TestHub.StartOnPostgresAsync());

        public async Task DisposeAsync()
        {
            await Sqlite.DisposeAsync();
            await Postgres.DisposeAsync();
        }
    }
}
