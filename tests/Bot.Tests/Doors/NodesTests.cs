using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Hub.Testing;

namespace Hub.Bot.Tests.Doors;

/// <summary>Two nodes of one hub: PostgreSQL is the truth, Redis is a doorbell that may fall silent.</summary>
public sealed class NodesTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-nodes-").FullName;
    private RedisServer _redis = null!;
    private TestHub _a = null!;
    private TestHub _b = null!;

    public async Task InitializeAsync()
    {
        _redis = await RedisServer.StartOwnAsync();
        _a = await TestHub.StartOnPostgresAsync(new() { Redis = _redis.Address, Folder = _folder });
        _b = await TestHub.StartAsync(new() { Redis = _redis.Address, Folder = _folder, Database = _a.Database });
    }

    public async Task DisposeAsync()
    {
        await _b.DisposeAsync();
        await _a.DisposeAsync();
        await _redis.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_is_said_to_one_node_is_seen_on_the_other_and_answered_once()
    {
        await using ChatDriver chat = await _a.ChatAsync();
        await chat.NextAsync();
        await chat.ReconnectAsync(_b.Address);

        for (int i = 0; i < 5; i++)
        {
            Assert.InRange(await SeenAfterAsync(chat, $"第{i}句"), 0, 2.5);
        }

        await AssertAnsweredOnceAsync(chat);
    }

    [Fact]
    public async Task With_Redis_gone_in_the_middle_it_takes_two_seconds_and_nothing_is_lost()
    {
        await using ChatDriver chat = await _a.ChatAsync();
        await chat.ReconnectAsync(_b.Address);
        await SeenAfterAsync(chat, "还有铃");

        await _redis.StopAsync();
        double without = await SeenAfterAsync(chat, "没有铃了");
        double again = await SeenAfterAsync(chat, "还是没有铃");
        await _redis.StartAsync();
        await SeenAfterAsync(chat, "铃又来了");

        Assert.InRange(Math.Min(without, again), 0, 2.5); // The better of two: this machine may be busy with other things.
        await AssertAnsweredOnceAsync(chat);
    }

    [Fact]
    public async Task With_Redis_frozen_messages_are_still_taken_and_do_not_all_wait_for_it()
    {
        await using ChatDriver chat = await _a.ChatAsync();
        await chat.NextAsync();
        await chat.ReconnectAsync(_b.Address);

        _redis.Pause();
        try
        {
            Stopwatch watch = Stopwatch.StartNew();
            await chat.SayFastAsync(Enumerable.Range(1, 40).Select(i => $"没有铃{i}"));
            Assert.InRange(watch.Elapsed.TotalSeconds, 0, 30); // Each would wait a second for Redis.
        }
        finally
        {
            _redis.Resume();
        }

        await AssertAnsweredOnceAsync(chat);
    }

    [Fact]
    public async Task Who_changes_the_node_goes_on_where_she_was()
    {
        await using ChatDriver chat = await _a.ChatAsync();
        await chat.SayAsync("在第一个");
        chat.Cut();
        foreach (int i in Enumerable.Range(1, 20))
        {
            using HttpResponseMessage answer = await PostAsync(chat, i % 2 == 0 ? _a : _b, $"断线时{i}", $"cut-{i}");
            answer.EnsureSuccessStatusCode();
        }

        await chat.ReconnectAsync(_b.Address);
        await chat.SayAsync("在第二个");

        Assert.Equal(Enumerable.Range(1, chat.Log.Count), chat.Log.Select(line => (int)line.Number));
        Assert.Equal(20, chat.Log.Count(line => line.Text.StartsWith("断线时", StringComparison.Ordinal)));
        await AssertAnsweredOnceAsync(chat);
    }

    [Fact]
    public async Task The_same_message_to_both_nodes_at_once_is_one_line()
    {
        await using ChatDriver chat = await _a.ChatAsync();

        HttpResponseMessage[] answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => PostAsync(chat, i % 2 == 0 ? _a : _b, "灯坏了", "same")));

        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        await chat.SayAsync("说完了");
        Assert.Single(chat.Log, line => line.Text == "灯坏了");
        await AssertAnsweredOnceAsync(chat);
    }

    [Fact]
    public async Task A_chat_that_both_nodes_open_at_once_is_one_chat()
    {
        Guid person = Guid.CreateVersion7();

        ChatDriver[] chats = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? _a : _b).ChatAsAsync(person)));

        await chats[0].SayAsync("你好");
        Assert.Single(chats.Select(chat => chat.ConversationId).Distinct());
        foreach (ChatDriver chat in chats)
        {
            await chat.DisposeAsync();
        }
    }

    // Posted to the first node, seen over the second one's WebSocket: in seconds.
    private static async Task<double> SeenAfterAsync(ChatDriver chat, string words)
    {
        Stopwatch watch = Stopwatch.StartNew();
        await chat.SayAsync(words);
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<HttpResponseMessage> PostAsync(ChatDriver chat, TestHub node, string text, string id)
    {
        using StringContent body = new(
            JsonSerializer.Serialize(new { type = "message", text, channelData = new { clientActivityID = id } }), Encoding.UTF8, "application/json");
        return await chat.PostRawAsync(body, node.Address);
    }

    // Every answer belongs to one turn, and turns share no message: the replies of one turn stand together in the log.
    private async Task AssertAnsweredOnceAsync(ChatDriver chat)
    {
        while ((await _a.Store.ReadAsync(rows => rows.Conversations.UnansweredAsync(chat.ConversationId, default), default)).Count > 0)
        {
            await Task.Delay(50);
        }
        await chat.SayAsync("最后一句");
        await chat.ExpectAsync();
        string?[] answered = [.. chat.Log.Where(line => line.IsBot && line.Activity.TryGetProperty("replyToId", out _))
            .Select(line => line.Activity.GetProperty("replyToId").GetString())];
        string?[] turns = [.. answered.Where((id, i) => i == 0 || answered[i - 1] != id)];
        Assert.Equal(turns.Distinct(), turns);
    }
}
