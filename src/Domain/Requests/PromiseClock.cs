using Hub.Domain.Calendar;

namespace Hub.Domain.Requests;

/// <summary>By which clock promises run: red lines around the clock, all else in the community's working time.</summary>
/// <param name="Working">The working time of the community.</param>
public sealed record PromiseClock(WorkingTime Working)
{
    /// <summary>The clock of a community.</summary>
    /// <param name="calendar">Its worked days.</param>
    /// <param name="zone">The zone of its clocks.</param>
    /// <param name="hours">The hours of a workday; null for <see cref="WorkingHours.Default"/>.</param>
    public static PromiseClock Of(WorkCalendar calendar, TimeZoneInfo zone, WorkingHours? hours = null) =>
        new(new WorkingTime(calendar, hours ?? WorkingHours.Default, zone));

    /// <summary>When so much of its time has run.</summary>
    public DateTimeOffset Add(Urgency urgency, DateTimeOffset from, TimeSpan span) =>
        urgency == Urgency.RedLine ? from + span : Working.Add(from, span);

    /// <summary>How much of its time lies between two instants; negative where the second is the earlier.</summary>
    public TimeSpan Between(Urgency urgency, DateTimeOffset from, DateTimeOffset until) =>
        urgency == Urgency.RedLine ? until - from : Working.Between(from, until);
}
