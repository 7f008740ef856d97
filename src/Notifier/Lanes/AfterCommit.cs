using Hub.Domain.Notices;

namespace Hub.Notifier.Lanes;

/// <summary>Rings for what a transaction wrote, after its commit. Lost rings cost two seconds.</summary>
public sealed class AfterCommit(ILanes lanes, IBell bell)
{
    /// <summary>Rings.</summary>
    /// <param name="rung">The slices that were written.</param>
    /// <param name="expands">Whether audiences are on their way into the ledger.</param>
    /// <param name="concerned">Whose pages may show what was written.</param>
    public async Task RingAsync(IReadOnlyCollection<Ring> rung, bool expands = false, IEnumerable<Guid>? concerned = null)
    {
        await lanes.OfferAsync([.. rung]);
        if (expands)
        {
            await bell.RingAsync(Topics.Lanes);
        }
        await Task.WhenAll((concerned ?? []).Distinct().Select(person => bell.RingAsync(Topics.Person(person)).AsTask()));
    }
}
