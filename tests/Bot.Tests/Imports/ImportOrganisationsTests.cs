using Hub.Bot.People;
using Hub.Domain.Areas;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Testing;
using Microsoft.Extensions.Configuration;

namespace Hub.Bot.Tests.Imports;

/// <summary><c>import organisations FILE</c>: from the file to a department that a community can call.</summary>
public abstract class ImportOrganisationsTests(DatabaseKind kind) : IAsyncLifetime, IDisposable
{
    private const string Organisations = """
        name,kind,area,member,title,from,until
        供水服务站,部门,m1,佟玉海,联络员,2026-01-01,
        供水服务站,Department,浑河湾社区,13800000002,副站长,,2026-12-31
        河湾花园业委会,业委会,x1,佟玉海,主任,2026-03-01,
        便民超市,HelpingUnit,m1,,,,
        """;

    private static readonly DateTimeOffset Today = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-import-").FullName;
    private readonly FakeClock _clock = new(Today);
    private TestStore _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestStore.CreateAsync(kind);
        await _database.Store.WriteAsync(
            rows =>
            {
                rows.Areas.Add(
                    new Area { Code = "m1", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m1/" },
                    new Area { Code = "x1", ParentCode = "m1", Level = AreaLevel.Compound, Name = "河湾花园", Path = "m1/x1/" });
                return Task.CompletedTask;
            }, default);
        string people = await FileAsync("""
            name,phone,role,area
            佟玉海,13800000001,部门联络员,m1
            那晓东,13800000002,部门联络员,m1
            那晓东,13800000003,志愿者,m1
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
    public async Task An_imported_department_can_be_called_and_its_members_speak_for_it()
    {
        Assert.Matches(@"organisations added\s+3\s+organisations changed\s+0\s+members added\s+3", await RunAsync(Organisations));

        IReadOnlyList<Organisation> callable = await _database.Store.ReadAsync(
            rows => new WhistleBook(rows, new RequestBook(rows, new(_clock), Today, Day(22)), new(_clock), Today, Day(22)).DepartmentsAsync(["m1"], default), default);
        Assert.Equal([OrganisationKind.HelpingUnit, OrganisationKind.Department], callable.Select(one => one.Kind).OrderDescending());
        Organisation station = callable.First(one => one.Name == "供水服务站");
        List<Membership> members = await _database.Store.ReadAsync(rows => rows.People.MembersAsync(station.Id, Day(22), default), default);
        Assert.Equal(["副站长|2026-11-22|2026-12-31", "联络员|2026-01-01|"], members.Select(one => $"{one.Title}|{one.From:yyyy-MM-dd}|{one.Until:yyyy-MM-dd}").Order());
        Assert.Equal(members.First(one => one.Title == "联络员").PersonId, station.ContactPersonId);
        Assert.Equal(OrganisationKind.OwnersCommittee, Assert.Single(await _database.Store.ReadAsync(rows => rows.People.OrganisationsAsync(["x1"], default), default)).Kind);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_what_it_says_anew_is_changed_or_taken_back()
    {
        await RunAsync(Organisations);
        List<string> before = await StoredAsync();
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.Matches(@"added\s+0\s+organisations changed\s+0\s+members added\s+0\s+terms changed\s+0\s+terms taken back\s+0\s+unchanged\s+6", await RunAsync(Organisations));
        Assert.Equal(before, await StoredAsync());

        Assert.Matches(@"organisations changed\s+1\s+members added\s+0\s+terms changed\s+1\s+terms taken back\s+1", await RunAsync("""
            name,kind,area,member,title,from,until
            供水服务站,物业公司,m1,佟玉海,站长,2026-01-01,2027-06-30
            河湾花园业委会,业委会,x1,佟玉海,,2026-03-01,无
            """));
        Assert.Equal(["供水服务站|4|副站长", "供水服务站|4|站长"], await StoredAsync());
    }

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_writes_nothing()
    {
        Assert.Matches(@"Would change[\s\S]*organisations added\s+3", await RunAsync(Organisations, more: "--dry-run"));

        Assert.Empty(await StoredAsync());
    }

    [Theory]
    [InlineData(",部门,m1,,,,", "name: missing name")]
    [InlineData("站,厨房,m1,,,,", "kind: '厨房' is not known: OwnersCommittee")]
    [InlineData("供水服务站,物业公司,m1,,,,", "kind: another one than in line 2")]
    [InlineData("站,部门,zz,,,,", "area: unknown area 'zz'")]
    [InlineData("站,部门,m1,李莉,,,", "member: nobody is called '李莉'")]
    [InlineData("站,部门,m1,那晓东,,,", "member: 2 people are called '那晓东'")]
    [InlineData("站,部门,m1,,站长,,", "member: empty")]
    [InlineData("站,部门,m1,佟玉海,,明天,", "from: '明天' is no day")]
    [InlineData("站,部门,m1,佟玉海,,2026-11-24,2026-11-23", "until: it ends before it begins")]
    [InlineData("站,部门,m1,佟玉海,,,2026-11-01", "until: it ends before it begins")]
    [InlineData("供水服务站,部门,m1,佟玉海,,2026-01-01,", "duplicate of line 2")]
    [InlineData("供水服务站,部门,m1,佟玉海,,2026-05-01,", "from: her term from 2026-01-01 to …")]
    public async Task A_bad_row_is_told_with_its_line_and_column_and_keeps_all_out(string row, string reason)
    {
        string output = await RunAsync($"{Organisations}\n{row}\n", ends: 1);

        Assert.Contains($"line 6: {reason}", output, StringComparison.Ordinal);
        Assert.Empty(await StoredAsync());
    }

    [Fact]
    public async Task A_refused_file_leaves_also_the_rows_as_they_were_that_it_would_have_changed()
    {
        await RunAsync(Organisations);
        List<string> before = await StoredAsync();

        await RunAsync(Organisations.Replace("联络员", "站长", StringComparison.Ordinal) + "\n站,部门,m1,李莉,,,\n", ends: 1);

        Assert.Equal(before, await StoredAsync());
    }

    private static DateOnly Day(int day) => new(2026, 11, day);

    private Task<List<string>> StoredAsync() => _database.AskAsync(
        """SELECT o."Name", o."Kind", m."Title" FROM organisations o JOIN memberships m ON m."OrganisationId" = o."Id" ORDER BY 1, 3""");

    private async Task<string> RunAsync(string content, int ends = 0, params string[] more)
    {
        using StringWriter output = new();
        int ended = await ImportOrganisationsCommand.RunAsync(
            [await FileAsync(content), .. more], _database.Store, TestSeal.Seal, _clock, DeliveryOptions.From(new ConfigurationBuilder().Build()).Zone, output, default);
        Assert.True(ends == ended, output.ToString());
        return output.ToString();
    }

    private async Task<string> FileAsync(string content)
    {
        string file = Path.Combine(_folder, "file.csv");
        await File.WriteAllTextAsync(file, content);
        return file;
    }
}

public sealed class ImportOrganisationsOnSqliteTests() : ImportOrganisationsTests(DatabaseKind.Sqlite);

public sealed class ImportOrganisationsOnPostgresTests() : ImportOrganisationsTests(DatabaseKind.Postgres);
