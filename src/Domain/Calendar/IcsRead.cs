namespace Hub.Domain.Calendar;

/// <summary>What became of reading iCalendar. A closed set.</summary>
public abstract record IcsRead
{
    private IcsRead()
    {
    }

    /// <summary>A calendar.</summary>
    public sealed record Calendar(IcsCalendar Value) : IcsRead;

    /// <summary>None, and why.</summary>
    public sealed record Refused(IcsProblem Problem) : IcsRead;
}

/// <summary>The first thing that is wrong with an iCalendar text.</summary>
/// <param name="Fault">What.</param>
/// <param name="Line">In which line, from 1, as the text stands.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Rule">What is wrong with its RRULE, where that is it.</param>
public sealed record IcsProblem(IcsFault Fault, int Line, string Found, RecurrenceProblem? Rule = null);

/// <summary>What can be wrong with an iCalendar text.</summary>
public enum IcsFault
{
    /// <summary>More than <see cref="IcsReader.MostCharacters"/>.</summary>
    TooLarge,

    /// <summary>More than <see cref="IcsReader.MostEvents"/> events.</summary>
    TooManyEvents,

    /// <summary>It does not begin with BEGIN:VCALENDAR.</summary>
    NoCalendar,

    /// <summary>A line is not NAME:VALUE.</summary>
    NoLine,

    /// <summary>An END that fits no BEGIN, or the other way round.</summary>
    Unbalanced,

    /// <summary>An event without DTSTART.</summary>
    StartMissing,

    /// <summary>Neither a date nor a time.</summary>
    TimeUnreadable,

    /// <summary>The machine knows no such zone.</summary>
    ZoneUnknown,

    /// <summary>DURATION or TRIGGER is no span.</summary>
    SpanUnreadable,

    /// <summary>An event ends before it begins.</summary>
    EndBeforeStart,

    /// <summary>An RRULE that Hub does not read.</summary>
    RuleRefused,

    /// <summary>EXRULE, a second RRULE, or a RECURRENCE-ID with RANGE: it would say other dates than Hub reads.</summary>
    PropertyUnsupported,
}
