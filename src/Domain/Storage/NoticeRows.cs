using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Text;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>Notices, and the ledger of who got them.</summary>
public sealed class NoticeRows
{
    private readonly HubDb _db;

    internal NoticeRows(HubDb db) => _db = db;

    /// <summary>
    /// Writes a notice. People by name stand in the ledger at once, everybody else follows in slices.
    /// </summary>
    /// <param name="notice">The notice; its key must be new.</param>
    /// <param name="day">The local day on which homes, posts and members are read.</param>
    /// <param name="cancellationToken">Ends the look-up of its areas.</param>
    /// <returns>The slices that can be rung for after the commit.</returns>
    public async Task<IReadOnlyList<Ring>> AddAsync(Notice notice, DateOnly day, CancellationToken cancellationToken)
    {
        if (notice.Audience.IsNamed)
        {
            return Add(notice);
        }
        List<Ring> named = Write(notice);
        Audience audience = notice.Audience;
        bool hasExcept = audience.Except.Count + audience.ExceptPeople.Count > 0;
        int nr = 0;
        foreach ((AudiencePart part, bool isExcept) in audience.Parts.Select(part => (part, false)).Concat(audience.Except.Select(part => (part, true))))
        {
            _db.Append(await ExpansionParts.OfAsync(
                _db, notice.Id, notice.Lane, part, ++nr, isExcept, hasExcept, day, isExcept ? notice.CreatedAt : null, cancellationToken));
        }
        return named;
    }

    /// <summary>
    /// Writes many notices at once, as one tick of the clock has them. A part whose area is gone means nobody, for one place's
    /// mistake must not silence the others.
    /// </summary>
    /// <param name="notices">The notices; their keys must be new.</param>
    /// <param name="day">The local day on which homes, posts and members are read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The slices that can be rung for after the commit.</returns>
    public async Task<IReadOnlyList<Ring>> AddAllAsync(IReadOnlyList<Notice> notices, DateOnly day, CancellationToken cancellationToken)
    {
        Dictionary<string, Area> areas = (await _db.Compiled.Areas(
            _db, [.. notices.SelectMany(notice => notice.Audience.Parts.Concat(notice.Audience.Except)).Select(part => part.AreaCode).Where(code => code.Length > 0).Distinct()])
            .ToListAsync(cancellationToken)).ToDictionary(area => area.Code);
        List<Expansion> parts = [];
        foreach (Notice notice in notices)
        {
            Audience audience = notice.Audience;
            bool hasExcept = audience.Except.Count + audience.ExceptPeople.Count > 0;
            int before = parts.Count;
            foreach ((AudiencePart part, bool isExcept) in audience.Parts.Select(part => (part, false)).Concat(audience.Except.Select(part => (part, true))))
            {
                Area? area = areas.GetValueOrDefault(part.AreaCode);
                if (area is not null || part.Whom is AudienceKind.Members or AudienceKind.Reached)
                {
                    parts.Add(ExpansionParts.Of(
                        notice.Id, notice.Lane, part, area, parts.Count - before + 1, isExcept, hasExcept, day, isExcept ? notice.CreatedAt : null));
                }
            }
            notice.ExpandedAt = parts.Skip(before).Any(part => !part.IsExcept) ? null : notice.CreatedAt;
        }
        await _db.AppendAllAsync(notices, cancellationToken);
        await _db.AppendAllAsync(parts, cancellationToken);
        return [.. notices.SelectMany(notice => WriteLedger(notice, Named(notice), notice.CreatedAt))];
    }

    /// <summary>Which of these keys are taken.</summary>
    public async Task<HashSet<string>> KnownAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        [.. await _db.Notices.Where(notice => keys.Contains(notice.Key)).Select(notice => notice.Key).ToListAsync(cancellationToken)];

    /// <summary>Writes a notice to people by name, and a ledger row for each.</summary>
    /// <returns>The slices that can be rung for after the commit.</returns>
    /// <exception cref="ArgumentException">Its audience has parts.</exception>
    public IReadOnlyList<Ring> Add(Notice notice)
    {
        if (!notice.Audience.IsNamed)
        {
            throw new ArgumentException($"The audience of notice {notice.Key} has parts: they need the day on which they are read.", nameof(notice));
        }
        notice.ExpandedAt = notice.CreatedAt;
        return Write(notice);
    }

    /// <summary>Adds people to a notice, whom an alert reaches later. Who has it already is passed over.</summary>
    /// <returns>The slices that can be rung for after the commit.</returns>
    public async Task<IReadOnlyList<Ring>> AddPeopleAsync(
        Notice notice, IReadOnlyCollection<Guid> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Guid> known = await _db.Deliveries.Where(delivery => delivery.NoticeId == notice.Id && people.Contains(delivery.PersonId))
            .Select(delivery => delivery.PersonId).ToListAsync(cancellationToken);
        return WriteLedger(notice, [.. people.Distinct().Except(known)], now);
    }

