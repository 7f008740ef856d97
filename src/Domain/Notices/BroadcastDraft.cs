using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>What an author says of a broadcast.</summary>
public sealed record BroadcastDraft
{
    /// <summary>Its authority.</summary>
    public required string AreaCode { get; init; }

    /// <summary>The words; with a template, null.</summary>
    public Bi? Text { get; init; }

    public required Audience Audience { get; init; }
    public Lane Lane { get; init; } = Lane.Bulk;
    public string? TemplateKey { get; init; }
    public Dictionary<string, string> Values { get; init; } = [];

    /// <summary>What stands for the placeholders for single people, in the order of the author's table.</summary>
    public IReadOnlyList<PersonValues> Rows { get; init; } = [];

    public List<string> Links { get; init; } = [];

    /// <summary>Pictures and PDFs that go with it; null leaves those that it has.</summary>
    public List<BroadcastFile>? Files { get; init; }

    public bool AsksAck { get; init; }
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>By which rule it repeats from <see cref="ScheduledAt"/> on, an RRULE's value; null sends it once.</summary>
    public string? Repeats { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>What stands for the placeholders for one person.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Values">Name and value.</param>
public sealed record PersonValues(Guid PersonId, Dictionary<string, string> Values);

/// <summary>What the database knows of what a draft names.</summary>
/// <param name="Template">The template, where it names one that is there.</param>
/// <param name="Problems">Areas, people and organisations that are not there, or outside of the area; a rule that cannot be kept.</param>
public sealed record DraftFacts(Template? Template, IReadOnlyList<BroadcastProblem> Problems);
