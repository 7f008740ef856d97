using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>Broadcasts, their templates and values.</summary>
public sealed class BroadcastRows
{
    private const int MostAtOnce = 100;

    private readonly HubDb _db;

    internal BroadcastRows(HubDb db) => _db = db;

    public void Add(Broadcast broadcast) => _db.Broadcasts.Add(broadcast);

    public void Add(Template template) => _db.Templates.Add(template);

    public void Add(ApiCall call) => _db.ApiCalls.Add(call);

    /// <summary>From now on whoever knows the token of one of these may read it.</summary>
    public async Task OpenFilesAsync(IReadOnlyList<BroadcastFile> files, DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (BroadcastFile file in files)
        {
            string hash = IdSource.Hash(file.Token);
            await _db.Attachments.Where(attachment => attachment.Id == file.Id).ExecuteUpdateAsync(
                set => set.SetProperty(attachment => attachment.ShareHash, hash).SetProperty(attachment => attachment.SharedUntil, until), cancellationToken);
        }
    }

    /// <summary>The attachment that a token opens at an instant; null when there is none, or not any more.</summary>
    public Task<Attachment?> FileAsync(string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        string hash = IdSource.Hash(token);
        return _db.Attachments.AsNoTracking().FirstOrDefaultAsync(
            attachment => attachment.ShareHash == hash && attachment.SharedUntil > now, cancellationToken);
    }

