using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Storage;

/// <summary>
/// Writes and moves series and occurrences within the current transaction: holds the rows, loads what a decision needs, lets
/// Domain decide, writes what it decided, and tells whoever was told otherwise.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="now">The instant of the transaction.</param>
/// <param name="today">The local day, by which posts and audiences are read.</param>
public sealed class CalendarBook(Rows rows, IdSource ids, DateTimeOffset now, DateOnly today)
{
    /// <summary>How many series one step of <see cref="TopUpAsync(Guid, CancellationToken)"/> looks at.</summary>
    public const int MostSeries = 200;

    // A day more than holidays put off, since zones differ.
    private const int Behind = TopUpOccurrences.MostPutOff + 1;

    /// <summary>The slices that this transaction wrote: they are rung for after it is committed.</summary>
    public List<Ring> Rung { get; } = [];

    /// <summary>Whether an audience is on its way into the ledger: the feed is rung for after the commit.</summary>
    public bool Expands { get; private set; }

    /// <summary>The corrections that this transaction wrote: who was told otherwise hears of it.</summary>
    public List<Correction> Corrected { get; } = [];

    /// <summary>The posts held today at an area and above it.</summary>
    public async Task<List<Standing>> UpwardAsync(string areaCode, CancellationToken cancellationToken)
    {
        List<Area> areas = await rows.Areas.UpwardAsync(areaCode, cancellationToken);
        return await rows.People.PostsAtAsync([.. areas.Select(area => area.Code)], today, cancellationToken);
    }

    /// <summary>Starts a series, and makes its occurrences.</summary>
    public async Task<SeriesOutcome> StartAsync(SeriesDraft draft, string areaCode, Guid by, CancellationToken cancellationToken)
    {
        if (await rows.Areas.FindAsync(areaCode, cancellationToken) is null)
        {
            return new SeriesOutcome.Invalid([new(SeriesFault.AreaUnknown, "area", Cut.To(areaCode, 64))]);
        }
        SeriesOutcome outcome = StartSeries.Decide(draft, areaCode, by, await UpwardAsync(areaCode, cancellationToken), ids, now);
        if (outcome is not SeriesOutcome.Done { Series: var series })
        {
            return outcome;
        }
        if (await SeriesFacts.ProblemsAsync(rows, draft, areaCode, today, cancellationToken) is { Count: > 0 } wrong)
        {
            return new SeriesOutcome.Invalid(wrong);
        }
        rows.Calendar.Add(series);
        await FollowAsync(series, isEdited: false, cancellationToken);
        return outcome;
    }

    /// <summary>Makes a series what a draft says; null where there is none.</summary>
    public Task<SeriesOutcome?> EditAsync(Guid id, int? version, SeriesDraft draft, Guid by, CancellationToken cancellationToken) =>
        EditAsync(id, (series, upward) => DecideAsync(series, version, draft, by, upward, cancellationToken), cancellationToken);

    /// <summary>What <see cref="EditAsync(Guid, int?, SeriesDraft, Guid, CancellationToken)"/> would come to; nothing is written or held. Null where there is none.</summary>
    /// <param name="id">The series.</param>
    /// <param name="draft">What it shall be.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="most">How many of the next dates are wanted.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SeriesPreview?> PreviewAsync(Guid id, SeriesDraft draft, Guid by, int most, CancellationToken cancellationToken)
    {
        // Neither the series nor its occurrences are tracked: what is decided about them here is forgotten.
        if (await rows.Calendar.FindAsync(id, cancellationToken) is not { } series)
        {
            return null;
        }
        SeriesOutcome outcome = await DecideAsync(series, null, draft, by, await UpwardAsync(series.AreaCode, cancellationToken), cancellationToken);
        if (outcome is not SeriesOutcome.Done)
        {
            return new(outcome, [], 0);
        }
        List<Occurrence> existing = await rows.Calendar.BetweenAsync([id], now.AddDays(-Behind), DateTimeOffset.MaxValue, int.MaxValue, cancellationToken);
        ToppedUp topped = Topped(series, existing, await rows.Calendar.WorkCalendarAsync(cancellationToken));
        Occurrence[] ahead = [.. existing.Concat(topped.Added).Where(one => one.Start > now)];
        return new(outcome, [.. ahead.Where(one => one.IsOn).OrderBy(one => one.Start).Take(most)], ahead.Count(one => one.IsTouched));
    }

    /// <summary>Lets a series end after a day, see <see cref="EditSeries.End"/>; null where there is none.</summary>
    public Task<SeriesOutcome?> EndAsync(Guid id, int? version, DateOnly? on, Guid by, CancellationToken cancellationToken) =>
        EditAsync(id, (series, upward) => Task.FromResult(EditSeries.End(series, version, on, by, upward, now)), cancellationToken);

