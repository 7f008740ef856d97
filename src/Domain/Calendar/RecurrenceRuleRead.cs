namespace Hub.Domain.Calendar;

/// <summary>What became of reading a rule. A closed set.</summary>
public abstract record RecurrenceRuleRead
{
    private RecurrenceRuleRead()
    {
    }

    /// <summary>A rule.</summary>
    public sealed record Rule(RecurrenceRule Value) : RecurrenceRuleRead;

    /// <summary>None, and why.</summary>
    public sealed record Refused(RecurrenceProblem Problem) : RecurrenceRuleRead;
}

/// <summary>The first thing that is wrong with the text of a rule.</summary>
/// <param name="Fault">What.</param>
/// <param name="Position">At which character, from 1.</param>
/// <param name="Found">What stands there.</param>
public sealed record RecurrenceProblem(RecurrenceFault Fault, int Position, string Found);

/// <summary>What can be wrong with the text of a rule.</summary>
public enum RecurrenceFault
{
    /// <summary>More than <see cref="RecurrenceRuleText.MostCharacters"/>.</summary>
    TooLong,

    /// <summary>A part is not of the form NAME=VALUE.</summary>
    NoPart,

    /// <summary>There is no part of that name.</summary>
    PartUnknown,

    /// <summary>RFC 5545 or 7529 knows the part, Hub does not: BYSETPOS, BYWEEKNO, BYYEARDAY, BYHOUR, BYMINUTE, BYSECOND, RSCALE, SKIP.</summary>
    PartUnsupported,

    /// <summary>A part stands there twice.</summary>
    PartTwice,

    /// <summary>FREQ is missing.</summary>
    FrequencyMissing,

    /// <summary>FREQ is none of DAILY, WEEKLY, MONTHLY, YEARLY.</summary>
    FrequencyUnknown,

    /// <summary>INTERVAL is not 1 to <see cref="RecurrenceRule.MostInterval"/>.</summary>
    IntervalOutOfRange,

    /// <summary>COUNT is not 1 to <see cref="RecurrenceRule.MostCount"/>.</summary>
    CountOutOfRange,

    /// <summary>UNTIL is neither a day nor a moment.</summary>
    UntilUnreadable,

    /// <summary>COUNT and UNTIL at once.</summary>
    CountAndUntil,

    /// <summary>BYMONTH is not 1 to 12.</summary>
    MonthOutOfRange,

    /// <summary>BYMONTHDAY is not 1 to 31 or -31 to -1.</summary>
    MonthDayOutOfRange,

    /// <summary>BYMONTHDAY in a weekly rule.</summary>
    MonthDayInWeek,

    /// <summary>BYDAY is no weekday.</summary>
    DayUnknown,

    /// <summary>An ordinal in a daily or weekly rule.</summary>
    OrdinalInDayOrWeek,

    /// <summary>An ordinal that no month (-5 to 5) or year (-53 to 53) has.</summary>
    OrdinalOutOfRange,

    /// <summary>WKST is no weekday.</summary>
    WeekStartUnknown,
}
