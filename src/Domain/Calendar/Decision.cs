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
    public string? OwnerName { get; init; }

    /// <summary>Who does it, where she is known.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Until which local day.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Who wrote it down.</summary>
    public required Guid PersonId { get; init; }

    public required DateTimeOffset At { get; init; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What was said of its date so far.</summary>
    public FollowUp FollowedUp { get; set; }

    /// <summary>What is to be said of its date now; <see cref="FollowUp.None"/> where nothing is.</summary>
    /// <param name="today">The local day.</param>
    public FollowUp DueOf(DateOnly today)
    {
        FollowUp due = DoneAt is not null || DueOn is not { } day || today < day ? FollowUp.None : today == day ? FollowUp.Due : FollowUp.Passed;
        return due > FollowedUp ? due : FollowUp.None;
    }
}

/// <summary>How far a decision's date was followed up.</summary>
public enum FollowUp
{
    /// <summary>Not yet.</summary>
    None,

    /// <summary>Its day has come: who does it is reminded.</summary>
    Due,

    /// <summary>Its day has passed: who does it is reminded, and the coordinator is told.</summary>
    Passed,
}
