using Hub.Bot.Turns;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Bot.Notices;

/// <summary>The end of writing a broadcast in chat: it becomes a row and goes to the second person.</summary>
internal static class BroadcastSubmission
{
    /// <summary>Writes it down, submits it, and says what becomes of it.</summary>
    public static async Task SayAsync(Turn turn, BroadcastForm form)
    {
        BroadcastDraft draft = await BroadcastDrafts.OfAsync(turn, form);
        BroadcastMoved moved = form.BroadcastId is { } known
            ? await turn.Broadcasts.EditAsync(known, null, draft, turn.Person!.Id, turn.Cancel)
            : await turn.Broadcasts.DraftAsync(draft, turn.Person!, turn.Cancel);
        if (moved is BroadcastMoved.Done { Broadcast: var drafted })
        {
            await turn.Rows.FlushAsync(turn.Cancel);
            moved = await turn.Broadcasts.SubmitAsync(drafted.Id, turn.Person!.Id, turn.Cancel);
        }
        switch (moved)
        {
            case BroadcastMoved.Done { Broadcast: var submitted }:
                turn.Memory.Forget<BroadcastForm>();
                turn.Say(
                    submitted switch
                    {
                        { State: BroadcastState.Submitted } => BroadcastChatTexts.Submitted.In(turn.Lang, await BroadcastCard.ApproversAsync(turn, form.AreaCode)),
                        { State: BroadcastState.Scheduled, ScheduledAt: { } at } => BroadcastChatTexts.WillBeSent.In(turn.Lang, BroadcastWhen.Words(turn, at, submitted.ScheduleRule)),
                        _ => BroadcastChatTexts.SentAtOnce.In(turn.Lang),
                    },
                    turn.Offer($"{BroadcastConversation.Feature}/{submitted.Id:N}/show", BroadcastChoices.Show(submitted.Id).Label));
                break;
            case BroadcastMoved.Invalid invalid:
                BroadcastConversation.Keep(turn, form);
                turn.Say(BroadcastChatTexts.WrongContent.In(turn.Lang, string.Join('\n', invalid.Problems.Select(problem => problem.Words().In(turn.Lang)))), BroadcastConversation.Choices(turn));
                break;
            default:
                BroadcastWatch.SayNot(turn, moved);
                break;
        }
    }
}
