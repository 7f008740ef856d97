using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Storage;

/// <summary>
/// Keeps what people bring to an occurrence and what comes of it, within the current transaction. The occurrence's row is held
/// while it is counted or numbered.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="now">The instant of the transaction.</param>
/// <param name="today">The local day, by which posts and members are read.</param>
public sealed class MeetingBook(Rows rows, IdSource ids, DateTimeOffset now, DateOnly today)
{
    /// <summary>How many decisions one step of <see cref="FollowUpAsync"/> looks at.</summary>
    public const int MostDecisions = 500;

    /// <summary>The slices that this transaction wrote: they are rung for after it is committed.</summary>
    public List<Ring> Rung { get; } = [];

    /// <summary>Books a time; null where there is no such occurrence. Of two who want the same at once, one has it.</summary>
    public async Task<SlotOutcome?> BookAsync(Guid occurrenceId, BookSlot book, Guid personId, string holder, CancellationToken cancellationToken)
    {
        if (await HoldAsync(occurrenceId, cancellationToken) is not var (one, series))
        {
            return null;
        }
        SlotOutcome outcome = book.Decide(one, series, await rows.Meetings.BookedAsync(occurrenceId, cancellationToken), personId, holder, now);
        if (outcome is SlotOutcome.Done done)
        {
            rows.Meetings.Add(done.Booking);
        }
        return outcome;
    }

    /// <summary>Asks to be reminded; null where nothing will remind of it any more, else when the next reminder goes.</summary>
    public async Task<DateTimeOffset?> WishAsync(Guid occurrenceId, Guid personId, CancellationToken cancellationToken)
    {
        if (await HoldAsync(occurrenceId, cancellationToken) is not var (one, series)
            || series.Reminders.Where(rule => rule.To == ReminderTo.Invited).Select(rule => rule.DueAt(one.Start, series.ZoneInfo))
                .Where(at => one.IsOn && at > now && at < one.Start).Order().Select(at => (DateTimeOffset?)at).FirstOrDefault() is not { } next)
        {
            return null;
        }
        if (!await rows.Calendar.IsWishedAsync(occurrenceId, personId, cancellationToken))
        {
            rows.Calendar.Add(new ReminderWish { OccurrenceId = occurrenceId, PersonId = personId, At = now });
        }
        return next;
    }

    /// <summary>Whether somebody comes; the occurrence, or null where there is none or it is over.</summary>
    public async Task<Occurrence?> ReplyAsync(Guid occurrenceId, Guid personId, ReplyAnswer answer, string? standIn, CancellationToken cancellationToken)
    {
        if (await HoldAsync(occurrenceId, cancellationToken) is not var (one, _) || !one.IsOn || one.End <= now)
        {
            return null;
        }
        await rows.Meetings.ReplyAsync(
            new() { OccurrenceId = occurrenceId, PersonId = personId, Answer = answer, StandIn = standIn is null ? null : Cut.To(standIn, 100), At = now }, cancellationToken);
        // Who answers has read what reminded her.
        foreach (Guid notice in (await rows.Calendar.RemindedAsync(occurrenceId, cancellationToken)).Select(told => told.NoticeId).OfType<Guid>())
        {
            await rows.Notices.ReportAsync(notice, personId, delivery => delivery.Acknowledge(now), cancellationToken);
        }
        return one;
    }

