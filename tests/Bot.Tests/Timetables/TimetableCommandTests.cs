using Hub.Bot.Timetables;
using Hub.Domain.Calendar;
using Hub.Notifier.Timetables;
using Hub.Testing;

namespace Hub.Bot.Tests.Timetables;

/// <summary>The command <c>timetable</c>.</summary>
public sealed class TimetableCommandTests
{
    private static readonly DateTimeOffset Due = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_prints_what_is_due_next_and_what_became_of_the_last()
    {
        await using TestStore database = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        FakeClock clock = new(Due.AddMinutes(1));
        TimetableEntry entry = new(
            "weekly-report", "0 8 * * 1", TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), new(TimeSpan.FromHours(12)), TimeSpan.FromMinutes(30),
            "Tells the secretaries.", (_, _, _) => Task.FromResult(0));
        using StringWriter before = new();
        Assert.Equal(0, await TimetableCommand.RunAsync([entry], database.Store, clock, before, default));
        Assert.Contains("last   never", before.ToString(), StringComparison.Ordinal);

        FiringClaim claim = (await database.Store.WriteAsync(
            rows => rows.Firings.ClaimAsync(entry.Key, Due, Guid.CreateVersion7(), TimeSpan.FromMinutes(1), Due, default), default))!;
        await database.Store.WriteAsync(rows => rows.Firings.FinishAsync(claim, 0, "boom", Due.AddMinutes(5), Due, default), default);
        using StringWriter after = new();
        await TimetableCommand.RunAsync([entry], database.Store, clock, after, default);

        Assert.Equal(
            """
            weekly-report
              Tells the secretaries.
              when   0 8 * * 1  (Asia/Shanghai)
              next   2026-03-09 08:00
              late   runs up to 12:00:00 later, once for all it missed; at most 00:30:00 a run
              last   2026-03-02 08:00  Failed, 0: boom; next try 2026-03-02 08:05

            """,
            after.ToString().ReplaceLineEndings("\n"));
    }
}
