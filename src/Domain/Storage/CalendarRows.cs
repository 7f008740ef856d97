using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>Series, their occurrences, reminders that went out, holidays and feeds.</summary>
public sealed class CalendarRows
{
    private readonly HubDb _db;

    internal CalendarRows(HubDb db) => _db = db;

    public void Add(Series series) => _db.Series.Add(series);

    public void Add(CalendarFeed feed) => _db.CalendarFeeds.Add(feed);

    /// <summary>A series to read.</summary>
    public Task<Series?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        _db.Series.AsNoTracking().FirstOrDefaultAsync(series => series.Id == id, cancellationToken);

    /// <summary>Series to read, by id.</summary>
    public async Task<Dictionary<Guid, Series>> FindAllAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        await _db.Series.AsNoTracking().Where(series => ids.Contains(series.Id)).ToDictionaryAsync(series => series.Id, cancellationToken);

    /// <summary>Reads a series and holds its row. Whoever changes occurrences of it by hand holds it first.</summary>
    public Task<Series?> LockAsync(Guid id, CancellationToken cancellationToken) => _db.LockSeriesAsync(id, cancellationToken);

    /// <summary>The series of these areas that have not ended before a day, the oldest first.</summary>
    public Task<List<Series>> AtAsync(IReadOnlyCollection<string> areaCodes, DateOnly day, CancellationToken cancellationToken) =>
        _db.Series.AsNoTracking().Where(series => areaCodes.Contains(series.AreaCode) && (series.EndedOn == null || series.EndedOn >= day))
            .OrderBy(series => series.CreatedAt).ThenBy(series => series.Id).ToListAsync(cancellationToken);

    /// <summary>The series that have not ended before a day and that name a person as host or invite her by name, at most so many, the oldest first.</summary>
    public Task<List<Series>> NamingAsync(Guid personId, DateOnly day, int most, CancellationToken cancellationToken)
    {
        // Ids in JSON are written in small letters.
        string named = $"%{personId}%";
        return _db.Series.FromSql($"""SELECT * FROM series WHERE CAST("Host" AS text) LIKE {named} OR CAST("Audience" AS text) LIKE {named}""").AsNoTracking()
            .Where(series => series.EndedOn == null || series.EndedOn >= day).OrderBy(series => series.CreatedAt).ThenBy(series => series.Id).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>The series of these areas and below, at most so many, the oldest first.</summary>
    public async Task<List<Series>> BelowAsync(IReadOnlyCollection<Area> areas, DateOnly day, int most, CancellationToken cancellationToken)
    {
        List<Series> found = [];
        foreach (Area area in areas)
        {
            (string path, string after, string code) = (area.Path, AreaPath.After(area.Path), area.Code);
            found.AddRange(await (
                from series in _db.Series.AsNoTracking()
                where series.EndedOn == null || series.EndedOn >= day
                join place in _db.Areas on series.AreaCode equals place.Code
                where (string.Compare(place.Path, path) >= 0 && string.Compare(place.Path, after) < 0) || place.CompoundCode == code
                orderby series.CreatedAt
                select series).Take(most).ToListAsync(cancellationToken));
        }
        return [.. found.DistinctBy(series => series.Id).OrderBy(series => series.CreatedAt).ThenBy(series => series.Id).Take(most)];
    }

    /// <summary>An occurrence to read.</summary>
    public Task<Occurrence?> OccurrenceAsync(Guid id, CancellationToken cancellationToken) =>
        _db.Occurrences.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);

    /// <summary>Reads an occurrence and holds its row.</summary>
    public Task<Occurrence?> LockOccurrenceAsync(Guid id, CancellationToken cancellationToken) => _db.LockOccurrenceAsync(id, cancellationToken);

