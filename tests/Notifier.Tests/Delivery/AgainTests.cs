using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Notifier.Channels;
using Hub.Testing;

namespace Hub.Notifier.Tests.Delivery;

/// <summary>What is tried again, and what is not, on both databases.</summary>
public abstract class AgainTests(DatabaseKind kind)
{
    // 23:00 in Shanghai, and the end of the quiet hours after it.
    private static readonly DateTimeOffset Night = new(2026, 1, 1, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Morning = new(2026, 1, 1, 23, 30, 1, TimeSpan.Zero);

    private readonly TestChannel _one = new("one");
    private readonly TestChannel _two = new("two");
    private readonly TestChannel _forgetful = new("forgetful", deduplicates: false);
    private readonly FakeClock _clock = new(Night);

    [Fact]
    public async Task One_message_that_may_have_been_taken_is_asked_for_again_as_that_message()
    {
        _one.Answer = _ => Task.FromResult<Sent>(_one.All.Count switch
        {
            1 => new Sent.Unknown("time-out"),
            2 => new Sent.Later(TimeSpan.FromSeconds(5)),
            _ => new Sent.Ok(),
        });
        await using PostOffice post = await OpenAsync(_one);
        List<Person> people = await post.PeopleAsync(1, [_one]);
        Notice[] waiting = [await post.SendAsync(people, text: "明天停水"), await post.SendAsync(people, Lane.Bulk, text: "接待日")];
        foreach (Notice notice in waiting)
        {
            await post.UntilAsync(notice, now => now.In(DeliveryState.Deferred) == 1);
        }

        _clock.Jump(Morning);
        for (int tries = 1; tries <= 2; tries++)
        {
            await UntilAsync(() => _one.All.Count == tries);
            foreach (Notice notice in waiting)
            {
                await post.UntilAsync(notice, now => now.In(DeliveryState.Deferred) == 1);
            }
            _clock.Advance(TimeSpan.FromSeconds(15));
        }

        foreach (Notice notice in waiting)
        {
            await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 1);
        }
        Assert.Equal((3, 1, 1), (_one.All.Count, _one.All.Select(came => came.Key).Distinct().Count(), _one.All.Select(came => came.Text).Distinct().Count()));
    }

    [Fact]
    public async Task What_offers_a_choice_comes_by_itself_in_the_morning()
    {
        await using PostOffice post = await OpenAsync(_one);
        List<Person> people = await post.PeopleAsync(1, [_one]);
        Notice card = await post.SendAsync(people, text: "请审批", choices: [new("approve", "批准", "Approve")]);
        Notice first = await post.SendAsync(people, text: "停水");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Notice[] plain = [first, await post.SendAsync(people, text: "停电")];
        foreach (Notice notice in plain.Append(card))
        {
            await post.UntilAsync(notice, now => now.In(DeliveryState.Deferred) == 1);
        }

        _clock.Jump(Morning);
        foreach (Notice notice in plain.Append(card))
        {
            await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 1);
        }

        Assert.Equal(["这段时间有 2 条通知：\n1. 停水\n2. 停电", "请审批"], _one.All.Select(came => came.Text).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public async Task A_pause_holds_what_waits_for_the_morning_until_it_goes_on()
    {
        await using PostOffice post = await OpenAsync(_one);
        List<Person> people = await post.PeopleAsync(3, [_one]);
        Notice notice = await post.SendAsync(people, Lane.Bulk);
        await post.UntilAsync(notice, now => now.In(DeliveryState.Deferred) == 3);

        await HoldAsync(post, notice, held: true);
        _clock.Jump(Morning);
        await post.UntilAsync(notice, now => now.Lines.Any(line => line is { What: "Deferred", Reason: Waiting.Paused, Count: 3 }));
        Assert.Empty(_one.All);

        await HoldAsync(post, notice, held: false);
        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 3);
        Assert.Equal(3, _one.All.Count);
    }

