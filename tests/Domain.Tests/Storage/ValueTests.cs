using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>What goes in comes out; what is private cannot be read by looking.</summary>
public abstract class ValueTests(DatabaseKind kind) : StorageTests(kind)
{
    [Fact]
    public async Task Instants_come_back_as_they_were_in_UTC()
    {
        // PostgreSQL keeps microseconds.
        DateTimeOffset shanghai = new(2026, 2, 6, 9, 0, 0, 123, 456, TimeSpan.FromHours(8));
        Person person = new() { Id = Ids.Next(), CreatedAt = shanghai, ConsentedAt = DateTimeOffset.UnixEpoch, QuietFrom = new(22, 30) };
        await WriteAsync(rows => rows.People.Add(person));

        Person read = (await ReadAsync(rows => rows.People.FindAsync(person.Id, default)))!;

        Assert.Equal((shanghai, TimeSpan.Zero), (read.CreatedAt, read.CreatedAt.Offset));
        Assert.Equal((DateTimeOffset.UnixEpoch, null, new TimeOnly(22, 30)), (read.ConsentedAt, read.AskedContactAt, read.QuietFrom));
    }

    [Fact]
    public async Task Instants_are_compared_as_instants()
    {
        Conversations.Conversation early = new() { Id = "early", Channel = "c", UserId = "u", CreatedAt = Now, DueAt = new(2026, 2, 6, 9, 0, 0, TimeSpan.FromHours(8)) };
        Conversations.Conversation late = new() { Id = "late", Channel = "c", UserId = "u", CreatedAt = Now, DueAt = new(2026, 2, 6, 2, 0, 0, TimeSpan.Zero) };
        await WriteAsync(rows =>
        {
            rows.Conversations.Add(late);
            rows.Conversations.Add(early);
        });

        Assert.Equal(["early"], await ReadAsync(rows => rows.Conversations.DueAsync(new(2026, 2, 6, 1, 0, 0, TimeSpan.Zero), 10, default)));
    }

    [Fact]
    public async Task Sealed_values_are_not_readable_in_the_tables()
    {
        Guid person = Ids.Next();
        await WriteAsync(rows =>
        {
            rows.People.Add(new Contact
            {
                Id = Ids.Next(),
                PersonId = person,
                Channel = "phone",
                Address = TestSeal.Seal.Close("+8613800000001"),
                AddressHash = TestSeal.Seal.LookUp("+8613800000001"),
            });
            rows.People.Add(new Home { Id = Ids.Next(), PersonId = person, BuildingCode = Building, Door = TestSeal.Seal.Close("301"), From = Today });
        });

        List<string> raw = [.. await Database.AskAsync("SELECT * FROM contacts"), .. await Database.AskAsync("""SELECT "Door" FROM homes""")];
        Assert.DoesNotContain(raw, row => row.Contains("13800000001", StringComparison.Ordinal) || row.Contains("301", StringComparison.Ordinal));
        Home home = Assert.Single(await ReadAsync(rows => rows.People.HomesAsync(person, Today, default)));
        Assert.Equal("301", TestSeal.Seal.Open(home.Door!.Value));
        Assert.Equal("(sealed)", home.Door.ToString());
    }

    [Fact]
    public async Task The_policy_of_an_area_comes_back()
    {
        Policy policy = new()
        {
            Id = Ids.Next(), AreaCode = "m", Urgency = Urgency.Urgent, Category = Category.Heating,
            AcceptWithin = TimeSpan.FromMinutes(30), ResolveWithin = TimeSpan.FromDays(40),
        };
        await WriteAsync(rows => rows.Requests.Write(new PromisePlan { Added = { policy } }));

        Policy read = Assert.Single(await ReadAsync(rows => rows.Requests.PoliciesAsync(["m", "b"], default)));

        Assert.Equal((policy.AcceptWithin, policy.ResolveWithin, Category.Heating), (read.AcceptWithin, read.ResolveWithin, read.Category));
    }
}

public sealed class ValueOnSqliteTests() : ValueTests(DatabaseKind.Sqlite);

public sealed class ValueOnPostgresTests() : ValueTests(DatabaseKind.Postgres);
