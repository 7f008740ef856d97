using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Notifier.Notices;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Notifier.Tests.Notices;

/// <summary>Scheduled broadcasts open and close by the timetable.</summary>
public abstract class BroadcastsJobTests(DatabaseKind kind) : IAsyncLifetime
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero); // 9:00 in Shanghai

    private readonly FakeClock _clock = new(Nine.AddMinutes(-1));
    private readonly string _folder = Directory.CreateTempSubdirectory("hub-broadcasts-").FullName;
    private readonly Guid _id = Guid.CreateVersion7();
    private TestStore _database = null!;
    private ServiceProvider _services = null!;
    private int _held;

    public async Task InitializeAsync()
    {
        _database = await TestStore.CreateAsync(kind);
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock)
            .AddHubCore(_database.ConnectionString, redis: null, _folder).AddTimetable(new ConfigurationBuilder().Build()).BuildServiceProvider();
        Person author = new() { Id = Guid.CreateVersion7(), Name = "林晓彤", CreatedAt = Nine };
        await _database.Store.WriteAsync(
            rows =>
            {
                rows.Areas.Add(new Area { Code = "m", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m/" });
                rows.People.Add(author);
                rows.Broadcasts.Add(new Broadcast
                {
                    Id = _id,
                    AuthorId = author.Id,
                    AuthorName = "林晓彤",
                    AreaCode = "m",
                    Text = new("停水", "no water"),
                    Lane = Lane.Normal,
                    Audience = new([author.Id]),
                    State = BroadcastState.Scheduled,
                    ScheduledAt = Nine,
                    CreatedAt = Nine.AddDays(-1),
                });
                return Task.CompletedTask;
            }, default);
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task One_that_is_due_opens_once_and_the_run_says_how_many_it_moved()
    {
        BroadcastsJob job = _services.GetRequiredService<BroadcastsJob>();
        Assert.Equal(0, await job.RunAsync(Nine.AddMinutes(-1), HoldAsync, default));
        _clock.AdvanceTo(Nine);

        int[] moved = await Task.WhenAll(job.RunAsync(Nine, HoldAsync, default), job.RunAsync(Nine, HoldAsync, default));

        Assert.Equal(1, moved.Sum());
        Assert.True(_held > 0, "No write was held.");
        Assert.Equal(BroadcastState.Sending, (await _database.Store.ReadAsync(rows => rows.Broadcasts.FindAsync(_id, default), default))!.State);
    }

    [Fact]
    public async Task A_run_that_lost_its_lease_opens_nothing()
    {
        _clock.AdvanceTo(Nine);

        await Assert.ThrowsAsync<StaleFiringException>(() =>
            _services.GetRequiredService<BroadcastsJob>().RunAsync(Nine, _ => throw new StaleFiringException(), default));

        Assert.Equal(BroadcastState.Scheduled, (await _database.Store.ReadAsync(rows => rows.Broadcasts.FindAsync(_id, default), default))!.State);
    }

    private Task HoldAsync(Rows _)
    {
        Interlocked.Increment(ref _held);
        return Task.CompletedTask;
    }
}

public sealed class BroadcastsJobOnSqliteTests() : BroadcastsJobTests(DatabaseKind.Sqlite);

public sealed class BroadcastsJobOnPostgresTests() : BroadcastsJobTests(DatabaseKind.Postgres);
