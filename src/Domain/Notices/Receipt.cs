namespace Hub.Domain.Notices;

/// <summary>What a channel says later of a message that it took.</summary>
/// <param name="Key">The idempotency key that the message carried, see <see cref="Attempt.Key"/>.</param>
/// <param name="How">What became of it.</param>
/// <param name="Reason">Why it could not be brought: one short code, by which it is counted.</param>
public sealed record Receipt(AttemptKey Key, ReceiptKind How, string? Reason = null);

/// <summary>What became of a message.</summary>
public enum ReceiptKind
{
    /// <summary>It reached her device.</summary>
    Received,

    /// <summary>She opened it.</summary>
    Read,

    /// <summary>It could not be brought to her.</summary>
    Failed,

    /// <summary>It could not, and her address is gone for good.</summary>
    Gone,
}
