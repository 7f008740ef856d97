using Hub.Domain.Areas;
using Hub.Domain.Storage;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>A write is one transaction: all of it, or nothing.</summary>
public abstract class WriteTests(DatabaseKind kind) : StorageTests(kind)
{
    [Fact]
    public async Task What_is_written_is_read_afterwards_also_by_somebody_else()
    {
        await WriteCommunityAsync();

        Assert.NotNull(await ReadAsync(rows => rows.Areas.FindAsync(Building, default)));
        await using HubStore other = HubStore.Open(Database.ConnectionString);
        Assert.NotNull(await other.ReadAsync(rows => rows.Areas.FindAsync(Building, default), default));
    }

    [Fact]
    public async Task An_exception_takes_back_all_that_its_own_piece_wrote()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync<int>(async rows =>
        {
            rows.Areas.Add(Top("a"));
            await rows.FlushAsync(default);
            rows.Areas.Add(Top("b"));
            throw new InvalidOperationException("The disk of the caller is on fire.");
        }));

        Assert.Equal(["0"], await Database.AskAsync("SELECT count(*) FROM areas"));
    }

    [Fact]
    public async Task Neighbours_of_a_failed_write_are_committed()
    {
        // Many at once, so that on SQLite they share their commits; each third one fails, some only when it is saved.
        Task[] writes = [.. Enumerable.Range(0, 60).Select(i => WriteAsync(async rows =>
        {
            rows.Areas.Add(Top($"n{i}"));
            await rows.FlushAsync(default);
            if (i % 3 == 0)
            {
                throw new InvalidOperationException();
            }
            if (i % 3 == 1)
            {
                // A second area of the same path breaks the unique index in SaveChanges.
                Area twin = Top($"twin{i}");
                twin.Path = $"n{i}/";
                rows.Areas.Add(twin);
            }
            return 0;
        }))];
        await Task.WhenAll(writes.Select(write => write.ContinueWith(_ => { }, TaskScheduler.Default)));

        Assert.All(writes.Select((write, i) => (write, i)), pair => Assert.Equal(pair.i % 3 == 2, pair.write.IsCompletedSuccessfully));
        Assert.Equal(
            Enumerable.Range(0, 60).Where(i => i % 3 == 2).Select(i => $"n{i}").Order(StringComparer.Ordinal),
            await Database.AskAsync("""SELECT "Code" FROM areas ORDER BY "Path" """));
    }

    [Fact]
    public async Task A_write_that_was_cancelled_before_it_began_leaves_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(
            rows =>
            {
                rows.Areas.Add(Top("a"));
                return Task.CompletedTask;
            }, new CancellationToken(canceled: true)));

        Assert.Equal(["0"], await Database.AskAsync("SELECT count(*) FROM areas"));
    }

    [Fact]
    public async Task Two_that_write_the_same_key_at_once_both_find_it_written()
    {
        // What looks first and then writes loses a race on PostgreSQL; it is run again and then finds the other's row.
        for (int round = 0; round < 10; round++)
        {
            string code = $"r{round}";
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WriteAsync(async rows =>
            {
                if (await rows.Areas.FindAsync(code, default) is null)
                {
                    rows.Areas.Add(Top(code));
                }
                return 0;
            })));
        }

        Assert.Equal(["10"], await Database.AskAsync("SELECT count(*) FROM areas"));
    }

    private static Area Top(string code) => new() { Code = code, Level = AreaLevel.City, Name = code, Path = $"{code}/" };
}

public sealed class WriteOnPostgresTests() : WriteTests(DatabaseKind.Postgres);

public sealed class WriteOnSqliteTests() : WriteTests(DatabaseKind.Sqlite)
{
    [Fact]
    public async Task A_commit_waits_for_the_disk()
    {
        await WriteCommunityAsync();

        // The log of what is committed is a file beside the database, and it is written before the caller hears.
        Assert.True(new FileInfo(Database.ConnectionString["Data Source=".Length..] + "-wal").Length > 0);
        Assert.Equal("2", await WriteAsync(async rows =>
        {
            System.Data.Common.DbConnection connection = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(rows.Db.Database);
            await using System.Data.Common.DbCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA synchronous";
            return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        }));
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_fails_each_write_and_holds_nobody_up()
    {
        string folder = Directory.CreateTempSubdirectory("hub-store-").FullName;
        await using HubStore store = HubStore.Open($"Data Source={folder}");

        for (int i = 0; i < 2; i++)
        {
            await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() =>
                store.WriteAsync(rows => rows.FlushAsync(default), default).WaitAsync(TimeSpan.FromSeconds(10)));
        }
        Directory.Delete(folder);
    }
}