    [Theory]
    [InlineData(12, DeliveryState.Deferred, 0)]
    [InlineData(1, DeliveryState.HandedOff, 1)]
    public async Task The_next_channel_is_tried_only_when_the_patience_with_the_first_is_at_its_end(int mostRounds, DeliveryState state, int onTwo)
    {
        _clock.Jump(Morning);
        _one.Answer = _ => Task.FromResult<Sent>(new Sent.Later(TimeSpan.FromMinutes(1)));
        await using PostOffice post = await OpenAsync([("Hub:Delivery:MostRounds", $"{mostRounds}")], _one, _two);

        Notice notice = await post.SendAsync(await post.PeopleAsync(1, [_one, _two]));

        await post.UntilAsync(notice, now => now.In(state) == 1);
        Assert.Equal((1, onTwo), (_one.All.Count, _two.All.Count));
    }

    [Fact]
    public async Task What_the_database_will_not_have_is_recorded_without_the_words_from_outside()
    {
        _clock.Jump(Morning);
        // PostgreSQL has no text with this character in it.
        _one.Answer = _ => Task.FromResult<Sent>(new Sent.Ok("a\0b"));
        await using PostOffice post = await OpenAsync(_one);

        Notice notice = await post.SendAsync(await post.PeopleAsync(1, [_one]));

        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 1);
        Assert.Equal(["0"], await post.Database.AskAsync("SELECT count(*) FROM slices"));
        Assert.Single(_one.All);
    }

    [Fact]
    public async Task What_could_not_be_read_after_it_was_leased_goes_back_and_is_not_in_doubt()
    {
        _clock.Jump(Morning);
        await using PostOffice post = await OpenAsync(_forgetful);
        List<Person> people = await post.PeopleAsync(600, [_forgetful]);
        await post.Database.AskAsync("ALTER TABLE contacts RENAME TO away");
        // The lower lanes read before they lease.
        Notice notice = await post.SendAsync(people, Lane.Alert);
        while ((await post.Database.AskAsync("""SELECT count(*) FROM slices WHERE "Fence" > 0 AND "LeaseId" IS NULL"""))[0] == "0")
        {
            await Task.Delay(20);
        }
        await post.Database.AskAsync("ALTER TABLE away RENAME TO contacts");
        _clock.Advance(TimeSpan.FromSeconds(3));

        NoticeNumbers numbers = await post.UntilAsync(notice, now => now.IsSettled);

        Assert.Equal((600, 600), (numbers.In(DeliveryState.HandedOff), _forgetful.All.Count));
    }

    [Fact]
    public async Task While_a_channel_hangs_nothing_of_the_database_is_held()
    {
        _clock.Jump(Morning);
        TaskCompletionSource go = new();
        _one.Answer = async _ =>
        {
            await go.Task;
            return new Sent.Ok();
        };
        await using PostOffice post = await OpenAsync(_one);
        Notice notice = await post.SendAsync(await post.PeopleAsync(100, [_one]));
        await UntilAsync(() => _one.All.Count == 32);

        if (kind == DatabaseKind.Postgres)
        {
            // A worker between two statements is gone a moment later; a connection that is held is there each time.
            string[] held = [.. Enumerable.Repeat("1", 5)];
            for (int i = 0; i < held.Length; i++)
            {
                await Task.Delay(20);
                held[i] = (await post.Database.AskAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'"))[0];
            }
            Assert.Contains("0", held);
        }
        await HoldAsync(post, notice, held: false).WaitAsync(TimeSpan.FromSeconds(5));
        go.SetResult();
        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 100);
    }

    private Task HoldAsync(PostOffice post, Notice notice, bool held) => post.Store.WriteAsync(
        async rows => await rows.Ledger.HoldAsync((await rows.Notices.FindAsync(notice.Id, default))!, held, _clock.GetUtcNow(), default), default);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using CancellationTokenSource end = new(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            await Task.Delay(10, end.Token);
        }
    }

    private Task<PostOffice> OpenAsync(params TestChannel[] channels) => OpenAsync([], channels);

    private Task<PostOffice> OpenAsync((string, string)[] settings, params TestChannel[] channels) => PostOffice.OpenAsync(
        kind, channels, _clock, null, [("Hub:Delivery:QuietFrom", "21:30"), ("Hub:Delivery:QuietUntil", "07:30"), .. settings]);
}

public sealed class AgainOnSqliteTests() : AgainTests(DatabaseKind.Sqlite);

public sealed class AgainOnPostgresTests() : AgainTests(DatabaseKind.Postgres);