    /// <summary>A resident puts a question forward, or a coordinator or host adds a point.</summary>
    public async Task<AgendaOutcome> PutForwardAsync(Guid occurrenceId, AgendaKind kind, string text, Guid personId, CancellationToken cancellationToken)
    {
        if (await HoldAsync(occurrenceId, cancellationToken) is not var (one, series))
        {
            return new AgendaOutcome.NotFound();
        }
        if (kind != AgendaKind.Need && !await MayWriteAsync(series, personId, cancellationToken))
        {
            return new AgendaOutcome.NoAuthority();
        }
        if (!one.IsOn || one.End <= now)
        {
            return new AgendaOutcome.Over(one);
        }
        List<AgendaPoint> agenda = await rows.Meetings.AgendaAsync(occurrenceId, cancellationToken);
        string words = Cut.To(text.Trim(), AgendaPoint.MostCharacters);
        return agenda.Exists(point => point.PersonId == personId && point.Text == words) ? new AgendaOutcome.Already(one)
            : kind == AgendaKind.Need && agenda.Count(point => point.PersonId == personId) >= AgendaPoint.MostOfOne ? new AgendaOutcome.TooMany()
            : Added(one, kind, words, null, personId);
    }

    /// <summary>Brings a request of the series' area before it.</summary>
    public async Task<AgendaOutcome> EscalateAsync(Guid occurrenceId, long number, Guid personId, CancellationToken cancellationToken)
    {
        if (await HoldAsync(occurrenceId, cancellationToken) is not var (one, series)
            || await rows.Requests.NumberedAsync(number, cancellationToken) is not { AreaCode: { } areaCode } request
            || await rows.Areas.FindAsync(areaCode, cancellationToken) is not { } area
            || await rows.Areas.FindAsync(series.AreaCode, cancellationToken) is not { } scope || !area.IsWithin(scope))
        {
            return new AgendaOutcome.NotFound();
        }
        return !await MayWriteAsync(series, personId, cancellationToken) ? new AgendaOutcome.NoAuthority()
            : !one.IsOn || one.End <= now ? new AgendaOutcome.Over(one)
            : (await rows.Meetings.AgendaAsync(occurrenceId, cancellationToken)).Exists(point => point.RequestId == request.Id) ? new AgendaOutcome.Already(one)
            : Added(one, AgendaKind.Escalated, $"{request.Number}：{Cut.To(request.Text, AgendaPoint.MostCharacters - 20)}", request.Id, personId);
    }

    /// <summary>Takes a point off the agenda before it is over: whoever may write, or who put it forward.</summary>
    public async Task<AgendaOutcome> TakeOffAsync(Guid occurrenceId, Guid pointId, Guid personId, CancellationToken cancellationToken)
    {
        if (await HoldAsync(occurrenceId, cancellationToken) is not var (one, series)
            || await rows.Meetings.PointAsync(pointId, cancellationToken) is not { } point || point.OccurrenceId != occurrenceId)
        {
            return new AgendaOutcome.NotFound();
        }
        if (point.PersonId != personId && !await MayWriteAsync(series, personId, cancellationToken))
        {
            return new AgendaOutcome.NoAuthority();
        }
        if (!one.IsOn || one.End <= now)
        {
            return new AgendaOutcome.Over(one);
        }
        rows.Meetings.Remove(point);
        return new AgendaOutcome.Removed(point);
    }

    /// <summary>Writes the minutes, in place of those that were there; those that were taken back are published again by it.</summary>
    public async Task<MinutesOutcome> WriteAsync(Guid occurrenceId, string text, Guid personId, CancellationToken cancellationToken)
    {
        if (await BegunAsync(occurrenceId, personId, text, Minutes.MostCharacters, cancellationToken) is { } refused)
        {
            return refused;
        }
        Minutes? minutes = await rows.Meetings.MinutesAsync(occurrenceId, cancellationToken);
        if (minutes is null)
        {
            rows.Meetings.Add(minutes = new() { OccurrenceId = occurrenceId, Text = text.Trim(), PersonId = personId, At = now });
        }
        else
        {
            (minutes.Text, minutes.PersonId, minutes.At) = (text.Trim(), personId, now);
            await PublishAsync(occurrenceId, cancellationToken);
        }
        return new MinutesOutcome.Written(minutes);
    }

