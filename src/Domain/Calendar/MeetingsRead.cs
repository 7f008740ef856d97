using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>What became of reading meetings. A closed set.</summary>
public abstract record MeetingsRead
{
    private MeetingsRead()
    {
    }

    /// <summary>They can all be held.</summary>
    public sealed record Done(IReadOnlyList<ImportedMeeting> Meetings) : MeetingsRead;

    /// <summary>None is taken, and why: by line.</summary>
    public sealed record Refused(IReadOnlyList<MeetingProblem> Problems) : MeetingsRead;
}

/// <summary>A series as a file has it.</summary>
/// <param name="Id">Its id, of its area and UID.</param>
/// <param name="Draft">What the file says of it.</param>
/// <param name="IsOver">Whether no date of it is to come.</param>
/// <param name="IsCancelled">Whether all of it is cancelled.</param>
/// <param name="Changes">Dates to come that are other than the rule says.</param>
public sealed record ImportedMeeting(Guid Id, SeriesDraft Draft, bool IsOver, bool IsCancelled, IReadOnlyList<ImportedChange> Changes);

/// <summary>One date that is other than the rule says.</summary>
/// <param name="Date">The date by the rule.</param>
/// <param name="Move">Where it is now; null where it is cancelled.</param>
public sealed record ImportedChange(DateOnly Date, MoveOccurrence? Move);

/// <summary>One thing for which meetings are not taken.</summary>
/// <param name="Fault">What.</param>
/// <param name="Line">In which line, from 1, as the text stands.</param>
/// <param name="Property">Of which property, such as RECURRENCE-ID; BEGIN for the event as a whole, empty for the text.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Because">What the reader, or the rules of a series, say of it.</param>
public sealed record MeetingProblem(MeetingFault Fault, int Line, string Property, string Found, Bi? Because = null);

/// <summary>For what meetings are not taken.</summary>
public enum MeetingFault
{
    /// <summary>It is no calendar that can be read, or a rule is outside of the subset.</summary>
    Unreadable,

    /// <summary>An event without UID: it could not be known again.</summary>
    UidMissing,

    /// <summary>Two events of one UID, none of them a RECURRENCE-ID.</summary>
    UidTwice,

    /// <summary>A changed date whose event is not in the text.</summary>
    MeetingMissing,

    /// <summary>It repeats, and its start is in UTC.</summary>
    RepeatsInUtc,

    /// <summary>RDATE has another time of day than DTSTART.</summary>
    AddedAtOtherTime,

    /// <summary>RECURRENCE-ID is none of its dates.</summary>
    NoSuchDate,

    /// <summary>A changed date is not <see cref="SeriesLimits.Shortest"/> to <see cref="SeriesLimits.Longest"/> long.</summary>
    LengthOutOfRange,

    /// <summary>It is moved to later than <see cref="TopUpOccurrences.MonthsAhead"/> months from now.</summary>
    TooLate,

    /// <summary>The place has more than <see cref="SeriesLimits.MostCharacters"/>.</summary>
    PlaceTooLong,

    /// <summary>What it says does not hold together as a series.</summary>
    Refused,

    /// <summary>More than <see cref="ImportMeetings.Most"/>.</summary>
    TooMany,
}
