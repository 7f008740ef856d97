using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>One unit of a building as an audience: whoever lives in it or may live in it, and nobody else.</summary>
public abstract class UnitAudienceTests(DatabaseKind kind) : StorageTests(kind)
{
    private static readonly AudiencePart All = new(Building, AudienceKind.Residents);
    private static readonly AudiencePart First = All with { Unit = "1" };
    private static readonly AudiencePart Second = All with { Unit = "2" };

    public static TheoryData<string, AudiencePart[], AudiencePart[]> Audiences => new()
    {
        { "one, unknown", [First], [] },
        { "two, two-again, unknown", [Second], [] },
        { "one, two, two-again, unknown", [First, Second], [] },
        { "one, two, two-again, unknown", [All], [] },
        { "one, two, two-again, unknown", [First, All], [] },
        { "unknown", [All with { Unit = "9" }], [] },
        { "two, two-again, unknown", [All], [First] },
        { "unknown", [All], [First, Second] },
        { "", [First], [All] },
        { "elsewhere, one, unknown", [First, new("n", AudienceKind.Residents)], [] },
        { "elsewhere, two, two-again, unknown", [new("m", AudienceKind.Residents)], [First] },
    };

    [Theory]
    [MemberData(nameof(Audiences))]
    public async Task Whoever_lives_there_or_may_live_there_is_counted_and_told(string expected, AudiencePart[] parts, AudiencePart[] except)
    {
        await WriteCommunityAsync();
        await WriteAsync(rows => rows.Areas.Add(new Area { Code = "n", ParentCode = Grid, Level = AreaLevel.Building, Name = "2号楼", Path = "m/g/n/" }));
        await LiveAsync("one", Building, "1");
        await LiveAsync("two", Building, "2");
        await LiveAsync("two-again", Building, "2");
        await LiveAsync("unknown", Building, null);
        await LiveAsync("elsewhere", "n", "2");
        Audience audience = new([]) { Parts = parts, Except = except };

        Reach reach = await ReadAsync(rows => rows.Ledger.ReachAsync(
            new(audience, Today, new(12, 0), QuietHours.Default, ["directline"], 10), default));
        Notice notice = await SendAsync(audience);

        string[] told = [.. await Database.AskAsync("""SELECT p."Name" FROM deliveries d JOIN people p ON p."Id" = d."PersonId" ORDER BY 1""")];
        Assert.Equal(expected, string.Join(", ", told));
        Assert.Equal(told.Length, reach.People);
        Assert.NotNull((await ReadAsync(rows => rows.Notices.FindAsync(notice.Id, default)))!.ExpandedAt);
    }

    private async Task<Notice> SendAsync(Audience audience)
    {
        Notice notice = new()
        {
            Id = Ids.Next(), Key = "unit", Kind = NoticeKind.Broadcast, Lane = Lane.Bulk, Text = new Bi("停水", "No water"), Audience = audience, CreatedAt = Now,
        };
        await WriteAsync(rows => rows.Notices.AddAsync(notice, Today, default));
        while ((await WriteAsync(rows => rows.Ledger.ExpandAsync(Now, default))).Parts > 0)
        {
            // Step by step, until nothing is left.
        }
        return notice;
    }

    private Task LiveAsync(string name, string building, string? unit) => WriteAsync(rows =>
    {
        Person person = new() { Id = Ids.Next(), Name = name, CreatedAt = Now };
        rows.People.Add(person);
        rows.People.Add(new Home { Id = Ids.Next(), PersonId = person.Id, BuildingCode = building, Unit = unit, From = Today });
    });
}

public sealed class UnitAudienceOnSqliteTests() : UnitAudienceTests(DatabaseKind.Sqlite);

public sealed class UnitAudienceOnPostgresTests() : UnitAudienceTests(DatabaseKind.Postgres);
