using Hub.Domain.People;

namespace Hub.Domain.Calendar;

/// <summary>Cancels an occurrence, as long as it is not over.</summary>
/// <param name="Reason">Why, for those invited.</param>
public sealed record CancelOccurrence(string? Reason = null)
{
    /// <summary>The decision.</summary>
    /// <param name="occurrence">The occurrence.</param>
    /// <param name="series">Its series.</param>
    /// <param name="sequence">The sequence that she saw; null takes any.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="upward">The posts held at the series' area and above it.</param>
    /// <param name="now">The instant.</param>
    public OccurrenceOutcome Decide(
        Occurrence occurrence, Series series, int? sequence, Guid by, IReadOnlyList<Standing> upward, DateTimeOffset now) =>
        OccurrenceStep.Refused(occurrence, series, sequence, by, upward) is { } refused ? refused
        : occurrence.State == OccurrenceState.Cancelled && occurrence.IsTouched ? new OccurrenceOutcome.Already(occurrence)
        : occurrence.State == OccurrenceState.Held || occurrence.End <= now ? new OccurrenceOutcome.WrongState(occurrence)
        : OccurrenceStep.Take(occurrence, OccurrenceState.Cancelled, Reason);
}