    /// <summary>Takes the minutes back: links that were given open them no more. Twice is once.</summary>
    public async Task<MinutesOutcome> WithdrawAsync(Guid occurrenceId, Guid personId, CancellationToken cancellationToken)
    {
        if (await HoldAsync(occurrenceId, cancellationToken) is not var (_, series) || await rows.Meetings.MinutesAsync(occurrenceId, cancellationToken) is null)
        {
            return new MinutesOutcome.NotFound();
        }
        if (!await MayWriteAsync(series, personId, cancellationToken))
        {
            return new MinutesOutcome.NoAuthority();
        }
        List<MinutesWithdrawal> before = await rows.Meetings.WithdrawalsAsync(occurrenceId, cancellationToken);
        if (before is [.., { PublishedAgainAt: null } still])
        {
            return new MinutesOutcome.Withdrawn(still, IsNew: false);
        }
        MinutesWithdrawal withdrawal = new() { OccurrenceId = occurrenceId, Nr = before.Count + 1, PersonId = personId, At = now };
        rows.Meetings.Add(withdrawal);
        return new MinutesOutcome.Withdrawn(withdrawal, IsNew: true);
    }

    /// <summary>Publishes minutes that were taken back as they stand; links given from now on open them.</summary>
    public async Task<MinutesOutcome> PublishAsync(Guid occurrenceId, Guid personId, CancellationToken cancellationToken)
    {
        if (await HoldAsync(occurrenceId, cancellationToken) is not var (_, series) || await rows.Meetings.MinutesAsync(occurrenceId, cancellationToken) is not { } minutes)
        {
            return new MinutesOutcome.NotFound();
        }
        if (!await MayWriteAsync(series, personId, cancellationToken))
        {
            return new MinutesOutcome.NoAuthority();
        }
        await PublishAsync(occurrenceId, cancellationToken);
        return new MinutesOutcome.Written(minutes);
    }

    private async Task PublishAsync(Guid occurrenceId, CancellationToken cancellationToken)
    {
        if (await rows.Meetings.WithdrawalsAsync(occurrenceId, cancellationToken) is [.., { PublishedAgainAt: null } still])
        {
            still.PublishedAgainAt = now;
        }
    }

    /// <summary>Writes a decision down. Who does it is found by name among those of the place, where one of them has that name.</summary>
    public async Task<MinutesOutcome> DecideAsync(
        Guid occurrenceId, string text, string? owner, DateOnly? dueOn, Guid personId, CancellationToken cancellationToken)
    {
        if (await BegunAsync(occurrenceId, personId, text, Decision.MostCharacters, cancellationToken) is { } refused)
        {
            return refused;
        }
        Series series = (await rows.Calendar.FindAsync((await rows.Calendar.OccurrenceAsync(occurrenceId, cancellationToken))!.SeriesId, cancellationToken))!;
        List<Decision> before = await rows.Meetings.DecisionsAsync(occurrenceId, cancellationToken);
        Decision decision = new()
        {
            Id = ids.Next(),
            OccurrenceId = occurrenceId,
            Nr = before.Count + 1,
            Text = text.Trim(),
            OwnerName = owner is null ? null : Cut.To(owner.Trim(), 100),
            OwnerId = owner is null ? null : await OwnerAsync(series, owner.Trim(), cancellationToken),
            DueOn = dueOn,
            PersonId = personId,
            At = now,
        };
        rows.Meetings.Add(decision);
        return new MinutesOutcome.Decided(decision);
    }

    /// <summary>Says of an open decision who does it or until when, where that was missing or is other now.</summary>
    public async Task<MinutesOutcome> SettleAsync(Guid decisionId, string? owner, DateOnly? dueOn, Guid personId, CancellationToken cancellationToken)
    {
        if (await rows.Meetings.DecisionAsync(decisionId, cancellationToken) is not { DoneAt: null } decision
            || await rows.Calendar.OccurrenceAsync(decision.OccurrenceId, cancellationToken) is not { } one
            || await rows.Calendar.FindAsync(one.SeriesId, cancellationToken) is not { } series)
        {
            return new MinutesOutcome.NotFound();
        }
        if (!await MayWriteAsync(series, personId, cancellationToken))
        {
            return new MinutesOutcome.NoAuthority();
        }
        if (owner?.Trim() is { Length: > 0 } name)
        {
            (decision.OwnerName, decision.OwnerId) = (Cut.To(name, 100), await OwnerAsync(series, name, cancellationToken));
        }
        decision.DueOn = dueOn ?? decision.DueOn;
        return new MinutesOutcome.Decided(decision);
    }

