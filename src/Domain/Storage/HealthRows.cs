using Hub.Domain.Health;
using Hub.Domain.Notices;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>What is owed and late, of all nodes together: each question is answered by an index.</summary>
public sealed class HealthRows
{
    private readonly HubDb _db;

    internal HealthRows(HubDb db) => _db = db;

    /// <summary>Everything that is late; empty where all is well.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="patience">How late is late.</param>
    /// <param name="cancellationToken">Ends the questions.</param>
    public async Task<IReadOnlyList<Late>> LateAsync(DateTimeOffset now, TimeSpan patience, CancellationToken cancellationToken)
    {
        DateTimeOffset before = now - patience;
        (Owed What, IQueryable<DateTimeOffset?> Since)[] questions =
        [
            (Owed.Deliveries, _db.Deliveries.Where(row => row.NotBefore < before && row.State == DeliveryState.Deferred).Select(row => row.NotBefore)),
            (Owed.UrgentDeliveries, _db.Slices
                .Where(slice => (slice.Lane == Lane.Emergency || slice.Lane == Lane.Alert) && !slice.Held && slice.CreatedAt < before
                    && (slice.LeasedUntil == null || slice.LeasedUntil < before))
                .Select(slice => (DateTimeOffset?)slice.CreatedAt)),
            (Owed.Alerts, _db.Calls.Where(call => call.NextAt < before).Select(call => call.NextAt)),
            (Owed.Promises, _db.Requests.Where(request => request.PromiseNextAt < before).Select(request => request.PromiseNextAt)),
            (Owed.Departments, _db.WhistleCalls.Where(call => call.NextAt < before).Select(call => call.NextAt)),
            (Owed.Departments, _db.Whistles.Where(whistle => whistle.NextAt < before).Select(whistle => whistle.NextAt)),
            (Owed.Broadcasts, _db.Broadcasts
                .Where(broadcast => broadcast.State == BroadcastState.Scheduled && broadcast.ScheduledAt < before).Select(broadcast => broadcast.ScheduledAt)),
        ];
        List<Late> late = [];
        foreach ((Owed what, IQueryable<DateTimeOffset?> since) in questions)
        {
            if (await since.OrderBy(at => at).FirstOrDefaultAsync(cancellationToken) is { } at)
            {
                late.Add(new(what, at));
            }
        }
        return late;
    }
}
