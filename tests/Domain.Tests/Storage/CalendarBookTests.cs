using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>Series and occurrences in the database.</summary>
public abstract class CalendarBookTests(DatabaseKind kind) : CalendarTests(kind)
{
    [Fact]
    public async Task A_series_comes_back_as_it_was_written_with_13_months_of_occurrences()
    {
        Series written = await StartAsync();

        Series read = (await ReadAsync(rows => rows.Calendar.FindAsync(written.Id, default)))!;
        Assert.Equal((written.Title, written.Place, written.At, written.Length, written.Zone), (read.Title, read.Place, read.At, read.Length, read.Zone));
        Assert.Equal((written.Recurrence, written.Host, written.Slots, written.HolidayPolicy), (read.Recurrence, read.Host, read.Slots, read.HolidayPolicy));
        Assert.Equal(written.Reminders, read.Reminders);
        Assert.Equal(written.Agenda, read.Agenda);
        Assert.Equal(written.Audience.Parts, read.Audience.Parts);
        Assert.Equal(["26"], await Database.AskAsync("SELECT count(*) FROM occurrences"));
        Occurrence first = await FirstAsync(written);
        Assert.Equal((new DateOnly(2026, 1, 6), new DateTimeOffset(2026, 1, 6, 1, 0, 0, TimeSpan.Zero)), (first.Date, first.Start));
        Assert.Equal(new DateTimeOffset(2026, 1, 3, 1, 0, 0, TimeSpan.Zero), first.RemindAt);
    }