    /// <summary>Rings people of a notice again, in a new round, whatever became of the last one; who acknowledged it is left alone.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="people">Who is rung; those who do not have it are passed over.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <param name="evenAcked">Also rings those who acknowledged it.</param>
    /// <returns>The slices that can be rung for after the commit.</returns>
    public async Task<IReadOnlyList<Ring>> RingAgainAsync(
        Notice notice, IReadOnlyCollection<Guid> people, DateTimeOffset now, CancellationToken cancellationToken, bool evenAcked = false)
    {
        DeliveryState[] rest = evenAcked
            ? [DeliveryState.Cancelled, DeliveryState.Pending]
            : [DeliveryState.Acked, DeliveryState.Cancelled, DeliveryState.Pending];
        List<Delivery> again = await _db.Deliveries.AsTracking()
            .Where(delivery => delivery.NoticeId == notice.Id && people.Contains(delivery.PersonId) && !rest.Contains(delivery.State))
            .ToListAsync(cancellationToken);
        foreach (Delivery delivery in again)
        {
            Count(notice, delivery.AreaCode, delivery.State, delivery.Reason, -1);
            Count(notice, delivery.AreaCode, DeliveryState.Pending, null, 1);
            (delivery.State, delivery.NotBefore, delivery.Reason, delivery.ChangedAt) = (DeliveryState.Pending, null, null, now);
        }
        return Slices(notice, [.. again.Select(delivery => delivery.PersonId)], now);
    }

