using Hub.Domain.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>What people bring to occurrences, and what comes of them: booked times, replies, agendas, minutes, decisions.</summary>
public sealed class MeetingRows
{
    private readonly HubDb _db;

    internal MeetingRows(HubDb db) => _db = db;

    public void Add(SlotBooking booking) => _db.SlotBookings.Add(booking);

    public void Add(AgendaPoint point) => _db.AgendaPoints.Add(point);

    public void Add(Decision decision) => _db.Decisions.Add(decision);

    /// <summary>The booked times of an occurrence, by number.</summary>
    public Task<List<SlotBooking>> BookedAsync(Guid occurrenceId, CancellationToken cancellationToken) =>
        _db.SlotBookings.AsNoTracking().Where(booking => booking.OccurrenceId == occurrenceId).OrderBy(booking => booking.Nr).ToListAsync(cancellationToken);

    /// <summary>Gives a holder's time back; false where she had none.</summary>
    public async Task<bool> ReleaseAsync(Guid occurrenceId, string holder, CancellationToken cancellationToken) =>
        await _db.SlotBookings.Where(booking => booking.OccurrenceId == occurrenceId && booking.Holder == holder).ExecuteDeleteAsync(cancellationToken) > 0;

    /// <summary>The booked times to come of a holder, with their occurrences.</summary>
    public async Task<List<(SlotBooking Booking, Occurrence Occurrence)>> HeldAsync(string holder, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await (from booking in _db.SlotBookings.AsNoTracking()
                          where booking.Holder == holder
                          join one in _db.Occurrences on booking.OccurrenceId equals one.Id
                          where one.End > now
                          orderby one.Start
                          select new { booking, one }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.booking, row.one))];
    }

    /// <summary>The times that a person booked of occurrences that end after an instant, by their start.</summary>
    public async Task<List<(SlotBooking Booking, Occurrence Occurrence)>> BookedByAsync(Guid personId, DateTimeOffset after, int most, CancellationToken cancellationToken)
    {
        var rows = await (from booking in _db.SlotBookings.AsNoTracking()
                          where booking.PersonId == personId
                          join one in _db.Occurrences on booking.OccurrenceId equals one.Id
                          where one.End > after
                          orderby one.Start
                          select new { booking, one }).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.booking, row.one))];
    }

    /// <summary>Who answered, by name.</summary>
    public async Task<List<NamedReply>> RepliesAsync(Guid occurrenceId, CancellationToken cancellationToken)
    {
        var rows = await (from reply in _db.Replies.AsNoTracking()
                          where reply.OccurrenceId == occurrenceId
                          join person in _db.People on reply.PersonId equals person.Id
                          orderby reply.At
                          select new { reply, person.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new NamedReply(row.reply, row.Name))];
    }

    /// <summary>Keeps somebody's answer in place of the one before.</summary>
    public async Task ReplyAsync(OccurrenceReply reply, CancellationToken cancellationToken)
    {
        if (await _db.Replies.FindAsync([reply.OccurrenceId, reply.PersonId], cancellationToken) is { } before)
        {
            (before.Answer, before.StandIn, before.At) = (reply.Answer, reply.StandIn, reply.At);
        }
        else
        {
            _db.Replies.Add(reply);
        }
    }

    /// <summary>The points of an agenda besides its series' lines, in order.</summary>
    public Task<List<AgendaPoint>> AgendaAsync(Guid occurrenceId, CancellationToken cancellationToken) =>
        _db.AgendaPoints.AsNoTracking().Where(point => point.OccurrenceId == occurrenceId).OrderBy(point => point.At).ThenBy(point => point.Id)
            .ToListAsync(cancellationToken);

    /// <summary>A point of an agenda; null where there is none.</summary>
    public async Task<AgendaPoint?> PointAsync(Guid id, CancellationToken cancellationToken) => await _db.AgendaPoints.FindAsync([id], cancellationToken);

    public void Remove(AgendaPoint point) => _db.AgendaPoints.Remove(point);

    /// <summary>The minutes of an occurrence, to change; null where there are none.</summary>
    public async Task<Minutes?> MinutesAsync(Guid occurrenceId, CancellationToken cancellationToken) =>
        await _db.Minutes.FindAsync([occurrenceId], cancellationToken);

    public void Add(Minutes minutes) => _db.Minutes.Add(minutes);

    /// <summary>How often the minutes of an occurrence were taken back, in order, to change.</summary>
    public Task<List<MinutesWithdrawal>> WithdrawalsAsync(Guid occurrenceId, CancellationToken cancellationToken) =>
        _db.Withdrawals.Where(withdrawal => withdrawal.OccurrenceId == occurrenceId).OrderBy(withdrawal => withdrawal.Nr).ToListAsync(cancellationToken);

    public void Add(MinutesWithdrawal withdrawal) => _db.Withdrawals.Add(withdrawal);

    /// <summary>What an occurrence decided, in order.</summary>
    public Task<List<Decision>> DecisionsAsync(Guid occurrenceId, CancellationToken cancellationToken) =>
        _db.Decisions.AsNoTracking().Where(decision => decision.OccurrenceId == occurrenceId).OrderBy(decision => decision.Nr).ToListAsync(cancellationToken);

    /// <summary>A decision to change; null where there is none.</summary>
    public async Task<Decision?> DecisionAsync(Guid id, CancellationToken cancellationToken) => await _db.Decisions.FindAsync([id], cancellationToken);

    /// <summary>Open decisions after one, by their ids, whose day has come or passed, or that have none, to change, with the series that decided them.</summary>
    internal async Task<List<(Decision Decision, Series Series)>> OpenAsync(Guid after, DateOnly today, int most, CancellationToken cancellationToken)
    {
        var rows = await (from decision in _db.Decisions
                          where decision.Id > after && decision.DoneAt == null && (decision.DueOn == null || decision.DueOn <= today)
                          join one in _db.Occurrences on decision.OccurrenceId equals one.Id
                          join series in _db.Series on one.SeriesId equals series.Id
                          orderby decision.Id
                          select new { decision, series }).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.decision, row.series))];
    }

    /// <summary>Which of these points of agendas are there.</summary>
    internal async Task<HashSet<Guid>> KnownAsync(IReadOnlyCollection<Guid> points, CancellationToken cancellationToken) =>
        [.. await _db.AgendaPoints.Where(point => points.Contains(point.Id)).Select(point => point.Id).ToListAsync(cancellationToken)];
}
