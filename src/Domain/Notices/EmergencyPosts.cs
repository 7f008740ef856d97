using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>The posts around an area, as the switch must know them.</summary>
/// <param name="AreaCode">The area.</param>
/// <param name="Upward">The posts held today at the area and above it.</param>
/// <param name="Below">The emergency chiefs of what lies in it, such as its compounds.</param>
public sealed record EmergencyPosts(string AreaCode, IReadOnlyList<Standing> Upward, IReadOnlyList<Standing> Below)
{
    /// <summary>Who may turn the switch: coordinators and secretaries of the area or above.</summary>
    public static bool MaySwitch(Role role) => role is Role.Coordinator or Role.CommunitySecretary;

    /// <summary>The emergency chiefs of the area; where it has none, those of what lies in it, else the nearest above.</summary>
    public IReadOnlyList<Standing> Chiefs
    {
        get
        {
            Standing[] above = Nearest(Role.EmergencyChief);
            return Below.Count == 0 || above.Any(chief => chief.Area.Code == AreaCode) ? above : Below;
        }
    }

    /// <summary>Who hears of the switch: the chiefs, the coordinator desk and the secretary.</summary>
    public IReadOnlyList<Guid> Told =>
        [.. Chiefs.Concat(Nearest(Role.Coordinator)).Concat(Nearest(Role.CommunitySecretary)).Select(standing => standing.Person.Id).Distinct()];

    /// <summary>Whether a person may turn the switch of the area.</summary>
    public bool Allow(Guid person) => Upward.Any(standing => standing.Person.Id == person && MaySwitch(standing.Post.Role));

    private Standing[] Nearest(Role role)
    {
        Standing[] holders = [.. Upward.Where(standing => standing.Post.Role == role)];
        int depth = holders.Length == 0 ? 0 : holders.Max(standing => standing.Area.Path.Length);
        return [.. holders.Where(standing => standing.Area.Path.Length == depth)];
    }
}
