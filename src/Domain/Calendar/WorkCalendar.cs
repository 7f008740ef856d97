using System.Collections.Frozen;

namespace Hub.Domain.Calendar;

/// <summary>
/// Which days are worked: Monday to Friday, but for days off, and weekend days that are worked instead (调休). A year whose
/// holidays nobody has announced yet goes by the weekends, and says so. Immutable.
/// </summary>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<DateOnly, SpecialDay> _special;
    private readonly FrozenSet<int> _years;

    private WorkCalendar(FrozenDictionary<DateOnly, SpecialDay> special, FrozenSet<int> years) => (_special, _years) = (special, years);

    /// <summary>Weekends only; no year is announced.</summary>
    public static readonly WorkCalendar Weekends = new(FrozenDictionary<DateOnly, SpecialDay>.Empty, []);

    /// <summary>The years whose holidays are known, ascending.</summary>
    public IEnumerable<int> Years => _years.Order();

    /// <summary>The days that are other than their weekday says, ascending.</summary>
    public IEnumerable<SpecialDay> Special => _special.Values.OrderBy(day => day.Date);

    /// <summary>This calendar with years besides or instead: what it says of those years is left out.</summary>
    /// <param name="years">Years that are announced as a whole.</param>
    /// <param name="days">Days of theirs; those of other years (a holiday over New Year) are taken too.</param>
    public WorkCalendar With(IReadOnlyCollection<int> years, IEnumerable<SpecialDay> days)
    {
        Dictionary<DateOnly, SpecialDay> special = _special.Values.Where(day => !years.Contains(day.Date.Year)).ToDictionary(day => day.Date);
        foreach (SpecialDay day in days)
        {
            special[day.Date] = day;
        }
        return new(special.ToFrozenDictionary(), _years.Concat(years).ToFrozenSet());
    }

    /// <summary>What a day is.</summary>
    public WorkDay Of(DateOnly date) =>
        _special.TryGetValue(date, out SpecialDay? special) ? special.IsWorked ? WorkDay.MovedWorkday : WorkDay.Holiday
        : date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? WorkDay.Weekend
        : WorkDay.Workday;

    /// <summary>Whether a day is worked.</summary>
    public bool IsWorked(DateOnly date) => Of(date) is WorkDay.Workday or WorkDay.MovedWorkday;

    /// <summary>The name of the holiday that makes a day special, such as 春节; null on other days.</summary>
    public string? NameOf(DateOnly date) => _special.GetValueOrDefault(date)?.Name;

    /// <summary>Whether coordinators must be warned: the holidays of the year are not known, so its days go by the weekends alone.</summary>
    public bool Warns(int year) => !_years.Contains(year);

    /// <summary>The nearest day that is worked, the day itself first; null where there is none within <paramref name="most"/> days.</summary>
    /// <param name="date">The day.</param>
    /// <param name="step">1 to look forward, -1 to look back.</param>
    /// <param name="most">How far, in days.</param>
    public DateOnly? Nearest(DateOnly date, int step, int most = 31)
    {
        for (int away = 0; away <= most; away++)
        {
            int number = date.DayNumber + (away * step);
            if (number < 0 || number > DateOnly.MaxValue.DayNumber)
            {
                return null;
            }
            if (IsWorked(DateOnly.FromDayNumber(number)))
            {
                return DateOnly.FromDayNumber(number);
            }
        }
        return null;
    }
}

/// <summary>A day that is other than its weekday says.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsWorked">Whether it is worked, although it is a weekend; else it is a day off.</param>
/// <param name="Name">The holiday that it belongs to.</param>
public sealed record SpecialDay(DateOnly Date, bool IsWorked, string Name);

/// <summary>What a day is.</summary>
public enum WorkDay
{
    /// <summary>Monday to Friday, worked.</summary>
    Workday,

    /// <summary>Saturday or Sunday, off.</summary>
    Weekend,

    /// <summary>A holiday, off.</summary>
    Holiday,

    /// <summary>A weekend day that is worked for a holiday's sake (调休).</summary>
    MovedWorkday,
}
