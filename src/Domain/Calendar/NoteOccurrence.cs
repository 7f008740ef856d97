using Hub.Domain.People;

namespace Hub.Domain.Calendar;

/// <summary>
/// Writes down what came of an occurrence, and that it took place. Nobody is told, so it is no change of its sequence, and the
/// series may still move it.
/// </summary>
/// <param name="Note">The words; they replace those that were there.</param>
/// <param name="WasHeld">Whether it took place: only once it has begun.</param>
public sealed record NoteOccurrence(string Note, bool WasHeld = false)
{
    /// <summary>The longest note, in characters.</summary>
    public const int MostCharacters = 4000;

    /// <summary>The decision. Besides posts with authority, people who hold the series by name may.</summary>
    /// <param name="occurrence">The occurrence.</param>
    /// <param name="series">Its series.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="upward">The posts held at the series' area and above it.</param>
    /// <param name="now">The instant.</param>
    public OccurrenceOutcome Decide(Occurrence occurrence, Series series, Guid by, IReadOnlyList<Standing> upward, DateTimeOffset now)
    {
        if (!CalendarAuthority.Has(upward, by) && !series.Host.People.Contains(by))
        {
            return new OccurrenceOutcome.NoAuthority(series.AreaCode);
        }
        string note = Note.Trim();
        if (note.Length > MostCharacters || (note.Length == 0 && !WasHeld))
        {
            return new OccurrenceOutcome.WordsOutOfRange(MostCharacters);
        }
        if (WasHeld && (occurrence.State == OccurrenceState.Cancelled || occurrence.Start > now))
        {
            return new OccurrenceOutcome.WrongState(occurrence);
        }
        if (note == (occurrence.Note ?? "") && (!WasHeld || occurrence.State == OccurrenceState.Held))
        {
            return new OccurrenceOutcome.Already(occurrence);
        }
        occurrence.Note = note.Length == 0 ? occurrence.Note : note;
        occurrence.State = WasHeld ? OccurrenceState.Held : occurrence.State;
        return new OccurrenceOutcome.Done(occurrence);
    }
}
