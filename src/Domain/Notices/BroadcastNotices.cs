using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>What is told around a broadcast: to those who approve it, and to its author.</summary>
public static class BroadcastNotices
{
    /// <summary>To those who may approve, or (of what went at once) look at it afterwards.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="people">Whom.</param>
    /// <param name="whom">The audience in words.</param>
    /// <param name="when">When it goes, in words; null where it goes at once.</param>
    /// <param name="asDeputies">Whether they are asked because the first did not answer.</param>
    /// <param name="now">The instant.</param>
    public static Notice ToApprovers(Guid id, Broadcast broadcast, IReadOnlyList<Guid> people, Bi whom, Bi? when, bool asDeputies, DateTimeOffset now)
    {
        Bi words = StartBroadcast.ReviewWords(broadcast);
        Bi frame = broadcast.NeedsReview ? BroadcastTexts.PleaseReview : asDeputies ? BroadcastTexts.PleaseApproveAsDeputy : BroadcastTexts.PleaseApprove;
        Bi scheduled = when is { } said ? new(BroadcastTexts.At.In(Lang.Zh, said.Zh), BroadcastTexts.At.In(Lang.En, said.En)) : default;
        Bi text = new(
            frame.In(Lang.Zh, broadcast.AuthorName, whom.Zh, words.Zh, scheduled.Zh), frame.In(Lang.En, broadcast.AuthorName, whom.En, words.En, scheduled.En));
        return Make(
            id, broadcast, $"{(asDeputies ? "deputies" : "approvers")}/{broadcast.Version}", NoticeKind.Alert, text, people,
            broadcast.NeedsReview
                ? [BroadcastChoices.Approve(broadcast.Id, broadcast.Version), BroadcastChoices.Show(broadcast.Id)]
                : [BroadcastChoices.Approve(broadcast.Id, broadcast.Version), BroadcastChoices.Reject(broadcast.Id, broadcast.Version)], now);
    }

    /// <summary>To the author: approved, or rejected and why.</summary>
    public static Notice ToAuthor(Guid id, Broadcast broadcast, string approver, DateTimeOffset now)
    {
        bool isRejected = broadcast.State == BroadcastState.Rejected;
        Bi text = isRejected ? BroadcastTexts.WasRejected.With(approver, broadcast.Reason) : BroadcastTexts.WasApproved.With(approver);
        return Make(
            id, broadcast, $"author/{broadcast.Version}", NoticeKind.Update, text, [broadcast.AuthorId],
            [isRejected ? BroadcastChoices.Change(broadcast.Id) : BroadcastChoices.Show(broadcast.Id)], now);
    }

    /// <summary>To the author of one that repeats: a run was left out, since the hub was not there to send it.</summary>
    /// <param name="id">The notice's id.</param>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="at">When it would have been.</param>
    /// <param name="said">The same, in words.</param>
    /// <param name="now">The instant.</param>
    public static Notice LeftOut(Guid id, Broadcast broadcast, DateTimeOffset at, Bi said, DateTimeOffset now) => Make(
        id, broadcast, $"left-out/{at.UtcDateTime:O}", NoticeKind.Update,
        new(BroadcastTexts.LeftOut.In(Lang.Zh, said.Zh, Cut.To(broadcast.Text.Zh, 40)), BroadcastTexts.LeftOut.In(Lang.En, said.En, Cut.To(broadcast.Text.En, 40))),
        [broadcast.AuthorId], [BroadcastChoices.Show(broadcast.Id)], now);

    /// <summary>The author reads it as everybody would.</summary>
    public static Notice Test(Guid id, Bi words, Guid authorId, DateTimeOffset now) => new()
    {
        Id = id,
        Key = $"broadcast/test/{id:N}",
        Kind = NoticeKind.Update,
        Lane = Lane.Normal,
        Text = new(BroadcastTexts.Test.In(Lang.Zh, words.Zh), BroadcastTexts.Test.In(Lang.En, words.En)),
        Audience = new([authorId]),
        CreatedAt = now,
    };

    private static Notice Make(
        Guid id, Broadcast broadcast, string cause, NoticeKind kind, Bi text, IReadOnlyList<Guid> people, List<NoticeChoice> choices, DateTimeOffset now) => new()
        {
            Id = id,
            Key = $"{broadcast.NoticeKey}/{cause}",
            Kind = kind,
            Lane = Lane.Normal,
            Text = text,
            Choices = choices,
            Audience = new(people),
            CreatedAt = now,
        };
}
