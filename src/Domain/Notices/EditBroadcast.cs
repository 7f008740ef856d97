namespace Hub.Domain.Notices;

/// <summary>Changes a broadcast before its start. What was submitted or approved is a draft again: it was approved as it stood.</summary>
public static class EditBroadcast
{
    /// <summary>The decision.</summary>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="version">The version that the author saw; null takes any.</param>
    /// <param name="draft">What it shall be.</param>
    /// <param name="facts">What the database knows of it.</param>
    /// <param name="now">The instant.</param>
    public static BroadcastMoved Decide(Broadcast broadcast, int? version, BroadcastDraft draft, DraftFacts facts, DateTimeOffset now)
    {
        if (version is { } seen && seen != broadcast.Version)
        {
            return new BroadcastMoved.Changed(broadcast);
        }
        if (!broadcast.IsBeforeStart)
        {
            return new BroadcastMoved.WrongState(broadcast);
        }
        if (CheckBroadcast.Problems(draft, facts, now) is { Count: > 0 } wrong)
        {
            return new BroadcastMoved.Invalid(wrong);
        }
        DraftBroadcast.Write(broadcast, draft, facts);
        (broadcast.State, broadcast.SubmittedAt, broadcast.ApproverId, broadcast.ApprovedAt) = (BroadcastState.Draft, null, null, null);
        (broadcast.Reason, broadcast.NeedsReview, broadcast.DeputiesAskedAt) = (null, false, null);
        broadcast.Version++;
        return new BroadcastMoved.Done(broadcast);
    }
}
