using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>Meetings out of an iCalendar file: once, however often it is imported, and as it says now.</summary>
public abstract class MeetingImportTests(DatabaseKind kind) : CalendarTests(kind)
{
    private const string Club = """
        BEGIN:VEVENT
        UID:club@example.org
        DTSTART;TZID=Europe/Berlin:20260107T180000
        DTEND;TZID=Europe/Berlin:20260107T193000
        RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=6
        EXDATE;TZID=Europe/Berlin:20260121T180000
        RDATE;TZID=Europe/Berlin:20260220T180000
        SUMMARY:读书会
        LOCATION:图书室
        DESCRIPTION:1. 读书\n2. 茶
        END:VEVENT
        """;

    private const string Moved = """
        BEGIN:VEVENT
        UID:club@example.org
        RECURRENCE-ID;TZID=Europe/Berlin:20260114T180000
        DTSTART;TZID=Europe/Berlin:20260115T190000
        DTEND;TZID=Europe/Berlin:20260115T200000
        SUMMARY:读书会
        LOCATION:社区会议室
        END:VEVENT
        BEGIN:VEVENT
        UID:club@example.org
        RECURRENCE-ID;TZID=Europe/Berlin:20260128T180000
        DTSTART;TZID=Europe/Berlin:20260128T180000
        DTEND;TZID=Europe/Berlin:20260128T193000
        STATUS:CANCELLED
        SUMMARY:读书会
        END:VEVENT
        """;

    private const string Once = """
        BEGIN:VEVENT
        UID:once@example.org
        DTSTART:20260203T020000Z
        DURATION:PT1H
        SUMMARY:消防演练
        END:VEVENT
        BEGIN:VEVENT
        UID:past@example.org
        DTSTART:20250203T020000Z
        DURATION:PT1H
        SUMMARY:去年的会
        END:VEVENT
        """;

