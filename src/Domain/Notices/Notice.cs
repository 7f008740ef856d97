using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Something to tell an audience.</summary>
public sealed class Notice
{
    public required Guid Id { get; init; }

    /// <summary>Unique: what caused it, so that a second run of the cause writes nothing. For example <c>request/{id}/accepted/3</c>.</summary>
    public required string Key { get; init; }

    public required NoticeKind Kind { get; init; }
    public required Lane Lane { get; init; }

    /// <summary>The text, in both languages; each person gets hers.</summary>
    public required Bi Text { get; init; }

    /// <summary>Choices that go with it, in order.</summary>
    public List<NoticeChoice> Choices { get; init; } = [];

    /// <summary>Whom it is for.</summary>
    public required Audience Audience { get; init; }

    /// <summary>The request it speaks of, if any.</summary>
    public Guid? RequestId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>After this instant it is not sent any more.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When every delivery row of its audience stood in the ledger.</summary>
    public DateTimeOffset? ExpandedAt { get; set; }
}

/// <summary>A choice that a notice offers: its id says what it does.</summary>
public sealed record NoticeChoice(string Id, string Zh, string En)
{
    /// <summary>The words on the button.</summary>
    public Bi Label => new(Zh, En);
}

/// <summary>Whom a notice is for.</summary>
/// <param name="People">Persons by name.</param>
public sealed record Audience(IReadOnlyList<Guid> People);
