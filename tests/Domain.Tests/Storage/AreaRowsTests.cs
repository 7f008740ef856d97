using System.Data.Common;
using Hub.Domain.Areas;
using Hub.Domain.Storage;
using Hub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hub.Domain.Tests.Storage;

/// <summary>The tree: upward, downward, and by its indexes.</summary>
public abstract class AreaRowsTests(DatabaseKind kind) : StorageTests(kind)
{
    [Fact]
    public async Task Upward_goes_from_the_building_by_its_compound_and_its_grid_to_the_top()
    {
        await WriteCommunityAsync();

        Assert.Equal([Building, Compound, Grid, "m"], (await ReadAsync(rows => rows.Areas.UpwardAsync(Building, default))).Select(area => area.Code));
        Assert.Equal([Compound, "m"], (await ReadAsync(rows => rows.Areas.UpwardAsync(Compound, default))).Select(area => area.Code));
        Assert.Empty(await ReadAsync(rows => rows.Areas.UpwardAsync("nowhere", default)));
    }

    [Fact]
    public async Task Below_a_community_is_everything_and_below_a_compound_are_its_buildings()
    {
        await WriteCommunityAsync();
        // Codes that continue a code of the path are neighbours in the order, and not below.
        await WriteAsync(rows => rows.Areas.Add(
            new Area { Code = "m-2", Level = AreaLevel.Community, Name = "二社区", Path = "m-2/" },
            new Area { Code = "m2", Level = AreaLevel.Community, Name = "三社区", Path = "m2/" }));

        Assert.Equal(["m", "g", "b", "x"], await BelowAsync("m", null));
        Assert.Equal(["b"], await BelowAsync("m", AreaLevel.Building));
        Assert.Equal(["b", "x"], await BelowAsync("x", null));
        Assert.Equal(["b"], await BelowAsync("x", AreaLevel.Building));
    }

    [Theory]
    [InlineData("c7")]
    [InlineData("x7")]
    public async Task Everyone_below_is_found_by_an_index(string top)
    {
        await WriteManyAsync();
        Explained explained = new();
        await using HubDb db = Kind == DatabaseKind.Postgres
            ? new PostgresHubDb(new DbContextOptionsBuilder<PostgresHubDb>().UseNpgsql(Database.ConnectionString).AddInterceptors(explained).Options)
            : new SqliteHubDb(new DbContextOptionsBuilder<SqliteHubDb>().UseSqlite(Database.ConnectionString).AddInterceptors(explained).Options);
        Rows rows = new(db);
        Area area = (await rows.Areas.FindAsync(top, default))!;
        explained.Prefix = Kind == DatabaseKind.Postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ";

        await rows.Areas.BelowAsync(area, null, default);

        if (Kind == DatabaseKind.Postgres)
        {
            Assert.DoesNotContain("Seq Scan", explained.Plan, StringComparison.Ordinal);
            Assert.Contains("IX_areas_", explained.Plan, StringComparison.Ordinal);
        }
        else
        {
            Assert.DoesNotContain("SCAN", explained.Plan, StringComparison.Ordinal);
            Assert.Contains("USING INDEX IX_areas_", explained.Plan, StringComparison.Ordinal);
        }
    }

    private async Task<IEnumerable<string>> BelowAsync(string top, AreaLevel? level) => (await ReadAsync(async rows =>
        await rows.Areas.BelowAsync((await rows.Areas.FindAsync(top, default))!, level, default))).Select(area => area.Code);

    /// <summary>A city of 20,000 areas, written as an import writes it, statistics included.</summary>
    private async Task WriteManyAsync()
    {
        List<AreaRow> city = [new(2, "1", "", "City", "沈阳市", "")];
        for (int c = 0; c < 100; c++)
        {
            city.Add(new(0, $"c{c}", "1", "Community", $"{c}社区", ""));
            city.Add(new(0, $"x{c}", $"c{c}", "Compound", $"{c}小区", ""));
            city.AddRange(Enumerable.Range(0, 200).Select(b => new AreaRow(0, $"b{c}-{b}", $"c{c}", "Building", $"{b}号楼", $"x{c}")));
        }
        AreaImport import = ImportAreas.Decide(city.Select((row, i) => row with { Line = i + 2 }), []);
        await WriteAsync(async rows =>
        {
            await rows.Areas.WriteAsync(Assert.IsType<AreaImport.Ready>(import).Plan, default);
            return 0;
        });
    }

    /// <summary>Asks the database how it will answer a query, just before it does.</summary>
    private sealed class Explained : DbCommandInterceptor
    {
        public string? Prefix { get; set; }

        public string Plan { get; private set; } = "";

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Prefix is { } prefix)
            {
                string query = command.CommandText;
                command.CommandText = prefix + query;
                await using (DbDataReader plan = await command.ExecuteReaderAsync(cancellationToken))
                {
                    while (await plan.ReadAsync(cancellationToken))
                    {
                        Plan += plan.GetValue(plan.FieldCount - 1) + "\n";
                    }
                }
                command.CommandText = query;
            }
            return result;
        }
    }
}

public sealed class AreaRowsOnSqliteTests() : AreaRowsTests(DatabaseKind.Sqlite);

public sealed class AreaRowsOnPostgresTests() : AreaRowsTests(DatabaseKind.Postgres);
