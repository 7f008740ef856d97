using Hub.Notifier.Channels;

namespace Hub.Notifier.Delivery.Ceilings;

/// <summary>
/// How fast a channel may be used, kept by all nodes together: a bucket of tokens for each ceiling, one token a message. No
/// message passes the database for it. In no span of a rate more messages pass than it allows.
/// </summary>
internal interface ICeilings
{
    /// <summary>Takes a token, or promises an urgent message one that comes soon.</summary>
    /// <param name="key">Whose bucket.</param>
    /// <param name="rate">The ceiling.</param>
    /// <param name="isUrgent">Whether it may take the last tokens, which are kept for Emergency and Alert.</param>
    ValueTask<Pace> TakeAsync(BucketKey key, Rate rate, bool isUrgent);

    /// <summary>Gives a token back that was taken and not used.</summary>
    void GiveBack(BucketKey key, Rate rate, bool isUrgent);
}

/// <summary>The name of a bucket.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Per">The span of the rate, since a channel may have several.</param>
/// <param name="PersonId">Whose, for a ceiling of each person.</param>
internal readonly record struct BucketKey(string Channel, TimeSpan Per, Guid? PersonId)
{
    internal static BucketKey Of(string channel, Rate rate, Guid personId) => new(channel, rate.Per, rate.PerPerson ? personId : null);

    /// <summary>Its key in Redis; an id of a person and never an address.</summary>
    public override string ToString() => PersonId is { } person
        ? $"hub:rate:{Channel}:{Per.TotalMilliseconds:0}:{person:N}"
        : $"hub:rate:{Channel}:{Per.TotalMilliseconds:0}";
}

/// <summary>What a bucket answered.</summary>
/// <param name="IsTaken">Whether a token was taken: then it may be sent after the wait. Otherwise it may be asked for again after it.</param>
/// <param name="Wait">How long; zero at once.</param>
internal readonly record struct Pace(bool IsTaken, TimeSpan Wait)
{
    /// <summary>
    /// How soon a token must come to be promised. Only what is urgent gets promises: others would stand in its way with theirs.
    /// </summary>
    internal static TimeSpan Patience(bool isUrgent) => isUrgent ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
}
