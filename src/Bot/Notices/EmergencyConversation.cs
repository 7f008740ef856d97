using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Notices;

/// <summary>
/// The routine-emergency switch in chat: 开启应急 asks where, why and until when, and only a choice turns it; 应急状态 shows it;
/// 延长应急 and 结束应急 work the same way, and the report is shown at the end.
/// </summary>
internal static partial class EmergencyConversation
{
    /// <summary>The feature word of its choices: <c>emergency/{area}/on</c>, <c>emergency/{id}/end</c>.</summary>
    public const string Feature = "emergency";

    private static readonly int[] OfferedHours = [2, 6, 12, 24, 72];

    private static readonly TimeSpan ShownAfter = TimeSpan.FromDays(7);

    /// <summary>Of staff: a command, or the answer to a question of this conversation: then it is answered. Else false.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        if (turn.Heard.Signal is not null || words.Length == 0)
        {
            return false;
        }
        if (Status().IsMatch(words))
        {
            await StatusAsync(turn);
            return true;
        }
        if ((First(Start()), First(Extend()), First(End())) is var (start, extend, end) && start is null && extend is null && end is null)
        {
            return await ContinuesAsync(turn, words);
        }
        bool isHers = Authority(turn).Count > 0;
        if (!isHers && turn.Heard.Understood.RedLine is not null)
        {
            // A grid worker who shouts so reports a danger.
            return false;
        }
        turn.Memory.Forget<EmergencyDraft>();
        turn.Memory.Forget<Awaiting>();
        if (!isHers)
        {
            turn.Say(EmergencyChatTexts.NotAllowed);
        }
        else if (start is not null)
        {
            await StartAsync(turn, start);
        }
        else
        {
            await WhichAsync(turn, extend is null ? "ask-end" : "ask-extend", extend ?? "");
        }
        return true;

