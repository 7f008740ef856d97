using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>
/// How alerts climb at a place. Policies are rows on areas, the nearest ancestor wins, and there what is said of a kind goes
/// before what is said of a grade, and that before what is said of all; <see cref="Defaults"/> hold where there is none.
/// </summary>
public sealed class AlertPolicy
{
    public required Guid Id { get; init; }
    public required string AreaCode { get; init; }

    /// <summary>How grave the alerts are that it is for; null for all.</summary>
    public AlertGrade? Grade { get; init; }

    /// <summary>What the alerts are about that it is for: the name of a red line or of a category, for example <c>Gas</c>; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>How it climbs. Calls that run already keep the plan with which they began.</summary>
    public required CallPlan Plan { get; set; }

    /// <summary>Building head and grid worker, grid leader, coordinator, secretary: 10 minutes each, in a red line 2.</summary>
    public static CallPlan Defaults(AlertGrade grade) => grade switch
    {
        AlertGrade.Urgent => Ladder(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10)),
        AlertGrade.RedLine => Ladder(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3)),
    };

    /// <summary>The policy for an alert at a place, or null where no area says anything.</summary>
    /// <param name="upward">The policies of the place and of the areas above it.</param>
    /// <param name="codes">The codes of those areas, nearest first.</param>
    /// <param name="grade">How grave it is.</param>
    /// <param name="kind">What it is about.</param>
    public static AlertPolicy? For(IReadOnlyList<AlertPolicy> upward, IReadOnlyList<string> codes, AlertGrade grade, string? kind) =>
        codes.SelectMany(code => upward.Where(policy => policy.AreaCode == code)
                .Where(policy => (policy.Grade is null || policy.Grade == grade) && (policy.Kind is null || policy.Kind == kind))
                .OrderByDescending(policy => policy.Kind is not null).ThenByDescending(policy => policy.Grade is not null))
            .FirstOrDefault();

    private static CallPlan Ladder(TimeSpan within, TimeSpan ringEvery) => new(
    [
        new([Role.BuildingHead, Role.GridWorker], 1, within, ChannelPolicy.Parallel),
        new([Role.GridLeader], 1, within, ChannelPolicy.Parallel),
        new([Role.Coordinator], 1, within, ChannelPolicy.Parallel),
        new([Role.CommunitySecretary], 1, within, ChannelPolicy.Parallel),
    ], ringEvery);
}

/// <summary>How grave an alert is.</summary>
public enum AlertGrade
{
    /// <summary>Somebody suffers now.</summary>
    Urgent,

    /// <summary>Danger to life.</summary>
    RedLine,
}
