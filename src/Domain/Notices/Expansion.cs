using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>
/// One <see cref="AudiencePart"/> of a notice, on its way into the ledger. It is worked off in slices along the path of the
/// areas; the cursor moves in the transaction that wrote the slice, so a crash costs no slice and repeats none.
/// </summary>
public sealed class Expansion
{
    public required Guid NoticeId { get; init; }

    /// <summary>Its number within the notice.</summary>
    public required int Nr { get; init; }

    /// <summary>Whether it leaves out instead of meaning.</summary>
    public bool IsExcept { get; init; }

    public required Lane Lane { get; init; }
    public required AudienceKind Whom { get; init; }
    public Role? Role { get; init; }
    public Guid? OrganisationId { get; init; }

    /// <summary>The earlier notice, where those whom it reached are meant.</summary>
    public Guid? EarlierId { get; init; }

    /// <summary>The area, by whose children the notice is counted.</summary>
    public string? AreaCode { get; init; }

    /// <summary>Where the area's range of paths begins; empty where no area is meant.</summary>
    public required string PathFrom { get; init; }

    /// <summary>The first path after it.</summary>
    public required string PathTo { get; init; }

    /// <summary>The compound, when the area is one: its buildings lie outside of its range.</summary>
    public string? CompoundCode { get; init; }

    /// <summary>The unit of the building, when residents of one are meant; see <see cref="AudiencePart.Unit"/>.</summary>
    public string? Unit { get; init; }

    /// <summary>The day on which homes, posts and members are read.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The last path that was worked off; of those whom a notice reached, the last person's id.</summary>
    public string Cursor { get; set; } = "";

    /// <summary>Whether the notice has exclusions, which each row is then held against.</summary>
    public bool HasExcept { get; init; }

    public DateTimeOffset? DoneAt { get; set; }
}
