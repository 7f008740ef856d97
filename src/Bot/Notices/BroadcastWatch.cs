using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.Notices;

/// <summary>Approving and watching broadcasts in chat: yes, no with a reason, progress, pause, resume, stop; and 'got it' of those who were told.</summary>
internal static partial class BroadcastWatch
{
    private const string Feature = BroadcastConversation.Feature;
    private const int MostListed = 5;

    /// <summary>Whether she asks how the notices stand.</summary>
    public static bool IsAskedBy(string words) => Progress().IsMatch(words.Trim());

    /// <summary>The newest broadcast of her areas, or a choice among several that are under way; false where she may see none.</summary>
    public static async Task<bool> ListAsync(Turn turn)
    {
        Area[] areas = [.. turn.Posts.Where(post => BroadcastAuthority.Has(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];
        if (areas.Length == 0)
        {
            return false;
        }
        List<Broadcast> newest = await turn.Rows.Broadcasts.BelowAsync(areas, null, MostListed, turn.Cancel);
        Broadcast[] open = [.. newest.Where(it => it.State is not (BroadcastState.Done or BroadcastState.Stopped or BroadcastState.Draft))];
        switch (open.Length > 0 ? open : newest.Take(1).ToArray())
        {
            case []:
                turn.Say(BroadcastChatTexts.NoBroadcasts);
                break;
            case [var only]:
                await ShowAsync(turn, only);
                break;
            case var several:
                turn.Say(BroadcastChatTexts.Which, [.. several.Select(it => turn.Offer($"{Feature}/{it.Id:N}/show", Head(it, 16)))]);
                break;
        }
        return true;
    }

    /// <summary>A choice about a broadcast, or the words that it awaited.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        bool awaited = turn.Heard.Choice is null;
        turn.Memory.Forget<Awaiting>();
        if (!Guid.TryParse(choice.Subject, out Guid id) || turn.Person is not { } self)
        {
            turn.Say(BroadcastChatTexts.NotFound);
            return;
        }
        int? version = int.TryParse(choice.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out int seen) ? seen : null;
        switch (choice.Verb)
        {
            case "ack":
                await AcknowledgeAsync(turn, id, self.Id);
                break;
            case "approve":
                Say(turn, await turn.Broadcasts.ApproveAsync(id, self, version, turn.Cancel), it => BroadcastChatTexts.Approved.In(turn.Lang, What(turn, it)));
                break;
            case "reject" when awaited && turn.Heard.Words.Trim() is { Length: > 0 } reason:
                Say(turn, await turn.Broadcasts.RejectAsync(id, self, version, Cut.To(reason, 400), turn.Cancel), _ => BroadcastChatTexts.Rejected.In(turn.Lang));
                break;
            case "reject":
                turn.Await(choice.ToString());
                turn.Say(BroadcastChatTexts.WhyReject);
                break;
            case "pause":
                Say(turn, await turn.Broadcasts.PauseAsync(id, self.Id, turn.Cancel), _ => BroadcastChatTexts.Paused.In(turn.Lang), "resume", "stop");
                break;
            case "resume":
                Say(turn, await turn.Broadcasts.ResumeAsync(id, self.Id, turn.Cancel), _ => BroadcastChatTexts.Resumed.In(turn.Lang), "pause", "stop");
                break;
            case "stop":
                turn.Say(BroadcastChatTexts.SureStop,
                    turn.Offer($"{Feature}/{id:N}/halt", BroadcastChatTexts.YesStop), turn.Offer($"{Feature}/{id:N}/show", BroadcastChatTexts.NoStop));
                break;
            case "halt":
                Say(turn, await turn.Broadcasts.StopAsync(id, self.Id, null, turn.Cancel), _ => BroadcastChatTexts.Stopped.In(turn.Lang));
                break;
            default:
                await OpenAsync(turn, id, choice.Verb);
                break;
        }
    }

    /// <summary>What was not done, in her words.</summary>
    public static void SayNot(Turn turn, BroadcastMoved moved) => turn.Say(moved switch
    {
        BroadcastMoved.OwnWork => BroadcastChatTexts.OwnWork.In(turn.Lang),
        BroadcastMoved.TooEarly early => BroadcastChatTexts.TooEarly.In(turn.Lang, $"{turn.Local(early.From):HH:mm}"),
        BroadcastMoved.Changed => BroadcastChatTexts.ChangedMeanwhile.In(turn.Lang),
        BroadcastMoved.WrongState wrong => BroadcastChatTexts.CannotNow.In(turn.Lang, wrong.Broadcast.State.Words().In(turn.Lang)),
        BroadcastMoved.Invalid invalid => BroadcastChatTexts.WrongContent.In(
            turn.Lang, string.Join('\n', invalid.Problems.Select(problem => problem.Words().In(turn.Lang)))),
        _ => BroadcastChatTexts.NotFound.In(turn.Lang),
    });

    private static void Say(Turn turn, BroadcastMoved moved, Func<Broadcast, string> done, params ReadOnlySpan<string> next)
    {
        Broadcast? broadcast = moved switch
        {
            BroadcastMoved.Done now => now.Broadcast,
            BroadcastMoved.Already before => before.Broadcast,
            _ => null,
        };
        if (broadcast is null)
        {
            SayNot(turn, moved);
            return;
        }
        List<Choice> choices = [];
        foreach (string verb in next)
        {
            choices.Add(Of(turn, broadcast, verb));
        }
        turn.Say(done(broadcast), choices);
    }

    private static async Task OpenAsync(Turn turn, Guid id, string verb)
    {
        Broadcast? broadcast = await turn.Rows.Broadcasts.FindAsync(id, turn.Cancel);
        if (broadcast is null || !BroadcastAuthority.Has(await turn.Broadcasts.UpwardAsync(broadcast.AreaCode, turn.Cancel), turn.Person!.Id))
        {
            turn.Say(BroadcastChatTexts.NotFound);
        }
        else if (verb == "edit" && broadcast.AuthorId == turn.Person.Id && broadcast.IsBeforeStart)
        {
            BroadcastBeginning.Change(turn, broadcast);
        }
        else
        {
            await ShowAsync(turn, broadcast);
        }
    }

    private static async Task ShowAsync(Turn turn, Broadcast broadcast)
    {
        List<string> lines = [Head(broadcast, 40).In(turn.Lang)];
        if (broadcast.NoticeId is { } noticeId && await turn.Rows.Notices.FindAsync(noticeId, turn.Cancel) is { } notice)
        {
            NoticeNumbers numbers = await turn.Rows.Tallies.OfAsync(notice, turn.Cancel);
            long told = numbers.In(DeliveryState.HandedOff) + numbers.In(DeliveryState.Received) + numbers.In(DeliveryState.Read) + numbers.In(DeliveryState.Acked);
            lines.Add(BroadcastChatTexts.Numbers.In(
                turn.Lang, numbers.People, told,
                numbers.In(DeliveryState.Pending) + numbers.In(DeliveryState.Leased) + numbers.In(DeliveryState.Deferred),
                numbers.In(DeliveryState.Failed) + numbers.In(DeliveryState.Unknown) + numbers.In(DeliveryState.Suppressed) + numbers.In(DeliveryState.Cancelled)));
            // Who acknowledged has opened it, and who opened it has it.
            long acked = numbers.In(DeliveryState.Acked);
            long opened = acked + numbers.In(DeliveryState.Read);
            long known = opened + numbers.In(DeliveryState.Received);
            lines.Add(notice.ExpandedAt is null
                ? BroadcastChatTexts.Counting.In(turn.Lang)
                : BroadcastChatTexts.Read.In(turn.Lang, known, opened, acked));
        }
        if (broadcast is { State: BroadcastState.Submitted or BroadcastState.Scheduled, ScheduledAt: { } at })
        {
            lines.Add(BroadcastChatTexts.CardWhen.In(turn.Lang, BroadcastWhen.Words(turn, at, broadcast.ScheduleRule)));
        }
        string[] next = broadcast.State switch
        {
            BroadcastState.Sending => ["pause", "stop", "recall"],
            BroadcastState.Paused => ["resume", "stop", "recall"],
            BroadcastState.Stopped or BroadcastState.Done when broadcast.NoticeId is not null => ["recall"],
            BroadcastState.Scheduled => ["stop"],
            BroadcastState.Submitted when broadcast.AuthorId != turn.Person!.Id => ["approve", "reject"],
            BroadcastState.Submitted or BroadcastState.Rejected when broadcast.AuthorId == turn.Person!.Id => ["edit", "stop"],
            _ => [],
        };
        turn.Say(string.Join('\n', lines), [.. next.Select(verb => Of(turn, broadcast, verb))]);
    }

    private static async Task AcknowledgeAsync(Turn turn, Guid id, Guid personId)
    {
        if (await turn.Rows.Broadcasts.FindAsync(id, turn.Cancel) is { NoticeId: { } notice }
            && await turn.Rows.Notices.DeliveryAsync(notice, personId, turn.Cancel) is not null)
        {
            await turn.Rows.Notices.ReportAsync(notice, personId, delivery => delivery.Acknowledge(turn.Now), turn.Cancel);
            turn.Say(BroadcastChatTexts.Acknowledged);
            return;
        }
        turn.Say(BroadcastChatTexts.NotFound);
    }

    private static string What(Turn turn, Broadcast broadcast) => broadcast.State switch
    {
        BroadcastState.Scheduled when broadcast.ScheduledAt is { } at => BroadcastChatTexts.GoesAt.In(turn.Lang, BroadcastWhen.Words(turn, at, broadcast.ScheduleRule)),
        BroadcastState.Sending => BroadcastChatTexts.GoesNow.In(turn.Lang),
        _ => BroadcastChatTexts.WasSent.In(turn.Lang),
    };

    private static Bi Head(Broadcast broadcast, int most) => new(
        BroadcastChatTexts.Head.In(Lang.Zh, Cut.To(broadcast.Text.Zh, most), broadcast.State.Words().Zh),
        BroadcastChatTexts.Head.In(Lang.En, Cut.To(broadcast.Text.En, most), broadcast.State.Words().En));

    private static Choice Of(Turn turn, Broadcast broadcast, string verb) => verb switch
    {
        "approve" => turn.Offer(BroadcastChoices.Approve(broadcast.Id, broadcast.Version).Id, BroadcastChoices.Approve(broadcast.Id, 0).Label),
        "reject" => turn.Offer(BroadcastChoices.Reject(broadcast.Id, broadcast.Version).Id, BroadcastChoices.Reject(broadcast.Id, 0).Label),
        "edit" => turn.Offer(BroadcastChoices.Change(broadcast.Id).Id, BroadcastChoices.Change(broadcast.Id).Label),
        "pause" => turn.Offer($"{Feature}/{broadcast.Id:N}/pause", BroadcastChatTexts.Pause),
        "resume" => turn.Offer($"{Feature}/{broadcast.Id:N}/resume", BroadcastChatTexts.Resume),
        "recall" => turn.Offer($"{RecallConversation.Feature}/{broadcast.Id:N}/broadcast", RecallTexts.Recall),
        _ => turn.Offer($"{Feature}/{broadcast.Id:N}/stop", BroadcastChatTexts.Stop),
    };

    [GeneratedRegex("^(?:看看?|查看?)?(?:我的)?(?:通知|公告|广播)(?:的)?(?:进展|进度|情况|发得怎么样了?|发到哪了?)[。？?.]?$|^(?:看看?|查看?|我的|我发的|发过的|最近的?)(?:通知|公告|广播)[。？?.]?$|^.{0,8}(?:通知|公告|广播).{0,3}(?:多少|几个?)人(?:看|读|收到|知道|回复).{0,3}$|^(?:(?:notice|broadcast)s? )?progress(?: of (?:the |my )?(?:notice|broadcast)s?)?[.?]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Progress();
}
