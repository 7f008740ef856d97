using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>The second person says yes, or no with a reason. What went at once is approved afterwards.</summary>
public static class ApproveBroadcast
{
    /// <summary>Yes.</summary>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="approverId">Who says so.</param>
    /// <param name="version">The version that she saw; null takes any.</param>
    /// <param name="upward">The posts held at its area and above it.</param>
    /// <param name="now">The instant.</param>
    public static BroadcastMoved Decide(
        Broadcast broadcast, Guid approverId, int? version, IReadOnlyList<Standing> upward, DateTimeOffset now)
    {
        bool isReview = broadcast.NeedsReview && broadcast.State is not BroadcastState.Draft;
        if (Refusal(broadcast, approverId, version, upward, now, isReview) is { } refusal)
        {
            return refusal;
        }
        if (broadcast.ApprovedAt is not null)
        {
            return new BroadcastMoved.Already(broadcast);
        }
        if (!isReview && broadcast.State != BroadcastState.Submitted)
        {
            return new BroadcastMoved.WrongState(broadcast);
        }
        (broadcast.ApproverId, broadcast.ApprovedAt, broadcast.NeedsReview) = (approverId, now, false);
        broadcast.State = broadcast.State == BroadcastState.Submitted ? BroadcastState.Scheduled : broadcast.State;
        broadcast.Version++;
        return new BroadcastMoved.Done(broadcast);
    }

    internal static BroadcastMoved? Refusal(
        Broadcast broadcast, Guid approverId, int? version, IReadOnlyList<Standing> upward, DateTimeOffset now, bool isReview)
    {
        if (!BroadcastAuthority.Has(upward, approverId))
        {
            return new BroadcastMoved.NoAuthority(broadcast.AreaCode);
        }
        if (approverId == broadcast.AuthorId)
        {
            return new BroadcastMoved.OwnWork(broadcast);
        }
        if (version is { } seen && seen != broadcast.Version && broadcast.ApproverId != approverId)
        {
            return new BroadcastMoved.Changed(broadcast);
        }
        DateTimeOffset? deputies = broadcast.SubmittedAt + BroadcastLimits.DeputyAfter;
        return broadcast.State == BroadcastState.Submitted && !isReview && deputies > now
            && !BroadcastAuthority.Approvers(upward, broadcast.AuthorId).Contains(approverId)
            ? new BroadcastMoved.TooEarly(broadcast, deputies.Value)
            : null;
    }
}
