using System.Globalization;
using Hub.Notifier.Timetables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Notifier.Tests.Timetables;

/// <summary>The list of everything that happens by the clock, as <c>docs/timetable.md</c> shows it.</summary>
public sealed class TimetableListTests
{
    [Fact]
    public async Task The_documentation_has_each_entry_with_its_cron_its_lateness_rule_and_its_sentence_and_no_other()
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging()
            .AddHubCore("Data Source=:memory:", redis: null, Path.GetTempPath()).AddTimetable(new ConfigurationBuilder().Build()).BuildServiceProvider();

        string[] documented = [.. File.ReadLines(Path.Combine(Root(), "docs", "timetable.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

        Assert.Equal(services.GetRequiredService<IReadOnlyList<TimetableEntry>>().Select(Line), documented);
    }

    private static string Line(TimetableEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"| `{entry.Key}` | `{entry.Cron}` | {entry.Late.Within.TotalHours} h{(entry.Late.Each ? ", each" : "")} | {entry.Longest.TotalMinutes} min | {entry.Purpose} |");

    private static string Root()
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Hub.sln")))
        {
            root = root.Parent!;
        }
        return root.FullName;
    }
}
