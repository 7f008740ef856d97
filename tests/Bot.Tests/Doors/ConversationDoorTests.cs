using Hub.Testing;

namespace Hub.Bot.Tests.Doors;

/// <summary>Opening a conversation and speaking in it, as a client of our own.</summary>
public sealed class ConversationDoorTests
{
    [Fact]
    public async Task The_bot_greets_who_opens_the_chat_and_answers_what_she_says()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using ChatDriver chat = await hub.ChatAsync();

        await chat.ExpectAsync("您好");
        await chat.SayAsync("3号楼灯坏了");

        await chat.ExpectAsync("您好");
        Assert.Equal("3号楼灯坏了", Assert.Single(chat.Log, line => !line.IsBot).Text);
    }

    [Fact]
    public async Task On_PostgreSQL_it_is_the_same()
    {
        await using TestHub hub = await TestHub.StartOnPostgresAsync();
        await using ChatDriver chat = await hub.ChatAsync();

        await chat.NextAsync();
        await chat.SayAsync("3号楼灯坏了");

        await chat.NextAsync();
    }
}
