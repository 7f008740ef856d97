using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Notices;

/// <summary>
/// Taking a notice back and giving the all-clear in chat: 撤回 and 解除警报 ask which, show what those will read whom it reached, and
/// only a choice sends it.
/// </summary>
internal static partial class RecallConversation
{
    /// <summary>The feature word of its choices: <c>recall/{id}/broadcast</c>, <c>recall/{id}/alert</c>, <c>recall/do</c>.</summary>
    public const string Feature = "recall";

    private const int MostListed = 5;
    private const int MostRead = 30;

    private static readonly TimeSpan NoticesOf = TimeSpan.FromDays(7);
    private static readonly TimeSpan AlertsOf = TimeSpan.FromDays(3);

    /// <summary>What she is about to take back, as long as she is at it.</summary>
    public static RecallDraft? Open(Turn turn) => turn.Memory.Recall<RecallDraft>() is { } draft && turn.Now < draft.Until ? draft : null;

    /// <summary>Of staff: a command, or words that go with it: then it is answered. Else false.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="isChoice">Whether the words are those of a button.</param>
    public static async Task<bool> TakesAsync(Turn turn, bool isChoice)
    {
        string words = turn.Heard.Words.Trim();
        if (words.Length == 0)
        {
            return false;
        }
        if (Clear().Match(words) is { Success: true } clear)
        {
            await WhichAlertAsync(turn, long.TryParse(clear.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null);
            return true;
        }
        if (Recall().IsMatch(words))
        {
            return await WhichNoticeAsync(turn);
        }
        bool isAwaited = turn.Memory.Recall<Awaiting>() is { } awaiting && turn.Now < awaiting.Until && ChoiceId.Parse(awaiting.Choice) is { Feature: Feature };
        if (!isAwaited || Open(turn) is not { } draft || isChoice || turn.Heard.Understood.Intent is Intent.Cancel or Intent.Help)
        {
            return false;
        }
        await ShowAsync(turn, draft with { Words = Cut.To(words, RecallBroadcast.MostCharacters) });
        return true;
    }

    /// <summary>A choice that was pressed, or typed.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        RecallDraft? draft = Open(turn);
        turn.Memory.Forget<Awaiting>();
        switch (choice)
        {
            case { Verb: "broadcast" or "clear" or "alert" } when Guid.TryParse(choice.Subject, out Guid id):
                await ShowAsync(turn, new(choice.Verb, id, "", turn.Now));
                break;
            case { Verb: "do" } when draft is not null:
                turn.Memory.Forget<RecallDraft>();
                await DoAsync(turn, draft);
                break;
            case { Verb: "drop" }:
                turn.Memory.Forget<RecallDraft>();
                turn.Say(RecallTexts.Dropped);
                break;
            default:
                turn.Say(RecallTexts.Expired);
                break;
        }
    }

    private static async Task<bool> WhichNoticeAsync(Turn turn)
    {
        Area[] areas = Areas(turn, BroadcastAuthority.Has);
        if (areas.Length == 0)
        {
            // A worker's own request: hers to withdraw as anybody's.
            return false;
        }
        List<Broadcast> all = await turn.Rows.Broadcasts.BelowAsync(areas, null, MostRead, turn.Cancel);
        Broadcast[] able = [.. all.Where(it => Sent(it) && it.StartedAt > turn.Now - NoticesOf).Take(MostListed)];
        await AskAsync(turn, RecallTexts.WhichNotice, RecallTexts.NothingToRecall, [.. able.Select(it => ("broadcast", it.Id, Begin(it.Text)))]);
        return true;
    }

    private static async Task WhichAlertAsync(Turn turn, long? number)
    {
        Area[] areas = Areas(turn, EmergencyPosts.MaySwitch);
        if (areas.Length == 0)
        {
            turn.Say(RecallTexts.NotAllowed);
            return;
        }
        if (number is { } asked)
        {
            if (await turn.Rows.Requests.NumberedAsync(asked, turn.Cancel) is { } request)
            {
                await ShowAsync(turn, new("alert", request.Id, "", turn.Now));
            }
            else
            {
                turn.Say(RecallTexts.NoAlert.With(asked));
            }
            return;
        }
        List<(string Kind, Guid Id, Bi Label)> able = [];
        foreach (Area area in areas)
        {
            able.AddRange((await turn.Rows.Calls.AlarmedAsync(area, turn.Now - AlertsOf, MostListed, turn.Cancel))
                .Select(request => ("alert", request.Id, RecallTexts.Alert.With(request.Number, Cut.To(request.Text, 16)))));
        }
        able.AddRange((await turn.Rows.Broadcasts.BelowAsync(areas, null, MostRead, turn.Cancel))
            .Where(it => it.Lane == Lane.Emergency && Sent(it) && it.StartedAt > turn.Now - AlertsOf).Select(it => ("clear", it.Id, Begin(it.Text))));
        await AskAsync(turn, RecallTexts.WhichAlert, RecallTexts.NothingToClear, [.. able.DistinctBy(one => one.Id).Take(MostListed)]);
    }

    private static async Task AskAsync(Turn turn, Bi which, Bi nothing, IReadOnlyList<(string Kind, Guid Id, Bi Label)> able)
    {
        switch (able)
        {
            case []:
                turn.Say(nothing);
                break;
            case [var only]:
                await ShowAsync(turn, new(only.Kind, only.Id, "", turn.Now));
                break;
            default:
                turn.Say(which, [.. able.Select(one => turn.Offer($"{Feature}/{one.Id:N}/{one.Kind}", one.Label))]);
                break;
        }
    }

