using Hub.Domain.People;
using Hub.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Tests.Storage;

/// <summary>PostgreSQL is restarted, or a proxy cuts: what was under way is done again as a whole.</summary>
public sealed class LostConnectionTests() : StorageTests(DatabaseKind.Postgres)
{
    [Fact]
    public async Task A_read_whose_connections_are_cut_is_read_again()
    {
        Guid person = await AddAsync();
        int tries = 0;

        // The first answer leaves the connection open, the second is asked on what is left of it.
        (int wishes, Person? found) = await ReadAsync(async rows =>
        {
            int count = (await rows.People.WishesAsync([person], default)).Count;
            if (++tries == 1)
            {
                await CutAsync();
            }
            return (count, await rows.People.FindAsync(person, default));
        });

        Assert.Equal((1, person, 2), (wishes, found!.Id, tries));
    }

    [Fact]
    public async Task A_write_whose_connection_is_cut_is_written_once()
    {
        Guid person = Ids.Next();
        int tries = 0;

        await WriteAsync(async rows =>
        {
            rows.People.Add(new Person { Id = person, CreatedAt = Now });
            await rows.People.WishesAsync([person], default);
            if (++tries == 1)
            {
                await CutAsync();
            }
        });

        Assert.Equal(2, tries);
        Assert.Equal(["1"], await Database.AskAsync("SELECT count(*) FROM people"));
    }

    [Fact]
    public async Task An_answer_is_handed_on_row_by_row_and_no_copy_of_it_is_held()
    {
        int tries = 0;

        // 20 MB, more than any buffer between: were all of it held before its first row is given, the cut would not be met.
        int read = await ReadAsync(async rows =>
        {
            int count = 0;
            tries++;
            await foreach (string _ in rows.Db.Database.SqlQuery<string>($"SELECT repeat('x', 1000) FROM generate_series(1, 20000)").AsAsyncEnumerable())
            {
                if (++count == 1 && tries == 1)
                {
                    await CutAsync();
                }
            }
            return count;
        });

        Assert.Equal((20_000, 2), (read, tries));
    }

    private async Task<Guid> AddAsync()
    {
        Guid person = Ids.Next();
        await WriteAsync(rows =>
        {
            rows.People.Add(new Person { Id = person, CreatedAt = Now });
            return Task.CompletedTask;
        });
        return person;
    }

    private Task<List<string>> CutAsync() => Database.AskAsync(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
}
