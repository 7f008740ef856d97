using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>
/// Deletes what has been kept long enough, a bounded step at a time along the keys, so that no step holds up others for long. Ids
/// grow with time: where a step finds nothing old, nothing behind it is. What somebody still waits for stays however old it is.
/// </summary>
public sealed class RetentionRows
{
    /// <summary>How many rows one step looks at, or deletes, at most.</summary>
    public const int Most = 1000;

    private static readonly RequestStatus[] Closed = [RequestStatus.Confirmed, RequestStatus.Withdrawn];
    private static readonly DeliveryState[] Unfinished = [DeliveryState.Pending, DeliveryState.Leased, DeliveryState.Deferred];
    private static readonly BroadcastState[] UnderWay = [BroadcastState.Sending, BroadcastState.Paused];
    private static readonly BroadcastState[] BeforeStart = [BroadcastState.Draft, BroadcastState.Submitted, BroadcastState.Scheduled, BroadcastState.Rejected];

    private readonly HubDb _db;

    internal RetentionRows(HubDb db) => _db = db;

    /// <summary>Messages as they came in; what no turn has answered stays.</summary>
    public async Task<Swept<Guid>> InboxAsync(Guid after, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var some = await _db.Inbox.Where(one => one.Id > after).OrderBy(one => one.Id).Take(Most)
            .Select(one => new { one.Id, one.At }).ToListAsync(cancellationToken);
        Guid[] old = [.. some.Where(one => one.At < before).Select(one => one.Id)];
        return old.Length == 0 ? default : new(some[^1].Id, true, await _db.Inbox
            .Where(one => old.Contains(one.Id) && one.AnsweredAt != null).ExecuteDeleteAsync(cancellationToken));
    }

    /// <summary>
    /// The lines of conversations, and conversations of which none are left: those of workers on post, of residents who wait for
    /// something or live here and get their notices there, and those that are spoken in, stay.
    /// </summary>
    /// <param name="after">The last conversation that was looked at.</param>
    /// <param name="before">What was said before goes.</param>
    /// <param name="today">The local day, by which posts and homes are read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<Swept<string>> ConversationsAsync(string after, DateTimeOffset before, DateOnly today, CancellationToken cancellationToken)
    {
        List<string> some = await _db.Conversations.Where(one => string.Compare(one.Id, after) > 0).OrderBy(one => one.Id).Take(Most)
            .Select(one => one.Id).ToListAsync(cancellationToken);
        if (some.Count == 0)
        {
            return new("", false, 0);
        }
        int gone = await _db.Activities.Where(line => some.Contains(line.ConversationId) && line.At < before).ExecuteDeleteAsync(cancellationToken);
        List<string> silent = await _db.Conversations
            .Where(one => some.Contains(one.Id) && one.HeardAt < before && one.CreatedAt < before && one.DueAt == null).Select(one => one.Id).ToListAsync(cancellationToken);
        if (silent.Count > 0)
        {
            // Held before it is judged: a message that came in meanwhile is seen by the next statement.
            await _db.Conversations.Where(one => silent.Contains(one.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.DueAt, one => one.DueAt), cancellationToken);
            gone += await _db.Conversations.Where(one => silent.Contains(one.Id) && one.HeardAt < before && one.DueAt == null
                    && !_db.Activities.Any(line => line.ConversationId == one.Id)
                    && !_db.Inbox.Any(came => came.ConversationId == one.Id && came.AnsweredAt == null)
                    && !_db.Requests.Any(request => request.ReporterId == one.PersonId && !Closed.Contains(request.Status))
                    && !_db.Posts.Any(post => post.PersonId == one.PersonId && (post.Until == null || post.Until >= today))
                    && !_db.Homes.Any(home => home.PersonId == one.PersonId && (home.Until == null || home.Until >= today)))
                .ExecuteDeleteAsync(cancellationToken);
        }
        return new(some[^1], true, gone);
    }

