namespace Hub.Domain.Notices;

/// <summary>
/// One change of a notice's numbers. Changes are only added, in the transaction of what they count, so nobody waits for
/// anybody; a sweep folds them, and the sum over all is exact at any moment.
/// </summary>
public sealed class Tally
{
    public required Guid Id { get; init; }
    public required Guid NoticeId { get; init; }

    /// <summary>The subarea, see <see cref="Delivery.AreaCode"/>; empty for persons by name.</summary>
    public required string AreaCode { get; init; }

    /// <summary>The channel, where <see cref="What"/> is an outcome of attempts; empty where it is a state of deliveries.</summary>
    public required string Channel { get; init; }

    /// <summary>A <see cref="DeliveryState"/>, or an <see cref="AttemptOutcome"/> where there is a channel.</summary>
    public required string What { get; init; }

    /// <summary>Why, in a short code; empty where nothing went wrong.</summary>
    public required string Reason { get; init; }

    public required long Count { get; init; }

    /// <summary>Whether it is a sum already; the next folding is due when one is not.</summary>
    public bool IsFolded { get; init; }

    /// <summary>A change.</summary>
    public static Tally Of(Guid notice, string? areaCode, string channel, string what, string? reason, long count) => new()
    {
        Id = Guid.CreateVersion7(),
        NoticeId = notice,
        AreaCode = areaCode ?? "",
        Channel = channel,
        What = what,
        Reason = reason ?? "",
        Count = count,
    };
}