    /// <summary>The occurrences of these series that end after an instant and begin before another, by their start.</summary>
    public Task<List<Occurrence>> BetweenAsync(
        IReadOnlyCollection<Guid> series, DateTimeOffset after, DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        _db.Occurrences.AsNoTracking().Where(one => series.Contains(one.SeriesId) && one.End > after && one.Start < before)
            .OrderBy(one => one.Start).ThenBy(one => one.Id).Take(most).ToListAsync(cancellationToken);

    /// <summary>The last occurrence of these series that has begun and was not cancelled.</summary>
    public Task<Occurrence?> LastAsync(IReadOnlyCollection<Guid> series, DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Occurrences.AsNoTracking().Where(one => series.Contains(one.SeriesId) && one.Start <= now && one.State != OccurrenceState.Cancelled)
            .OrderByDescending(one => one.Start).FirstOrDefaultAsync(cancellationToken);

    /// <summary>The next occurrence of each of these series that takes place.</summary>
    public async Task<List<Occurrence>> NextAsync(IReadOnlyCollection<Guid> series, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IQueryable<Occurrence> ahead = _db.Occurrences.AsNoTracking().Where(one =>
            series.Contains(one.SeriesId) && one.Start > now && (one.State == OccurrenceState.Planned || one.State == OccurrenceState.Moved));
        var first = ahead.GroupBy(one => one.SeriesId).Select(same => new { Series = same.Key, Start = same.Min(one => one.Start) });
        List<Occurrence> next = await (from one in ahead
                                       join at in first on new { Series = one.SeriesId, one.Start } equals new { at.Series, at.Start }
                                       select one).ToListAsync(cancellationToken);
        return [.. next.OrderBy(one => one.Date).DistinctBy(one => one.SeriesId)];
    }

    /// <summary>Reminders and corrections of an occurrence, and those that were skipped, in order.</summary>
    public Task<List<Reminded>> RemindedAsync(Guid occurrenceId, CancellationToken cancellationToken) =>
        _db.Reminded.AsNoTracking().Where(one => one.OccurrenceId == occurrenceId).OrderBy(one => one.At).ThenBy(one => one.Key).ToListAsync(cancellationToken);

    /// <summary>The occurrence to come of which a person was told last; null where there is none.</summary>
    public Task<Occurrence?> ToldAsync(Guid personId, DateTimeOffset now, CancellationToken cancellationToken) =>
        (from delivery in _db.Deliveries
         where delivery.PersonId == personId && delivery.CreatedAt > now.AddDays(-ReminderRule.MostDays - 1)
         join told in _db.Reminded on delivery.NoticeId equals told.NoticeId
         join one in _db.Occurrences on told.OccurrenceId equals one.Id
         where one.End > now
         orderby told.At descending, one.Start
         select one).AsNoTracking().FirstOrDefaultAsync(cancellationToken);

    public void Add(ReminderWish wish) => _db.ReminderWishes.Add(wish);

    /// <summary>Whether she asked to be reminded.</summary>
    public Task<bool> IsWishedAsync(Guid occurrenceId, Guid personId, CancellationToken cancellationToken) =>
        _db.ReminderWishes.AnyAsync(wish => wish.OccurrenceId == occurrenceId && wish.PersonId == personId, cancellationToken);

    /// <summary>Who asked to be reminded of these occurrences.</summary>
    public async Task<ILookup<Guid, Guid>> WishesAsync(IReadOnlyCollection<Guid> occurrences, CancellationToken cancellationToken) =>
        (await _db.ReminderWishes.AsNoTracking().Where(wish => occurrences.Contains(wish.OccurrenceId)).ToListAsync(cancellationToken))
        .ToLookup(wish => wish.OccurrenceId, wish => wish.PersonId);

    /// <summary>The days that are worked: those that are known by themselves, and what was imported since.</summary>
    public async Task<WorkCalendar> WorkCalendarAsync(CancellationToken cancellationToken)
    {
        List<int> years = await _db.HolidayYears.Select(year => year.Year).ToListAsync(cancellationToken);
        if (years.Count == 0)
        {
            return ChinaHolidays.Calendar;
        }
        List<HolidayDay> days = await _db.HolidayDays.AsNoTracking().ToListAsync(cancellationToken);
        return ChinaHolidays.Calendar.With(years, days.Select(day => new SpecialDay(day.Date, day.IsWorked, day.Name)));
    }

    /// <summary>Keeps an import: its years in place of what was known of them.</summary>
    public async Task ImportAsync(HolidaysRead.Done read, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int[] years = [.. (await _db.HolidayYears.Select(year => year.Year).ToListAsync(cancellationToken)).Concat(read.Years).Distinct()];
        await _db.HolidayYears.ExecuteDeleteAsync(cancellationToken);
        await _db.HolidayDays.ExecuteDeleteAsync(cancellationToken);
        foreach (int year in years)
        {
            _db.Append(new HolidayYear { Year = year, ImportedAt = now });
        }
        // A holiday over New Year names days of a year that is not announced.
        foreach (SpecialDay day in read.Calendar.Special.Where(day => years.Contains(day.Date.Year) || read.Calendar.Warns(day.Date.Year)))
        {
            _db.Append(new HolidayDay { Date = day.Date, IsWorked = day.IsWorked, Name = day.Name });
        }
    }

    /// <summary>The feed that a token opens, revoked or not; null when there is none.</summary>
    public Task<CalendarFeed?> FeedAsync(string token, CancellationToken cancellationToken)
    {
        string hash = IdSource.Hash(token);
        return _db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(feed => feed.TokenHash == hash, cancellationToken);
    }

    /// <summary>The feeds of an area, or of a person, that are not revoked, the newest first.</summary>
    public Task<List<CalendarFeed>> FeedsAsync(string? areaCode, Guid? personId, CancellationToken cancellationToken) =>
        _db.CalendarFeeds.AsNoTracking().Where(feed => feed.RevokedAt == null && feed.AreaCode == areaCode && feed.PersonId == personId)
            .OrderByDescending(feed => feed.CreatedAt).ThenBy(feed => feed.Id).ToListAsync(cancellationToken);

    /// <summary>Revokes the feeds of an area, or all of a person; how many there were.</summary>
    public Task<int> RevokeFeedsAsync(string? areaCode, Guid? personId, DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.CalendarFeeds.Where(feed => feed.RevokedAt == null && feed.PersonId == personId && (personId != null || feed.AreaCode == areaCode))
            .ExecuteUpdateAsync(set => set.SetProperty(feed => feed.RevokedAt, now), cancellationToken);

    internal Task<List<Series>> LockAfterAsync(Guid after, DateOnly day, int most, CancellationToken cancellationToken) =>
        _db.LockSeriesAfterAsync(after, day, most, cancellationToken);

    internal Task<List<Occurrence>> LockOccurrencesAsync(IReadOnlyCollection<Guid> series, DateOnly from, DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.LockOccurrencesAsync(series, from, now, cancellationToken);

    internal Task<List<Occurrence>> ClaimAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        _db.ClaimOccurrencesAsync(now, most, cancellationToken);

    internal Task RemindAtAsync(IReadOnlyList<(Guid Id, DateTimeOffset? At)> next, CancellationToken cancellationToken) => _db.RemindAtAsync(next, cancellationToken);

    internal Task AddAsync(IReadOnlyList<Occurrence> occurrences, CancellationToken cancellationToken) => _db.AppendAllAsync(occurrences, cancellationToken);

    internal Task AddAsync(IReadOnlyList<Reminded> reminded, CancellationToken cancellationToken) => _db.AppendAllAsync(reminded, cancellationToken);

    /// <summary>Which of these reminders and corrections were written or skipped before.</summary>
    internal async Task<HashSet<string>> KnownAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        [.. await _db.KnownRemindedAsync(keys, cancellationToken)];
}
