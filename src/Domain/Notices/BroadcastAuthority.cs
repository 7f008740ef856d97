using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>Who may write, approve and stop broadcasts: posts at the broadcast's area or above it.</summary>
public static class BroadcastAuthority
{
    /// <summary>The roles that may, the highest first; those of one row are equals.</summary>
    private static readonly Role[][] Ranks = [[Role.CommunitySecretary], [Role.Coordinator], [Role.GridLeader, Role.CompoundChief]];

    /// <summary>Whether a role may write broadcasts for its area.</summary>
    public static bool Has(Role role) => Ranks.Any(rank => rank.Contains(role));

    /// <summary>Whether she may, by the posts held at an area and above it.</summary>
    public static bool Has(IReadOnlyList<Standing> upward, Guid personId) =>
        upward.Any(standing => standing.Person.Id == personId && Has(standing.Post.Role));

    /// <summary>Whether hers is the highest role there: she may release words that nobody approves each time.</summary>
    public static bool Releases(IReadOnlyList<Standing> upward, Guid personId) => Approvers(upward, Guid.Empty).Contains(personId);

    /// <summary>Her own area: of her posts that may write broadcasts, the one of the widest; null where none may.</summary>
    public static Standing? Home(IReadOnlyList<Standing> posts) =>
        posts.Where(standing => Has(standing.Post.Role)).MinBy(standing => standing.Area.Path.Length);

    /// <summary>Who is asked to approve at once: of those other than the author the highest role.</summary>
    public static IReadOnlyList<Guid> Approvers(IReadOnlyList<Standing> upward, Guid authorId)
    {
        Standing[] others = [.. upward.Where(standing => standing.Person.Id != authorId)];
        foreach (Role[] rank in Ranks)
        {
            Guid[] able = [.. others.Where(standing => rank.Contains(standing.Post.Role)).Select(standing => standing.Person.Id).Distinct()];
            if (able.Length > 0)
            {
                return able;
            }
        }
        return [];
    }

    /// <summary>Who may approve when they did not in time: everybody else with authority.</summary>
    public static IReadOnlyList<Guid> Deputies(IReadOnlyList<Standing> upward, Guid authorId) =>
    [
        .. upward.Where(standing => Has(standing.Post.Role) && standing.Person.Id != authorId)
            .Select(standing => standing.Person.Id).Distinct().Except(Approvers(upward, authorId)),
    ];
}
