using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Requests;

/// <summary>Who is told about a request, and which levels stood empty on the way.</summary>
/// <param name="Told">Persons, the lowest level first; empty when nobody holds any post above the place.</param>
/// <param name="Rung">The rung of <see cref="Dispatch.Ladder"/> that was reached.</param>
/// <param name="Empty">The roles that nobody held on the way up.</param>
public sealed record Recipients(IReadOnlyList<Standing> Told, int Rung, IReadOnlyList<Role> Empty);

/// <summary>Decides who serves a place.</summary>
public static class Dispatch
{
    /// <summary>The grid line from the place upward; a level that nobody holds is passed over.</summary>
    public static readonly IReadOnlyList<Role> Ladder =
        [Role.GridWorker, Role.GridLeader, Role.Coordinator, Role.CommunitySecretary];

    /// <summary>Everybody whom a red line reaches at the same moment.</summary>
    public static readonly IReadOnlyList<Role> WholeChain =
    [
        Role.BuildingHead, Role.GridWorker, Role.GridLeader, Role.CompoundChief, Role.EmergencyChief, Role.Coordinator,
        Role.CommunitySecretary,
    ];

    /// <summary>
    /// The first rung from <paramref name="from"/> on that somebody holds.
    /// </summary>
    /// <param name="upward">The posts held today at the place and above it.</param>
    /// <param name="urgency">Urgent matters also tell the building head; a red line tells <see cref="WholeChain"/>.</param>
    /// <param name="from">The rung to begin at: 0 for a new request, one more at each escalation.</param>
    /// <param name="without">Persons who declined it.</param>
    public static Recipients Decide(
        IReadOnlyList<Standing> upward, Urgency urgency, int from = 0, IReadOnlySet<Guid>? without = null)
    {
        Standing[] able = [.. upward.Where(standing => without is null || !without.Contains(standing.Person.Id))];
        List<Role> empty = [];
        for (int rung = from; rung < Ladder.Count; rung++)
        {
            Standing[] holders = Nearest(able, Ladder[rung]);
            if (holders.Length == 0)
            {
                empty.Add(Ladder[rung]);
                continue;
            }
            IEnumerable<Standing> beside = urgency switch
            {
                Urgency.Normal => [],
                Urgency.Urgent => Nearest(able, Role.BuildingHead),
                Urgency.RedLine => WholeChain.SelectMany(role => Nearest(able, role)),
            };
            return new([.. holders.Concat(beside).DistinctBy(standing => standing.Person.Id)], rung, empty);
        }
        // Nobody on the grid line: a red line still reaches whoever holds any post of the chain.
        Standing[] any = urgency == Urgency.RedLine
            ? [.. WholeChain.SelectMany(role => Nearest(able, role)).DistinctBy(standing => standing.Person.Id)]
            : [];
        return new(any, Ladder.Count, empty);
    }

    /// <summary>
    /// Whom an alert is sent to where a policy says how it climbs: its first level that somebody answers for. A red line tells
    /// the whole chain beside. Null when nobody answers for any level.
    /// </summary>
    public static Recipients? Decide(IReadOnlyList<Standing> able, Urgency urgency, CallPlan plan, CallLadder ladder)
    {
        List<Role> empty = [];
        for (int level = 0; level < ladder.Count; level++)
        {
            LevelPeople meant = ladder.At(level);
            empty.AddRange(meant.Empty.Select(role => role.Role));
            if (meant.People.Count > 0)
            {
                IEnumerable<Standing> beside = urgency == Urgency.RedLine ? WholeChain.SelectMany(role => Nearest(able, role)) : [];
                return new([.. meant.People.Concat(beside).DistinctBy(standing => standing.Person.Id)], Rung(plan, level), empty);
            }
        }
        return null;
    }

    /// <summary>The highest rung of <see cref="Ladder"/> that a plan has called when it stands at a level.</summary>
    public static int Rung(CallPlan plan, int level) => plan.Levels.Take(level + 1).SelectMany(one => one.Roles)
        .Select(Rung).Where(rung => rung < Ladder.Count).DefaultIfEmpty(0).Max();

    /// <summary>Where a role stands on <see cref="Ladder"/>.</summary>
    public static int Rung(Role role) => Ladder.TakeWhile(step => step != role).Count();

    /// <summary>The desk of a place that nobody knows better: its coordinators, else its secretary.</summary>
    public static Standing[] Desk(IReadOnlyList<Standing> upward) =>
        Nearest(upward, Role.Coordinator) is { Length: > 0 } desk ? desk : Nearest(upward, Role.CommunitySecretary);

    /// <summary>The current posts of a role at the nearest area upward that has one, all of them.</summary>
    public static Standing[] Nearest(IReadOnlyList<Standing> upward, Role role) => People.Nearest.Of(upward, role);
}
