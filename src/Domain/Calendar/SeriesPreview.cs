namespace Hub.Domain.Calendar;

/// <summary>What an edit of a series would come to, before anything is written.</summary>
/// <param name="Outcome">The series as it would be, or why it may not be so.</param>
/// <param name="Next">What would take place next, by its start; empty where the edit is refused.</param>
/// <param name="Kept">How many dates to come stay as they are, because somebody moved or cancelled them by hand.</param>
public sealed record SeriesPreview(SeriesOutcome Outcome, IReadOnlyList<Occurrence> Next, int Kept);
