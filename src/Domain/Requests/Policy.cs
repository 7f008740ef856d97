namespace Hub.Domain.Requests;

/// <summary>
/// What is promised for one urgency, and optionally one category. Policies are rows on areas, the nearest ancestor wins;
/// <see cref="Defaults"/> hold where there is none.
/// </summary>
public sealed class Policy
{
    public required string AreaCode { get; init; }
    public required Urgency Urgency { get; init; }

    /// <summary>The category it is for; null for all that have none of their own.</summary>
    public Category? Category { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The promise: a worker takes it within so much time, see <see cref="PromiseClock"/>: 7 hours are a working day.</summary>
    public required TimeSpan AcceptWithin { get; set; }

    /// <summary>The promise: solved within.</summary>
    public required TimeSpan ResolveWithin { get; set; }

    /// <summary>The policy that serves where no area says otherwise.</summary>
    public static Policy Defaults(Urgency urgency) => urgency switch
    {
        Urgency.Normal => Default(urgency, TimeSpan.FromHours(7), TimeSpan.FromHours(35)),
        Urgency.Urgent => Default(urgency, TimeSpan.FromHours(2), TimeSpan.FromHours(7)),
        Urgency.RedLine => Default(urgency, TimeSpan.FromMinutes(10), TimeSpan.FromHours(4)),
    };

    /// <summary>
    /// The policy for a matter at a place.
    /// </summary>
    /// <param name="upward">The policies of the place and of the areas above it.</param>
    /// <param name="codes">The codes of those areas, nearest first.</param>
    /// <param name="category">What it is about.</param>
    /// <param name="urgency">How soon.</param>
    public static Policy For(IReadOnlyList<Policy> upward, IReadOnlyList<string> codes, Category category, Urgency urgency) =>
        codes.SelectMany(code => upward.Where(policy => policy.AreaCode == code && policy.Urgency == urgency)
                .Where(policy => policy.Category is null || policy.Category == category)
                .OrderByDescending(policy => policy.Category is not null))
            .FirstOrDefault() ?? Defaults(urgency);

    private static Policy Default(Urgency urgency, TimeSpan accept, TimeSpan resolve) =>
        new() { Id = Guid.Empty, AreaCode = "", Urgency = urgency, AcceptWithin = accept, ResolveWithin = resolve };
}
