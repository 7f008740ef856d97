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

    private async Task<Notice> WriteAsync(string key, int people)
    {
        Notice notice = new()
        {
            Id = Ids.Next(),
            Key = key,
            Kind = NoticeKind.Broadcast,
            Lane = Lane.Bulk,
            Text = new Bi("停水", "No water"),
            Audience = new([.. Enumerable.Range(0, people).Select(_ => Ids.Next())]),
            CreatedAt = Now,
        };
        await WriteAsync(rows =>
        {
            rows.Notices.Add(notice);
        });
        return notice;
    }

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
