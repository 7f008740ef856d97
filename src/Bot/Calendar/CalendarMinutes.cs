using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Calendar;

/// <summary>Minutes that were given out by a link: taken back, and published again.</summary>
internal static partial class CalendarMinutes
{
    /// <summary>The verb of taking them back.</summary>
    public const string Retract = "retract";

    private const int MostDaysBack = 366;

    /// <summary>Whether words that may be minutes speak of minutes that are there.</summary>
    public static bool IsSaid(string words) => TakeBack().IsMatch(words.Trim()) || Again().IsMatch(words.Trim());

    /// <summary>A command; false where the words are none, or she has nothing to command.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        bool isBack = TakeBack().IsMatch(words);
        int before = turn.Said.Count;
        if ((!isBack && !Again().IsMatch(words)) || await CalendarSteps.MeantAsync(turn, Day(words, turn.Today), past: true) is not var (one, series))
        {
            return turn.Said.Count > before;
        }
        string name = CalendarCard.Name(turn, one, series);
        if (isBack && await turn.Rows.Meetings.MinutesAsync(one.Id, turn.Cancel) is not null)
        {
            turn.Say(
                CalendarChatTexts.SureWithdraw.In(turn.Lang, name), CalendarCard.Of(turn, one, Retract, CalendarChatTexts.YesWithdraw),
                CalendarCard.Of(turn, one, "leave", CalendarChatTexts.LeaveIt));
            return true;
        }
        if (isBack || await CalendarPlaces.Book(turn).PublishAsync(one.Id, turn.Person!.Id, turn.Cancel) is not MinutesOutcome.Written)
        {
            turn.Say(CalendarChatTexts.NoMinutes.In(turn.Lang, name));
            return true;
        }
        turn.Say($"{CalendarChatTexts.PublishedAgain.In(turn.Lang, name)}\n{await LinkAsync(turn, one)}");
        return true;
    }

    /// <summary>Takes them back, or says who did before.</summary>
    public static async Task WithdrawAsync(Turn turn, Occurrence one, Series series)
    {
        string name = CalendarCard.Name(turn, one, series);
        switch (await CalendarPlaces.Book(turn).WithdrawAsync(one.Id, turn.Person!.Id, turn.Cancel))
        {
            case MinutesOutcome.Withdrawn { IsNew: true }:
                // What else is said in this turn counts it.
                await turn.Rows.FlushAsync(turn.Cancel);
                turn.Say(CalendarChatTexts.Withdrawn.In(turn.Lang, name));
                break;
            case MinutesOutcome.Withdrawn { Withdrawal: var withdrawal }:
                string by = (await turn.Rows.People.FindAllAsync([withdrawal.PersonId], turn.Cancel)) is [{ Name: { } known }] ? known : CalendarChatTexts.Somebody.In(turn.Lang);
                string day = OccurrenceWords.Day(ZonedTime.DayOf(withdrawal.At, series.ZoneInfo), turn.Today).In(turn.Lang);
                turn.Say(CalendarChatTexts.WithdrawnBefore.In(turn.Lang, name, $"{day} {OccurrenceWords.Clock(withdrawal.At, series.ZoneInfo)}", by));
                break;
            default:
                turn.Say(CalendarChatTexts.NoMinutes.In(turn.Lang, name));
                break;
        }
    }

    /// <summary>The words with a link to them as they are published now.</summary>
    public static async Task<string> LinkAsync(Turn turn, Occurrence one)
    {
        DateTimeOffset until = turn.Now + MinutesLink.Life;
        int withdrawals = (await turn.Rows.Meetings.WithdrawalsAsync(one.Id, turn.Cancel)).Count;
        string document = $"{turn.Site}/minutes/{new MinutesLink(one.Id, turn.Lang, until, withdrawals).Token(turn.Seal)}.docx";
        return MinutesTexts.Link.In(turn.Lang, document, OccurrenceWords.Day(DateOnly.FromDateTime(turn.Local(until).DateTime), turn.Today).In(turn.Lang));
    }

    // Minutes are of a day that is past: the last of that name.
    private static DateOnly? Day(string words, DateOnly today) =>
        Enumerable.Range(0, MostDaysBack).Select(back => DayTime.In(words, today.AddDays(-back))?.Day).FirstOrDefault(day => day is null || day <= today);

    [GeneratedRegex(
        "^(?:请)?(?:把)?(?:撤回|收回|撤销)(?!.*(?:决定|预约)).{0,30}?纪要[。！!]?$|^(?:请)?把.{0,30}?纪要(?:撤回|收回|撤销)[。！!]?$"
        + "|^(?:please )?(?:withdraw|take back|retract|unpublish) (?:the )?(?:published )?minutes(?: (?:of|from) .{2,60})?[.]?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex TakeBack();

    [GeneratedRegex(
        "^(?:请)?(?:把)?.{0,30}?(?:重新发布|再次发布|重发).{0,30}?纪要[。！!]?$|^(?:请)?把.{0,30}?纪要(?:重新发布|再次发布|重发)[。！!]?$"
        + "|^(?:please )?(?:publish|republish) (?:the )?minutes(?: (?:of|from) .{2,60}?)?(?: again)?[.]?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Again();
}
