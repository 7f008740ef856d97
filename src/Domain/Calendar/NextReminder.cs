namespace Hub.Domain.Calendar;

/// <summary>When an occurrence is to be looked at for its reminders.</summary>
public static class NextReminder
{
    /// <summary>The first instant after another at which one of its reminders is due; null where none is, or it does not take place.</summary>
    /// <param name="series">Its series.</param>
    /// <param name="occurrence">The occurrence.</param>
    /// <param name="after">What was due until then has been looked at, or is left out: nobody is reminded of the past.</param>
    public static DateTimeOffset? Of(Series series, Occurrence occurrence, DateTimeOffset after)
    {
        if (!occurrence.IsOn)
        {
            return null;
        }
        TimeZoneInfo zone = series.ZoneInfo;
        DateTimeOffset? next = null;
        foreach (ReminderRule rule in series.Reminders)
        {
            DateTimeOffset at = rule.DueAt(occurrence.Start, zone);
            next = at > after && (next is null || at < next) ? at : next;
        }
        return next;
    }

    /// <summary>The reminders of an occurrence that are due by an instant and that nobody has looked at.</summary>
    public static RemindersDue Due(Series series, Occurrence occurrence, DateTimeOffset now) => occurrence.RemindAt is { } from
        ? DueReminders.Decide(series, [occurrence], from.AddTicks(-1), now)
        : new([], []);
}