    /// <summary>Moves an occurrence, and tells whoever was told otherwise; null where there is none.</summary>
    public Task<OccurrenceOutcome?> MoveAsync(Guid id, MoveOccurrence move, int? sequence, Guid by, CancellationToken cancellationToken) =>
        HoldAsync(id, (one, series, upward) => move.Decide(one, series, sequence, by, upward, now), cancellationToken);

    /// <summary>Cancels an occurrence, and tells whoever was told otherwise; null where there is none.</summary>
    public Task<OccurrenceOutcome?> CancelAsync(Guid id, CancelOccurrence cancel, int? sequence, Guid by, CancellationToken cancellationToken) =>
        HoldAsync(id, (one, series, upward) => cancel.Decide(one, series, sequence, by, upward, now), cancellationToken);

    /// <summary>Writes down what came of an occurrence; null where there is none.</summary>
    public Task<OccurrenceOutcome?> NoteAsync(Guid id, NoteOccurrence note, Guid by, CancellationToken cancellationToken) =>
        HoldAsync(id, (one, series, upward) => note.Decide(one, series, by, upward, now), cancellationToken);

    /// <summary>Brings the series after one in line with their rules, by their ids, at most <see cref="MostSeries"/>; what others hold is passed over.</summary>
    /// <returns>The last of them, null where there were none; and how many occurrences and warnings were written.</returns>
    public async Task<(Guid? Last, int Written)> TopUpAsync(Guid after, CancellationToken cancellationToken)
    {
        // Zones differ: a series that ended yesterday here may have its last day still there.
        List<Series> some = await rows.Calendar.LockAfterAsync(after, today.AddDays(-1), MostSeries, cancellationToken);
        WorkCalendar calendar = await rows.Calendar.WorkCalendarAsync(cancellationToken);
        int warned = after == Guid.Empty ? await WarnAsync(calendar, cancellationToken) : 0;
        if (some.Count == 0)
        {
            return (null, warned);
        }
        ILookup<Guid, Occurrence> existing = (await rows.Calendar.LockOccurrencesAsync([.. some.Select(series => series.Id)], today.AddDays(-Behind), now, cancellationToken))
            .ToLookup(one => one.SeriesId);
        List<Occurrence> added = [];
        int changed = 0;
        foreach (Series series in some)
        {
            ToppedUp topped = Topped(series, existing[series.Id], calendar);
            added.AddRange(topped.Added);
            changed += topped.Changed.Count;
            foreach (Occurrence one in topped.Changed)
            {
                await TouchAsync(one, series, cancellationToken);
            }
        }
        await rows.Calendar.AddAsync(added, cancellationToken);
        return (some[^1].Id, added.Count + changed + warned);
    }

    /// <summary>Brings the occurrences of one series, whose row is held or new, in line with it.</summary>
    // An edit may have given other reminders: what nobody has looked at yet is not lost by it.
    internal async Task FollowAsync(Series series, bool isEdited, CancellationToken cancellationToken)
    {
        WorkCalendar calendar = await rows.Calendar.WorkCalendarAsync(cancellationToken);
        List<Occurrence> existing = await rows.Calendar.LockOccurrencesAsync([series.Id], today.AddDays(-Behind), now, cancellationToken);
        ToppedUp topped = Topped(series, existing, calendar);
        foreach (Occurrence one in isEdited ? existing : [])
        {
            one.RemindAt = NextReminder.Of(series, one, one.RemindAt <= now ? one.RemindAt.Value.AddTicks(-1) : now);
            // Calendars that subscribed show the title and the agenda as well.
            one.ChangedAt = now;
        }
        foreach (Occurrence one in topped.Changed)
        {
            await TouchAsync(one, series, cancellationToken);
        }
        await rows.Calendar.AddAsync(topped.Added, cancellationToken);
    }

    private ToppedUp Topped(Series series, IEnumerable<Occurrence> existing, WorkCalendar calendar)
    {
        ToppedUp topped = TopUpOccurrences.Decide(series, [.. existing], calendar, ids, now);
        foreach (Occurrence one in topped.Added)
        {
            (one.RemindAt, one.ChangedAt) = (NextReminder.Of(series, one, now), now);
        }
        return topped;
    }

    // Promises run by the holidays too, so all coordinators hear of it, also where no meeting goes by them.
    private async Task<int> WarnAsync(WorkCalendar calendar, CancellationToken cancellationToken)
    {
        if (UnannouncedYear.Of(today, calendar) is not { } year || (await rows.Notices.KnownAsync([year.Key], cancellationToken)).Count > 0)
        {
            return 0;
        }
        List<Standing> desk = await rows.People.TopDeskAsync(today, cancellationToken);
        if (desk.Count == 0)
        {
            return 0;
        }
        Role role = desk.Exists(standing => standing.Post.Role == Role.Coordinator) ? Role.Coordinator : Role.CommunitySecretary;
        List<Area> tops = await rows.Areas.ChildrenAsync(null, cancellationToken);
        Notice warning = CalendarNotices.HolidaysUnknown(
            ids.Next(), year, new([]) { Parts = [.. tops.Select(top => new AudiencePart(top.Code, AudienceKind.Posts, role))] }, now);
        Rung.AddRange(await rows.Notices.AddAllAsync([warning], today, cancellationToken));
        Expands |= warning.ExpandedAt is null;
        return 1;
    }

