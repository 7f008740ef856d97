using Hub.Bot.People;
using Hub.Domain.Areas;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Bot.Tests.People;

/// <summary><c>import people FILE</c> from the file to the rows of the database.</summary>
public abstract class ImportPeopleCommandTests(DatabaseKind kind) : IAsyncLifetime, IDisposable
{
    private const string People = """
        name,phone,role,area,language
        李梅,138 0000 0001,网格员,沈阳市/第一网格,
        李梅,13800000001,volunteer,m1,
        John,13800000002,BuildingHead,b1,en
        王强,13800000003,居民,1号楼,
        """;

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-import-").FullName;
    // 16:30 UTC is half past midnight of the next day in Shanghai.
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 21, 16, 30, 0, TimeSpan.Zero));
    private TimeZoneInfo _zone = Shanghai;
    private TestStore _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestStore.CreateAsync(kind);
        await _database.Store.WriteAsync(
            rows =>
            {
                rows.Areas.Add(
                    new Area { Code = "1", Level = AreaLevel.City, Name = "沈阳市", Path = "1/" },
                    new Area { Code = "m1", ParentCode = "1", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "1/m1/" },
                    new Area { Code = "g1", ParentCode = "m1", Level = AreaLevel.Grid, Name = "第一网格", Path = "1/m1/g1/" },
                    new Area { Code = "b1", ParentCode = "g1", Level = AreaLevel.Building, Name = "1号楼", Path = "1/m1/g1/b1/" });
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
    public async Task People_get_their_posts_homes_and_sealed_phones()
    {
        Assert.Equal(0, (await ImportAsync(People)).Code);

        DateOnly day = new(2026, 11, 22);
        (List<Standing> posts, List<Home> homes, Person john) = await _database.Store.ReadAsync(async rows =>
        {
            Contact contact = (await rows.People.ContactAsync("phone", TestSeal.Seal.LookUp("+8613800000001"), default))!;
            Assert.Equal("+8613800000001", TestSeal.Seal.Open(contact.Address));
            Contact resident = (await rows.People.ContactAsync("phone", TestSeal.Seal.LookUp("+8613800000003"), default))!;
            return (
                await rows.People.PostsAsync(contact.PersonId, day, default),
                await rows.People.HomesAsync(resident.PersonId, day, default),
                Assert.Single(await rows.People.NamedAsync("John", default)));
        }, default);
        Assert.Equal([(Role.GridWorker, "g1"), (Role.Volunteer, "m1")], posts.Select(post => (post.Post.Role, post.Area.Code)).Order());
        Assert.All(posts, post => Assert.Equal(("李梅", day), (post.Person.Name, post.Post.From)));
        Assert.Equal("b1", Assert.Single(homes).BuildingCode);
        Assert.Equal(Lang.En, john.Language);
        Assert.DoesNotContain(await _database.AskAsync("SELECT * FROM contacts"), row => row.Contains("138000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await ImportAsync(People);
        List<string> before = await EverythingAsync();
        _clock.Advance(TimeSpan.FromDays(1));

        (int code, string output) = await ImportAsync(People);

        Assert.Equal(0, code);
        Assert.Matches(@"unchanged\s+3", output);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task A_resident_has_a_unit_and_a_later_file_corrects_it_once()
    {
        const string File = "name,phone,role,area,unit\n王强,13800000003,居民,1号楼,{0}\n";
        await ImportAsync(People);

        Assert.Matches(@"units\s+1", (await ImportAsync(File.Replace("{0}", "二单元", StringComparison.Ordinal))).Output);
        Assert.Matches(@"unchanged\s+1", (await ImportAsync(File.Replace("{0}", "2", StringComparison.Ordinal))).Output);
        Assert.Matches(@"unchanged\s+1", (await ImportAsync(File.Replace("{0}", "", StringComparison.Ordinal))).Output);

        Assert.Equal(["b1|2"], await _database.AskAsync("""SELECT "BuildingCode", "Unit" FROM homes"""));
    }

    [Fact]
    public async Task A_later_file_renames_a_person_and_adds_a_post()
    {
        await ImportAsync(People);

        (int code, string output) = await ImportAsync("name,phone,role,area\n李梅梅,13800000001,网格长,g1\n");

        Assert.Equal(0, code);
        Assert.Matches(@"updated\s+1\s+李梅梅", output);
        Assert.Equal(["李梅梅|GridLeader", "李梅梅|GridWorker", "李梅梅|Volunteer"], await _database.AskAsync(
            """SELECT p."Name", o."Role" FROM people p JOIN posts o ON o."PersonId" = p."Id" WHERE p."Name" LIKE '李%' ORDER BY 2"""));
    }

    [Fact]
    public async Task A_dry_run_writes_nothing()
    {
        (int code, string output) = await ImportAsync(People, "--dry-run");

        Assert.Equal(0, code);
        Assert.Matches(@"people added\s+3\s+李梅 John 王强", output);
        Assert.Empty(await EverythingAsync());
    }

    [Fact]
    public async Task One_bad_row_keeps_all_rows_out()
    {
        (int code, string output) = await ImportAsync(People + "\n赵六,13800000004,厨师,zz,\n");

        Assert.Equal(1, code);
        Assert.Contains("line 6: unknown role '厨师'", output, StringComparison.Ordinal);
        Assert.Contains("line 6: unknown area 'zz'", output, StringComparison.Ordinal);
        Assert.Empty(await EverythingAsync());
    }

    [Fact]
    public async Task Addresses_at_the_gateway_are_given_changed_exchanged_and_taken_back_and_never_shared()
    {
        await ImportAsync("name,phone,role,area,webhook\n李梅,13800000001,网格员,g1,one\n王强,13800000003,,b1,two\n");
        Assert.Equal(["李梅 one", "王强 two"], await AddressesAsync());

        (int code, string output) = await ImportAsync("name,phone,role,area,webhook\n李梅梅,13800000001,网格员,g1,two\n");
        Assert.Equal(1, code);
        Assert.Contains("line 2: the webhook belongs to somebody else", output, StringComparison.Ordinal);
        Assert.Empty(await _database.Store.ReadAsync(rows => rows.People.NamedAsync("李梅梅", default), default));

        Assert.Equal(0, (await ImportAsync("name,phone,role,area,webhook\n李梅,13800000001,网格员,g1,two\n王强,13800000003,,b1,one\n")).Code);
        Assert.Equal(["李梅 two", "王强 one"], await AddressesAsync());
        Assert.Equal(0, (await ImportAsync("name,phone,role,area,webhook\n李梅,13800000001,网格员,g1,\n王强,13800000003,,b1,none\n")).Code);
        Assert.Equal(["李梅 two"], await AddressesAsync());

        (code, output) = await ImportAsync("name,phone,role,area,webhook\n李梅,13800000001,网格员,g1,x\n王强,13800000003,,b1,x\n");
        Assert.Equal(1, code);
        Assert.Contains("line 3: the webhook of somebody else in line 2", output, StringComparison.Ordinal);
    }

    private async Task<string[]> AddressesAsync() => await _database.Store.ReadAsync(async rows =>
    {
        List<string> all = [];
        foreach (string name in new[] { "李梅", "王强" })
        {
            Person person = Assert.Single(await rows.People.NamedAsync(name, default));
            all.AddRange((await rows.People.ContactsAsync(person.Id, default)).Where(contact => contact.Channel == "webhook")
                .Select(contact => $"{name} {TestSeal.Seal.Open(contact.Address)}"));
        }
        return all.ToArray();
    }, default);

    private async Task<List<string>> EverythingAsync() =>
    [
        .. await _database.AskAsync("""SELECT * FROM people ORDER BY "Id" """),
        .. await _database.AskAsync("""SELECT * FROM posts ORDER BY "Id" """),
        .. await _database.AskAsync("""SELECT * FROM homes ORDER BY "Id" """),
        .. await _database.AskAsync("""SELECT * FROM contacts ORDER BY "Id" """),
    ];

    [Fact]
    public async Task Posts_are_held_from_the_hubs_own_day_on()
    {
        _zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        Assert.Equal(0, (await ImportAsync(People)).Code);

        Assert.Equal(["2026-11-21"], (await _database.Store.ReadAsync(rows => rows.People.PostsAtAsync(["g1", "b1"], new(2026, 11, 21), default), default))
            .Select(standing => $"{standing.Post.From:yyyy-MM-dd}").Distinct());
    }

    private async Task<(int Code, string Output)> ImportAsync(string content, params string[] more)
    {
        string file = Path.Combine(_folder, "people.csv");
        await File.WriteAllTextAsync(file, content);
        StringWriter output = new();
        int code = await ImportPeopleCommand.RunAsync([file, .. more], _database.Store, TestSeal.Seal, _clock, _zone, output, default);
        return (code, output.ToString());
    }
}

public sealed class ImportPeopleCommandOnSqliteTests() : ImportPeopleCommandTests(DatabaseKind.Sqlite);

public sealed class ImportPeopleCommandOnPostgresTests() : ImportPeopleCommandTests(DatabaseKind.Postgres);
