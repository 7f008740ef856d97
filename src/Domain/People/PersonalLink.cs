namespace Hub.Domain.People;

/// <summary>A link that signs one person's browser in. Only the hash of its token is kept.</summary>
public sealed class PersonalLink
{
    /// <summary>How long a link lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>SHA-256 of the token, hex. The token has 256 random bits, so no key is needed.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>Whether it still signs in at <paramref name="now"/>.</summary>
    public bool IsValid(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}
