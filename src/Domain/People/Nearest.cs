namespace Hub.Domain.People;

/// <summary>Who serves a place by role.</summary>
public static class Nearest
{
    /// <summary>The posts of a role at the nearest area upward that has one, all of them.</summary>
    public static Standing[] Of(IReadOnlyList<Standing> upward, Role role)
    {
        Standing[] holders = [.. upward.Where(standing => standing.Post.Role == role)];
        int depth = holders.Length == 0 ? 0 : holders.Max(standing => standing.Area.Path.Length);
        return [.. holders.Where(standing => standing.Area.Path.Length == depth)];
    }
}
