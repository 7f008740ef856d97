using Hub.Domain.Text;

namespace Hub.Domain.Conversations;

/// <summary>What is said between one person and the bot on one channel. Its row is the lock of its turns.</summary>
public sealed class Conversation
{
    public required string Id { get; init; }
    public required string Channel { get; init; }

    /// <summary>The channel's id of the user; Direct Line tokens carry it.</summary>
    public required string UserId { get; init; }

    public Guid? PersonId { get; set; }
    public Lang Language { get; set; }

    /// <summary>Whether the person chose the language; then it no longer follows her messages.</summary>
    public bool LanguageChosen { get; set; }

    /// <summary>The number of the last activity: the order of numbers is the order of commits.</summary>
    public long LastSeq { get; set; }

    /// <summary>The number up to which the person has seen the log, as her client reported it; 0 where none did.</summary>
    public long SeenSeq { get; init; }

    /// <summary>The type of <see cref="State"/>, which Bot owns.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The version of that type.</summary>
    public int Version { get; set; }

    /// <summary>The state as JSON.</summary>
    public string State { get; set; } = "{}";

    /// <summary>
    /// What was offered last, replaced as a whole by whoever sends choices. It stands in this row and not in rows of its own:
    /// every turn reads and replaces it, and the row is written anyway.
    /// </summary>
    public IReadOnlyList<OfferedChoice> Offered { get; set; } = [];

    /// <summary>When the clock takes a turn, if nobody speaks before: a form left alone.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset HeardAt { get; set; }
}
