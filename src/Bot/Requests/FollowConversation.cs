using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Guide;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;

namespace Hub.Bot.Requests;

/// <summary>Following a request: which one she means; <see cref="ActOnRequest"/> does what she wants with it.</summary>
internal static partial class FollowConversation
{
    /// <summary>The feature word of its choices: <c>request/{id}/show</c> ….</summary>
    public const string Feature = "request";

    private const int MostListed = 5;

    /// <summary>For so long 'submit' and 'cancel' still mean the request that was just filed.</summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromMinutes(30);

    /// <summary>Her latest requests.</summary>
    public static async Task ListAsync(Turn turn, params IReadOnlyList<Choice> more)
    {
        List<Request> own = await OwnAsync(turn, MostListed + 1);
        if (own.Count == 0)
        {
            turn.Say(FollowTexts.None);
            return;
        }
        string head = (own.Count > MostListed ? FollowTexts.ListCut : FollowTexts.List).In(turn.Lang, MostListed);
        turn.Say(head, [.. own.Take(MostListed).Select(request => Line(turn, request)), .. more]);
    }

    /// <summary>'上个月着火那个事怎么样了': the requests that she may mean; false when it asks nothing and describes something new.</summary>
    public static async Task<bool> AskedAboutAsync(Turn turn, Understood said)
    {
        List<Request> own = await OwnAsync(turn, MostListed);
        if (said.Matters is not [var matter, ..])
        {
            // More than the bare question: what she asks about may be nothing that she filed.
            if (turn.Heard.Words.Trim().Length <= (turn.Lang == Lang.En ? 40 : 14))
            {
                await ListAsync(turn);
                return true;
            }
            turn.Memory.Keep(Spoken.Of(turn));
            await ListAsync(turn, turn.Offer("recurs/new", FollowTexts.NewMatter));
            return true;
        }
        if (!Question().IsMatch(turn.Heard.Words))
        {
            return false;
        }
        turn.Memory.Keep(Spoken.Of(turn));
        Choice another = turn.Offer("recurs/new", FollowTexts.NewMatter);
        Request[] alike = [.. own.Where(request => request.Category == matter.Category)];
        if (own.Count == 0)
        {
            turn.Say($"{FollowTexts.None.In(turn.Lang)}\n{GuideTexts.KeptWords.In(turn.Lang)}", turn.Offer("guide/desk", GuideTexts.HandOn), another);
        }
        else if (alike.Length > 0 && matter.Category is not Category.Other)
        {
            turn.Say(FollowTexts.AboutThat, [.. alike.Select(request => Line(turn, request)), another]);
        }
        else
        {
            await ListAsync(turn, another);
        }
        return true;
    }

    /// <summary>One request, by the number she typed.</summary>
    public static async Task ByNumberAsync(Turn turn, long number, string verb = "show")
    {
        Request? request = await turn.Rows.Requests.NumberedAsync(number, turn.Cancel);
        if (request is null || !ActOnRequest.Self(turn).Reported(request))
        {
            turn.Say(FollowTexts.NotFound.In(turn.Lang, number));
            return;
        }
        await ActOnRequest.ActAsync(turn, request, new(Feature, request.Id.ToString("N"), verb));
    }