    [Fact]
    public async Task Topping_up_again_writes_nothing_and_a_month_later_what_is_missing()
    {
        await StartAsync();
        Assert.Equal(0, await TopUpAsync());

        Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, await TopUpAsync());
        Assert.Equal(["28"], await Database.AskAsync("SELECT count(*) FROM occurrences"));
    }

    [Fact]
    public async Task An_edit_moves_what_nobody_touched_and_gives_it_the_new_reminders()
    {
        Series series = await StartAsync();
        Occurrence first = await FirstAsync(series);
        await BookAsync(book => book.MoveAsync(first.Id, new(first.Start.AddDays(1)), null, Coordinator.Id, default));

        SeriesDraft later = ReceptionDay() with { At = new(10, 0), Reminders = [ReminderRule.Before(TimeSpan.FromHours(2))] };
        Assert.IsType<SeriesOutcome.Done>(await BookAsync(book => book.EditAsync(series.Id, 1, later, Coordinator.Id, default)));

        List<Occurrence> all = await ReadAsync(rows => rows.Calendar.BetweenAsync([series.Id], Now, DateTimeOffset.MaxValue, 100, default));
        Assert.Equal((first.Start.AddDays(1), first.Start.AddDays(1).AddHours(-2)), (all[0].Start, all[0].RemindAt!.Value));
        Assert.All(all.Skip(1), one => Assert.Equal((2, one.Start.AddHours(-2)), (one.Start.Hour, one.RemindAt!.Value)));
        Assert.IsType<SeriesOutcome.Changed>(await BookAsync(book => book.EditAsync(series.Id, 1, later, Coordinator.Id, default)));
        Assert.Null(await BookAsync(book => book.EditAsync(Ids.Next(), 1, later, Coordinator.Id, default)));
    }

    [Fact]
    public async Task Only_a_post_with_authority_moves_it_and_only_those_of_its_area_are_invited()
    {
        Series series = await StartAsync();
        Occurrence first = await FirstAsync(series);
        Assert.IsType<OccurrenceOutcome.NoAuthority>(await BookAsync(book => book.CancelAsync(first.Id, new(), null, Resident.Id, default)));

        SeriesDraft wide = ReceptionDay() with { Audience = new([]) { Parts = [new("m", AudienceKind.Residents)] } };
        Assert.Equal([SeriesFault.AudienceOutside], await FaultsAsync(wide));
        Assert.Equal([SeriesFault.AreaUnknown], await FaultsAsync(ReceptionDay() with { Audience = new([]) { Parts = [new("zz", AudienceKind.Residents)] } }));
        Assert.Equal([SeriesFault.HostUnknown], await FaultsAsync(ReceptionDay() with { Host = new() { OrganisationId = Ids.Next() } }));
    }

    [Fact]
    public async Task Imported_holidays_move_a_meeting_until_it_begins()
    {
        SeriesDraft meeting = ReceptionDay() with
        {
            Recurrence = new(Today, RecurrenceRule.MonthlyOn(15)), HolidayPolicy = HolidayPolicy.NextWorkday, Title = new("推进会", "Meeting"),
        };
        Series series = await StartAsync(meeting);
        // 15 January 2027 is a Friday, until it is named a holiday.
        HolidaysRead.Done read = Assert.IsType<HolidaysRead.Done>(ImportHolidays.Read(Ics(new(2027, 1, 15), 7), ChinaHolidays.Calendar));
        await WriteAsync(async rows => { await rows.Calendar.ImportAsync(read, Now, default); return 0; });
        await TopUpAsync();

        Occurrence moved = (await ReadAsync(rows => rows.Calendar.BetweenAsync([series.Id], Now, DateTimeOffset.MaxValue, 100, default))).Single(one => one.Date == new DateOnly(2027, 1, 15));
        Assert.Equal(new DateOnly(2027, 1, 22), DateOnly.FromDateTime(moved.Start.DateTime));
        Assert.False((await ReadAsync(rows => rows.Calendar.WorkCalendarAsync(default))).Warns(2027));
        Assert.False((await ReadAsync(rows => rows.Calendar.WorkCalendarAsync(default))).IsWorked(new(2026, 10, 1)));
    }

    [Fact]
    public async Task From_mid_November_on_coordinators_are_warned_of_the_next_year_every_week_until_it_is_imported()
    {
        // No meeting goes by the holidays, but promises do.
        await StartAsync();
        At(11, 14, 3);
        await TopUpAsync();
        Assert.Empty(await KeysAsync());
        foreach ((int month, int day) in new[] { (11, 15), (11, 16), (11, 24), (12, 2) })
        {
            At(month, day, 3);
            await TopUpAsync();
        }
        await ExpandAsync();
        Assert.Equal(["holidays/2027/2026-11-15", "holidays/2027/2026-11-22", "holidays/2027/2026-11-29"], await KeysAsync());
        Assert.Equal(["林晓彤"], await ToldAsync("holidays/2027/2026-11-29"));

        HolidaysRead.Done read = Assert.IsType<HolidaysRead.Done>(ImportHolidays.Read(Ics(new(2027, 1, 15), 7), ChinaHolidays.Calendar));
        await WriteAsync(async rows => { await rows.Calendar.ImportAsync(read, Now, default); return 0; });
        At(12, 9, 3);
        await TopUpAsync();
        Assert.Equal(3, (await KeysAsync()).Length);
    }

    [Fact]
    public async Task What_a_calendar_of_hers_may_show_is_found()
    {
        Series hers = await StartAsync();
        Series named = await StartAsync(ReceptionDay() with { Host = new() { People = [Resident.Id] } });
        Occurrence first = await FirstAsync(hers);
        await MeetAsync(book => book.BookAsync(first.Id, new(2), Resident.Id, "h", default));

        Assert.Equal([named.Id], (await ReadAsync(rows => rows.Calendar.NamingAsync(Resident.Id, Today, 10, default))).Select(one => one.Id));
        Assert.Equal([2], (await ReadAsync(rows => rows.Meetings.BookedByAsync(Resident.Id, Now, 10, default))).Select(one => one.Booking.Nr));
        (Belonging chair, List<string> areas) = await ReadAsync(rows => rows.People.BelongingAsync(Chair.Id, null, Today, default));
        Assert.Equal((Compound, true, false), (Assert.Single(areas), chair.Has(hers), chair.Has(named)));
        (Belonging resident, _) = await ReadAsync(rows => rows.People.BelongingAsync(Resident.Id, null, Today, default));
        Assert.Equal((true, true), (resident.Has(hers), resident.Has(named)));
        (Belonging coordinator, _) = await ReadAsync(rows => rows.People.BelongingAsync(Coordinator.Id, null, Today, default));
        Assert.False(coordinator.Has(hers));
    }

    [Fact]
    public async Task What_is_to_come_follows_an_edit_though_its_date_by_the_rule_is_past()
    {
        // 1 February 2026 is a Sunday: it is put off to the 2nd. That of 1 January was moved by hand.
        SeriesDraft draft = ReceptionDay() with { Recurrence = new(Today, RecurrenceRule.MonthlyOn(1, 5)), HolidayPolicy = HolidayPolicy.NextWorkday, Reminders = [] };
        Series series = await StartAsync(draft);
        Occurrence moved = (await ReadAsync(rows => rows.Calendar.BetweenAsync([series.Id], Now, DateTimeOffset.MaxValue, 100, default))).Single(one => one.Date == new DateOnly(2026, 1, 5));
        await BookAsync(book => book.MoveAsync(moved.Id, new(new(2026, 3, 20, 1, 0, 0, TimeSpan.Zero)), null, Coordinator.Id, default));
        At(2, 2, 7);

        await BookAsync(book => book.EditAsync(series.Id, null, draft with { At = new(14, 0), Reminders = [ReminderRule.Before(TimeSpan.FromHours(1))] }, Coordinator.Id, default));

        List<Occurrence> all = await ReadAsync(rows => rows.Calendar.BetweenAsync([series.Id], Now, DateTimeOffset.MaxValue, 100, default));
        Assert.Equal((new DateOnly(2026, 2, 1), 6), (all[0].Date, all[0].Start.Hour));
        Assert.Equal(new(2026, 3, 20, 0, 0, 0, TimeSpan.Zero), all.Single(one => one.Id == moved.Id).RemindAt!.Value);
        Assert.Equal(0, await TopUpAsync());
    }

    [Fact]
    public async Task An_ended_series_cancels_what_was_to_come()
    {
        Series series = await StartAsync();
        await BookAsync(book => book.EndAsync(series.Id, null, new DateOnly(2026, 1, 10), Coordinator.Id, default));

        Assert.Equal(["1|Planned", "25|Cancelled"], (await Database.AskAsync("""SELECT count(*), "State" FROM occurrences GROUP BY "State" """)).Order(StringComparer.Ordinal));
        Assert.Equal(["1"], await Database.AskAsync("""SELECT count(*) FROM occurrences WHERE "RemindAt" IS NOT NULL"""));
    }

    private async Task<int> TopUpAsync()
    {
        (Guid? last, int written) = await BookAsync(book => book.TopUpAsync(Guid.Empty, default));
        Assert.NotNull(last);
        Assert.Null((await BookAsync(book => book.TopUpAsync(last.Value, default))).Last);
        return written;
    }

    private async Task<SeriesFault[]> FaultsAsync(SeriesDraft draft) => [.. Assert.IsType<SeriesOutcome.Invalid>(
        await BookAsync(book => book.StartAsync(draft, Compound, Coordinator.Id, default))).Problems.Select(problem => problem.Fault)];

    private static string Ics(DateOnly first, int days) =>
        $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:{first:yyyyMMdd}\r\nDTEND;VALUE=DATE:{first.AddDays(days):yyyyMMdd}\r\nSUMMARY:节（休）\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

public sealed class CalendarBookOnSqliteTests() : CalendarBookTests(DatabaseKind.Sqlite);

public sealed class CalendarBookOnPostgresTests() : CalendarBookTests(DatabaseKind.Postgres);
