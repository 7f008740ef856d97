using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Notifier.Requests;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Notifier.Tests.Requests;

/// <summary>The reports and promises, as the host's own timetable runs them.</summary>
public abstract class ReportJobTests(DatabaseKind kind) : IAsyncLifetime
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero); // 8:00 in Shanghai

    private readonly FakeClock _clock = new(Monday.AddDays(-3));
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-reports-").FullName;
    private TestStore _database = null!;
    private ServiceProvider _services = null!;
    private int _held;

    public async Task InitializeAsync()
    {
        _database = await TestStore.CreateAsync(kind);
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock)
            .AddHubCore(_database.ConnectionString, redis: null, _folder).AddTimetable(new ConfigurationBuilder().Build()).BuildServiceProvider();
        IdSource ids = new(_clock);
        await _database.Store.WriteAsync(
            async rows =>
            {
                rows.Areas.Add(
                    new Area { Code = "s", Level = AreaLevel.Street, Name = "河湾街道", Path = "s/" },
                    new Area { Code = "m", ParentCode = "s", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "s/m/" },
                    new Area { Code = "b", ParentCode = "m", Level = AreaLevel.Building, Name = "1号楼", Path = "s/m/b/" },
                    new Area { Code = "n", ParentCode = "s", Level = AreaLevel.Community, Name = "北岸社区", Path = "s/n/" });
                foreach ((string name, string area) in new[] { ("宋雅芝", "m"), ("高振邦", "m"), ("林晓彤", "n") })
                {
                    Person person = new() { Id = ids.Next(), Name = name, CreatedAt = _clock.GetUtcNow() };
                    rows.People.Add(person);
                    rows.People.Add(new Post { Id = ids.Next(), PersonId = person.Id, Role = Role.CommunitySecretary, AreaCode = area, From = new(2026, 1, 1) });
                }
                await rows.FlushAsync(default);
                // Taken within minutes and hours by promise, and nobody took it.
                await new RequestBook(rows, ids, _clock.GetUtcNow(), new(2026, 2, 27)).SubmitAsync(
                    new Submission
                    {
                        Key = "one",
                        Text = "楼道灯不亮",
                        Category = Category.Lighting,
                        Urgency = Urgency.Normal,
                        AreaCode = "b",
                        PlaceName = "浑河湾社区 1号楼",
                        PlaceIsKnown = true,
                    }, default);
            }, default);
        _clock.AdvanceTo(Monday);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task On_monday_the_secretaries_of_each_area_get_one_report_however_often_it_runs()
    {
        WeeklyReportJob job = _services.GetRequiredService<WeeklyReportJob>();

        int[] written = await Task.WhenAll(job.RunAsync(Monday, HoldAsync, default), job.RunAsync(Monday, HoldAsync, default));
        int again = await job.RunAsync(Monday, HoldAsync, default);

        Assert.Equal((2, 0), (written.Sum(), again));
        Assert.True(_held >= 2, "No write was held.");
        Assert.Equal(["weekly-report/m/2026-03-02", "weekly-report/n/2026-03-02"], await KeysAsync());
        Assert.Equal(["weekly-report/m/2026-03-02|2", "weekly-report/n/2026-03-02|1"], await _database.AskAsync(
            """SELECT n."Key", count(*) FROM notices n JOIN deliveries d ON d."NoticeId" = n."Id" WHERE n."Key" LIKE 'weekly%' GROUP BY n."Key" ORDER BY 1"""));
        Assert.Contains("收到诉求1件，办好0件。\n还有1件没办完，其中1件已经超期", await TextAsync("weekly-report/m/2026-03-02"), StringComparison.Ordinal);
        Assert.Contains("没有未办结的诉求", await TextAsync("weekly-report/n/2026-03-02"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_first_the_month_is_summed_up()
    {
        MonthlySummaryJob job = _services.GetRequiredService<MonthlySummaryJob>();

        Assert.Equal(2, await job.RunAsync(Monday.AddDays(-1), HoldAsync, default));
        Assert.Equal(0, await job.RunAsync(Monday.AddDays(-1), HoldAsync, default));

        Assert.Contains($"2026年2月\n收到诉求1件，办好0件。\n· {Category.Lighting.Words().Zh}：1件\n", await TextAsync("monthly-summary/m/2026-02"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_lost_its_lease_writes_no_report()
    {
        await Assert.ThrowsAsync<Hub.Domain.Calendar.StaleFiringException>(() => _services.GetRequiredService<WeeklyReportJob>().RunAsync(
            Monday, _ => throw new Hub.Domain.Calendar.StaleFiringException(), default));

        Assert.Empty(await KeysAsync());
    }

    [Fact]
    public async Task What_cannot_be_decided_is_put_off_only_by_the_run_that_holds_the_firing()
    {
        await _database.AskAsync("ALTER TABLE timeline RENAME TO away");
        PromisesJob job = _services.GetRequiredService<PromisesJob>();
        List<string> before = await _database.AskAsync("""SELECT "PromiseNextAt" FROM requests""");

        // Taken over while it found out that it cannot: the step was held, the put-off is not.
        await Assert.ThrowsAsync<Hub.Domain.Calendar.StaleFiringException>(() => job.RunAsync(
            Monday, _ => Interlocked.Increment(ref _held) == 1 ? Task.CompletedTask : throw new Hub.Domain.Calendar.StaleFiringException(), default));
        Assert.Equal(before, await _database.AskAsync("""SELECT "PromiseNextAt" FROM requests"""));

        await job.RunAsync(Monday, HoldAsync, default);
        Assert.NotEqual(before, await _database.AskAsync("""SELECT "PromiseNextAt" FROM requests"""));
    }

    private Task HoldAsync(Rows _)
    {
        Interlocked.Increment(ref _held);
        return Task.CompletedTask;
    }

    private Task<List<string>> KeysAsync() => _database.AskAsync("""SELECT "Key" FROM notices WHERE "Key" LIKE 'weekly%' ORDER BY 1""");

    private async Task<string> TextAsync(string key) => (await _database.Store.ReadAsync(rows => rows.Notices.FindAsync(key, default), default))!.Text.Zh;
}

public sealed class ReportJobOnSqliteTests() : ReportJobTests(DatabaseKind.Sqlite);

public sealed class ReportJobOnPostgresTests() : ReportJobTests(DatabaseKind.Postgres);
