using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Testing;

namespace Hub.Bot.Tests;

/// <summary>The community that a first start writes, to try Hub with.</summary>
public abstract class DemonstrationTests(DatabaseKind kind) : IAsyncLifetime
{
    private readonly FakeClock _clock = new();
    private TestStore _database = null!;
    private HubStore Store => _database.Store;
    private DateOnly Today => DateOnly.FromDateTime(_clock.GetUtcNow().DateTime);

    public async Task InitializeAsync() => _database = await TestStore.CreateAsync(kind);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task An_empty_database_gets_a_whole_community()
    {
        Assert.NotNull(await WriteAsync());

        Assert.Equal(
            ["Building|31", "City|1", "Community|1", "Compound|2", "District|1", "Grid|6", "Street|1"],
            await _database.AskAsync("""SELECT "Level", count(*) FROM areas GROUP BY "Level" ORDER BY "Level" """));
        Assert.Equal(["OwnersCommittee", "OwnersCommittee", "ResidentsCommittee"], (await Store.ReadAsync(async rows =>
        {
            List<Area> compounds = await rows.Areas.OfLevelAsync(AreaLevel.Compound, 10, default);
            Area community = Assert.Single(await rows.Areas.NamedAsync("浑河湾社区", 2, default));
            return await rows.People.OrganisationsAsync([community.Code, .. compounds.Select(compound => compound.Code)], default);
        }, default)).Select(organisation => organisation.Kind.ToString()).Order());
    }

    [Fact]
    public async Task Each_link_opens_for_the_person_it_names()
    {
        DemonstrationLinks links = (await WriteAsync())!;

        foreach (DemonstrationLink link in new[] { links.Resident, links.GridWorker, links.BuildingHead, links.Coordinator })
        {
            Person? person = await Store.ReadAsync(async rows =>
            {
                PersonalLink found = (await rows.People.LinkAsync(link.Token, default))!;
                Assert.True(found.IsValid(_clock.GetUtcNow()));
                return await rows.People.FindAsync(found.PersonId, default);
            }, default);
            Assert.Equal(link.Name, person?.Name);
        }
        Assert.DoesNotContain(await _database.AskAsync("SELECT * FROM links"), row => row.Contains(links.Resident.Token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_linked_grid_worker_serves_building_3_where_the_linked_resident_lives()
    {
        DemonstrationLinks links = (await WriteAsync())!;

        IReadOnlyList<string?> told = await Store.ReadAsync(async rows =>
        {
            PersonalLink resident = (await rows.People.LinkAsync(links.Resident.Token, default))!;
            Home home = Assert.Single(await rows.People.HomesAsync(resident.PersonId, Today, default));
            Area building = (await rows.Areas.FindAsync(home.BuildingCode, default))!;
            Assert.Equal("3号楼", building.Name);
            RequestBook book = new(rows, new(_clock), _clock.GetUtcNow(), Today);
            (List<Standing> upward, _) = await book.UpwardAsync(building.Code, default);
            return (IReadOnlyList<string?>)[.. Dispatch.Decide(upward, Urgency.Urgent).Told.Select(standing => standing.Person.Name)];
        }, default);

        Assert.Equal([links.GridWorker.Name, links.BuildingHead.Name], told);
    }

    [Fact]
    public async Task A_second_start_writes_nothing()
    {
        await WriteAsync();

        Assert.Null(await WriteAsync());
        Assert.Equal(["43"], await _database.AskAsync("SELECT count(*) FROM areas"));
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_write_it_once()
    {
        DemonstrationLinks?[] both = await Task.WhenAll(WriteAsync(), WriteAsync());

        Assert.Single(both, links => links is not null);
    }

    [Fact]
    public async Task Its_meetings_are_planned_for_who_tries_it()
    {
        await WriteAsync(meets: true);

        Assert.Equal(
            ["OwnersReceptionDay", "OwnersReceptionDay", "WorkPromotionMeeting"],
            (await _database.AskAsync("""SELECT "Kind" FROM series""")).Order(StringComparer.Ordinal));
        Assert.Equal(["3"], await _database.AskAsync("""SELECT count(DISTINCT "SeriesId") FROM occurrences"""));
    }

    private Task<DemonstrationLinks?> WriteAsync(bool meets = false) =>
        Demonstration.WriteAsync(Store, TestSeal.Seal, new IdSource(_clock), _clock, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), meets, default);
}

public sealed class DemonstrationOnSqliteTests() : DemonstrationTests(DatabaseKind.Sqlite);

public sealed class DemonstrationOnPostgresTests() : DemonstrationTests(DatabaseKind.Postgres);