    /// <summary>A decision is done: says who does it, or who may write.</summary>
    public async Task<MinutesOutcome> DoneAsync(Guid decisionId, Guid personId, CancellationToken cancellationToken)
    {
        if (await rows.Meetings.DecisionAsync(decisionId, cancellationToken) is not { } decision
            || await rows.Calendar.OccurrenceAsync(decision.OccurrenceId, cancellationToken) is not { } one
            || await rows.Calendar.FindAsync(one.SeriesId, cancellationToken) is not { } series)
        {
            return new MinutesOutcome.NotFound();
        }
        if (decision.OwnerId != personId && !await MayWriteAsync(series, personId, cancellationToken))
        {
            return new MinutesOutcome.NoAuthority();
        }
        decision.DoneAt ??= now;
        return new MinutesOutcome.Decided(decision);
    }

    /// <summary>Whether she may write for a series: a post with authority, or one of its hosts.</summary>
    public async Task<bool> MayWriteAsync(Series series, Guid personId, CancellationToken cancellationToken)
    {
        List<Standing> upward = await UpwardAsync(series.AreaCode, cancellationToken);
        return CalendarAuthority.Has(upward, personId) || series.Host.People.Contains(personId)
            || upward.Exists(standing => standing.Person.Id == personId && series.Host.Roles.Contains(standing.Post.Role))
            || (series.Host.OrganisationId is { } organisation && await rows.People.IsMemberAsync(organisation, personId, today, cancellationToken));
    }

    /// <summary>
    /// Follows up open decisions after one, by their ids, at most <see cref="MostDecisions"/>: on their day and every week after it until
    /// they are done. One without a day goes on the agenda of its series' next occurrence.
    /// </summary>
    /// <returns>The last that was looked at, null where there may be no more; and how many were followed up.</returns>
    public async Task<(Guid? Last, int Followed)> FollowUpAsync(Guid after, CancellationToken cancellationToken)
    {
        List<(Decision Decision, Series Series)> open = await rows.Meetings.OpenAsync(after, today, MostDecisions, cancellationToken);
        (Decision Decision, Series Series)[] due = [.. open.Where(one => one.Decision.DueOn is not null)];
        Dictionary<string, List<Guid>> desks = await Desks.OfAsync(rows, [.. due.Select(one => one.Series.AreaCode)], today, cancellationToken);
        List<Notice> notices = [];
        foreach ((Decision decision, Series series) in due)
        {
            FollowUp stage = decision.DueOf(today);
            decision.FollowedUp = stage;
            if (decision.OwnerId is not null)
            {
                notices.Add(CalendarNotices.ToOwner(ids.Next(), decision, stage, series.Title, today, now));
            }
            Guid[] others = [.. desks.GetValueOrDefault(series.AreaCode, [decision.PersonId]).Where(id => id != decision.OwnerId)];
            if (others.Length > 0 && (stage == FollowUp.Passed || decision.OwnerId is null))
            {
                notices.Add(CalendarNotices.ToCoordinator(ids.Next(), decision, stage, series.Title, others, today, now));
            }
        }
        HashSet<string> known = await rows.Notices.KnownAsync([.. notices.Select(notice => notice.Key)], cancellationToken);
        notices.RemoveAll(notice => known.Contains(notice.Key));
        Rung.AddRange(await rows.Notices.AddAllAsync(notices, today, cancellationToken));
        int listed = await ListAsync([.. open.Where(one => one.Decision.DueOn is null)], cancellationToken);
        // Of one decision the owner and the coordinator may be told.
        return (open.Count == MostDecisions ? open[^1].Decision.Id : null, notices.Select(notice => notice.Key.Split('/')[1]).Distinct().Count() + listed);
    }

