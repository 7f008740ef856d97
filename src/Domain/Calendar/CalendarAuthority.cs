using Hub.Domain.People;

namespace Hub.Domain.Calendar;

/// <summary>Who may start and edit series and move, cancel and note their occurrences: posts at the series' area or above it.</summary>
public static class CalendarAuthority
{
    /// <summary>Whether a role may, at its area.</summary>
    public static bool Has(Role role) => role is Role.CommunitySecretary or Role.Coordinator or Role.GridLeader or Role.CompoundChief;

    /// <summary>Whether she may, by the posts held at an area and above it.</summary>
    public static bool Has(IReadOnlyList<Standing> upward, Guid personId) =>
        upward.Any(standing => standing.Person.Id == personId && Has(standing.Post.Role));
}
