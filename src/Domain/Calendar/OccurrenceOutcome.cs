namespace Hub.Domain.Calendar;

/// <summary>What became of a step with an occurrence. A closed set.</summary>
public abstract record OccurrenceOutcome
{
    private OccurrenceOutcome()
    {
    }

    /// <summary>It is so now.</summary>
    public sealed record Done(Occurrence Occurrence) : OccurrenceOutcome;

    /// <summary>It was so before; nothing changed.</summary>
    public sealed record Already(Occurrence Occurrence) : OccurrenceOutcome;

    /// <summary>Somebody changed it since the sequence that was named.</summary>
    public sealed record Changed(Occurrence Occurrence) : OccurrenceOutcome;

    /// <summary>It is over, or does not take place.</summary>
    public sealed record WrongState(Occurrence Occurrence) : OccurrenceOutcome;

    /// <summary>She holds no post that may.</summary>
    public sealed record NoAuthority(string AreaCode) : OccurrenceOutcome;

    /// <summary>The new start is past, or later than this.</summary>
    public sealed record StartOutOfRange(DateTimeOffset Latest) : OccurrenceOutcome;

    /// <summary>The new length is not <see cref="SeriesLimits.Shortest"/> to <see cref="SeriesLimits.Longest"/>.</summary>
    public sealed record LengthOutOfRange : OccurrenceOutcome;

    /// <summary>The words are missing, or more than this.</summary>
    public sealed record WordsOutOfRange(int Most) : OccurrenceOutcome;
}
