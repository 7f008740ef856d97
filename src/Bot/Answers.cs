using Hub.Bot.People;
using Hub.Bot.Requests;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Requests;
using Hub.Domain.Understanding;

namespace Hub.Bot;

/// <summary>Whether words are the answer that the bot awaits, or something new.</summary>
internal static class Answers
{
    /// <summary>False when they are something else; a question that they end is forgotten.</summary>
    public static async Task<bool> TakesAsync(Turn turn, ChoiceId awaited)
    {
        Understood said = turn.Heard.Understood;
        bool onlyManners = said.Matters.Count == 0 && turn.Media.Count == 0
            && said.Intent is Intent.Greeting or Intent.Thanks or Intent.Goodbye && said.Place.Building is null;
        switch (awaited)
        {
            // How to reach her: only a number or a no is an answer, and a matter always goes before it.
            case { Feature: PeopleConversation.Feature, Verb: "contact" }:
                bool other = said.Matters.Count > 0 || turn.Media.Count > 0 || (onlyManners && !turn.Heard.Words.Any(char.IsAsciiDigit));
                return !other || Forget(turn);
            // When she rests is said in times; a matter goes before it.
            case { Feature: SettingsConversation.Feature }:
                return (said.Matters.Count == 0 && turn.Media.Count == 0) || Forget(turn);
            // 'Thank you' is no reason, no result and no news.
            case not null when onlyManners:
                return false;
            // Where she lives is said as a place.
            case { Feature: HomeConversation.Feature }:
                return (said.Matters.Count == 0 && turn.Media.Count == 0) || Forget(turn);
            // A worker's next command is not the reason that was asked for.
            case { Feature: OrderConversation.Feature or FoundConversation.Feature }:
                return said.Intent is not (Intent.FileForResident or Intent.FoundAndFixed or Intent.Transfer) || Forget(turn);
            case { Feature: RedLineConversation.Feature, Verb: "more" }:
                return await ConcernsAsync(turn, awaited, said);
            default:
                return true;
        }
    }

    /// <summary>Whether she gives her phone, and says nothing else: it is kept sealed, and is no part of any matter.</summary>
    public static bool GivesPhone(Turn turn, ChoiceId? awaited, FilingForm? form) =>
        !turn.IsStaff && form is not { Anonymous: true } && turn.Media.Count == 0 && awaited is null
        && turn.Heard.Words.Length <= 60 && FileForm.PhoneIn(turn.Heard.Words) is not null
        && turn.Heard.Understood.Matters.All(matter => matter.Category is Category.Other);

    // After an alarm, what she says belongs to it, unless it is plainly a matter of another kind.
    private static async Task<bool> ConcernsAsync(Turn turn, ChoiceId awaited, Understood said)
    {
        if (said.Matters is not [var matter, ..])
        {
            return said.Intent is Intent.None or Intent.Yes or Intent.No or Intent.Skip or Intent.Resolved or Intent.NotSolved;
        }
        return matter.Category is Category.Other or Category.Safety
            || (Guid.TryParse(awaited.Subject, out Guid id) && (await turn.Rows.Requests.FindAsync(id, turn.Cancel))?.Category == matter.Category);
    }

    private static bool Forget(Turn turn)
    {
        turn.Memory.Forget<Awaiting>();
        return false;
    }
}
