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
    public async Task Two_workers_never_get_the_same_delivery()
    {
        await WriteAsync(rows => rows.Notices.Add(Notice("k", 200)));

        List<Delivery>[] taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => LeaseAsync(50)));

        List<Guid> people = [.. taken.SelectMany(some => some).Select(delivery => delivery.PersonId)];
        Assert.Equal(people.Count, people.Distinct().Count());
        Assert.Equal(["200"], await Database.AskAsync($"""SELECT {people.Count} + (SELECT count(*) FROM deliveries WHERE "State" = 'Pending')"""));
        Assert.True(people.Count >= 50);
    }

    [Fact]
    public async Task What_a_dead_worker_held_comes_back_when_its_lease_is_over()
    {
        await WriteAsync(rows => rows.Notices.Add(Notice("k", 3)));
        Assert.Equal(3, (await LeaseAsync(10)).Count);

        Clock.Advance(Lease - TimeSpan.FromSeconds(1));
        Assert.Empty(await LeaseAsync(10));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(3, (await LeaseAsync(10)).Count);
    }

    [Fact]
    public async Task The_upper_lane_goes_first_and_what_waits_for_its_time_waits()
    {
        await WriteAsync(rows => rows.Notices.Add(Notice("bulk", 1, Lane.Bulk)));
        await WriteAsync(rows => rows.Notices.Add(Notice("alert", 1, Lane.Alert)));
        await WriteAsync(async rows =>
        {
            Notice later = Notice("later", 1, Lane.Emergency);
            rows.Notices.Add(later);
            await rows.FlushAsync(default);
            (await rows.Notices.DeliveryAsync(later.Id, later.Audience.People[0], default))!.NotBefore = Now.AddHours(1);
            return 0;
        });

        Assert.Equal([Lane.Alert], (await LeaseAsync(1)).Select(delivery => delivery.Lane));
        Assert.Equal([Lane.Bulk], (await LeaseAsync(10)).Select(delivery => delivery.Lane));
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains(Lane.Emergency, (await LeaseAsync(10)).Select(delivery => delivery.Lane));
    }

    private Task<List<Delivery>> LeaseAsync(int most) => WriteAsync(rows => rows.Notices.LeaseAsync(most, Now, Lease, default));

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
