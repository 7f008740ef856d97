using System.Globalization;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>One dated instance of a series: a row, which may be moved or cancelled without the others.</summary>
public sealed class Occurrence
{
    public required Guid Id { get; init; }
    public required Guid SeriesId { get; init; }

    /// <summary>The local date by the series' rule: with the series its identity (RECURRENCE-ID), wherever it is moved to.</summary>
    public required DateOnly Date { get; init; }

    public required DateTimeOffset Start { get; set; }
    public required DateTimeOffset End { get; set; }
    public required Bi Place { get; set; }
    public OccurrenceState State { get; set; }

    /// <summary>Why it was moved or cancelled, for those invited.</summary>
    public string? Reason { get; set; }

    /// <summary>What came of it.</summary>
    public string? Note { get; set; }

    /// <summary>Whether somebody moved or cancelled it by hand: then the series no longer changes it.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Counts its changes of time, place and state (SEQUENCE), from 0; whoever changes it names the one that she saw.</summary>
    public int Sequence { get; set; }

    /// <summary>
    /// When the next of its reminders falls due, or the first that nobody has looked at: where the window of
    /// <see cref="DueReminders"/> begins, so that an outage loses none. Null where none is left.
    /// </summary>
    public DateTimeOffset? RemindAt { get; set; }

    /// <summary>When its row was last changed, for those who subscribed to it.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Unique: that no date of a series is there twice.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{SeriesId:N}/{Date:yyyy-MM-dd}");

    /// <summary>Whether it is to take place.</summary>
    public bool IsOn => State is OccurrenceState.Planned or OccurrenceState.Moved;
}

/// <summary>Where an occurrence stands.</summary>
public enum OccurrenceState
{
    /// <summary>As the series has it, holidays considered.</summary>
    Planned,

    /// <summary>At another time or place, by hand.</summary>
    Moved,

    /// <summary>Does not take place.</summary>
    Cancelled,

    /// <summary>Took place.</summary>
    Held,
}
