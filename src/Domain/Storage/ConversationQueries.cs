using Hub.Domain.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>
/// What every message asks, compiled once: reading the expressions anew each time cost a tenth of the whole path. One set
/// for each kind of database, as a compiled query belongs to one model.
/// </summary>
internal sealed class ConversationQueries
{
    internal readonly Func<HubDb, string, CancellationToken, Task<Conversation?>> Held = EF.CompileAsyncQuery(
        (HubDb db, string id, CancellationToken _) => db.Set<Conversation>().FirstOrDefault(conversation => conversation.Id == id));

    internal readonly Func<HubDb, string, string, CancellationToken, Task<Inbound?>> Received = EF.CompileAsyncQuery(
        (HubDb db, string channel, string dedupeKey, CancellationToken _) => db.Set<Inbound>().AsNoTracking()
            .FirstOrDefault(inbound => inbound.Channel == channel && inbound.DedupeKey == dedupeKey));

    internal readonly Func<HubDb, string, IAsyncEnumerable<Inbound>> Unanswered = EF.CompileAsyncQuery(
        (HubDb db, string conversationId) => db.Set<Inbound>()
            .Where(inbound => inbound.ConversationId == conversationId && inbound.AnsweredAt == null)
            .OrderBy(inbound => inbound.Seq).ThenBy(inbound => inbound.Id).AsQueryable());
}
