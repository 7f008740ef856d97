using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Tests.Storage;

/// <summary>PostgreSQL keeps the plans of prepared statements from when the ledger was nearly empty. They must serve a full one too.</summary>
public sealed class KeptPlansTests() : StorageTests(DatabaseKind.Postgres)
{
    [Fact]
    public async Task What_a_small_ledger_was_recorded_by_does_not_read_all_of_a_large_one()
    {
        // Regression: for a minute each batch of a city's first broadcast read the whole ledger, and each lease all slices for each slice.
        Notice small = await WriteAsync("small", 20);
        await Database.AskAsync("ANALYZE deliveries, slices");
        foreach (Guid person in small.Audience.People)
        {
            await LeaseAndRecordAsync(small, person);
        }
        Notice large = await WriteAsync("large", 5000);

        (long deliveries, long slices) = await LeaseAndRecordAsync(large, large.Audience.People[0]);

        Assert.Equal(0, deliveries);
        Assert.InRange(slices, 0, 3 * await ReadAsync(rows => rows.Db.Slices.CountAsync()));
    }

    [Fact]
    public async Task What_a_small_ledger_was_widened_by_does_not_read_all_of_a_large_one()
    {
        // Regression: each step of a city's first reminders looked for its notices in the order of people, through the whole ledger.
        Notice small = await WriteAsync("small", 20);
        await LeaseAndRecordAsync(small, small.Audience.People[0]);
        await Database.AskAsync("ANALYZE deliveries, slices, expansions, notices");
        for (int i = 0; i < 12; i++)
        {
            Assert.Equal(1, (await CorrectAsync(small)).Rows);
        }
        await WriteAsync("large", 5000);

        (int rows, long read) = await CorrectAsync(small);

        Assert.Equal(1, rows);
        Assert.InRange(read, 0, 100);
    }

    [Fact]
    public async Task What_a_small_ledger_was_asked_by_does_not_read_all_of_a_large_one()
    {
        Notice small = await WriteAsync("small", 20);
        await Database.AskAsync("ANALYZE deliveries, slices");
        for (int i = 0; i < 12; i++)
        {
            await AskAsync(small, small.Audience.People[0]);
        }
        Notice large = await WriteAsync("large", 5000);

        Assert.Equal(0, await AskAsync(large, large.Audience.People[^1]));
    }

    // How many rows of the ledger scans read for what is asked before somebody is sent something.
    private Task<long> AskAsync(Notice notice, Guid person) => WriteAsync(async rows =>
    {
        long before = await ScannedAsync(rows, "deliveries");
        Assert.Empty(await rows.Ledger.OtherThanFirstAsync([(notice.Id, person)], default));
        await rows.Ledger.SentSinceAsync([(notice.Id, person)], Now - TimeSpan.FromDays(1), default);
        return await ScannedAsync(rows, "deliveries") - before;
    });

    // Those whom an earlier notice reached get another one: how many that are, and how many rows of the ledger were read for it.
    private async Task<(int Rows, long Read)> CorrectAsync(Notice earlier)
    {
        Notice notice = Of($"correction/{Ids.Next()}", new([]) { Parts = [new("", AudienceKind.Reached, EarlierId: earlier.Id)] });
        await WriteAsync(async rows => await rows.Notices.AddAllAsync([notice], Today, default));
        return await WriteAsync(async rows =>
        {
            long before = await FetchedAsync(rows);
            Expanded expanded = await rows.Ledger.ExpandAsync(Now, default);
            return (expanded.Rows, await FetchedAsync(rows) - before);
        });
    }

    private static Task<long> FetchedAsync(Rows rows) => rows.Db.Database
        .SqlQuery<long>($"""SELECT seq_tup_read + idx_tup_fetch AS "Value" FROM pg_stat_xact_user_tables WHERE relname = 'deliveries'""").SingleAsync();

    private async Task<Notice> WriteAsync(string key, int people)
    {
        Notice notice = Of(key, new([.. Enumerable.Range(0, people).Select(_ => Ids.Next())]));
        await WriteAsync(rows =>
        {
            rows.Notices.Add(notice);
        });
        return notice;
    }

    private Notice Of(string key, Audience audience) => new()
    {
        Id = Ids.Next(),
        Key = key,
        Kind = NoticeKind.Broadcast,
        Lane = Lane.Bulk,
        Text = new Bi("停水", "No water"),
        Audience = audience,
        CreatedAt = Now,
    };

    // How many rows were read by scans, of the ledger and of its slices.
    private Task<(long Deliveries, long Slices)> LeaseAndRecordAsync(Notice notice, Guid person) => WriteAsync(async rows =>
    {
        Guid[] slices = await rows.Db.Slices.Where(slice => slice.NoticeId == notice.Id).Select(slice => slice.Id).ToArrayAsync();
        (long before, long slicesBefore) = (await ScannedAsync(rows, "deliveries"), await ScannedAsync(rows, "slices"));
        await rows.Ledger.LeaseAsync(slices, Ids.Next(), Now, TimeSpan.FromMinutes(1), default);
        await rows.Ledger.RecordAsync([new(notice, person, 1, DeliveryState.HandedOff, null, null, [])], [], Now, default);
        return (await ScannedAsync(rows, "deliveries") - before, await ScannedAsync(rows, "slices") - slicesBefore);
    });

    private static Task<long> ScannedAsync(Rows rows, string table) => rows.Db.Database
        .SqlQuery<long>($"""SELECT seq_tup_read AS "Value" FROM pg_stat_xact_user_tables WHERE relname = {table}""").SingleAsync();
}
