using System.Text.RegularExpressions;

namespace Hub.Domain.Calendar;

/// <summary>
/// Takes the holidays of a year from an iCalendar feed. The conventions of published feeds of China's holidays:
/// <c>X-APPLE-SPECIAL-DAY</c> says WORK-HOLIDAY (off) or ALTERNATE-WORKDAY (worked); else the summary has 休 or 'holiday' in brackets
/// (<c>春节（休）</c>), or 班, 'workday' or 'work' as a word (<c>春节（班）</c>, <c>春节补班</c>). Where a feed marks some events, those without
/// a mark are festivals on which people work, and left out; where it marks none, every event is a day off.
/// </summary>
public static partial class ImportHolidays
{
    /// <summary>A year counts as announced where the feed names so many days of it: a holiday over New Year alone announces nothing.</summary>
    public const int LeastDays = 7;

    /// <summary>The longest event that is taken for holidays, in days.</summary>
    public const int LongestEvent = 31;

    /// <summary>Reads a feed.</summary>
    /// <param name="text">The feed.</param>
    /// <param name="calendar">What is known so far.</param>
    public static HolidaysRead Read(string text, WorkCalendar calendar)
    {
        IcsCalendar feed;
        switch (IcsReader.Read(text))
        {
            case IcsRead.Calendar read:
                feed = read.Value;
                break;
            case IcsRead.Refused refused:
                return new HolidaysRead.Refused(refused.Problem);
            default:
                throw new InvalidOperationException();
        }
        (IcsEvent Event, bool? IsWorked)[] events = [.. feed.Events.Where(one => !one.IsCancelled).Select(one => (one, Mark(one)))];
        bool isMarked = events.Any(one => one.IsWorked is not null);
        // Of a day that is named twice, as a festival's and as a moved workday, the workday is the exception that was meant.
        Dictionary<DateOnly, SpecialDay> days = [];
        foreach ((IcsEvent one, bool? isWorked) in events.Where(one => !isMarked || one.IsWorked is not null).OrderBy(one => one.IsWorked == true))
        {
            foreach (DateOnly day in Days(one))
            {
                days[day] = new(day, isWorked == true, Marks().Replace(one.Summary, "").Trim());
            }
        }
        int[] years = [.. days.Keys.GroupBy(day => day.Year).Where(year => year.Count() >= LeastDays).Select(year => year.Key).Order()];
        return years.Length == 0
            ? new HolidaysRead.NoYear(days.Count)
            : new HolidaysRead.Done(calendar.With(years, days.Values.Where(day => years.Contains(day.Date.Year) || calendar.Warns(day.Date.Year))), years, days.Count);
    }

    private static bool? Mark(IcsEvent one) => one.SpecialDay switch
    {
        "ALTERNATE-WORKDAY" => true,
        "WORK-HOLIDAY" => false,
        _ when Worked().IsMatch(one.Summary) => true,
        _ when Off().IsMatch(one.Summary) => false,
        _ => null,
    };

    private static IEnumerable<DateOnly> Days(IcsEvent one)
    {
        // An end at midnight is the end of the day before.
        DateTime last = one.End.Local > one.Start.Local ? one.End.Local.AddTicks(-1) : one.Start.Local;
        int length = DateOnly.FromDateTime(last).DayNumber - one.Start.Day.DayNumber + 1;
        return length > LongestEvent ? [] : one.Recurrence.Dates().Take(100).SelectMany(first => Enumerable.Range(0, length).Select(first.AddDays));
    }

    [GeneratedRegex(@"班|\bwork(ing)?([- ]?day)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Worked();

    [GeneratedRegex(@"[（(](休|放假|holiday|off)[)）]|休假|假期|放假", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Off();

    [GeneratedRegex(@"\s*[（(](休|班|放假|补班|holiday|workday|work|off)[)）]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}

/// <summary>What became of reading holidays. A closed set.</summary>
public abstract record HolidaysRead
{
    private HolidaysRead()
    {
    }

    /// <summary>They are in the calendar.</summary>
    /// <param name="Calendar">The calendar with them.</param>
    /// <param name="Years">The years that are announced by it, ascending.</param>
    /// <param name="Days">How many days it names.</param>
    public sealed record Done(WorkCalendar Calendar, IReadOnlyList<int> Years, int Days) : HolidaysRead;

    /// <summary>It names too few days of any year to announce it.</summary>
    public sealed record NoYear(int Days) : HolidaysRead;

    /// <summary>It is no calendar that can be read.</summary>
    public sealed record Refused(IcsProblem Problem) : HolidaysRead;
}
