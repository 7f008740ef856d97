using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Calendar;

/// <summary>Where somebody lives, works and is a member: by it she is invited to a series, or holds it.</summary>
/// <param name="PersonId">Who.</param>
/// <param name="Homes">The buildings, or wider areas, where she lives.</param>
/// <param name="Posts">The posts that she holds.</param>
/// <param name="Organisations">The organisations of which she is a member.</param>
public sealed record Belonging(Guid PersonId, IReadOnlyList<Area> Homes, IReadOnlyList<Standing> Posts, IReadOnlyCollection<Guid> Organisations)
{
    /// <summary>Whether a series is for her: she is invited or holds it.</summary>
    public bool Has(Series series) => Has(series.Audience) || Has(series.Host.AsAudience(series.AreaCode));

    private bool Has(Audience audience) => audience.People.Contains(PersonId)
        || (audience.Parts.Any(IsIn) && !audience.Except.Any(part => part.Unit is null && IsIn(part)) && !audience.ExceptPeople.Contains(PersonId));

    private bool IsIn(AudiencePart part) => part.Whom switch
    {
        AudienceKind.Residents => Homes.Any(home => Covers(part.AreaCode, home)),
        AudienceKind.Posts => Posts.Any(standing => Covers(part.AreaCode, standing.Area) && (part.Role is not { } role || role == standing.Post.Role)),
        AudienceKind.Members => part.OrganisationId is { } organisation && Organisations.Contains(organisation),
        AudienceKind.Reached => false,
    };

    private static bool Covers(string code, Area area) => area.CompoundCode == code || AreaPath.Codes(area.Path).Contains(code);
}
