using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>The routine-emergency switch, and what it holds.</summary>
public sealed class EmergencyRows
{
    private const int MostAlerts = 500;

    private readonly HubDb _db;

    internal EmergencyRows(HubDb db) => _db = db;

    /// <summary>All that are on.</summary>
    public Task<List<Emergency>> OnAsync(CancellationToken cancellationToken) =>
        _db.Emergencies.AsNoTracking().Where(emergency => emergency.EndedAt == null).ToListAsync(cancellationToken);

    /// <summary>Those that are on at any of these areas: with the codes of an area and all above it, those that it lies in.</summary>
    public Task<List<Emergency>> OnAtAsync(IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken) =>
        _db.Emergencies.AsNoTracking().Where(emergency => emergency.EndedAt == null && areaCodes.Contains(emergency.AreaCode))
            .ToListAsync(cancellationToken);

    /// <summary>Those that ended since an instant.</summary>
    public Task<List<Emergency>> EndedSinceAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        _db.Emergencies.AsNoTracking().Where(emergency => emergency.EndedAt >= since).ToListAsync(cancellationToken);

    /// <summary>The last one of an area, whether it is on or has ended.</summary>
    public Task<Emergency?> LastAsync(string areaCode, CancellationToken cancellationToken) =>
        _db.Emergencies.AsNoTracking().Where(emergency => emergency.AreaCode == areaCode)
            .OrderByDescending(emergency => emergency.StartedAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>One by its id.</summary>
    public Task<Emergency?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        _db.Emergencies.AsNoTracking().FirstOrDefaultAsync(emergency => emergency.Id == id, cancellationToken);

    /// <summary>Where these people live and hold posts on a day, in one question.</summary>
    public Task<List<PersonPlace>> PlacesAsync(IReadOnlyCollection<Guid> people, DateOnly day, CancellationToken cancellationToken) =>
        (from home in _db.Homes
         where people.Contains(home.PersonId) && home.From <= day && (home.Until == null || home.Until >= day)
         join area in _db.Areas on home.BuildingCode equals area.Code
         select new { home.PersonId, area.Path, area.CompoundCode })
        .Concat(
            from post in _db.Posts
            where people.Contains(post.PersonId) && post.From <= day && (post.Until == null || post.Until >= day)
            join area in _db.Areas on post.AreaCode equals area.Code
            select new { post.PersonId, area.Path, area.CompoundCode })
        .Select(place => new PersonPlace(place.PersonId, place.Path, place.CompoundCode)).ToListAsync(cancellationToken);

    /// <summary>Raises the alerts among notices that are about to be written, where an emergency is on at one of these areas.</summary>
    public async Task RaiseAsync(IReadOnlyList<Notice> notices, IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken)
    {
        Notice[] alerts = [.. notices.Where(notice => notice.Lane == Lane.Alert)];
        if (alerts.Length > 0 && areaCodes.Count > 0 && (await OnAtAsync(areaCodes, cancellationToken)).Count > 0)
        {
            Array.ForEach(alerts, alert => alert.Raise());
        }
    }

    /// <summary>The emergency chiefs of what lies in an area, itself left out.</summary>
    internal Task<List<Standing>> ChiefsBelowAsync(Area area, DateOnly day, CancellationToken cancellationToken)
    {
        string after = AreaPath.After(area.Path);
        return (from post in _db.Posts
                where post.Role == Role.EmergencyChief && post.From <= day && (post.Until == null || post.Until >= day) && post.AreaCode != area.Code
                join place in _db.Areas on post.AreaCode equals place.Code
                where (string.Compare(place.Path, area.Path) >= 0 && string.Compare(place.Path, after) < 0) || (place.CompoundCode != null && place.CompoundCode == area.Code)
                join person in _db.People on post.PersonId equals person.Id
                orderby place.Path
                select new Standing(post, place, person)).AsNoTracking().ToListAsync(cancellationToken);
    }

    internal void Add(Emergency emergency) => _db.Append(emergency);

    internal Task ExtendAsync(Emergency emergency, CancellationToken cancellationToken) =>
        _db.Emergencies.Where(one => one.Id == emergency.Id && one.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.EndsAt, emergency.EndsAt), cancellationToken);

