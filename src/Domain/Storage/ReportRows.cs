using Hub.Domain.Areas;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>What the reports to those who answer for an area count.</summary>
public sealed class ReportRows
{
    private const int MostCategories = 5;
    private const int MostDepartments = 10;

    private readonly HubDb _db;

    internal ReportRows(HubDb db) => _db = db;

    /// <summary>Who holds a role on a day, by area.</summary>
    public async Task<List<Standing>> HoldersAsync(Role role, DateOnly day, CancellationToken cancellationToken) => await (
        from post in _db.Posts
        where post.Role == role && post.From <= day && (post.Until == null || post.Until >= day)
        join area in _db.Areas on post.AreaCode equals area.Code
        join person in _db.People on post.PersonId equals person.Id
        orderby area.Path, person.Id
        select new Standing(post, area, person)).AsNoTracking().ToListAsync(cancellationToken);

    /// <summary>The requests of an area and everything below it.</summary>
    /// <param name="area">The area; of a compound its buildings.</param>
    /// <param name="from">Where the window begins, itself included.</param>
    /// <param name="until">Where it ends, itself excluded.</param>
    /// <param name="now">The instant at which promises are overdue.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<RequestCounts> CountAsync(
        Area area, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        (string path, string after, string code) = (area.Path, AreaPath.After(area.Path), area.Code);
        IQueryable<Request> all =
            from request in _db.Requests
            join place in _db.Areas on request.AreaCode equals place.Code
            where (string.Compare(place.Path, path) >= 0 && string.Compare(place.Path, after) < 0) || place.CompoundCode == code
            select request;
        IQueryable<Request> cameIn = all.Where(request => request.SubmittedAt >= from && request.SubmittedAt < until);
        RequestStatus[] over = [RequestStatus.Resolved, RequestStatus.Confirmed, RequestStatus.Withdrawn];
        IQueryable<Request> open = all.Where(request => !over.Contains(request.Status));
        var categories = await cameIn.GroupBy(request => request.Category).Select(same => new { same.Key, Count = same.Count() }).ToListAsync(cancellationToken);
        return new()
        {
            CameIn = categories.Sum(category => category.Count),
            Resolved = await all.CountAsync(request => request.ResolvedAt >= from && request.ResolvedAt < until, cancellationToken),
            Open = await open.CountAsync(cancellationToken),
            Overdue = await open.CountAsync(request => (request.PausedAt == null && request.ResolveBy < now) || (request.AcceptedAt == null && request.AcceptBy < now), cancellationToken),
            Rating = await all.Where(request => request.ClosedAt >= from && request.ClosedAt < until).AverageAsync(request => (double?)request.Rating, cancellationToken),
            Categories =
            [
                .. categories.OrderByDescending(category => category.Count).ThenBy(category => category.Key).Take(MostCategories)
                    .Select(category => new CategoryCount(category.Key, category.Count)),
            ],
            Departments = await DepartmentsAsync(all, from, until, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<DepartmentCount>> DepartmentsAsync(
        IQueryable<Request> all, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var counts = await (
            from call in _db.WhistleCalls
            where (call.CalledAt >= since && call.CalledAt < until) || (call.AnsweredAt >= since && call.AnsweredAt < until) || (call.LateAt >= since && call.LateAt < until)
            join request in all on call.RequestId equals request.Id
            group call by call.OrganisationId into same
            select new
            {
                Name = same.Max(call => call.Name)!,
                Called = same.Count(call => call.CalledAt >= since && call.CalledAt < until),
                InTime = same.Count(call => call.AnsweredAt >= since && call.AnsweredAt < until && call.LateAt == null),
                Late = same.Count(call => call.LateAt >= since && call.LateAt < until),
            }).ToListAsync(cancellationToken);
        return
        [
            .. counts.OrderByDescending(one => one.Late).ThenByDescending(one => one.Called).ThenBy(one => one.Name, StringComparer.Ordinal).Take(MostDepartments)
                .Select(one => new DepartmentCount(one.Name, one.Called, one.InTime, one.Late)),
        ];
    }
}
