using System.Diagnostics;
using Hub.Notifier.Lanes;
using Hub.Notifier.Timetables;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Testing.Month;

/// <summary>
/// Takes the hub through time: from one instant at which it has something to do to the next, each time until it rests. What
/// lies between them is jumped over, so a month takes as long as its work.
/// </summary>
internal sealed class MonthClock(TestHub hub, FakeClock clock, PlainRows rows)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TimetableLoop _timetable = hub.Services.GetRequiredService<TimetableLoop>();
    private readonly IReadOnlyList<TimetableEntry> _entries = hub.Services.GetRequiredService<IReadOnlyList<TimetableEntry>>();
    private readonly IBell _bell = hub.Services.GetRequiredService<IBell>();

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>At how many instants the hub had something to do.</summary>
    public int Hops { get; private set; }

    /// <summary>To an instant, after what the hub has to do by then; always to a whole minute, so it may be the next.</summary>
    public async Task ToAsync(DateTimeOffset until)
    {
        DateTimeOffset goal = Whole(until > Now ? until : Now, 1);
        while (await NextAsync() is var (next, isByTimetable) && next <= goal)
        {
            Hops++;
            clock.Jump(next);
            if (isByTimetable)
            {
                await _timetable.WakeAllAsync().WaitAsync(TimeSpan.FromMinutes(5));
            }
            await RestAsync();
            goal = Now > goal ? Whole(Now, 1) : goal;
        }
        clock.Jump(goal);
    }

    /// <summary>Until everything that was said is answered, and everything that was to be sent by now is recorded.</summary>
    public async Task RestAsync()
    {
        Stopwatch waited = Stopwatch.StartNew();
        for (int look = 0; ; look++)
        {
            if (look % 100 == 0)
            {
                // Loops that wait by the clock take a look, and those that wait for a bell.
                clock.Advance(TimeSpan.FromSeconds(2));
                await _bell.RingAsync(Topics.Lanes);
                await _bell.RingAsync(Topics.Calls);
            }
            if (await rows.CountAsync($"""
                SELECT (SELECT count(*) FROM slices) + (SELECT count(*) FROM expansions WHERE "DoneAt" IS NULL)
                    + (SELECT count(*) FROM inbox WHERE "AnsweredAt" IS NULL) + (SELECT count(*) FROM deliveries WHERE "NotBefore" <= {rows.At(Now)})
                    + (SELECT count(*) FROM calls WHERE "NextAt" <= {rows.At(Now)})
                """) == 0)
            {
                return;
            }
            if (waited.Elapsed > TimeSpan.FromMinutes(5))
            {
                throw new TimeoutException($"At {Now:u} the hub did not come to rest.");
            }
            await Task.Delay(5);
        }
    }

    // The next minute on which something is due: an entry that does not come each minute, or a row that says when it is looked
    // at; calls and what waits for its time are looked at by loops of their own.
    private async Task<(DateTimeOffset At, bool IsByTimetable)> NextAsync()
    {
        object?[] due = (await rows.AskAsync("""
            SELECT (SELECT min("PromiseNextAt") FROM requests), (SELECT min("RemindAt") FROM occurrences), (SELECT min("NextAt") FROM (SELECT "NextAt" FROM whistle_calls UNION ALL SELECT "NextAt" FROM whistles) w),
                (SELECT min("NextAt") FROM calls), (SELECT min("NotBefore") FROM deliveries)
            """))[0];
        DateTimeOffset now = Now;
        DateTimeOffset timetable = due.Take(3).Select((value, i) => Of(value, i == 2 ? 5 : 1))
            .Concat(_entries.Where(entry => !entry.Cron.EndsWith("* * * *", StringComparison.Ordinal)).Select(entry => entry.Rule.NextAfter(now) ?? DateTimeOffset.MaxValue))
            .Min();
        DateTimeOffset loops = due.Skip(3).Select(value => Of(value, 1)).Min();
        return timetable <= loops ? (timetable, true) : (loops, false);

        DateTimeOffset Of(object? value, int minutes) => PlainRows.Read(value) is { } at ? Whole(at > now ? at : now, minutes) : DateTimeOffset.MaxValue;
    }

    // The next minute that can be divided so, unless it is one.
    private static DateTimeOffset Whole(DateTimeOffset at, int minutes)
    {
        long span = Minute.Ticks * minutes;
        return new((at.UtcTicks + span - 1) / span * span, TimeSpan.Zero);
    }
}
