using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>An audience as people say it.</summary>
public static class AudienceWords
{
    /// <summary>For example 'residents of 浑河湾社区, 3 people by name'.</summary>
    /// <param name="audience">Whom.</param>
    /// <param name="names">The names of its areas, by code, and of its organisations, by id.</param>
    public static Bi Of(Audience audience, IReadOnlyDictionary<string, string> names)
    {
        Bi[] parts =
        [
            .. audience.Parts.Select(part => Of(part, names)),
            .. audience.People.Count > 0 ? [BroadcastTexts.Named.With(audience.People.Count)] : Array.Empty<Bi>(),
        ];
        Bi all = Joined(parts);
        if (audience.Parts.Any(part => part.Unit is not null))
        {
            all = new(BroadcastTexts.WithUnitless.In(Lang.Zh, all.Zh), BroadcastTexts.WithUnitless.In(Lang.En, all.En));
        }
        if (audience.Except.Count + audience.ExceptPeople.Count == 0)
        {
            return all;
        }
        Bi but = Joined(
        [
            .. audience.Except.Select(part => Of(part, names)),
            .. audience.ExceptPeople.Count > 0 ? [BroadcastTexts.Named.With(audience.ExceptPeople.Count)] : Array.Empty<Bi>(),
        ]);
        return new(BroadcastTexts.But.In(Lang.Zh, all.Zh, but.Zh), BroadcastTexts.But.In(Lang.En, all.En, but.En));
    }

    private static Bi Joined(IReadOnlyCollection<Bi> parts) =>
        new(string.Join('、', parts.Select(part => part.Zh)), string.Join(", ", parts.Select(part => part.En)));

    private static Bi Of(AudiencePart part, IReadOnlyDictionary<string, string> names)
    {
        string place = names.TryGetValue(part.AreaCode, out string? name) ? name : part.AreaCode;
        return part switch
        {
            { Whom: AudienceKind.Members } => names.TryGetValue($"{part.OrganisationId}", out string? organisation)
                ? BroadcastTexts.Members.With(organisation)
                : new(BroadcastTexts.Members.In(Lang.Zh, BroadcastTexts.AnOrganisation.Zh), BroadcastTexts.Members.In(Lang.En, BroadcastTexts.AnOrganisation.En)),
            { Whom: AudienceKind.Residents, Unit: { } unit } => BroadcastTexts.ResidentsOfUnit.With(place, unit),
            { Whom: AudienceKind.Residents } => BroadcastTexts.Residents.With(place),
            { Role: { } role } => new(
                BroadcastTexts.Holders.In(Lang.Zh, place, role.Words().Zh), BroadcastTexts.Holders.In(Lang.En, place, role.Words().En)),
            _ => BroadcastTexts.Staff.With(place),
        };
    }
}
