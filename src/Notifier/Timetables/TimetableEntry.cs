using Hub.Domain.Calendar;
using Hub.Domain.Storage;

namespace Hub.Notifier.Timetables;

/// <summary>What an entry does. Jobs are plain classes with one such method; they know no scheduler.</summary>
/// <param name="due">The instant for which it runs, in UTC: the present may be later.</param>
/// <param name="hold">Called first in every write transaction of the job: a run that lost its lease writes nothing.</param>
/// <param name="cancellationToken">Ends a run that takes too long, or whose host stops.</param>
/// <returns>How much it did.</returns>
public delegate Task<int> RunJob(DateTimeOffset due, Func<Rows, Task> hold, CancellationToken cancellationToken);

/// <summary>One line of the timetable.</summary>
public sealed class TimetableEntry
{
    /// <summary>Makes one.</summary>
    /// <param name="key">Its name in the rows, at most 64 characters. A new name is a new entry: its instants count from its first start.</param>
    /// <param name="cron">Minute, hour, day of the month, month, day of the week: as in a Unix crontab.</param>
    /// <param name="zone">On whose clocks. A time that they skip is read as the first after the gap; of one that they show twice the first is meant.</param>
    /// <param name="late">What happens to instants that are late.</param>
    /// <param name="longest">The longest that a run may take, from 1 second; after that it is cancelled and has failed.</param>
    /// <param name="purpose">What it does, in one sentence.</param>
    /// <param name="job">What it does.</param>
    /// <exception cref="FormatException">The cron expression cannot be read.</exception>
    public TimetableEntry(string key, string cron, TimeZoneInfo zone, Lateness late, TimeSpan longest, string purpose, RunJob job)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(key.Length, LongestKey);
        ArgumentOutOfRangeException.ThrowIfLessThan(late.Within, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, TimeSpan.FromSeconds(1));
        (Key, Cron, Zone, Late, Longest, Purpose, Job) = (key, cron, zone, late, longest, purpose, job);
        Rule = new(key, CronInstants.After(cron, zone), late);
    }

    private const int LongestKey = 64;

    public string Key { get; }

    public string Cron { get; }

    public TimeZoneInfo Zone { get; }

    public Lateness Late { get; }

    public TimeSpan Longest { get; }

    public string Purpose { get; }

    public RunJob Job { get; }

    /// <summary>When it is due.</summary>
    public FiringRule Rule { get; }
}
