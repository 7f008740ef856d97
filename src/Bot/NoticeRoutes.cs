using Hub.Bot.Guide;
using Hub.Bot.Notices;
using Hub.Bot.People;
using Hub.Bot.Requests;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot;

/// <summary>The part of the switch that writes, approves and watches broadcasts.</summary>
internal static class NoticeRoutes
{
    /// <summary>The words of a notice that is being written are the notice's: 'fire in building 3, please leave' is one.</summary>
    public static async Task<bool> TakesWordsAsync(Turn turn)
    {
        if (turn.Heard is not { Choice: null, Signal: null })
        {
            return false;
        }
        if (turn.IsStaff && await RecallConversation.TakesAsync(turn, isChoice: Typed.Choice(turn) is not null))
        {
            return true;
        }
        if (BroadcastConversation.Open(turn) is { } form)
        {
            return await BroadcastConversation.TakesAsync(turn, form, isChoice: Typed.Choice(turn) is not null);
        }
        // Documents are for notices: alone, one says nothing that could be filed.
        if (turn.Heard.Words.Length > 0 || turn.Media.Count == 0 || !turn.Media.All(item => item.MediaType == "application/pdf"))
        {
            return false;
        }
        turn.Say(BroadcastChatTexts.FilesForNotices);
        return true;
    }

    /// <summary>What may be said at any time: where she lives, how she wants to be told, and what staff say of notices.</summary>
    public static async Task<bool> AnyTimeAsync(Turn turn)
    {
        string words = turn.Heard.Words;
        if (await HomeConversation.TakesAsync(turn) || await SettingsConversation.TakesAsync(turn))
        {
            return true;
        }
        if (turn.IsStaff && await UnreachedConversation.TakesAsync(turn))
        {
            return true;
        }
        if (turn.IsStaff && BroadcastBeginning.IsAskedBy(words))
        {
            BroadcastBeginning.Start(turn);
            return true;
        }
        if (turn.IsStaff && ((BroadcastWatch.IsAskedBy(words) && await BroadcastWatch.ListAsync(turn)) || await BroadcastBeginning.BeginsAsync(turn)))
        {
            return true;
        }
        // In a report her questions are about that.
        return turn.Memory.Recall<FilingForm>() is null && await ToldConversation.TakesAsync(turn);
    }

    /// <summary>The answer to the form; false where it is none.</summary>
    public static async Task<bool> ContinueAsync(Turn turn) =>
        BroadcastConversation.Open(turn) is { } form && await BroadcastConversation.ContinueAsync(turn, form);

    /// <summary>A choice.</summary>
    public static Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (choice.Feature == HomeConversation.Feature)
        {
            return HomeConversation.ChooseAsync(turn, choice);
        }
        if (choice.Feature == SettingsConversation.Feature)
        {
            return SettingsConversation.ChooseAsync(turn, choice);
        }
        if (choice.Feature == UnreachedConversation.Feature)
        {
            return turn.IsStaff ? UnreachedConversation.ChooseAsync(turn, choice) : NotStaff(turn);
        }
        if (choice.Feature == RecallConversation.Feature)
        {
            return choice.Verb == "danger" ? DangerAsync(turn) : RecallConversation.ChooseAsync(turn, choice);
        }
        if (choice is { Subject: "" } or { Verb: "at" })
        {
            if (!turn.IsStaff)
            {
                return NotStaff(turn);
            }
            return choice.Verb == "danger" ? DangerAsync(turn) : BroadcastConversation.ChooseAsync(turn, choice);
        }
        return BroadcastWatch.ChooseAsync(turn, choice);
    }

    private static Task NotStaff(Turn turn)
    {
        turn.Say(StaffTexts.NotStaff);
        return Task.CompletedTask;
    }

    // What she wrote as a notice is happening now.
    private static async Task DangerAsync(Turn turn)
    {
        string words = BroadcastConversation.Open(turn)?.Text ?? RecallConversation.Open(turn)?.Words ?? "";
        turn.Heard = Heard.Nothing with { Words = words, Understood = Understand.Text(words) };
        if (turn.Heard.Understood.RedLine is { } danger)
        {
            await RedLineConversation.RaiseAsync(turn, danger);
        }
        else
        {
            GuideConversation.Help(turn);
        }
    }
}
