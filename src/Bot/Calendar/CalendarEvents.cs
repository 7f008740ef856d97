using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Calendar;

/// <summary>Any other event planned in chat, once or again and again, and the end of a series.</summary>
internal static partial class CalendarEvents
{
    /// <summary>The verb of choosing the area of an event.</summary>
    public const string At = "newother";

    /// <summary>The verb of meaning an event by what was said.</summary>
    public const string Meant = "meantevent";

    /// <summary>The verb of changing the event of that name to what was said.</summary>
    public const string Change = "changeto";

    /// <summary>The verb of planning another event of that name.</summary>
    public const string Another = "anotherevent";

    /// <summary>The verb of choosing which series shall end.</summary>
    public const string WhichEnds = "sureseries";

    /// <summary>The verb of ending a series.</summary>
    public const string End = "endseries";

    /// <summary>The verb of letting it go on.</summary>
    public const string Keep = "keepseries";

    /// <summary>A command; false where the words are none.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        if (Ending().Match(words) is { Success: true } ending)
        {
            return await AskEndAsync(turn, ending.Groups["title"].Value.Trim());
        }
        if (!CalendarPlaces.MayPlan(turn) || PlannedEvent.In(words, turn.Today) is not { IsCommand: true })
        {
            return false;
        }
        await WhichAreaAsync(turn, words);
        return true;
    }

    /// <summary>Words with which a conversation begins: planned where they can mean nothing else, asked about where they may be a report.</summary>
    public static async Task<bool> BeginsAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        if (turn.Media.Count > 0 || turn.Heard.Understood.Intent is not (Intent.None or Intent.Greeting)
            || !CalendarPlaces.MayPlan(turn) || PlannedEvent.In(words, turn.Today) is not { } said)
        {
            return false;
        }
        if (said.IsSure)
        {
            await WhichAreaAsync(turn, words);
            return true;
        }
        turn.Memory.Keep(Spoken.Of(turn));
        turn.Say(
            CalendarChatTexts.EventOrReport.In(turn.Lang, Cut.To(said.Title, 60)),
            turn.Offer($"{CalendarChoices.Feature}/{Meant}", CalendarChatTexts.EventLabel), turn.Offer("recurs/new", CalendarChatTexts.ReportLabel));
        return true;
    }

    /// <summary>She meant an event by what she said before.</summary>
    public static async Task MeantAsync(Turn turn)
    {
        Spoken? spoken = turn.Memory.Recall<Spoken>();
        turn.Memory.Forget<Spoken>();
        if (spoken is null || !CalendarPlaces.MayPlan(turn))
        {
            turn.Say(CalendarChatTexts.EventWhen);
            return;
        }
        await WhichAreaAsync(turn, spoken.Words.Trim());
    }

    /// <summary>The area that she chose, or the place that was asked for.</summary>
    public static async Task ChooseAsync(Turn turn, string areaCode, bool isAnother = false)
    {
        string? place = turn.Heard.Choice is null ? turn.Heard.Words.Trim().TrimEnd('。', '.') : null;
        turn.Memory.Forget<Awaiting>();
        if (turn.Memory.Recall<CalendarFocus>() is not { Reason: { } words } || turn.Posts.FirstOrDefault(post => post.Area.Code == areaCode && CalendarAuthority.Has(post.Post.Role)) is not { } post)
        {
            turn.Say(CalendarChatTexts.NotYours);
        }
        else if (place?.Length > SeriesLimits.MostCharacters)
        {
            turn.Await($"{CalendarChoices.Feature}/{areaCode}/{At}");
            turn.Say(CalendarChatTexts.TooLong.In(turn.Lang, SeriesLimits.MostCharacters));
        }
        else
        {
            await PlanAsync(turn, post.Area, words, place, isAnother || place is not null);
        }
    }

    /// <summary>The event of that name shall be as she said: shown as any change is, and asked.</summary>
    public static async Task ChangeAsync(Turn turn, Guid seriesId)
    {
        Series? series = CalendarPlaces.MayPlan(turn) ? (await CalendarPlaces.HersAsync(turn)).Find(one => one.Id == seriesId) : null;
        if (series is null || CalendarFocus.Of(turn) is null || PlannedEvent.In(turn.Memory.Recall<CalendarFocus>()?.Reason ?? "", turn.Today) is not { } said)
        {
            turn.Say(CalendarChatTexts.EditGone);
            return;
        }
        Times times = Times.In(said.When, turn.Today);
        await CalendarEdits.ProposeAsync(turn, series, new(
            said.Title, new(times.Rule, times.At, said.Place is { } place ? new(place, place) : null, Length: times.Length), times.Repeated.From,
            times.Rule is null ? times.Day : null, times.Repeated.Question, times.Repeated.WhichDay, Unread: null, IsEvent: true, IsMove: false));
    }

    /// <summary>She said which one shall end: asked again, since it cannot be taken back.</summary>
    public static async Task AskEndAsync(Turn turn, Guid seriesId)
    {
        if (CalendarPlaces.MayPlan(turn) && (await CalendarPlaces.HersAsync(turn)).Find(one => one.Id == seriesId) is { } series)
        {
            SureEnd(turn, series);
            return;
        }
        turn.Say(CalendarChatTexts.NotFound);
    }

    /// <summary>Ends a series with today.</summary>
    public static async Task EndAsync(Turn turn, Guid seriesId)
    {
        SeriesOutcome? outcome = await CalendarDesk.Planned(turn, book => book.EndAsync(seriesId, null, turn.Today, turn.Person!.Id, turn.Cancel));
        turn.Say(outcome is SeriesOutcome.Done done ? CalendarChatTexts.SeriesEnded.In(turn.Lang, done.Series.Title.In(turn.Lang))
            : outcome is SeriesOutcome.NoAuthority ? CalendarChatTexts.NotYours.In(turn.Lang) : CalendarChatTexts.NotNow.In(turn.Lang));
    }

    private static async Task<bool> AskEndAsync(Turn turn, string title)
    {
        List<Series> hers = CalendarPlaces.MayPlan(turn) ? await CalendarPlaces.HersAsync(turn) : [];
        switch (NamedSeries.Among(hers, title))
        {
            case [] when hers.Count == 0:
                return false;
            case []:
                CalendarCard.NoSuchSeries(turn, title, hers);
                return true;
            case [var one]:
                SureEnd(turn, one);
                return true;
            case var several:
                turn.Say(CalendarChatTexts.WhichSeries, await CalendarCard.SeriesAsync(turn, several, WhichEnds));
                return true;
        }
    }

    private static void SureEnd(Turn turn, Series one) => turn.Say(
        CalendarChatTexts.SureEnd.In(turn.Lang, one.Title.In(turn.Lang)),
        turn.Offer($"{CalendarChoices.Feature}/{one.Id:N}/{End}", CalendarChatTexts.YesEnd), turn.Offer($"{CalendarChoices.Feature}/{one.Id:N}/{Keep}", CalendarChatTexts.LeaveIt));

    private static async Task WhichAreaAsync(Turn turn, string words)
    {
        Area[] hers = [.. turn.Posts.Where(post => CalendarAuthority.Has(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];
        Area[] named = [.. hers.Where(area => words.Contains(area.Name, StringComparison.OrdinalIgnoreCase))];
        if ((named.Length > 0 ? named : hers) is [var only])
        {
            await PlanAsync(turn, only, words);
            return;
        }
        CalendarFocus.Set(turn, Guid.Empty, words);
        turn.Say(CalendarChatTexts.WhichArea, [.. hers.Take(9).Select(area => turn.Offer($"{CalendarChoices.Feature}/{area.Code}/{At}", new(area.Name, area.Name)))]);
    }

    private static async Task PlanAsync(Turn turn, Area area, string words, string? answered = null, bool isAnother = false)
    {
        if (PlannedEvent.In(words, turn.Today) is not { Title: var title, When: var when } said)
        {
            turn.Say(CalendarChatTexts.EventWhen);
            return;
        }
        Times times = Times.In(when, turn.Today);
        (Repeated repeated, RecurrenceRule? rule) = (times.Repeated, times.Rule);
        if ((repeated.Question ?? repeated.WhichDay) is { } question)
        {
            turn.Say(question);
            return;
        }
        if (repeated.From > turn.Today.AddMonths(TopUpOccurrences.MonthsAhead))
        {
            turn.Say(CalendarChatTexts.OutOfRange);
            return;
        }
        if (times.At is not { } at || (rule is null && times.Day is null))
        {
            turn.Say(CalendarChatTexts.EventWhen);
            return;
        }
        if (!isAnother && await OfThatNameAsync(turn, area, title) is var (there, next))
        {
            CalendarFocus.Set(turn, Guid.Empty, words);
            Bi then = there.Recurrence.Repeats ? CalendarCard.When(there.Recurrence, there.At, turn.Today, there.Length) : next.When(there, turn.Now);
            turn.Say(
                CalendarChatTexts.EventThere.In(turn.Lang, there.Title.In(turn.Lang), then.In(turn.Lang), next.Place.In(turn.Lang)),
                turn.Offer($"{CalendarChoices.Feature}/{there.Id:N}/{Change}", CalendarChatTexts.ChangeLabel),
                turn.Offer($"{CalendarChoices.Feature}/{area.Code}/{Another}", CalendarChatTexts.AnotherLabel));
            return;
        }
        if ((said.Place ?? answered) is not { Length: > 0 } place)
        {
            CalendarFocus.Set(turn, Guid.Empty, words);
            turn.Await($"{CalendarChoices.Feature}/{area.Code}/{At}");
            turn.Say(CalendarChatTexts.AskEventPlace);
            return;
        }
        // Which weeks 'every other week' means is seen by several dates only.
        bool isCounted = rule is { Interval: > 1 } || repeated.From is not null;
        bool residents = Residents().IsMatch(title);
        SeriesDraft draft = new()
        {
            Kind = title.Contains("联席", StringComparison.Ordinal) || title.Contains("joint", StringComparison.OrdinalIgnoreCase) ? SeriesKind.JointMeeting : SeriesKind.Other,
            Host = new() { Roles = [.. turn.Posts.Where(post => post.Area.Code == area.Code && CalendarAuthority.Has(post.Post.Role)).Select(post => post.Post.Role).Distinct()] },
            Title = new(title, title),
            Recurrence = rule is not null && isCounted ? Recurrence.Of(rule, at, turn.Zone, turn.Now, repeated.From) : new(rule is null ? times.Day!.Value : turn.Today, rule),
            Zone = turn.Zone.Id,
            At = at,
            Length = times.Length ?? TimeSpan.FromHours(1),
            Place = new(place, place),
            Audience = new([]) { Parts = [new(area.Code, residents ? AudienceKind.Residents : AudienceKind.Posts)] },
            Reminders = ReminderRule.InTime(SeriesDefaults.Reminders, at),
        };
        SeriesOutcome outcome = await CalendarDesk.Planned(turn, book => book.StartAsync(draft, area.Code, turn.Person!.Id, turn.Cancel));
        await turn.Rows.FlushAsync(turn.Cancel);
        await CalendarPlan.SayAsync(
            turn, outcome, (series, next) => rule is null ? CalendarChatTexts.PlannedOnce.In(turn.Lang, title, next, place)
                : isCounted ? CalendarChatTexts.PlannedFrom.In(
                    turn.Lang, title, rule.Words().In(turn.Lang), $"{at:H\\:mm}", place, OccurrenceWords.Day(series.Recurrence.Start, turn.Today).In(turn.Lang), next)
                : CalendarChatTexts.Planned.In(turn.Lang, title, rule.Words().In(turn.Lang), $"{at:H\\:mm}", place, next),
            most: isCounted ? 3 : 1);
    }

    private static async Task<(Series There, Occurrence Next)?> OfThatNameAsync(Turn turn, Area area, string title)
    {
        foreach (Series one in (await CalendarPlaces.HersAsync(turn)).Where(one => one.AreaCode == area.Code))
        {
            if (NamedSeries.IsTitled(one, title) && (await turn.Rows.Calendar.NextAsync([one.Id], turn.Now, turn.Cancel)).FirstOrDefault() is { } next)
            {
                return (one, next);
            }
        }
        return null;
    }

    /// <summary>When an event is, as it was said.</summary>
    private sealed record Times(Repeated Repeated, RecurrenceRule? Rule, DateOnly? Day, TimeOnly? At, TimeSpan? Length)
    {
        internal static Times In(string when, DateOnly today)
        {
            EventLength? lasting = EventLength.In(when, today);
            Repeated repeated = Repeated.In(lasting?.Rest ?? when, today);
            DayTime? moment = DayTime.In(repeated.Rest, today);
            return new(
                repeated, repeated.Rule is { } text && RecurrenceRule.Parse(text) is RecurrenceRuleRead.Rule read ? read.Value : null,
                moment?.Day, moment?.Time, lasting?.Length);
        }
    }

    [GeneratedRegex("^(?:请)?(?:取消|结束|停掉?)系列[:： ]*(?<title>.{2,200}?)[。.]?$|^(?:请)?以后(?:不再|都不|不)(?:开|办|搞|举行)(?<title>.{2,200}?)了?[。.]?$|^(?:please )?(?:end|cancel) (?:the )?series (?<title>.{2,200}?)[.]?$|^no more (?<title>.{2,200}?)[.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex("居民|业主|邻里|邻居|resident|owner|neighbou?r", RegexOptions.IgnoreCase)]
    private static partial Regex Residents();
}
