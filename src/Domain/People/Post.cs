namespace Hub.Domain.People;

/// <summary>A person holding a role at an area, from a day to a day.</summary>
public sealed class Post
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Role Role { get; init; }
    public required string AreaCode { get; init; }
    public required DateOnly From { get; init; }

    /// <summary>The last day; null while she is on post.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>Whether the post is held on <paramref name="day"/>.</summary>
    public bool IsHeldOn(DateOnly day) => From <= day && (Until is null || day <= Until);
}