        string? First(Regex command) => command.Match(words) is { Success: true } match ? match.Groups["rest"].Value.Trim() : null;
    }

    /// <summary>A choice that was pressed, or typed.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        EmergencyDraft? draft = turn.Memory.Recall<EmergencyDraft>() is { } kept && turn.Now < kept.Until ? kept : null;
        turn.Memory.Forget<Awaiting>();
        switch (choice.Verb)
        {
            case "drop":
                turn.Memory.Forget<EmergencyDraft>();
                turn.Say(EmergencyChatTexts.Dropped);
                break;
            case "ask-end" when Guid.TryParse(choice.Subject, out Guid id):
                await AskEndAsync(turn, id);
                break;
            case "end" when Guid.TryParse(choice.Subject, out Guid id):
                await EndAsync(turn, id);
                break;
            case "ask-extend" when Guid.TryParse(choice.Subject, out Guid id):
                await ExtendAsync(turn, id, "");
                break;
            case "at" when draft is not null && await turn.Rows.Areas.FindAsync(choice.Subject, turn.Cancel) is { } area:
                await AskNextAsync(turn, draft with { AreaCode = area.Code, AreaName = area.Name });
                break;
            case "until" when draft is not null && int.TryParse(choice.Argument, out int hours):
                await AskNextAsync(turn, draft with { EndsAt = turn.Now.AddHours(hours) });
                break;
            case "on" when draft is { Reason: not null, EndsAt: not null } && draft.AreaCode == choice.Subject:
                await TurnOnAsync(turn, draft);
                break;
            case "reason" when draft is not null:
                await AskNextAsync(turn, draft);
                break;
            default:
                turn.Say(EmergencyChatTexts.Expired);
                break;
        }
    }

    // 开启应急 河湾花园 燃气泄漏 到明天8点: where, why and until when, as far as it says them.
    private static async Task StartAsync(Turn turn, string rest)
    {
        EndTime? end = EndTime.In(rest, turn.Now, turn.Local);
        (Area? area, string reason) = await PlaceAsync(turn, end?.Rest ?? rest);
        await AskNextAsync(turn, new(area?.Code, area?.Name, reason.Length > 0 ? reason : null, end?.At, turn.Now + Awaiting.Patience));
    }

    // The answer to why, or to until when.
    private static async Task<bool> ContinuesAsync(Turn turn, string words)
    {
        bool asked = turn.Memory.Recall<Awaiting>() is { } awaiting && turn.Now < awaiting.Until && ChoiceId.Parse(awaiting.Choice) is { Feature: Feature };
        if (!asked || turn.Memory.Recall<EmergencyDraft>() is not { } draft || turn.Heard.Understood.Intent is
            Intent.Cancel or Intent.Help or Intent.MyOrders or Intent.Accept or Intent.Decline or Intent.ResolveOrder)
        {
            return false;
        }
        turn.Memory.Forget<Awaiting>();
        EndTime? end = EndTime.In(words, turn.Now, turn.Local);
        if (draft.Reason is null)
        {
            await AskNextAsync(turn, draft with { Reason = end is { Rest.Length: > 0 } ? end.Rest : words, EndsAt = end is { Rest.Length: > 0 } ? end.At : draft.EndsAt });
        }
        else
        {
            await AskNextAsync(turn, draft with { EndsAt = end?.At }, again: end is null);
        }
        return true;
    }

    /// <summary>Asks for what is missing; then shows all of it, and lets her turn the switch.</summary>
    private static async Task AskNextAsync(Turn turn, EmergencyDraft draft, bool again = false)
    {
        turn.Memory.Keep(draft);
        if (draft.AreaCode is not { } code)
        {
            turn.Say(EmergencyChatTexts.Where, [.. Authority(turn).Select(area => turn.Offer($"{Feature}/{area.Code}/at", new(area.Name, area.Name)))]);
            return;
        }
        if (draft.ExtendedId is null && (await turn.Rows.Emergencies.OnAtAsync([code], turn.Cancel)).FirstOrDefault() is { } on)
        {
            turn.Memory.Forget<EmergencyDraft>();
            await SayStatusAsync(turn, on, EmergencyChatTexts.Already);
            return;
        }
        if (draft.Reason is null)
        {
            turn.Await($"{Feature}/reason");
            turn.Say(EmergencyChatTexts.Why.In(turn.Lang, draft.AreaName));
            return;
        }
        bool outOfRange = draft.EndsAt is { } end && (end <= turn.Now || end > turn.Now + Emergency.Longest);
        if (draft.EndsAt is not { } endsAt || outOfRange)
        {
            turn.Memory.Keep(draft with { EndsAt = null });
            turn.Await($"{Feature}/reason");
            Bi asks = outOfRange ? EmergencyChatTexts.OutOfRange : again ? EmergencyChatTexts.NoTime : EmergencyChatTexts.UntilWhen;
            turn.Say(asks, [.. OfferedHours.Select(hours => turn.Offer($"{Feature}/hours/until/{hours}", EmergencyChatTexts.Hours.With(hours)))]);
            return;
        }
        string ends = InstantWords.Words(turn.Local(endsAt), turn.Local(turn.Now)).In(turn.Lang);
        string words = draft.ExtendedId is null
            ? EmergencyChatTexts.Confirm.In(turn.Lang, draft.AreaName, draft.Reason, ends)
            : EmergencyChatTexts.ConfirmLonger.In(turn.Lang, draft.AreaName, ends);
        turn.Say(
            words, turn.Offer($"{Feature}/{code}/on", draft.ExtendedId is null ? EmergencyChatTexts.TurnOn : EmergencyChatTexts.GoOn),
            turn.Offer($"{Feature}/{code}/drop", EmergencyChatTexts.Drop));
    }

    private static async Task TurnOnAsync(Turn turn, EmergencyDraft draft)
    {
        EmergencyBook book = Book(turn);
        Switched switched = draft.ExtendedId is { } id
            ? await book.ExtendAsync(id, turn.Person!, draft.EndsAt!.Value, turn.Cancel)
            : await book.StartAsync(draft.AreaCode!, turn.Person!, draft.Reason!, draft.EndsAt!.Value, turn.Cancel);
        if (switched is Switched.EndOutOfRange)
        {
            await AskNextAsync(turn, draft with { EndsAt = null });
            return;
        }
        turn.Memory.Forget<EmergencyDraft>();
        await SayAsync(turn, switched, draft.ExtendedId is null ? EmergencyChatTexts.IsOn : EmergencyChatTexts.GoesOn);
        Ring(turn, book);
    }

    private static async Task EndAsync(Turn turn, Guid id)
    {
        EmergencyBook book = Book(turn);
        Switched switched = await book.EndAsync(id, turn.Person!, turn.Cancel);
        if (switched is Switched.Done { Emergency: var over })
        {
            turn.Say(over.ReportIn(turn.Lang, turn.Local, turn.Now));
        }
        else
        {
            await SayAsync(turn, switched, default);
        }
        Ring(turn, book);
    }

    private static async Task AskEndAsync(Turn turn, Guid id)
    {
        if (await turn.Rows.Emergencies.FindAsync(id, turn.Cancel) is not { EndedAt: null } on)
        {
            turn.Say(EmergencyChatTexts.NotOn);
            return;
        }
        (_, int held, int people) = await turn.Rows.Emergencies.HeldAsync(on, turn.Today, turn.Cancel);
        turn.Say(
            EmergencyChatTexts.ConfirmEnd.In(turn.Lang, on.AreaName, on.Reason, held, people),
            turn.Offer($"{Feature}/{on.Id:N}/end", EmergencyChatTexts.TurnOff), turn.Offer($"{Feature}/{on.Id:N}/drop", EmergencyChatTexts.LeaveOn));
    }

    private static async Task ExtendAsync(Turn turn, Guid id, string words)
    {
        if (await turn.Rows.Emergencies.FindAsync(id, turn.Cancel) is not { EndedAt: null } on)
        {
            turn.Say(EmergencyChatTexts.NotOn);
            return;
        }
        DateTimeOffset? end = EndTime.In(words, turn.Now, turn.Local)?.At;
        await AskNextAsync(turn, new(on.AreaCode, on.AreaName, on.Reason, end, turn.Now + Awaiting.Patience) { ExtendedId = on.Id });
    }

    // Which of those that are on and hers to turn.
    private static async Task WhichAsync(Turn turn, string verb, string words)
    {
        List<Emergency> hers = [.. (await turn.Rows.Emergencies.OnAsync(turn.Cancel)).Where(on => IsHers(turn, on))];
        switch (hers)
        {
            case []:
                turn.Say(EmergencyChatTexts.NotOn);
                break;
            case [var only]:
                await (verb == "ask-end" ? AskEndAsync(turn, only.Id) : ExtendAsync(turn, only.Id, words));
                break;
            default:
                turn.Say(EmergencyChatTexts.Which, [.. hers.Select(on => turn.Offer($"{Feature}/{on.Id:N}/{verb}", new(on.AreaName, on.AreaName)))]);
                break;
        }
    }

    private static async Task StatusAsync(Turn turn)
    {
        List<Emergency> near = [.. (await turn.Rows.Emergencies.OnAsync(turn.Cancel)).Where(on => turn.Serving.Any(post => IsNear(on, post.Area)))];
        foreach (Emergency on in near)
        {
            await SayStatusAsync(turn, on, EmergencyChatTexts.Status);
        }
        if (near.Count > 0)
        {
            return;
        }
        Emergency? last = await turn.Rows.Emergencies.LastAsync(turn.Serving[0].Area.Code, turn.Cancel);
        turn.Say(last?.EndedAt > turn.Now - ShownAfter
            ? $"{EmergencyChatTexts.NotOn.In(turn.Lang)}\n{last.ReportIn(turn.Lang, turn.Local, turn.Now)}"
            : EmergencyChatTexts.NotOn.In(turn.Lang));
    }

    private static async Task SayStatusAsync(Turn turn, Emergency on, Bi head)
    {
        (_, int held, int people) = await turn.Rows.Emergencies.HeldAsync(on, turn.Today, turn.Cancel);
        DateTimeOffset now = turn.Local(turn.Now);
        turn.Say(
            head.In(
                turn.Lang, on.AreaName, on.Reason, InstantWords.Words(turn.Local(on.StartedAt), now).In(turn.Lang),
                InstantWords.Words(turn.Local(on.EndsAt), now).In(turn.Lang), on.ChiefWords().In(turn.Lang), held, people),
            IsHers(turn, on)
                ? [turn.Offer($"{Feature}/{on.Id:N}/ask-extend", EmergencyChatTexts.Longer), turn.Offer($"{Feature}/{on.Id:N}/ask-end", EmergencyChatTexts.Over)]
                : []);
    }

    /// <summary>The one translator of outcomes into words.</summary>
    private static async Task SayAsync(Turn turn, Switched switched, Bi done)
    {
        switch (switched)
        {
            case Switched.Done { Emergency: var on }:
                turn.Say(done.In(turn.Lang, on.AreaName, InstantWords.Words(turn.Local(on.EndsAt), turn.Local(turn.Now)).In(turn.Lang), on.ChiefWords().In(turn.Lang)));
                break;
            case Switched.Already { Emergency: var on }:
                await SayStatusAsync(turn, on, EmergencyChatTexts.Already);
                break;
            case Switched.Forbidden:
                turn.Say(EmergencyChatTexts.NotAllowed);
                break;
            default:
                turn.Say(EmergencyChatTexts.NotOn);
                break;
        }
    }

    // An area below hers that the words begin with, or her own where she has one.
    private static async Task<(Area? Area, string Left)> PlaceAsync(Turn turn, string words)
    {
        List<Area> hers = Authority(turn);
        string first = words.Split([' ', ',', '，', ':', '：', '、', '\n'], 2)[0];
        List<Area> named = first.Length is 0 or > 40 ? [] : await turn.Rows.Areas.NamedAsync(first, 20, turn.Cancel);
        return named.Where(area => hers.Exists(own => area.Path.StartsWith(own.Path, StringComparison.Ordinal))).ToList() is [var one]
            ? (one, words[first.Length..].Trim(' ', ',', '，', ':', '：', '、', '\n'))
            : (hers is [var only] ? only : null, words);
    }

    private static List<Area> Authority(Turn turn) =>
        [.. turn.Posts.Where(post => EmergencyPosts.MaySwitch(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];

    private static bool IsHers(Turn turn, Emergency on) =>
        Authority(turn).Exists(area => on.PathFrom.StartsWith(area.Path, StringComparison.Ordinal));

    private static bool IsNear(Emergency on, Area area) =>
        on.Covers(area.Path, area.CompoundCode) || on.PathFrom.StartsWith(area.Path, StringComparison.Ordinal);

    private static EmergencyBook Book(Turn turn) => new(turn.Rows, turn.Ids, turn.Now, turn.Local);

    private static void Ring(Turn turn, EmergencyBook book)
    {
        turn.Book.Rung.AddRange(book.Rung);
        turn.Rings.UnionWith([Topics.Emergencies, Topics.Lanes]);
    }

    [GeneratedRegex(@"^(?:请)?(?:开启|启动|进入)(?:平急转换|应急状态|应急响应|应急模式|应急)(?!灯|照明|通道|出口|电源|电话|车)[:：,，。!！\s]*(?<rest>.*)$|^(?:please )?(?:start|turn on|begin|declare) (?:an? |the )?emergency(?: state| mode)?\b[:,.!\s]*(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Start();

    [GeneratedRegex(@"^(?:请)?延长(?:平急转换|应急状态|应急响应|应急模式|应急)[:：,，\s]*(?<rest>.*)$|^(?:please )?extend (?:the )?emergency\b[:,\s]*(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Extend();

    [GeneratedRegex(@"^(?:请)?(?:结束|解除|关闭|终止)(?:平急转换|应急状态|应急响应|应急模式|应急)[。!！\s]*(?<rest>)$|^(?:please )?(?:end|stop|turn off) (?:the )?emergency(?: state| mode)?[.!\s]*(?<rest>)$", RegexOptions.IgnoreCase)]
    private static partial Regex End();

    [GeneratedRegex(@"^(?:应急状态|应急情况|查看应急|现在是?应急吗)[?？。\s]*$|^emergency status[?.\s]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Status();
}
