using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>The second person says no. The author may change it and submit it again.</summary>
public static class RejectBroadcast
{
    /// <summary>The decision.</summary>
    public static BroadcastMoved Decide(
        Broadcast broadcast, Guid approverId, int? version, string reason, IReadOnlyList<Standing> upward, DateTimeOffset now)
    {
        if (ApproveBroadcast.Refusal(broadcast, approverId, version, upward, now, isReview: false) is { } refusal)
        {
            return refusal;
        }
        if (broadcast.State == BroadcastState.Rejected)
        {
            return new BroadcastMoved.Already(broadcast);
        }
        if (broadcast.State != BroadcastState.Submitted)
        {
            return new BroadcastMoved.WrongState(broadcast);
        }
        (broadcast.State, broadcast.Reason) = (BroadcastState.Rejected, reason);
        broadcast.Version++;
        return new BroadcastMoved.Done(broadcast);
    }
}
