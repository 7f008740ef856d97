using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>An audience as people say it.</summary>
public static class AudienceWords
{
    /// <summary>For example 'residents of 浑河湾社区, 3 people by name'.</summary>
    /// <param name="audience">Whom.</param>
    /// <param name="names">The names of its areas, by code.</param>
    public static Bi Of(Audience audience, IReadOnlyDictionary<string, string> names)
    {
        Bi[] parts =
        [
            .. audience.Parts.Select(part => Of(part, names)),
            .. audience.People.Count > 0 ? [BroadcastTexts.Named.With(audience.People.Count)] : Array.Empty<Bi>(),
        ];
        return new(string.Join('、', parts.Select(part => part.Zh)), string.Join(", ", parts.Select(part => part.En)));
    }

    private static Bi Of(AudiencePart part, IReadOnlyDictionary<string, string> names)
    {
        string place = names.TryGetValue(part.AreaCode, out string? name) ? name : part.AreaCode;
        return part switch
        {
            { Whom: AudienceKind.Members } => BroadcastTexts.Members,
            { Whom: AudienceKind.Residents } => BroadcastTexts.Residents.With(place),
            { Role: { } role } => new(
                BroadcastTexts.Holders.In(Lang.Zh, place, role.Words().Zh), BroadcastTexts.Holders.In(Lang.En, place, role.Words().En)),
            _ => BroadcastTexts.Staff.With(place),
        };
    }
}
