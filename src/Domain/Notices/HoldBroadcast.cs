namespace Hub.Domain.Notices;

/// <summary>Pauses a broadcast that goes out, lets it go on, stops it, and says when it is done.</summary>
public static class HoldBroadcast
{
    /// <summary>Nothing more of it is sent until it is resumed.</summary>
    public static BroadcastMoved Pause(Broadcast broadcast) => Move(broadcast, BroadcastState.Paused, BroadcastState.Sending);

    /// <summary>It goes on.</summary>
    public static BroadcastMoved Resume(Broadcast broadcast) => Move(broadcast, BroadcastState.Sending, BroadcastState.Paused);

    /// <summary>Nothing more of it is sent, ever; what was not started never goes.</summary>
    public static BroadcastMoved Stop(Broadcast broadcast, string? reason, DateTimeOffset now)
    {
        BroadcastMoved moved = Move(
            broadcast, BroadcastState.Stopped, BroadcastState.Sending, BroadcastState.Paused, BroadcastState.Scheduled, BroadcastState.Submitted,
            BroadcastState.Draft, BroadcastState.Rejected);
        if (moved is BroadcastMoved.Done)
        {
            (broadcast.Reason, broadcast.FinishedAt) = (reason, now);
        }
        return moved;
    }

    /// <summary>Everybody was told, or cannot be.</summary>
    public static BroadcastMoved Finish(Broadcast broadcast, DateTimeOffset now)
    {
        BroadcastMoved moved = Move(broadcast, BroadcastState.Done, BroadcastState.Sending);
        if (moved is BroadcastMoved.Done)
        {
            broadcast.FinishedAt = now;
        }
        return moved;
    }

    /// <summary>Some are to be told again: what was done goes on.</summary>
    public static BroadcastMoved Reopen(Broadcast broadcast)
    {
        if (broadcast.State is not (BroadcastState.Sending or BroadcastState.Done or BroadcastState.Paused))
        {
            return new BroadcastMoved.WrongState(broadcast);
        }
        if (broadcast.State == BroadcastState.Done)
        {
            (broadcast.State, broadcast.FinishedAt) = (BroadcastState.Sending, null);
            broadcast.Version++;
        }
        return new BroadcastMoved.Done(broadcast);
    }

    private static BroadcastMoved Move(Broadcast broadcast, BroadcastState to, params ReadOnlySpan<BroadcastState> from)
    {
        if (broadcast.State == to)
        {
            return new BroadcastMoved.Already(broadcast);
        }
        if (!from.Contains(broadcast.State))
        {
            return new BroadcastMoved.WrongState(broadcast);
        }
        broadcast.State = to;
        broadcast.Version++;
        return new BroadcastMoved.Done(broadcast);
    }
}
