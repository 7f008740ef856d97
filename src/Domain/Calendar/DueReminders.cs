using System.Globalization;
using Hub.Domain.Notices;

namespace Hub.Domain.Calendar;

/// <summary>Which reminders fall due in a window of time. Windows that meet leave none out and take none twice.</summary>
public static class DueReminders
{
    /// <summary>The decision.</summary>
    /// <param name="series">The series.</param>
    /// <param name="occurrences">Occurrences of it.</param>
    /// <param name="after">Where the window begins, itself excluded: where the last one ended.</param>
    /// <param name="upTo">Where it ends, itself included: now.</param>
    public static RemindersDue Decide(Series series, IEnumerable<Occurrence> occurrences, DateTimeOffset after, DateTimeOffset upTo)
    {
        TimeZoneInfo zone = series.ZoneInfo;
        List<Reminder> due = [];
        List<SkippedReminder> skipped = [];
        foreach (Occurrence one in occurrences.Where(one => one.IsOn))
        {
            foreach (ReminderRule rule in series.Reminders)
            {
                DateTimeOffset at = rule.DueAt(one.Start, zone);
                if (at <= after || at > upTo)
                {
                    continue;
                }
                Reminder reminder = new(one, rule, at);
                if (upTo >= one.Start)
                {
                    skipped.Add(new(reminder, SkipReason.Begun));
                }
                else if (upTo - at > rule.LateBy)
                {
                    skipped.Add(new(reminder, SkipReason.TooLate));
                }
                else
                {
                    due.Add(reminder);
                }
            }
        }
        return new([.. due.OrderBy(one => one.At).ThenBy(one => one.Key, StringComparer.Ordinal)], skipped);
    }
}

/// <summary>The reminders of a window.</summary>
/// <param name="Due">Those to go, by their time.</param>
/// <param name="Skipped">Those that come too late.</param>
public sealed record RemindersDue(IReadOnlyList<Reminder> Due, IReadOnlyList<SkippedReminder> Skipped);

/// <summary>One reminder of one occurrence.</summary>
/// <param name="Occurrence">Of what.</param>
/// <param name="Rule">By which rule of its series.</param>
/// <param name="At">When it is due.</param>
public sealed record Reminder(Occurrence Occurrence, ReminderRule Rule, DateTimeOffset At)
{
    /// <summary>
    /// The key of its notice: a second run writes nothing. It names the start that people are reminded of and not the sequence, so
    /// that another room reminds nobody anew, and another time does.
    /// </summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture, $"reminder/{Occurrence.Id:N}/{Rule.Key}/{Occurrence.Start.UtcDateTime:yyyyMMdd'T'HHmm'Z'}");

    /// <summary>Whom it is for.</summary>
    public Audience AudienceOf(Series series) => Rule.To switch
    {
        ReminderTo.Invited => series.Audience,
        ReminderTo.Hosts => series.Host.AsAudience(series.AreaCode),
    };
}

/// <summary>A reminder that does not go any more.</summary>
/// <param name="Reminder">Which one.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedReminder(Reminder Reminder, SkipReason Reason);

/// <summary>Why a reminder does not go.</summary>
public enum SkipReason
{
    /// <summary>It is later than its rule allows.</summary>
    TooLate,

    /// <summary>The meeting has begun.</summary>
    Begun,
}
