using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>What a resident does with a request of hers: look, add, withdraw, confirm, reopen, rate.</summary>
internal static class ActOnRequest
{
    private const string Feature = FollowConversation.Feature;

    public static async Task ActAsync(Turn turn, Request request, ChoiceId choice)
    {
        // The words of a pressed or typed choice are its label; only words of her own are told to anybody.
        string? words = turn.Heard.Words.Trim() is { Length: > 0 } said && turn.Heard.Choice is null ? said : null;
        switch (choice.Verb)
        {
            case "show":
                await ShowRequest.SayAsync(turn, request);
                break;
            case "add":
                await AddAsync(turn, request);
                break;
            case "added":
                await AddedAsync(turn, request, words);
                break;
            case "withdraw":
                turn.Say(FollowTexts.ReallyWithdraw.In(turn.Lang, request.Number),
                    turn.Offer($"{Feature}/{request.Id:N}/withdrawn", FollowTexts.Yes), turn.Offer($"{Feature}/{request.Id:N}/keep", FollowTexts.No));
                break;
            case "keep":
                turn.Say(FollowTexts.Kept.In(turn.Lang, request.Number));
                break;
            case "withdrawn":
                FollowConversation.Say(turn, await turn.Book.WithdrawAsync(request.Id, Self(turn), null, turn.Cancel), FollowTexts.Withdrawn);
                break;
            case "confirm":
                if (FollowConversation.Say(turn, await turn.Book.ConfirmAsync(request.Id, Self(turn), turn.Cancel), null))
                {
                    AskRating(turn, request);
                }
                break;
            case "reopen":
            case "again":
                string? why = (choice.Verb == "again" ? turn.Memory.Recall<Recurrence>()?.Words : words ?? turn.Memory.Recall<Spoken>()?.Words) is { Length: > 0 } told ? told : null;
                turn.Memory.Forget<Recurrence>();
                turn.Memory.Forget<Spoken>();
                FollowConversation.Say(turn, await turn.Book.ReopenAsync(request.Id, Self(turn), why, turn.Cancel), FollowTexts.Reopened);
                break;
            case "rate":
                await RateAsync(turn, request, choice);
                break;
            case "why":
                await WhyAsync(turn, request, words);
                break;
            default:
                await ShowRequest.SayAsync(turn, request);
                break;
        }
    }

    /// <summary>Who acts: the person of this conversation.</summary>
    public static Actor Self(Turn turn) => new(turn.Person?.Id, turn.Person?.Name);

    // '补充 1001 今天又摔了一个' says it already; else it is asked.
    private static async Task AddAsync(Turn turn, Request request)
    {
        Spoken? spoken = turn.Heard.Choice is null ? new(turn.Heard.Understood.Rest ?? "", turn.Media) : turn.Memory.Recall<Spoken>();
        turn.Memory.Forget<Spoken>();
        if (spoken is null or { Words.Length: 0, Media.Count: 0 })
        {
            turn.Await($"{Feature}/{request.Id:N}/added");
            turn.Say(FollowTexts.AskWords);
            return;
        }
        await WriteAsync(turn, request, spoken);
    }

    private static async Task AddedAsync(Turn turn, Request request, string? words)
    {
        turn.Memory.Forget<Awaiting>();
        Spoken spoken = turn.Heard.Choice is null ? new(words ?? "", turn.Media) : turn.Memory.Recall<Spoken>() ?? new("", []);
        if (turn.Heard.Choice is null && request.OpenQuestion is null && IsAnother(turn.Heard.Understood, request))
        {
            turn.Memory.Keep(spoken);
            turn.Say(FollowTexts.AddOrNew.In(turn.Lang, request.Number, FollowConversation.Short(request.Text)),
                turn.Offer($"{Feature}/{request.Id:N}/added", FollowTexts.AddToIt.With(request.Number)), turn.Offer("recurs/new", FollowTexts.AnotherMatter));
            return;
        }
        turn.Memory.Forget<Spoken>();
        await WriteAsync(turn, request, spoken);
    }

    private static async Task WriteAsync(Turn turn, Request request, Spoken spoken)
    {
        if (request.IsClosed)
        {
            turn.Memory.Keep(new Recurrence(spoken.Words));
            turn.Memory.Keep(spoken);
            turn.Say(FollowTexts.CannotAddClosed.In(turn.Lang, request.Number), request.Status == RequestStatus.Confirmed
                ? [turn.Offer($"{Feature}/{request.Id:N}/again", FollowTexts.NotSolved), turn.Offer("recurs/new", FollowTexts.AnotherMatter)]
                : [turn.Offer("recurs/new", FollowTexts.AnotherMatter)]);
            return;
        }
        Moved moved = await turn.Book.AddAsync(
            request.Id, Self(turn), spoken.Words.Length > 0 ? spoken.Words : null, [.. spoken.Media.Select(item => item.Id)], turn.Cancel);
        if (moved is Moved.WordsMissing)
        {
            turn.Await($"{Feature}/{request.Id:N}/added");
        }
        FollowConversation.Say(turn, moved, FollowTexts.Added);
    }

    // Another kind of thing, or another building, is most likely another matter.
    private static bool IsAnother(Understood said, Request request) => said.Matters is [var matter, ..]
        && ((TakeIn.StandsAlone(matter) && request.Category is not Category.Other && matter.Category != request.Category)
            || (matter.Place.Building is { } building && request.PlaceName is { } place && FindPlace.Number(place) is { } number && number != place && number != building));

    private static async Task RateAsync(Turn turn, Request request, ChoiceId choice)
    {
        int? rating = int.TryParse(choice.Argument, out int pressed) ? pressed : turn.Heard.Understood.Rating;
        if (rating is not (>= 1 and <= 5))
        {
            AskRating(turn, request);
            return;
        }
        if (!FollowConversation.Say(turn, await turn.Book.RateAsync(request.Id, Self(turn), rating.Value, turn.Cancel), null))
        {
            return;
        }
        if (rating <= 2)
        {
            turn.Await($"{Feature}/{request.Id:N}/why");
        }
        turn.Say((rating <= 2 ? FollowTexts.RateLow : FollowTexts.Rated).In(turn.Lang, request.Number, rating));
    }

    // What went wrong is for the desk, who stands above those who did it; it gets a number of its own, so that it is answered.
    private static async Task WhyAsync(Turn turn, Request request, string? words)
    {
        turn.Memory.Forget<Awaiting>();
        if (words is null || turn.Heard.Understood.Intent is Intent.No or Intent.Skip)
        {
            turn.Say(GuideTexts.AllRight);
            return;
        }
        Request about = await turn.Book.SubmitAsync(new()
        {
            Key = $"{turn.Key}/why",
            Text = FollowTexts.WhyLow.In(turn.Lang, request.Number, request.Rating, words),
            Category = Category.PublicService,
            Urgency = Urgency.Normal,
            ReporterId = turn.Person!.Id,
            ReporterName = turn.Person.Name,
            AreaCode = request.AreaCode,
            PlaceName = request.PlaceName,
        }, turn.Cancel);
        turn.Say(FollowTexts.WhyPassed.In(turn.Lang, about.Number));
    }

    private static void AskRating(Turn turn, Request request) =>
        turn.Say(FollowTexts.ConfirmedRate.In(turn.Lang, request.Number),
            [.. Enumerable.Range(1, 5).Select(stars => turn.Offer($"{Feature}/{request.Id:N}/rate/{stars}", FollowTexts.Stars.With(stars)))]);
}