    [Fact]
    public async Task A_calendar_is_series_and_touched_occurrences_and_a_second_time_changes_nothing()
    {
        Assert.Equal(new MeetingsImported.Done(2, 0, 0, 1, 0), await ImportAsync(isDryRun: true, Club, Once));
        Assert.Empty(await OccurrencesAsync());
        Assert.Equal(new MeetingsImported.Done(2, 0, 0, 1, 2), await ImportAsync(Club, Moved, Once));

        string[] first = await OccurrencesAsync();
        Assert.Equal(
            [
                "读书会|2026-01-07|01-07 17:00|01-07 18:30|Planned|图书室", "读书会|2026-01-14|01-15 18:00|01-15 19:00|Moved|社区会议室",
                "读书会|2026-01-28|01-28 17:00|01-28 18:30|Cancelled|图书室", "读书会|2026-02-04|02-04 17:00|02-04 18:30|Planned|图书室",
                "读书会|2026-02-11|02-11 17:00|02-11 18:30|Planned|图书室", "读书会|2026-02-20|02-20 17:00|02-20 18:30|Planned|图书室",
                "消防演练|2026-02-03|02-03 02:00|02-03 03:00|Planned|地点另行通知",
            ],
            first);
        Series club = (await ReadAsync(rows => rows.Calendar.FindAsync(ImportMeetings.IdOf(Compound, "club@example.org"), default)))!;
        Assert.Equal(("Europe/Berlin", "2. 茶", Coordinator.Id), (club.Zone, club.Agenda[1].Zh, Assert.Single(club.Host.People)));

        Assert.Equal(new MeetingsImported.Done(0, 0, 2, 1, 0), await ImportAsync(Club, Moved, Once));
        Assert.Equal(first, await OccurrencesAsync());
        Assert.Equal(["1", "1"], await Database.AskAsync("""SELECT "Version" FROM series"""));
        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task A_file_that_changed_updates_its_series_and_tells_whoever_was_reminded()
    {
        await ImportAsync(Club, Once);
        At(2, 3, 8);
        await RemindAsync();
        string later = Once.Replace("20260203T020000Z", "20260203T060000Z", StringComparison.Ordinal);

        Assert.Equal(new MeetingsImported.Done(0, 2, 0, 1, 0), await ImportAsync(Club.Replace("图书室", "礼堂", StringComparison.Ordinal), later));

        Assert.Contains("消防演练|2026-02-03|02-03 06:00|02-03 07:00|Planned|地点另行通知", await OccurrencesAsync());
        Assert.Contains("读书会|2026-02-11|02-11 17:00|02-11 18:30|Planned|礼堂", await OccurrencesAsync());
        Assert.Single(await KeysAsync(), key => key.StartsWith("correction/", StringComparison.Ordinal));

        // What is cancelled as a whole ends, also what was moved by itself.
        await ImportAsync(Club, Moved, later);
        Assert.Equal(1, Assert.IsType<MeetingsImported.Done>(await ImportAsync(Club.Replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY", StringComparison.Ordinal), Moved, later)).Changed);
        Assert.All(await OccurrencesAsync(), one => Assert.True(!one.StartsWith("读书会|2026-02-1", StringComparison.Ordinal) || one.Contains("Cancelled", StringComparison.Ordinal), one));
    }

    [Fact]
    public async Task What_cannot_be_held_is_said_by_line_and_property_and_nothing_is_taken()
    {
        Assert.Equal(
            ["line 5, DTSTART 20260107T100000Z: an event that repeats cannot be in UTC: name a zone, as DTSTART;TZID=Asia/Shanghai",
             "line 10, UID 无: the event has no UID, by which it is known again: give it one",
             "line 28, RECURRENCE-ID 20260115T180000: this is none of its dates: check it"],
            await FaultsAsync(
                "BEGIN:VEVENT\nUID:utc\nDTSTART:20260107T100000Z\nDURATION:PT1H\nRRULE:FREQ=WEEKLY\nSUMMARY:每周\nEND:VEVENT",
                "BEGIN:VEVENT\nDTSTART:20260203T020000Z\nDURATION:PT1H\nSUMMARY:无\nEND:VEVENT", Club,
                Moved.Replace("RECURRENCE-ID;TZID=Europe/Berlin:20260114", "RECURRENCE-ID;TZID=Europe/Berlin:20260115", StringComparison.Ordinal)));
        Assert.Contains("line 7: FREQ=WEEKLY;BYSETPOS=1", Assert.Single(await FaultsAsync(Club.Replace("FREQ=WEEKLY;BYDAY=WE;COUNT=6", "FREQ=WEEKLY;BYSETPOS=1", StringComparison.Ordinal))));
        Assert.Contains("this property is not supported (line 8: EXRULE)", Assert.Single(await FaultsAsync(Club.Replace("EXDATE;", "EXRULE:FREQ=DAILY\nEXDATE;", StringComparison.Ordinal))));
        Assert.StartsWith("line 6, DTEND 读书会: ", Assert.Single(await FaultsAsync(Club.Replace("20260107T193000", "20260109T193000", StringComparison.Ordinal))));
        Assert.Empty(await OccurrencesAsync());

        Assert.IsType<MeetingsImported.AreaUnknown>(await ImportAsync("nowhere", null, false, Club));
        Assert.IsType<MeetingsImported.NobodyPlans>(await ImportAsync(Compound, Resident.Id, false, Club));
    }

    private Task<MeetingsImported> ImportAsync(params string[] events) => ImportAsync(isDryRun: false, events);

    private Task<MeetingsImported> ImportAsync(bool isDryRun, params string[] events) => ImportAsync(Compound, null, isDryRun, events);

    private Task<MeetingsImported> ImportAsync(string area, Guid? by, bool isDryRun, params string[] events) => WriteAsync(rows =>
        new MeetingImport(rows, new(rows, Ids, Now, Today), Now).RunAsync(
            string.Join('\n', ["BEGIN:VCALENDAR", "VERSION:2.0", .. events, "END:VCALENDAR"]), area, AudienceKind.Residents, by,
            TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), isDryRun, default));

    private async Task<string[]> FaultsAsync(params string[] events) =>
        [.. Assert.IsType<MeetingsImported.Refused>(await ImportAsync(events)).Problems.Select(problem => problem.Words().In(Lang.En))];

    private async Task<string[]> OccurrencesAsync() => await ReadAsync(async rows =>
    {
        List<Series> all = await rows.Calendar.AtAsync([Compound], DateOnly.MinValue, default);
        List<Occurrence> each = await rows.Calendar.BetweenAsync([.. all.Select(one => one.Id)], DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 100, default);
        return each.Select(one => (one, all.Single(series => series.Id == one.SeriesId).Title.Zh)).OrderByDescending(one => one.Zh == "读书会").ThenBy(one => one.one.Date)
            .Select(one => $"{one.Zh}|{one.one.Date:yyyy-MM-dd}|{one.one.Start.UtcDateTime:MM-dd HH:mm}|{one.one.End.UtcDateTime:MM-dd HH:mm}|{one.one.State}|{one.one.Place.Zh}").ToArray();
    });
}

public sealed class MeetingImportOnSqliteTests() : MeetingImportTests(DatabaseKind.Sqlite);

public sealed class MeetingImportOnPostgresTests() : MeetingImportTests(DatabaseKind.Postgres);
