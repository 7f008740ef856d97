using System.Text.RegularExpressions;

namespace Hub.Domain.Tests.Architecture;

/// <summary>The files under src: small, and named after what they hold.</summary>
public sealed partial class FileTests
{
    [Fact]
    public void No_file_is_longer_than_400_lines() =>
        Breaches.None(SourceFiles().Select(file => (file, Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > 400)
            .Select(file => $"{file.file} has {file.Lines} lines"));

    [Fact]
    public void No_file_has_a_name_that_fits_anything() => Breaches.None(SourceFiles().Where(HasVagueName));

    [Theory]
    [InlineData("RequestManager.cs", true)]
    [InlineData("Helpers.cs", true)]
    [InlineData("NoticeService.cs", true)]
    [InlineData("ChannelBase.cs", true)]
    [InlineData("utils.mjs", true)]
    [InlineData("NotifierServices.cs", false)]
    [InlineData("Database.cs", false)]
    [InlineData("SubmitRequest.cs", false)]
    public void The_vague_names_are_known(string name, bool isVague) => Assert.Equal(isVague, HasVagueName(name));

    private static bool HasVagueName(string file) => VagueName().IsMatch(Path.GetFileName(file).Split('.')[0]);

    // Capitals matter: a Database is no Base.
    [GeneratedRegex("(Manager|Helpers?|Utils?|Processor|Service|Base|Common)$|^(helpers?|utils?|common|base)$")]
    private static partial Regex VagueName();

    private static IEnumerable<string> SourceFiles()
    {
        DirectoryInfo root = Repository.Root;
        string[] extensions = [".cs", ".cshtml", ".js", ".mjs", ".css", ".html", ".sql"];
        string[] notOurs = ["/bin/", "/obj/", "/wwwroot/lib/", "/Migrations/"];
        return Directory.EnumerateFiles(Path.Combine(root.FullName, "src"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root.FullName, file).Replace('\\', '/'))
            .Where(file => extensions.Contains(Path.GetExtension(file)))
            .Where(file => !notOurs.Any(folder => file.Contains(folder, StringComparison.Ordinal)))
            .Select(file => Path.Combine(root.FullName, file));
    }
}
