using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>Moves an occurrence to another time or place; one that was cancelled takes place after all.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="Length">How long it is; null leaves it.</param>
/// <param name="Place">Where it is; null leaves it.</param>
/// <param name="Reason">Why, for those invited.</param>
public sealed record MoveOccurrence(DateTimeOffset Start, TimeSpan? Length = null, Bi? Place = null, string? Reason = null)
{
    /// <summary>The longest reason, in characters; more is cut.</summary>
    public const int MostReason = 200;

    /// <summary>The decision.</summary>
    /// <param name="occurrence">The occurrence.</param>
    /// <param name="series">Its series.</param>
    /// <param name="sequence">The sequence that she saw; null takes any.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="upward">The posts held at the series' area and above it.</param>
    /// <param name="now">The instant.</param>
    public OccurrenceOutcome Decide(
        Occurrence occurrence, Series series, int? sequence, Guid by, IReadOnlyList<Standing> upward, DateTimeOffset now)
    {
        TimeSpan length = Length ?? occurrence.End - occurrence.Start;
        Bi place = Place ?? occurrence.Place;
        DateTimeOffset start = Start.ToUniversalTime();
        DateTimeOffset latest = now.AddMonths(TopUpOccurrences.MonthsAhead);
        if (OccurrenceStep.Refused(occurrence, series, sequence, by, upward) is { } refused)
        {
            return refused;
        }
        if (occurrence.State == OccurrenceState.Held || occurrence.End <= now)
        {
            return new OccurrenceOutcome.WrongState(occurrence);
        }
        if (start <= now || start > latest)
        {
            return new OccurrenceOutcome.StartOutOfRange(latest);
        }
        if (length < SeriesLimits.Shortest || length > SeriesLimits.Longest)
        {
            return new OccurrenceOutcome.LengthOutOfRange();
        }
        if (new[] { place.Zh, place.En }.Any(words => string.IsNullOrWhiteSpace(words) || words.Length > SeriesLimits.MostCharacters))
        {
            return new OccurrenceOutcome.WordsOutOfRange(SeriesLimits.MostCharacters);
        }
        if (occurrence.IsOn && (occurrence.Start, occurrence.End, occurrence.Place) == (start, start + length, place))
        {
            return new OccurrenceOutcome.Already(occurrence);
        }
        (occurrence.Start, occurrence.End, occurrence.Place) = (start, start + length, place);
        return OccurrenceStep.Take(occurrence, OccurrenceState.Moved, Reason);
    }
}
