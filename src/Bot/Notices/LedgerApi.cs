using Hub.Bot.Web;
using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Notices;

namespace Hub.Bot.Notices;

/// <summary>What became of a broadcast, over HTTP: numbers, whom it did not reach, who was told in person; and whom it would reach.</summary>
internal static class LedgerApi
{
    private const int MostListed = 500;

    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    public static void MapLedger(this RouteGroupBuilder api)
    {
        api.MapPost("/audiences/preview", PreviewAsync).Accepts<PreviewBody>("application/json").Produces<PreviewView>().ProducesProblem(422)
            .WithSummary("Counts an audience: how many people, how many each channel reaches, how many none, how many rest, how many want none, how long it takes at least.");
        api.MapGet("/broadcasts/{id:guid}/numbers", NumbersAsync).Produces<NumbersView>().ProducesProblem(404).WithSummary("How it stands, live.");
        api.MapGet("/broadcasts/{id:guid}/dead-letters", DeadLettersAsync).Produces<DeadLetter[]>()
            .WithSummary("Everybody whom it did not reach, and why; for those with authority over it. 'after' is the last person of the page before.");
        api.MapGet("/dead-letters", AllLostAsync).Produces<LostView[]>().ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Alerts, reminders, updates and broadcasts that did not reach somebody who lives or works in 'area'; of one 'kind', 'since' an instant (7 days). "
                + "500 at most; 'afterNotice' and 'afterPerson' are the last of the page before.");
        api.MapGet("/broadcasts/{id:guid}/unreachable", UnreachableAsync).Produces<DeadLetter[]>()
            .WithSummary("Whom it did not reach of those who live where the caller holds a post: for building heads who go and tell them.");
        api.MapPost("/broadcasts/{id:guid}/unreachable/{person:guid}/in-person", InPersonAsync).Produces(204).ProducesProblem(404)
            .WithSummary("Somebody was told in person.");
        api.MapGet("/broadcasts/{id:guid}/paste-text", PasteTextAsync).Produces<string>(200, "text/plain").WithSummary("The words, to paste into a chat group.");
    }

    private static async Task<IResult> PreviewAsync(HttpContext http, BroadcastDesk desk, Forecasts forecasts)
    {
        if (await BroadcastApi.ReadAsync<PreviewBody>(http) is not ({ } body, _))
        {
            return ApiProblem.NotJson(http, "body");
        }
        ApiCaller caller = ApiCaller.Of(http);
        BroadcastDraft draft = new() { AreaCode = body.Area ?? "", Audience = (body.Audience ?? new()).Audience(), Text = new("-", "-") };
        (BroadcastMoved checkedDraft, Forecast? forecast, LonelyView[] lonely) = await desk.ReadAsync(async rows =>
        {
            // The same question as for a draft, which nobody keeps: what it names must be there, and hers.
            BroadcastMoved moved = await new BroadcastBook(rows, new(desk.Clock.Time), desk.Clock.Now, desk.Clock.Zone).CheckAsync(draft, caller.Person.Id, http.RequestAborted);
            Forecast? made = moved is BroadcastMoved.Invalid { Problems.Count: 0 }
                ? await forecasts.OfAsync(rows, draft.Audience, body.At ?? desk.Clock.Now, MostListed, http.RequestAborted, body.Lane)
                : null;
            return (moved, made, made is null ? [] : await NamedAsync(rows, made.Reach.Unreachable, desk.Today, http.RequestAborted));
        }, http.RequestAborted);
        return forecast is { Reach: var reach }
            ? BroadcastApi.Json(new PreviewView(reach.People, reach.PerChannel, reach.UnreachableCount, reach.Unreachable, lonely, reach.Quiet, reach.OptedOut, forecast.Takes.TotalSeconds))
            : ApiProblem.Answer(http, checkedDraft, _ => TypedResults.Ok());
    }

    // Who may write to them may know who they are.
    private static async Task<LonelyView[]> NamedAsync(Rows rows, IReadOnlyList<Guid> people, DateOnly day, CancellationToken cancellationToken)
    {
        Dictionary<Guid, string?> names = (await rows.People.FindAllAsync(people, cancellationToken)).ToDictionary(person => person.Id, person => person.Name);
        ILookup<Guid, string> places = (await rows.People.PlacesAsync(people, day, cancellationToken)).ToLookup(place => place.PersonId, place => place.Area.Name);
        return [.. people.Select(person => new LonelyView(person, names.GetValueOrDefault(person), places[person].FirstOrDefault()))];
    }

    private static Task<IResult> NumbersAsync(Guid id, HttpContext http, BroadcastDesk desk) => OfNoticeAsync(id, http, desk, async (rows, broadcast, notice) =>
    {
        NoticeNumbers numbers = await rows.Tallies.OfAsync(notice, http.RequestAborted);
        string[] codes = [.. numbers.Lines.Select(line => line.AreaCode).Where(code => code.Length > 0).Distinct()];
        Dictionary<string, string> names = (await rows.Areas.FindAllAsync(codes, http.RequestAborted)).ToDictionary(area => area.Code, area => area.Name);
        return BroadcastApi.Json(NumbersView.Of(broadcast, numbers, names));
    });

    private static Task<IResult> DeadLettersAsync(Guid id, HttpContext http, BroadcastDesk desk, Guid? after) =>
        OfNoticeAsync(id, http, desk, async (rows, _, notice) =>
            BroadcastApi.Json(await rows.Broadcasts.DeadLettersAsync(notice.Id, null, after, MostListed, desk.Today, http.RequestAborted)));

    private static async Task<IResult> AllLostAsync(HttpContext http, BroadcastDesk desk, string? area, string? kind, DateTimeOffset? since, Guid? afterNotice, Guid? afterPerson)
    {
        NoticeKind? asked = Enum.TryParse(kind, ignoreCase: true, out NoticeKind one) && Enum.IsDefined(one) ? one : null;
        if (kind is not null && asked is null)
        {
            return ApiProblem.NotJson(http, "kind");
        }
        Lang lang = http.Asked();
        return await desk.ReadAsync<IResult>(async rows =>
        {
            if (await rows.Areas.FindAsync(area ?? "", http.RequestAborted) is not { } within)
            {
                return ApiProblem.NotFound(http);
            }
            if (!ApiCaller.Of(http).Posts.Any(post => BroadcastAuthority.Has(post.Post.Role) && within.IsWithin(post.Area)))
            {
                return ApiProblem.NoAuthority(http, within.Code);
            }
            List<LostNotice> lost = await rows.Broadcasts.LostAsync(
                within, asked, since ?? desk.Clock.Now - Back, (afterNotice ?? Guid.Empty, afterPerson ?? Guid.Empty), MostListed, desk.Today, http.RequestAborted);
            return BroadcastApi.Json(lost.Select(it => LostView.Of(it, lang)).ToArray());
        }, http.RequestAborted);
    }

    private static Task<IResult> UnreachableAsync(Guid id, HttpContext http, BroadcastDesk desk, Guid? after) =>
        desk.ReadAsync(async rows =>
        {
            ApiCaller caller = ApiCaller.Of(http);
            if (await StartedAsync(rows, id, http.RequestAborted) is not { } started)
            {
                return ApiProblem.NotFound(http);
            }
            Area[] hers = [.. caller.Posts.Select(post => post.Area).DistinctBy(area => area.Code)];
            return hers.Length == 0
                ? ApiProblem.NoAuthority(http, started.Broadcast.AreaCode)
                : BroadcastApi.Json(await rows.Broadcasts.DeadLettersAsync(started.Notice.Id, hers, after, MostListed, desk.Today, http.RequestAborted));
        }, http.RequestAborted);

    private static Task<IResult> InPersonAsync(Guid id, Guid person, HttpContext http, BroadcastDesk desk) =>
        desk.WriteAsync<IResult>(async (rows, _) =>
        {
            ApiCaller caller = ApiCaller.Of(http);
            if (await StartedAsync(rows, id, http.RequestAborted) is not { } started
                || await rows.Notices.DeliveryAsync(started.Notice.Id, person, http.RequestAborted) is null)
            {
                return ApiProblem.NotFound(http);
            }
            var places = await rows.People.PlacesAsync([person], desk.Today, http.RequestAborted);
            if (!await BroadcastDesk.MaySeeAsync(rows, caller, started.Broadcast, http.RequestAborted)
                && !places.Exists(place => caller.Posts.Any(post => place.Area.IsWithin(post.Area))))
            {
                return ApiProblem.NoAuthority(http, started.Broadcast.AreaCode);
            }
            await rows.Notices.ToldInPersonAsync(started.Notice, person, desk.Clock.Now, http.RequestAborted);
            return TypedResults.NoContent();
        }, http.RequestAborted);

    private static Task<IResult> PasteTextAsync(Guid id, HttpContext http, BroadcastDesk desk) =>
        desk.ReadAsync<IResult>(async rows =>
        {
            if (await rows.Broadcasts.FindAsync(id, http.RequestAborted) is not { } broadcast)
            {
                return ApiProblem.NotFound(http);
            }
            if (!await BroadcastDesk.MaySeeAsync(rows, ApiCaller.Of(http), broadcast, http.RequestAborted))
            {
                return ApiProblem.NoAuthority(http, broadcast.AreaCode);
            }
            Bi? corrected = broadcast.CorrectsId is { } first && await rows.Broadcasts.FindAsync(first, http.RequestAborted) is { } wrong
                ? StartBroadcast.Words(wrong, null)
                : null;
            Area? area = await rows.Areas.FindAsync(broadcast.AreaCode, http.RequestAborted);
            Lang lang = http.Asked();
            return TypedResults.Text(BroadcastTexts.Paste.In(lang, StartBroadcast.Words(broadcast, corrected).In(lang), area?.Name));
        }, http.RequestAborted);

    private static Task<IResult> OfNoticeAsync(Guid id, HttpContext http, BroadcastDesk desk, Func<Rows, Broadcast, Notice, Task<IResult>> answer) =>
        desk.ReadAsync(async rows =>
            await rows.Broadcasts.FindAsync(id, http.RequestAborted) is not { } broadcast ? ApiProblem.NotFound(http)
            : !await BroadcastDesk.MaySeeAsync(rows, ApiCaller.Of(http), broadcast, http.RequestAborted) ? ApiProblem.NoAuthority(http, broadcast.AreaCode)
            : await StartedAsync(rows, id, http.RequestAborted) is { } started ? await answer(rows, broadcast, started.Notice)
            : ApiProblem.WrongState(http, broadcast), http.RequestAborted);

    private static async Task<(Broadcast Broadcast, Notice Notice)?> StartedAsync(Rows rows, Guid id, CancellationToken cancellationToken) =>
        await rows.Broadcasts.FindAsync(id, cancellationToken) is { NoticeId: { } noticeId } broadcast
        && await rows.Notices.FindAsync(noticeId, cancellationToken) is { } notice
            ? (broadcast, notice)
            : null;
}
