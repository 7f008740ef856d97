using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Storage;

/// <summary>Brings the series and occurrences of an area in line with an iCalendar text, all of it or nothing, within the current transaction.</summary>
/// <param name="rows">The transaction.</param>
/// <param name="book">Writes series and moves occurrences; after the commit it is rung for what it wrote.</param>
/// <param name="now">The instant of the transaction.</param>
public sealed class MeetingImport(Rows rows, CalendarBook book, DateTimeOffset now)
{
    /// <summary>Imports it.</summary>
    /// <param name="text">The calendar.</param>
    /// <param name="areaCode">At which area the meetings are held.</param>
    /// <param name="whom">Who of the area is invited to what is new.</param>
    /// <param name="by">Who asks for it; null is the operator, who plans in the name of the nearest who may.</param>
    /// <param name="zone">The hub's zone.</param>
    /// <param name="isDryRun">Whether it is only said what would change.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MeetingsImported> RunAsync(
        string text, string areaCode, AudienceKind whom, Guid? by, TimeZoneInfo zone, bool isDryRun, CancellationToken cancellationToken)
    {
        if (await rows.Areas.FindAsync(areaCode, cancellationToken) is not { } area)
        {
            return new MeetingsImported.AreaUnknown();
        }
        List<Standing> upward = await book.UpwardAsync(area.Code, cancellationToken);
        Standing[] planners = [.. upward.Where(standing => CalendarAuthority.Has(standing.Post.Role)).OrderByDescending(standing => standing.Area.Path.Length)];
        if ((by ?? planners.FirstOrDefault()?.Person.Id) is not { } planner || !CalendarAuthority.Has(upward, planner))
        {
            return new MeetingsImported.NobodyPlans(area.Code);
        }
        switch (ImportMeetings.Read(text, area, HostOf(area, planners), whom, zone, now))
        {
            case MeetingsRead.Refused refused:
                return new MeetingsImported.Refused(refused.Problems);
            case MeetingsRead.Done read:
                MeetingsImported.Done done = new(0, 0, 0, 0, 0);
                foreach (ImportedMeeting meeting in read.Meetings)
                {
                    done = await TakeAsync(done, meeting, area.Code, planner, isDryRun, cancellationToken);
                }
                return done;
            default:
                throw new InvalidOperationException();
        }
    }

    // Those who plan at the area itself by their roles, so that who follows them holds it too; else the nearest above, by name.
    private static SeriesHost HostOf(Area area, Standing[] planners) =>
        planners.Where(standing => standing.Area.Code == area.Code).Select(standing => standing.Post.Role).Distinct().Order().ToArray() is { Length: > 0 } roles
            ? new() { Roles = roles }
            : new() { People = [.. planners.Where(standing => standing.Area.Code == planners[0].Area.Code).Select(standing => standing.Person.Id).Distinct()] };

    private async Task<MeetingsImported.Done> TakeAsync(
        MeetingsImported.Done done, ImportedMeeting meeting, string areaCode, Guid by, bool isDryRun, CancellationToken cancellationToken)
    {
        Series? series = await rows.Calendar.LockAsync(meeting.Id, cancellationToken);
        if (series is null)
        {
            if (meeting.IsOver || meeting.IsCancelled)
            {
                return done with { Over = done.Over + 1 };
            }
            if (isDryRun)
            {
                return done with { Added = done.Added + 1, Moved = done.Moved + meeting.Changes.Count };
            }
            series = meeting.Draft.Make(meeting.Id, areaCode, by, now);
            rows.Calendar.Add(series);
            await book.FollowAsync(series, isEdited: false, cancellationToken);
            done = done with { Added = done.Added + 1 };
        }
        else
        {
            bool isChanged = Change(series, meeting, isDryRun);
            if (isChanged && !isDryRun)
            {
                await book.FollowAsync(series, isEdited: true, cancellationToken);
            }
            done = isChanged ? done with { Changed = done.Changed + 1 } : meeting.IsOver ? done with { Over = done.Over + 1 } : done with { Unchanged = done.Unchanged + 1 };
        }
        return done with { Moved = done.Moved + await MoveAsync(series, meeting, by, isDryRun, cancellationToken) };
    }

    // One that somebody ended by hand stays ended while its file says what it said.
    private bool Change(Series series, ImportedMeeting meeting, bool isDryRun)
    {
        DateOnly today = ZonedTime.DayOf(now, series.ZoneInfo);
        SeriesDraft before = SeriesDraft.Of(series);
        SeriesDraft after = ImportMeetings.Merge(before, meeting.Draft);
        bool isEnded = meeting.IsOver || meeting.IsCancelled;
        if (isEnded ? series.EndedOn < today || !series.Recurrence.Dates(series.At, series.ZoneInfo, today).Any() : after == before)
        {
            return false;
        }
        if (isDryRun)
        {
            return true;
        }
        after.Write(series);
        series.EndedOn = isEnded ? today.AddDays(-1) : null;
        series.Version++;
        return true;
    }

    private async Task<int> MoveAsync(Series series, ImportedMeeting meeting, Guid by, bool isDryRun, CancellationToken cancellationToken)
    {
        if (meeting.Changes.Count == 0 && !meeting.IsCancelled)
        {
            return 0;
        }
        await rows.FlushAsync(cancellationToken);
        Dictionary<DateOnly, Occurrence> ahead = (await rows.Calendar.BetweenAsync([series.Id], now, DateTimeOffset.MaxValue, int.MaxValue, cancellationToken))
            .ToDictionary(one => one.Date);
        // Of what is cancelled as a whole, the series has taken back by now what nobody touched; in a dry run it would have.
        ImportedChange[] changes = meeting.IsCancelled
            ? [.. ahead.Values.Where(one => one.IsOn && (one.IsTouched || !isDryRun)).Select(one => new ImportedChange(one.Date, null))]
            : [.. meeting.Changes.Where(change => ahead.ContainsKey(change.Date))];
        int moved = 0;
        List<Standing> upward = isDryRun ? await book.UpwardAsync(series.AreaCode, cancellationToken) : [];
        foreach (ImportedChange change in changes)
        {
            if (isDryRun)
            {
                // These are read and not tracked: what is decided about them is forgotten.
                moved += (change.Move?.Decide(ahead[change.Date], series, null, by, upward, now)
                    ?? new CancelOccurrence().Decide(ahead[change.Date], series, null, by, upward, now)) is OccurrenceOutcome.Done ? 1 : 0;
                continue;
            }
            Guid id = ahead[change.Date].Id;
            OccurrenceOutcome? outcome = change.Move is { } move
                ? await book.MoveAsync(id, move, null, by, cancellationToken)
                : await book.CancelAsync(id, new(), null, by, cancellationToken);
            moved += outcome is OccurrenceOutcome.Done ? 1 : 0;
        }
        return moved;
    }
}

/// <summary>What became of an import of meetings. A closed set.</summary>
public abstract record MeetingsImported
{
    private MeetingsImported()
    {
    }

    /// <summary>The area is in line with it.</summary>
    /// <param name="Added">New series.</param>
    /// <param name="Changed">Series that are other now, or ended.</param>
    /// <param name="Unchanged">Series that were so before.</param>
    /// <param name="Over">Events that are over, or were cancelled before they were known.</param>
    /// <param name="Moved">Occurrences that were moved or cancelled one by one.</param>
    public sealed record Done(int Added, int Changed, int Unchanged, int Over, int Moved) : MeetingsImported
    {
        /// <summary>Whether all was so before.</summary>
        public bool ChangesNothing => this is { Added: 0, Changed: 0, Moved: 0 };
    }

    /// <summary>Nothing was taken, and why.</summary>
    public sealed record Refused(IReadOnlyList<MeetingProblem> Problems) : MeetingsImported;

    /// <summary>There is no such area.</summary>
    public sealed record AreaUnknown : MeetingsImported;

    /// <summary>Who asks for it may not plan there; or nobody does, so that nobody could hold them.</summary>
    public sealed record NobodyPlans(string AreaCode) : MeetingsImported;
}
