using Hub.Bot.Requests;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Testing;

namespace Hub.Bot.Tests.Imports;

/// <summary><c>import promises FILE</c>: from the file to what is promised.</summary>
public abstract class ImportPromisesTests(DatabaseKind kind) : IAsyncLifetime, IDisposable
{
    private const string Promises = """
        area,urgency,accept_hours,resolve_hours,category
        m1,一般,3.5,21,
        浑河湾社区,normal,2,14,供暖
        m1,red line,0.25,2,
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-import-").FullName;
    private readonly FakeClock _clock = new(new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero));
    private TestStore _database = null!;

    public async Task InitializeAsync()
    {
        _database = await TestStore.CreateAsync(kind);
        await _database.Store.WriteAsync(
            rows =>
            {
                rows.Areas.Add(new Area { Code = "m1", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m1/" });
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
    public async Task What_is_filed_after_an_import_is_promised_by_it_in_the_hours_that_are_set()
    {
        Assert.Matches(@"promises added\s+3\s+m1/Normal/\* m1/Normal/Heating m1/RedLine/\*", await RunAsync(Promises));

        Request heating = await FileAsync(Category.Heating);
        Request lamp = await FileAsync(Category.Lighting);

        // On Monday at 9:00; the hours are 8:00 to 12:00 and 14:00 to 17:00.
        Assert.Equal((At(11, 0), At(9, 0, daysLater: 2)), (Local(heating.AcceptBy), Local(heating.ResolveBy)));
        Assert.Equal((At(14, 30), At(9, 0, daysLater: 3)), (Local(lamp.AcceptBy), Local(lamp.ResolveBy)));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_a_changed_row_is_changed_or_taken_back()
    {
        await RunAsync(Promises);
        List<string> before = await StoredAsync();
        Assert.Matches(@"added\s+0\s+changed\s+0\s+taken back\s+0\s+unchanged\s+3", await RunAsync(Promises));
        Assert.Equal(before, await StoredAsync());

        Assert.Matches(@"added\s+0\s+changed\s+1\s+m1/Normal/\*\s+taken back\s+1", await RunAsync("area,urgency,accept_hours,resolve_hours,category\nm1,normal,7,35,\nm1,normal,none,,Heating\n"));
        Assert.Equal(2, (await StoredAsync()).Count);
    }

    [Theory]
    [InlineData("zz,normal,1,2,", "area: unknown area 'zz'")]
    [InlineData("m1,often,1,2,", "urgency: 'often' is not known")]
    [InlineData("m1,urgent,0,2,", "accept_hours: '0' is no number of hours")]
    [InlineData("m1,urgent,1,701,", "resolve_hours: '701' is no number of hours above 0 and up to 700")]
    [InlineData("m1,urgent,4,2,", "resolve_hours: what is solved is taken first")]
    [InlineData("m1,urgent,1,2,月亮", "category: '月亮' is not known")]
    [InlineData("m1,normal,1,2,", "duplicate of line 2")]
    public async Task A_bad_row_is_told_with_its_line_and_column_and_keeps_all_out(string row, string reason)
    {
        Assert.Contains($"line 5: {reason}", await RunAsync($"{Promises}\n{row}\n", ends: 1), StringComparison.Ordinal);
        Assert.Empty(await StoredAsync());
    }

    private static DateTime At(int hour, int minute, int daysLater = 0) => new(2026, 11, 23 + daysLater, hour, minute, 0);

    private static DateTime Local(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(8)).DateTime;

    private Task<Request> FileAsync(Category category) => _database.Store.WriteAsync(
        rows => new RequestBook(
            rows, new(_clock), _clock.GetUtcNow(), new(2026, 11, 23), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
            new([new(new(8, 0), new(12, 0)), new(new(14, 0), new(17, 0))])).SubmitAsync(
            new() { Key = $"{category}", Text = "不热", Category = category, Urgency = Urgency.Normal, AreaCode = "m1", PlaceName = "浑河湾社区", PlaceIsKnown = true }, default), default);

    private Task<List<string>> StoredAsync() => _database.AskAsync("""SELECT "Id", "AcceptWithin", "ResolveWithin" FROM policies ORDER BY 1""");

    private async Task<string> RunAsync(string content, int ends = 0)
    {
        string file = Path.Combine(_folder, "promises.csv");
        await File.WriteAllTextAsync(file, content);
        using StringWriter output = new();
        Assert.True(ends == await ImportPromisesCommand.RunAsync([file], _database.Store, new IdSource(_clock), output, default), output.ToString());
        return output.ToString();
    }
}

public sealed class ImportPromisesOnSqliteTests() : ImportPromisesTests(DatabaseKind.Sqlite);

public sealed class ImportPromisesOnPostgresTests() : ImportPromisesTests(DatabaseKind.Postgres);
