using System.Xml.Linq;

namespace Hub.Domain.Tests.Architecture;

/// <summary>The house, as docs/architecture.md draws it: what may use what.</summary>
public sealed class ProjectTests
{
    [Theory]
    [InlineData("Hub.Domain", "Hub.Notifier", "Hub.Bot", "Microsoft.AspNetCore", "StackExchange.Redis", "Quartz", "Polly", "System.Net.Http")]
    [InlineData("Hub.Notifier", "Hub.Bot")]
    public void The_arrows_between_projects_never_point_back(string project, params string[] forbidden)
    {
        var used = AssemblyReader.AssemblyReferences(PathOf(project));

        Breaches.None(used.Where(assembly => forbidden.Any(name =>
            assembly == name || assembly.StartsWith(name + ".", StringComparison.Ordinal))));
    }

    [Fact]
    public void In_Domain_only_Storage_uses_the_database() =>
        Breaches.None(Databases.UsesOutside("Hub.Domain.Storage", AssemblyReader.TypeReferences(PathOf("Hub.Domain"))));

    [Theory]
    [InlineData("Hub.Domain")]
    [InlineData("Hub.Notifier")]
    [InlineData("Hub.Bot")]
    public void No_folders_import_each_other_in_a_circle(string project) =>
        Breaches.None(new Folders(project, AssemblyReader.TypeReferences(PathOf(project))).Circles());

    [Theory]
    [InlineData("Hub.Domain")]
    [InlineData("Hub.Notifier")]
    [InlineData("Hub.Bot")]
    public void No_folder_imports_what_stands_at_the_root(string project) =>
        Breaches.None(new Folders(project, AssemblyReader.TypeReferences(PathOf(project))).ImportsOfTheRoot());

    [Fact]
    public void Every_public_type_of_Domain_says_what_it_is()
    {
        var described = XDocument.Load(Path.ChangeExtension(PathOf("Hub.Domain"), ".xml")).Descendants("member")
            .Where(member => member.Element("summary")?.Value.Trim().Length > 0)
            .Select(member => member.Attribute("name")!.Value)
            .ToHashSet();

        Breaches.None(typeof(Hub.Domain.Text.Bi).Assembly.GetExportedTypes()
            .Where(type => type.Namespace?.StartsWith("Hub.Domain.Storage.Migrations", StringComparison.Ordinal) != true)
            .Where(type => !described.Contains($"T:{type.FullName!.Replace('+', '.')}"))
            .Select(type => $"{type} has no summary"));
    }

    private static string PathOf(string assembly) => Path.Combine(AppContext.BaseDirectory, $"{assembly}.dll");
}
