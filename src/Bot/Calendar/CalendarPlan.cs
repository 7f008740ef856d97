using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>Planning in chat: a new series with its defaults.</summary>
internal static partial class CalendarPlan
{
    /// <summary>A command that plans; false where the words are none.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        if (New().Match(words) is { Success: true } begin)
        {
            await StartAsync(turn, begin.Groups["meet"].Success, begin.Groups["place"].Value.Trim(' ', '。', '.', '，', ','));
            return true;
        }
        return false;
    }

    /// <summary>A choice of a compound, or the place that was asked for.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        bool isSaid = turn.Heard.Choice is null;
        turn.Memory.Forget<Awaiting>();
        if (!CalendarPlaces.MayPlan(turn) || await turn.Rows.Areas.FindAsync(choice.Subject, turn.Cancel) is not { } area)
        {
            turn.Say(CalendarChatTexts.NotYours);
            return;
        }
        if (isSaid && turn.Heard.Words.Trim().Length > SeriesLimits.MostCharacters)
        {
            turn.Await(choice.ToString());
            turn.Say(CalendarChatTexts.TooLong.In(turn.Lang, SeriesLimits.MostCharacters));
            return;
        }
        // Where it is held may have been said before the compound was asked for.
        string place = isSaid ? turn.Heard.Words.Trim().TrimEnd('。', '.')
            : turn.Memory.Recall<CalendarFocus>() is { Reason: { } before } said && said.OccurrenceId == Guid.Empty && turn.Now < said.Until ? before
            : "";
        await AtAsync(turn, area, choice.Verb == "newmeet", place);
    }

    private static async Task StartAsync(Turn turn, bool isMeeting, string place)
    {
        Area[] hers = [.. turn.Posts.Where(post => CalendarAuthority.Has(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];
        if (hers.Length == 0)
        {
            turn.Say(CalendarChatTexts.NotYours);
            return;
        }
        if (isMeeting)
        {
            Area[] meant = [.. hers.Where(area => place.Contains(area.Name, StringComparison.Ordinal))];
            if ((meant.Length > 0 ? meant : hers) is [var one])
            {
                await AtAsync(turn, one, isMeeting, place.Replace(one.Name, "", StringComparison.Ordinal).Trim(' ', '，', ',', '在'));
                return;
            }
            CalendarFocus.Set(turn, Guid.Empty, place.Length > 0 ? place : null);
            turn.Say(CalendarChatTexts.WhichArea, [.. hers.Take(9).Select(area => turn.Offer($"{CalendarChoices.Feature}/{area.Code}/newmeet", new(area.Name, area.Name)))]);
            return;
        }
        List<Area> compounds = [];
        foreach (Area area in hers)
        {
            compounds.AddRange(area.Level == AreaLevel.Compound ? [area] : await turn.Rows.Areas.BelowAsync(area, AreaLevel.Compound, turn.Cancel));
        }
        Area[] named = [.. compounds.Where(compound => place.Contains(compound.Name, StringComparison.Ordinal))];
        switch (named.Length > 0 ? named : [.. compounds])
        {
            case [var only]:
                await AtAsync(turn, only, isMeeting, place.Replace(only.Name, "", StringComparison.Ordinal).Trim(' ', '，', ',', '在'));
                break;
            case []:
                await AtAsync(turn, hers[0], isMeeting, place);
                break;
            case var several:
                CalendarFocus.Set(turn, Guid.Empty, place.Length > 0 ? place : null);
                turn.Say(CalendarChatTexts.WhichCompound, [.. several.Take(9).Select(area => turn.Offer($"{CalendarChoices.Feature}/{area.Code}/newday", new(area.Name, area.Name)))]);
                break;
        }
    }

    private static async Task AtAsync(Turn turn, Area area, bool isMeeting, string place)
    {
        SeriesKind kind = isMeeting ? SeriesKind.WorkPromotionMeeting : SeriesKind.OwnersReceptionDay;
        if ((await turn.Rows.Calendar.AtAsync([area.Code], turn.Today, turn.Cancel)).Find(series => series.Kind == kind) is { } before)
        {
            turn.Say((isMeeting ? CalendarChatTexts.MeetingBefore : CalendarChatTexts.StartedBefore).In(turn.Lang, before.Title.In(turn.Lang)));
            return;
        }
        if (place.Length == 0)
        {
            turn.Await($"{CalendarChoices.Feature}/{area.Code}/{(isMeeting ? "newmeet" : "newday")}");
            turn.Say(isMeeting ? CalendarChatTexts.AskMeetingPlace : CalendarChatTexts.AskPlace);
            return;
        }
        Organisation? committee = (await turn.Rows.People.OrganisationsAsync([area.Code], turn.Cancel)).Find(one => one.Kind == OrganisationKind.OwnersCommittee);
        Bi where = new(place, place);
        SeriesDraft draft = isMeeting
            ? SeriesDefaults.WorkPromotionMeeting(area, where, turn.Today, turn.Zone)
            : SeriesDefaults.ReceptionDay(area, committee?.Id, where, turn.Today, turn.Zone);
        SeriesOutcome outcome = await CalendarDesk.Planned(turn, book => book.StartAsync(draft, area.Code, turn.Person!.Id, turn.Cancel));
        await turn.Rows.FlushAsync(turn.Cancel);
        await SayAsync(turn, outcome, (series, next) => CalendarChatTexts.Started.In(
            turn.Lang, series.Title.In(turn.Lang), series.Recurrence.Rule.Words().In(turn.Lang), $"{series.At:H\\:mm}", series.Place.In(turn.Lang), next));
    }

    /// <summary>The one translator of what became of a series; where it is done, with the next dates, one or <paramref name="most"/>.</summary>
    public static async Task SayAsync(Turn turn, SeriesOutcome? outcome, Func<Series, string, string> done, int most = 1)
    {
        switch (outcome)
        {
            case SeriesOutcome.Done { Series: var series }:
                Occurrence[] next = [.. (await turn.Rows.Calendar.BetweenAsync([series.Id], turn.Now, DateTimeOffset.MaxValue, 20, turn.Cancel)).Where(one => one.IsOn).Take(most)];
                if (next is [var first, ..])
                {
                    CalendarFocus.Set(turn, first.Id);
                }
                turn.Say(done(series, next.Length == 0 ? "—" : string.Join(MinutesTexts.And.In(turn.Lang), next.Select(one => one.When(series, turn.Now).In(turn.Lang)))));
                break;
            case SeriesOutcome.Invalid invalid:
                turn.Say(CalendarChatTexts.Wrong.In(turn.Lang, string.Join('\n', SeriesFaultWords.Said(invalid.Problems).Select(words => words.In(turn.Lang)))));
                break;
            case SeriesOutcome.Changed:
                turn.Say(CalendarChatTexts.ChangedMeanwhile);
                break;
            case SeriesOutcome.Ended or null:
                turn.Say(CalendarChatTexts.NotNow);
                break;
            default:
                turn.Say(CalendarChatTexts.NotYours);
                break;
        }
    }

    [GeneratedRegex("^(?:请|我要|帮我)?(?:设|设置|设立|新建|新设|安排|开设)(?:一个)?(?:(?:业主)?接待日|(?<meet>(?:工作)?推进会))(?:在|[，,：: ])*(?<place>.{0,1000})$|^(?:please )?(?:set up|start|create|new)(?: an?| the)? (?:(?:owners'? )?reception days?|(?<meet>work(?: promotion)? meeting))(?: (?:for|at|in) (?<place>.{1,1000}))?[.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex New();
}
