using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Storage;

/// <summary>
/// Writes and moves broadcasts within the current transaction: holds the row, loads what a decision needs, lets Domain
/// decide, writes what it decided.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="now">The instant of the transaction.</param>
/// <param name="zone">The zone of the clocks: by its day posts and homes are read, by its hours a broadcast repeats.</param>
public sealed class BroadcastBook(Rows rows, IdSource ids, DateTimeOffset now, TimeZoneInfo zone)
{
    private readonly DateOnly _today = ZonedTime.DayOf(now, zone);

    /// <summary>The slices that this transaction wrote: they are rung for after it is committed.</summary>
    public List<Ring> Rung { get; } = [];

    /// <summary>Whether an audience is on its way into the ledger: the feed is rung for after the commit.</summary>
    public bool Expands { get; private set; }

    /// <summary>The posts held today at an area and above it.</summary>
    public async Task<List<Standing>> UpwardAsync(string areaCode, CancellationToken cancellationToken)
    {
        List<Area> areas = await rows.Areas.UpwardAsync(areaCode, cancellationToken);
        return await rows.People.PostsAtAsync([.. areas.Select(area => area.Code)], _today, cancellationToken);
    }

    /// <summary>What is wrong with a draft that nobody keeps; no problems where it is all right.</summary>
    public async Task<BroadcastMoved> CheckAsync(BroadcastDraft draft, Guid personId, CancellationToken cancellationToken)
    {
        DraftFacts facts = await BroadcastFacts.OfAsync(rows, draft, zone, _today, cancellationToken);
        return await MayWriteAsync(draft, facts, personId, cancellationToken)
            ? new BroadcastMoved.Invalid(CheckBroadcast.Problems(draft, facts, now))
            : new BroadcastMoved.NoAuthority(draft.AreaCode);
    }

    /// <summary>Writes a draft.</summary>
    public async Task<BroadcastMoved> DraftAsync(BroadcastDraft draft, Person author, CancellationToken cancellationToken, Guid? corrects = null)
    {
        DraftFacts facts = await BroadcastFacts.OfAsync(rows, draft, zone, _today, cancellationToken);
        if (!await MayWriteAsync(draft, facts, author.Id, cancellationToken))
        {
            return new BroadcastMoved.NoAuthority(draft.AreaCode);
        }
        BroadcastMoved moved = DraftBroadcast.Decide(ids.Next(), draft, facts, (author.Id, author.Name ?? ""), now, corrects);
        if (moved is BroadcastMoved.Done done)
        {
            rows.Broadcasts.Add(done.Broadcast);
            await rows.Broadcasts.SetValuesAsync(done.Broadcast.Id, draft.Rows, cancellationToken);
        }
        return moved;
    }

    /// <summary>The author changes it.</summary>
    public Task<BroadcastMoved> EditAsync(Guid id, int? version, BroadcastDraft draft, Guid authorId, CancellationToken cancellationToken) =>
        ByAuthorAsync(id, authorId, async broadcast =>
        {
            DraftFacts facts = await BroadcastFacts.OfAsync(rows, draft, zone, _today, cancellationToken);
            if (!await MayWriteAsync(draft, facts, authorId, cancellationToken))
            {
                return new BroadcastMoved.NoAuthority(draft.AreaCode);
            }
            BroadcastMoved moved = EditBroadcast.Decide(broadcast, version, draft, facts, now);
            if (moved is BroadcastMoved.Done)
            {
                await rows.Broadcasts.SetValuesAsync(id, draft.Rows, cancellationToken);
            }
            return moved;
        }, cancellationToken);

    /// <summary>The author submits it; what needs nobody's yes and is due starts in the same transaction.</summary>
    public Task<BroadcastMoved> SubmitAsync(Guid id, Guid authorId, CancellationToken cancellationToken) =>
        ByAuthorAsync(id, authorId, async broadcast =>
        {
            List<Standing> upward = await UpwardAsync(broadcast.AreaCode, cancellationToken);
            Template? template = await TemplateAsync(broadcast, cancellationToken);
            bool isPreApproved = template is { IsPreApproved: true } && template.Text == broadcast.Text;
            BroadcastMoved moved = SubmitBroadcast.Decide(broadcast, isPreApproved, upward, now);
            if (moved is BroadcastMoved.Done)
            {
                IReadOnlyList<Guid> approvers = BroadcastAuthority.Approvers(upward, authorId);
                await TellApproversAsync(broadcast, approvers, asDeputies: false, cancellationToken);
                await StartAsync(broadcast, cancellationToken);
            }
            return moved;
        }, cancellationToken);

