using Hub.Domain.People;

namespace Hub.Domain.Calendar;

/// <summary>Changes a series, or ends it. <see cref="TopUpOccurrences"/> then brings its future occurrences in line.</summary>
public static class EditSeries
{
    /// <summary>Makes it what the draft says.</summary>
    /// <param name="series">The series.</param>
    /// <param name="version">The version that she saw; null takes any.</param>
    /// <param name="draft">What it shall be.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="upward">The posts held at its area and above it.</param>
    /// <param name="now">The instant.</param>
    public static SeriesOutcome Decide(
        Series series, int? version, SeriesDraft draft, Guid by, IReadOnlyList<Standing> upward, DateTimeOffset now)
    {
        if (Refused(series, version, by, upward, now) is { } refused)
        {
            return refused;
        }
        if (CheckSeries.Problems(draft, now) is { Count: > 0 } wrong)
        {
            return new SeriesOutcome.Invalid(wrong);
        }
        draft.Write(series);
        series.Version++;
        return new SeriesOutcome.Done(series);
    }

    /// <summary>Lets it end after a day: what is planned later, and nobody touched, is cancelled.</summary>
    /// <param name="series">The series.</param>
    /// <param name="version">The version that she saw; null takes any.</param>
    /// <param name="on">Its last day; null takes an end back that has not come yet.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="upward">The posts held at its area and above it.</param>
    /// <param name="now">The instant.</param>
    public static SeriesOutcome End(
        Series series, int? version, DateOnly? on, Guid by, IReadOnlyList<Standing> upward, DateTimeOffset now)
    {
        if (Refused(series, version, by, upward, now) is { } refused)
        {
            return refused;
        }
        series.EndedOn = on;
        series.Version++;
        return new SeriesOutcome.Done(series);
    }

    private static SeriesOutcome? Refused(Series series, int? version, Guid by, IReadOnlyList<Standing> upward, DateTimeOffset now) =>
        !CalendarAuthority.Has(upward, by) ? new SeriesOutcome.NoAuthority(series.AreaCode)
        : version is { } seen && seen != series.Version ? new SeriesOutcome.Changed(series)
        : series.EndedOn < ZonedTime.DayOf(now, series.ZoneInfo) ? new SeriesOutcome.Ended(series)
        : null;
}
