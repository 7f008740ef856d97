using Hub.Domain.Areas;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Tests.People;

/// <summary>What a file of people says, and what is wrong with it.</summary>
public sealed class CheckPeopleTests
{
    private static readonly AreaTree Areas = AreaTree.Of(
    [
        new("1", null, AreaLevel.City, "沈阳市", null),
        new("11", "1", AreaLevel.District, "和平区", null),
        new("m", "11", AreaLevel.Community, "浑河湾社区", null),
        new("x", "m", AreaLevel.Compound, "河湾小区", null),
        new("g1", "m", AreaLevel.Grid, "第一网格", null),
        new("g2", "m", AreaLevel.Grid, "第二网格", null),
        new("b1", "g1", AreaLevel.Building, "1号楼", "x"),
        new("b2", "g2", AreaLevel.Building, "1号楼", null),
        new("b3", "g2", AreaLevel.Building, "3号楼", null),
    ]);

    [Theory]
    [InlineData("g1")]
    [InlineData("第一网格")]
    [InlineData("沈阳市/和平区/浑河湾社区/第一网格")]
    [InlineData("浑河湾社区/第一网格")]
    public void An_area_is_named_by_code_by_full_name_or_by_a_name_that_it_alone_has(string written) =>
        Assert.Equal([(Role.GridWorker, "g1")], Assert.Single(People($"李梅,13800000001,网格员,{written},")).Posts);

    [Theory]
    [InlineData("河湾小区/1号楼", "b1")]
    [InlineData("沈阳市/河湾小区/1号楼", "b1")]
    [InlineData("第二网格/1号楼", "b2")]
    public void A_building_is_found_by_its_compound_or_its_grid(string written, string code) =>
        Assert.Equal([(code, null)], Assert.Single(People($"王强,13800000001,居民,{written},")).Homes);

    [Theory]
    [InlineData("2")]
    [InlineData("二单元")]
    public void A_resident_may_have_a_unit(string unit) =>
        Assert.Equal([("b3", "2")], Assert.Single(People($"王强,13800000001,居民,b3,,,{unit}")).Homes);

    [Theory]
    [InlineData("网格员", Role.GridWorker)]
    [InlineData("GridWorker", Role.GridWorker)]
    [InlineData("grid worker", Role.GridWorker)]
    [InlineData("BUILDING HEAD", Role.BuildingHead)]
    [InlineData("社区书记", Role.CommunitySecretary)]
    [InlineData("社区协调员", Role.Coordinator)]
    public void A_role_is_written_in_either_language(string word, Role role) => Assert.Equal(role, RoleWords.Read(word));

    [Fact]
    public void Several_rows_of_one_phone_are_one_person()
    {
        DescribedPerson person = Assert.Single(People(
            "李梅,138 0000 0001,网格员,g1,", "李梅,+86 138-0000-0001,楼栋长,b1,en", ",13800000001,,b3,"));

        Assert.Equal(("+8613800000001", "李梅", Lang.En), (person.Phone, person.Name, person.Language!.Value));
        Assert.Equal((2, 1), (person.Posts.Count, person.Homes.Count));
    }

    [Theory]
    [InlineData("李梅,12345,网格员,g1,", "bad phone number")]
    [InlineData("李梅,13800000001,厨师,g1,", "unknown role '厨师'")]
    [InlineData("李梅,13800000001,7,g1,", "unknown role '7'")]
    [InlineData("李梅,13800000001,网格员,第九网格,", "unknown area '第九网格'")]
    [InlineData("李梅,13800000001,网格员,,", "unknown area ''")]
    [InlineData("李梅,13800000001,楼栋长,1号楼,", "ambiguous area '1号楼': 2 have that name, write the code: b1 b2")]
    [InlineData("李梅,13800000001,居民,g1,", "a resident lives in a building, and 'g1' is none")]
    [InlineData(",13800000001,网格员,g1,", "missing name")]
    [InlineData("李梅,13800000001,网格员,g1,fr", "unknown language 'fr': zh or en")]
    [InlineData("王强,13800000001,居民,b3,,,2-301", "unit: '2-301' is none: at most 8 letters or digits, such as 2, and for residents only")]
    [InlineData("李梅,13800000001,网格员,g1,,,2", "unit: '2' is none: at most 8 letters or digits, such as 2, and for residents only")]
    public void A_bad_row_is_refused_with_its_line_and_its_reason(string row, string reason)
    {
        RowProblem problem = Assert.Single(Problems(row));

        Assert.Equal((2, reason), (problem.Line, problem.Reason.En));
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() =>
        Assert.Equal(
            [(3, "duplicate of line 2"), (4, "another name than in line 2, with the same phone"), (5, "bad phone number"), (5, "unknown role '厨师'"), (5, "unknown area 'zz'")],
            Problems("李梅,13800000001,网格员,g1,", "李梅,13800000001,GridWorker,第一网格,", "李雷,13800000001,楼栋长,b1,", "韩梅,1,厨师,zz,")
                .Select(problem => (problem.Line, problem.Reason.En)));

    private static IReadOnlyCollection<DescribedPerson> People(params string[] rows)
    {
        (IReadOnlyCollection<DescribedPerson> people, IReadOnlyList<RowProblem> problems) = CheckPeople.All(Rows(rows), Areas);
        Assert.Empty(problems);
        return people;
    }

    private static IReadOnlyList<RowProblem> Problems(params string[] rows) => CheckPeople.All(Rows(rows), Areas).Problems;

    private static IEnumerable<PersonRow> Rows(string[] rows) => rows.Select((row, i) =>
    {
        string[] cells = row.Split(',');
        return new PersonRow(i + 2, cells[0], cells[1], cells[2], cells[3], cells[4], cells.ElementAtOrDefault(5) ?? "", cells.ElementAtOrDefault(6) ?? "");
    });
}