    // What they will read whom it reached; nothing is sent before she chooses so.
    private static async Task ShowAsync(Turn turn, RecallDraft draft)
    {
        if (await FirstAsync(turn, draft) is not { } first)
        {
            turn.Say(BroadcastChatTexts.NotFound);
            return;
        }
        turn.Memory.Keep(draft with { Until = turn.Now + Awaiting.Patience });
        turn.Await($"{Feature}/words");
        Bi more = new(draft.Words, draft.Words);
        Bi text = draft.Kind == "broadcast" ? RecallBroadcast.Words(first, more) : RecallBroadcast.AllClearWords(first, more);
        List<Choice> choices = [turn.Offer($"{Feature}/do", RecallTexts.Send), turn.Offer($"{Feature}/drop", RecallTexts.Drop)];
        if (Understand.Text(draft.Words).RedLine is not null)
        {
            choices.Add(turn.Offer($"{Feature}/danger", BroadcastChatTexts.ReportDanger));
        }
        turn.Say(RecallTexts.Card.In(turn.Lang, text.In(turn.Lang)), choices);
    }

    // The words of what is taken back, where she may see it.
    private static async Task<Bi?> FirstAsync(Turn turn, RecallDraft draft)
    {
        if (draft.Kind == "alert")
        {
            return await turn.Rows.Requests.FindAsync(draft.Id, turn.Cancel) is { AreaCode: { } place }
                && (await turn.Broadcasts.UpwardAsync(place, turn.Cancel)).Exists(post => post.Person.Id == turn.Person?.Id && EmergencyPosts.MaySwitch(post.Post.Role))
                && (await turn.Rows.Calls.AlertsAsync(draft.Id, turn.Cancel)).LastOrDefault(alert => alert.StoppedAt is null) is { } alert
                    ? alert.Text
                    : null;
        }
        return await turn.Rows.Broadcasts.FindAsync(draft.Id, turn.Cancel) is { NoticeId: { } id } broadcast
            && turn.Person is { } self && BroadcastAuthority.Has(await turn.Broadcasts.UpwardAsync(broadcast.AreaCode, turn.Cancel), self.Id)
            && await turn.Rows.Notices.FindAsync(id, turn.Cancel) is { } notice
                ? notice.Text
                : null;
    }

    private static async Task DoAsync(Turn turn, RecallDraft draft)
    {
        Bi more = new(draft.Words, draft.Words);
        if (draft.Kind == "alert")
        {
            await ClearAsync(turn, draft.Id, more);
            return;
        }
        BroadcastMoved moved = draft.Kind == "clear"
            ? await turn.Broadcasts.AllClearAsync(draft.Id, more, turn.Person!.Id, turn.Cancel)
            : await turn.Broadcasts.RecallAsync(draft.Id, more, turn.Person!.Id, turn.Cancel);
        if (moved is BroadcastMoved.Done or BroadcastMoved.Already)
        {
            turn.Say(draft.Kind == "broadcast" ? RecallTexts.Recalled : moved is BroadcastMoved.Already ? RecallTexts.ClearedBefore : RecallTexts.Cleared);
        }
        else
        {
            BroadcastWatch.SayNot(turn, moved);
        }
    }

    private static async Task ClearAsync(Turn turn, Guid requestId, Bi more)
    {
        Request? request = await turn.Rows.Requests.FindAsync(requestId, turn.Cancel);
        AlertBook book = new(turn.Rows, turn.Ids, turn.Now, turn.Today);
        AllClear given = request is null ? new AllClear.NotFound() : await book.GiveAsync(request.Number, more, turn.Person!, turn.Cancel);
        if (given is AllClear.Done)
        {
            turn.Rings.Add(Topics.Lanes);
            turn.Book.Concerned.UnionWith(book.Concerned);
        }
        turn.Say(given switch
        {
            AllClear.Done => RecallTexts.Cleared,
            AllClear.Already => RecallTexts.ClearedBefore,
            AllClear.NoAlert none => RecallTexts.NoAlert.With(none.Request.Number),
            AllClear.NoAuthority => RecallTexts.NotAllowed,
            _ => BroadcastChatTexts.NotFound,
        });
    }

    private static bool Sent(Broadcast it) => it is
    {
        NoticeId: not null, State: BroadcastState.Sending or BroadcastState.Paused or BroadcastState.Stopped or BroadcastState.Done,
    };

    private static Area[] Areas(Turn turn, Func<Domain.People.Role, bool> may) =>
        [.. turn.Posts.Where(post => may(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];

    private static Bi Begin(Bi text) => new(Cut.To(text.Zh, 16), Cut.To(text.En, 24));

    [GeneratedRegex("^(?:我要|请|帮我)?(?:撤回|召回)(?:这条|那条|刚才的|上一条|一条)?(?:通知|公告|广播)?(?:吧)?[。！!]?$|^(?:please )?(?:recall|(?:recall|withdraw) (?:the |a |my |that |this |last )*(?:notice|broadcast))[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Recall();

    [GeneratedRegex("^(?:请|我要)?(?:解除|取消)(?:(?:第)?(?<n>\\d{4,})号?(?:的)?)?(?:警报|警情|警戒|告警)(?:\\s*(?<n>\\d{4,})号?)?[。！!]?$|^警报(?:可以)?解除(?:了)?[。！!]?$|^(?:give |sound )?(?:the )?all[- ]clear(?: for)?(?: (?:no\\.? ?|#)?(?<n>\\d{4,}))?[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Clear();
}
