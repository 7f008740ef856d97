using Hub.Domain.Ids;

namespace Hub.Domain.Notices;

/// <summary>What an import of alert policies writes. Policies that are known are changed in place.</summary>
public sealed class PolicyPlan
{
    public List<AlertPolicy> Added { get; } = [];
    public List<AlertPolicy> Changed { get; } = [];
    public List<AlertPolicy> Removed { get; } = [];

    /// <summary>How many stand in the database already just as the file has them.</summary>
    public int Unchanged { get; internal set; }
}

/// <summary>Lays described policies over those that the database has: adds, changes, and takes back what the file takes back.</summary>
public static class ImportPolicies
{
    /// <summary>The whole decision.</summary>
    /// <param name="described">The policies of the file.</param>
    /// <param name="known">Those of the same areas in the database.</param>
    /// <param name="ids">Where ids come from.</param>
    public static PolicyPlan Decide(IEnumerable<DescribedPolicy> described, IEnumerable<AlertPolicy> known, IdSource ids)
    {
        // Rows that were written by hand may say one thing twice: the first holds, the others go.
        ILookup<PolicyKey, AlertPolicy> stored = known.OrderBy(policy => policy.Id)
            .ToLookup(policy => new PolicyKey(policy.AreaCode, policy.Grade, policy.Kind));
        PolicyPlan plan = new();
        foreach (DescribedPolicy one in described)
        {
            AlertPolicy[] there = [.. stored[one.For]];
            plan.Removed.AddRange(one.Plan is null ? there : there.Skip(1));
            if (one.Plan is not { } climbs)
            {
                plan.Unchanged += there.Length == 0 ? 1 : 0;
            }
            else if (there is not [var policy, ..])
            {
                plan.Added.Add(new() { Id = ids.Next(), AreaCode = one.For.AreaCode, Grade = one.For.Grade, Kind = one.For.Kind, Plan = climbs });
            }
            else if (policy.Plan.IsSame(climbs))
            {
                plan.Unchanged++;
            }
            else
            {
                policy.Plan = climbs;
                plan.Changed.Add(policy);
            }
        }
        return plan;
    }
}
