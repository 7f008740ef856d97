using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.Requests;

/// <summary>Following a request: how far it is, add to it, withdraw, confirm, reopen, rate.</summary>
internal static class FollowConversation
{
    /// <summary>The feature word of its choices: <c>request/{id}/show</c> ….</summary>
    public const string Feature = "request";

    private const int MostListed = 5;

    /// <summary>Her latest requests.</summary>
    public static async Task ListAsync(Turn turn)
    {
        List<Request> own = await OwnAsync(turn);
        if (own.Count == 0)
        {
            turn.Say(FollowTexts.None);
            return;
        }
        turn.Say(FollowTexts.List, [.. own.Select(request => Line(turn, request))]);
    }

    /// <summary>One request, by the number she typed.</summary>
    public static async Task ByNumberAsync(Turn turn, long number, string verb = "show")
    {
        Request? request = await turn.Rows.Requests.NumberedAsync(number, turn.Cancel);
        if (request is null || !Self(turn).Reported(request))
        {
            turn.Say(FollowTexts.NotFound.In(turn.Lang, number));
            return;
        }
        await ActAsync(turn, request, new(Feature, request.Id.ToString("N"), verb));
    }

    /// <summary>A choice about a request, with the words that follow it.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (!Guid.TryParse(choice.Subject, out Guid id)
            || await turn.Rows.Requests.FindAsync(id, turn.Cancel) is not { } request || !Self(turn).Reported(request))
        {
            turn.Say(FollowTexts.NotFound.In(turn.Lang, ""));
            return;
        }
        await ActAsync(turn, request, choice);
    }

    /// <summary>She says that it is solved, or not, without saying which: the one that waits for her word.</summary>
    public static async Task LatestAsync(Turn turn, string verb)
    {
        List<Request> own = await OwnAsync(turn);
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
                await ListAsync(turn);
                break;
            case [var only]:
                await ActAsync(turn, only, new(Feature, only.Id.ToString("N"), verb));
                break;
            default:
                turn.Say(FollowTexts.WhichOne, [.. open.Select(request => Line(turn, request, verb))]);
                break;
        }
    }

    /// <summary>'修完今早又漏了': finds the old request; false when there is none that fits.</summary>
    public static async Task<bool> RecursAsync(Turn turn)
    {
        Category? kind = turn.Heard.Understood.Matters is [var matter, ..] ? matter.Category : null;
        Request? old = (await OwnAsync(turn)).Where(request => request.Status is RequestStatus.Resolved or RequestStatus.Confirmed)
            .OrderByDescending(request => kind is not (null or Category.Other) && request.Category == kind)
            .ThenByDescending(request => request.ResolvedAt).FirstOrDefault();
        if (old is null || (kind is not (null or Category.Other) && old.Category != kind && old.Category != Category.Other))
        {
            return false;
        }
        turn.Memory.Keep(new Recurrence(turn.Heard.Words));
        turn.Say(FollowTexts.SameAgain.In(turn.Lang, old.Number, Short(old.Text)),
            turn.Offer($"{Feature}/{old.Id:N}/again", FollowTexts.ReopenIt), turn.Offer("recurs/new", FollowTexts.NewMatter));
        return true;
    }

    private static async Task ActAsync(Turn turn, Request request, ChoiceId choice)
    {
        Actor self = Self(turn);
        string? words = turn.Heard.Words.Trim() is { Length: > 0 } said && turn.Heard.Choice is null ? said : null;
        switch (choice.Verb)
        {
            case "show":
                await ShowRequest.SayAsync(turn, request);
                break;
            case "add":
                Await(turn, request, "added", FollowTexts.AskWords.In(turn.Lang));
                break;
            case "added":
                turn.Memory.Forget<Awaiting>();
                Say(turn, await turn.Book.AddAsync(request.Id, self, words, [.. turn.Media.Select(m => m.Id)], turn.Cancel), FollowTexts.Added);
                break;
            case "withdraw":
                turn.Say(FollowTexts.ReallyWithdraw.In(turn.Lang, request.Number),
                    turn.Offer($"{Feature}/{request.Id:N}/withdrawn", FollowTexts.Yes), turn.Offer($"{Feature}/{request.Id:N}/keep", FollowTexts.No));
                break;
            case "keep":
                turn.Say(FollowTexts.Kept.In(turn.Lang, request.Number));
                break;
            case "withdrawn":
                Say(turn, await turn.Book.WithdrawAsync(request.Id, self, null, turn.Cancel), FollowTexts.Withdrawn);
                break;
            case "confirm":
                if (Say(turn, await turn.Book.ConfirmAsync(request.Id, self, turn.Cancel), null))
                {
                    AskRating(turn, request, FollowTexts.ConfirmedRate);
                }
                break;
            case "reopen":
            case "again":
                string? why = choice.Verb == "again" ? turn.Memory.Recall<Recurrence>()?.Words : words;
                turn.Memory.Forget<Recurrence>();
                Say(turn, await turn.Book.ReopenAsync(request.Id, self, why, turn.Cancel), FollowTexts.Reopened);
                break;
            case "rate":
                await RateAsync(turn, request, self, choice);
                break;
            default:
                await ShowRequest.SayAsync(turn, request);
                break;
        }
    }

    private static async Task RateAsync(Turn turn, Request request, Actor self, ChoiceId choice)
    {
        int? rating = int.TryParse(choice.Argument, out int pressed) ? pressed : turn.Heard.Understood.Rating;
        if (rating is not (>= 1 and <= 5))
        {
            AskRating(turn, request, FollowTexts.ConfirmedRate);
            return;
        }
        Moved moved = await turn.Book.RateAsync(request.Id, self, rating.Value, turn.Cancel);
        if (Say(turn, moved, null))
        {
            turn.Say((rating <= 2 ? FollowTexts.RateLow : FollowTexts.Rated).In(turn.Lang, request.Number, rating));
        }
    }

    private static void AskRating(Turn turn, Request request, Bi words) =>
        turn.Say(words.In(turn.Lang, request.Number),
            [.. Enumerable.Range(1, 5).Select(stars => turn.Offer($"{Feature}/{request.Id:N}/rate/{stars}", FollowTexts.Stars.With(stars)))]);

    private static void Await(Turn turn, Request request, string verb, string words)
    {
        turn.Await($"{Feature}/{request.Id:N}/{verb}");
        turn.Say(words);
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

    private static async Task<List<Request>> OwnAsync(Turn turn) =>
        turn.Person is null ? [] : await turn.Rows.Requests.OfReporterAsync(turn.Person.Id, MostListed, turn.Cancel);

    private static Choice Line(Turn turn, Request request, string verb = "show") => new(
        $"{Feature}/{request.Id:N}/{verb}",
        FollowTexts.Line.In(turn.Lang, request.Number, Short(request.Text), request.Status.Words().In(turn.Lang)));

    private static Actor Self(Turn turn) => new(turn.Person?.Id, turn.Person?.Name);

    /// <summary>The beginning of a text, for a line or a button.</summary>
    internal static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 18 ? line : line[..17] + "…";
    }
}

/// <summary>What came back, in her words, until she says whether it is the old matter.</summary>
internal sealed record Recurrence(string Words) : IRemembered<Recurrence>
{
    public static string Name => "recurs";

    public static int Version => 1;
}
