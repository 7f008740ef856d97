using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.Calendar;

/// <summary>An occurrence as it is shown: when, where, who holds it, and what can be done.</summary>
internal static class CalendarCard
{
    private const int MostSeries = 9;

    /// <summary>Shows it, after words of its own.</summary>
    public static async Task ShowAsync(Turn turn, Occurrence one, Series series, string before = "")
    {
        CalendarFocus.Set(turn, one.Id);
        string card = CalendarChatTexts.Card.In(
            turn.Lang, series.Title.In(turn.Lang), one.When(series, turn.Now).In(turn.Lang), one.Place.In(turn.Lang), (await HostsAsync(turn, series)).In(turn.Lang));
        if (one.State == OccurrenceState.Moved)
        {
            card += $"\n{CalendarChatTexts.MovedFrom.In(turn.Lang, OccurrenceWords.Day(one.Date, turn.Today).In(turn.Lang))}";
        }
        if (one.Reason is { } reason)
        {
            card += $"\n{CalendarChatTexts.Reason.In(turn.Lang, reason)}";
        }
        turn.Say(before.Length > 0 ? $"{before}\n{card}" : card, await ChoicesAsync(turn, one, series));
    }

    /// <summary>What can be done with it: what a resident does, and what its coordinators look at.</summary>
    private static async Task<IReadOnlyList<Choice>> ChoicesAsync(Turn turn, Occurrence one, Series series)
    {
        if (!one.IsOn || one.End <= turn.Now)
        {
            return [];
        }
        List<Choice> choices = [Of(turn, one, "remind", CalendarChatTexts.RemindLabel), Of(turn, one, "ics", CalendarChatTexts.IcsLabel)];
        if (series.Slots is not null)
        {
            choices.Add(Of(turn, one, "slots", CalendarChatTexts.BookLabel));
        }
        choices.Add(Of(turn, one, "ask", CalendarChatTexts.AskLabel));
        if (turn.IsStaff && await CalendarPlaces.Book(turn).MayWriteAsync(series, turn.Person!.Id, turn.Cancel))
        {
            choices.AddRange([Of(turn, one, "who", CalendarChatTexts.WhoLabel), Of(turn, one, "agenda", CalendarChatTexts.AgendaLabel)]);
            if (series.Slots is not null)
            {
                choices.Add(Of(turn, one, "booked", CalendarChatTexts.SlotsLabel));
            }
        }
        return choices;
    }

    public static Choice Of(Turn turn, Occurrence one, string verb, Bi label) => turn.Offer($"{CalendarChoices.Feature}/{one.Id:N}/{verb}", label);

    /// <summary>Series to choose among, told apart by their area and when they are: titles may be the same.</summary>
    public static async Task<IReadOnlyList<Choice>> SeriesAsync(Turn turn, IReadOnlyList<Series> several, string verb)
    {
        Dictionary<string, string> areas = (await turn.Rows.Areas.FindAllAsync([.. several.Select(one => one.AreaCode).Distinct()], turn.Cancel))
            .ToDictionary(area => area.Code, area => area.Name);
        return
        [
            .. from one in several.Take(MostSeries)
               let area = areas.GetValueOrDefault(one.AreaCode, one.AreaCode)
               let when = When(one.Recurrence, one.At, turn.Today)
               select turn.Offer($"{CalendarChoices.Feature}/{one.Id:N}/{verb}", new($"{one.Title.Zh}（{area}，{when.Zh}）", $"{one.Title.En} ({area}, {when.En})")),
        ];
    }

    /// <summary>There is none of that name; those that there are.</summary>
    public static void NoSuchSeries(Turn turn, string name, IReadOnlyList<Series> hers) => turn.Say(CalendarChatTexts.NoSuchSeries.In(
        turn.Lang, name, string.Join('\n', hers.Take(MostSeries).Select(series => $"· {series.Title.In(turn.Lang)}"))));

    /// <summary>每周三15:00—16:00; every Wednesday, 15:00–16:00; of what is held once, its day.</summary>
    /// <param name="recurrence">The days.</param>
    /// <param name="at">When it begins.</param>
    /// <param name="today">The local day.</param>
    /// <param name="length">How long it is; null leaves its end out.</param>
    public static Bi When(Recurrence recurrence, TimeOnly at, DateOnly today, TimeSpan? length = null)
    {
        Bi days = recurrence.Repeats ? recurrence.Rule.Words() : OccurrenceWords.Day(recurrence.Start, today);
        Bi end = length is { } lasts ? new($"—{at.Add(lasts):H\\:mm}", $"–{at.Add(lasts):H\\:mm}") : new("", "");
        return new($"{days.Zh}{at:H\\:mm}{end.Zh}", $"{days.En}, {at:H\\:mm}{end.En}");
    }

    /// <summary>河湾花园业主接待日 1月6日（星期二）; Owners' reception day of 河湾花园, Tuesday 6 January.</summary>
    public static string Name(Turn turn, Occurrence one, Series series) =>
        $"{series.Title.In(turn.Lang)}{(turn.Lang == Lang.Zh ? " " : ", ")}{OccurrenceWords.Day(ZonedTime.DayOf(one.Start, series.ZoneInfo), turn.Today).In(turn.Lang)}";

    private static async Task<Bi> HostsAsync(Turn turn, Series series) => series.Host.Words(
        await turn.Rows.People.OrganisationNamesAsync(series.Host.OrganisationId is { } id ? [id] : [], turn.Cancel),
        (await turn.Rows.People.FindAllAsync(series.Host.People, turn.Cancel)).ToDictionary(person => person.Id, person => person.Name ?? ""));
}
