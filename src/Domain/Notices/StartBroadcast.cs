using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Turns a broadcast whose time has come into its notice.</summary>
public static class StartBroadcast
{
    /// <summary>Whether it is to go now.</summary>
    public static bool IsDue(Broadcast broadcast, DateTimeOffset now) =>
        broadcast.State == BroadcastState.Scheduled && (broadcast.ScheduledAt is null || broadcast.ScheduledAt <= now);

    /// <summary>The notice to write; null where it is not due. What expired before its start is stopped.</summary>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="noticeId">The id that its notice gets.</param>
    /// <param name="hasRows">Whether single people have values of their own.</param>
    /// <param name="corrected">The words of the broadcast that it puts right.</param>
    /// <param name="now">The instant.</param>
    public static Notice? Decide(Broadcast broadcast, Guid noticeId, bool hasRows, Bi? corrected, DateTimeOffset now)
    {
        if (!IsDue(broadcast, now))
        {
            return null;
        }
        broadcast.Version++;
        if (broadcast.ExpiresAt <= now)
        {
            (broadcast.State, broadcast.Reason, broadcast.FinishedAt) = (BroadcastState.Stopped, "expired", now);
            return null;
        }
        (broadcast.State, broadcast.StartedAt, broadcast.NoticeId) = (BroadcastState.Sending, now, noticeId);
        return new()
        {
            Id = noticeId,
            Key = broadcast.NoticeKey,
            Kind = NoticeKind.Broadcast,
            Lane = broadcast.Lane,
            Text = Words(broadcast, corrected),
            Choices = broadcast.AsksAck ? [BroadcastChoices.Ack(broadcast.Id)] : [],
            Audience = broadcast.Audience,
            Channels = broadcast.Lane == Lane.Emergency ? ChannelPolicy.Parallel : ChannelPolicy.InTurn,
            CreatedAt = now,
            ExpiresAt = broadcast.ExpiresAt,
            ValuesOf = hasRows ? broadcast.RepeatsId ?? broadcast.Id : null,
        };
    }

    /// <summary>What people read: the words with what is the same for all, the links, the attachments, and what it puts right.</summary>
    public static Bi Words(Broadcast broadcast, Bi? corrected) => Words(broadcast, corrected, file => file.ReaderAddress);

    /// <summary>What those read who approve it: the same, and the attachments where only they can open them.</summary>
    public static Bi ReviewWords(Broadcast broadcast) => Words(broadcast, null, file => file.ReviewAddress(broadcast.Id));

    private static Bi Words(Broadcast broadcast, Bi? corrected, Func<BroadcastFile, string> addressOf)
    {
        Bi text = FillTemplate.With(broadcast.Text, broadcast.Values);
        string links = string.Concat(broadcast.Links.Select(link => $"\n{link}"));
        Bi[] files = [.. broadcast.Files.Select(file => new Bi(
            BroadcastTexts.File.In(Lang.Zh, file.Words.Zh, addressOf(file)), BroadcastTexts.File.In(Lang.En, file.Words.En, addressOf(file))))];
        text = new(text.Zh + links + string.Concat(files.Select(file => file.Zh)), text.En + links + string.Concat(files.Select(file => file.En)));
        return corrected is { } first
            ? new(BroadcastTexts.Corrects.In(Lang.Zh, Cut.To(first.Zh, 40), text.Zh), BroadcastTexts.Corrects.In(Lang.En, Cut.To(first.En, 40), text.En))
            : text;
    }
}