    /// <summary>The second person approves it, or looks at it afterwards; what is due starts in the same transaction.</summary>
    public Task<BroadcastMoved> ApproveAsync(Guid id, Person approver, int? version, CancellationToken cancellationToken) =>
        HoldAsync(id, async (broadcast, upward) =>
        {
            bool isReview = broadcast.NeedsReview;
            BroadcastMoved moved = ApproveBroadcast.Decide(broadcast, approver.Id, version, upward, now);
            if (moved is BroadcastMoved.Done && !isReview)
            {
                Rung.AddRange(rows.Notices.Add(BroadcastNotices.ToAuthor(ids.Next(), broadcast, approver.Name ?? "", now)));
                await StartAsync(broadcast, cancellationToken);
            }
            return moved;
        }, cancellationToken);

    /// <summary>The second person rejects it.</summary>
    public Task<BroadcastMoved> RejectAsync(Guid id, Person approver, int? version, string reason, CancellationToken cancellationToken) =>
        HoldAsync(id, (broadcast, upward) =>
        {
            BroadcastMoved moved = RejectBroadcast.Decide(broadcast, approver.Id, version, reason, upward, now);
            if (moved is BroadcastMoved.Done)
            {
                Rung.AddRange(rows.Notices.Add(BroadcastNotices.ToAuthor(ids.Next(), broadcast, approver.Name ?? "", now)));
            }
            return Task.FromResult(moved);
        }, cancellationToken);

    /// <summary>The author says when it goes.</summary>
    public Task<BroadcastMoved> ScheduleAsync(Guid id, DateTimeOffset? at, DateTimeOffset? expires, Guid authorId, CancellationToken cancellationToken) =>
        ByAuthorAsync(id, authorId, async broadcast =>
        {
            if (RepeatBroadcast.Problem(broadcast.ScheduleRule, broadcast.Lane, at, zone) is { } wrong)
            {
                return new BroadcastMoved.Invalid([wrong]);
            }
            BroadcastMoved moved = ScheduleBroadcast.Decide(broadcast, at, expires, now);
            await StartAsync(broadcast, cancellationToken);
            return moved;
        }, cancellationToken);

    /// <summary>Starts it if its time has come; the clock asks, on every node. False when there was nothing to do.</summary>
    public async Task<bool> StartAsync(Guid id, CancellationToken cancellationToken) =>
        await rows.Broadcasts.LockAsync(id, cancellationToken) is { } broadcast && await StartAsync(broadcast, cancellationToken);

