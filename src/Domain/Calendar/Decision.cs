namespace Hub.Domain.Calendar;

/// <summary>What an occurrence decided: who does it, and until when.</summary>
public sealed class Decision
{
    /// <summary>The longest text, in characters; more is cut.</summary>
    public const int MostCharacters = 500;

    public required Guid Id { get; init; }
    public required Guid OccurrenceId { get; init; }

    /// <summary>Its number in the occurrence, from 1.</summary>
    public required int Nr { get; init; }

    public required string Text { get; init; }

    /// <summary>Who does it, as it was said.</summary>
    public string? OwnerName { get; set; }

    /// <summary>Who does it, where she is known.</summary>
    public Guid? OwnerId { get; set; }

    /// <summary>Until which local day; without one it is a point of the next agenda.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>Who wrote it down.</summary>
    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What was said of its date so far.</summary>
    public FollowUp FollowedUp { get; set; }

    /// <summary>What is to be said of its date: on the day, the day after, and from then on every week until it is done; <see cref="FollowUp.None"/> before.</summary>
    /// <param name="today">The local day.</param>
    public FollowUp DueOf(DateOnly today) =>
        DoneAt is not null || DueOn is not { } day || today < day ? FollowUp.None : today == day ? FollowUp.Due : FollowUp.Passed;

    /// <summary>Of which day what is said today is: its own, or the last one of the weeks after it; a day on which nothing ran is made up for.</summary>
    /// <param name="today">The local day, not before <see cref="DueOn"/>.</param>
    public DateOnly SaidOn(DateOnly today) => DueOn is { } day && today > day ? day.AddDays(1 + ((today.DayNumber - day.DayNumber - 1) / 7 * 7)) : today;

    /// <summary>Whether somebody known does it until some day.</summary>
    public bool IsSettled => OwnerId is not null && DueOn is not null;
}

/// <summary>How far a decision's date was followed up.</summary>
public enum FollowUp
{
    /// <summary>Not yet.</summary>
    None,

    /// <summary>Its day has come: who does it is reminded.</summary>
    Due,

    /// <summary>Its day has passed: who does it is reminded and the coordinator is told, every week.</summary>
    Passed,
}
