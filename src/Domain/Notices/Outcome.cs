namespace Hub.Domain.Notices;

/// <summary>What became of one delivery: its state, and every try of this round.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Round">How often it was rung.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="Reason">Why, where it was not handed off: one short code.</param>
/// <param name="NotBefore">Not before this instant, when Deferred.</param>
/// <param name="Attempts">The tries, but for the one that is <see cref="Taken"/>.</param>
public sealed record Outcome(
    Notice Notice, Guid PersonId, int Round, DeliveryState State, string? Reason, DateTimeOffset? NotBefore, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>The try of the first round that was taken, see <see cref="Delivery.Taken"/>; it is none of the others.</summary>
    public Attempt? Taken { get; init; }
}

/// <summary>What a step of the expansion wrote.</summary>
/// <param name="Rows">How many ledger rows.</param>
/// <param name="Parts">How many parts of audiences it worked on; 0 when nothing is to be expanded.</param>
public sealed record Expanded(int Rows, int Parts);
