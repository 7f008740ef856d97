namespace Hub.Domain.Calendar;

/// <summary>When an entry of the timetable is due, and what happens when it is late.</summary>
/// <param name="Key">The entry, at most 64 characters.</param>
/// <param name="NextAfter">The first instant after another, in UTC; null where there is none. Each answer is later than the question.</param>
/// <param name="Late">What happens to instants that are late.</param>
public sealed record FiringRule(string Key, Func<DateTimeOffset, DateTimeOffset?> NextAfter, Lateness Late);

/// <summary>What happens to instants that are late: the host was down, or the run before took too long.</summary>
/// <param name="Within">Up to this much later it still runs; after that it is skipped, and the row says so. At least a minute, since a sweep may find it only then.</param>
/// <param name="Each">Whether each missed instant runs, the oldest first. Else the newest stands for all.</param>
public sealed record Lateness(TimeSpan Within, bool Each = false);
