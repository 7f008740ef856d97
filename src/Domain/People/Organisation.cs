namespace Hub.Domain.People;

/// <summary>An owners' committee, department, property company, party branch, social organisation, shop or unit that helps.</summary>
public sealed class Organisation
{
    public required Guid Id { get; init; }
    public required OrganisationKind Kind { get; set; }
    public required string Name { get; set; }
    public required string AreaCode { get; set; }

    /// <summary>Whom to ask for.</summary>
    public Guid? ContactPersonId { get; set; }
}

/// <summary>What kind of organisation it is.</summary>
public enum OrganisationKind
{
    /// <summary>业主委员会.</summary>
    OwnersCommittee = 1,

    /// <summary>居民委员会.</summary>
    ResidentsCommittee,

    /// <summary>部门.</summary>
    Department,

    /// <summary>物业公司.</summary>
    PropertyCompany,

    /// <summary>党组织.</summary>
    PartyBranch,

    /// <summary>社会组织.</summary>
    SocialOrganisation,

    /// <summary>商户、共建单位.</summary>
    HelpingUnit,
}

/// <summary>A person's term in an organisation.</summary>
public sealed class Membership
{
    public required Guid Id { get; init; }
    public required Guid OrganisationId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>What she is there, for example 主任.</summary>
    public string? Title { get; set; }

    public required DateOnly From { get; init; }

    /// <summary>The last day of the term; null while it runs.</summary>
    public DateOnly? Until { get; set; }
}
