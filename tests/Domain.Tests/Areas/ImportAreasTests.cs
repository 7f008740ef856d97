using Hub.Domain.Areas;
using Hub.Domain.Text;

namespace Hub.Domain.Tests.Areas;

/// <summary>What a file of areas comes to, without any database.</summary>
public sealed class ImportAreasTests
{
    private static readonly StoredArea[] City =
    [
        new("1", null, AreaLevel.City, "沈阳市", null),
        new("11", "1", AreaLevel.District, "和平区", null),
        new("12", "1", AreaLevel.District, "沈河区", null),
        new("111", "11", AreaLevel.Street, "浑河湾街道", null),
        new("1111", "111", AreaLevel.Community, "浑河湾社区", null),
        new("1111g", "1111", AreaLevel.Grid, "第一网格", null),
        new("1111x", "1111", AreaLevel.Compound, "河湾小区", null),
        new("1111b", "1111g", AreaLevel.Building, "1号楼", "1111x"),
    ];

    [Fact]
    public void A_whole_city_in_any_order_gets_its_paths()
    {
        AreaPlan plan = Ready([], "b,g,楼,1号楼,x", "x,m,小区,河湾小区,", "g,m,grid,第一网格,", "m,c,COMMUNITY,浑河湾社区,", "c,,城市,沈阳市,");

        Assert.Equal(["c/", "c/m/", "c/m/g/", "c/m/g/b/", "c/m/x/"], plan.NewAreas().Select(area => area.Path));
        Assert.Equal("x", plan.NewAreas().Single(area => area.Code == "b").CompoundCode);
        Assert.Equal(5, plan.Added.Count);
    }

    [Fact]
    public void The_same_file_twice_changes_nothing()
    {
        AreaPlan plan = Ready(City, [.. City.Select(area => $"{area.Code},{area.ParentCode},{area.Level},{area.Name},{area.CompoundCode}")]);

        Assert.True(plan.IsEmpty);
        Assert.Equal(City.Length, plan.Unchanged);
    }

    [Fact]
    public void A_street_that_moves_takes_all_below_it_along()
    {
        AreaPlan plan = Ready(City, "111,12,Street,浑河湾街道,");

        Assert.Equal((1, 4), (plan.Moved.Count, plan.CarriedAlong));
        Assert.Equal(
            ["1/12/111/", "1/12/111/1111/", "1/12/111/1111/1111g/", "1/12/111/1111/1111g/1111b/", "1/12/111/1111/1111x/"],
            plan.ChangedAreas().Select(area => area.Path).Order(StringComparer.Ordinal));
        Assert.Equal(["111 浑河湾街道: 11 → 12"], plan.Moved.First);
    }

    [Fact]
    public void A_new_name_leaves_the_paths_alone()
    {
        AreaPlan plan = Ready(City, "11,1,District,和平新区,");

        Assert.Equal(["11 和平区 → 和平新区"], plan.Renamed.First);
        Assert.Equal(["1/11/"], plan.ChangedAreas().Select(area => area.Path));
    }

    [Fact]
    public void A_file_without_the_compound_column_leaves_buildings_in_their_compounds()
    {
        Assert.True(Ready(City, "1111b,1111g,Building,1号楼").IsEmpty);
        Assert.Equal(1, Ready(City, "1111b,1111g,Building,1号楼,").Regrouped.Count);
    }

    [Fact]
    public void Levels_may_be_skipped() =>
        Assert.Equal(2, Ready(City, "r,1,社区,红旗村,", "rb,r,楼,1号楼,").Added.Count);

    [Fact]
    public void Only_the_first_few_are_shown()
    {
        AreaPlan plan = Ready(City, [.. Enumerable.Range(1, 20).Select(i => $"n{i},1111g,楼,{i}号楼,")]);

        Assert.Equal((20, AreaPlan.Shown), (plan.Added.Count, plan.Added.First.Count));
    }

