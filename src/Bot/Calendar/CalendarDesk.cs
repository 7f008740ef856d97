using System.Globalization;
using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Calendar;

/// <summary>What coordinators and hosts look at and write down: who comes, the booked times, the agenda, minutes, decisions; and what they move.</summary>
internal static class CalendarDesk
{
    private const string Move = "move";

    /// <summary>The verb of moving an occurrence: to when, and for how many minutes where that changes too.</summary>
    public static string MoveTo(DateTimeOffset start, TimeSpan? length) => string.Create(
        CultureInfo.InvariantCulture, $"{Move}/{start.UtcDateTime:yyyyMMddHHmm}{(length is { } lasts ? $"-{lasts.TotalMinutes:F0}" : "")}");

    private static (DateTimeOffset Start, TimeSpan? Length)? MovedTo(string argument)
    {
        string[] parts = argument.Split('-');
        bool isTime = DateTimeOffset.TryParseExact(
            parts[0], "yyyyMMddHHmm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset start);
        return !isTime ? null : parts switch
        {
            [_] => (start, null),
            [_, var minutes] when int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out int many) => (start, TimeSpan.FromMinutes(many)),
            _ => null,
        };
    }

    /// <summary>A choice about an occurrence that is theirs.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice, Occurrence one, Series series)
    {
        if (turn.Person is not { } self || !await CalendarPlaces.Book(turn).MayWriteAsync(series, self.Id, turn.Cancel))
        {
            turn.Say(CalendarChatTexts.NotFound);
            return;
        }
        switch (choice.Verb)
        {
            case "again":
                await CalendarSteps.AgainAsync(turn, one);
                break;
            case "who":
                await WhoAsync(turn, one, series);
                break;
            case "booked":
                await BookedAsync(turn, one, series);
                break;
            case "agenda":
                await AgendaAsync(turn, one, series);
                break;
            case "minutes":
                await MinutesAsync(turn, one, series, turn.Heard.Words.Trim());
                break;
            case CalendarMinutes.Retract:
                await CalendarMinutes.WithdrawAsync(turn, one, series);
                break;
            case Move when MovedTo(choice.Argument) is var (start, length):
                await MovedAsync(turn, one, await Planned(turn, book => book.MoveAsync(one.Id, new(start, length, Reason: Reason(turn)), null, self.Id, turn.Cancel)), CalendarChatTexts.Moved);
                break;
            case "halt":
                await MovedAsync(turn, one, await Planned(turn, book => book.CancelAsync(one.Id, new(Reason(turn)), null, self.Id, turn.Cancel)), CalendarChatTexts.CancelledNow);
                break;
            default:
                turn.Say(CalendarChatTexts.LeftAsItWas);
                break;
        }
    }

    /// <summary>A decision is done.</summary>
    public static async Task DoneAsync(Turn turn, Guid decisionId) => Say(
        turn, turn.Person is { } self ? await CalendarPlaces.Book(turn).DoneAsync(decisionId, self.Id, turn.Cancel) : new MinutesOutcome.NotFound(),
        decision => CalendarChatTexts.DoneKept.In(turn.Lang, Cut.To(decision.Text, 60)));

    /// <summary>Who answered, and how.</summary>
    public static async Task WhoAsync(Turn turn, Occurrence one, Series series)
    {
        List<NamedReply> replies = await turn.Rows.Meetings.RepliesAsync(one.Id, turn.Cancel);
        List<string> lines = [];
        Add(CalendarChatTexts.ComeLine, ReplyAnswer.Come, reply => reply.Name);
        Add(CalendarChatTexts.StandInLine, ReplyAnswer.StandIn, reply => $"{reply.Name} → {reply.Reply.StandIn}");
        Add(CalendarChatTexts.CannotLine, ReplyAnswer.Cannot, reply => reply.Name);
        turn.Say(CalendarChatTexts.WhoComes.In(
            turn.Lang, CalendarCard.Name(turn, one, series), lines.Count > 0 ? string.Join('\n', lines) : CalendarChatTexts.NobodyAnswered.In(turn.Lang)));

        void Add(Bi line, ReplyAnswer answer, Func<NamedReply, string?> name)
        {
            NamedReply[] some = [.. replies.Where(reply => reply.Reply.Answer == answer)];
            if (some.Length > 0)
            {
                lines.Add(line.In(turn.Lang, some.Length, string.Join(MinutesTexts.And.In(turn.Lang), some.Select(reply => name(reply) ?? CalendarChatTexts.Unnamed.In(turn.Lang)))));
            }
        }
    }

