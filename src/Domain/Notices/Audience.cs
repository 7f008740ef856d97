using System.Text.Json.Serialization;
using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>Whom a notice is for: persons by name and parts of the tree, minus exclusions. Whoever is meant twice is told once.</summary>
/// <param name="People">Persons by name.</param>
public sealed record Audience(IReadOnlyList<Guid> People)
{
    /// <summary>Who is meant by where they live, what post they hold, or where they are members.</summary>
    public IReadOnlyList<AudiencePart> Parts { get; init; } = [];

    /// <summary>Who is left out, although a part means them. A person by name is never left out by these.</summary>
    public IReadOnlyList<AudiencePart> Except { get; init; } = [];

    /// <summary>Persons who are left out by name.</summary>
    public IReadOnlyList<Guid> ExceptPeople { get; init; } = [];

    /// <summary>Whether every person of it is named: then the ledger is written with the notice.</summary>
    [JsonIgnore]
    public bool IsNamed => Parts.Count == 0;

    /// <summary>Whether it is for those whom an earlier notice reached: what takes that back is kept from nobody who has it.</summary>
    [JsonIgnore]
    public bool IsReached => Parts.Any(part => part.Whom == AudienceKind.Reached);
}

/// <summary>One area, and who is meant of it and of everything below it; of a compound, of its buildings.</summary>
/// <param name="AreaCode">The area. Members of an organisation are meant wherever they live, so there it may be empty.</param>
/// <param name="Whom">Who is meant there.</param>
/// <param name="Role">The role, where <paramref name="Whom"/> is <see cref="AudienceKind.Posts"/>; null means every post.</param>
/// <param name="OrganisationId">The organisation, where <paramref name="Whom"/> is <see cref="AudienceKind.Members"/>.</param>
/// <param name="EarlierId">The earlier notice, where <paramref name="Whom"/> is <see cref="AudienceKind.Reached"/>; there the area is empty.</param>
public sealed record AudiencePart(
    string AreaCode, AudienceKind Whom, Role? Role = null, Guid? OrganisationId = null, Guid? EarlierId = null)
{
    /// <summary>
    /// One unit of a building, where its residents are meant; null for the whole building. Who lives in the building and whose unit
    /// nobody has entered is told too, and not left out: rather one notice too many than a tap without water and without a word.
    /// </summary>
    public string? Unit { get; init; }

    /// <summary>Whomever an earlier notice reached, or may have reached.</summary>
    public static AudiencePart ReachedBy(Guid notice) => new("", AudienceKind.Reached, EarlierId: notice);
}

/// <summary>Who is meant of an area.</summary>
public enum AudienceKind
{
    /// <summary>Whoever lives there on the day: its homes.</summary>
    Residents,

    /// <summary>Whoever holds a post there on the day.</summary>
    Posts,

    /// <summary>The members of an organisation on the day.</summary>
    Members,

    /// <summary>Whoever got an earlier notice, or may have got it. Who is being sent it at that moment is waited for.</summary>
    Reached,
}
