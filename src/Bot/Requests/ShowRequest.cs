using Hub.Bot.Turns;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.Requests;

/// <summary>A request with its timeline in plain words, and what she may do with it now.</summary>
internal static class ShowRequest
{
    private const int MostEntries = 12;

    public static async Task SayAsync(Turn turn, Request request, bool choices = true)
    {
        List<TimelineEntry> timeline = await turn.Rows.Requests.TimelineAsync(request.Id, turn.Cancel);
        List<string> lines =
        [
            FollowTexts.Head.In(turn.Lang, request.Number, Cut.To(request.Text, 200),
                request.Status.Words().In(turn.Lang)),
            .. timeline.TakeLast(MostEntries).Select(entry => $"{turn.Stamp(entry.At)} {Words(entry, turn.Lang)}"),
        ];
        if (request.IsOpenToAll)
        {
            lines.Add(FollowTexts.PromiseAccept.In(turn.Lang, turn.Stamp(request.AcceptBy)));
        }
        else if (request.Status is RequestStatus.Accepted or RequestStatus.Transferred)
        {
            lines.Add(FollowTexts.PromiseResolve.In(turn.Lang, turn.Stamp(request.ResolveBy)));
            if (request is { PausedAt: { } since, PausedFor: { } cause })
            {
                lines.Add(PromiseTexts.Paused.In(turn.Lang, TimelineWords.Promise(cause.ToString()).In(turn.Lang), turn.Stamp(since)));
            }
        }
        turn.Say(string.Join('\n', lines), choices ? [.. ChoicesOf(turn, request)] : []);
    }

    /// <summary>One entry in plain words.</summary>
    public static string Words(TimelineEntry entry, Lang lang) =>
        entry.Step.Words().In(lang, Who(entry, lang), Note(entry, lang)).TrimEnd(' ', ':', '：');

    private static IEnumerable<Choice> ChoicesOf(Turn turn, Request request)
    {
        string id = $"{FollowConversation.Feature}/{request.Id:N}/";
        if (request.Status == RequestStatus.Resolved)
        {
            yield return turn.Offer(id + "confirm", FollowTexts.Confirm);
        }
        if (request.Status is RequestStatus.Resolved or RequestStatus.Confirmed)
        {
            yield return turn.Offer(id + "reopen", FollowTexts.NotSolved);
        }
        if (!request.IsClosed)
        {
            yield return turn.Offer(id + "add", FollowTexts.Add);
        }
        if (Lifecycle.After(request.Status, RequestStep.Withdraw) is not null)
        {
            yield return turn.Offer(id + "withdraw", FollowTexts.Withdraw);
        }
    }

    private static string Who(TimelineEntry entry, Lang lang) => entry.ActorName ?? (lang == Lang.Zh ? "居民" : "resident");

    // Hub's own entries carry roles as names of the model; people read them in words.
    private static string Note(TimelineEntry entry, Lang lang) => entry.Step switch
    {
        RequestStep.PromiseBroken or RequestStep.PromisePaused => TimelineWords.Promise(entry.Note).In(lang),
        RequestStep.NobodyOnPost or RequestStep.OffDuty when Enum.TryParse(entry.Note, out Role role) => role.Words().In(lang),
        RequestStep.Dispatch or RequestStep.CallNext or RequestStep.RingAgain => string.Join(lang == Lang.Zh ? "、" : ", ", (entry.Note ?? "").Split('、').Select(told => Told(told, lang))),
        _ => entry.Note ?? "",
    };

    private static string Told(string told, Lang lang) => told.Split(':', 2) is [var role, var name] && Enum.TryParse(role, out Role known)
        ? $"{known.Words().In(lang)} {name}"
        : told;
}
