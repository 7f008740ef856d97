using System.Globalization;
using Hub.Domain.Calendar;
using Hub.Domain.Storage;
using Hub.Notifier.Timetables;

namespace Hub.Bot.Timetables;

/// <summary><c>timetable</c>: prints everything that happens by the clock, when it is due next, and what became of it last.</summary>
internal static class TimetableCommand
{
    private const string When = "yyyy-MM-dd HH:mm";

    /// <summary>Runs it; always 0.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<TimetableEntry> entries, HubStore store, TimeProvider time, TextWriter output, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (TimetableEntry entry in entries)
        {
            Firing? last = (await store.ReadAsync(rows => rows.Firings.RecentAsync(entry.Key, 1, cancellationToken), cancellationToken)).FirstOrDefault();
            string[] lines =
            [
                entry.Key,
                $"  {entry.Purpose}",
                $"  when   {entry.Cron}  ({entry.Zone.Id})",
                $"  next   {(entry.Rule.NextAfter(now) is { } next ? Local(next) : "never")}",
                $"  late   runs up to {entry.Late.Within:c} later, {(entry.Late.Each ? "each missed instant" : "once for all it missed")}; at most {entry.Longest:c} a run",
                $"  last   {(last is null ? "never" : Words(last))}",
            ];
            foreach (string line in lines)
            {
                await output.WriteLineAsync(line.AsMemory(), cancellationToken);
            }

            string Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, entry.Zone).ToString(When, CultureInfo.InvariantCulture);

            string Words(Firing firing) => string.Create(
                CultureInfo.InvariantCulture,
                $"{Local(firing.DueAt)}  {firing.Outcome}, {firing.Count}{(firing.Error is { } error ? $": {error}" : "")}{(firing.NextTryAt is { } again ? $"; next try {Local(again)}" : "")}");
        }
        return 0;
    }
}
