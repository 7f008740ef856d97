namespace Hub.Domain.Calendar;

/// <summary>What becomes of an occurrence on a day off.</summary>
public enum HolidayPolicy
{
    /// <summary>It takes place.</summary>
    Keep,

    /// <summary>It takes place on the last workday before.</summary>
    PreviousWorkday,

    /// <summary>It takes place on the first workday after.</summary>
    NextWorkday,

    /// <summary>It does not take place.</summary>
    Skip,
}

/// <summary>Applies the policy. The day by the rule stays the occurrence's identity, so two that meet on one day are still two.</summary>
public static class HolidayPolicies
{
    /// <summary>The day on which it takes place; null where it does not. Where no workday is within a month, it keeps its day.</summary>
    public static DateOnly? Shift(this HolidayPolicy policy, DateOnly date, WorkCalendar calendar) => calendar.IsWorked(date) ? date : policy switch
    {
        HolidayPolicy.Keep => date,
        HolidayPolicy.PreviousWorkday => calendar.Nearest(date, -1) ?? date,
        HolidayPolicy.NextWorkday => calendar.Nearest(date, 1) ?? date,
        HolidayPolicy.Skip => null,
    };
}
