namespace Hub.Domain.Notices;

/// <summary>A call that made something, by the caller's own key: the same call a second time gives back the same thing.</summary>
public sealed class ApiCall
{
    public required Guid PersonId { get; init; }

    /// <summary>The caller's key, 1 to 128 characters.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of what was asked, hex: the same key for something else is a mistake.</summary>
    public required string BodyHash { get; init; }

    /// <summary>The broadcast, series or decision that it made.</summary>
    public required Guid MadeId { get; init; }

    public required DateTimeOffset At { get; init; }
}
