namespace Hub.Domain.Privacy;

/// <summary>One look at private data: who, when, at whose, through what.</summary>
public sealed class Look
{
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid ByPersonId { get; init; }

    /// <summary>What was looked at, for example <c>request/{id}/door</c>.</summary>
    public required string Subject { get; init; }
}
