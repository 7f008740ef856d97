namespace Hub.Domain.Calendar;

/// <summary>A time of an occurrence that somebody booked. One to a slot, and one to a home.</summary>
public sealed class SlotBooking
{
    public required Guid OccurrenceId { get; init; }

    /// <summary>Which time, from 1.</summary>
    public required int Nr { get; init; }

    /// <summary>Who comes.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>For whom it counts: a keyed hash of the home, else the person's id. Unique in the occurrence.</summary>
    public required string Holder { get; init; }

    public required DateTimeOffset At { get; init; }
}
