using System.Globalization;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Timetables;
using Hub.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Hub.Notifier.Tests.Timetables;

/// <summary>
/// The year 2028, with its 29 February, in a moment: two nodes that stop and start, outages, and clocks that change. Each entry's
/// effects are counted in the database.
/// </summary>
public sealed class TimetableYearTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, "Asia/Shanghai")]
    [InlineData(DatabaseKind.Postgres, "America/New_York")]
    public async Task Each_entry_has_its_effects_once_in_a_year_of_restarts_and_outages(DatabaseKind kind, string zoneId)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        await using TestStore database = await TestStore.CreateAsync(kind);
        DateTimeOffset end = ZonedTime.Instant(new(2029, 1, 1), TimeOnly.MinValue, zone);
        FakeClock clock = new(ZonedTime.Instant(new(2028, 1, 1), TimeOnly.MinValue, zone));
        TimetableEntry[] entries =
        [
            Entry("reception", "0 9 6,26 * *", 12), Entry("weekly", "0 8 * * 1", 12), Entry("monthly", "30 8 1 * *", 12), Entry("leap", "0 9 29 2 *", 12),
            Entry("night", "30 2 * * *", 20), Entry("twice-daily", "0 */12 * * *", 2),
        ];
        TimetableLoop[] nodes = [Start(), Start()];
        await Task.WhenAll(nodes.Select(node => node.WakeAllAsync()));
        int hop = 0;
        while (entries.Min(entry => entry.Rule.NextAfter(clock.GetUtcNow())) is { } next && next < end)
        {
            clock.AdvanceTo(next);
            if (Outages(zone).FirstOrDefault(outage => outage.From <= next && next < outage.Until) is { Until.Year: > 1 } outage)
            {
                clock.AdvanceTo(outage.Until);
                nodes = [Start(), Start()];
            }
            if (++hop % 10 == 0)
            {
                // One of them starts anew in between, as in a deployment.
                await nodes[hop / 10 % 2].StopAsync(default);
                nodes[hop / 10 % 2] = Start();
            }
            await Task.WhenAll(nodes.Select(node => node.WakeAllAsync()));
        }

        Dictionary<string, int> counted = (await database.AskAsync(
            """SELECT substr("Key", 6, length("Key") - 21), count(*) FROM notices GROUP BY substr("Key", 6, length("Key") - 21)"""))
            .Select(row => row.Split('|')).ToDictionary(row => row[0], row => int.Parse(row[1], CultureInfo.InvariantCulture));
        output.WriteLine($"{zoneId} on {kind}, 366 days, {hop} looks: {string.Join(", ", counted.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value}"))}");
        output.WriteLine(string.Join('\n', await database.AskAsync("""SELECT "Outcome", count(*), sum("Count") FROM firings GROUP BY "Outcome" """)));
        // 6 to 8 March without power: the 6th is a Monday, so the week's report and the reception's reminder are too late on the 8th.
        Assert.Equal(23, counted["reception"]);
        Assert.Equal(52 - 1, counted["weekly"]); // 52 Mondays from 3 January on.
        Assert.Equal(12, counted["monthly"]); // 1 September 10 hours late, in time.
        Assert.Equal(1, counted["leap"]);
        Assert.Equal(366 - 2, counted["night"]); // Both nights of the outage are too late: the second by 22 hours.
        Assert.Equal(expected: ExpectedTwiceDaily(zone, end), counted["twice-daily"]);
        Assert.Equal(["0"], await database.AskAsync("""SELECT count(*) FROM firings WHERE "Outcome" = 'Running' OR "Outcome" = 'Failed'"""));
        Assert.Equal([$"{counted.Values.Sum()}"], await database.AskAsync("""SELECT count(*) FROM firings WHERE "Outcome" = 'Done'"""));

        TimetableEntry Entry(string key, string cron, double hours) =>
            new(key, cron, zone, new(TimeSpan.FromHours(hours)), TimeSpan.FromMinutes(10), "A test.", (due, hold, cancellationToken) => WriteAsync(database.Store, clock, key, due, hold, cancellationToken));

        TimetableLoop Start() => new(entries, database.Store, new IdSource(clock), new TimetableOptions(), clock, NullLogger<EntryRunner>.Instance);
    }

    private static (DateTimeOffset From, DateTimeOffset Until)[] Outages(TimeZoneInfo zone) =>
    [
        (ZonedTime.Instant(new(2028, 3, 6), new(1, 0), zone), ZonedTime.Instant(new(2028, 3, 8), new(0, 30), zone)),
        (ZonedTime.Instant(new(2028, 9, 1), new(8, 15), zone), ZonedTime.Instant(new(2028, 9, 1), new(18, 30), zone)),
    ];

    // All of a year's, less those that an outage made later than two hours.
    private static int ExpectedTwiceDaily(TimeZoneInfo zone, DateTimeOffset end)
    {
        int all = 0;
        for (DateOnly day = new(2028, 1, 1); ZonedTime.Instant(day, TimeOnly.MinValue, zone) < end; day = day.AddDays(1))
        {
            all += new[] { new TimeOnly(0, 0), new TimeOnly(12, 0) }
                .Select(time => ZonedTime.Instant(day, time, zone))
                .Count(at => !Outages(zone).Any(outage => outage.From <= at && at < outage.Until && outage.Until - at > TimeSpan.FromHours(2)));
        }
        // The first midnight is the instant at which the entries came onto the timetable.
        return all - 1;
    }

    // The key has no due but its own: were an instant to run twice, the second row would be refused, and the run fail.
    private static Task<int> WriteAsync(HubStore store, FakeClock clock, string key, DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken) =>
        store.WriteAsync(
            async rows =>
            {
                await hold(rows);
                rows.Notices.Add(new Notice
                {
                    Id = Guid.CreateVersion7(),
                    Key = $"year/{key}/{due.UtcDateTime:yyyy-MM-dd'T'HHmm}",
                    Kind = NoticeKind.Reminder,
                    Lane = Lane.Normal,
                    Text = new Bi("提醒", "Reminder"),
                    Audience = new([]),
                    CreatedAt = clock.GetUtcNow(),
                });
                return 1;
            }, cancellationToken);
}
