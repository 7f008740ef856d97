using Hub.Bot.Turns;
using Hub.Domain.Ids;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>
/// Following an anonymous request by its code. Each message carries the code and is wiped: neither the log, nor the memory,
/// nor a choice keeps what would join the conversation to the request.
/// </summary>
internal static class TrackedConversation
{
    public static async Task AnswerAsync(Turn turn, string code, string rest)
    {
        turn.EraseText = true;
        turn.Memory.Keep(new Wipe());
        if (await turn.Rows.Requests.TrackedAsync(code, turn.Cancel) is not { } request)
        {
            turn.Say(FollowTexts.CodeNotFound);
            return;
        }
        if (rest.Length == 0 && turn.Media.Count == 0)
        {
            await ShowRequest.SayAsync(turn, request, choices: false);
            turn.Say(FollowTexts.TrackedHint);
            return;
        }
        Actor self = new(null, null, IdSource.Hash(code));
        Understood said = Understand.Text(rest);
        switch (said.Intent)
        {
            case Intent.Resolved:
                FollowConversation.Say(turn, await turn.Book.ConfirmAsync(request.Id, self, turn.Cancel), FollowTexts.Confirmed);
                break;
            case Intent.NotSolved:
                FollowConversation.Say(turn, await turn.Book.ReopenAsync(request.Id, self, rest, turn.Cancel), FollowTexts.Reopened);
                break;
            case Intent.Withdraw:
                FollowConversation.Say(turn, await turn.Book.WithdrawAsync(request.Id, self, null, turn.Cancel), FollowTexts.Withdrawn);
                break;
            case Intent.Rate when said.Rating is { } rating:
                FollowConversation.Say(turn, await turn.Book.RateAsync(request.Id, self, rating, turn.Cancel), FollowTexts.RatedByCode);
                break;
            default:
                Moved added = await turn.Book.AddAsync(request.Id, self, rest, [.. turn.Media.Select(item => item.Id)], turn.Cancel);
                FollowConversation.Say(turn, added, FollowTexts.Added);
                break;
        }
    }
}
