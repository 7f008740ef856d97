using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Requests;

/// <summary>Writes a report for each area that has secretaries: one notice an area, which all of them get.</summary>
internal sealed class AreaReports(HubStore store, AfterCommit after, IdSource ids, DeliveryOptions options, TimeProvider clock)
{
    /// <summary>Of an area and its secretaries makes the notice.</summary>
    internal delegate Notice Decide(
        Area area, IReadOnlyList<Guid> people, RequestCounts counts, DateTimeOffset due, TimeZoneInfo zone, IdSource ids, DateTimeOffset now);

    /// <summary>Writes what has not been written for this instant yet.</summary>
    /// <returns>How many notices it wrote.</returns>
    internal async Task<int> WriteAsync(
        DateTimeOffset due, (DateTimeOffset From, DateTimeOffset Until) window, Func<Area, DateTimeOffset, TimeZoneInfo, string> keyOf, Decide decide,
        Func<Rows, Task> hold, CancellationToken cancellationToken)
    {
        DateOnly today = ZonedTime.DayOf(clock.GetUtcNow(), options.Zone);
        List<Standing> secretaries = await store.ReadAsync(rows => rows.Reports.HoldersAsync(Role.CommunitySecretary, today, cancellationToken), cancellationToken);
        int written = 0;
        foreach (IGrouping<string, Standing> posts in secretaries.GroupBy(standing => standing.Area.Code))
        {
            Area area = posts.First().Area;
            string key = keyOf(area, due, options.Zone);
            RequestCounts? counts = await store.ReadAsync(
                async rows => await rows.Notices.FindAsync(key, cancellationToken) is null
                    ? await rows.Reports.CountAsync(area, window.From, window.Until, clock.GetUtcNow(), cancellationToken)
                    : null, cancellationToken);
            if (counts is null)
            {
                continue;
            }
            Notice notice = decide(area, [.. posts.Select(post => post.Person.Id).Distinct()], counts, due, options.Zone, ids, clock.GetUtcNow());
            IReadOnlyList<Ring>? rung = await store.WriteAsync(async rows =>
            {
                await hold(rows);
                return await rows.Notices.FindAsync(key, cancellationToken) is null ? rows.Notices.Add(notice) : null;
            }, cancellationToken);
            if (rung is not null)
            {
                written++;
                await after.RingAsync(rung);
            }
        }
        return written;
    }
}
