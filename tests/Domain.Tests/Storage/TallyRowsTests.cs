using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>The numbers of a notice: sums of changes, which nodes put together beside each other.</summary>
public abstract class TallyRowsTests(DatabaseKind kind) : StorageTests(kind)
{
    [Fact]
    public async Task Nodes_that_put_changes_together_at_once_lose_none_and_count_none_twice()
    {
        List<Person> people = [];
        for (int i = 0; i < 12; i++)
        {
            people.Add(await WritePersonAsync($"居民{i}"));
        }
        Notice notice = new()
        {
            Id = Ids.Next(),
            Key = "numbers",
            Kind = NoticeKind.Update,
            Lane = Lane.Normal,
            Text = new Bi("停水", "No water"),
            Audience = new([.. people.Select(person => person.Id)]),
            CreatedAt = Now,
        };
        await WriteAsync(rows => { rows.Notices.Add(notice); });
        foreach (Person person in people.Skip(2))
        {
            await WriteAsync(rows => rows.Notices.ReportAsync(notice.Id, person.Id, delivery => delivery.Receive(Now), default));
        }

        // Four nodes, each until it finds nothing to do, while more changes come in.
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 4).Select(_ => FoldAllAsync(notice.Id)),
            WriteAsync(rows => rows.Notices.ReportAsync(notice.Id, people[0].Id, delivery => delivery.Receive(Now), default)),
        ]);
        await FoldAllAsync(notice.Id);

        NoticeNumbers numbers = await ReadAsync(rows => rows.Tallies.OfAsync(notice, default));
        Assert.Equal((12, 11, 1), (numbers.People, numbers.In(DeliveryState.Received), numbers.In(DeliveryState.Pending)));
        Assert.Equal(["0"], await Database.AskAsync("SELECT count(*) FROM tallies WHERE NOT \"IsFolded\""));
    }

    private async Task FoldAllAsync(Guid notice)
    {
        while (await ReadAsync(rows => rows.Tallies.NextToFoldAsync(default)) is not null && await WriteAsync(rows => rows.Tallies.FoldAsync(notice, default)))
        {
        }
    }
}

public sealed class TallyRowsOnSqliteTests() : TallyRowsTests(DatabaseKind.Sqlite);

public sealed class TallyRowsOnPostgresTests() : TallyRowsTests(DatabaseKind.Postgres);
