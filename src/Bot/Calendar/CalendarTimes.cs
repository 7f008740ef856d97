using System.Globalization;
using Hub.Domain.Calendar;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>Times and days as calls write them.</summary>
internal static class CalendarTimes
{
    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    /// <summary>14:00; null where it is none.</summary>
    public static TimeOnly? Time(string? written) =>
        TimeOnly.TryParseExact(written, ["H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) ? time : null;

    /// <summary>2026-01-27T14:00 by the clocks of a zone, or with an offset; null where it is none.</summary>
    public static DateTimeOffset? Start(string written, TimeZoneInfo zone)
    {
        if (DateTime.TryParseExact(written, ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return local.Year is >= FirstYear and <= LastYear ? ZonedTime.Instant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), zone) : null;
        }
        return DateTimeOffset.TryParseExact(
            written, ["yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            && instant.Year is >= FirstYear and <= LastYear ? instant.ToUniversalTime() : null;
    }

    /// <summary>The span of two days, both in it; left out, a year from today on.</summary>
    /// <returns>The span, or what is wrong with it.</returns>
    public static ((DateTimeOffset From, DateTimeOffset Until)? Span, FieldProblem? Wrong) Span(string? from, string? until, DateOnly today, TimeZoneInfo zone)
    {
        DateOnly? first = from is null ? today : Day(from);
        DateOnly? last = until is null ? first?.AddMonths(TopUpOccurrences.MonthsAhead) : Day(until);
        return first is not { } begin ? (null, Unreadable("from", from!))
            : last is not { } end ? (null, Unreadable("until", until!))
            : end < begin ? (null, new("RangeBackwards", "until", until ?? "", CalendarApiTexts.RangeBackwards))
            : ((ZonedTime.Instant(begin, default, zone), ZonedTime.Instant(end.AddDays(1), default, zone)), null);
    }

    private static DateOnly? Day(string written) =>
        DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        && day.Year is >= FirstYear and <= LastYear ? day : null;

    private static FieldProblem Unreadable(string where, string written) =>
        new("DayUnreadable", where, Cut.To(written, 40), CalendarApiTexts.DayUnreadable.With(Cut.To(written, 40)));
}
