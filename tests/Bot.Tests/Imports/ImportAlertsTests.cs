using Hub.Bot.Notices;
using Hub.Bot.People;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Notifier.Delivery;
using Hub.Testing;
using Microsoft.Extensions.Configuration;

namespace Hub.Bot.Tests.Imports;

/// <summary><c>import policies FILE</c> and <c>import duties FILE</c>: how alerts climb and who is on duty, from the file to what a dry run prints.</summary>
public abstract class ImportAlertsTests(DatabaseKind kind) : IAsyncLifetime, IDisposable
{
    private const string Policies = """
        area,grade,kind,level,roles,quorum,minutes,channels,ring_minutes
        浑河湾社区,红线,Gas,1,楼栋长+网格员,2,1,同时,2
        m1,redline,gas,2,CommunitySecretary,,0.5,in turn,
        m1,,,1,网格员,,5,,
        """;

    private const string Duties = """
        person,role,area,kind,from,until,stand_in
        李梅,网格员,g1,leave,2026-11-22 08:00,2026-11-22 20:00,王强
        13800000004,GridWorker,第一网格,值班,2026-11-23,2026-11-23,
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-import-").FullName;
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
    private readonly DeliveryOptions _options = DeliveryOptions.From(new ConfigurationBuilder().Build());
    private TestStore _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestStore.CreateAsync(kind);
        await _database.Store.WriteAsync(
            rows =>
            {
                rows.Areas.Add(
                    new Area { Code = "m1", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m1/" },
                    new Area { Code = "g1", ParentCode = "m1", Level = AreaLevel.Grid, Name = "第一网格", Path = "m1/g1/" },
                    new Area { Code = "b1", ParentCode = "g1", Level = AreaLevel.Building, Name = "1号楼", Path = "m1/g1/b1/" });
                return Task.CompletedTask;
            }, default);
        string people = await FileAsync("people.csv", """
            name,phone,role,area
            李梅,13800000001,网格员,g1
            宋雅芝,13800000002,社区书记,m1
            王强,13800000003,居民,b1
            王强强,13800000004,网格员,g1
            周玉珍,13800000005,楼栋长,b1
            """);
        Assert.Equal(0, await ImportPeopleCommand.RunAsync([people], _database.Store, TestSeal.Seal, _clock, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), TextWriter.Null, default));
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_dry_run_prints_how_the_imported_policy_climbs()
    {
        Assert.Matches(@"policies added\s+2\s+m1/RedLine/Gas m1/\*/\*", await PoliciesAsync(Policies));

        string run = await DryRunAsync("redline", "Gas");

        Assert.Contains("规则：浑河湾社区的设置", run, StringComparison.Ordinal);
        Assert.Contains("09:01 无人应答，呼叫第2级", run, StringComparison.Ordinal);
        Assert.Contains("以后每2分钟", run, StringComparison.Ordinal);
        AlertPolicy gas = Assert.Single(await StoredAsync(), policy => policy.Kind == "Gas");
        Assert.Equal((AlertGrade.RedLine, TimeSpan.FromMinutes(2)), (gas.Grade!.Value, gas.Plan.RingEvery));
        Assert.Equal((2, TimeSpan.FromMinutes(1), ChannelPolicy.Parallel), (gas.Plan.Levels[0].Quorum, gas.Plan.Levels[0].Within, gas.Plan.Levels[0].Channels));
        Assert.Equal([Role.BuildingHead, Role.GridWorker], gas.Plan.Levels[0].Roles);
        Assert.Equal((1, TimeSpan.FromSeconds(30), ChannelPolicy.InTurn), (gas.Plan.Levels[1].Quorum, gas.Plan.Levels[1].Within, gas.Plan.Levels[1].Channels));
    }

    [Fact]
    public async Task The_same_policies_twice_change_nothing_and_a_changed_row_is_changed()
    {
        await PoliciesAsync(Policies);
        List<string> before = await _database.AskAsync("""SELECT * FROM alert_policies ORDER BY "Id" """);
        Assert.Matches(@"unchanged\s+2", await PoliciesAsync(Policies));
        Assert.Equal(before, await _database.AskAsync("""SELECT * FROM alert_policies ORDER BY "Id" """));

        Assert.Matches(@"changed\s+1\s+m1/RedLine/Gas", await PoliciesAsync(Policies.Replace("2,1,同时,2", "2,3,同时,2", StringComparison.Ordinal)));
        Assert.Contains("09:03 无人应答，呼叫第2级", await DryRunAsync("redline", "Gas"), StringComparison.Ordinal);
        Assert.Equal(2, (await StoredAsync()).Count);

        Assert.Matches(@"taken back\s+1", await PoliciesAsync("area,level,roles,minutes,grade,kind\nm1,none,,,红线,燃气泄漏\n"));
        Assert.Null(Assert.Single(await StoredAsync()).Kind);
    }

    [Theory]
    [InlineData("m1,0,网格员,5,,,,,", "level: '0' is no whole number from 1 to 20")]
    [InlineData("m1,2,网格员,5,,,,,", "level: level 1 is missing")]
    [InlineData("m1,1,,5,,,,,", "roles: empty")]
    [InlineData("m1,1,厨师,5,,,,,", "unknown role '厨师'")]
    [InlineData("m1,1,网格员,1441,,,,,", "minutes: '1441' is not from 0.1 to 1440 minutes")]
    [InlineData("m1,1,网格员,5,often,,,,", "grade: 'often' is not known")]
    [InlineData("m1,1,网格员,5,,Moon,,,", "kind: 'Moon' is not known")]
    [InlineData("m1,1,网格员,5,,,0,,", "quorum: '0' is no whole number from 1 to 99")]
    [InlineData("m1,1,网格员,5,,,,loud,", "channels: 'loud' is not known")]
    [InlineData("m1,1,网格员,5,,,,,0", "ring_minutes: '0' is not from 0.5 to 1440 minutes")]
    [InlineData("zz,1,网格员,5,,,,,", "unknown area 'zz'")]
    public async Task A_bad_policy_is_told_with_its_line_and_column_and_keeps_all_out(string row, string reason)
    {
        string output = await PoliciesAsync($"area,level,roles,minutes,grade,kind,quorum,channels,ring_minutes\ng1,1,网格员,5,,,,,\n{row}\n", ends: 1);

        Assert.Contains($"line 3: {reason}", output, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task Who_stands_in_is_told_in_the_dry_run_instead_of_who_is_on_leave()
    {
        Assert.Matches(@"duties added\s+2", await DutiesAsync(Duties));

        string run = await DryRunAsync("redline", "Fire");

        Assert.Contains("网格员 王强 –", run, StringComparison.Ordinal);
        Assert.DoesNotContain("李梅", run, StringComparison.Ordinal);
        Assert.Equal(["2026-11-22T00:00:00|2026-11-22T12:00:00", "2026-11-22T16:00:00|2026-11-23T16:00:00"], await RosterAsync());
    }

    [Fact]
    public async Task The_same_roster_twice_changes_nothing_and_a_changed_row_is_changed_or_taken_back()
    {
        await DutiesAsync(Duties);
        Assert.Matches(@"added\s+0\s+changed\s+0\s+taken back\s+0\s+unchanged\s+2", await DutiesAsync(Duties));

        Assert.Matches(@"changed\s+1", await DutiesAsync(Duties.Replace("20:00,王强", "18:00,王强强", StringComparison.Ordinal)));
        Assert.Contains("2026-11-22T00:00:00|2026-11-22T10:00:00", await RosterAsync());

        Assert.Matches(@"taken back\s+1", await DutiesAsync("person,role,area,kind,from,until\n李梅,网格员,g1,请假,2026-11-22 08:00,none\n"));
        Assert.Equal(["2026-11-22T16:00:00|2026-11-23T16:00:00"], await RosterAsync());
    }

    [Theory]
    [InlineData("李梅,网格员,g1,rest,2026-11-24,2026-11-24,", "kind: 'rest' is not known: shift or leave")]
    [InlineData("李梅,网格员,g1,leave,tomorrow,2026-11-24,", "from: 'tomorrow' is no time")]
    [InlineData("李梅,网格员,g1,leave,2026-11-24,2026-11-23,", "until: it ends before it begins")]
    [InlineData("李梅,网格长,g1,leave,2026-11-24,2026-11-24,", "李梅 is no grid leader at 'g1'")]
    [InlineData("李莉,网格员,g1,leave,2026-11-24,2026-11-24,", "person: nobody is called '李莉'")]
    [InlineData("李梅,网格员,g1,leave,2026-11-24,2026-11-24,李莉", "stand_in: nobody is called '李莉'")]
    [InlineData("李梅,网格员,g1,leave,2026-11-24,2026-11-24,李梅", "stand_in: nobody stands in for herself")]
    [InlineData("李梅,网格员,g1,leave,2026-11-22 09:00,2026-11-22 10:00,", "overlaps line 2")]
    public async Task A_bad_row_of_the_roster_is_told_with_its_line_and_column_and_keeps_all_out(string row, string reason)
    {
        string output = await DutiesAsync($"{Duties}\n{row}\n", ends: 1);

        Assert.Contains($"line 4: {reason}", output, StringComparison.Ordinal);
        Assert.Empty(await RosterAsync());
    }

    [Fact]
    public async Task A_refused_file_leaves_also_the_rows_as_they_were_that_it_would_have_changed()
    {
        await DutiesAsync(Duties);
        List<string> before = await RosterAsync();

        await DutiesAsync(Duties.Replace("20:00,王强", "18:00,王强", StringComparison.Ordinal) + "\n李莉,网格员,g1,leave,2026-11-24,2026-11-24,\n", ends: 1);
        Assert.Contains("overlaps what stands there from 2026-11-22 08:00 to 2026-11-22 20:00",
            await DutiesAsync("person,role,area,kind,from,until\n李梅,网格员,g1,leave,2026-11-22 09:00,2026-11-22 10:00\n", ends: 1), StringComparison.Ordinal);

        Assert.Equal(before, await RosterAsync());
    }

    private Task<List<string>> RosterAsync() => _database.AskAsync(kind == DatabaseKind.Postgres
        ? """SELECT to_char("From" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'), to_char("Until" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') FROM duties ORDER BY 1"""
        : """SELECT strftime('%Y-%m-%dT%H:%M:%S', "From" / 10000000 - 62135596800, 'unixepoch'), strftime('%Y-%m-%dT%H:%M:%S', "Until" / 10000000 - 62135596800, 'unixepoch') FROM duties ORDER BY 1""");

    private Task<List<AlertPolicy>> StoredAsync() => _database.Store.ReadAsync(rows => rows.Calls.PoliciesAsync(["m1", "g1"], default), default);

    private async Task<string> DryRunAsync(string urgency, string about)
    {
        using StringWriter output = new();
        Assert.Equal(0, await AlertDryRunCommand.RunAsync(
            ["b1", urgency, "--kind", about, "--at", "2026-11-22T09:00"], _database.Store, ["directline", "live"], _options, _clock, output, TextWriter.Null, default));
        return output.ToString();
    }

    private async Task<string> PoliciesAsync(string content, int ends = 0)
    {
        using StringWriter output = new();
        int ended = await ImportPoliciesCommand.RunAsync(
            [await FileAsync("policies.csv", content)], _database.Store, new IdSource(_clock), output, default);
        Assert.True(ends == ended, output.ToString());
        return output.ToString();
    }

    private async Task<string> DutiesAsync(string content, int ends = 0)
    {
        using StringWriter output = new();
        int ended = await ImportDutiesCommand.RunAsync(
            [await FileAsync("duties.csv", content)], _database.Store, TestSeal.Seal, _clock, _options.Zone, output, default);
        Assert.True(ends == ended, output.ToString());
        return output.ToString();
    }

    private async Task<string> FileAsync(string name, string content)
    {
        string file = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(file, content);
        return file;
    }
}

public sealed class ImportAlertsOnSqliteTests() : ImportAlertsTests(DatabaseKind.Sqlite);

public sealed class ImportAlertsOnPostgresTests() : ImportAlertsTests(DatabaseKind.Postgres);
