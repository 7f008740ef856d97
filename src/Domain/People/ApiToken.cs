namespace Hub.Domain.People;

/// <summary>What a program shows to act for one person: she can do by it what her posts can. Only its hash is kept.</summary>
public sealed class ApiToken
{
    /// <summary>How long a token lives where nobody says otherwise.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>SHA-256 of the token, hex. The token has 256 random bits, so no key is needed.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Whether it is still taken at <paramref name="now"/>.</summary>
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
