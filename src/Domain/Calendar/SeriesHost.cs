using System.Text.Json.Serialization;
using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Calendar;

/// <summary>Who holds a series: an organisation, roles at its area, people by name, or several of these.</summary>
public sealed record SeriesHost
{
    public Guid? OrganisationId { get; init; }
    public IReadOnlyList<Role> Roles { get; init; } = [];
    public IReadOnlyList<Guid> People { get; init; } = [];

    /// <summary>Whether it names nobody.</summary>
    [JsonIgnore]
    public bool IsNobody => OrganisationId is null && Roles.Count == 0 && People.Count == 0;

    /// <summary>The hosts as whom a notice is for.</summary>
    /// <param name="areaCode">The series' area.</param>
    public Audience AsAudience(string areaCode) => new(People)
    {
        Parts =
        [
            .. Roles.Select(role => new AudiencePart(areaCode, AudienceKind.Posts, role)),
            .. OrganisationId is { } organisation ? [new AudiencePart("", AudienceKind.Members, OrganisationId: organisation)] : Array.Empty<AudiencePart>(),
        ],
    };

    public bool Equals(SeriesHost? other) =>
        other is not null && OrganisationId == other.OrganisationId && Roles.SequenceEqual(other.Roles) && People.SequenceEqual(other.People);

    public override int GetHashCode() => HashCode.Combine(OrganisationId, Roles.Count, People.Count);
}
