using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>Changing the days, the time or the place of any series in chat: what will be is shown, then it is made so.</summary>
internal static class CalendarEdits
{
    /// <summary>The verb of choosing which series shall change.</summary>
    public const string Pick = "pickseries";

    /// <summary>The verb of making the change that was shown.</summary>
    public const string Save = "saveseries";

    private const int MostNext = 3;

    /// <summary>A command; false where the words are none, or name nothing that she may change.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        if (SeriesWords.In(turn.Heard.Words, turn.Today) is not { } said)
        {
            return false;
        }
        // What everybody knows by that name is no matter to be filed, whoever says so.
        bool isReception = said.Day is null && !said.IsMove && NamedSeries.IsKind(said.Title, SeriesKind.OwnersReceptionDay);
        if (!CalendarPlaces.MayPlan(turn))
        {
            if (isReception)
            {
                turn.Say(CalendarChatTexts.NotYours);
            }
            return isReception;
        }
        List<Series> hers = await CalendarPlaces.HersAsync(turn);
        switch (NamedSeries.Among(hers, said.Title))
        {
            // Rubbish that shall be fetched on other days is no event: it is filed.
            case [] when hers.Count > 0 && (said.IsEvent || (said.Change.Rule is not null && turn.Heard.Understood.Matters.All(matter => matter.Category == Category.Other))):
                CalendarCard.NoSuchSeries(turn, said.Title, hers);
                return true;
            case [] when isReception:
                turn.Say(CalendarChatTexts.NotFound);
                return true;
            case []:
                return false;
            case var some when said.IsMove && some.Any(one => one.Recurrence.Repeats):
                // Of one date: the next of it is spoken of.
                if (some is [var repeats] && (await turn.Rows.Calendar.NextAsync([repeats.Id], turn.Now, turn.Cancel)).FirstOrDefault() is { } next)
                {
                    CalendarFocus.Set(turn, next.Id);
                }
                return false;
            case [var one]:
                await ProposeAsync(turn, one, said);
                return true;
            case var several when await SpokenOfAsync(turn, several) is { } day:
                await ProposeAsync(turn, day, said);
                return true;
            case var several:
                CalendarFocus.Set(turn, Guid.Empty, turn.Heard.Words.Trim());
                turn.Say(CalendarChatTexts.WhichEdit, await CalendarCard.SeriesAsync(turn, several, Pick));
                return true;
        }
    }

    // Of the reception days of several compounds, that which has just been spoken of: all of them have one name.
    private static async Task<Series?> SpokenOfAsync(Turn turn, IReadOnlyList<Series> several) =>
        several.All(one => one.Kind == SeriesKind.OwnersReceptionDay) && CalendarFocus.Of(turn) is { } spoken
        && await turn.Rows.Calendar.OccurrenceAsync(spoken, turn.Cancel) is { SeriesId: var id } ? several.FirstOrDefault(one => one.Id == id) : null;

    /// <summary>She said which one she meant: what she said goes on with it.</summary>
    public static async Task PickAsync(Turn turn, Guid seriesId)
    {
        Series? series = CalendarPlaces.MayPlan(turn) ? (await CalendarPlaces.HersAsync(turn)).Find(one => one.Id == seriesId) : null;
        if (series is null)
        {
            turn.Say(CalendarChatTexts.NotFound);
        }
        else if (CalendarFocus.Of(turn) is null || SeriesWords.In(turn.Memory.Recall<CalendarFocus>()?.Reason ?? "", turn.Today) is not { } said)
        {
            turn.Say(CalendarChatTexts.EditGone);
        }
        else
        {
            await ProposeAsync(turn, series, said);
        }
    }

    /// <summary>Makes the change that was shown.</summary>
    public static async Task SaveAsync(Turn turn, Guid seriesId, string key)
    {
        if (turn.Memory.Recall<CalendarEdit>() is not { } edit || edit.SeriesId != seriesId || edit.Key != key || turn.Now >= edit.Until
            || await turn.Rows.Calendar.FindAsync(seriesId, turn.Cancel) is not { } series)
        {
            turn.Say(CalendarChatTexts.EditGone);
            return;
        }
        turn.Memory.Forget<CalendarEdit>();
        if (edit is { OccurrenceId: { } id, Start: { } start })
        {
            if (await turn.Rows.Calendar.OccurrenceAsync(id, turn.Cancel) is not { } seen)
            {
                turn.Say(CalendarChatTexts.Gone);
                return;
            }
            OccurrenceOutcome? moved = await CalendarDesk.Planned(
                turn, book => book.MoveAsync(id, new(start, edit.Length, edit.Change.Place), edit.Seen, turn.Person!.Id, turn.Cancel));
            CalendarFocus.Set(turn, id);
            await CalendarDesk.MovedAsync(turn, seen, moved, CalendarChatTexts.Moved);
            return;
        }
        SeriesDraft before = SeriesDraft.Of(series);
        SeriesDraft after = edit.Change.Of(before);
        List<Correction> corrected = [];
        SeriesOutcome? outcome = await CalendarDesk.Planned(turn, async book =>
        {
            SeriesOutcome? done = await book.EditAsync(series.Id, edit.Seen, after, turn.Person!.Id, turn.Cancel);
            corrected.AddRange(book.Corrected);
            return done;
        });
        await turn.Rows.FlushAsync(turn.Cancel);
        string[] lines =
        [
            .. Lines(turn, before, after), .. await CorrectedAsync(turn, series.ZoneInfo, corrected),
        ];
        await CalendarPlan.SayAsync(turn, outcome, (edited, next) => CalendarChatTexts.Edited.In(
            turn.Lang, edited.Title.In(turn.Lang), edited.Recurrence.Rule.Words().In(turn.Lang), $"{edited.At:H\\:mm}", edited.Place.In(turn.Lang), next, string.Join('\n', lines)));
    }

    // Who hears that the date they were told is another: how many of each date.
    private static async Task<List<string>> CorrectedAsync(Turn turn, TimeZoneInfo zone, List<Correction> corrected)
    {
        List<string> lines = [];
        foreach (Correction one in corrected.OrderBy(one => one.Occurrence.Date).Take(MostNext))
        {
            Reach reach = await turn.Rows.Ledger.ReachAsync(new(one.Audience, turn.Today, ZonedTime.TimeOf(turn.Now, zone), QuietHours.Default, [], 0), turn.Cancel);
            string day = OccurrenceWords.Day(one.Occurrence.Date, turn.Today).In(turn.Lang);
            lines.Add(reach.People == 0 ? CalendarChatTexts.CorrectedSoon.In(turn.Lang, day) : CalendarChatTexts.CorrectedSome.In(turn.Lang, day, reach.People));
        }
        if (corrected.Count != lines.Count || lines.Count == 0)
        {
            lines.Add(lines.Count == 0 ? CalendarChatTexts.CorrectedNone.In(turn.Lang) : CalendarChatTexts.CorrectedMore.In(turn.Lang, corrected.Count - lines.Count));
        }
        return lines;
    }

    /// <summary>Shows what will be, and asks; or asks first what is not clear.</summary>
    public static async Task ProposeAsync(Turn turn, Series series, SeriesWords said)
    {
        string title = series.Title.In(turn.Lang);
        RecurrenceRule? rule = said.Change.Rule?.OnDaysOf(series.Recurrence.Rule);
        if (said.Question is { } question)
        {
            turn.Say(question);
        }
        else if (said.WhichDay is { } which && rule is null)
        {
            turn.Say(which);
        }
        else if (said.From > turn.Today.AddMonths(TopUpOccurrences.MonthsAhead))
        {
            turn.Say(CalendarChatTexts.OutOfRange);
        }
        else if (said.Unread is { } unread)
        {
            turn.Say(unread.Length == 0 ? CalendarChatTexts.EditWhat.In(turn.Lang, title) : CalendarChatTexts.EditUnread.In(turn.Lang, title, Cut.To(unread, 40)));
        }
        else if (!series.Recurrence.Repeats && rule is null)
        {
            await ProposeOnceAsync(turn, series, said);
        }
        else if (said.Day is not null)
        {
            Occurrence? next = (await turn.Rows.Calendar.NextAsync([series.Id], turn.Now, turn.Cancel)).FirstOrDefault();
            turn.Say(CalendarChatTexts.EditOneOrAll.In(
                turn.Lang, title, CalendarCard.When(series.Recurrence, series.At, turn.Today).In(turn.Lang),
                next is null ? "…" : OccurrenceWords.Day(ZonedTime.DayOf(next.Start, series.ZoneInfo), turn.Today).In(turn.Lang)));
        }
        else
        {
            await ProposeSeriesAsync(turn, series, said.Change with { Rule = rule, Start = Start(turn, series, said, rule) });
        }
    }

    // Which weeks 'every other week' means: those from the day that was said, else from the next such day. What stays so keeps its weeks.
    private static DateOnly? Start(Turn turn, Series series, SeriesWords said, RecurrenceRule? rule) =>
        rule is null || (said.From is null && (rule.Interval == 1 || rule.IsSameAs(series.Recurrence.Rule))) ? null
        : Recurrence.Of(rule, said.Change.At ?? series.At, series.ZoneInfo, turn.Now, said.From).Start;

    private static async Task ProposeSeriesAsync(Turn turn, Series series, SeriesChange change)
    {
        SeriesDraft before = SeriesDraft.Of(series);
        SeriesDraft after = change.Of(before);
        Bi was = CalendarCard.When(before.Recurrence, before.At, turn.Today);
        if (after == before)
        {
            turn.Say(CalendarChatTexts.EditSame.In(turn.Lang, series.Title.In(turn.Lang), was.In(turn.Lang), series.Place.In(turn.Lang)));
            return;
        }
        SeriesPreview? preview = await CalendarPlaces.Planner(turn).PreviewAsync(series.Id, after, turn.Person!.Id, MostNext, turn.Cancel);
        if (preview is not { Outcome: SeriesOutcome.Done { Series: var then } })
        {
            await CalendarPlan.SayAsync(turn, preview?.Outcome, (_, _) => "");
            return;
        }
        List<string> lines = Lines(turn, before, after);
        if (before.Reminders.Except(after.Reminders).Select(one => $"{one.At:H\\:mm}").Distinct().ToArray() is { Length: > 0 } dropped)
        {
            lines.Add(CalendarChatTexts.EditReminders.In(turn.Lang, string.Join(MinutesTexts.And.In(turn.Lang), dropped)));
        }
        if (preview.Kept > 0)
        {
            lines.Add(CalendarChatTexts.EditKept.In(turn.Lang, preview.Kept));
        }
        string next = preview.Next.Count == 0 ? CalendarChatTexts.NoneAhead.In(turn.Lang)
            : string.Join('\n', preview.Next.Select(one => $"· {one.When(then, turn.Now).In(turn.Lang)}"));
        Show(
            turn, new(series.Id, series.Version, turn.Now + CalendarFocus.Patience, change.Rule?.ToString(), change.At, change.Place?.Zh, From: change.Start, Length: change.Length),
            CalendarChatTexts.SureEdit.In(turn.Lang, series.Title.In(turn.Lang), string.Join('\n', lines), next));
    }

    // Another day of what is held once is the same occurrence, with all that was booked and put forward for it.
    private static async Task ProposeOnceAsync(Turn turn, Series series, SeriesWords said)
    {
        if ((await turn.Rows.Calendar.NextAsync([series.Id], turn.Now, turn.Cancel)).FirstOrDefault() is not { } one)
        {
            turn.Say(CalendarChatTexts.NotNow);
            return;
        }
        (Bi was, Bi place, int sequence) = (one.When(series, turn.Now), one.Place, one.Sequence);
        DateTimeOffset local = TimeZoneInfo.ConvertTime(one.Start, series.ZoneInfo);
        DateTimeOffset start = ZonedTime.Instant(
            said.Day ?? DateOnly.FromDateTime(local.DateTime), said.Change.At ?? TimeOnly.FromDateTime(local.DateTime), series.ZoneInfo);
        // It is not tracked: what is decided about it here is forgotten.
        OccurrenceOutcome outcome = new MoveOccurrence(start, said.Change.Length, said.Change.Place).Decide(
            one, series, null, turn.Person!.Id, await CalendarPlaces.Planner(turn).UpwardAsync(series.AreaCode, turn.Cancel), turn.Now);
        if (outcome is OccurrenceOutcome.Already)
        {
            turn.Say(CalendarChatTexts.EditSame.In(turn.Lang, series.Title.In(turn.Lang), was.In(turn.Lang), place.In(turn.Lang)));
        }
        else if (outcome is not OccurrenceOutcome.Done)
        {
            await CalendarDesk.MovedAsync(turn, one, outcome, CalendarChatTexts.Moved);
        }
        else
        {
            Show(
                turn, new(series.Id, sequence, turn.Now + CalendarFocus.Patience, Place: said.Change.Place?.Zh, OccurrenceId: one.Id, Start: start, Length: said.Change.Length),
                CalendarChatTexts.SureEditOnce.In(
                    turn.Lang, series.Title.In(turn.Lang), string.Join('\n', Lines(turn, (was, one.When(series, turn.Now)), (place, one.Place)))));
        }
    }

    private static List<string> Lines(Turn turn, SeriesDraft before, SeriesDraft after)
    {
        // When it ends is said where that changes.
        bool isAsLong = before.Length == after.Length;
        List<string> lines = Lines(turn, (When(before), When(after)), (before.Place, after.Place));
        if (after.Recurrence.Start != before.Recurrence.Start)
        {
            lines.Insert(Math.Min(1, lines.Count), CalendarChatTexts.EditFrom.In(turn.Lang, OccurrenceWords.Day(after.Recurrence.Start, turn.Today).In(turn.Lang)));
        }
        return lines;

        Bi When(SeriesDraft draft) => CalendarCard.When(draft.Recurrence, draft.At, turn.Today, isAsLong ? null : draft.Length);
    }

    private static List<string> Lines(Turn turn, (Bi Was, Bi Is) when, (Bi Was, Bi Is) where) =>
    [
        .. when.Was == when.Is ? [] : new[] { CalendarChatTexts.EditWhen.In(turn.Lang, when.Was.In(turn.Lang), when.Is.In(turn.Lang)) },
        .. where.Was == where.Is ? [] : new[] { CalendarChatTexts.EditWhere.In(turn.Lang, where.Was.In(turn.Lang), where.Is.In(turn.Lang)) },
    ];

    private static void Show(Turn turn, CalendarEdit edit, string words)
    {
        turn.Memory.Keep(edit);
        turn.Say(
            words, turn.Offer($"{CalendarChoices.Feature}/{edit.SeriesId:N}/{Save}/{edit.Key}", CalendarChatTexts.YesEdit),
            turn.Offer($"{CalendarChoices.Feature}/{edit.SeriesId:N}/{CalendarEvents.Keep}", CalendarChatTexts.LeaveIt));
    }
}
