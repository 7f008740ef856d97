using System.Globalization;
using System.Text.Json.Serialization;

namespace Hub.Domain.Calendar;

/// <summary>When people are reminded of an occurrence: some days before at a local time, or a span before it begins.</summary>
public sealed record ReminderRule
{
    /// <summary>How many days before at the most.</summary>
    public const int MostDays = 60;

    [JsonConstructor]
    private ReminderRule()
    {
    }

    /// <summary>The local time; null where it is a span before.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>With <see cref="At"/>: how many days before, 0 to <see cref="MostDays"/>.</summary>
    public int Days { get; init; }

    /// <summary>Without <see cref="At"/>: how long before it begins.</summary>
    public TimeSpan Ahead { get; init; }

    public ReminderTo To { get; init; }

    /// <summary>How late it may still go; later it is skipped. Set by the factories, and for the caller to change.</summary>
    public TimeSpan LateBy { get; init; }

    /// <summary>What tells it from the series' others, stable however they are ordered: <c>3d-0900-invited</c>, <c>60m-hosts</c>.</summary>
    [JsonIgnore]
    public string Key => string.Create(
        CultureInfo.InvariantCulture, $"{(At is { } at ? $"{Days}d-{at:HHmm}" : $"{Ahead.TotalMinutes:0}m")}-{To.ToString().ToLowerInvariant()}");

    /// <summary>So many days before at a local time; on the day itself up to 4 hours late, else up to 12.</summary>
    /// <param name="days">0 is on the day.</param>
    /// <param name="at">The series' local time.</param>
    /// <param name="to">Whom.</param>
    public static ReminderRule OnDay(int days, TimeOnly at, ReminderTo to = ReminderTo.Invited) =>
        new() { Days = days, At = at, To = to, LateBy = TimeSpan.FromHours(days == 0 ? 4 : 12) };

    /// <summary>So long before it begins; as late as it is still before the start.</summary>
    public static ReminderRule Before(TimeSpan ahead, ReminderTo to = ReminderTo.Invited) => new() { Ahead = ahead, To = to, LateBy = ahead };

    /// <summary>Whether it comes before the start of what begins at a local time.</summary>
    public bool IsBefore(TimeOnly start) => At is not { } at || Days > 0 || at < start;

    /// <summary>Those that come before the start of what begins at a local time; the same list where all of them do.</summary>
    public static IReadOnlyList<ReminderRule> InTime(IReadOnlyList<ReminderRule> reminders, TimeOnly start) =>
        reminders.All(rule => rule.IsBefore(start)) ? reminders : [.. reminders.Where(rule => rule.IsBefore(start))];

    /// <summary>When it is due for an occurrence that begins at an instant.</summary>
    public DateTimeOffset DueAt(DateTimeOffset start, TimeZoneInfo zone) =>
        At is { } at ? ZonedTime.Instant(ZonedTime.DayOf(start, zone).AddDays(-Days), at, zone) : start - Ahead;
}

/// <summary>Whom a reminder is for.</summary>
public enum ReminderTo
{
    /// <summary>Who is invited.</summary>
    Invited,

    /// <summary>Who holds it.</summary>
    Hosts,
}
