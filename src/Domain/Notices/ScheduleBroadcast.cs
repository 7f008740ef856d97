namespace Hub.Domain.Notices;

/// <summary>
/// Says when it goes. The words were approved, not the hour: so this asks nobody again, and leaves the version as it is: whoever
/// was asked approves what she read.
/// </summary>
public static class ScheduleBroadcast
{
    /// <summary>The decision. No instant means as soon as it is approved.</summary>
    public static BroadcastMoved Decide(Broadcast broadcast, DateTimeOffset? at, DateTimeOffset? expires, DateTimeOffset now)
    {
        if (!broadcast.IsBeforeStart)
        {
            return new BroadcastMoved.WrongState(broadcast);
        }
        if (at <= now)
        {
            return new BroadcastMoved.Invalid([new(BroadcastFault.ScheduledInPast, "scheduledAt", $"{at:O}")]);
        }
        if (expires <= (at ?? now))
        {
            return new BroadcastMoved.Invalid([new(BroadcastFault.ExpiresTooEarly, "expiresAt", $"{expires:O}")]);
        }
        if (broadcast.ScheduleRule is not null && broadcast.ScheduledAt != at)
        {
            broadcast.FirstAt = at;
        }
        (broadcast.ScheduledAt, broadcast.ExpiresAt) = (at, expires);
        return new BroadcastMoved.Done(broadcast);
    }
}