    private async Task<SeriesOutcome> DecideAsync(
        Series series, int? version, SeriesDraft draft, Guid by, IReadOnlyList<Standing> upward, CancellationToken cancellationToken) =>
        CalendarAuthority.Has(upward, by) && await SeriesFacts.ProblemsAsync(rows, draft, series.AreaCode, today, cancellationToken) is { Count: > 0 } wrong
            ? new SeriesOutcome.Invalid(wrong)
            : EditSeries.Decide(series, version, draft, by, upward, now);

    private async Task<SeriesOutcome?> EditAsync(
        Guid id, Func<Series, IReadOnlyList<Standing>, Task<SeriesOutcome>> decide, CancellationToken cancellationToken)
    {
        if (await rows.Calendar.LockAsync(id, cancellationToken) is not { } series)
        {
            return null;
        }
        SeriesOutcome outcome = await decide(series, await UpwardAsync(series.AreaCode, cancellationToken));
        if (outcome is SeriesOutcome.Done)
        {
            await FollowAsync(series, isEdited: true, cancellationToken);
        }
        return outcome;
    }

    private async Task<OccurrenceOutcome?> HoldAsync(
        Guid id, Func<Occurrence, Series, IReadOnlyList<Standing>, OccurrenceOutcome> decide, CancellationToken cancellationToken)
    {
        // The series' row before the occurrence's, as everybody holds them.
        if (await rows.Calendar.OccurrenceAsync(id, cancellationToken) is not { } seen
            || await rows.Calendar.LockAsync(seen.SeriesId, cancellationToken) is not { } series
            || await rows.Calendar.LockOccurrenceAsync(id, cancellationToken) is not { } one)
        {
            return null;
        }
        int before = one.Sequence;
        OccurrenceOutcome outcome = decide(one, series, await UpwardAsync(series.AreaCode, cancellationToken));
        if (outcome is OccurrenceOutcome.Done && one.Sequence != before)
        {
            await TouchAsync(one, series, cancellationToken);
        }
        else if (outcome is OccurrenceOutcome.Done)
        {
            (one.ChangedAt, one.RemindAt) = (now, one.IsOn ? one.RemindAt : null);
        }
        return outcome;
    }

    // It is otherwise now: its reminders go by what it is, what was said of what it was stops, and who has them hears of it.
    private async Task TouchAsync(Occurrence one, Series series, CancellationToken cancellationToken)
    {
        (one.ChangedAt, one.RemindAt) = (now, NextReminder.Of(series, one, now));
        List<Reminded> told = await rows.Calendar.RemindedAsync(one.Id, cancellationToken);
        Told[] said = [.. told.Select(row => row.Told).OfType<Told>()];
        Correction? correction = CorrectReminded.Decide(one, said);
        Guid[] concerned = await ConcernedAsync(one.Id, cancellationToken);
        bool concernedKnow = said is not [] && said[^1].Said == Said.Of(one);
        if (correction is null && (concerned.Length == 0 || concernedKnow || said.Any(row => !row.IsCorrection)))
        {
            return;
        }
        // Also an earlier correction that waits for the morning: whoever has not got it gets this one alone.
        foreach (Told earlier in said)
        {
            if (await rows.Notices.FindAsync(earlier.NoticeId, cancellationToken) is { StoppedAt: null } notice)
            {
                await rows.Ledger.StopAsync(notice, now, cancellationToken);
            }
        }
        Audience audience = (correction?.Audience ?? new([])) with { People = concerned };
        Correction sent = new(one, Said.Of(one), audience);
        Notice words = CalendarNotices.Correction(ids.Next(), sent.Key, one, series, audience, now);
        Rung.AddRange(await rows.Notices.AddAllAsync([words], today, cancellationToken));
        Expands |= words.ExpandedAt is null;
        await rows.Calendar.AddAsync([Reminded.Of(one, sent.Key, words.Id, isCorrection: true, skipped: null, now)], cancellationToken);
        Corrected.Add(sent);
    }

    // Who has booked, asked to be reminded, or said that she comes: told, whether a reminder reached her or not.
    private async Task<Guid[]> ConcernedAsync(Guid occurrenceId, CancellationToken cancellationToken) =>
    [
        .. (await rows.Meetings.BookedAsync(occurrenceId, cancellationToken)).Select(booking => booking.PersonId)
            .Concat((await rows.Calendar.WishesAsync([occurrenceId], cancellationToken))[occurrenceId])
            .Concat((await rows.Meetings.RepliesAsync(occurrenceId, cancellationToken)).Where(reply => reply.Reply.Answer != ReplyAnswer.Cannot).Select(reply => reply.Reply.PersonId))
            .Distinct(),
    ];
}
