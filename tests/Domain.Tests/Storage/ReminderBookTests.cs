using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>Reminders: who is told when, that a second run tells nobody, and what an outage and a move do.</summary>
public abstract class ReminderBookTests(DatabaseKind kind) : CalendarTests(kind)
{
    [Fact]
    public async Task The_invited_and_the_hosts_are_reminded_once_each_at_their_times()
    {
        Series series = await StartAsync();
        Occurrence first = await FirstAsync(series);
        Assert.Equal((0, false), await RemindAsync());

        At(1, 3, 9);
        Assert.Equal((1, false), await RemindAsync());
        Assert.Equal((0, false), await RemindAsync());
        At(1, 6, 8);
        Assert.Equal(2, (await RemindAsync()).Written);
        await ExpandAsync();

        string key = $"reminder/{first.Id:N}/";
        Assert.Equal(
            [key + "0d-0800-invited/20260106T0100Z", key + "3d-0900-invited/20260106T0100Z", key + "60m-hosts/20260106T0100Z"], await KeysAsync());
        Assert.Equal(["田雨欣", "田雨欣"], [.. await ToldAsync(key + "3d"), .. await ToldAsync(key + "0d")]);
        Assert.Equal(["王德福"], await ToldAsync(key + "60m"));
        string words = Assert.Single(await Database.AskAsync($"""SELECT "Text" FROM notices WHERE "Key" LIKE '{key}3d%'"""));
        Assert.Contains("河湾花园业主接待日：1月6日（星期二）9:00—11:00，地点：物业二楼，主办：河湾花园业主委员会", words, StringComparison.Ordinal);
        Assert.Contains("Owners' reception day of 河湾花园, Tuesday 6 January, 9:00–11:00, at Management office, held by 河湾花园业主委员会", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_nodes_that_tick_at_once_each_reminder_is_written_once()
    {
        await StartAsync();
        At(1, 3, 9);

        (int Written, bool More)[] ticks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RemindAsync()));

        Assert.Equal(1, ticks.Sum(tick => tick.Written));
        Assert.Single(await KeysAsync());
    }

    [Fact]
    public async Task An_outage_loses_none_what_is_too_late_is_skipped_and_said_to_the_coordinator_once()
    {
        Series series = await StartAsync();
        Occurrence first = await FirstAsync(series);

        // Down from before the 3rd until the 5th at noon: the one of the 3rd is 51 hours late.
        At(1, 5, 12);
        Assert.Equal(1, (await RemindAsync()).Written);
        Assert.Equal(0, (await RemindAsync()).Written);
        string said = Assert.Single(await KeysAsync());
        Assert.Equal($"skipped/reminder/{first.Id:N}/3d-0900-invited/20260106T0100Z", said);
        Assert.Equal(["林晓彤"], await ToldAsync(said));
        Assert.Equal(["TooLate"], await Database.AskAsync("""SELECT "Skipped" FROM reminded"""));

        // Down again until 8:40 on the day: both of 8:00 still go.
        At(1, 6, 8, 40);
        Assert.Equal(2, (await RemindAsync()).Written);
    }

    [Fact]
    public async Task Whoever_was_reminded_hears_of_a_move_and_the_reminder_of_the_old_time_stops()
    {
        Series series = await StartAsync();
        Occurrence first = await FirstAsync(series);
        At(1, 3, 9);
        await RemindAsync();
        await ExpandAsync();
        await WriteAsync(rows => rows.Notices.ReportAsync(
            rows.Notices.FindAsync($"reminder/{first.Id:N}/3d-0900-invited/20260106T0100Z", default).GetAwaiter().GetResult()!.Id, Resident.Id, delivery => delivery.Receive(Now), default));

        DateTimeOffset moved = first.Start.AddDays(1).AddHours(5);
        Assert.IsType<OccurrenceOutcome.Done>(await BookAsync(book => book.MoveAsync(first.Id, new(moved, Reason: "物业停电"), 0, Coordinator.Id, default)));
        await ExpandAsync();

        string correction = $"correction/{first.Id:N}/1";
        Assert.Equal(["田雨欣"], await ToldAsync(correction));
        string words = Assert.Single(await Database.AskAsync($"""SELECT "Text" FROM notices WHERE "Key" = '{correction}'"""));
        Assert.Contains("原定1月6日（星期二）的河湾花园业主接待日，现在是：1月7日（星期三）14:00—16:00，地点：物业二楼。请以这条为准。原因：物业停电", words, StringComparison.Ordinal);
        Assert.Equal(["1"], await Database.AskAsync("""SELECT count(*) FROM notices WHERE "StoppedAt" IS NOT NULL"""));

        // The new time has reminders of its own; the day of the old one has none.
        At(1, 4, 9);
        Assert.Equal(1, (await RemindAsync()).Written);
        At(1, 6, 8);
        Assert.Equal(0, (await RemindAsync()).Written);
        At(1, 7, 8);
        Assert.Equal(1, (await RemindAsync()).Written);
        Assert.IsType<OccurrenceOutcome.Changed>(await BookAsync(book => book.CancelAsync(first.Id, new(), 0, Coordinator.Id, default)));
    }

