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
        if (!Event().IsMatch(words) || !CalendarPlaces.MayPlan(turn))
        {
            return false;
        }
        Area[] hers = [.. turn.Posts.Where(post => CalendarAuthority.Has(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];
        Area[] named = [.. hers.Where(area => words.Contains(area.Name, StringComparison.OrdinalIgnoreCase))];
        if ((named.Length > 0 ? named : hers) is not [var only])
        {
            CalendarFocus.Set(turn, Guid.Empty, words);
            turn.Say(CalendarChatTexts.WhichArea, [.. hers.Take(9).Select(area => turn.Offer($"{CalendarChoices.Feature}/{area.Code}/{At}", new(area.Name, area.Name)))]);
            return true;
        }
        await PlanAsync(turn, only, words);
        return true;
    }

    /// <summary>The area that she chose.</summary>
    public static async Task ChooseAsync(Turn turn, string areaCode)
    {
        if (turn.Memory.Recall<CalendarFocus>() is not { Reason: { } words } || turn.Posts.FirstOrDefault(post => post.Area.Code == areaCode && CalendarAuthority.Has(post.Post.Role)) is not { } post)
        {
            turn.Say(CalendarChatTexts.NotYours);
            return;
        }
        await PlanAsync(turn, post.Area, words);
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

    private static async Task PlanAsync(Turn turn, Area area, string words)
    {
        Match said = Event().Match(words);
        string when = said.Groups["when"].Value;
        string title = said.Groups["title"].Value.Trim();
        string place = said.Groups["place"].Value.Trim(' ', '。', '.');
        Repeated repeated = Repeated.In(when, turn.Today);
        RecurrenceRule? rule = repeated.Rule is { } text && RecurrenceRule.Parse(text) is RecurrenceRuleRead.Rule read ? read.Value : null;
        DayTime? moment = DayTime.In(repeated.Rest, turn.Today);
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
        if (moment?.Time is not { } at || (rule is null && moment.Day is null))
        {
            turn.Say(CalendarChatTexts.EventWhen);
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
            Recurrence = rule is not null && isCounted ? Recurrence.Of(rule, at, turn.Zone, turn.Now, repeated.From) : new(rule is null ? moment.Day!.Value : turn.Today, rule),
            Zone = turn.Zone.Id,
            At = at,
            Length = TimeSpan.FromHours(1),
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

    [GeneratedRegex("^(?:请|我要|帮我)?安排(?:一[个次场])?(?<title>[^，,。\\s]{2,30}?)[，, ]*(?<when>(?:每|隔(?=一?个?(?:周|星期|礼拜|月|天))|[两二三四2-9]个?(?:周|星期|礼拜|月)一次|[单双]周|[从自](?=[0-9一二三四五六七八九十]{1,3}[月号日]|20[0-9]{2}年|明天|下?个?(?:周|星期)[一二三四五六日天])|今天|明天|后天|下?个?(?:周|星期)[一二三四五六日天]|[0-9一二三四五六七八九十]{1,2}月|[0-9]{1,2}[号日]).{1,60}?)[，, ]*(?:在|地点[:：]?)(?<place>.{1,1000})$|^(?:please )?schedule (?:an? |the )?(?<title>.{2,60}?),? (?<when>(?:every|each|on|tomorrow|today|fortnightly|bi-?weekly|starting (?:on |from )?(?:the )?[0-9]|from (?:the )?[0-9]).+?) (?:at|in) (?<place>(?![0-9]).{1,1000})$", RegexOptions.IgnoreCase)]
    private static partial Regex Event();

    [GeneratedRegex("^(?:请)?(?:取消|结束|停掉?)系列[:： ]*(?<title>.{2,60}?)[。.]?$|^(?:请)?以后(?:不再|都不|不)(?:开|办|搞|举行)(?<title>.{2,60}?)了?[。.]?$|^(?:please )?(?:end|cancel) (?:the )?series (?<title>.{2,60}?)[.]?$|^no more (?<title>.{2,60}?)[.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Ending();

    [GeneratedRegex("居民|业主|邻里|邻居|resident|owner|neighbou?r", RegexOptions.IgnoreCase)]
    private static partial Regex Residents();
}
