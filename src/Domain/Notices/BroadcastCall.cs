namespace Hub.Domain.Notices;

/// <summary>A call that made a broadcast, by the caller's own key: the same call a second time gives back the same broadcast.</summary>
public sealed class BroadcastCall
{
    public required Guid PersonId { get; init; }

    /// <summary>The caller's key, 1 to 128 characters.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of what was asked, hex: the same key for something else is a mistake.</summary>
    public required string BodyHash { get; init; }

    public required Guid BroadcastId { get; init; }
    public required DateTimeOffset At { get; init; }
}