    [Fact]
    public async Task Moved_twice_in_one_night_people_hear_of_it_once_in_the_morning()
    {
        Occurrence first = await FirstAsync(await StartAsync());
        At(1, 3, 9);
        await RemindAsync();
        await ExpandAsync();
        Guid reminder = (await ReadAsync(rows => rows.Notices.FindAsync($"reminder/{first.Id:N}/3d-0900-invited/20260106T0100Z", default)))!.Id;
        await WriteAsync(rows => rows.Notices.ReportAsync(reminder, Resident.Id, delivery => delivery.Receive(Now), default));

        At(1, 3, 23);
        await BookAsync(book => book.MoveAsync(first.Id, new(first.Start.AddDays(1)), null, Coordinator.Id, default));
        await ExpandAsync();
        Clock.Advance(TimeSpan.FromMinutes(30));
        await BookAsync(book => book.MoveAsync(first.Id, new(first.Start.AddDays(2)), null, Coordinator.Id, default));
        await ExpandAsync();

        // Whoever leases a stopped notice cancels what it finds.
        Assert.Equal(
            [$"correction/{first.Id:N}/1", $"reminder/{first.Id:N}/3d-0900-invited/20260106T0100Z"],
            (await Database.AskAsync("""SELECT "Key" FROM notices WHERE "StoppedAt" IS NOT NULL""")).Order(StringComparer.Ordinal));
        Assert.Equal(["田雨欣"], await ToldAsync($"correction/{first.Id:N}/2"));
    }

    [Fact]
    public async Task Who_booked_a_time_hears_of_a_move_although_no_reminder_went_out()
    {
        Series series = await StartAsync();
        Occurrence first = await FirstAsync(series);
        await MeetAsync(book => book.BookAsync(first.Id, new(3), Resident.Id, "h", default));

        await BookAsync(book => book.CancelAsync(first.Id, new("停电"), null, Coordinator.Id, default));

        Assert.Equal(["田雨欣"], await ToldAsync($"correction/{first.Id:N}/1"));
        At(1, 6, 8);
        Assert.Equal(0, (await RemindAsync()).Written);
    }

    [Fact]
    public async Task Who_asked_to_be_reminded_is_although_she_is_not_invited()
    {
        Series series = await StartAsync();
        Occurrence first = await FirstAsync(series);
        DateTimeOffset? next = await MeetAsync(book => book.WishAsync(first.Id, Chair.Id, default));
        Assert.Equal(new DateTimeOffset(2026, 1, 3, 1, 0, 0, TimeSpan.Zero), next);
        await MeetAsync(book => book.WishAsync(first.Id, Chair.Id, default));
        await MeetAsync(book => book.WishAsync(first.Id, Resident.Id, default));

        At(1, 3, 9);
        await RemindAsync();
        await ExpandAsync();

        Assert.Equal(["王德福", "田雨欣"], await ToldAsync($"reminder/{first.Id:N}/3d"));
        At(1, 6, 8, 30);
        Assert.Null(await MeetAsync(book => book.WishAsync(first.Id, Chair.Id, default)));
    }

    [Fact]
    public async Task A_place_that_is_gone_silences_nobody_else()
    {
        Series series = await StartAsync();
        await StartAsync(ReceptionDay() with { Title = new("又一场", "Another") });
        await Database.AskAsync($"""UPDATE series SET "Audience" = replace("Audience", '"x"', '"gone"') WHERE "Id" = '{Id(series.Id)}'""");
        At(1, 3, 9);

        Assert.Equal(2, (await RemindAsync()).Written);
        await ExpandAsync();
        Assert.Equal(["田雨欣"], await ToldAsync("reminder/"));
    }

    private string Id(Guid id) => Kind == DatabaseKind.Sqlite ? $"{id}".ToUpperInvariant() : $"{id}";
}

public sealed class ReminderBookOnSqliteTests() : ReminderBookTests(DatabaseKind.Sqlite);

public sealed class ReminderBookOnPostgresTests() : ReminderBookTests(DatabaseKind.Postgres);
