namespace Hub.Domain.Notices;

/// <summary>What a person's page, or the channel that took it, reports about a delivery. A report never takes a later state back.</summary>
public static class DeliveryReports
{
    /// <summary>It stands on her page, or reached her device. False when that was known.</summary>
    public static bool Receive(this Delivery delivery, DateTimeOffset now)
    {
        if (delivery.ReceivedAt is not null || delivery.State is DeliveryState.Read or DeliveryState.Acked or DeliveryState.Cancelled)
        {
            return false;
        }
        delivery.State = DeliveryState.Received;
        delivery.ReceivedAt = now;
        WaitNoMore(delivery, now);
        return true;
    }

    /// <summary>She opened it. False when that was known.</summary>
    public static bool Open(this Delivery delivery, DateTimeOffset now)
    {
        if (delivery.State is DeliveryState.Read or DeliveryState.Acked or DeliveryState.Cancelled)
        {
            return false;
        }
        delivery.State = DeliveryState.Read;
        delivery.ReceivedAt ??= now;
        WaitNoMore(delivery, now);
        return true;
    }

    /// <summary>
    /// The channel that took it could not bring it: it is sent again, by her other channels. False where she has it, or another
    /// round has begun since.
    /// </summary>
    public static bool Bounce(this Delivery delivery, int round, DateTimeOffset now)
    {
        if (delivery.State is not (DeliveryState.Pending or DeliveryState.HandedOff or DeliveryState.Unknown) || delivery.Round > round)
        {
            return false;
        }
        (delivery.State, delivery.Reason, delivery.NotBefore) = (DeliveryState.Deferred, Waiting.Bounced, now);
        (delivery.Round, delivery.HandedOffAt, delivery.ChangedAt) = (round, null, now);
        return true;
    }

    /// <summary>She said that she knows, or acted on it. False when that was known.</summary>
    public static bool Acknowledge(this Delivery delivery, DateTimeOffset now)
    {
        if (delivery.State is DeliveryState.Acked or DeliveryState.Cancelled)
        {
            return false;
        }
        delivery.State = DeliveryState.Acked;
        delivery.ReceivedAt ??= now;
        delivery.AckedAt = now;
        WaitNoMore(delivery, now);
        return true;
    }

    // Who has it is not told again when her quiet hours end.
    private static void WaitNoMore(Delivery delivery, DateTimeOffset now) =>
        (delivery.NotBefore, delivery.Reason, delivery.ChangedAt) = (null, null, now);
}
