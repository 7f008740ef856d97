using System.Text;
using Hub.Bot.Calendar;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary><c>import calendar AREA FILE</c> and <c>import holidays FILE</c>: from the file to what is told and what is planned.</summary>
public abstract class ImportCalendarTests(DatabaseKind kind) : IAsyncLifetime, IDisposable
{
    private const string Tea = """
        BEGIN:VEVENT
        UID:tea
        DTSTART;TZID=Asia/Shanghai:20260112T150000
        DURATION:PT1H
        RRULE:FREQ=WEEKLY
        SUMMARY:茶话会
        LOCATION:活动室
        END:VEVENT
        """;

    private const string TeaMoved = """
        BEGIN:VEVENT
        UID:tea
        RECURRENCE-ID;TZID=Asia/Shanghai:20260119T150000
        DTSTART;TZID=Asia/Shanghai:20260120T150000
        DURATION:PT1H
        SUMMARY:茶话会
        END:VEVENT
        """;

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-import-").FullName;
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.Zero));
    private TestStore _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestStore.CreateAsync(kind);
        await _database.Store.WriteAsync(
            rows =>
            {
                rows.Areas.Add(new Area { Code = "s1", Level = AreaLevel.Street, Name = "浑河湾街道", Path = "s1/" });
                rows.Areas.Add(new Area { Code = "m1", ParentCode = "s1", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "s1/m1/" });
                rows.Areas.Add(new Area { Code = "x1", ParentCode = "m1", Level = AreaLevel.Compound, Name = "河湾花园", Path = "s1/m1/x1/" });
                rows.Areas.Add(new Area { Code = "s2", Level = AreaLevel.Street, Name = "别处街道", Path = "s2/" });
                Person coordinator = new() { Id = Guid.CreateVersion7(), Name = "林晓彤", CreatedAt = _clock.GetUtcNow() };
                rows.People.Add(coordinator);
                rows.People.Add(new Post { Id = Guid.CreateVersion7(), PersonId = coordinator.Id, Role = Role.Coordinator, AreaCode = "m1", From = new(2020, 1, 1) });
                return Task.CompletedTask;
            }, default);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_calendar_is_planned_at_the_area_that_is_named_and_the_same_twice_changes_nothing()
    {
        Assert.Equal((0, "Changed:\n  series added 1, changed 0, unchanged 0, over 0; single dates moved or cancelled 1\n"), await ImportAsync("m1", Calendar(Tea, TeaMoved)));
        Assert.Equal(["m1|2026-01-12 15:00", "m1|2026-01-20 15:00", "m1|2026-01-26 15:00"], (await AheadAsync())[..3]);

        Assert.Equal((0, "Nothing to change:\n  series added 0, changed 0, unchanged 1, over 0; single dates moved or cancelled 0\n"), await ImportAsync("m1", Calendar(Tea, TeaMoved)));

        // The same meeting at another area is another series; without a role there, the nearest above holds it by name.
        Assert.Equal(0, (await ImportAsync("x1", Calendar(Tea))).Code);
        Assert.Equal(["m1", "x1"], await _database.AskAsync("SELECT \"AreaCode\" FROM series ORDER BY \"AreaCode\""));
        string[] hosts = [.. await _database.AskAsync("SELECT CAST(\"Host\" AS text) FROM series ORDER BY \"AreaCode\"")];
        string planner = (await _database.AskAsync("SELECT \"Id\" FROM people")).Single();
        Assert.DoesNotContain(planner, hosts[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains(planner, hosts[1], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Those_who_work_there_are_invited_unless_residents_are_named()
    {
        await ImportAsync("m1", Calendar(Tea));
        await ImportAsync("x1", Calendar(Tea), "--residents");

        List<Series> planned = await _database.Store.ReadAsync(rows => rows.Calendar.AtAsync(["m1", "x1"], DateOnly.MinValue, default), default);
        Assert.Equal(
            [new AudiencePart("m1", AudienceKind.Posts), new("x1", AudienceKind.Residents)], planned.OrderBy(series => series.AreaCode, StringComparer.Ordinal).SelectMany(series => series.Audience.Parts));
    }

    [Fact]
    public async Task A_dry_run_says_what_an_import_then_does_and_writes_nothing()
    {
        (int code, string output) = await ImportAsync("m1", Calendar(Tea, TeaMoved), "--dry-run");
        Assert.Equal((0, "Would change (nothing was written):\n  series added 1, changed 0, unchanged 0, over 0; single dates moved or cancelled 1\n"), (code, output));
        Assert.Empty(await AheadAsync());

        await ImportAsync("m1", Calendar(Tea));
        foreach (string[] later in (string[][])[[Tea, TeaMoved], [Tea, TeaMoved], [Tea.Replace("活动室", "礼堂", StringComparison.Ordinal)], [Tea.Replace("UID:tea", "UID:tea\nSTATUS:CANCELLED", StringComparison.Ordinal)]])
        {
            List<string> before = await AheadAsync();
            (_, string foreseen) = await ImportAsync("m1", Calendar(later), "--dry-run");
            Assert.Equal(before, await AheadAsync());
            (_, string done) = await ImportAsync("m1", Calendar(later));
            Assert.Equal(done, foreseen.Replace("Would change (nothing was written):", "Changed:", StringComparison.Ordinal));
        }
        Assert.Empty(await AheadAsync());
    }

    [Fact]
    public async Task One_bad_event_keeps_all_out_and_every_reason_is_told_by_line()
    {
        (int code, string output) = await ImportAsync("m1", Calendar(
            Tea, Tea.Replace("UID:tea\n", "", StringComparison.Ordinal), Tea.Replace("tea", "utc", StringComparison.Ordinal).Replace(";TZID=Asia/Shanghai:20260112T150000", ":20260112T070000Z", StringComparison.Ordinal)));

        Assert.Equal(1, code);
        Assert.Equal(
            [
                "line 10, UID 茶话会: the event has no UID, by which it is known again: give it one",
                "line 19, DTSTART 20260112T070000Z: an event that repeats cannot be in UTC: name a zone, as DTSTART;TZID=Asia/Shanghai",
                "2 problems; nothing was written", "",
            ],
            output.Split('\n'));
        Assert.Empty(await AheadAsync());
    }

    [Theory]
    [InlineData("", "this is no calendar (line 1): choose an .ics file, which begins with BEGIN:VCALENDAR")]
    [InlineData("code,parent_code\n1,2\n", "this is no calendar (line 1: code,parent_code): choose an .ics file")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "BEGIN and END do not match (line 2: BEGIN:VEVENT): the file may be incomplete")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:soon\nEND:VEVENT\nEND:VCALENDAR\n", "the time cannot be read (line 4: soon)")]
    public async Task A_file_that_is_no_calendar_says_why(string content, string reason)
    {
        (int code, string output) = await ImportAsync("m1", content);

        Assert.Equal(1, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
        Assert.EndsWith("1 problems; nothing was written\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_or_not_UTF8_says_so_and_a_byte_order_mark_is_welcome()
    {
        (int code, string output) = await RunAsync("m1", Path.Combine(_folder, "nowhere.ics"));
        Assert.Equal(1, code);
        Assert.Contains("cannot read the file", output, StringComparison.Ordinal);

        string file = Path.Combine(_folder, "gbk.ics");
        await File.WriteAllBytesAsync(file, [.. Encoding.UTF8.GetBytes(Calendar(Tea).Replace("茶话会", "?", StringComparison.Ordinal)), 0xB2, 0xE8, (byte)'\n']);
        (code, output) = await RunAsync("m1", file);
        Assert.Equal(1, code);
        Assert.Contains("not UTF-8", output, StringComparison.Ordinal);
        Assert.Contains("not UTF-8", await HolidaysAsync(file), StringComparison.Ordinal);
        Assert.Contains("cannot read the file", await HolidaysAsync(_folder), StringComparison.Ordinal);
        Assert.Empty(await AheadAsync());

        await File.WriteAllTextAsync(file, Calendar(Tea).Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(true));
        Assert.Equal(0, (await RunAsync("m1", file)).Code);
    }

    [Fact]
    public async Task An_area_that_is_not_there_or_where_nobody_plans_is_refused()
    {
        Assert.Equal((1, "No area has the code 'm9'.\n"), await ImportAsync("m9", Calendar(Tea)));
        Assert.Equal(
            (1, "Nobody plans meetings at s2: a coordinator, secretary, grid leader or compound chief there or above is needed. Import people first.\n"), await ImportAsync("s2", Calendar(Tea)));

        // Who plans below an area does not plan at it.
        Assert.Equal(1, (await ImportAsync("s1", Calendar(Tea))).Code);
        Assert.Empty(await AheadAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("m1")]
    [InlineData("m1 a.ics b.ics")]
    [InlineData("m1 --dryrun")]
    [InlineData("--residents m1")]
    public async Task Anything_else_says_how(string args)
    {
        (int code, string output) = await RunAsync(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, code);
        Assert.StartsWith("import calendar AREA-CODE FILE [--residents] [--dry-run]", output, StringComparison.Ordinal);
    }

    private static string Calendar(params string[] events) => $"BEGIN:VCALENDAR\n{string.Join('\n', events)}\nEND:VCALENDAR\n";

    private async Task<(int Code, string Output)> ImportAsync(string area, string content, params string[] more)
    {
        string file = Path.Combine(_folder, "meetings.ics");
        await File.WriteAllTextAsync(file, content);
        return await RunAsync([area, file, .. more]);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        StringWriter output = new() { NewLine = "\n" };
        int code = await ImportCalendarCommand.RunAsync(args, _database.Store, new IdSource(_clock), _clock, Shanghai, output, CancellationToken.None);
        return (code, output.ToString());
    }

    private async Task<string> HolidaysAsync(string file)
    {
        StringWriter output = new();
        Assert.Equal(1, await ImportHolidaysCommand.RunAsync([file], _database.Store, _clock, output, CancellationToken.None));
        return output.ToString();
    }

    // What takes place, by area and start.
    private Task<List<string>> AheadAsync() => _database.Store.ReadAsync(async rows =>
    {
        Dictionary<Guid, string> areas = (await rows.Calendar.AtAsync(["m1", "x1", "s1", "s2"], DateOnly.MinValue, default)).ToDictionary(series => series.Id, series => series.AreaCode);
        return (await rows.Calendar.BetweenAsync(areas.Keys, _clock.GetUtcNow(), DateTimeOffset.MaxValue, 500, default)).Where(one => one.IsOn)
            .Select(one => $"{areas[one.SeriesId]}|{TimeZoneInfo.ConvertTime(one.Start, Shanghai):yyyy-MM-dd HH:mm}").ToList();
    }, default);
}

public sealed class ImportCalendarOnSqliteTests() : ImportCalendarTests(DatabaseKind.Sqlite);

public sealed class ImportCalendarOnPostgresTests() : ImportCalendarTests(DatabaseKind.Postgres);
