using Hub.Bot.Turns;
using Hub.Domain.Notices;

namespace Hub.Bot.Notices;

/// <summary>What an author said in chat, as the draft that Domain checks.</summary>
internal static class BroadcastDrafts
{
    /// <summary>The draft. What was said of the broadcast elsewhere, and is not asked in chat, stays.</summary>
    public static async Task<BroadcastDraft> OfAsync(Turn turn, BroadcastForm form)
    {
        Broadcast? before = form.BroadcastId is { } id ? await turn.Rows.Broadcasts.FindAsync(id, turn.Cancel) : null;
        return new()
        {
            AreaCode = form.AreaCode,
            Text = before is not null && before.Text.Zh == form.Text ? before.Text : new(form.Text, form.Text),
            Audience = form.Audience(),
            Lane = form.Lane,
            Files = [.. form.Files],
            Links = before?.Links ?? [],
            AsksAck = before?.AsksAck ?? false,
            ScheduledAt = form.ScheduledAt,
            Repeats = form.Repeats,
            ExpiresAt = before?.ExpiresAt > turn.Now ? before.ExpiresAt : null,
        };
    }
}
