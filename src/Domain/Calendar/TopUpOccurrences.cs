using Hub.Domain.Ids;

namespace Hub.Domain.Calendar;

/// <summary>
/// Brings a series' occurrences in line with it, 13 months ahead: adds those that are missing, rewrites future ones that nobody
/// touched where the series or the holidays changed, and cancels those that it no longer has. Asked twice it changes nothing.
/// </summary>
public static class TopUpOccurrences
{
    /// <summary>How many months ahead there are occurrences.</summary>
    public const int MonthsAhead = 13;

    /// <summary>By how many days the holidays put something off at the most.</summary>
    public const int MostPutOff = 31;

    /// <summary>The decision.</summary>
    /// <param name="series">The series.</param>
    /// <param name="existing">
    /// Its occurrences that are to come and those whose date is at most <see cref="MostPutOff"/> days past, or more; those that change are changed.
    /// </param>
    /// <param name="calendar">The days that are worked.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="now">The instant. What began before, or by the rule as it is now would have begun before, is left alone.</param>
    public static ToppedUp Decide(
        Series series, IReadOnlyCollection<Occurrence> existing, WorkCalendar calendar, IdSource ids, DateTimeOffset now)
    {
        TimeZoneInfo zone = series.ZoneInfo;
        DateOnly today = ZonedTime.DayOf(now, zone);
        DateOnly last = existing.Select(one => one.Date).Append(today.AddMonths(MonthsAhead)).Max();
        // What the holidays put off, or a hand moved, may be to come though its date by the rule is past.
        DateOnly first = existing.Where(one => IsOpen(one, now)).Select(one => one.Date)
            .Append(series.HolidayPolicy == HolidayPolicy.NextWorkday ? today.AddDays(-MostPutOff) : today).Min();
        DateOnly[] dates =
        [
            .. series.Recurrence.Dates(series.At, zone, first)
                .TakeWhile(date => date <= last && (series.EndedOn is not { } end || date <= end)),
        ];
        Dictionary<DateOnly, Times> wanted = [];
        HashSet<DateOnly> begun = [];
        foreach (DateOnly date in dates)
        {
            if (series.HolidayPolicy.Shift(date, calendar) is { } day && Times.Of(series, day, zone) is var times)
            {
                _ = times.Start > now ? wanted.TryAdd(date, times) : begun.Add(date);
            }
        }
        List<Occurrence> changed = [];
        foreach (Occurrence one in existing.Where(one => IsOpen(one, now) && !begun.Contains(one.Date)))
        {
            if (Align(one, wanted.TryGetValue(one.Date, out Times times) ? times : null, series))
            {
                changed.Add(one);
            }
        }
        HashSet<DateOnly> there = [.. existing.Select(one => one.Date)];
        return new(
            [.. wanted.Where(one => !there.Contains(one.Key)).Select(one => Make(series, one.Key, one.Value, ids))],
            changed);
    }

    private static bool IsOpen(Occurrence one, DateTimeOffset now) =>
        !one.IsTouched && one.Start > now && one.State is OccurrenceState.Planned or OccurrenceState.Cancelled;

    // An untouched one that is cancelled was taken out by the series, and may come back with it.
    private static bool Align(Occurrence one, Times? wanted, Series series)
    {
        OccurrenceState state = wanted is null ? OccurrenceState.Cancelled : OccurrenceState.Planned;
        Times times = wanted ?? new(one.Start, one.End);
        bool isSame = one.State == state && (wanted is null || (times == new Times(one.Start, one.End) && one.Place == series.Place));
        if (isSame)
        {
            return false;
        }
        (one.State, one.Start, one.End) = (state, times.Start, times.End);
        one.Place = wanted is null ? one.Place : series.Place;
        one.Sequence++;
        return true;
    }

    private static Occurrence Make(Series series, DateOnly date, Times times, IdSource ids) => new()
    {
        Id = ids.Next(),
        SeriesId = series.Id,
        Date = date,
        Start = times.Start,
        End = times.End,
        Place = series.Place,
    };

    private readonly record struct Times(DateTimeOffset Start, DateTimeOffset End)
    {
        public static Times Of(Series series, DateOnly day, TimeZoneInfo zone)
        {
            DateTimeOffset start = ZonedTime.Instant(day, series.At, zone);
            return new(start, start + series.Length);
        }
    }
}

/// <summary>What came of it.</summary>
/// <param name="Added">New occurrences, by date.</param>
/// <param name="Changed">Occurrences that were there and are other now.</param>
public sealed record ToppedUp(IReadOnlyList<Occurrence> Added, IReadOnlyList<Occurrence> Changed);
