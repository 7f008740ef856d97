using System.Globalization;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Notifier.Channels;
using Hub.Testing;

namespace Hub.Notifier.Tests.Delivery;

/// <summary>From the row of a notice to the far end of a channel, on both databases.</summary>
public abstract class DeliveryTests(DatabaseKind kind)
{
    private readonly TestChannel _one = new("one");
    private readonly TestChannel _two = new("two");
    private readonly TestChannel _forgetful = new("forgetful", deduplicates: false);
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 1, 1, 4, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Everybody_is_told_once_and_the_ledger_says_so()
    {
        await using PostOffice post = await OpenAsync(_one);
        List<Person> people = await post.PeopleAsync(700, [_one]);

        Notice notice = await post.SendAsync(people, Lane.Bulk);

        NoticeNumbers numbers = await post.UntilAsync(notice, now => now.IsSettled);
        Assert.Equal(700, numbers.In(DeliveryState.HandedOff));
        Assert.Equal(700, numbers.Lines.Single(line => line.Channel == "one").Count);
        Assert.Equal(people.Select(person => $"{person.Id:N}").Order(), _one.All.Select(came => came.To).Order());
        Assert.Equal(["0"], await post.Database.AskAsync("SELECT count(*) FROM slices"));
    }

    [Fact]
    public async Task When_one_channel_cannot_the_next_is_tried_and_no_more_after_that()
    {
        _one.Answer = _ => Task.FromResult<Sent>(new Sent.Unreachable("not there"));
        await using PostOffice post = await OpenAsync(_one, _two, _forgetful);
        List<Person> people = await post.PeopleAsync(1, [_one, _two, _forgetful]);

        Notice notice = await post.SendAsync(people);

        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 1);
        Assert.Equal((1, 1, 0), (_one.All.Count, _two.All.Count, _forgetful.All.Count));
        Assert.Equal(
            [("live", AttemptOutcome.Unreachable), ("one", AttemptOutcome.Unreachable), ("two", AttemptOutcome.Ok)],
            (await post.AttemptsAsync(notice, people[0])).Select(attempt => (attempt.Channel, attempt.Outcome)).Order());
    }

    [Fact]
    public async Task The_channel_that_she_likes_best_comes_first()
    {
        await using PostOffice post = await OpenAsync(_one, _two);

        Notice notice = await post.SendAsync(await post.PeopleAsync(1, [_one, _two], person => person.Channels = ["two"]));

        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 1);
        Assert.Equal((0, 1), (_one.All.Count, _two.All.Count));
    }

    [Fact]
    public async Task An_alert_rings_everywhere_at_once()
    {
        await using PostOffice post = await OpenAsync(_one, _two);

        Notice notice = await post.SendAsync(await post.PeopleAsync(1, [_one, _two]), Lane.Alert, ChannelPolicy.Parallel);

        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 1);
        Assert.Equal((1, 1), (_one.All.Count, _two.All.Count));
    }

    [Fact]
    public async Task Who_has_no_channel_is_Failed_and_says_why()
    {
        await using PostOffice post = await OpenAsync(_one);

        Notice notice = await post.SendAsync(await post.PeopleAsync(1, []));

        NoticeNumbers numbers = await post.UntilAsync(notice, now => now.IsSettled);
        Assert.Equal("no channel", numbers.Lines.Single(line => line.Channel.Length == 0).Reason);
    }

    [Fact]
    public async Task Patience_is_kept_it_grows_and_it_ends()
    {
        _one.Answer = _ => Task.FromResult<Sent>(new Sent.Later(TimeSpan.FromMinutes(1)));
        await using PostOffice post = await OpenAsync([("Hub:Delivery:MostRounds", "3")], _one);
        Notice notice = await post.SendAsync(await post.PeopleAsync(1, [_one]));

        await post.UntilAsync(notice, now => now.In(DeliveryState.Deferred) == 1);
        _clock.Advance(TimeSpan.FromSeconds(59));
        await Task.Delay(100);
        Assert.Single(_one.All);
        _clock.Advance(TimeSpan.FromSeconds(17));
        await UntilAsync(() => _one.All.Count == 2);
        await post.UntilAsync(notice, now => now.In(DeliveryState.Deferred) == 1);
        _clock.Advance(TimeSpan.FromSeconds(151));

        NoticeNumbers numbers = await post.UntilAsync(notice, now => now.In(DeliveryState.Failed) == 1);
        Assert.Equal(3, _one.All.Select(came => came.Key).Distinct().Count());
        Assert.Equal("gave up", numbers.Lines.Single(line => line.What == "Failed").Reason);
    }

    [Theory]
    [InlineData(Lane.Bulk, false, 1)]
    [InlineData(Lane.Normal, false, 1)]
    [InlineData(Lane.Bulk, true, 2)]
    [InlineData(Lane.Alert, false, 2)]
    public async Task What_nobody_knows_is_sent_again_only_where_that_is_harmless_or_silence_is_worse(Lane lane, bool deduplicates, int times)
    {
        TestChannel channel = deduplicates ? _one : _forgetful;
        channel.Answer = _ => Task.FromResult<Sent>(channel.All.Count == 1 ? new Sent.Unknown("time-out") : new Sent.Ok());
        await using PostOffice post = await OpenAsync(channel);
        Notice notice = await post.SendAsync(await post.PeopleAsync(1, [channel]), lane);

        await post.UntilAsync(notice, now => now.In(DeliveryState.Unknown) + now.In(DeliveryState.Deferred) == 1);
        _clock.Advance(TimeSpan.FromMinutes(1));

        await post.UntilAsync(notice, now => now.In(times == 1 ? DeliveryState.Unknown : DeliveryState.HandedOff) == 1);
        Assert.Equal(times, channel.All.Count);
        Assert.Equal(deduplicates ? 1 : times, channel.All.Select(came => came.Key).Distinct().Count());
    }

    [Fact]
    public async Task A_poison_row_does_not_stop_its_neighbours()
    {
        await using PostOffice post = await OpenAsync(_one);
        List<Person> people = await post.PeopleAsync(10, [_one]);
        await post.Store.WriteAsync(rows =>
        {
            rows.People.Add(new Contact { Id = post.Ids.Next(), PersonId = people[3].Id, Channel = "one", Address = new("not sealed by us"), AddressHash = "poison" });
            return Task.CompletedTask;
        }, default);
        _one.Answer = came => came.To == $"{people[5].Id:N}" ? throw new InvalidOperationException("poison") : Task.FromResult<Sent>(new Sent.Refused("HTTP 400"));

        Notice notice = await post.SendAsync(people);

        NoticeNumbers numbers = await post.UntilAsync(notice, now => now.In(DeliveryState.Failed) == 9 && now.In(DeliveryState.Deferred) == 1);
        Assert.Equal("HTTP 400", numbers.Lines.Single(line => line.What == "Failed" && line.Channel == "").Reason);
    }

    [Fact]
    public async Task A_lost_bell_costs_two_seconds()
    {
        await using PostOffice post = await OpenAsync(TimeProvider.System, _one);

        Notice notice = await post.SendAsync(await post.PeopleAsync(3, [_one]), ring: false);

        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 3);
    }

    [Theory]
    [InlineData(Lane.Bulk, false)]
    [InlineData(Lane.Bulk, true)]
    [InlineData(Lane.Alert, false)]
    public async Task What_a_dead_worker_held_is_in_doubt_on_the_lower_lanes_and_sent_again_on_the_upper(Lane lane, bool deduplicates)
    {
        TestChannel channel = deduplicates ? _one : _forgetful;
        await using PostOffice post = await OpenAsync(channel);
        Notice notice = await post.SendAsync(await post.PeopleAsync(3, [channel]), lane, ring: false);
        await DieOverAsync(post, lane);

        _clock.Advance(TimeSpan.FromMinutes(2));

        NoticeNumbers numbers = await post.UntilAsync(notice, now => now.IsSettled);
        bool again = deduplicates || lane == Lane.Alert;
        Assert.Equal(3, numbers.In(again ? DeliveryState.HandedOff : DeliveryState.Unknown));
        Assert.Equal(again ? 3 : 0, channel.All.Count);
    }

    [Fact]
    public async Task What_a_dead_worker_may_have_sent_keeps_its_key_though_the_channel_is_busy_when_it_is_asked_again()
    {
        // Regression: a busy channel gave the next try a new key, and who had the message from the dead worker got it twice.
        _one.Answer = _ => Task.FromResult<Sent>(_one.All.Count <= 2 ? new Sent.Later(TimeSpan.FromSeconds(1)) : new Sent.Ok());
        await using PostOffice post = await OpenAsync(_one);
        Notice notice = await post.SendAsync(await post.PeopleAsync(1, [_one]), Lane.Bulk, ring: false);
        await DieOverAsync(post, Lane.Bulk);

        _clock.Advance(TimeSpan.FromMinutes(2));
        for (int tries = 1; tries <= 2; tries++)
        {
            await UntilAsync(() => _one.All.Count == tries);
            await post.UntilAsync(notice, now => now.In(DeliveryState.Deferred) == 1);
            _clock.Advance(TimeSpan.FromSeconds(5));
        }

        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 1);
        Assert.Equal(3, _one.All.Count);
        Assert.Single(_one.All.Select(came => came.Key).Distinct());
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_what_it_has_not_begun_and_nobody_is_told_twice()
    {
        TaskCompletionSource go = new();
        _forgetful.Answer = async came =>
        {
            await go.Task;
            return new Sent.Ok();
        };
        PostOffice first = await OpenAsync([("Hub:Delivery:BulkConcurrency", "4")], _forgetful);
        List<Person> people = await first.PeopleAsync(600, [_forgetful]);
        Notice notice = await first.SendAsync(people, Lane.Bulk);
        await UntilAsync(() => _forgetful.All.Count == 4);

        Task stopping = first.StopOnlyAsync();
        go.SetResult();
        await stopping;
        await using PostOffice next = await PostOffice.OpenAsync(kind, [_forgetful], _clock, first);
        _clock.Advance(TimeSpan.FromSeconds(3));

        NoticeNumbers numbers = await next.UntilAsync(notice, now => now.IsSettled);
        Assert.Equal((600, 0), (numbers.In(DeliveryState.HandedOff), numbers.In(DeliveryState.Unknown)));
        Assert.Equal(600, _forgetful.All.Select(came => came.To).Distinct().Count());
        Assert.Equal(600, _forgetful.All.Count);
        await first.DisposeAsync();
    }

    [Fact]
    public async Task What_is_stopped_or_expired_is_cancelled_and_not_sent()
    {
        await using PostOffice post = await OpenAsync(_one);
        List<Person> people = await post.PeopleAsync(5, [_one]);

        Notice late = await post.SendAsync(people, expires: post.Now);
        Notice stopped = await post.SendAsync(people, ring: false);
        await post.Store.WriteAsync(async rows => await rows.Ledger.StopAsync((await rows.Notices.FindAsync(stopped.Id, default))!, post.Now, default), default);
        _clock.Advance(TimeSpan.FromSeconds(5));

        await post.UntilAsync(late, now => now.In(DeliveryState.Cancelled) == 5);
        await post.UntilAsync(stopped, now => now.In(DeliveryState.Cancelled) == 5);
        Assert.Empty(_one.All);
    }

    [Theory]
    [InlineData(true, 750, 1250)]
    [InlineData(false, 250, 500)]
    public async Task More_is_leased_at_once_only_where_a_second_sending_would_be_harmless(bool deduplicates, int least, int most)
    {
        TestChannel channel = deduplicates ? _one : _forgetful;
        TaskCompletionSource go = new();
        int came = 0;
        channel.Answer = async _ =>
        {
            if (Interlocked.Increment(ref came) > 600)
            {
                await go.Task;
            }
            return new Sent.Ok();
        };
        await using PostOffice post = await OpenAsync([("Hub:Delivery:BulkConcurrency", "8")], channel);
        Notice notice = await post.SendAsync(await post.PeopleAsync(4000, [channel]), Lane.Bulk);
        await UntilAsync(() => channel.All.Count == 608);
        await Task.Delay(300);

        List<string> leased = await post.Database.AskAsync("""SELECT COALESCE(SUM(LENGTH("Rows")), 0) / 16 FROM slices WHERE "LeasedUntil" IS NOT NULL""");

        Assert.InRange(int.Parse(leased[0], CultureInfo.InvariantCulture), least, most);
        go.SetResult();
        Assert.Equal(4000, (await post.UntilAsync(notice, now => now.IsSettled)).In(DeliveryState.HandedOff));
        Assert.Equal(4000, channel.All.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stop_or_a_pause_in_the_middle_of_a_slice_is_heeded_within_a_second(bool isStopped)
    {
        TaskCompletionSource go = new();
        _forgetful.Answer = async _ =>
        {
            await go.Task;
            return new Sent.Ok();
        };
        await using PostOffice post = await OpenAsync([("Hub:Delivery:BulkConcurrency", "4")], _forgetful);
        Notice notice = await post.SendAsync(await post.PeopleAsync(500, [_forgetful]), Lane.Bulk);
        await UntilAsync(() => _forgetful.All.Count == 4);

        // The second slice is read meanwhile, and what was read of it is old when its turn comes.
        _clock.Advance(TimeSpan.FromSeconds(2.1));
        await Task.Delay(300);
        await post.Store.WriteAsync(async rows =>
        {
            Notice row = (await rows.Notices.FindAsync(notice.Id, default))!;
            await (isStopped ? rows.Ledger.StopAsync(row, post.Now, default) : rows.Ledger.HoldAsync(row, held: true, post.Now, default));
        }, default);
        _clock.Advance(TimeSpan.FromSeconds(1.1));
        go.SetResult();

        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 4 && now.In(isStopped ? DeliveryState.Cancelled : DeliveryState.Pending) == 496);
        Assert.Equal(4, _forgetful.All.Count);
        if (!isStopped)
        {
            await post.Store.WriteAsync(async rows =>
                await rows.Ledger.HoldAsync((await rows.Notices.FindAsync(notice.Id, default))!, held: false, post.Now, default), default);
            _clock.Advance(TimeSpan.FromSeconds(5));
            await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 500);
            Assert.Equal(500, _forgetful.All.Count);
        }
    }

    [Fact]
    public async Task More_than_a_day_may_bring_waits_for_the_next_day_but_never_an_emergency()
    {
        await using PostOffice post = await OpenAsync([("Hub:Delivery:MostPerDay", "2")], _one);
        List<Person> people = await post.PeopleAsync(1, [_one]);
        foreach (Lane lane in new[] { Lane.Bulk, Lane.Normal })
        {
            await post.UntilAsync(await post.SendAsync(people, lane, kind: NoticeKind.Broadcast), now => now.In(DeliveryState.HandedOff) == 1);
        }

        Notice third = await post.SendAsync(people, Lane.Bulk, kind: NoticeKind.Broadcast);
        Notice emergency = await post.SendAsync(people, Lane.Emergency, kind: NoticeKind.Broadcast);

        await post.UntilAsync(third, now => now.In(DeliveryState.Deferred) + now.In(DeliveryState.Suppressed) == 1);
        await post.UntilAsync(emergency, now => now.In(DeliveryState.HandedOff) == 1);
        Assert.Equal(3, _one.All.Count);
    }

    [Fact]
    public async Task Nobody_is_woken_for_routine_and_the_morning_says_all_in_one_message()
    {
        // 23:00 in Shanghai.
        _clock.Jump(new DateTimeOffset(2026, 1, 1, 15, 0, 0, TimeSpan.Zero));
        await using PostOffice post = await OpenAsync([("Hub:Delivery:QuietFrom", "21:30"), ("Hub:Delivery:QuietUntil", "07:30")], _one);
        List<Person> people = await post.PeopleAsync(3, [_one]);
        Notice first = await post.SendAsync(people, text: "明天停水");
        Notice second = await post.SendAsync(people.Take(2), Lane.Bulk, kind: NoticeKind.Broadcast, text: "接待日");
        Notice alert = await post.SendAsync(people.Take(1), Lane.Emergency, text: "燃气泄漏");

        await post.UntilAsync(first, now => now.In(DeliveryState.Deferred) == 3);
        await post.UntilAsync(second, now => now.In(DeliveryState.Deferred) == 2);
        await post.UntilAsync(alert, now => now.In(DeliveryState.HandedOff) == 1);
        Assert.Equal(["燃气泄漏"], _one.All.Select(came => came.Text));
        _clock.Jump(new DateTimeOffset(2026, 1, 1, 23, 30, 1, TimeSpan.Zero));

        await post.UntilAsync(first, now => now.In(DeliveryState.HandedOff) == 3);
        await post.UntilAsync(second, now => now.In(DeliveryState.HandedOff) == 2);
        string[] hers = [.. _one.All.Where(came => came.To == $"{people[1].Id:N}").Select(came => came.Text)];
        Assert.Equal("这段时间有 2 条通知：\n1. 明天停水\n2. 接待日", Assert.Single(hers));
    }

    [Fact]
    public async Task Who_does_not_want_a_kind_is_spared_but_never_in_an_emergency()
    {
        await using PostOffice post = await OpenAsync(_one);
        List<Person> people = await post.PeopleAsync(1, [_one], person => person.OptOuts = [nameof(NoticeKind.Broadcast)]);

        Notice ordinary = await post.SendAsync(people, Lane.Bulk, kind: NoticeKind.Broadcast);
        Notice emergency = await post.SendAsync(people, Lane.Emergency, kind: NoticeKind.Broadcast);

        await post.UntilAsync(ordinary, now => now.In(DeliveryState.Suppressed) == 1);
        await post.UntilAsync(emergency, now => now.In(DeliveryState.HandedOff) == 1);
    }

    [Fact]
    public async Task Dead_letters_are_sent_again_by_hand()
    {
        _one.Answer = _ => Task.FromResult<Sent>(new Sent.Refused("HTTP 403"));
        await using PostOffice post = await OpenAsync(_one);
        List<Person> people = await post.PeopleAsync(2, [_one]);
        Notice notice = await post.SendAsync(people);
        await post.UntilAsync(notice, now => now.In(DeliveryState.Failed) == 2);

        _one.Answer = null;
        await post.Store.WriteAsync(rows => rows.Notices.RingAgainAsync(notice, [people[0].Id], post.Now, default), default);
        _clock.Advance(TimeSpan.FromSeconds(5));

        await post.UntilAsync(notice, now => now.In(DeliveryState.HandedOff) == 1 && now.In(DeliveryState.Failed) == 1);
        Assert.Equal(3, _one.All.Select(came => came.Key).Distinct().Count());
    }

    [Theory]
    [InlineData(Lane.Alert, true)]
    [InlineData(Lane.Bulk, false)]
    public async Task From_its_lease_to_its_record_an_alert_goes_first(Lane lane, bool goesFirst)
    {
        Task<long>? others = null;
        await using PostOffice post = await OpenAsync(_one);
        _one.Answer = async _ =>
        {
            others = post.Precedence.GiveWayAsync(0).AsTask();
            Assert.Equal(goesFirst, !others.IsCompleted);
            return new Sent.Ok();
        };

        await post.UntilAsync(await post.SendAsync(await post.PeopleAsync(1, [_one]), lane), now => now.In(DeliveryState.HandedOff) == 1);

        await others!.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_big_broadcast_holds_up_no_alert_and_no_small_notice_of_its_own_lane()
    {
        _one.Answer = async _ =>
        {
            await Task.Delay(10);
            return new Sent.Ok();
        };
        await using PostOffice post = await OpenAsync([("Hub:Delivery:BulkConcurrency", "8")], TimeProvider.System, _one);
        List<Person> people = await post.PeopleAsync(4000, [_one]);
        Notice big = await post.SendAsync(people, Lane.Bulk);
        await post.UntilAsync(big, now => now.In(DeliveryState.HandedOff) > 100);

        Notice alert = await post.SendAsync(people.Take(3), Lane.Alert);
        Notice small = await post.SendAsync(people.Take(3), Lane.Bulk);
        await post.UntilAsync(alert, now => now.In(DeliveryState.HandedOff) == 3);
        NoticeNumbers atAlert = await post.Store.ReadAsync(rows => rows.Tallies.OfAsync(big, default), default);
        await post.UntilAsync(small, now => now.In(DeliveryState.HandedOff) == 3);
        NoticeNumbers atSmall = await post.Store.ReadAsync(rows => rows.Tallies.OfAsync(big, default), default);

        Assert.True(atAlert.In(DeliveryState.Pending) > 0, "The broadcast was done before the alert.");
        Assert.True(atSmall.In(DeliveryState.Pending) > 0, "The broadcast was done before the small notice.");
        Assert.Equal(4000, (await post.UntilAsync(big, now => now.IsSettled)).In(DeliveryState.HandedOff));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using CancellationTokenSource end = new(TimeSpan.FromSeconds(20));
        while (!isSo())
        {
            await Task.Delay(10, end.Token);
        }
    }

    // Somebody leases what waits, and is never heard of again.
    private async Task DieOverAsync(PostOffice post, Lane lane) => await post.Store.WriteAsync(async rows =>
    {
        List<Ring> offers = await rows.Ledger.RingAsync(lane, 10, _clock.GetUtcNow(), _clock.GetUtcNow().AddMinutes(1), default);
        Assert.NotEmpty(await rows.Ledger.LeaseAsync([.. offers.Select(offer => offer.SliceId)], post.Ids.Next(), _clock.GetUtcNow(), TimeSpan.FromMinutes(1), default));
    }, default);

    private Task<PostOffice> OpenAsync(params TestChannel[] channels) => PostOffice.OpenAsync(kind, channels, _clock);

    private Task<PostOffice> OpenAsync(TimeProvider clock, params TestChannel[] channels) => PostOffice.OpenAsync(kind, channels, clock);

    private Task<PostOffice> OpenAsync((string, string)[] settings, params TestChannel[] channels) => PostOffice.OpenAsync(kind, channels, _clock, null, settings);

    private Task<PostOffice> OpenAsync((string, string)[] settings, TimeProvider clock, params TestChannel[] channels) =>
        PostOffice.OpenAsync(kind, channels, clock, null, settings);
}

public sealed class DeliveryOnSqliteTests() : DeliveryTests(DatabaseKind.Sqlite);

public sealed class DeliveryOnPostgresTests() : DeliveryTests(DatabaseKind.Postgres);
