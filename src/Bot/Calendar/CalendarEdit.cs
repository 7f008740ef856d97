using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;

namespace Hub.Bot.Calendar;

/// <summary>A change that was shown, and waits for her to say that it shall be so.</summary>
/// <param name="SeriesId">Of which series.</param>
/// <param name="Seen">The version of the series that was shown, or the sequence of its occurrence.</param>
/// <param name="Until">After this instant it is no longer made.</param>
/// <param name="Rule">By which rule it repeats, as an RRULE's value; null leaves it.</param>
/// <param name="At">When it begins; null leaves it.</param>
/// <param name="Place">Where it is; null leaves it.</param>
/// <param name="OccurrenceId">What is held once is moved as what it is: the one occurrence; null where the series changes.</param>
/// <param name="Start">With <paramref name="OccurrenceId"/>: when it begins.</param>
/// <param name="From">From which day on the rule counts; null leaves it.</param>
/// <param name="Length">How long it is; null leaves it.</param>
internal sealed record CalendarEdit(
    Guid SeriesId, int Seen, DateTimeOffset Until, string? Rule = null, TimeOnly? At = null, string? Place = null, Guid? OccurrenceId = null, DateTimeOffset? Start = null,
    DateOnly? From = null, TimeSpan? Length = null)
    : IRemembered<CalendarEdit>
{
    private const int KeyLength = 8;

    public static string Name => "calendar-edit";

    public static int Version => 1;

    /// <summary>What tells it from another change of the same series: an older card's button must not make a newer change.</summary>
    public string Key => IdSource.Hash($"{Seen}\n{Rule}\n{At:HHmm}\n{Place}\n{Start:O}{From:O}{Length}")[..KeyLength];

    /// <summary>What changes in the series.</summary>
    public SeriesChange Change => new(
        Rule is { } text && RecurrenceRule.Parse(text) is RecurrenceRuleRead.Rule read ? read.Value : null, At, Place is { } place ? new(place, place) : null, From, Length);
}
