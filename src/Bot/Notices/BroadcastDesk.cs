using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Notices;

/// <summary>Runs what the API does with broadcasts in one transaction, and rings after its commit.</summary>
internal sealed class BroadcastDesk(HubStore store, AfterCommit after, IdSource ids, HubClock clock)
{
    public HubClock Clock => clock;

    public DateOnly Today => clock.LocalDay(clock.Now);

    public async Task<T> WriteAsync<T>(Func<Rows, BroadcastBook, Task<T>> work, CancellationToken cancellationToken)
    {
        (T result, IReadOnlyList<Ring> rung, bool expands) = await store.WriteAsync(async rows =>
        {
            BroadcastBook book = new(rows, ids, clock.Now, clock.Zone);
            T made = await work(rows, book);
            return (made, book.Rung, book.Expands);
        }, cancellationToken);
        await after.RingAsync(rung, expands);
        return result;
    }

    public Task<T> ReadAsync<T>(Func<Rows, Task<T>> work, CancellationToken cancellationToken) => store.ReadAsync(work, cancellationToken);

    /// <summary>Whether a caller may see all of a broadcast: a post with authority at its area or above.</summary>
    public static async Task<bool> MaySeeAsync(Rows rows, ApiCaller caller, Broadcast broadcast, CancellationToken cancellationToken)
    {
        List<Area> upward = await rows.Areas.UpwardAsync(broadcast.AreaCode, cancellationToken);
        return caller.Posts.Any(post => BroadcastAuthority.Has(post.Post.Role) && upward.Exists(area => area.Code == post.Area.Code));
    }
}
