using Hub.Domain.Notices;
using Hub.Domain.Text;
using Hub.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Tests.Storage;

/// <summary>The ledger: one row for one notice and one person, sent by one worker at a time.</summary>
public abstract class NoticeRowsTests(DatabaseKind kind) : StorageTests(kind)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_same_cause_writes_one_notice()
    {
        await WriteAsync(rows => rows.Notices.Add(Notice("request/1/accepted", 1)));

        await Assert.ThrowsAsync<DbUpdateException>(() => WriteAsync(rows => rows.Notices.Add(Notice("request/1/accepted", 1))));

        Assert.Equal(["1|1"], await Database.AskAsync("SELECT (SELECT count(*) FROM notices), (SELECT count(*) FROM deliveries)"));
    }

    [Fact]
    public async Task A_notice_comes_back_with_its_choices_and_both_languages()
    {
        Notice notice = Notice("k", 2);
        await WriteAsync(rows => rows.Notices.Add(notice));

        Notice read = (await ReadAsync(rows => rows.Notices.FindAsync("k", default)))!;

        Assert.Equal(notice.Text, read.Text);
        Assert.Equal(notice.Choices, read.Choices);
        Assert.Equal(notice.Audience.People, read.Audience.People);
    }

    [Fact]
    public async Task Two_workers_never_get_the_same_slice()
    {
        await WriteAsync(rows => rows.Notices.Add(Notice("k", 5 * Slice.Most)));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Guid[] ids = [.. await OfferedAsync(Lane.Normal)];

        List<Slice>[] taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => LeaseAsync(ids)));

        List<Guid> people = [.. taken.SelectMany(some => some).SelectMany(slice => slice.Ids).Select(id => id.PersonId)];
        Assert.Equal(5 * Slice.Most, people.Distinct().Count());
        Assert.Equal(people.Count, people.Distinct().Count());
    }

    [Fact]
    public async Task What_a_dead_worker_held_comes_back_when_its_lease_is_over_and_says_so()
    {
        IReadOnlyList<Ring> rings = await WriteAsync(rows => Task.FromResult(rows.Notices.Add(Notice("k", 3))));
        Guid[] ids = [rings[0].SliceId];
        Assert.Equal(1, Assert.Single(await LeaseAsync(ids)).Fence);

        Clock.Advance(Lease - TimeSpan.FromSeconds(1));
        Assert.Empty(await LeaseAsync(ids));
        Assert.Empty(await OfferedAsync(Lane.Normal));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal([ids[0]], await OfferedAsync(Lane.Normal));
        Assert.Equal(2, Assert.Single(await LeaseAsync(ids)).Fence);
    }

    [Fact]
    public async Task A_lane_offers_its_own_slices_each_once_until_its_bell_is_taken_for_lost()
    {
        await WriteAsync(rows => rows.Notices.Add(Notice("bulk", 3, Lane.Bulk)));
        await WriteAsync(rows => rows.Notices.Add(Notice("alert", 1, Lane.Alert)));

        Assert.Equal([Lane.Alert, Lane.Bulk], (await ReadAsync(rows => rows.Ledger.WaitingLanesAsync(Now, default))).Order());
        Assert.Empty(await OfferedAsync(Lane.Alert));
        Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Single(await OfferedAsync(Lane.Alert));
        Assert.Empty(await OfferedAsync(Lane.Alert));
        Assert.Single(await OfferedAsync(Lane.Bulk));
    }

    private Task<List<Slice>> LeaseAsync(Guid[] slices) => WriteAsync(rows => rows.Ledger.LeaseAsync(slices, Ids.Next(), Now, Lease, default));

    private async Task<List<Guid>> OfferedAsync(Lane lane) =>
        [.. (await WriteAsync(rows => rows.Ledger.RingAsync(lane, 10, Now, Now - TimeSpan.FromSeconds(2), default))).Select(ring => ring.SliceId)];

    private Notice Notice(string key, int people, Lane lane = Lane.Normal) => new()
    {
        Id = Ids.Next(),
        Key = key,
        Kind = NoticeKind.Alert,
        Lane = lane,
        Text = new Bi("停水通知", "The water will be off"),
        Choices = [new("notice/1/ack", "知道了", "Got it")],
        Audience = new([.. Enumerable.Range(0, people).Select(_ => Ids.Next())]),
        CreatedAt = Now,
    };
}

public sealed class NoticeRowsOnSqliteTests() : NoticeRowsTests(DatabaseKind.Sqlite);

public sealed class NoticeRowsOnPostgresTests() : NoticeRowsTests(DatabaseKind.Postgres);
