namespace Hub.Domain.Calendar;

/// <summary>Somebody asked to be reminded of an occurrence, whether she is invited or not: she gets what the invited get.</summary>
public sealed class ReminderWish
{
    public required Guid OccurrenceId { get; init; }
    public required Guid PersonId { get; init; }
    public required DateTimeOffset At { get; init; }
}
