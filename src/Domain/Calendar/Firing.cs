namespace Hub.Domain.Calendar;

/// <summary>
/// One instant of one entry of the timetable, and what became of it. Whoever runs it holds a lease with a fencing number: when the
/// lease runs out another takes it over with a higher number, and the lower one can write nothing any more.
/// </summary>
public sealed class Firing
{
    /// <summary>How often one instant is tried at most; what kills its host each time is given up then.</summary>
    public const int MostAttempts = 8;

    /// <summary>How long <see cref="Error"/> may be, in characters.</summary>
    public const int LongestError = 300;

    /// <summary>The longest lease that there is. One that reaches further was written by a clock that went ahead, and holds nothing.</summary>
    public static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(10);

    /// <summary>How long after a failure it is tried again; the last pause repeats.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1),
    ];

    /// <summary>The entry.</summary>
    public required string Key { get; init; }

    /// <summary>The instant at which it was due: with the key its identity.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The number of the try, from 1; 0 where nothing was tried.</summary>
    public int Fence { get; set; }

    /// <summary>Who runs it; null where nobody does.</summary>
    public Guid? LeaseId { get; set; }

    /// <summary>Until when nobody else may take it.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>When the last try began, or when it was decided that there is none.</summary>
    public required DateTimeOffset StartedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public required FiringOutcome Outcome { get; set; }

    /// <summary>How much it did; of those that were skipped, how many instants this row stands for.</summary>
    public int Count { get; set; }

    /// <summary>Why it failed or was skipped, short.</summary>
    public string? Error { get; set; }

    /// <summary>When it is tried again; null where it is not.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    /// <summary>Whether something is still to become of it.</summary>
    public bool IsOpen => Outcome == FiringOutcome.Running || NextTryAt is not null;

    /// <summary>Whether somebody runs it.</summary>
    public bool IsHeld(DateTimeOffset now) => Outcome == FiringOutcome.Running && IsAhead(LeasedUntil, LongestLease, now);

    /// <summary>Whether somebody may try it again now.</summary>
    public bool MayBeTaken(DateTimeOffset now) => IsOpen && !IsHeld(now) && !IsAhead(NextTryAt, Pauses[^1], now);

    /// <summary>When it is tried again after a failure: 1, 5, 15, 30 and then every 60 minutes later.</summary>
    /// <param name="attempts">How often it was tried, from 1.</param>
    /// <param name="last">The last instant at which it may start: after it the entry's lateness rule gives it up.</param>
    /// <param name="now">The instant of the failure.</param>
    /// <returns>Null where that would be too often, or too late.</returns>
    public static DateTimeOffset? NextTry(int attempts, DateTimeOffset last, DateTimeOffset now)
    {
        DateTimeOffset next = now + Pauses[Math.Min(attempts, Pauses.Length) - 1];
        return attempts < MostAttempts && next <= last ? next : null;
    }

    private static bool IsAhead(DateTimeOffset? at, TimeSpan most, DateTimeOffset now) => at > now && at <= now + most;
}

/// <summary>What became of an instant.</summary>
public enum FiringOutcome
{
    /// <summary>From this instant on the entry's instants count: it came onto the timetable.</summary>
    Listed,

    /// <summary>Somebody runs it, or did when its lease ran out.</summary>
    Running,

    /// <summary>It ran to its end.</summary>
    Done,

    /// <summary>It broke off; tried again where <see cref="Firing.NextTryAt"/> says so.</summary>
    Failed,

    /// <summary>It did not run, and the row says why.</summary>
    Skipped,
}

/// <summary>A try of a firing that its holder runs.</summary>
/// <param name="Key">The entry.</param>
/// <param name="DueAt">The instant.</param>
/// <param name="Fence">Its fencing number.</param>
/// <param name="LeaseId">Its lease.</param>
public sealed record FiringClaim(string Key, DateTimeOffset DueAt, int Fence, Guid LeaseId);

/// <summary>
/// A run wrote after it had lost its lease: another took it over, or it was given up. Nothing of its transaction is written.
/// </summary>
public sealed class StaleFiringException : Exception
{
    public StaleFiringException()
    {
    }

    public StaleFiringException(string message)
        : base(message)
    {
    }

    public StaleFiringException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Of a claim.</summary>
    public StaleFiringException(FiringClaim claim)
        : this($"The run of '{claim.Key}' at {claim.DueAt.UtcDateTime:yyyy-MM-dd'T'HH:mm'Z'} with fence {claim.Fence} holds its lease no more.")
    {
    }
}