    /// <summary>A choice about a request, with the words that follow it.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (!Guid.TryParse(choice.Subject, out Guid id)
            || await turn.Rows.Requests.FindAsync(id, turn.Cancel) is not { } request || !ActOnRequest.Self(turn).Reported(request))
        {
            turn.Say(FollowTexts.NotFound.In(turn.Lang, ""));
            return;
        }
        await ActOnRequest.ActAsync(turn, request, choice);
    }

    /// <summary>She says that it is solved, or not, without saying which: the one that waits for her word.</summary>
    public static async Task LatestAsync(Turn turn, string verb)
    {
        List<Request> own = await OwnAsync(turn, MostListed);
        RequestStatus[] waiting = verb switch
        {
            "confirm" => [RequestStatus.Resolved],
            "reopen" => [RequestStatus.Resolved, RequestStatus.Confirmed],
            "rate" => [RequestStatus.Resolved, RequestStatus.Confirmed],
            _ => [.. Enum.GetValues<RequestStatus>().Except([RequestStatus.Resolved, RequestStatus.Confirmed, RequestStatus.Withdrawn])],
        };
        List<Request> fit = [.. own.Where(request => waiting.Contains(request.Status))];
        // One that was answered already is not meant where another still waits.
        List<Request> open = fit.Exists(r => r.Status == RequestStatus.Resolved) ? [.. fit.Where(r => r.Status == RequestStatus.Resolved)] : fit;
        switch (open)
        {
            case []:
                await NotYetAsync(turn, verb, [.. own.Where(request => !request.IsClosed && request.Status != RequestStatus.Resolved)]);
                break;
            case [var only]:
                await ActOnRequest.ActAsync(turn, only, new(Feature, only.Id.ToString("N"), verb));
                break;
            default:
                turn.Memory.Keep(new Spoken(turn.Heard.Understood.Rest ?? (verb == "reopen" ? turn.Heard.Words : ""), turn.Media));
                turn.Say(FollowTexts.WhichOne, [.. open.Select(request => Line(turn, request, verb))]);
                break;
        }
    }

    /// <summary>'修完今早又漏了': finds the old request; false when there is none that fits.</summary>
    public static async Task<bool> RecursAsync(Turn turn)
    {
        Category? kind = turn.Heard.Understood.Matters is [var matter, ..] ? matter.Category : null;
        Request? old = (await OwnAsync(turn, MostListed)).Where(request => request.Status is RequestStatus.Resolved or RequestStatus.Confirmed)
            .OrderByDescending(request => kind is not (null or Category.Other) && request.Category == kind)
            .ThenByDescending(request => request.ResolvedAt).FirstOrDefault();
        if (old is null || (kind is not (null or Category.Other) && old.Category != kind && old.Category != Category.Other))
        {
            return false;
        }
        turn.Memory.Keep(new Recurrence(turn.Heard.Words));
        turn.Memory.Keep(Spoken.Of(turn));
        turn.Say(FollowTexts.SameAgain.In(turn.Lang, old.Number, Short(old.Text)),
            turn.Offer($"{Feature}/{old.Id:N}/again", FollowTexts.ReopenIt), turn.Offer("recurs/new", FollowTexts.NewMatter));
        return true;
    }

    /// <summary>'Yes' or 'submit' where nothing was asked: what she filed last is filed, and she is told so.</summary>
    public static async Task NothingOpenAsync(Turn turn)
    {
        if (await LastAsync(turn) is { } last)
        {
            turn.Say(FilingTexts.NothingOpen.In(turn.Lang, last.Number, last.Status.Words().In(turn.Lang)), turn.Offer($"{Feature}/{last.Id:N}/show", RequestChoices.Show(last.Id).Label));
            return;
        }
        bool submits = turn.Heard.Choice is not null || Submit().IsMatch(turn.Heard.Words);
        GuideConversation.AllRight(turn, submits ? FilingTexts.NothingToFile : GuideTexts.AllRight);
    }

    /// <summary>'多久能来': the promise of what she files or has filed; with neither, what is promised here in general.</summary>
    public static async Task HowLongAsync(Turn turn, FilingForm? form)
    {
        Draft? draft = form?.Drafts.LastOrDefault();
        if (draft is null && (await OwnAsync(turn, 1)) is [{ IsClosed: false } last])
        {
            await ShowRequest.SayAsync(turn, last);
            return;
        }
        Whereabouts here = await Whereabouts.OfAsync(turn);
        (_, List<Area> areas) = await turn.Book.UpwardAsync(draft?.AreaCode ?? here.BuildingCode ?? here.CommunityCode, turn.Cancel);
        string[] codes = [.. areas.Select(area => area.Code)];
        List<Policy> policies = await turn.Rows.Requests.PoliciesAsync(codes, turn.Cancel);
        async Task<string> ByAsync(Urgency urgency) =>
            FileForm.By(turn, await turn.Book.AcceptByAsync(Policy.For(policies, codes, draft?.Category ?? Category.Other, urgency), turn.Cancel));
        turn.Say(draft is null
            ? FilingTexts.HowLong.In(turn.Lang, await ByAsync(Urgency.Normal), await ByAsync(Urgency.Urgent))
            : FilingTexts.HowLongThis.In(turn.Lang, await ByAsync(draft.Urgency)));
    }

    /// <summary>'Cancel' where nothing is open: perhaps what she filed just now.</summary>
    public static async Task CancelledAsync(Turn turn)
    {
        if (await LastAsync(turn) is { } last && Lifecycle.After(last.Status, RequestStep.Withdraw) is not null)
        {
            await ActOnRequest.ActAsync(turn, last, new(Feature, last.Id.ToString("N"), "withdraw"));
            return;
        }
        turn.Say(GuideTexts.NothingToCancel);
    }

    /// <summary>The one translator of outcomes into the resident's words; true when it was done.</summary>
    internal static bool Say(Turn turn, Moved moved, Bi? done)
    {
        switch (moved)
        {
            case Moved.Done ok:
                if (done is { } words)
                {
                    turn.Say(words.In(turn.Lang, ok.Request.Number));
                }
                return true;
            case Moved.Already already:
                turn.Say(FollowTexts.AlreadySo.In(turn.Lang, already.Request.Number, already.Request.Status.Words().In(turn.Lang)));
                break;
            case Moved.Forbidden forbidden:
                turn.Say(FollowTexts.CannotNow.In(turn.Lang, forbidden.Request.Number, forbidden.Request.Status.Words().In(turn.Lang)));
                break;
            case Moved.WordsMissing:
                turn.Say(FollowTexts.AskWords);
                break;
            default:
                turn.Say(FollowTexts.NotFound.In(turn.Lang, ""));
                break;
        }
        return false;
    }

    /// <summary>The beginning of a text, for a line or a button.</summary>
    internal static string Short(string text) => Cut.To(text.ReplaceLineEndings(" "), 18);

    // Nothing waits for that word of hers. What is still open is shown, and what can be done about it.
    private static async Task NotYetAsync(Turn turn, string verb, Request[] open)
    {
        switch (verb, open)
        {
            case ("confirm", [var only]):
                turn.Say(FollowTexts.DoneAlready.In(turn.Lang, only.Number),
                    turn.Offer($"{Feature}/{only.Id:N}/withdrawn", FollowTexts.NobodyCome), turn.Offer($"{Feature}/{only.Id:N}/keep", FollowTexts.StillCome));
                break;
            case ("reopen", [var only]):
                turn.Say(FollowTexts.StillOpen.In(turn.Lang, only.Number));
                await ShowRequest.SayAsync(turn, only);
                break;
            default:
                await ListAsync(turn);
                break;
        }
    }

    private static async Task<Request?> LastAsync(Turn turn) =>
        (await OwnAsync(turn, 1)) is [var last] && turn.Now - last.SubmittedAt < JustNow && !last.IsClosed ? last : null;

    private static async Task<List<Request>> OwnAsync(Turn turn, int most) =>
        turn.Person is null ? [] : await turn.Rows.Requests.OfReporterAsync(turn.Person.Id, most, turn.Cancel);

    private static Choice Line(Turn turn, Request request, string verb = "show") => new(
        $"{Feature}/{request.Id:N}/{verb}",
        FollowTexts.Line.In(turn.Lang, request.Number, Short(request.Text), request.Status.Words().In(turn.Lang)));

    [GeneratedRegex(@"怎么样|咋样|怎样|如何|到哪|进度|进展|结果|[吗呢?？]|\b(?:how|what|any|status|where|when|progress|update)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Question();

    [GeneratedRegex("提交|submit", RegexOptions.IgnoreCase)]
    private static partial Regex Submit();
}
