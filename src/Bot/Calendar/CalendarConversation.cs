using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Guide;
using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Calendar;

/// <summary>The calendar for everybody: when the next one is, a reminder, a booked time, a question put forward, and whether one comes.</summary>
internal static partial class CalendarConversation
{
    private const int MostOffered = 9;
    private const int MostAnswered = 40;

    // A title may be as long as a series holds.
    private const int MostAsked = MostAnswered + SeriesLimits.MostCharacters;

    /// <summary>When the next one is, or whether there is one on the day that was named.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="isMeeting">Whether meetings of the community are meant, and not reception days.</param>
    public static async Task AskedAsync(Turn turn, bool isMeeting)
    {
        if (await CalendarPlaces.NearAsync(turn) is not { } near)
        {
            turn.Say(CalendarChatTexts.WhichHome, ChooseArea.Open(turn, Whereabouts.Unknown));
            return;
        }
        Dictionary<Guid, Series> series = near.Where(one => one.Kind == SeriesKind.OwnersReceptionDay != isMeeting).ToDictionary(one => one.Id);
        if (series.Count == 0)
        {
            if (isMeeting)
            {
                turn.Say(CalendarChatTexts.NoMeeting);
            }
            else
            {
                await GuideConversation.NoReceptionDayAsync(
                    turn, DayTime.In(turn.Heard.Words, turn.Today)?.Day is { } asked ? OccurrenceWords.Day(asked, turn.Today).In(turn.Lang) : null);
            }
            return;
        }
        List<Occurrence> ahead = await turn.Rows.Calendar.BetweenAsync(series.Keys, turn.Now, turn.Now.AddMonths(TopUpOccurrences.MonthsAhead), 200, turn.Cancel);
        if (DayTime.In(turn.Heard.Words, turn.Today)?.Day is { } day)
        {
            await OnDayAsync(turn, day, ahead, series);
            return;
        }
        await NextAsync(turn, ahead, series, "");
    }

    /// <summary>Who can be reached now, and what is held today; also that nothing is.</summary>
    public static async Task OnDutyAsync(Turn turn)
    {
        string who = await GuideConversation.OnDutyAsync(turn);
        Dictionary<Guid, Series> series = (await CalendarPlaces.NearAsync(turn) ?? []).Where(one => turn.IsStaff || one.Audience.Parts.Any(part => part.Whom == AudienceKind.Residents))
            .ToDictionary(one => one.Id);
        List<Occurrence> today = await turn.Rows.Calendar.BetweenAsync(series.Keys, turn.Now, turn.Now.AddDays(1), 50, turn.Cancel);
        today.RemoveAll(one => !one.IsOn || ZonedTime.DayOf(one.Start, turn.Zone) > turn.Today);
        if (today.Count == 0)
        {
            turn.Say($"{who}\n{CalendarChatTexts.NothingToday.In(turn.Lang, OccurrenceWords.Day(turn.Today, turn.Today).In(turn.Lang))}");
            return;
        }
        await NextAsync(turn, today, series, who);
    }

