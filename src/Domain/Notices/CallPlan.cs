using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>How an alert climbs. A running call keeps the plan with which it began.</summary>
/// <param name="Levels">The levels, from the lowest; at least one.</param>
/// <param name="RingEvery">How often the desk is rung when nobody took it at the top: 30 seconds to 1 day.</param>
public sealed record CallPlan(IReadOnlyList<AlertLevel> Levels, TimeSpan RingEvery)
{
    /// <summary>How the channels are used at a level. The last one, and what comes after it, uses all at once.</summary>
    public ChannelPolicy ChannelsAt(int level) =>
        level >= 0 && level < Levels.Count - 1 ? Levels[level].Channels : ChannelPolicy.Parallel;

    /// <summary>How many of those who were called at a level must answer.</summary>
    public int QuorumAt(int level, int called) => Math.Min(called, level >= 0 && level < Levels.Count ? Levels[level].Quorum : 1);

    /// <summary>How long a level has.</summary>
    public TimeSpan WithinAt(int level) => level < Levels.Count ? Levels[Math.Max(level, 0)].Within : RingEvery;

    /// <summary>Whether it says the same as another.</summary>
    public bool IsSame(CallPlan other) => RingEvery == other.RingEvery && Levels.Count == other.Levels.Count
        && Levels.Zip(other.Levels).All(pair => pair.First with { Roles = pair.Second.Roles } == pair.Second && pair.First.Roles.SequenceEqual(pair.Second.Roles));

    /// <summary>Throws for a plan that could not run.</summary>
    /// <exception cref="ArgumentException">It has no level, one without roles, or a number out of its range.</exception>
    public void Check()
    {
        if (Levels.Count == 0 || RingEvery < TimeSpan.FromSeconds(30) || RingEvery > TimeSpan.FromDays(1))
        {
            throw new ArgumentException("A plan has at least one level, and rings every 30 seconds to 1 day.");
        }
        if (Levels.Any(level => level.Roles.Count == 0 || level.Quorum < 1 || level.Within <= TimeSpan.Zero || level.Within > TimeSpan.FromDays(1)))
        {
            throw new ArgumentException("A level has at least one role, a quorum of at least 1, and up to 1 day.");
        }
    }
}

/// <summary>One level of a plan.</summary>
/// <param name="Roles">Who is called: the holders of these roles at the nearest area upward.</param>
/// <param name="Quorum">How many of them must answer, from 1; of fewer, all.</param>
/// <param name="Within">How long they have: up to 1 day.</param>
/// <param name="Channels">How the channels of one person are used.</param>
public sealed record AlertLevel(IReadOnlyList<Role> Roles, int Quorum, TimeSpan Within, ChannelPolicy Channels);
