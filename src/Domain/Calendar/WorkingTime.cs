namespace Hub.Domain.Calendar;

/// <summary>Time as the community works it: promises (accept by, resolve by) run only in working hours of worked days.</summary>
/// <param name="Calendar">The days that are worked.</param>
/// <param name="Hours">The hours of such a day.</param>
/// <param name="Zone">The zone of its clocks.</param>
public sealed record WorkingTime(WorkCalendar Calendar, WorkingHours Hours, TimeZoneInfo Zone)
{
    /// <summary>The longest span that can be added: a hundred days of 24 hours, so that a wrong number is found at once.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(100);

    /// <summary>The instant at which so much has been worked since an instant: the end of the hours rather than the beginning of the next.</summary>
    /// <param name="instant">The beginning; outside of working hours the count begins with the next.</param>
    /// <param name="working">How much, 0 to <see cref="Longest"/>; with 0, the instant itself.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is negative or too long.</exception>
    public DateTimeOffset Add(DateTimeOffset instant, TimeSpan working)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(working, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(working, Longest);
        if (working == TimeSpan.Zero)
        {
            return instant.ToUniversalTime();
        }
        TimeSpan left = working;
        foreach ((DateTimeOffset from, DateTimeOffset until) in SpansFrom(instant))
        {
            if (until - from >= left)
            {
                return from + left;
            }
            left -= until - from;
        }
        throw new ArgumentOutOfRangeException(nameof(instant), instant, "The calendar ends before so much is worked.");
    }

    /// <summary>How much is worked between two instants; negative where the second is the earlier.</summary>
    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until)
    {
        if (until < from)
        {
            return -Between(until, from);
        }
        TimeSpan worked = TimeSpan.Zero;
        foreach ((DateTimeOffset begin, DateTimeOffset end) in SpansFrom(from).TakeWhile(span => span.From < until))
        {
            worked += (end < until ? end : until) - begin;
        }
        return worked;
    }

    /// <summary>Whether an instant is worked.</summary>
    public bool Contains(DateTimeOffset instant) => SpansFrom(instant).FirstOrDefault().From == instant;

    // The worked spans from an instant on, as instants: a clock change within one makes it longer or shorter, as it is worked.
    private IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> SpansFrom(DateTimeOffset instant)
    {
        DateTimeOffset start = instant.ToUniversalTime();
        for (DateOnly day = ZonedTime.DayOf(start, Zone); day < DateOnly.MaxValue; day = day.AddDays(1))
        {
            if (!Calendar.IsWorked(day))
            {
                continue;
            }
            foreach (WorkingSpan span in Hours.Spans)
            {
                DateTimeOffset until = ZonedTime.Instant(day, span.Until, Zone);
                DateTimeOffset from = ZonedTime.Instant(day, span.From, Zone);
                from = from < start ? start : from;
                if (from < until)
                {
                    yield return (from, until);
                }
            }
        }
    }
}