    /// <summary>Whether some attachments hold a file already: its name, its kind and all of its content.</summary>
    public async Task<bool> HoldsAsync(IReadOnlyList<BroadcastFile> files, Attachment file, CancellationToken cancellationToken)
    {
        foreach (BroadcastFile alike in files.Where(one => one.Name == file.Name && one.MediaType == file.MediaType && one.Bytes == file.Content.Length))
        {
            Attachment? there = await _db.Attachments.AsNoTracking().FirstOrDefaultAsync(attachment => attachment.Id == alike.Id, cancellationToken);
            if (there is not null && there.Content.AsSpan().SequenceEqual(file.Content))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>How big attachments are, in bytes.</summary>
    public Task<Dictionary<Guid, long>> SizesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _db.Attachments.Where(attachment => ids.Contains(attachment.Id))
            .Select(attachment => new { attachment.Id, Bytes = (long)attachment.Content.Length })
            .ToDictionaryAsync(attachment => attachment.Id, attachment => attachment.Bytes, cancellationToken);

    /// <summary>A broadcast to read.</summary>
    public Task<Broadcast?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        _db.Broadcasts.AsNoTracking().FirstOrDefaultAsync(broadcast => broadcast.Id == id, cancellationToken);

    /// <summary>Reads a broadcast and holds its row: of two who move it at once, the second sees what the first did.</summary>
    public Task<Broadcast?> LockAsync(Guid id, CancellationToken cancellationToken) => _db.LockBroadcastAsync(id, cancellationToken);

    /// <summary>Broadcasts of these areas and below, the newest first.</summary>
    public async Task<List<Broadcast>> BelowAsync(IReadOnlyCollection<Area> areas, BroadcastState? state, int most, CancellationToken cancellationToken)
    {
        List<Broadcast> found = [];
        foreach (Area area in areas)
        {
            (string path, string after, string code) = (area.Path, AreaPath.After(area.Path), area.Code);
            found.AddRange(await (
                from broadcast in _db.Broadcasts.AsNoTracking()
                where state == null || broadcast.State == state
                join place in _db.Areas on broadcast.AreaCode equals place.Code
                where (string.Compare(place.Path, path) >= 0 && string.Compare(place.Path, after) < 0) || place.CompoundCode == code
                orderby broadcast.CreatedAt descending
                select broadcast).Take(most).ToListAsync(cancellationToken));
        }
        return [.. found.DistinctBy(broadcast => broadcast.Id).OrderByDescending(broadcast => broadcast.CreatedAt).Take(most)];
    }

    /// <summary>Whose time has come.</summary>
    public Task<List<Guid>> DueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Broadcasts.Where(broadcast => broadcast.State == BroadcastState.Scheduled && (broadcast.ScheduledAt == null || broadcast.ScheduledAt <= now))
            .Select(broadcast => broadcast.Id).Take(MostAtOnce).ToListAsync(cancellationToken);

    /// <summary>What was submitted before an instant, and whose deputies nobody has asked.</summary>
    public Task<List<Guid>> UnansweredAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        _db.Broadcasts.Where(broadcast => broadcast.State == BroadcastState.Submitted && broadcast.SubmittedAt <= before && broadcast.DeputiesAskedAt == null)
            .Select(broadcast => broadcast.Id).Take(MostAtOnce).ToListAsync(cancellationToken);

    /// <summary>What goes out, with its notice, as far as the whole audience is in the ledger.</summary>
    public async Task<List<(Guid Id, Notice Notice)>> SendingAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from broadcast in _db.Broadcasts
            where broadcast.State == BroadcastState.Sending
            join notice in _db.Notices on broadcast.NoticeId equals notice.Id
            select new { broadcast.Id, Notice = notice }).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Where(row => row.Notice.ExpandedAt is not null).Select(row => (row.Id, row.Notice))];
    }

    /// <summary>The template of a key at the nearest of these areas.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="upward">The codes of the area and of those above it, nearest first.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<Template?> TemplateAsync(string key, IReadOnlyList<string> upward, CancellationToken cancellationToken)
    {
        List<Template> found = await _db.Templates.Where(template => template.Key == key && upward.Contains(template.AreaCode)).ToListAsync(cancellationToken);
        return found.MinBy(template => upward.ToList().IndexOf(template.AreaCode));
    }

    /// <summary>The templates of these areas, by key.</summary>
    public Task<List<Template>> TemplatesAsync(IReadOnlyCollection<string> areaCodes, CancellationToken cancellationToken) =>
        _db.Templates.AsNoTracking().Where(template => areaCodes.Contains(template.AreaCode)).OrderBy(template => template.Key).ToListAsync(cancellationToken);

    /// <summary>What a caller made by a key, or null.</summary>
    public Task<ApiCall?> CallAsync(Guid personId, string key, CancellationToken cancellationToken) =>
        _db.ApiCalls.AsNoTracking().FirstOrDefaultAsync(call => call.PersonId == personId && call.Key == key, cancellationToken);

    /// <summary>Writes the values of single people, in place of those that were there.</summary>
    public async Task SetValuesAsync(Guid broadcastId, IReadOnlyList<PersonValues> rows, CancellationToken cancellationToken)
    {
        await _db.NoticeValues.Where(values => values.BroadcastId == broadcastId).ExecuteDeleteAsync(cancellationToken);
        for (int i = 0; i < rows.Count; i++)
        {
            _db.Append(new NoticeValues { BroadcastId = broadcastId, PersonId = rows[i].PersonId, Nr = i + 1, Values = rows[i].Values });
        }
    }

    /// <summary>The values of single people, in the order of the author's table.</summary>
    public Task<List<NoticeValues>> ValuesAsync(Guid broadcastId, CancellationToken cancellationToken) =>
        _db.NoticeValues.AsNoTracking().Where(values => values.BroadcastId == broadcastId).OrderBy(values => values.Nr).ToListAsync(cancellationToken);

    /// <summary>The values of these people in these broadcasts.</summary>
    public async Task<Dictionary<(Guid BroadcastId, Guid PersonId), NoticeValues>> ValuesAsync(
        IReadOnlyCollection<Guid> broadcastIds, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken) =>
        (await _db.NoticeValues.AsNoTracking().Where(values => broadcastIds.Contains(values.BroadcastId) && people.Contains(values.PersonId))
            .ToListAsync(cancellationToken)).ToDictionary(values => (values.BroadcastId, values.PersonId));

    /// <summary>Whom a notice did not reach, in the order of their ids.</summary>
    /// <param name="noticeId">The notice.</param>
    /// <param name="among">Only these; null takes everybody.</param>
    /// <param name="after">The person after whom it goes on.</param>
    /// <param name="most">The most.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    internal Task<List<Guid>> LostAsync(Guid noticeId, IReadOnlyCollection<Guid>? among, Guid after, int most, CancellationToken cancellationToken)
    {
        DeliveryState[] lost = [DeliveryState.Failed, DeliveryState.Unknown];
        IQueryable<Delivery> rows = _db.Deliveries.Where(delivery => delivery.NoticeId == noticeId && lost.Contains(delivery.State) && delivery.PersonId > after);
        return (among is null ? rows : rows.Where(delivery => among.Contains(delivery.PersonId)))
            .OrderBy(delivery => delivery.PersonId).Select(delivery => delivery.PersonId).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>Notices of every kind that did not reach somebody who lives or holds a post in an area, in the order of notices and people.</summary>
    /// <param name="within">The area.</param>
    /// <param name="kind">Only of this kind; null takes all.</param>
    /// <param name="since">Written since then.</param>
    /// <param name="after">The notice and person after whom the list goes on.</param>
    /// <param name="most">The most.</param>
    /// <param name="day">The day on which homes and posts are read.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<List<LostNotice>> LostAsync(
        Area within, NoticeKind? kind, DateTimeOffset since, (Guid NoticeId, Guid PersonId) after, int most, DateOnly day, CancellationToken cancellationToken)
    {
        (string path, string end, string code, Guid first, Guid last) = (within.Path, AreaPath.After(within.Path), within.Code, after.NoticeId, after.PersonId);
        DeliveryState[] lost = [DeliveryState.Failed, DeliveryState.Unknown];
        IQueryable<string> places = _db.Areas
            .Where(area => (string.Compare(area.Path, path) >= 0 && string.Compare(area.Path, end) < 0) || area.CompoundCode == code).Select(area => area.Code);
        IQueryable<Guid> here = _db.Homes.Where(home => places.Contains(home.BuildingCode) && home.From <= day && (home.Until == null || home.Until >= day)).Select(home => home.PersonId)
            .Concat(_db.Posts.Where(post => places.Contains(post.AreaCode) && post.From <= day && (post.Until == null || post.Until >= day)).Select(post => post.PersonId));
        var rows = await (
            from delivery in _db.Deliveries.AsNoTracking()
            where delivery.CreatedAt >= since && lost.Contains(delivery.State) && here.Contains(delivery.PersonId)
                && (delivery.NoticeId > first || (delivery.NoticeId == first && delivery.PersonId > last))
            join notice in _db.Notices on delivery.NoticeId equals notice.Id
            where kind == null || notice.Kind == kind
            join person in _db.People on delivery.PersonId equals person.Id
            orderby delivery.NoticeId, delivery.PersonId
            select new { delivery, notice, person.Name }).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new LostNotice(
            row.notice.Id, row.notice.Kind, row.notice.Lane, row.notice.Text, row.delivery.PersonId, row.Name, row.delivery.State, row.delivery.Reason, row.delivery.ChangedAt))];
    }

    /// <summary>The newest broadcasts that did not reach somebody who lives in these areas.</summary>
    public async Task<List<Broadcast>> UnreachedAsync(
        IReadOnlyCollection<Area> areas, DateTimeOffset since, DateOnly day, int most, CancellationToken cancellationToken)
    {
        List<Broadcast> found = [];
        DeliveryState[] lost = [DeliveryState.Failed, DeliveryState.Unknown];
        foreach (Area within in areas)
        {
            (string path, string after, string code) = (within.Path, AreaPath.After(within.Path), within.Code);
            IQueryable<Guid> living =
                from building in _db.Areas
                where (string.Compare(building.Path, path) >= 0 && string.Compare(building.Path, after) < 0) || building.CompoundCode == code
                join home in _db.Homes on building.Code equals home.BuildingCode
                where home.From <= day && (home.Until == null || home.Until >= day)
                select home.PersonId;
            found.AddRange(await _db.Broadcasts.AsNoTracking()
                .Where(broadcast => broadcast.StartedAt >= since && _db.Deliveries.Any(delivery =>
                    delivery.NoticeId == broadcast.NoticeId && lost.Contains(delivery.State) && living.Contains(delivery.PersonId)))
                .OrderByDescending(broadcast => broadcast.StartedAt).Take(most).ToListAsync(cancellationToken));
        }
        return [.. found.DistinctBy(broadcast => broadcast.Id).OrderByDescending(broadcast => broadcast.StartedAt).Take(most)];
    }

    /// <summary>Whom a notice did not reach, by building, at most so many.</summary>
    /// <param name="noticeId">The notice.</param>
    /// <param name="within">Those who live in these areas; null takes everybody.</param>
    /// <param name="after">The person after whom the list goes on.</param>
    /// <param name="most">The most.</param>
    /// <param name="day">The day on which homes are read.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    public async Task<List<DeadLetter>> DeadLettersAsync(
        Guid noticeId, IReadOnlyCollection<Area>? within, Guid? after, int most, DateOnly day, CancellationToken cancellationToken)
    {
        Guid first = after ?? Guid.Empty;
        DeliveryState[] lost = [DeliveryState.Failed, DeliveryState.Unknown];
        var rows =
            from delivery in _db.Deliveries
            where delivery.NoticeId == noticeId && lost.Contains(delivery.State) && delivery.PersonId > first
            join person in _db.People on delivery.PersonId equals person.Id
            from home in _db.Homes.Where(home => home.PersonId == delivery.PersonId && home.From <= day && (home.Until == null || home.Until >= day)).DefaultIfEmpty()
            from building in _db.Areas.Where(area => area.Code == home!.BuildingCode).DefaultIfEmpty()
            select new { delivery, person, home, building };
        List<DeadLetter> found = [];
        foreach (Area? area in within is null ? [null] : within.Cast<Area?>())
        {
            (string path, string end, string code) = area is null ? ("", "", "") : (area.Path, AreaPath.After(area.Path), area.Code);
            var here = area is null ? rows : rows.Where(row =>
                (string.Compare(row.building!.Path, path) >= 0 && string.Compare(row.building.Path, end) < 0) || row.building!.CompoundCode == code);
            found.AddRange((await here.OrderBy(row => row.delivery.PersonId).Take(most).AsNoTracking().ToListAsync(cancellationToken)).Select(row => new DeadLetter(
                row.person.Id, row.person.Name, row.building?.Name, row.home?.Unit, row.delivery.State, row.delivery.Reason, row.delivery.ChangedAt)));
        }
        return [.. found.DistinctBy(one => one.PersonId).OrderBy(one => one.PersonId).Take(most)];
    }
}
