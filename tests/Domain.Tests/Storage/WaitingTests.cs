using Hub.Domain.Health;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>What waits in the ledger for its time, and what is leased of it.</summary>
public abstract class WaitingTests(DatabaseKind kind) : StorageTests(kind)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_her_page_has_shown_her_at_night_is_not_sent_in_the_morning()
    {
        (Guid received, Guid acked, Guid asleep) = (Ids.Next(), Ids.Next(), Ids.Next());
        Notice notice = await DeferAsync(WhenToSend.Quiet, received, acked, asleep);

        await ReportAsync(notice, received, row => row.Receive(Now));
        await ReportAsync(notice, acked, row => row.Acknowledge(Now));
        Clock.Advance(TimeSpan.FromHours(1));
        await ReleaseAsync();

        NoticeNumbers numbers = await ReadAsync(rows => rows.Tallies.OfAsync(notice, default));
        Assert.Equal(
            ["Acked 1", "Pending 1", "Received 1"], numbers.Lines.Where(line => line.Channel.Length == 0).Select(line => $"{line.What} {line.Count}").Order());
        Assert.Equal([asleep], await PendingAsync());
    }

    [Fact]
    public async Task A_person_is_released_whole_though_more_wait_than_one_step_takes()
    {
        Guid[] people = [.. Enumerable.Range(0, 3).Select(_ => Ids.Next())];
        await DeferAsync(WhenToSend.Quiet, people);
        await DeferAsync(WhenToSend.Quiet, people);
        Clock.Advance(TimeSpan.FromHours(1));

        IReadOnlyList<Ring> first = await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, 3, default));
        IReadOnlyList<Ring> second = await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, 3, default));

        Assert.Equal((4, 2), (first.Sum(ring => ring.Count), second.Sum(ring => ring.Count)));
    }

    [Fact]
    public async Task What_is_released_takes_its_turn_behind_what_was_released_and_beside_those_who_are_served()
    {
        await WriteAsync(rows => rows.Notices.Add(Notice([.. Enumerable.Range(0, 3 * Slice.Most).Select(_ => Ids.Next())])));
        await Database.AskAsync("""DELETE FROM slices WHERE "Turn" = 0""");
        await DeferAsync(WhenToSend.Quiet, [.. Enumerable.Range(0, Slice.Most + 1).Select(_ => Ids.Next())]);
        await DeferAsync(WhenToSend.Quiet, Ids.Next());
        Clock.Advance(TimeSpan.FromHours(1));

        await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, Slice.Most + 1, default));
        await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, Slice.Most, default));

        Assert.Equal(["1", "2", "3"], await Database.AskAsync("""SELECT "Turn" FROM slices WHERE "NoticeId" IS NULL ORDER BY "Turn" """));
        Assert.Equal(["0"], await Database.AskAsync("""SELECT count(*) FROM slices WHERE "NoticeId" IS NULL AND "RungAt" IS NOT NULL"""));
    }

    [Fact]
    public async Task Going_on_wakes_what_was_found_paused_and_nothing_else()
    {
        (Guid paused, Guid resting) = (Ids.Next(), Ids.Next());
        Notice notice = await DeferAsync(Waiting.Paused, paused);
        await WriteAsync(rows => rows.Notices.AddPeopleAsync(notice, [resting], Now, default));
        await RecordAsync(notice, WhenToSend.Quiet, resting);

        await WriteAsync(async rows => await rows.Ledger.HoldAsync((await rows.Notices.FindAsync(notice.Id, default))!, held: true, Now, default));
        await WriteAsync(async rows => await rows.Ledger.HoldAsync((await rows.Notices.FindAsync(notice.Id, default))!, held: false, Now, default));
        await ReleaseAsync();

        Assert.Equal([paused], await PendingAsync());
    }

    [Fact]
    public async Task A_lease_that_ran_out_says_so_for_ever_and_one_that_was_given_back_does_not()
    {
        Guid[] slices = [await SliceAsync()];

        Slice first = Assert.Single(await LeaseAsync(slices, Ids.Next()));
        await WriteAsync(rows => rows.Ledger.GiveBackAsync(first, first.Rows, default));
        Slice second = Assert.Single(await LeaseAsync(slices, Ids.Next()));
        Clock.Advance(Lease + TimeSpan.FromSeconds(1));
        Slice peeked = Assert.Single(await ReadAsync(rows => rows.Ledger.PeekAsync(slices, Now, default)));
        Slice third = Assert.Single(await LeaseAsync(slices, Ids.Next()));
        await WriteAsync(rows => rows.Ledger.GiveBackAsync(third, third.Rows, default));
        Slice fourth = Assert.Single(await LeaseAsync(slices, Ids.Next()));

        Assert.Equal([(1, false), (2, false), (3, true), (3, true), (4, true)], new[] { first, second, peeked, third, fourth }.Select(slice => (slice.Fence, slice.IsTakenOver)));
    }

    [Fact]
    public async Task A_commit_whose_answer_was_lost_is_no_dead_worker()
    {
        Guid lease = Ids.Next();
        Guid[] slices = [await SliceAsync()];

        await LeaseAsync(slices, lease);
        Slice again = Assert.Single(await LeaseAsync(slices, lease));

        Assert.Equal((1, false), (again.Fence, again.IsTakenOver));
    }

    [Fact]
    public async Task Who_sends_for_longer_than_a_lease_holds_it_on_but_not_what_another_took_over()
    {
        (Guid mine, Guid his) = (Ids.Next(), Ids.Next());
        Guid[] slices = [await SliceAsync()];
        await LeaseAsync(slices, mine);

        Clock.Advance(Lease - TimeSpan.FromSeconds(1));
        await WriteAsync(rows => rows.Ledger.RenewAsync([mine], Now, Lease, default));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await LeaseAsync(slices, his));

        Clock.Advance(Lease);
        Assert.Single(await LeaseAsync(slices, his));
        Clock.Advance(TimeSpan.FromSeconds(20));
        await WriteAsync(rows => rows.Ledger.RenewAsync([mine], Now, Lease, default));
        Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Single(await LeaseAsync(slices, Ids.Next()));
    }

    [Fact]
    public async Task What_came_to_nothing_goes_back_also_late_but_not_from_him_who_took_it_over()
    {
        (Guid mine, Guid his) = (Ids.Next(), Ids.Next());
        Guid[] slices = [await SliceAsync()];
        await LeaseAsync(slices, mine);
        Clock.Advance(Lease * 2);

        await WriteAsync(rows => rows.Ledger.ReturnAsync([mine], default));
        Assert.False(Assert.Single(await LeaseAsync(slices, his)).IsTakenOver);
        await WriteAsync(rows => rows.Ledger.ReturnAsync([mine], default));

        Assert.Empty(await LeaseAsync(slices, Ids.Next()));
    }

    [Fact]
    public async Task Of_a_burst_each_row_knows_how_many_are_before_it_and_what_waited_overnight_counts_today()
    {
        Guid person = Ids.Next();
        DateTimeOffset midnight = Now;
        Notice late = Notice([person]);
        await WriteAsync(rows => rows.Notices.Add(late));
        Clock.Advance(TimeSpan.FromHours(9));
        await RecordAsync(late, null, person);
        List<(Guid, Guid)> burst = [];
        foreach (int _ in Enumerable.Range(0, 3))
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            Notice notice = Notice([person]);
            burst.Add((notice.Id, person));
            await WriteAsync(rows => rows.Notices.Add(notice));
        }

        Dictionary<(Guid, Guid), int> sent = await ReadAsync(rows => rows.Ledger.SentSinceAsync(burst, midnight.AddMinutes(1), default));
        Dictionary<(Guid, Guid), int> tomorrow = await ReadAsync(rows => rows.Ledger.SentSinceAsync(burst, midnight.AddDays(1), default));

        Assert.Equal([1, 2, 3], burst.Select(id => sent[id]));
        Assert.Equal([0, 1, 2], burst.Select(id => tomorrow.GetValueOrDefault(id)));
    }

    [Fact]
    public async Task What_may_have_been_taken_in_one_message_is_known_by_the_key_of_that_message()
    {
        Guid person = Ids.Next();
        Notice first = Notice([person]);
        Notice second = Notice([person]);
        await WriteAsync(rows => rows.Notices.Add(first));
        await WriteAsync(rows => rows.Notices.Add(second));
        string key = Attempt.KeyOf(first.Id, person, "sms", 1);
        await WriteAsync(rows => rows.Ledger.RecordAsync(
            [
                Doubtful(first, null),
                Doubtful(second, key),
            ], [], Now, default));

        Dictionary<(Guid, Guid), string> doubts = await ReadAsync(rows => rows.Ledger.DoubtsAsync(
            [new(first.Id, person, 0, Waiting.InDoubt), new(second.Id, person, 0, Waiting.InDoubt)], default));

        Assert.Equal([key, key], doubts.Values);
        Assert.Equal(new(first.Id, person, "sms", 1), AttemptKey.Read(key));

        Outcome Doubtful(Notice notice, string? merged) => new(
            notice, person, 0, DeliveryState.Deferred, Waiting.InDoubt, Now.AddSeconds(10),
            [new() { NoticeId = notice.Id, PersonId = person, Channel = "sms", Round = 1, StartedAt = Now, Outcome = AttemptOutcome.Unknown, MergedKey = merged }]);
    }

    [Fact]
    public async Task An_address_that_is_gone_for_good_is_not_used_any_more()
    {
        (Guid gone, Guid unknown) = (Ids.Next(), Ids.Next());
        Notice notice = Notice([gone, unknown]);
        await WriteAsync(rows => rows.Notices.Add(notice));
        await WriteAsync(rows =>
        {
            foreach ((Guid person, string channel) in new[] { (gone, "webhook"), (gone, "phone"), (unknown, "webhook") })
            {
                rows.People.Add(new Contact { Id = Ids.Next(), PersonId = person, Channel = channel, Address = new("sealed"), AddressHash = $"{person}" });
            }
        });

        await WriteAsync(rows => rows.Ledger.RecordAsync([Failed(gone, "webhook", Attempt.Gone), Failed(gone, "phone", Attempt.Gone), Failed(unknown, "webhook", "HTTP 404")], [], Now, default));

        List<ContactAddress> left = await ReadAsync(rows => rows.People.AddressesAsync([gone, unknown], ["webhook", "phone"], default));
        Assert.Equal([(gone, "phone"), (unknown, "webhook")], left.Select(contact => (contact.PersonId, contact.Channel)).OrderBy(one => one.Channel));

        Outcome Failed(Guid person, string channel, string reason) => new(
            notice, person, 1, DeliveryState.Failed, reason, null,
            [new() { NoticeId = notice.Id, PersonId = person, Channel = channel, Round = 1, StartedAt = Now, Outcome = AttemptOutcome.Unreachable, Reason = reason }]);
    }

    [Fact]
    public async Task What_should_have_been_done_is_late_with_the_oldest_of_it()
    {
        await WriteCommunityAsync();
        DateTimeOffset promised = (await SubmitAsync("lamp")).PromiseNextAt!.Value;
        await DeferAsync(WhenToSend.Quiet, Ids.Next());
        DateTimeOffset due = Now.AddHours(1);
        TimeSpan patience = TimeSpan.FromMinutes(5);

        Assert.Empty(await ReadAsync(rows => rows.Health.LateAsync(due + patience, patience, default)));
        IReadOnlyList<Late> late = await ReadAsync(rows => rows.Health.LateAsync(promised.AddDays(1), patience, default));

        Assert.Equal([new(Owed.Deliveries, due), new(Owed.Promises, promised)], late);
    }

    private Notice Notice(Guid[] people) => new()
    {
        Id = Ids.Next(),
        Key = $"test/{Ids.Next()}",
        Kind = NoticeKind.Broadcast,
        Lane = Lane.Bulk,
        Text = new Bi("停水", "No water"),
        Audience = new(people),
        CreatedAt = Now,
    };

    private async Task<Notice> DeferAsync(string reason, params Guid[] people)
    {
        Notice notice = Notice(people);
        await WriteAsync(rows => rows.Notices.Add(notice));
        await Database.AskAsync($"""DELETE FROM slices WHERE "NoticeId" = '{(Kind == DatabaseKind.Sqlite ? notice.Id.ToString().ToUpperInvariant() : notice.Id)}'""");
        await RecordAsync(notice, reason, people);
        return notice;
    }

    private Task RecordAsync(Notice notice, string? waits, params Guid[] people) => WriteAsync(rows => rows.Ledger.RecordAsync(
        [.. people.Select(person => new Outcome(notice, person, 1, waits is null ? DeliveryState.HandedOff : DeliveryState.Deferred, waits, waits is null ? null : Now.AddHours(1), []))],
        [], Now, default));

    private Task<bool> ReportAsync(Notice notice, Guid person, Func<Delivery, bool> report) =>
        WriteAsync(rows => rows.Notices.ReportAsync(notice.Id, person, report, default));

    private Task<IReadOnlyList<Ring>> ReleaseAsync() => WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, 100, default));

    private async Task<Guid[]> PendingAsync() => [.. (await Database.AskAsync("""SELECT "PersonId" FROM deliveries WHERE "State" = 'Pending' """)).Select(Guid.Parse)];

    private async Task<Guid> SliceAsync() => (await WriteAsync(rows => Task.FromResult(rows.Notices.Add(Notice([Ids.Next()])))))[0].SliceId;

    private Task<List<Slice>> LeaseAsync(Guid[] slices, Guid lease) => WriteAsync(rows => rows.Ledger.LeaseAsync(slices, lease, Now, Lease, default));
}

public sealed class WaitingOnSqliteTests() : WaitingTests(DatabaseKind.Sqlite);

public sealed class WaitingOnPostgresTests() : WaitingTests(DatabaseKind.Postgres);
