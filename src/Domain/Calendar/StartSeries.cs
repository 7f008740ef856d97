using Hub.Domain.Ids;
using Hub.Domain.People;

namespace Hub.Domain.Calendar;

/// <summary>Starts a series at an area. <see cref="TopUpOccurrences"/> then makes its occurrences.</summary>
public static class StartSeries
{
    /// <summary>The decision.</summary>
    /// <param name="draft">What it shall be.</param>
    /// <param name="areaCode">Where.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="upward">The posts held at the area and above it.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="now">The instant.</param>
    public static SeriesOutcome Decide(
        SeriesDraft draft, string areaCode, Guid by, IReadOnlyList<Standing> upward, IdSource ids, DateTimeOffset now) =>
        !CalendarAuthority.Has(upward, by) ? new SeriesOutcome.NoAuthority(areaCode)
        : CheckSeries.Problems(draft, now) is { Count: > 0 } wrong ? new SeriesOutcome.Invalid(wrong)
        : new SeriesOutcome.Done(draft.Make(ids.Next(), areaCode, by, now));
}
