namespace Hub.Domain.Tests.Architecture;

/// <summary>The rules of <see cref="ProjectTests"/> can fail: on sample projects that this assembly holds.</summary>
public sealed class RuleTests
{
    private const string Samples = "Hub.Domain.Tests.Architecture.Samples";

    private static readonly IReadOnlyCollection<TypeReference> References =
        AssemblyReader.TypeReferences(typeof(RuleTests).Assembly.Location);

    [Fact]
    public void A_tidy_project_breaks_no_rule()
    {
        var folders = new Folders($"{Samples}.Tidy", References);

        Assert.Empty(folders.Circles());
        Assert.Empty(folders.ImportsOfTheRoot());
    }

    [Fact]
    public void Two_folders_that_import_each_other_are_named_with_a_type_of_each()
    {
        var circle = Assert.Single(new Folders($"{Samples}.Mutual", References).Circles());

        Assert.Equal(
            "A circle: S.Mutual.Areas imports S.Mutual.Notices (S.Mutual.Areas.AreaMap uses S.Mutual.Notices.Notice), "
            + "S.Mutual.Notices imports S.Mutual.Areas (S.Mutual.Notices.Notice uses S.Mutual.Areas.Area)",
            circle.Replace(Samples, "S", StringComparison.Ordinal));
    }

    [Fact]
    public void A_longer_circle_is_found_through_an_interface_an_attribute_and_a_catch()
    {
        var circle = Assert.Single(new Folders($"{Samples}.Long", References).Circles());

        Assert.Contains("Long.First.A uses", circle, StringComparison.Ordinal);
        Assert.Contains("Long.Second.B uses", circle, StringComparison.Ordinal);
        Assert.Contains("Long.Third.C uses", circle, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_imports_the_root_is_named()
    {
        var import = Assert.Single(new Folders($"{Samples}.Rooted", References).ImportsOfTheRoot());

        Assert.Contains("Rooted.Requests.RequestConversation uses", import, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_outside_of_Storage_that_uses_the_database_is_named()
    {
        var sample = References.Where(reference =>
            reference.From.Namespace.StartsWith($"{Samples}.Stored", StringComparison.Ordinal));

        var uses = Databases.UsesOutside($"{Samples}.Stored.Storage", sample).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Contains("Stored.Requests.Request uses Microsoft.EntityFrameworkCore", use, StringComparison.Ordinal));
    }

    [Fact]
    public void A_call_behind_a_table_of_jumps_is_read()
    {
        // switch with two targets, whose bytes are no instructions; call 0x0A000001; ret.
        byte[] body = [0x45, 2, 0, 0, 0, 0xC7, 0xC7, 0xC7, 0xC7, 0xC7, 0xC7, 0xC7, 0xC7, 0x28, 1, 0, 0, 0x0A, 0x2A];

        Assert.Equal([0x0A000001], Instructions.Tokens(body));
    }
}