    /// <summary>What was chosen, or said to a question.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        bool isSaid = turn.Heard.Choice is null;
        turn.Memory.Forget<Awaiting>();
        if (!Guid.TryParse(choice.Subject, out Guid id) || await turn.Rows.Calendar.OccurrenceAsync(id, turn.Cancel) is not { } one
            || await turn.Rows.Calendar.FindAsync(one.SeriesId, turn.Cancel) is not { } series)
        {
            turn.Say(CalendarChatTexts.Gone);
            return;
        }
        CalendarFocus.Set(turn, id, turn.Memory.Recall<CalendarFocus>()?.Reason);
        switch (choice.Verb)
        {
            case "remind":
                turn.Say(await CalendarPlaces.Book(turn).WishAsync(id, turn.EnsurePerson().Id, turn.Cancel) is { } at
                    ? CalendarChatTexts.WillRemind.In(turn.Lang, OccurrenceWords.Day(ZonedTime.DayOf(at, series.ZoneInfo), turn.Today).In(turn.Lang) + " " + OccurrenceWords.Clock(at, series.ZoneInfo))
                    : CalendarChatTexts.NoReminder.In(turn.Lang));
                break;
            case "ics":
                turn.Say(CalendarChatTexts.Ics.In(turn.Lang, CalendarCard.Name(turn, one, series), $"{id:N}", turn.Site));
                break;
            case "slots":
                await OfferSlotsAsync(turn, one, series, CalendarChatTexts.ChooseSlot.In(turn.Lang, series.Slots?.Length.TotalMinutes ?? 0));
                break;
            case "book" when int.TryParse(choice.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out int nr):
                await BookAsync(turn, one, series, nr);
                break;
            case "release":
                await ReleaseAsync(turn, one.Id);
                break;
            case "ask" when isSaid && turn.Heard.Words.Trim() is { Length: > 0 } words:
                await PutForwardAsync(turn, one, series, words);
                break;
            case "ask":
                turn.Await(choice.ToString());
                turn.Say(CalendarChatTexts.AskWhat);
                break;
            case "come":
                await ReplyAsync(turn, one, series, ReplyAnswer.Come, null);
                break;
            case "cannot":
                await ReplyAsync(turn, one, series, ReplyAnswer.Cannot, null);
                break;
            case "show":
                await CalendarCard.ShowAsync(turn, one, series);
                break;
            default:
                await CalendarDesk.ChooseAsync(turn, choice, one, series);
                break;
        }
    }

    /// <summary>'Come', 'can't', 'stand-in NAME', or a booking that is withdrawn; false where it is none, or nobody reminded her of anything.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        if (words.Length is 0 or > MostAsked)
        {
            return false;
        }
        if (await AskedByNameAsync(turn, words))
        {
            return true;
        }
        if (turn.Person is not { } person || words.Length > MostAnswered)
        {
            return false;
        }
        if (Release().IsMatch(words))
        {
            await ReleaseAsync(turn);
            return true;
        }
        (ReplyAnswer Answer, string? StandIn)? answer = StandIn().Match(words) is { Success: true } instead ? (ReplyAnswer.StandIn, instead.Groups["name"].Value.Trim())
            : Cannot().IsMatch(words) ? (ReplyAnswer.Cannot, null)
            : Come().IsMatch(words) ? (ReplyAnswer.Come, null)
            : null;
        if (answer is not var (said, name) || await turn.Rows.Calendar.ToldAsync(person.Id, turn.Now, turn.Cancel) is not { } one
            || await turn.Rows.Calendar.FindAsync(one.SeriesId, turn.Cancel) is not { } series)
        {
            return false;
        }
        await ReplyAsync(turn, one, series, said, name);
        return true;
    }

    private static async Task OnDayAsync(Turn turn, DateOnly day, List<Occurrence> ahead, Dictionary<Guid, Series> series)
    {
        string named = OccurrenceWords.Day(day, turn.Today).In(turn.Lang);
        List<Occurrence> here = ahead.FindAll(one => one.IsOn && ZonedTime.DayOf(one.Start, series[one.SeriesId].ZoneInfo) == day);
        if (here.Count > 0)
        {
            await NextAsync(turn, here, series, CalendarChatTexts.YesThatDay.In(turn.Lang, named));
            return;
        }
        Occurrence? planned = ahead.FirstOrDefault(one => one.Date == day);
        if (planned is { IsOn: true })
        {
            await CalendarCard.ShowAsync(turn, planned, series[planned.SeriesId], CalendarChatTexts.MovedAway.In(turn.Lang, named));
            return;
        }
        Bi why = planned is null ? CalendarChatTexts.NotThatDay : CalendarChatTexts.CancelledThatDay;
        string reason = planned?.Reason is { } said ? "\n" + CalendarChatTexts.Reason.In(turn.Lang, said) : "";
        await NextAsync(turn, ahead, series, why.In(turn.Lang, named) + reason);
    }

    // Reception days and meetings of the community are asked for by their kind, which everybody knows.
    private static async Task<bool> AskedByNameAsync(Turn turn, string words)
    {
        if (!Question().IsMatch(words) || await CalendarPlaces.NearAsync(turn) is not { } near
            || NamedSeries.AskedIn(words, [.. near.Where(one => one.Kind == SeriesKind.Other)]) is not { Count: > 0 } asked)
        {
            return false;
        }
        await NextAsync(
            turn, await turn.Rows.Calendar.BetweenAsync(
                [.. asked.Select(one => one.Id)], turn.Now, turn.Now.AddMonths(TopUpOccurrences.MonthsAhead), 200, turn.Cancel),
            asked.ToDictionary(one => one.Id), "");
        return true;
    }

    private static async Task NextAsync(Turn turn, List<Occurrence> ahead, Dictionary<Guid, Series> series, string before)
    {
        Occurrence[] next = [.. ahead.Where(one => one.IsOn).DistinctBy(one => one.SeriesId).Take(MostOffered)];
        switch (next)
        {
            case []:
                turn.Say(before.Length > 0 ? $"{before}\n{CalendarChatTexts.NoneAhead.In(turn.Lang)}" : CalendarChatTexts.NoneAhead.In(turn.Lang));
                break;
            case [var only]:
                await CalendarCard.ShowAsync(turn, only, series[only.SeriesId], before);
                break;
            default:
                string lines = string.Join('\n', next.Select(one => CalendarChatTexts.SeveralLine.In(
                    turn.Lang, series[one.SeriesId].Title.In(turn.Lang), one.When(series[one.SeriesId], turn.Now).In(turn.Lang), one.Place.In(turn.Lang))));
                turn.Say(
                    (before.Length > 0 ? before + "\n" : "") + CalendarChatTexts.Several.In(turn.Lang, lines),
                    [.. next.Select(one => CalendarCard.Of(turn, one, "show", series[one.SeriesId].Title))]);
                break;
        }
    }

    private static async Task OfferSlotsAsync(Turn turn, Occurrence one, Series series, string words)
    {
        HashSet<int> taken = [.. (await turn.Rows.Meetings.BookedAsync(one.Id, turn.Cancel)).Select(booking => booking.Nr)];
        Slot[] free = [.. Slot.Of(one, series).Where(slot => !taken.Contains(slot.Nr))];
        if (series.Slots is null)
        {
            turn.Say(CalendarChatTexts.NoSlots);
        }
        else if (!one.IsOn || one.Start <= turn.Now)
        {
            turn.Say(CalendarChatTexts.Gone);
        }
        else if (free.Length == 0)
        {
            turn.Say(CalendarChatTexts.Full, CalendarCard.Of(turn, one, "ask", CalendarChatTexts.AskLabel));
        }
        else
        {
            turn.Say(words, [.. free.Select(slot => CalendarCard.Of(turn, one, $"book/{slot.Nr}", At(slot, series)))]);
        }
    }

    private static async Task BookAsync(Turn turn, Occurrence one, Series series, int nr)
    {
        Person person = turn.EnsurePerson();
        switch (await CalendarPlaces.Book(turn).BookAsync(one.Id, new(nr), person.Id, await HolderAsync(turn, person), turn.Cancel))
        {
            case SlotOutcome.Done done:
                turn.Say(
                    CalendarChatTexts.Booked.In(turn.Lang, At(done.Slot, series).In(turn.Lang), CalendarCard.Name(turn, one, series), one.Place.In(turn.Lang)),
                    CalendarCard.Of(turn, one, "release", CalendarChatTexts.ReleaseLabel), CalendarCard.Of(turn, one, "ask", CalendarChatTexts.AskLabel));
                break;
            case SlotOutcome.HasOne has:
                turn.Say(CalendarChatTexts.HasOne.In(turn.Lang, At(has.Slot, series).In(turn.Lang)), CalendarCard.Of(turn, one, "release", CalendarChatTexts.ReleaseLabel));
                break;
            case SlotOutcome.Taken:
                await OfferSlotsAsync(turn, one, series, CalendarChatTexts.Taken.In(turn.Lang));
                break;
            case SlotOutcome.Full:
                turn.Say(CalendarChatTexts.Full, CalendarCard.Of(turn, one, "ask", CalendarChatTexts.AskLabel));
                break;
            case SlotOutcome.NoSlots or SlotOutcome.NoSuchSlot:
                turn.Say(CalendarChatTexts.NoSlots);
                break;
            default:
                turn.Say(CalendarChatTexts.Gone);
                break;
        }
    }

    // That of one occurrence; where none is named, the only one there is.
    private static async Task ReleaseAsync(Turn turn, Guid? occurrenceId = null)
    {
        string holder = turn.Person is { } person ? await HolderAsync(turn, person) : "";
        List<(SlotBooking Booking, Occurrence One)> held = holder.Length == 0 ? [] : await turn.Rows.Meetings.HeldAsync(holder, turn.Now, turn.Cancel);
        held.RemoveAll(one => occurrenceId is { } named && one.Booking.OccurrenceId != named);
        if (held.Count > 1)
        {
            Dictionary<Guid, Series> series = await turn.Rows.Calendar.FindAllAsync([.. held.Select(one => one.One.SeriesId)], turn.Cancel);
            turn.Say(CalendarChatTexts.WhichBooking, [.. held.Take(MostOffered).Select(it => CalendarCard.Of(turn, it.One, "release", BookedWords(it.Booking, it.One, series[it.One.SeriesId], turn.Today)))]);
            return;
        }
        turn.Say(held is [var only] && await turn.Rows.Meetings.ReleaseAsync(only.Booking.OccurrenceId, holder, turn.Cancel)
            ? CalendarChatTexts.Released
            : CalendarChatTexts.NoBooking);
    }

    private static Bi BookedWords(SlotBooking booking, Occurrence one, Series series, DateOnly today)
    {
        Bi day = OccurrenceWords.Day(ZonedTime.DayOf(one.Start, series.ZoneInfo), today);
        Bi time = At(Slot.At(one, series, booking.Nr), series);
        return new($"{day.Zh}{time.Zh}", $"{day.En}, {time.En}");
    }

    private static async Task PutForwardAsync(Turn turn, Occurrence one, Series series, string words)
    {
        AgendaOutcome outcome = await CalendarPlaces.Book(turn).PutForwardAsync(one.Id, AgendaKind.Need, words, turn.EnsurePerson().Id, turn.Cancel);
        turn.Say(outcome switch
        {
            AgendaOutcome.Done done => CalendarChatTexts.Asked.In(turn.Lang, CalendarCard.Name(turn, one, series), Cut.To(done.Point.Text, 60)),
            AgendaOutcome.Already => CalendarChatTexts.AskedBefore.In(turn.Lang),
            AgendaOutcome.TooMany => CalendarChatTexts.AskedEnough.In(turn.Lang),
            _ => CalendarChatTexts.Gone.In(turn.Lang),
        });
    }

    private static async Task ReplyAsync(Turn turn, Occurrence one, Series series, ReplyAnswer answer, string? standIn)
    {
        if (await CalendarPlaces.Book(turn).ReplyAsync(one.Id, turn.EnsurePerson().Id, answer, standIn, turn.Cancel) is null)
        {
            turn.Say(CalendarChatTexts.Gone);
            return;
        }
        CalendarFocus.Set(turn, one.Id);
        turn.Say(answer switch
        {
            ReplyAnswer.Come => CalendarChatTexts.NotedCome.In(turn.Lang, CalendarCard.Name(turn, one, series)),
            ReplyAnswer.Cannot => CalendarChatTexts.NotedCannot.In(turn.Lang),
            ReplyAnswer.StandIn => CalendarChatTexts.NotedStandIn.In(turn.Lang, standIn),
        });
    }

    // One time for a home; where no door is known, for a person. The door stays sealed: only a keyed hash of it is compared.
    private static async Task<string> HolderAsync(Turn turn, Person person)
    {
        List<Home> homes = await turn.Rows.People.HomesAsync(person.Id, turn.Today, turn.Cancel);
        return homes.Where(home => home.Door is not null).OrderBy(home => home.Id).FirstOrDefault() is { Door: { } door } home
            ? IdSource.Hash(turn.Seal.LookUp($"{home.BuildingCode}/{home.Unit}/{turn.Seal.Open(door)}"))
            : $"{person.Id:N}";
    }

    private static Bi At(Slot slot, Series series) =>
        new($"{OccurrenceWords.Clock(slot.Start, series.ZoneInfo)}—{OccurrenceWords.Clock(slot.End, series.ZoneInfo)}", $"{OccurrenceWords.Clock(slot.Start, series.ZoneInfo)}–{OccurrenceWords.Clock(slot.End, series.ZoneInfo)}");

    [GeneratedRegex("什么时候|几点|哪天|哪一天|几号|星期几|何时|哪里|哪儿|什么地方|^(?:when|where|what time|which day)", RegexOptions.IgnoreCase)]
    private static partial Regex Question();

    [GeneratedRegex("^(?:我)?(?:来|会来|能来|参加|能参加|会参加|到场|准时到)[。！!]?$|^(?:i(?:'ll| will)? )?(?:come|be there|attend)[.!]?$|^(?:i'm )?coming[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Come();

    [GeneratedRegex("^(?:我)?(?:有事)?(?:来不了|去不了|不能来|不来了|参加不了|到不了)了?[。！!]?$|^(?:i )?(?:can'?t|can’t|cannot)(?: (?:come|make it|attend))?[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Cannot();

    [GeneratedRegex("^(?:请|让|由)(?<name>[^，,。]{2,10}?)(?:来)?(?:代替|代|替)(?:我)?(?:来|去|参加)?[。！!]?$|^stand-?\\s?in:? (?<name>.{2,40})$|^(?<name>.{2,40}) stands in(?: for me)?[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex StandIn();

    [GeneratedRegex("^(?:我要|帮我)?(?:取消|退掉?|撤回)(?:我的)?(?:接待日)?预约(?:时间)?[。！!]?$|^(?:withdraw|cancel) (?:my )?(?:booking|booked time|slot)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Release();
}
