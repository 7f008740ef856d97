using Hub.Domain.Ids;

namespace Hub.Domain.Requests;

/// <summary>What an import of promise terms writes. Policies that are known are changed in place.</summary>
public sealed class PromisePlan
{
    public List<Policy> Added { get; } = [];
    public List<Policy> Changed { get; } = [];
    public List<Policy> Removed { get; } = [];

    /// <summary>How many stand in the database already just as the file has them.</summary>
    public int Unchanged { get; internal set; }
}

/// <summary>
/// Lays described promises over the policies that the database has: adds, changes, and takes back what the file takes back. What
/// was promised before stays as it was said.
/// </summary>
public static class ImportPromises
{
    /// <summary>The whole decision.</summary>
    /// <param name="described">The promises of the file.</param>
    /// <param name="known">The policies of the same areas in the database.</param>
    /// <param name="ids">Where ids come from.</param>
    public static PromisePlan Decide(IEnumerable<DescribedPromise> described, IEnumerable<Policy> known, IdSource ids)
    {
        // Rows that were written by hand may say one thing twice: the first holds, the others go.
        ILookup<PromiseKey, Policy> stored = known.OrderBy(policy => policy.Id).ToLookup(policy => new PromiseKey(policy.AreaCode, policy.Urgency, policy.Category));
        PromisePlan plan = new();
        foreach (DescribedPromise one in described)
        {
            Policy[] there = [.. stored[one.For]];
            plan.Removed.AddRange(one.Within is null ? there : there.Skip(1));
            if (one.Within is not var (accept, resolve))
            {
                plan.Unchanged += there.Length == 0 ? 1 : 0;
            }
            else if (there is not [var policy, ..])
            {
                plan.Added.Add(new()
                {
                    Id = ids.Next(),
                    AreaCode = one.For.AreaCode,
                    Urgency = one.For.Urgency,
                    Category = one.For.Category,
                    AcceptWithin = accept,
                    ResolveWithin = resolve,
                });
            }
            else if ((policy.AcceptWithin, policy.ResolveWithin) == (accept, resolve))
            {
                plan.Unchanged++;
            }
            else
            {
                (policy.AcceptWithin, policy.ResolveWithin) = (accept, resolve);
                plan.Changed.Add(policy);
            }
        }
        return plan;
    }
}
