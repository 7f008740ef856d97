using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Storage;

/// <summary>
/// Writes the reminders that are due within the current transaction, those of many series at once: the occurrences are read
/// and held in one question, their notices and audiences written in batches. A key that is known writes nothing.
/// </summary>
/// <param name="rows">The transaction.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="now">The instant of the transaction.</param>
/// <param name="today">The local day, by which audiences are read.</param>
public sealed class ReminderBook(Rows rows, IdSource ids, DateTimeOffset now, DateOnly today)
{
    /// <summary>How many occurrences one transaction looks at: few enough that the first audiences are soon on their way into the ledger.</summary>
    public const int Most = 500;

    /// <summary>The slices that this transaction wrote: they are rung for after it is committed.</summary>
    public List<Ring> Rung { get; } = [];

    /// <summary>Whether audiences are on their way into the ledger: the feed is rung for after the commit.</summary>
    public bool Expands { get; private set; }

    /// <summary>One step.</summary>
    /// <returns>How many reminders and warnings were written, and whether there may be more to look at.</returns>
    public async Task<(int Written, bool More)> StepAsync(CancellationToken cancellationToken)
    {
        List<Occurrence> claimed = await rows.Calendar.ClaimAsync(now, Most, cancellationToken);
        if (claimed.Count == 0)
        {
            return (0, false);
        }
        Dictionary<Guid, Series> series = await rows.Calendar.FindAllAsync([.. claimed.Select(one => one.SeriesId).Distinct()], cancellationToken);
        List<Reminder> due = [];
        List<SkippedReminder> late = [];
        List<(Guid, DateTimeOffset?)> next = new(claimed.Count);
        foreach (Occurrence one in claimed)
        {
            RemindersDue here = NextReminder.Due(series[one.SeriesId], one, now);
            due.AddRange(here.Due);
            late.AddRange(here.Skipped);
            next.Add((one.Id, NextReminder.Of(series[one.SeriesId], one, now)));
        }
        HashSet<string> known = await rows.Calendar.KnownAsync([.. due.Select(one => one.Key), .. late.Select(one => one.Reminder.Key)], cancellationToken);
        due.RemoveAll(one => known.Contains(one.Key));
        late.RemoveAll(one => known.Contains(one.Reminder.Key));
        List<Notice> notices = [.. await RemindAsync(due, series, cancellationToken), .. await WarnAsync(late, series, cancellationToken)];
        Rung.AddRange(await rows.Notices.AddAllAsync(notices, today, cancellationToken));
        Expands |= notices.Exists(notice => notice.ExpandedAt is null);
        await rows.Calendar.RemindAtAsync(next, cancellationToken);
        return (notices.Count, claimed.Count == Most);
    }

    private async Task<IReadOnlyList<Notice>> RemindAsync(List<Reminder> due, Dictionary<Guid, Series> series, CancellationToken cancellationToken)
    {
        SeriesHost[] hosts = [.. due.Select(one => one.Occurrence.SeriesId).Distinct().Select(id => series[id].Host)];
        Dictionary<Guid, string> organisations = await rows.People.OrganisationNamesAsync(
            [.. hosts.Select(host => host.OrganisationId).OfType<Guid>().Distinct()], cancellationToken);
        Dictionary<Guid, string> people = (await rows.People.FindAllAsync([.. hosts.SelectMany(host => host.People).Distinct()], cancellationToken))
            .ToDictionary(person => person.Id, person => person.Name ?? "");
        ILookup<Guid, Guid> wishes = await rows.Calendar.WishesAsync([.. due.Select(one => one.Occurrence.Id).Distinct()], cancellationToken);
        Dictionary<Guid, Bi> words = [];
        List<Notice> notices = new(due.Count);
        List<Reminded> reminded = new(due.Count);
        foreach (Reminder one in due)
        {
            Series of = series[one.Occurrence.SeriesId];
            Bi host = words.TryGetValue(of.Id, out Bi said) ? said : words[of.Id] = of.Host.Words(organisations, people);
            Notice notice = CalendarNotices.Of(ids.Next(), one, of, host, [.. wishes[one.Occurrence.Id]], now);
            notices.Add(notice);
            reminded.Add(Reminded.Of(one.Occurrence, one.Key, notice.Id, isCorrection: false, skipped: null, now));
        }
        await rows.Calendar.AddAsync(reminded, cancellationToken);
        return notices;
    }

    // The same desk hears once of all that one step skipped.
    private async Task<IReadOnlyList<Notice>> WarnAsync(List<SkippedReminder> late, Dictionary<Guid, Series> series, CancellationToken cancellationToken)
    {
        if (late.Count == 0)
        {
            return [];
        }
        await rows.Calendar.AddAsync(
            [.. late.Select(one => Reminded.Of(one.Reminder.Occurrence, one.Reminder.Key, null, isCorrection: false, one.Reason, now))], cancellationToken);
        Dictionary<string, List<Guid>> desks = await Desks.OfAsync(rows, [.. late.Select(one => series[one.Reminder.Occurrence.SeriesId].AreaCode)], today, cancellationToken);
        return
        [
            .. late.Select(one => (one, series[one.Reminder.Occurrence.SeriesId])).Where(one => desks.ContainsKey(one.Item2.AreaCode))
                .GroupBy(one => string.Join(',', desks[one.Item2.AreaCode]))
                .Select(same => CalendarNotices.Skipped(ids.Next(), [.. same], desks[same.First().Item2.AreaCode], now)),
        ];
    }
}
