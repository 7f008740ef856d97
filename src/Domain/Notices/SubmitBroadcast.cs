using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>Asks for the second person. Emergencies and pre-approved templates go at once, and are looked at afterwards.</summary>
public static class SubmitBroadcast
{
    /// <summary>The decision.</summary>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="isPreApproved">Whether its template is pre-approved.</param>
    /// <param name="upward">The posts held at its area and above it.</param>
    /// <param name="now">The instant.</param>
    public static BroadcastMoved Decide(Broadcast broadcast, bool isPreApproved, IReadOnlyList<Standing> upward, DateTimeOffset now)
    {
        switch (broadcast.State)
        {
            case BroadcastState.Submitted or BroadcastState.Scheduled or BroadcastState.Sending or BroadcastState.Done:
                return new BroadcastMoved.Already(broadcast);
            case not BroadcastState.Draft:
                return new BroadcastMoved.WrongState(broadcast);
        }
        if (broadcast.ExpiresAt <= now)
        {
            return new BroadcastMoved.Invalid([new(BroadcastFault.ExpiresTooEarly, "expiresAt", $"{broadcast.ExpiresAt:O}")]);
        }
        bool atOnce = isPreApproved || broadcast.Lane == Lane.Emergency;
        if (!atOnce && BroadcastAuthority.Approvers(upward, broadcast.AuthorId).Count == 0)
        {
            return new BroadcastMoved.Invalid([new(BroadcastFault.NobodyToApprove, "area", broadcast.AreaCode)]);
        }
        broadcast.SubmittedAt = now;
        broadcast.State = atOnce ? BroadcastState.Scheduled : BroadcastState.Submitted;
        broadcast.NeedsReview = atOnce;
        broadcast.Version++;
        return new BroadcastMoved.Done(broadcast);
    }
}
