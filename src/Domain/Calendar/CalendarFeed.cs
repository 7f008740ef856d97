namespace Hub.Domain.Calendar;

/// <summary>An address under which calendars can subscribe: of an area, or of one person. Whoever has it may read it; only its hash is kept.</summary>
public sealed class CalendarFeed
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the token, hex. The token has 256 random bits, so no key is needed.</summary>
    public required string TokenHash { get; init; }

    /// <summary>
    /// Whose area's series it shows. Of a person's feed: where she said that she lives, while no home of hers is known; null where
    /// she has a home or a post.
    /// </summary>
    public string? AreaCode { get; init; }

    /// <summary>Whose it is; null where it is an area's.</summary>
    public Guid? PersonId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; set; }
}
