using Hub.Testing;
using Hub.Testing.Year;
using Xunit.Abstractions;

namespace Hub.Notifier.Tests.Calendar;

/// <summary>
/// A year of reminders, topped up each month: <c>tests/Bench -- year</c> does so each day. What is expected is written out by
/// hand; nothing of it is lost, nothing comes twice, nothing comes at another time.
/// </summary>
public sealed class CalendarYearTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite, "Asia/Shanghai", 200)]
    [InlineData(DatabaseKind.Postgres, "America/New_York", 200)]
    public async Task Each_reminder_of_each_community_comes_once_at_its_time_or_by_its_rule_of_lateness(DatabaseKind kind, string zone, int communities)
    {
        await using TestStore database = await TestStore.CreateAsync(kind);

        YearResult year = await new SimulatedYear(database.ConnectionString, zone, communities, isCoarse: true).RunAsync();

        output.WriteLine($"{communities} communities, {zone} on {kind}: {year.Looks} looks, {year.Sent} reminders to {year.People} people, {year.Skipped} skipped");
        Assert.Empty(year.Missing.Take(20));
        Assert.Empty(year.Beside.Take(20));
        // Otherwise the year would have tried nothing.
        Assert.True(year.Skipped > 0 && year.Sent > 30 * communities);
    }
}
