namespace Hub.Domain.Calendar;

/// <summary>The hours of a workday, by local clocks.</summary>
public sealed record WorkingHours
{
    /// <summary>9:00 to 12:00 and 13:30 to 17:30.</summary>
    public static readonly WorkingHours Default = new([new(new(9, 0), new(12, 0)), new(new(13, 30), new(17, 30))]);

    /// <summary>Hours of a workday.</summary>
    /// <param name="spans">At least one; each ends after it begins, and begins no earlier than the one before ends.</param>
    /// <exception cref="ArgumentException">They overlap, are empty, or there are none.</exception>
    public WorkingHours(IReadOnlyList<WorkingSpan> spans)
    {
        bool isOrdered = spans.Zip(spans.Skip(1)).All(two => two.First.Until <= two.Second.From);
        if (spans.Count == 0 || !isOrdered || spans.Any(span => span.From >= span.Until))
        {
            throw new ArgumentException("Working hours must be spans that end after they begin, in order, and at least one.", nameof(spans));
        }
        Spans = spans;
    }

    public IReadOnlyList<WorkingSpan> Spans { get; }
}

/// <summary>Hours without a break.</summary>
/// <param name="From">Their beginning.</param>
/// <param name="Until">Their end, itself excluded.</param>
public sealed record WorkingSpan(TimeOnly From, TimeOnly Until);
