using System.Text.RegularExpressions;

namespace Hub.Domain.Tests.Architecture;

/// <summary>What <c>docs/failures.md</c> says is tested, is.</summary>
public sealed partial class FailureTests
{
    [Fact]
    public void Every_test_that_the_page_of_failures_names_is_there()
    {
        DirectoryInfo root = Repository.Root;
        HashSet<string> tests = [.. root.GetDirectories("tests")[0].EnumerateDirectories("*.Tests")
            .SelectMany(project => project.EnumerateFiles("*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Method().Matches(File.ReadAllText(file.FullName)).Select(match => match.Groups[1].Value))];
        string[] named = [.. Named().Matches(File.ReadAllText(Path.Combine(root.FullName, "docs", "failures.md"))).Select(match => match.Groups[1].Value)];

        Assert.True(named.Length > 50, "The page names hardly any test.");
        Breaches.None(named.Distinct().Where(name => !tests.Contains(name)));
    }

    [GeneratedRegex(@"public (?:async )?(?:Task|void) (\w+)\(")]
    private static partial Regex Method();

    // Names of tests have an underscore; names of types and options have none.
    [GeneratedRegex(@"`(\w+_\w+)`")]
    private static partial Regex Named();
}