    /// <summary>Nobody answered: the deputies are asked.</summary>
    public async Task AskDeputiesAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await rows.Broadcasts.LockAsync(id, cancellationToken) is not { State: BroadcastState.Submitted, DeputiesAskedAt: null } broadcast)
        {
            return;
        }
        broadcast.DeputiesAskedAt = now;
        List<Standing> upward = await UpwardAsync(broadcast.AreaCode, cancellationToken);
        await TellApproversAsync(broadcast, BroadcastAuthority.Deputies(upward, broadcast.AuthorId), asDeputies: true, cancellationToken);
    }

    /// <summary>Holds it.</summary>
    public Task<BroadcastMoved> PauseAsync(Guid id, Guid personId, CancellationToken cancellationToken) =>
        MoveNoticeAsync(id, personId, HoldBroadcast.Pause, notice => rows.Ledger.HoldAsync(notice, true, now, cancellationToken), cancellationToken);

    /// <summary>Lets it go on.</summary>
    public async Task<BroadcastMoved> ResumeAsync(Guid id, Guid personId, CancellationToken cancellationToken)
    {
        BroadcastMoved moved = await MoveNoticeAsync(
            id, personId, HoldBroadcast.Resume, notice => rows.Ledger.HoldAsync(notice, false, now, cancellationToken), cancellationToken);
        Expands |= moved is BroadcastMoved.Done;
        return moved;
    }

    /// <summary>Stops it.</summary>
    public Task<BroadcastMoved> StopAsync(Guid id, Guid personId, string? reason, CancellationToken cancellationToken) =>
        MoveNoticeAsync(
            id, personId, broadcast => HoldBroadcast.Stop(broadcast, reason, now), notice => rows.Ledger.StopAsync(notice, now, cancellationToken), cancellationToken);

    /// <summary>Takes it back: nothing more of it goes out, and whom it reached, or may have reached, is told.</summary>
    /// <param name="id">The broadcast.</param>
    /// <param name="more">What is right instead; may be empty.</param>
    /// <param name="personId">Who takes it back.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<BroadcastMoved> RecallAsync(Guid id, Bi more, Guid personId, CancellationToken cancellationToken) =>
        MoveNoticeAsync(id, personId, broadcast => RecallBroadcast.Decide(broadcast, more, now), async notice =>
        {
            await rows.Notices.RecallAsync(notice, RecallBroadcast.Words(notice.Text, more), _today, ids, now, cancellationToken);
            Expands = true;
        }, cancellationToken);

    /// <summary>Gives the all-clear for an emergency to those whom it reached; a second time it tells nobody.</summary>
    /// <inheritdoc cref="RecallAsync" path="/param"/>
    public async Task<BroadcastMoved> AllClearAsync(Guid id, Bi more, Guid personId, CancellationToken cancellationToken)
    {
        bool isGiven = await rows.Broadcasts.FindAsync(id, cancellationToken) is { NoticeId: { } noticeId }
            && await rows.Notices.FindAsync(noticeId, cancellationToken) is { } told
            && await rows.Notices.FindAsync(GiveAllClear.KeyOf(told), cancellationToken) is not null;
        return await MoveNoticeAsync(
            id, personId, broadcast => isGiven ? new BroadcastMoved.Already(broadcast) : RecallBroadcast.AllClear(broadcast, more, now), async notice =>
            {
                await rows.Notices.AllClearAsync(notice, RecallBroadcast.AllClearWords(notice.Text, more), _today, ids, now, cancellationToken);
                Expands = true;
            }, cancellationToken);
    }

    /// <summary>Marks it done if nothing of it is to be sent any more.</summary>
    public async Task FinishAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await rows.Broadcasts.LockAsync(id, cancellationToken) is { State: BroadcastState.Sending, NoticeId: { } noticeId } broadcast
            && await rows.Notices.FindAsync(noticeId, cancellationToken) is { ExpandedAt: not null } notice
            && (await rows.Tallies.OfAsync(notice, cancellationToken)).IsSettled)
        {
            HoldBroadcast.Finish(broadcast, now);
        }
    }

    /// <summary>Writes the draft of a correction.</summary>
    public async Task<BroadcastMoved> CorrectAsync(Guid id, Bi text, Person author, CancellationToken cancellationToken) =>
        await rows.Broadcasts.FindAsync(id, cancellationToken) is not { } first ? new BroadcastMoved.NotFound()
        : CorrectBroadcast.Decide(first, text) is not { } draft ? new BroadcastMoved.WrongState(first)
        : await DraftAsync(draft, author, cancellationToken, corrects: id);

    /// <summary>Sends words to the author alone, as everybody would read them.</summary>
    public void Test(Bi words, Guid authorId) => Rung.AddRange(rows.Notices.Add(BroadcastNotices.Test(ids.Next(), words, authorId, now)));

    /// <summary>Rings people again whom it did not reach: these, or all where none are named. Whom it reached is left alone.</summary>
    /// <returns>Done says how many are rung.</returns>
    public async Task<BroadcastMoved> ResendAsync(Guid id, IReadOnlyCollection<Guid> people, Guid personId, CancellationToken cancellationToken)
    {
        int rung = 0;
        BroadcastMoved moved = await MoveNoticeAsync(id, personId, HoldBroadcast.Reopen, async notice =>
        {
            foreach (Guid[]? among in people.Count == 0 ? [null] : people.Distinct().Chunk(PeopleRows.MostAtOnce).Cast<Guid[]?>())
            {
                // However many they are: page after page, each after the last person of the one before.
                for (Guid after = Guid.Empty; ;)
                {
                    List<Guid> lost = await rows.Broadcasts.LostAsync(notice.Id, among, after, PeopleRows.MostAtOnce, cancellationToken);
                    if (lost.Count == 0)
                    {
                        break;
                    }
                    Rung.AddRange(await rows.Notices.RingAgainAsync(notice, lost, now, cancellationToken));
                    (rung, after) = (rung + lost.Count, lost[^1]);
                }
            }
        }, cancellationToken);
        return moved is BroadcastMoved.Done done ? done with { Rung = rung } : moved;
    }

    private async Task<bool> StartAsync(Broadcast broadcast, CancellationToken cancellationToken)
    {
        if (broadcast.ScheduleRule is not null)
        {
            return StartBroadcast.IsDue(broadcast, now) && await StartRunAsync(broadcast, cancellationToken);
        }
        bool hasRows = broadcast.TemplateKey is not null
            && (await rows.Broadcasts.ValuesAsync(broadcast.RepeatsId ?? broadcast.Id, cancellationToken)).Count > 0;
        Bi? corrected = broadcast.CorrectsId is { } first && await rows.Broadcasts.FindAsync(first, cancellationToken) is { } wrong
            ? StartBroadcast.Words(wrong, null)
            : null;
        if (StartBroadcast.Decide(broadcast, ids.Next(), hasRows, corrected, now) is not { } notice)
        {
            return false;
        }
        Rung.AddRange(await rows.Notices.AddAsync(notice, _today, cancellationToken));
        Expands |= !notice.Audience.IsNamed;
        await rows.Broadcasts.OpenFilesAsync(broadcast.Files, now + BroadcastLimits.FileLife, cancellationToken);
        return true;
    }

    private async Task<bool> StartRunAsync(Broadcast broadcast, CancellationToken cancellationToken)
    {
        RepeatedRun due = RepeatBroadcast.Decide(broadcast, ids.Next(), now, zone);
        if (due.Run is not { } run)
        {
            Rung.AddRange(rows.Notices.Add(BroadcastNotices.LeftOut(ids.Next(), broadcast, due.At, RepeatBroadcast.When(due.At, null, now, zone), now)));
            return true;
        }
        rows.Broadcasts.Add(run);
        return await StartAsync(run, cancellationToken);
    }

    private async Task TellApproversAsync(Broadcast broadcast, IReadOnlyList<Guid> people, bool asDeputies, CancellationToken cancellationToken)
    {
        if (people.Count > 0)
        {
            Bi whom = AudienceWords.Of(broadcast.Audience, await NamesAsync(broadcast.Audience, cancellationToken));
            Bi? when = broadcast.ScheduledAt is { } at ? RepeatBroadcast.When(at, broadcast.ScheduleRule, now, zone) : null;
            Rung.AddRange(rows.Notices.Add(BroadcastNotices.ToApprovers(ids.Next(), broadcast, people, whom, when, asDeputies, now)));
        }
    }

    /// <summary>The names of an audience's areas, by code, and of its organisations, by id.</summary>
    public async Task<Dictionary<string, string>> NamesAsync(Audience audience, CancellationToken cancellationToken)
    {
        AudiencePart[] parts = [.. audience.Parts, .. audience.Except];
        Dictionary<string, string> names = (await rows.Areas.FindAllAsync([.. parts.Select(part => part.AreaCode).Distinct()], cancellationToken))
            .ToDictionary(area => area.Code, area => area.Name);
        foreach (Guid id in parts.Select(part => part.OrganisationId).OfType<Guid>().Distinct())
        {
            if (await rows.People.OrganisationAsync(id, cancellationToken) is { } organisation)
            {
                names[$"{id}"] = organisation.Name;
            }
        }
        return names;
    }

    private async Task<Template?> TemplateAsync(Broadcast broadcast, CancellationToken cancellationToken) => broadcast.TemplateKey is { } key
        ? await rows.Broadcasts.TemplateAsync(
            key, [.. (await rows.Areas.UpwardAsync(broadcast.AreaCode, cancellationToken)).Select(area => area.Code)], cancellationToken)
        : null;

    // An area that is not there is said to be so, and is nobody's.
    private async Task<bool> MayWriteAsync(BroadcastDraft draft, DraftFacts facts, Guid personId, CancellationToken cancellationToken) =>
        facts.Problems.Any(problem => problem is { Fault: BroadcastFault.AreaUnknown, Where: "area" })
        || BroadcastAuthority.Has(await UpwardAsync(draft.AreaCode, cancellationToken), personId);

    // Only the author writes: whoever approves has not written any of it.
    private Task<BroadcastMoved> ByAuthorAsync(Guid id, Guid authorId, Func<Broadcast, Task<BroadcastMoved>> move, CancellationToken cancellationToken) =>
        HoldAsync(id, async (broadcast, upward) => broadcast.AuthorId != authorId || !BroadcastAuthority.Has(upward, authorId)
            ? new BroadcastMoved.NoAuthority(broadcast.AreaCode)
            : await move(broadcast), cancellationToken);

    private Task<BroadcastMoved> MoveNoticeAsync(
        Guid id, Guid personId, Func<Broadcast, BroadcastMoved> move, Func<Notice, Task> moveNotice, CancellationToken cancellationToken) =>
        HoldAsync(id, async (broadcast, upward) =>
        {
            if (!BroadcastAuthority.Has(upward, personId))
            {
                return new BroadcastMoved.NoAuthority(broadcast.AreaCode);
            }
            BroadcastMoved moved = move(broadcast);
            if (moved is BroadcastMoved.Done && broadcast.NoticeId is { } noticeId && await rows.Notices.FindAsync(noticeId, cancellationToken) is { } notice)
            {
                await moveNotice(notice);
            }
            return moved;
        }, cancellationToken);

    private async Task<BroadcastMoved> HoldAsync(
        Guid id, Func<Broadcast, IReadOnlyList<Standing>, Task<BroadcastMoved>> move, CancellationToken cancellationToken) =>
        await rows.Broadcasts.LockAsync(id, cancellationToken) is { } broadcast
            ? await move(broadcast, await UpwardAsync(broadcast.AreaCode, cancellationToken))
            : new BroadcastMoved.NotFound();
}
