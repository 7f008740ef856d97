using Hub.Bot.Turns;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Requests;

/// <summary>How a worker's step ended, in words.</summary>
internal sealed record Answered(Bi Words, bool IsDone, Guid? RequestId);

/// <summary>Takes the steps of the worker's page: one transaction, then all pages that the step concerns are rung.</summary>
internal sealed class OrderMoves(HubStore store, IBell bell, AfterCommit after, IdSource ids, HubClock clock)
{
    /// <summary>Lets Domain decide one step, and says how it ended.</summary>
    public async Task<Answered> MoveAsync(
        Guid workerId, Guid requestId, RequestStep step, Func<RequestBook, Actor, Rows, Task<Moved>> move, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.Now;
        Result result = await store.WriteAsync(async rows =>
        {
            RequestBook book = new(rows, ids, now, clock.LocalDay(now), clock.Zone, clock.Hours);
            Person worker = await rows.People.FindAsync(workerId, cancellationToken)
                ?? throw new InvalidOperationException($"Person {workerId} is signed in, and is not there.");
            Moved moved = await move(book, new(worker.Id, worker.Name), rows);
            string? holder = moved is Moved.TakenBy taken ? (await rows.People.FindAsync(taken.WorkerId, cancellationToken))?.Name : null;
            return new Result(moved, holder, [workerId, .. book.Concerned], book.Rung);
        }, cancellationToken);
        await after.RingAsync(result.Rung, concerned: result.Concerned);
        return new(result.Moved.Words(step, result.Holder), result.Moved is Moved.Done or Moved.Already, requestId);
    }

    /// <summary>She knows: one notice, or all of hers that are no order any more.</summary>
    public async Task AcknowledgeAsync(Guid workerId, IReadOnlyCollection<Guid> noticeIds, CancellationToken cancellationToken)
    {
        await store.WriteAsync(async rows =>
        {
            foreach (Guid noticeId in noticeIds.Order())
            {
                await rows.Notices.AcknowledgeAsync(noticeId, workerId, clock.Now, cancellationToken);
            }
        }, cancellationToken);
        await bell.RingAsync(Topics.Person(workerId));
        await bell.RingAsync(Topics.Calls);
    }

    private sealed record Result(Moved Moved, string? Holder, IReadOnlyCollection<Guid> Concerned, IReadOnlyCollection<Ring> Rung);
}
