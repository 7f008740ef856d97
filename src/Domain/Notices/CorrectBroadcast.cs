using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Puts a broadcast right: a new one to the same audience, which says what it corrects.</summary>
public static class CorrectBroadcast
{
    /// <summary>The draft of the correction; null where the first was never sent.</summary>
    public static BroadcastDraft? Decide(Broadcast first, Bi text) => first.StartedAt is null
        ? null
        : new()
        {
            AreaCode = first.AreaCode,
            Text = text,
            Audience = first.Audience,
            Lane = first.Lane,
        };
}