    [Theory]
    [InlineData("n,zz,楼,1号楼,", "unknown parent 'zz'")]
    [InlineData("n,n,楼,1号楼,", "cycle: 'n' lies below itself")]
    [InlineData("1,1111g,城市,沈阳市,", "cycle: '1' lies below itself")]
    [InlineData("n n,1111g,楼,1号楼,", "bad code 'n n': 1 to 32 of A-Z a-z 0-9 _ -")]
    [InlineData(",1111g,楼,1号楼,", "bad code '': 1 to 32 of A-Z a-z 0-9 _ -")]
    [InlineData("n23456789012345678901234567890123,1111g,楼,1号楼,", "bad code 'n23456789012345678901234567890123': 1 to 32 of A-Z a-z 0-9 _ -")]
    [InlineData("n,1111g,楼, ,", "missing name")]
    [InlineData("n,1111g,院,1号楼,", "unknown level '院': City, District, Street, Community, Grid, Building or Compound")]
    [InlineData("n,1111g,3,1号楼,", "unknown level '3': City, District, Street, Community, Grid, Building or Compound")]
    [InlineData("n,1111g,网格,第二网格,", "wrong level order: 'n' (Grid) cannot be below '1111g' (Grid)")]
    [InlineData("n,1111x,楼,1号楼,", "wrong level order: 'n' (Building) cannot be below '1111x' (Compound)")]
    [InlineData("111,11,网格,浑河湾街道,", "wrong level order: '1111' (Community) cannot be below '111' (Grid)")]
    [InlineData("n,111,小区,河湾小区,", "a compound stands right below a community and nowhere else")]
    [InlineData("n,,小区,河湾小区,", "a compound stands right below a community and nowhere else")]
    [InlineData("n,1111g,楼,1号楼,zz", "unknown compound 'zz'")]
    [InlineData("n,1111g,楼,1号楼,1111g", "'1111g' is not a compound")]
    [InlineData("n,1111,网格,第二网格,1111x", "only a building has a compound, and 'n' is none")]
    [InlineData("n,12,楼,1号楼,1111x", "compound '1111x' belongs to another community, '1111'")]
    public void A_bad_row_is_refused_with_its_line_and_its_reason(string row, string reason)
    {
        RowProblem problem = Assert.Single(Refused(City, row));

        Assert.Equal((2, reason), (problem.Line, problem.Reason.En));
    }

    [Fact]
    public void All_bad_rows_are_told_at_once_by_line() =>
        Assert.Equal(
            [(2, "missing name"), (2, "unknown parent 'zz'"), (4, "duplicate code 'a': line 2 has it too"), (5, "cycle: 'p' lies below itself"), (6, "cycle: 'q' lies below itself")],
            Refused([], "a,zz,楼,,", "ok,,市,沈阳市,", "a,ok,区,和平区,", "p,q,楼,1号楼,", "q,p,楼,2号楼,")
                .Select(problem => (problem.Line, problem.Reason.In(Lang.En))));

    [Fact]
    public void Six_hundred_thousand_rows_in_a_line_of_parents_are_no_burden()
    {
        // A cycle as long as the file: each node must be met once, or this takes hours.
        string[] circle = [.. Enumerable.Range(0, 600_000).Select(i => $"n{i},n{(i + 1) % 600_000},楼,{i}号楼,")];

        Assert.Equal(600_000, Refused([], circle).Count);
    }

    private static AreaPlan Ready(StoredArea[] stored, params string[] rows) =>
        Assert.IsType<AreaImport.Ready>(ImportAreas.Decide(Rows(rows), stored)).Plan;

    private static IReadOnlyList<RowProblem> Refused(StoredArea[] stored, params string[] rows) =>
        Assert.IsType<AreaImport.Refused>(ImportAreas.Decide(Rows(rows), stored)).Problems;

    private static IEnumerable<AreaRow> Rows(string[] rows) => rows.Select((row, i) =>
    {
        string[] cells = row.Split(',');
        return new AreaRow(i + 2, cells[0], cells[1], cells[2], cells[3], cells.ElementAtOrDefault(4));
    });
}
