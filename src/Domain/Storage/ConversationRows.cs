using Hub.Domain.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>Conversations, what came in, what was answered, what was offered.</summary>
public sealed class ConversationRows
{
    private readonly HubDb _db;

    internal ConversationRows(HubDb db) => _db = db;

    /// <summary>Reads a conversation without holding it.</summary>
    public Task<Conversation?> FindAsync(string id, CancellationToken cancellationToken) =>
        _db.Conversations.AsNoTracking().FirstOrDefaultAsync(conversation => conversation.Id == id, cancellationToken);

    /// <summary>Reads a conversation and holds its row until the transaction ends: one turn at a time, on all nodes.</summary>
    public Task<Conversation?> LockAsync(string id, CancellationToken cancellationToken) =>
        _db.LockConversationAsync(id, cancellationToken);

    /// <summary>Takes the next number of a conversation's log and holds its row, without reading it; null where there is none.</summary>
    public Task<long?> NextSeqAsync(string id, CancellationToken cancellationToken) => _db.ScalarAsync(
        """UPDATE conversations SET "LastSeq" = "LastSeq" + 1 WHERE "Id" = @value RETURNING "LastSeq" """, id, cancellationToken);

    public void Add(Conversation conversation) => _db.Conversations.Add(conversation);

    public void Add(Inbound inbound) => _db.Append(inbound);

    public void Add(Activity activity) => _db.Append(activity);

    /// <summary>The newest conversation of a person on a channel.</summary>
    public Task<Conversation?> OfPersonAsync(Guid personId, string channel, CancellationToken cancellationToken) =>
        _db.Conversations.AsNoTracking().Where(conversation => conversation.PersonId == personId && conversation.Channel == channel)
            .OrderByDescending(conversation => conversation.HeardAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The newest conversation of each of several people on a channel.</summary>
    public async Task<List<Conversation>> NewestOfAsync(IReadOnlyCollection<Guid> people, string channel, CancellationToken cancellationToken)
    {
        List<Conversation> all = await _db.Compiled.Talks(_db, people, channel).ToListAsync(cancellationToken);
        return [.. all.GroupBy(conversation => conversation.PersonId).Select(own => own.MaxBy(conversation => conversation.HeardAt)!)];
    }

    /// <summary>The newest conversation of a channel's user.</summary>
    public Task<Conversation?> OfUserAsync(string userId, string channel, CancellationToken cancellationToken) =>
        _db.Conversations.AsNoTracking().Where(conversation => conversation.UserId == userId && conversation.Channel == channel)
            .OrderByDescending(conversation => conversation.HeardAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The message that was received before with this key, or null.</summary>
    public Task<Inbound?> ReceivedAsync(string channel, string dedupeKey, CancellationToken cancellationToken) =>
        _db.Compiled.Received(_db, channel, dedupeKey, cancellationToken);

    /// <summary>Notes which lines of the log answered a message; none when nothing was said.</summary>
    public void Answer(Inbound inbound, DateTimeOffset at, long? from, long? to) => _db.Answer(inbound, one =>
        (one.AnsweredAt, one.AnswerFrom, one.AnswerTo) = (at, from, to));

    /// <summary>What no turn has answered yet, in the order it came; a signal has the number of the message before it.</summary>
    public Task<List<Inbound>> UnansweredAsync(string conversationId, CancellationToken cancellationToken) =>
        _db.Compiled.Unanswered(_db, conversationId).ToListAsync(cancellationToken).AsTask();

    /// <summary>Conversations that wait for a turn since before an instant: what a crash or a lost bell left behind.</summary>
    public Task<List<string>> ForgottenAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        _db.Inbox.Where(inbound => inbound.AnsweredAt == null && inbound.At < before)
            .Select(inbound => inbound.ConversationId).Distinct().Take(most).ToListAsync(cancellationToken);

    /// <summary>Conversations whose clock has come: forms left alone.</summary>
    public Task<List<string>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        _db.Conversations.Where(conversation => conversation.DueAt != null && conversation.DueAt <= now)
            .OrderBy(conversation => conversation.DueAt).Select(conversation => conversation.Id).Take(most).ToListAsync(cancellationToken);

    /// <summary>Appends a line to the log of a conversation that is held. Its number is the next one.</summary>
    public Activity Append(Conversation held, string json, DateTimeOffset at, string? key = null)
    {
        Activity activity = new() { ConversationId = held.Id, Seq = ++held.LastSeq, Json = json, At = at, Key = key };
        _db.Append(activity);
        return activity;
    }

    /// <summary>Whether a line with this key stands in the log.</summary>
    public Task<bool> HasAsync(string conversationId, string key, CancellationToken cancellationToken) =>
        _db.Activities.AnyAsync(activity => activity.ConversationId == conversationId && activity.Key == key, cancellationToken);

    /// <summary>The keys of the deliveries that stand in the log up to a number and were not reported as seen before, in order.</summary>
    public Task<List<string>> UnseenAsync(string conversationId, long upTo, CancellationToken cancellationToken) => (
        from conversation in _db.Conversations
        where conversation.Id == conversationId
        join activity in _db.Activities on conversation.Id equals activity.ConversationId
        where activity.Key != null && activity.Seq > conversation.SeenSeq && activity.Seq <= upTo
        orderby activity.Seq
        select activity.Key).ToListAsync(cancellationToken);

    /// <summary>Notes how far the person has seen the log; it never goes back.</summary>
    public Task SeenAsync(string conversationId, long upTo, CancellationToken cancellationToken) =>
        _db.Conversations.Where(conversation => conversation.Id == conversationId && conversation.SeenSeq < upTo && conversation.LastSeq >= upTo)
            .ExecuteUpdateAsync(set => set.SetProperty(conversation => conversation.SeenSeq, upTo), cancellationToken);

    /// <summary>The log after a number, at most <paramref name="most"/> lines, in order.</summary>
    public Task<List<Activity>> LogAsync(string conversationId, long after, int most, CancellationToken cancellationToken) =>
        _db.Compiled.Log(_db, conversationId, after, most).ToListAsync(cancellationToken).AsTask();

    /// <summary>The last numbers of several conversations, in one query.</summary>
    public Task<Dictionary<string, long>> LastSeqsAsync(IReadOnlyCollection<string> ids, CancellationToken cancellationToken) =>
        _db.Conversations.Where(conversation => ids.Contains(conversation.Id))
            .Select(conversation => new { conversation.Id, conversation.LastSeq })
            .ToDictionaryAsync(last => last.Id, last => last.LastSeq, cancellationToken);

    /// <summary>The last number of a conversation; null where there is no such conversation.</summary>
    public Task<long?> LastSeqAsync(string id, CancellationToken cancellationToken) =>
        _db.Conversations.Where(conversation => conversation.Id == id)
            .Select(conversation => (long?)conversation.LastSeq).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Wipes every text of a conversation, keeping its numbers: an anonymous report leaves no trace.</summary>
    public async Task EraseAsync(string conversationId, string erasedJson, CancellationToken cancellationToken)
    {
        await _db.SaveChangesAsync(cancellationToken);
        await _db.Activities.Where(activity => activity.ConversationId == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(activity => activity.Json, erasedJson), cancellationToken);
        await _db.Inbox.Where(inbound => inbound.ConversationId == conversationId)
            .ExecuteUpdateAsync(set => set.SetProperty(inbound => inbound.Content, "{}"), cancellationToken);
    }
}
