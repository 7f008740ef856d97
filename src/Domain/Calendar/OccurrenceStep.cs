using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>What all steps with an occurrence have in common.</summary>
internal static class OccurrenceStep
{
    /// <summary>Why she may not; null where she may.</summary>
    public static OccurrenceOutcome? Refused(
        Occurrence occurrence, Series series, int? sequence, Guid by, IReadOnlyList<Standing> upward) =>
        !CalendarAuthority.Has(upward, by) ? new OccurrenceOutcome.NoAuthority(series.AreaCode)
        : sequence is { } seen && seen != occurrence.Sequence ? new OccurrenceOutcome.Changed(occurrence)
        : null;

    /// <summary>It is so by hand from now on.</summary>
    public static OccurrenceOutcome Take(Occurrence occurrence, OccurrenceState state, string? reason)
    {
        occurrence.State = state;
        occurrence.Reason = string.IsNullOrWhiteSpace(reason) ? null : Cut.To(reason.Trim(), MoveOccurrence.MostReason);
        occurrence.IsTouched = true;
        occurrence.Sequence++;
        return new OccurrenceOutcome.Done(occurrence);
    }
}
