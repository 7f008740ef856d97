using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>Whom the levels of a plan mean at one place and instant.</summary>
/// <param name="plan">The plan.</param>
/// <param name="upward">The posts held today at the place and above it.</param>
/// <param name="roster">Who of them is on duty.</param>
/// <param name="grade">A red line also calls those who are off shift.</param>
public sealed class CallLadder(CallPlan plan, IReadOnlyList<Standing> upward, Roster roster, AlertGrade grade)
{
    private readonly IReadOnlyList<Standing> _onCall = roster.OnCall(upward, grade == AlertGrade.RedLine);

    /// <summary>How many levels there are.</summary>
    public int Count => plan.Levels.Count;

    /// <summary>Who is called at a level, and which of its roles nobody can answer for.</summary>
    public LevelPeople At(int level)
    {
        List<Standing> people = [];
        List<EmptyRole> empty = [];
        foreach (Role role in plan.Levels[level].Roles)
        {
            Standing[] holders = Nearest.Of(_onCall, role);
            people.AddRange(holders);
            if (holders.Length == 0)
            {
                empty.Add(new(role, IsHeld: upward.Any(standing => standing.Post.Role == role)));
            }
        }
        return new([.. people.DistinctBy(standing => standing.Person.Id)], empty);
    }

    /// <summary>The lowest level that a person belongs to; -1 when she belongs to none.</summary>
    public int LevelOf(Guid person)
    {
        Role[] roles = [.. upward.Concat(_onCall).Where(standing => standing.Person.Id == person).Select(standing => standing.Post.Role).Distinct()];
        for (int level = 0; level < Count; level++)
        {
            if (plan.Levels[level].Roles.Any(role => roles.Contains(role)))
            {
                return level;
            }
        }
        return -1;
    }

    /// <summary>The desk on duty; when nobody of it is, whoever holds it; when nobody does, whoever holds any post of the plan.</summary>
    public IReadOnlyList<Standing> Desk() =>
        new[] { Desk(_onCall), Desk(upward), [.. Enumerable.Range(0, Count).Reverse().SelectMany(level => plan.Levels[level].Roles.SelectMany(role => Nearest.Of(upward, role)))] }
            .FirstOrDefault(people => people.Length > 0)?.DistinctBy(standing => standing.Person.Id).ToArray() ?? [];

    private static Standing[] Desk(IReadOnlyList<Standing> posts) =>
        Nearest.Of(posts, Role.Coordinator) is { Length: > 0 } desk ? desk : Nearest.Of(posts, Role.CommunitySecretary);
}

/// <summary>Whom a level means.</summary>
/// <param name="People">Everybody, each once.</param>
/// <param name="Empty">The roles that nobody answers for now.</param>
public sealed record LevelPeople(IReadOnlyList<Standing> People, IReadOnlyList<EmptyRole> Empty);

/// <summary>A role that nobody answers for now.</summary>
/// <param name="Role">The role.</param>
/// <param name="IsHeld">Whether somebody holds it, and is off.</param>
public sealed record EmptyRole(Role Role, bool IsHeld);
