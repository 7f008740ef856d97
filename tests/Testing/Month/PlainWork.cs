namespace Hub.Testing.Month;

/// <summary>
/// Working time as one counts it on one's fingers, minute by minute, with October 2026 written out: so that the hub's own
/// reckoning is held against something that shares none of it.
/// </summary>
internal static class PlainWork
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>An instant of the autumn of 2026 by the community's clocks.</summary>
    public static DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, Shanghai);

    /// <summary>When so many minutes have been worked.</summary>
    public static DateTimeOffset After(DateTimeOffset from, int minutes)
    {
        DateTimeOffset at = from;
        for (int left = minutes; left > 0; at += Minute)
        {
            left -= IsWorked(at) ? 1 : 0;
        }
        return at;
    }

    /// <summary>How many minutes are worked between two instants.</summary>
    public static int Between(DateTimeOffset from, DateTimeOffset until)
    {
        int worked = 0;
        for (DateTimeOffset at = from; at < until; at += Minute)
        {
            worked += IsWorked(at) ? 1 : 0;
        }
        return worked;
    }

    // National Day: the 1st to the 7th off, Saturday the 10th worked for it.
    private static bool IsWorked(DateTimeOffset at)
    {
        DateTime local = at.ToOffset(Shanghai).DateTime;
        bool isWorkday = local is not { Month: 10, Day: <= 7 }
            && (local is { Month: 10, Day: 10 } || local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        return isWorkday && TimeOnly.FromDateTime(local) is var time
            && ((time >= new TimeOnly(9, 0) && time < new TimeOnly(12, 0)) || (time >= new TimeOnly(13, 30) && time < new TimeOnly(17, 30)));
    }
}