    /// <summary>Who booked which time.</summary>
    public static async Task BookedAsync(Turn turn, Occurrence one, Series series)
    {
        List<SlotBooking> booked = await turn.Rows.Meetings.BookedAsync(one.Id, turn.Cancel);
        Dictionary<Guid, Person> people = (await turn.Rows.People.FindAllAsync([.. booked.Select(booking => booking.PersonId)], turn.Cancel)).ToDictionary(person => person.Id);
        IReadOnlyList<Slot> slots = Slot.Of(one, series);
        string[] lines =
        [
            .. from booking in booked
               let slot = slots.FirstOrDefault(slot => slot.Nr == booking.Nr)
               select $"{(slot is null ? $"#{booking.Nr}" : OccurrenceWords.Clock(slot.Start, series.ZoneInfo))} {people.GetValueOrDefault(booking.PersonId)?.Name ?? CalendarChatTexts.Unnamed.In(turn.Lang)}",
        ];
        turn.Say(CalendarChatTexts.WhoComes.In(
            turn.Lang, CalendarCard.Name(turn, one, series), lines.Length > 0 ? string.Join('\n', lines) : CalendarChatTexts.NobodyBooked.In(turn.Lang)));
    }

    /// <summary>The lines of the series, then what was put forward.</summary>
    public static async Task AgendaAsync(Turn turn, Occurrence one, Series series)
    {
        List<AgendaPoint> points = await turn.Rows.Meetings.AgendaAsync(one.Id, turn.Cancel);
        IEnumerable<string> lines = series.Agenda.Select(line => line.In(turn.Lang)).Concat(points.Select(point => point.Words().In(turn.Lang)));
        turn.Say(CalendarChatTexts.Agenda.In(turn.Lang, CalendarCard.Name(turn, one, series), string.Join('\n', lines.Select((line, i) => $"{i + 1}. {line}"))));
    }

    /// <summary>Keeps the minutes, or asks for them.</summary>
    public static async Task MinutesAsync(Turn turn, Occurrence one, Series series, string text)
    {
        if (text.Length == 0)
        {
            turn.Await($"{CalendarChoices.Feature}/{one.Id:N}/minutes");
            turn.Say(CalendarChatTexts.AskMinutes.In(turn.Lang, CalendarCard.Name(turn, one, series)));
            return;
        }
        switch (await CalendarPlaces.Book(turn).WriteAsync(one.Id, text, turn.Person!.Id, turn.Cancel))
        {
            case MinutesOutcome.Written written:
                int points = written.Minutes.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
                turn.Say($"{CalendarChatTexts.MinutesKept.In(turn.Lang, CalendarCard.Name(turn, one, series), points)}\n{await CalendarMinutes.LinkAsync(turn, one)}");
                break;
            case var refused:
                Say(turn, refused, _ => "");
                break;
        }
    }

    /// <summary>The one translator of what became of minutes and decisions.</summary>
    public static void Say(Turn turn, MinutesOutcome outcome, Func<Decision, string> decided) => turn.Say(outcome switch
    {
        MinutesOutcome.Decided done => decided(done.Decision),
        MinutesOutcome.WrongState => CalendarChatTexts.NotBegun.In(turn.Lang),
        MinutesOutcome.WordsOutOfRange range => CalendarChatTexts.TooLong.In(turn.Lang, range.Most),
        _ => CalendarChatTexts.NotFound.In(turn.Lang),
    });

    /// <summary>The one translator of what became of an occurrence.</summary>
    public static async Task MovedAsync(Turn turn, Occurrence seen, OccurrenceOutcome? outcome, Bi done)
    {
        Occurrence? now = outcome switch
        {
            OccurrenceOutcome.Done moved => moved.Occurrence,
            OccurrenceOutcome.Already before => before.Occurrence,
            _ => null,
        };
        if (now is not null && await turn.Rows.Calendar.FindAsync(now.SeriesId, turn.Cancel) is { } series)
        {
            turn.Say(done.In(turn.Lang, series.Title.In(turn.Lang), now.When(series, turn.Now).In(turn.Lang), now.Place.In(turn.Lang)));
            return;
        }
        turn.Say(outcome switch
        {
            OccurrenceOutcome.NoAuthority => CalendarChatTexts.NotYours.In(turn.Lang),
            OccurrenceOutcome.Changed => CalendarChatTexts.ChangedMeanwhile.In(turn.Lang),
            OccurrenceOutcome.StartOutOfRange => CalendarChatTexts.OutOfRange.In(turn.Lang),
            OccurrenceOutcome.WordsOutOfRange range => CalendarChatTexts.TooLong.In(turn.Lang, range.Most),
            OccurrenceOutcome.WrongState when seen.Start > turn.Now && seen.IsOn => CalendarChatTexts.NotBegun.In(turn.Lang),
            _ => CalendarChatTexts.NotNow.In(turn.Lang),
        });
    }

    /// <summary>Runs a step of the planner, and rings for what it wrote when the turn is saved.</summary>
    public static async Task<T> Planned<T>(Turn turn, Func<Domain.Storage.CalendarBook, Task<T>> step)
    {
        Domain.Storage.CalendarBook book = CalendarPlaces.Planner(turn);
        T result = await step(book);
        turn.Book.Rung.AddRange(book.Rung);
        if (book.Expands)
        {
            turn.Rings.Add(Topics.Lanes);
        }
        return result;
    }

    private static string? Reason(Turn turn) => turn.Memory.Recall<CalendarFocus>()?.Reason;
}
