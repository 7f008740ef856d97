using Hub.Bot.Calendar;
using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot;

/// <summary>The part of the switch that answers for the calendar.</summary>
internal static class CalendarRoutes
{
    /// <summary>The feature word of its choices: <c>calendar/{occurrence}/come</c>.</summary>
    public const string Feature = CalendarChoices.Feature;

    /// <summary>The minutes of a meeting are the meeting's: 'the fire in building 3 was spoken of' raises nobody.</summary>
    public static async Task<bool> TakesWordsAsync(Turn turn)
    {
        if (turn.Heard is not { Choice: null, Signal: null } || turn.Heard.Words.Trim().Length == 0)
        {
            return false;
        }
        if (turn.Memory.Recall<Awaiting>() is { } awaiting && turn.Now < awaiting.Until
            && ChoiceId.Parse(awaiting.Choice) is { Feature: CalendarChoices.Feature, Verb: "minutes" } choice
            && !CalendarMinutes.IsSaid(turn.Heard.Words)
            && !(turn.Heard.Words.Trim().Length <= 10 && turn.Heard.Understood.Intent == Intent.Cancel))
        {
            await ChooseAsync(turn, choice);
            return true;
        }
        return turn.IsStaff && await CalendarSteps.TakesMinutesAsync(turn);
    }

    /// <summary>What may be said at any time.</summary>
    public static async Task<bool> AnyTimeAsync(Turn turn) =>
        await CalendarFeedConversation.TakesAsync(turn) || (turn.IsStaff && (await CalendarPlan.TakesAsync(turn) || await CalendarEdits.TakesAsync(turn) || await CalendarEvents.TakesAsync(turn) || await CalendarSteps.TakesAsync(turn))) || await CalendarConversation.TakesAsync(turn);

    /// <summary>What plans an event without a command, where nothing else is spoken of.</summary>
    public static async Task<bool> BeginsAsync(Turn turn) => turn.IsStaff && await CalendarEvents.BeginsAsync(turn);

    /// <summary>A choice.</summary>
    public static Task ChooseAsync(Turn turn, ChoiceId choice) => choice switch
    {
        { Verb: "newday" or "newmeet" } => CalendarPlan.ChooseAsync(turn, choice),
        { Verb: CalendarEvents.Meant } => CalendarEvents.MeantAsync(turn),
        { Verb: CalendarEvents.At } => CalendarEvents.ChooseAsync(turn, choice.Subject),
        { Verb: CalendarEvents.Another } => CalendarEvents.ChooseAsync(turn, choice.Subject, isAnother: true),
        { Verb: CalendarEvents.Change } when Guid.TryParse(choice.Subject, out Guid series) => CalendarEvents.ChangeAsync(turn, series),
        { Verb: CalendarEvents.End } when Guid.TryParse(choice.Subject, out Guid series) && turn.Person is not null => CalendarEvents.EndAsync(turn, series),
        { Verb: CalendarEvents.WhichEnds } when Guid.TryParse(choice.Subject, out Guid series) => CalendarEvents.AskEndAsync(turn, series),
        { Verb: CalendarEvents.Keep } => Keep(turn),
        { Verb: CalendarEdits.Pick } when Guid.TryParse(choice.Subject, out Guid series) => CalendarEdits.PickAsync(turn, series),
        { Verb: CalendarEdits.Save } when Guid.TryParse(choice.Subject, out Guid series) && turn.Person is not null => CalendarEdits.SaveAsync(turn, series, choice.Argument),
        { Verb: var verb } when CalendarFeedConversation.Knows(verb) => CalendarFeedConversation.ChooseAsync(turn, choice),
        { Verb: "done" } when Guid.TryParse(choice.Subject, out Guid decision) => CalendarDesk.DoneAsync(turn, decision),
        { Verb: "settle" } when Guid.TryParse(choice.Subject, out Guid decision) && turn.Person is not null => CalendarSteps.SettleAsync(turn, decision),
        _ => CalendarConversation.ChooseAsync(turn, choice),
    };

    private static Task Keep(Turn turn)
    {
        turn.Memory.Forget<CalendarEdit>();
        turn.Say(CalendarChatTexts.LeftAsItWas);
        return Task.CompletedTask;
    }
}
