using Hub.Domain.Notices;

namespace Hub.Domain.Calendar;

/// <summary>What became of a step with a series. A closed set.</summary>
public abstract record SeriesOutcome
{
    private SeriesOutcome()
    {
    }

    /// <summary>It is so now.</summary>
    public sealed record Done(Series Series) : SeriesOutcome;

    /// <summary>It has ended.</summary>
    public sealed record Ended(Series Series) : SeriesOutcome;

    /// <summary>Somebody changed it since the version that was named.</summary>
    public sealed record Changed(Series Series) : SeriesOutcome;

    /// <summary>She holds no post that may.</summary>
    public sealed record NoAuthority(string AreaCode) : SeriesOutcome;

    /// <summary>What it says does not hold together.</summary>
    public sealed record Invalid(IReadOnlyList<SeriesProblem> Problems) : SeriesOutcome;
}

/// <summary>One thing that is wrong with a series.</summary>
/// <param name="Fault">What.</param>
/// <param name="Where">In which field; of several <c>reminders/2</c>, from 0.</param>
/// <param name="Detail">The value that it is about.</param>
public sealed record SeriesProblem(SeriesFault Fault, string Where, string Detail = "");

/// <summary>What can be wrong with a series.</summary>
public enum SeriesFault
{
    /// <summary>No words in one of the languages.</summary>
    TextMissing,

    /// <summary>More than <see cref="SeriesLimits.MostCharacters"/>.</summary>
    TextTooLong,

    /// <summary>Nobody holds it.</summary>
    HostMissing,

    /// <summary>Nobody is invited.</summary>
    AudienceEmpty,

    /// <summary>The machine knows no such zone.</summary>
    ZoneUnknown,

    /// <summary>Not <see cref="SeriesLimits.Shortest"/> to <see cref="SeriesLimits.Longest"/>.</summary>
    LengthOutOfRange,

    /// <summary>No day of it is today or later.</summary>
    NeverAgain,

    /// <summary>More than <see cref="SeriesLimits.MostLines"/> lines or reminders.</summary>
    TooMany,

    /// <summary>A reminder is due after the start, or more than <see cref="ReminderRule.MostDays"/> days before.</summary>
    ReminderOutOfRange,

    /// <summary>Two reminders at one time for the same people.</summary>
    ReminderTwice,

    /// <summary>The times to be booked are none, or longer than it is.</summary>
    SlotsOutOfRange,

    /// <summary>There is no such area.</summary>
    AreaUnknown,

    /// <summary>Somebody is invited who does not live or work in its area.</summary>
    AudienceOutside,

    /// <summary>There is no such organisation or person.</summary>
    HostUnknown,

    /// <summary>No such kind, role, policy or sort of people.</summary>
    WordUnknown,

    /// <summary>More than <see cref="SeriesLimits.MostDays"/> days by hand, or more people by name than <see cref="SeriesLimits.MostHosts"/> or <see cref="BroadcastLimits.MostNamed"/>.</summary>
    ListTooLong,
}

/// <summary>What bounds a series.</summary>
public static class SeriesLimits
{
    /// <summary>The most characters of a title, a place or a line, in each language.</summary>
    public const int MostCharacters = 200;

    /// <summary>The most lines of an agenda, and the most reminders.</summary>
    public const int MostLines = 20;

    /// <summary>The most days that are left out, and the most that are added.</summary>
    public const int MostDays = 500;

    /// <summary>The most hosts by name, and the most roles.</summary>
    public const int MostHosts = 50;

    /// <summary>The longest name of a zone, in characters.</summary>
    public const int MostZone = 64;

    /// <summary>The shortest: 5 minutes.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(5);

    /// <summary>The longest: a day.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);
}
