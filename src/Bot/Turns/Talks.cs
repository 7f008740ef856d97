using System.Text.Json;
using Hub.Domain.Conversations;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Turns;

/// <summary>Opens conversations.</summary>
internal sealed class Talks(HubStore store, TurnQueue queue, IdSource ids, HubClock clock)
{
    /// <summary>
    /// Opens the conversation of a user, or goes on with the one she has; the bot greets in a new one.
    /// </summary>
    /// <param name="id">The conversation's id; a new conversation gets it.</param>
    /// <param name="userId">The channel's user.</param>
    /// <param name="personId">Who it is, where that is proven.</param>
    /// <param name="language">What the page is shown in.</param>
    /// <param name="door">The building or community of the poster that opened it, if any.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Conversation> OpenAsync(
        string id, string userId, Guid? personId, Lang language, string? door, CancellationToken cancellationToken)
    {
        (Conversation conversation, bool isNew) = await store.WriteAsync(async rows =>
        {
            if (await rows.Conversations.LockAsync(id, cancellationToken) is { } open)
            {
                bool moved = door is not null && open.LastSeq > 0;
                if (moved)
                {
                    Signal(rows, open, Heard.Opened, door);
                }
                return (open, moved);
            }
            Conversation conversation = new()
            {
                Id = id,
                Channel = DirectLineChannel.Named,
                UserId = userId,
                PersonId = personId,
                Language = language,
                CreatedAt = clock.Now,
                HeardAt = clock.Now,
            };
            rows.Conversations.Add(conversation);
            Signal(rows, conversation, Heard.Opened, door);
            return (conversation, true);
        }, cancellationToken);
        if (isNew)
        {
            queue.Ask(id);
        }
        return conversation;
    }

    // A signal is an inbound row without an echo; its place in the order is the last number.
    private void Signal(Rows rows, Conversation conversation, string name, string? value) => rows.Conversations.Add(new Inbound
    {
        Id = ids.Next(),
        Channel = conversation.Channel,
        DedupeKey = ids.Next().ToString("N"),
        ConversationId = conversation.Id,
        Content = JsonSerializer.Serialize<Content>(new Content.Signal(name, value), DirectLineJson.Options),
        At = clock.Now,
        Seq = conversation.LastSeq,
    });
}
