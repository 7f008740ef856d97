namespace Hub.Domain.Calendar;

/// <summary>The days of a rule: period by period (a day, week, month or year), as RFC 5545's table of expanding and limiting parts says.</summary>
internal static class RecurrenceDates
{
    /// <summary>The days, ascending.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="from">No days before; <paramref name="start"/> or later.</param>
    /// <param name="last">No days after.</param>
    public static IEnumerable<DateOnly> Of(RecurrenceRule rule, DateOnly start, DateOnly from, DateOnly last)
    {
        int left = rule.Count ?? int.MaxValue;
        int barren = 0;
        List<DateOnly> days = [];
        // What counts must be counted from its start.
        for (long period = rule.Count is null ? PeriodOf(rule, start, from) : 0; barren < PeriodsIn400Years(rule.Frequency); period++)
        {
            days.Clear();
            if (!Fill(days, rule, start, period * rule.Interval) || (days.Count > 0 && days[0] > last))
            {
                yield break;
            }
            barren = days.Count == 0 ? barren + 1 : 0;
            foreach (DateOnly day in days)
            {
                if (day < start)
                {
                    continue;
                }
                if (day > last)
                {
                    yield break;
                }
                if (day >= from)
                {
                    yield return day;
                }
                if (--left == 0)
                {
                    yield break;
                }
            }
        }
    }

    // The calendar repeats after 400 years, weekdays and all: what finds no day in as many periods as those have finds none ever.
    private static int PeriodsIn400Years(Frequency frequency) => frequency switch
    {
        Frequency.Daily => 146_097,
        Frequency.Weekly => 146_097 / 7,
        Frequency.Monthly => 400 * 12,
        Frequency.Yearly => 400,
    };

    // The period, counted in intervals from the start's, in which a day lies or which ends before it.
    private static long PeriodOf(RecurrenceRule rule, DateOnly start, DateOnly day) => rule.Frequency switch
    {
        Frequency.Daily => day.DayNumber - start.DayNumber,
        Frequency.Weekly => (day.DayNumber - WeekOf(rule, start)) / 7,
        Frequency.Monthly => MonthOf(day) - MonthOf(start),
        Frequency.Yearly => day.Year - start.Year,
    } / rule.Interval;

    private static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;

    // The first day of a day's week, as a number; of the calendar's first week it may lie before the calendar.
    private static int WeekOf(RecurrenceRule rule, DateOnly day) => day.DayNumber - ((day.DayOfWeek - rule.WeekStart + 7) % 7);

    // The days of the period that begins so many days, weeks, months or years after the start's; false after the year 9999.
    private static bool Fill(List<DateOnly> days, RecurrenceRule rule, DateOnly start, long ahead)
    {
        switch (rule.Frequency)
        {
            case Frequency.Daily:
                long number = start.DayNumber + ahead;
                if (number > DateOnly.MaxValue.DayNumber)
                {
                    return false;
                }
                DateOnly day = DateOnly.FromDayNumber((int)number);
                if (InMonths(rule, day) && InMonthDays(rule, day) && InDays(rule, day, 0, 0))
                {
                    days.Add(day);
                }
                return true;
            case Frequency.Weekly:
                long week = WeekOf(rule, start) + (ahead * 7);
                for (long each = Math.Max(week, 0); each < week + 7 && each <= DateOnly.MaxValue.DayNumber; each++)
                {
                    DateOnly inWeek = DateOnly.FromDayNumber((int)each);
                    if (InMonths(rule, inWeek) && (rule.Days.Count == 0 ? inWeek.DayOfWeek == start.DayOfWeek : InDays(rule, inWeek, 0, 0)))
                    {
                        days.Add(inWeek);
                    }
                }
                return week <= DateOnly.MaxValue.DayNumber;
            case Frequency.Monthly:
                long month = MonthOf(start) + ahead;
                if (month / 12 > 9999)
                {
                    return false;
                }
                FillMonth(days, rule, start, (int)(month / 12), (int)(month % 12) + 1);
                return true;
            case Frequency.Yearly:
                long year = start.Year + ahead;
                if (year > 9999)
                {
                    return false;
                }
                FillYear(days, rule, start, (int)year);
                return true;
            default:
                throw new InvalidOperationException($"There is no frequency {rule.Frequency}.");
        }
    }

    private static void FillYear(List<DateOnly> days, RecurrenceRule rule, DateOnly start, int year)
    {
        if (rule.Months.Count > 0)
        {
            foreach (int month in rule.Months)
            {
                FillMonth(days, rule, start, year, month);
            }
        }
        else if (rule.MonthDays.Count > 0 || rule.Days.Count > 0)
        {
            int length = DateTime.IsLeapYear(year) ? 366 : 365;
            DateOnly first = new(year, 1, 1);
            for (int i = 0; i < length; i++)
            {
                DateOnly day = first.AddDays(i);
                if (InMonthDays(rule, day) && InDays(rule, day, i, length))
                {
                    days.Add(day);
                }
            }
        }
        else
        {
            FillMonth(days, rule, start, year, start.Month);
        }
    }

    private static void FillMonth(List<DateOnly> days, RecurrenceRule rule, DateOnly start, int year, int month)
    {
        if (rule.Months.Count > 0 && !rule.Months.Contains(month))
        {
            return;
        }
        int length = DateTime.DaysInMonth(year, month);
        if (rule.MonthDays.Count == 0 && rule.Days.Count == 0)
        {
            if (start.Day <= length)
            {
                days.Add(new(year, month, start.Day));
            }
            return;
        }
        for (int i = 0; i < length; i++)
        {
            DateOnly day = new(year, month, i + 1);
            if (InMonthDays(rule, day) && InDays(rule, day, i, length))
            {
                days.Add(day);
            }
        }
    }

    private static bool InMonths(RecurrenceRule rule, DateOnly day) => rule.Months.Count == 0 || rule.Months.Contains(day.Month);

    private static bool InMonthDays(RecurrenceRule rule, DateOnly day) =>
        rule.MonthDays.Count == 0 || rule.MonthDays.Contains(day.Day)
        || rule.MonthDays.Contains(day.Day - DateTime.DaysInMonth(day.Year, day.Month) - 1);

    private static bool InDays(RecurrenceRule rule, DateOnly day, int index, int length)
    {
        if (rule.Days.Count == 0)
        {
            return true;
        }
        foreach (RecurrenceDay each in rule.Days)
        {
            if (each.Means(day, index, length))
            {
                return true;
            }
        }
        return false;
    }
}
