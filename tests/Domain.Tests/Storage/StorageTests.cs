using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>A database of the test's own, with one community in it. Every class of tests runs on both databases.</summary>
public abstract class StorageTests(DatabaseKind kind) : IAsyncLifetime
{
    protected const string Grid = "g";
    protected const string Building = "b";
    protected const string Compound = "x";

    private TestStore? _database;

    protected DatabaseKind Kind { get; } = kind;

    protected FakeClock Clock { get; } = new();

    protected IdSource Ids => new(Clock);

    protected DateTimeOffset Now => Clock.GetUtcNow();

    protected DateOnly Today => DateOnly.FromDateTime(Now.DateTime);

    protected TestStore Database => _database!;

    protected HubStore Store => Database.Store;

    public virtual async Task InitializeAsync() => _database = await TestStore.CreateAsync(Kind);

    public async Task DisposeAsync() => await Database.DisposeAsync();

    protected Task<T> ReadAsync<T>(Func<Rows, Task<T>> work) => Store.ReadAsync(work, default);

    protected Task<T> WriteAsync<T>(Func<Rows, Task<T>> work) => Store.WriteAsync(work, default);

    // Without it, work that gives a task and no value would be an Action, which nobody awaits.
    protected Task WriteAsync(Func<Rows, Task> work) => Store.WriteAsync(work, default);

    protected Task WriteAsync(Action<Rows> work) => Store.WriteAsync(
        rows =>
        {
            work(rows);
            return Task.CompletedTask;
        }, default);

    /// <summary>A community with one grid, one compound and one building in both.</summary>
    protected Task WriteCommunityAsync() => WriteAsync(rows => rows.Areas.Add(
        new Area { Code = "m", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m/" },
        new Area { Code = Compound, ParentCode = "m", Level = AreaLevel.Compound, Name = "河湾花园", Path = "m/x/" },
        new Area { Code = Grid, ParentCode = "m", Level = AreaLevel.Grid, Name = "第一网格", Path = "m/g/" },
        new Area { Code = Building, ParentCode = Grid, Level = AreaLevel.Building, Name = "1号楼", Path = "m/g/b/", CompoundCode = Compound }));

    /// <summary>A notice's numbers as lines of 'channel what reason count', but for a hundred whose turn has not come.</summary>
    protected async Task<string[]> NumbersAsync(Notice notice) =>
    [
        .. (await ReadAsync(rows => rows.Tallies.OfAsync(notice, default))).Lines
            .Select(line => string.Join(' ', new[] { line.Channel, line.What, line.Reason, $"{line.Count}" }.Where(word => word.Length > 0)))
            .Where(line => line != "Pending 100").Order(StringComparer.Ordinal),
    ];

    protected async Task<Person> WritePersonAsync(string name, Role? role = null, string areaCode = Grid)
    {
        Person person = new() { Id = Ids.Next(), Name = name, CreatedAt = Now };
        await WriteAsync(rows =>
        {
            rows.People.Add(person);
            if (role is { } held)
            {
                rows.People.Add(new Post { Id = Ids.Next(), PersonId = person.Id, Role = held, AreaCode = areaCode, From = Today });
            }
        });
        return person;
    }

    protected RequestBook Book(Rows rows) => new(rows, Ids, Now, Today);

    protected Task<Request> SubmitAsync(string key, Guid? reporter = null) => WriteAsync(rows => Book(rows).SubmitAsync(Submission(key, reporter), default));

    protected static Submission Submission(string key, Guid? reporter = null) => new()
    {
        Key = key,
        Text = "楼道灯不亮",
        Category = Category.Lighting,
        Urgency = Urgency.Normal,
        ReporterId = reporter,
        AreaCode = Building,
        PlaceName = "浑河湾社区 1号楼",
        PlaceIsKnown = true,
    };
}
