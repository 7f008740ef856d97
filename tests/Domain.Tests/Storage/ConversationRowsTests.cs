using Hub.Domain.Conversations;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>Conversations: one turn at a time, numbers without gaps.</summary>
public abstract class ConversationRowsTests(DatabaseKind kind) : StorageTests(kind)
{
    [Fact]
    public async Task Writers_of_one_conversation_take_turns_and_the_order_of_numbers_is_the_order_of_commits()
    {
        const int writers = 20;
        await BeginAsync("c");

        Task[] writes = [.. Enumerable.Range(0, writers).Select(i => WriteAsync(async rows =>
        {
            Conversation held = (await rows.Conversations.LockAsync("c", default))!;
            await Task.Yield();
            rows.Conversations.Append(held, $"{{\"writer\":{i}}}", Now);
            return 0;
        }))];
        // Whoever looks meanwhile sees 1, 2, 3 … and never a number whose predecessor is still to come.
        long seen = 0;
        while (seen < writers)
        {
            List<Activity> log = await ReadAsync(rows => rows.Conversations.LogAsync("c", 0, 100, default));
            Assert.Equal(Enumerable.Range(1, log.Count).Select(i => (long)i), log.Select(line => line.Seq));
            Assert.True(log.Count >= seen);
            seen = log.Count;
            Assert.DoesNotContain(writes, write => write.IsFaulted);
        }

        await Task.WhenAll(writes);
        Assert.Equal(writers, (await ReadAsync(rows => rows.Conversations.FindAsync("c", default)))!.LastSeq);
    }

    [Fact]
    public async Task Other_conversations_do_not_wait()
    {
        await BeginAsync("c");
        await BeginAsync("d");

        await WriteAsync(async rows =>
        {
            rows.Conversations.Append((await rows.Conversations.LockAsync("c", default))!, "{}", Now);
            return 0;
        });

        Assert.Equal(
            new Dictionary<string, long> { ["c"] = 1, ["d"] = 0 },
            await ReadAsync(rows => rows.Conversations.LastSeqsAsync(["c", "d", "nobody"], default)));
    }

    [Fact]
    public async Task A_second_message_of_the_same_key_is_refused_by_the_database()
    {
        await BeginAsync("c");
        await WriteAsync(rows => rows.Conversations.Add(Message("c", "k", 1)));

        await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() =>
            WriteAsync(rows => rows.Conversations.Add(Message("c", "k", 2))));
        Assert.Single(await ReadAsync(rows => rows.Conversations.UnansweredAsync("c", default)));
    }

    [Fact]
    public async Task Erasing_leaves_the_numbers_and_no_word()
    {
        await BeginAsync("c");
        await WriteAsync(async rows =>
        {
            Conversation held = (await rows.Conversations.LockAsync("c", default))!;
            rows.Conversations.Append(held, """{"text":"老王家打孩子"}""", Now);
            rows.Conversations.Add(Message("c", "k", 1));
            rows.Conversations.Append(held, """{"text":"谢谢您告诉我们老王的事"}""", Now);
            await rows.Conversations.EraseAsync("c", """{"text":"…"}""", default);
            rows.Conversations.Append(held, """{"text":"已收到"}""", Now);
            return 0;
        });

        Assert.Equal(["1|{\"text\":\"…\"}", "2|{\"text\":\"…\"}", "3|{\"text\":\"已收到\"}"], await Database.AskAsync("""SELECT "Seq", "Json" FROM activities ORDER BY "Seq" """));
        Assert.Equal(["{}"], await Database.AskAsync("""SELECT "Content" FROM inbox"""));
    }

    [Fact]
    public async Task New_choices_take_the_place_of_the_old_ones()
    {
        await BeginAsync("c");
        await OfferAsync("request/1/confirm", "request/1/reopen");
        await OfferAsync("form/file");

        Conversation read = (await ReadAsync(rows => rows.Conversations.FindAsync("c", default)))!;
        Assert.Equal([new OfferedChoice(1, "form/file", "form/file", Now.AddHours(1))], read.Offered);
    }

    private async Task OfferAsync(params string[] ids) => await WriteAsync(async rows =>
        (await rows.Conversations.LockAsync("c", default))!.Offered = [.. ids.Select((id, i) => new OfferedChoice(i + 1, id, id, Now.AddHours(1)))]);

    private Task BeginAsync(string id) => WriteAsync(rows =>
        rows.Conversations.Add(new Conversation { Id = id, Channel = "directline", UserId = "u", CreatedAt = Now, HeardAt = Now }));

    private Inbound Message(string conversation, string key, long seq) => new()
    {
        Id = Ids.Next(), Channel = "directline", DedupeKey = key, ConversationId = conversation, Content = """{"text":"老王"}""", At = Now, Seq = seq,
    };
}

public sealed class ConversationRowsOnSqliteTests() : ConversationRowsTests(DatabaseKind.Sqlite);

public sealed class ConversationRowsOnPostgresTests() : ConversationRowsTests(DatabaseKind.Postgres);
