namespace Hub.Domain.Calendar;

/// <summary>Reads dates and times of iCalendar.</summary>
internal static class IcsTimes
{
    private const int FirstYear = 1900;
    private const int LastYear = 2900;

    /// <summary>A value of a line; null where it is neither a date nor a time of the years 1900 to 2900, or its zone is not known.</summary>
    public static IcsTime? Read(IcsLine line, string value)
    {
        if (RecurrenceUntil.Read(value.Trim().ToUpperInvariant()) is not { Day.Year: >= FirstYear and <= LastYear } moment)
        {
            return null;
        }
        if (moment.Time is not { } time)
        {
            return IcsTime.Of(moment.Day);
        }
        DateTime local = moment.Day.ToDateTime(time);
        return moment.IsUtc ? new(local, IcsTimeKind.Utc)
            : ZoneOf(line) is not { } zone ? new(local, IcsTimeKind.Floating)
            : zone.IsKnown ? new(local, IcsTimeKind.Zoned, zone.Id)
            : null;
    }

    /// <summary>
    /// The zone that a line names; null where it names none. Some programs write a path before the name, as
    /// <c>/example.org/20260101/Europe/Berlin</c>. What a VTIMEZONE says of it is not read: the machine's zones are newer.
    /// </summary>
    public static (string Id, bool IsKnown)? ZoneOf(IcsLine line)
    {
        if (line.Parameter("TZID") is not { Length: > 0 } id)
        {
            return null;
        }
        string tail = string.Join('/', id.Split('/')[^Math.Min(2, id.Split('/').Length)..]);
        return TimeZoneInfo.TryFindSystemTimeZoneById(id, out _) ? (id, true)
            : id.StartsWith('/') && TimeZoneInfo.TryFindSystemTimeZoneById(tail, out _) ? (tail, true)
            : (id, false);
    }
}