    /// <summary>Writes the end. False where somebody else has ended it, or where it was extended meanwhile and was to end by itself.</summary>
    internal async Task<bool> EndAsync(Emergency emergency, CancellationToken cancellationToken) =>
        await _db.Emergencies.Where(one => one.Id == emergency.Id && one.EndedAt == null && (emergency.EndedById != null || one.EndsAt == emergency.EndsAt))
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.EndedAt, emergency.EndedAt).SetProperty(one => one.EndedById, emergency.EndedById)
                    .SetProperty(one => one.EndedByName, emergency.EndedByName), cancellationToken) == 1;

    internal Task ReportAsync(Emergency emergency, CancellationToken cancellationToken) =>
        _db.Emergencies.Where(one => one.Id == emergency.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Report, emergency.Report), cancellationToken);

    /// <summary>How much an emergency holds: notices, deliveries, people.</summary>
    public async Task<(int Notices, int Held, int People)> HeldAsync(Emergency emergency, DateOnly day, CancellationToken cancellationToken)
    {
        IQueryable<Delivery> held = Held(emergency, day);
        return (
            await held.Select(delivery => delivery.NoticeId).Distinct().CountAsync(cancellationToken),
            await held.CountAsync(cancellationToken),
            await held.Select(delivery => delivery.PersonId).Distinct().CountAsync(cancellationToken));
    }

    /// <summary>Makes due at once what an emergency that is over holds and no other one does.</summary>
    /// <returns>How many deliveries.</returns>
    public async Task<int> ReleaseAsync(Emergency over, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken) =>
        await (await HeldByNoOtherAsync(over, day, now, cancellationToken))
            .ExecuteUpdateAsync(set => set.SetProperty(delivery => delivery.NotBefore, now), cancellationToken);

    /// <summary>Whether an emergency that is over still holds something that no other one does: a worker decided so at the moment of its end.</summary>
    public async Task<bool> AnyLeftAsync(Emergency over, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken) =>
        await (await HeldByNoOtherAsync(over, day, now, cancellationToken)).AnyAsync(cancellationToken);

    /// <summary>The alerts of requests in the area since it was turned on, in order, with their acknowledgements.</summary>
    internal async Task<List<AlertLine>> AlertsAsync(Emergency emergency, DateTimeOffset until, CancellationToken cancellationToken)
    {
        IQueryable<string> places = AreasOf(emergency);
        var alerts = await (
            from notice in _db.Notices
            where notice.CreatedAt >= emergency.StartedAt && notice.CreatedAt <= until && notice.Kind == NoticeKind.Alert
                && (notice.Lane == Lane.Emergency || notice.Lane == Lane.Alert)
            join request in _db.Requests on notice.RequestId equals request.Id
            where request.AreaCode != null && places.Contains(request.AreaCode)
            orderby notice.CreatedAt, request.Number
            select new { notice.Id, notice.CreatedAt, request.Number }).Take(MostAlerts).ToListAsync(cancellationToken);
        Guid[] ids = [.. alerts.Select(alert => alert.Id)];
        var told = (await (
            from delivery in _db.Deliveries
            where ids.Contains(delivery.NoticeId)
            join person in _db.People on delivery.PersonId equals person.Id
            select new { delivery.NoticeId, delivery.AckedAt, person.Name }).ToListAsync(cancellationToken)).ToLookup(one => one.NoticeId);
        return
        [
            .. alerts.Select(alert =>
            {
                var first = told[alert.Id].Where(one => one.AckedAt != null).MinBy(one => one.AckedAt);
                return new AlertLine(
                    alert.Number, alert.CreatedAt, told[alert.Id].Count(), told[alert.Id].Count(one => one.AckedAt != null), first?.AckedAt, first?.Name);
            }),
        ];
    }

    private async Task<IQueryable<Delivery>> HeldByNoOtherAsync(Emergency over, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IQueryable<Delivery> held = Held(over, day).Where(delivery => delivery.NotBefore > now);
        foreach (Emergency other in (await OnAsync(cancellationToken)).Where(other => other.Id != over.Id))
        {
            IQueryable<Guid> theirs = PeopleOf(other, day);
            held = held.Where(delivery => !theirs.Contains(delivery.PersonId));
        }
        return held;
    }

    private IQueryable<Delivery> Held(Emergency emergency, DateOnly day)
    {
        IQueryable<Guid> people = PeopleOf(emergency, day);
        return _db.Deliveries.Where(delivery => delivery.NotBefore != null && delivery.State == DeliveryState.Deferred
            && delivery.Reason == WhenToSend.Emergency && people.Contains(delivery.PersonId));
    }

    // Whoever lives there or holds a post there.
    private IQueryable<Guid> PeopleOf(Emergency emergency, DateOnly day)
    {
        IQueryable<string> places = AreasOf(emergency);
        return _db.Homes.Where(home => home.From <= day && (home.Until == null || home.Until >= day) && places.Contains(home.BuildingCode))
            .Select(home => home.PersonId)
            .Concat(_db.Posts.Where(post => post.From <= day && (post.Until == null || post.Until >= day) && places.Contains(post.AreaCode))
                .Select(post => post.PersonId));
    }

    private IQueryable<string> AreasOf(Emergency emergency)
    {
        (string from, string to, string? compound) = (emergency.PathFrom, emergency.PathTo, emergency.CompoundCode);
        IQueryable<Area> places = compound is null
            ? _db.Areas.Where(area => string.Compare(area.Path, from) >= 0 && string.Compare(area.Path, to) < 0)
            : _db.Areas.Where(area => (string.Compare(area.Path, from) >= 0 && string.Compare(area.Path, to) < 0) || area.CompoundCode == compound);
        return places.Select(area => area.Code);
    }
}
