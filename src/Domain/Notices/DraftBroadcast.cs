using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Writes a broadcast down.</summary>
public static class DraftBroadcast
{
    /// <summary>A new draft. The author's authority was checked before.</summary>
    public static BroadcastMoved Decide(
        Guid id, BroadcastDraft draft, DraftFacts facts, (Guid Id, string Name) author, DateTimeOffset now, Guid? corrects = null)
    {
        if (CheckBroadcast.Problems(draft, facts, now) is { Count: > 0 } wrong)
        {
            return new BroadcastMoved.Invalid(wrong);
        }
        Broadcast broadcast = new()
        {
            Id = id,
            AuthorId = author.Id,
            AuthorName = author.Name,
            AreaCode = draft.AreaCode,
            Text = Words(draft, facts),
            Lane = draft.Lane,
            Audience = draft.Audience,
            CreatedAt = now,
            CorrectsId = corrects,
        };
        Write(broadcast, draft, facts);
        return new BroadcastMoved.Done(broadcast);
    }

    internal static void Write(Broadcast broadcast, BroadcastDraft draft, DraftFacts facts)
    {
        broadcast.AreaCode = draft.AreaCode;
        broadcast.Text = Words(draft, facts);
        broadcast.Lane = draft.Lane;
        broadcast.Audience = draft.Audience;
        broadcast.TemplateKey = draft.TemplateKey;
        broadcast.Values = draft.Values;
        broadcast.Links = draft.Links;
        broadcast.Files = draft.Files ?? broadcast.Files;
        broadcast.AsksAck = draft.AsksAck;
        (broadcast.ScheduledAt, broadcast.ExpiresAt) = (draft.ScheduledAt, draft.ExpiresAt);
        (broadcast.ScheduleRule, broadcast.FirstAt) = (draft.Repeats, draft.Repeats is null ? null : draft.ScheduledAt);
    }

    private static Bi Words(BroadcastDraft draft, DraftFacts facts) => facts.Template?.Text ?? draft.Text!.Value;
}
