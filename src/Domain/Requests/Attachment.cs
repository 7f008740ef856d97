namespace Hub.Domain.Requests;

/// <summary>A photo, recording or video: a row of its own table on both databases.</summary>
public sealed class Attachment
{
    /// <summary>The most that one may weigh, in bytes: 10 MB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    public required Guid Id { get; init; }

    /// <summary>The conversation or <c>person/{id}</c> it came from: only its people may look.</summary>
    public required string Source { get; set; }

    /// <summary>The request it belongs to, once that is filed.</summary>
    public Guid? RequestId { get; set; }

    public required string Name { get; init; }

    /// <summary>By its content, never by what the sender said.</summary>
    public required string MediaType { get; init; }

    public required byte[] Content { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The hash of the token with which those whom a broadcast told open it; null until then.</summary>
    public string? ShareHash { get; set; }

    /// <summary>After this instant the token opens nothing.</summary>
    public DateTimeOffset? SharedUntil { get; set; }

    /// <summary>Whether a worker added it as evidence.</summary>
    public bool IsEvidence { get; init; }
}
