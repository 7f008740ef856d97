using Hub.Bot.Turns;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>A worker asked her something: what she says next answers it, without a button.</summary>
internal static class AskedConversation
{
    /// <summary>Passes her words on to the worker who asked; false when nobody asked, or they are something else.</summary>
    public static async Task<bool> AnswersAsync(Turn turn, Understood said)
    {
        if (turn.Person is not { } person || turn.IsStaff || said.Intent is not (Intent.None or Intent.Yes or Intent.No or Intent.Skip)
            || (turn.Heard.Words.Trim().Length == 0 && turn.Media.Count == 0))
        {
            return false;
        }
        Request? asked = await turn.Rows.Requests.AskedAsync(person.Id, turn.Cancel);
        if (asked is null || (said.Matters is [var matter, ..] && matter.Category is not Category.Other && matter.Category != asked.Category))
        {
            return false;
        }
        Moved moved = await turn.Book.AddAsync(
            asked.Id, new(person.Id, person.Name), turn.Heard.Words.Trim(), [.. turn.Media.Select(item => item.Id)], turn.Cancel);
        Person? worker = asked.AssigneeId is { } id ? await turn.Rows.People.FindAsync(id, turn.Cancel) : null;
        if (FollowConversation.Say(turn, moved, null))
        {
            turn.Say(FollowTexts.Answered.In(turn.Lang, worker?.Name ?? FollowTexts.TheWorker.In(turn.Lang), asked.Number));
        }
        return true;
    }
}
