namespace Hub.Domain.Calendar;

/// <summary>Books a time of an occurrence.</summary>
/// <param name="Nr">Which, from 1; null takes the first that is free.</param>
public sealed record BookSlot(int? Nr = null)
{
    /// <summary>The decision.</summary>
    /// <param name="occurrence">The occurrence, whose row is held.</param>
    /// <param name="series">Its series.</param>
    /// <param name="taken">What is booked of it.</param>
    /// <param name="personId">Who comes.</param>
    /// <param name="holder">For whom it counts, see <see cref="SlotBooking.Holder"/>.</param>
    /// <param name="now">The instant.</param>
    public SlotOutcome Decide(
        Occurrence occurrence, Series series, IReadOnlyCollection<SlotBooking> taken, Guid personId, string holder, DateTimeOffset now)
    {
        IReadOnlyList<Slot> all = Slot.Of(occurrence, series);
        if (!occurrence.IsOn || occurrence.Start <= now)
        {
            return new SlotOutcome.Over(occurrence);
        }
        if (all.Count == 0)
        {
            return new SlotOutcome.NoSlots();
        }
        if (taken.FirstOrDefault(booking => booking.Holder == holder) is { } own)
        {
            return new SlotOutcome.HasOne(own, Slot.At(occurrence, series, own.Nr));
        }
        Slot[] free = [.. all.Where(slot => taken.All(booking => booking.Nr != slot.Nr))];
        if (free.Length == 0)
        {
            return new SlotOutcome.Full();
        }
        if (Nr is { } nr && all.All(slot => slot.Nr != nr))
        {
            return new SlotOutcome.NoSuchSlot(all.Count);
        }
        return (Nr is { } wanted ? free.FirstOrDefault(slot => slot.Nr == wanted) : free[0]) is not { } slot
            ? new SlotOutcome.Taken(free)
            : new SlotOutcome.Done(new() { OccurrenceId = occurrence.Id, Nr = slot.Nr, PersonId = personId, Holder = holder, At = now }, slot);
    }
}

/// <summary>A time of an occurrence.</summary>
/// <param name="Nr">Its number, from 1.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
public sealed record Slot(int Nr, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>The times of an occurrence, as many as fit into it.</summary>
    public static IReadOnlyList<Slot> Of(Occurrence occurrence, Series series) => series.Slots is { } plan
        ? [.. Enumerable.Range(1, plan.Count).Select(nr => At(occurrence, series, nr)).TakeWhile(slot => slot.End <= occurrence.End)]
        : [];

    /// <summary>The time of a number; of a series without times, all of it.</summary>
    public static Slot At(Occurrence occurrence, Series series, int nr) => series.Slots is { } plan
        ? new(nr, occurrence.Start + (plan.Length * (nr - 1)), occurrence.Start + (plan.Length * nr))
        : new(nr, occurrence.Start, occurrence.End);
}

/// <summary>What became of booking a time. A closed set.</summary>
public abstract record SlotOutcome
{
    private SlotOutcome()
    {
    }

    /// <summary>It is hers.</summary>
    public sealed record Done(SlotBooking Booking, Slot Slot) : SlotOutcome;

    /// <summary>Her home has one already.</summary>
    public sealed record HasOne(SlotBooking Booking, Slot Slot) : SlotOutcome;

    /// <summary>Somebody else has it; these are free.</summary>
    public sealed record Taken(IReadOnlyList<Slot> Free) : SlotOutcome;

    /// <summary>All are taken.</summary>
    public sealed record Full : SlotOutcome;

    /// <summary>There are only so many.</summary>
    public sealed record NoSuchSlot(int Count) : SlotOutcome;

    /// <summary>It is not booked in times.</summary>
    public sealed record NoSlots : SlotOutcome;

    /// <summary>It has begun, or does not take place.</summary>
    public sealed record Over(Occurrence Occurrence) : SlotOutcome;
}
