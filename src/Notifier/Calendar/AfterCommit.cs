using Hub.Domain.Notices;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Calendar;

/// <summary>Rings for what a transaction of a job wrote, after its commit. Lost rings cost two seconds.</summary>
internal sealed class AfterCommit(ILanes lanes, IBell bell)
{
    /// <summary>Rings.</summary>
    /// <param name="rung">The slices that were written.</param>
    /// <param name="expands">Whether audiences are on their way into the ledger.</param>
    public async Task RingAsync(IReadOnlyList<Ring> rung, bool expands)
    {
        await lanes.OfferAsync(rung);
        if (expands)
        {
            await bell.RingAsync(Topics.Lanes);
        }
    }
}