    // The point's id is made of both, so that a decision is on an agenda once.
    private async Task<int> ListAsync(IReadOnlyList<(Decision Decision, Series Series)> undated, CancellationToken cancellationToken)
    {
        if (undated.Count == 0)
        {
            return 0;
        }
        Dictionary<Guid, Occurrence> next = (await rows.Calendar.NextAsync([.. undated.Select(one => one.Series.Id).Distinct()], now, cancellationToken))
            .ToDictionary(one => one.SeriesId);
        AgendaPoint[] points =
        [
            .. undated.Where(one => next.ContainsKey(one.Series.Id)).Select(one => (one.Decision, On: next[one.Series.Id].Id)).Select(one => new AgendaPoint
            {
                Id = IdSource.Of($"agenda/{one.On:N}/{one.Decision.Id:N}"),
                OccurrenceId = one.On,
                Kind = AgendaKind.Undated,
                Text = one.Decision.Text,
                PersonId = one.Decision.PersonId,
                At = now,
            }),
        ];
        HashSet<Guid> known = await rows.Meetings.KnownAsync([.. points.Select(point => point.Id)], cancellationToken);
        foreach (AgendaPoint point in points.Where(point => !known.Contains(point.Id)))
        {
            rows.Meetings.Add(point);
        }
        return points.Count(point => !known.Contains(point.Id));
    }

    private AgendaOutcome.Done Added(Occurrence one, AgendaKind kind, string text, Guid? requestId, Guid personId)
    {
        AgendaPoint point = new() { Id = ids.Next(), OccurrenceId = one.Id, Kind = kind, Text = text, RequestId = requestId, PersonId = personId, At = now };
        rows.Meetings.Add(point);
        return new(point, one);
    }

    private async Task<MinutesOutcome?> BegunAsync(Guid occurrenceId, Guid personId, string text, int most, CancellationToken cancellationToken) =>
        await HoldAsync(occurrenceId, cancellationToken) is not var (one, series) ? new MinutesOutcome.NotFound()
        : !await MayWriteAsync(series, personId, cancellationToken) ? new MinutesOutcome.NoAuthority()
        : one.State == OccurrenceState.Cancelled || one.Start > now ? new MinutesOutcome.WrongState(one)
        : text.Trim().Length is 0 || text.Trim().Length > most ? new MinutesOutcome.WordsOutOfRange(most)
        : null;

    // One person of that name who works or is a member there, above or below, or holds it; nobody from elsewhere.
    private async Task<Guid?> OwnerAsync(Series series, string name, CancellationToken cancellationToken)
    {
        List<Area> upward = await rows.Areas.UpwardAsync(series.AreaCode, cancellationToken);
        return upward.Find(area => area.Code == series.AreaCode) is { } area
            && await rows.People.NamedAroundAsync(name, area, [.. upward.Select(one => one.Code)], series.Host, today, cancellationToken) is [var only] ? only : null;
    }

    private async Task<List<Standing>> UpwardAsync(string areaCode, CancellationToken cancellationToken)
    {
        List<Area> areas = await rows.Areas.UpwardAsync(areaCode, cancellationToken);
        return await rows.People.PostsAtAsync([.. areas.Select(area => area.Code)], today, cancellationToken);
    }

    private async Task<(Occurrence One, Series Series)?> HoldAsync(Guid occurrenceId, CancellationToken cancellationToken) =>
        await rows.Calendar.LockOccurrenceAsync(occurrenceId, cancellationToken) is { } one
        && await rows.Calendar.FindAsync(one.SeriesId, cancellationToken) is { } series ? (one, series) : null;
}
