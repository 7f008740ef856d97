using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>A resident or a worker.</summary>
public sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>How she wants to be called; residents may leave it out.</summary>
    public string? Name { get; set; }

    public Lang Language { get; set; }

    /// <summary>Local time from which only what cannot wait may reach her; null takes the configured default.</summary>
    public TimeOnly? QuietFrom { get; set; }

    /// <summary>Local time until which quiet hours last.</summary>
    public TimeOnly? QuietUntil { get; set; }

    /// <summary>Kinds of notice that she does not want.</summary>
    public List<string> OptOuts { get; set; } = [];

    /// <summary>Channels by name, the one that she likes best first; those that are not named come after, in the hub's order.</summary>
    public List<string> Channels { get; set; } = [];

    /// <summary>How she wants to be told.</summary>
    public Wishes Wishes => new(Language, QuietFrom, QuietUntil, OptOuts, Channels);

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When she agreed to what Hub keeps about her.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    /// <summary>When the bot asked how to reach her; it asks once.</summary>
    public DateTimeOffset? AskedContactAt { get; set; }
}