    /// <summary>
    /// The ledger of notices: who was told, each try, and what each was told of her own. The notice and its numbers stay. Those of
    /// open requests stay, and those of which something is still to be sent.
    /// </summary>
    public async Task<Swept<Guid>> DeliveriesAsync(Guid after, DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var some = await _db.Notices.Where(one => one.Id > after && _db.Deliveries.Any(row => row.NoticeId == one.Id)).OrderBy(one => one.Id).Take(Most)
            .Select(one => new { one.Id, one.CreatedAt, one.ValuesOf }).ToListAsync(cancellationToken);
        Guid[] old = [.. some.Where(one => one.CreatedAt < before).Select(one => one.Id)];
        if (old.Length == 0)
        {
            return default;
        }
        HashSet<Guid> settled = [.. await _db.Notices
            .Where(one => old.Contains(one.Id) && (one.ExpandedAt != null || one.StoppedAt != null) && (one.ExpiresAt == null || one.ExpiresAt <= now)
                && !_db.Deliveries.Any(row => row.NoticeId == one.Id && Unfinished.Contains(row.State))
                && !_db.Slices.Any(slice => slice.NoticeId == one.Id)
                && !_db.Calls.Any(call => call.NoticeId == one.Id && call.State != CallState.Ended)
                && !_db.Broadcasts.Any(broadcast => broadcast.NoticeId == one.Id && UnderWay.Contains(broadcast.State))
                && !_db.Requests.Any(request => request.Id == one.RequestId && !Closed.Contains(request.Status)))
            .Select(one => one.Id).ToListAsync(cancellationToken)];
        int gone = 0;
        foreach (var notice in some.Where(one => settled.Contains(one.Id)))
        {
            List<Guid> people = await _db.Deliveries.Where(row => row.NoticeId == notice.Id).OrderBy(row => row.PersonId).Take(Most - gone)
                .Select(row => row.PersonId).ToListAsync(cancellationToken);
            await _db.Attempts.Where(row => row.NoticeId == notice.Id && people.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
            // One that repeats says them again.
            await _db.NoticeValues
                .Where(row => row.BroadcastId == notice.ValuesOf && people.Contains(row.PersonId)
                    && !_db.Broadcasts.Any(broadcast => broadcast.Id == row.BroadcastId && BeforeStart.Contains(broadcast.State)))
                .ExecuteDeleteAsync(cancellationToken);
            gone += await _db.Deliveries.Where(row => row.NoticeId == notice.Id && people.Contains(row.PersonId)).ExecuteDeleteAsync(cancellationToken);
            if (gone >= Most)
            {
                // The rest of it, if any, is found again behind what came before.
                return new(after, true, gone);
            }
        }
        return new(some[^1].Id, true, gone);
    }

    /// <summary>
    /// Names and addresses on requests that were closed before an instant: who asked, unit and door, and the names on the timeline.
    /// The request, its words, its place as an area and its steps stay.
    /// </summary>
    public async Task<Swept<Guid>> NamesAsync(Guid after, DateTimeOffset before, CancellationToken cancellationToken)
    {
        List<Guid> some = await _db.Requests
            .Where(one => one.Id > after && one.ClosedAt < before && Closed.Contains(one.Status)
                && (one.ReporterId != null || one.Unit != null || one.Door != null || one.TrackingHash != null))
            .OrderBy(one => one.Id).Take(Most).Select(one => one.Id).ToListAsync(cancellationToken);
        if (some.Count == 0)
        {
            return default;
        }
        await _db.Timeline.Where(step => some.Contains(step.RequestId) && _db.Requests.Any(one => one.Id == step.RequestId && one.ReporterId == step.ActorId))
            .ExecuteUpdateAsync(set => set.SetProperty(step => step.ActorId, (Guid?)null).SetProperty(step => step.ActorName, (string?)null), cancellationToken);
        await _db.Timeline.Where(step => some.Contains(step.RequestId) && step.ActorId != null)
            .ExecuteUpdateAsync(set => set.SetProperty(step => step.ActorName, (string?)null), cancellationToken);
        int gone = await _db.Requests.Where(one => some.Contains(one.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.ReporterId, (Guid?)null).SetProperty(one => one.Unit, (string?)null).SetProperty(one => one.Door, (Privacy.Sealed?)null)
                .SetProperty(one => one.TrackingHash, (string?)null), cancellationToken);
        return new(some[^1], some.Count == Most, gone);
    }

    /// <summary>Homes in which nobody has lived since a day.</summary>
    public async Task<Swept<Guid>> HomesAsync(DateOnly before, CancellationToken cancellationToken)
    {
        List<Guid> some = await _db.Homes.Where(home => home.Until < before).OrderBy(home => home.Id).Take(Most).Select(home => home.Id).ToListAsync(cancellationToken);
        int gone = some.Count == 0 ? 0 : await _db.Homes.Where(home => some.Contains(home.Id)).ExecuteDeleteAsync(cancellationToken);
        return new(default, some.Count == Most, gone);
    }

    /// <summary>Looks at private data that were recorded before an instant.</summary>
    public async Task<Swept<Guid>> LooksAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        List<Guid> some = await _db.Looks.Where(look => look.At < before).OrderBy(look => look.At).Take(Most).Select(look => look.Id).ToListAsync(cancellationToken);
        int gone = some.Count == 0 ? 0 : await _db.Looks.Where(look => some.Contains(look.Id)).ExecuteDeleteAsync(cancellationToken);
        return new(default, some.Count == Most, gone);
    }

    /// <summary>
    /// Files that no request holds: what was sent in a chat before an instant and never filed, and what a broadcast showed by a link
    /// that has been dead since before it. Those of broadcasts that have not started stay.
    /// </summary>
    public async Task<Swept<Guid>> FilesAsync(Guid after, DateTimeOffset before, CancellationToken cancellationToken)
    {
        Guid[] needed =
        [
            .. (await _db.Broadcasts.AsNoTracking().Where(one => BeforeStart.Contains(one.State)).Select(one => one.Files).ToListAsync(cancellationToken))
                .SelectMany(files => files).Select(file => file.Id),
        ];
        List<Guid> some = await _db.Attachments
            .Where(one => one.RequestId == null && one.Id > after && (one.ShareHash == null ? one.At < before : one.SharedUntil < before) && !needed.Contains(one.Id))
            .OrderBy(one => one.Id).Take(Most).Select(one => one.Id).ToListAsync(cancellationToken);
        return some.Count == 0 ? default : new(some[^1], some.Count == Most, await _db.Attachments
            .Where(one => some.Contains(one.Id) && one.RequestId == null).ExecuteDeleteAsync(cancellationToken));
    }
}