    /// <summary>Takes a notice back, see <see cref="RecallNotice"/>: it is stopped, and whom it reached is told.</summary>
    /// <param name="notice">The notice, of this transaction.</param>
    /// <param name="words">What those are told.</param>
    /// <param name="day">The local day.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<Recalled> RecallAsync(
        Notice notice, Bi words, DateOnly day, IdSource ids, DateTimeOffset now, CancellationToken cancellationToken) =>
        TakeBackAsync(notice, RecallNotice.KeyOf(notice), before => RecallNotice.Decide(notice, before, words, ids, now), day, now, cancellationToken);

    /// <summary>Gives the all-clear for an alert, see <see cref="GiveAllClear"/>.</summary>
    /// <param name="notice">The notice, of this transaction.</param>
    /// <param name="words">What those are told.</param>
    /// <param name="day">The local day.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="others">Other alerts of the same matter, which end with it.</param>
    public async Task<Recalled> AllClearAsync(
        Notice notice, Bi words, DateOnly day, IdSource ids, DateTimeOffset now, CancellationToken cancellationToken, IReadOnlyList<Notice>? others = null)
    {
        foreach (Notice other in others ?? [])
        {
            await new LedgerRows(_db).StopAsync(other, now, cancellationToken);
        }
        return await TakeBackAsync(
            notice, GiveAllClear.KeyOf(notice), before => GiveAllClear.Decide(notice, before, words, ids, now, others), day, now, cancellationToken);
    }

    public async Task<Notice?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await _db.Notices.FindAsync([id], cancellationToken);

    /// <summary>A notice by its key, or null.</summary>
    public Task<Notice?> FindAsync(string key, CancellationToken cancellationToken) =>
        _db.Notices.FirstOrDefaultAsync(notice => notice.Key == key, cancellationToken);

    public async Task<Delivery?> DeliveryAsync(Guid noticeId, Guid personId, CancellationToken cancellationToken) =>
        await _db.Deliveries.FindAsync([noticeId, personId], cancellationToken);

    /// <summary>What a person's page or her own word says of a delivery: counted with it.</summary>
    /// <returns>False when it was known, or she was not told of the notice.</returns>
    public async Task<bool> ReportAsync(Guid noticeId, Guid personId, Func<Delivery, bool> report, CancellationToken cancellationToken)
    {
        if (await _db.LockDeliveryAsync(noticeId, personId, cancellationToken) is not { } delivery)
        {
            return false;
        }
        DeliveryState before = delivery.State;
        string? reason = delivery.Reason;
        if (!report(delivery))
        {
            return false;
        }
        if (delivery.State != before && await FindAsync(noticeId, cancellationToken) is { IsCounted: true })
        {
            _db.Append(Tally.Of(noticeId, delivery.AreaCode, "", before.ToString(), reason, -1));
            _db.Append(Tally.Of(noticeId, delivery.AreaCode, "", delivery.State.ToString(), delivery.Reason, 1));
        }
        return true;
    }

    /// <summary>She knows: her delivery is acknowledged, and the call of an alert is looked at at once.</summary>
    /// <returns>False when it was known, or she was not told of the notice.</returns>
    public async Task<bool> AcknowledgeAsync(Guid noticeId, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // The call's row before the ledger's, as everybody holds them.
        await _db.Calls.Where(call => call.NoticeId == noticeId && call.NextAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(call => call.NextAt, now), cancellationToken);
        return await ReportAsync(noticeId, personId, delivery => delivery.Acknowledge(now), cancellationToken);
    }

    /// <summary>Who has acknowledged a notice, and when last.</summary>
    public Task<Dictionary<Guid, DateTimeOffset>> AckedAsync(Guid noticeId, CancellationToken cancellationToken) =>
        _db.Deliveries.AsNoTracking().Where(delivery => delivery.NoticeId == noticeId && delivery.AckedAt != null)
            .ToDictionaryAsync(delivery => delivery.PersonId, delivery => delivery.AckedAt!.Value, cancellationToken);

    /// <summary>Somebody went and told her: her row is Received, by an attempt of its own.</summary>
    /// <returns>False when she had it already, or is not to have it any more.</returns>
    public async Task<bool> ToldInPersonAsync(Notice notice, Guid personId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        int round = 0;
        bool told = await ReportAsync(notice.Id, personId, delivery =>
        {
            if (!delivery.Receive(now))
            {
                return false;
            }
            round = delivery.Round + 1;
            return true;
        }, cancellationToken);
        if (told)
        {
            _db.Append(new Attempt
            {
                NoticeId = notice.Id,
                PersonId = personId,
                Channel = Attempt.InPerson,
                Round = round,
                StartedAt = now,
                Outcome = AttemptOutcome.Ok,
            });
            if (notice.IsCounted)
            {
                _db.Append(Tally.Of(notice.Id, null, Attempt.InPerson, nameof(AttemptOutcome.Ok), null, 1));
            }
        }
        return told;
    }

    /// <summary>Attempts of one delivery, in order.</summary>
    public async Task<List<Attempt>> AttemptsAsync(Guid noticeId, Guid personId, CancellationToken cancellationToken)
    {
        Attempt? taken = (await DeliveryAsync(noticeId, personId, cancellationToken))?.Taken;
        List<Attempt> others = await _db.Attempts.AsNoTracking()
            .Where(attempt => attempt.NoticeId == noticeId && attempt.PersonId == personId).ToListAsync(cancellationToken);
        return [.. (taken is null ? others : others.Append(taken)).OrderBy(attempt => attempt.Round).ThenBy(attempt => attempt.StartedAt)];
    }

    public void Add(Attempt attempt) => _db.Append(attempt);

    /// <summary>Whether any of these notices was stopped, or is paused.</summary>
    public Task<bool> AnyHaltedAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _db.Notices.AnyAsync(notice => ids.Contains(notice.Id) && (notice.StoppedAt != null || notice.PausedAt != null), cancellationToken);

    /// <summary>Notices by their ids.</summary>
    public Task<List<Notice>> FindAllAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        _db.Notices.Where(notice => ids.Contains(notice.Id)).ToListAsync(cancellationToken);

    /// <summary>
    /// What a person was told and has not acknowledged, the newest first: what her page shows when it opens. What was stopped
    /// before it came to her is not shown any more.
    /// </summary>
    public async Task<List<(Notice Notice, Delivery Delivery)>> OpenAsync(
        Guid personId, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        DeliveryState[] open = [DeliveryState.Pending, DeliveryState.Leased, DeliveryState.HandedOff, DeliveryState.Received, DeliveryState.Read, DeliveryState.Unknown, DeliveryState.Deferred, DeliveryState.Failed];
        var rows = await (from delivery in _db.Deliveries
                          where delivery.PersonId == personId && open.Contains(delivery.State) && delivery.CreatedAt >= since
                          join notice in _db.Notices on delivery.NoticeId equals notice.Id
                          where notice.StoppedAt == null || delivery.HandedOffAt != null || delivery.ReceivedAt != null || delivery.State == DeliveryState.Unknown
                          orderby delivery.CreatedAt descending
                          select new { notice, delivery }).Take(most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.notice, row.delivery))];
    }

    /// <summary>What each of many people was told since an instant and has not acknowledged: enough for a page to ring.</summary>
    public async Task<ILookup<Guid, LiveNews>> NewsAsync(IReadOnlyCollection<Guid> people, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rows = await _db.Deliveries.AsNoTracking()
            .Where(delivery => people.Contains(delivery.PersonId) && delivery.CreatedAt >= since
                && delivery.State != DeliveryState.Acked && delivery.State != DeliveryState.Cancelled && delivery.State != DeliveryState.Suppressed)
            .Select(delivery => new { delivery.PersonId, News = new LiveNews(delivery.NoticeId, delivery.Lane, delivery.ReceivedAt != null, delivery.CreatedAt) })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.PersonId, row => row.News);
    }

    /// <summary>A person's ledger rows about a request.</summary>
    public Task<List<Delivery>> OfRequestAsync(Guid requestId, Guid personId, CancellationToken cancellationToken) =>
        (from delivery in _db.Deliveries
         where delivery.PersonId == personId
         join notice in _db.Notices on delivery.NoticeId equals notice.Id
         where notice.RequestId == requestId
         select delivery).ToListAsync(cancellationToken);

    /// <summary>Which of these requests a person was called to, and when last.</summary>
    public Task<Dictionary<Guid, DateTimeOffset>> CalledAsync(
        Guid personId, IReadOnlyCollection<Guid> requestIds, CancellationToken cancellationToken) =>
        (from notice in _db.Notices
         where notice.RequestId != null && requestIds.Contains(notice.RequestId.Value) && notice.Kind == NoticeKind.Alert
         join delivery in _db.Deliveries on notice.Id equals delivery.NoticeId
         where delivery.PersonId == personId
         group notice.CreatedAt by notice.RequestId!.Value into calls
         select new { calls.Key, Last = calls.Max() }).ToDictionaryAsync(call => call.Key, call => call.Last, cancellationToken);

    /// <summary>For each of many people words that change whenever she is told something or one of her pages reports; none for whom nobody told anything.</summary>
    public async Task<Dictionary<Guid, string>> StampsAsync(IReadOnlyCollection<Guid> people, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var stamps = await _db.Deliveries.Where(delivery => people.Contains(delivery.PersonId) && delivery.CreatedAt >= since)
            .GroupBy(delivery => delivery.PersonId)
            .Select(all => new { all.Key, Count = all.Count(), Last = all.Max(delivery => delivery.ChangedAt) })
            .ToListAsync(cancellationToken);
        return stamps.ToDictionary(stamp => stamp.Key, stamp => $"{stamp.Count}.{stamp.Last.UtcTicks}");
    }

    /// <summary>Everybody a request's notices are owed to, with how each stands.</summary>
    public Task<List<Delivery>> OfRequestAsync(Guid requestId, CancellationToken cancellationToken) =>
        (from notice in _db.Notices
         where notice.RequestId == requestId
         join delivery in _db.Deliveries on notice.Id equals delivery.NoticeId
         select delivery).ToListAsync(cancellationToken);

    private async Task<Recalled> TakeBackAsync(
        Notice notice, string key, Func<Notice?, Recalled> decide, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Recalled recalled = decide(await FindAsync(key, cancellationToken));
        if (recalled is Recalled.Done done)
        {
            await new LedgerRows(_db).StopAsync(notice, now, cancellationToken);
            await AddAsync(done.Notice, day, cancellationToken);
        }
        return recalled;
    }

    private List<Ring> Write(Notice notice)
    {
        _db.Append(notice);
        return WriteLedger(notice, Named(notice), notice.CreatedAt);
    }

    private static Guid[] Named(Notice notice) => [.. notice.Audience.People.Distinct().Except(notice.Audience.ExceptPeople)];

    private List<Ring> WriteLedger(Notice notice, Guid[] people, DateTimeOffset now)
    {
        foreach (Guid person in people)
        {
            _db.Append(new Delivery { NoticeId = notice.Id, PersonId = person, Lane = notice.Lane, CreatedAt = now, ChangedAt = now });
        }
        Count(notice, null, DeliveryState.Pending, null, people.Length);
        return Slices(notice, people, now);
    }

    // The first goes at once, before what is left of others; what follows waits for its turn in the feed.
    private List<Ring> Slices(Notice notice, Guid[] people, DateTimeOffset now)
    {
        List<Ring> rings = [];
        int turn = 0;
        foreach (Guid[] some in people.Chunk(Slice.Most))
        {
            Slice slice = new()
            {
                Id = Guid.CreateVersion7(now),
                Lane = notice.Lane,
                NoticeId = notice.Id,
                Turn = turn,
                Rows = Slice.Pack(some),
                Held = notice.PausedAt is not null,
                CreatedAt = now,
                RungAt = turn == 0 ? now : null,
            };
            _db.Append(slice);
            if (turn++ == 0)
            {
                rings.Add(new(slice.Lane, slice.Id, slice.Count));
            }
        }
        return rings;
    }

    private void Count(Notice notice, string? areaCode, DeliveryState state, string? reason, int count)
    {
        if (notice.IsCounted && count != 0)
        {
            _db.Append(Tally.Of(notice.Id, areaCode, "", state.ToString(), reason, count));
        }
    }
}

/// <summary>A notice in a person's ledger, without its words.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="Lane">How urgent it is.</param>
/// <param name="Received">Whether a page of hers has reported it.</param>
/// <param name="At">When it was written.</param>
public sealed record LiveNews(Guid NoticeId, Lane Lane, bool Received, DateTimeOffset At);
