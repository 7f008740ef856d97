using System.Text.Json.Nodes;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Storage;

namespace Hub.Bot.Notices;

/// <summary>Broadcasts over HTTP: write, submit, approve, hold, stop, correct.</summary>
internal static class BroadcastApi
{
    private const int MostListed = 100;
    private const int MostReason = 500;

    public static void MapBroadcasts(this RouteGroupBuilder api)
    {
        api.MapPost("/broadcasts", PostAsync).Accepts<BroadcastBody>("application/json").Produces<BroadcastView>(201).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Writes a draft. With an Idempotency-Key, the same call a second time gives back the same broadcast.");
        api.MapGet("/broadcasts", ListAsync).Produces<BroadcastView[]>().WithSummary("The broadcasts of the caller's areas, the newest first.");
        api.MapGet("/broadcasts/{id:guid}", GetAsync).Produces<BroadcastView>().ProducesProblem(404).WithSummary("One broadcast.");
        api.MapPatch("/broadcasts/{id:guid}", PatchAsync).Accepts<BroadcastBody>("application/json").Produces<BroadcastView>().ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Changes what the body names, before the start; 'version' is the one that was seen. What was submitted is a draft again, unless only the times change.");
        Step(api, "submit", "The author asks for the second person.", (book, id, caller, _, cancel) => book.SubmitAsync(id, caller.Person.Id, cancel));
        Step(api, "approve", "The second person says yes.", (book, id, caller, body, cancel) => book.ApproveAsync(id, caller.Person, body.Version, cancel));
        Step(api, "reject", "The second person says no, and why.",
            (book, id, caller, body, cancel) => book.RejectAsync(id, caller.Person, body.Version, body.Reason!.Trim(), cancel), needsReason: true);
        Step(api, "pause", "Nothing more of it is sent until it is resumed.", (book, id, caller, _, cancel) => book.PauseAsync(id, caller.Person.Id, cancel));
        Step(api, "resume", "It goes on.", (book, id, caller, _, cancel) => book.ResumeAsync(id, caller.Person.Id, cancel));
        Step(api, "stop", "Nothing more of it is sent, ever.", (book, id, caller, body, cancel) => book.StopAsync(id, caller.Person.Id, body.Reason?.Trim(), cancel));
        Step(api, "recall", "Takes it back, whether it goes out, is held, was stopped or is done: exactly those whom it reached are told; 'zh' and 'en' say what is right instead.",
            (book, id, caller, body, cancel) => book.RecallAsync(id, body.Words, caller.Person.Id, cancel));
        Step(api, "all-clear", "The emergency that it told of is over: exactly those whom it reached are told; 'zh' and 'en' go with it.",
            (book, id, caller, body, cancel) => book.AllClearAsync(id, body.Words, caller.Person.Id, cancel));
        api.MapPost("/broadcasts/{id:guid}/correct", CorrectAsync).Accepts<StepBody>("application/json").Produces<BroadcastView>(201).ProducesProblem(403).ProducesProblem(404)
            .ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Writes the draft of a correction to the same audience. With an Idempotency-Key, the same call a second time gives back the same correction.");
        Step(api, "resend", "Rings people again whom it did not reach: those of 'people', or all where none are named, however many. Whom it reached is left alone; 'resent' says how many are rung.",
            (book, id, caller, body, cancel) => book.ResendAsync(id, body.People ?? [], caller.Person.Id, cancel));
    }

    private static async Task<IResult> PostAsync(HttpContext http, BroadcastDesk desk)
    {
        if (await ReadAsync<BroadcastBody>(http) is not ({ } body, { } bytes))
        {
            return ApiProblem.NotJson(http, "body");
        }
        return await MakeAsync(http, desk, ApiKey.Of(http, bytes), (book, caller) => book.DraftAsync(body.Draft(), caller, http.RequestAborted));
    }

    private static async Task<IResult> CorrectAsync(Guid id, HttpContext http, BroadcastDesk desk)
    {
        (StepBody? body, byte[]? bytes) = await ReadAsync<StepBody>(http);
        return body is null && bytes is not { Length: 0 }
            ? ApiProblem.NotJson(http, "body")
            : await MakeAsync(
                http, desk, ApiKey.Of(http, bytes ?? [], $"correct/{id}"), (book, caller) => book.CorrectAsync(id, (body ?? new()).Words, caller, http.RequestAborted));
    }

    // A draft, once for each key.
    private static async Task<IResult> MakeAsync(HttpContext http, BroadcastDesk desk, ApiKey? key, Func<BroadcastBook, Person, Task<BroadcastMoved>> make)
    {
        if (key is null)
        {
            return ApiProblem.NotJson(http, "Idempotency-Key");
        }
        ApiCaller caller = ApiCaller.Of(http);
        (BroadcastMoved? moved, bool before) = await desk.WriteAsync(async (rows, book) =>
        {
            if (await key.BeforeAsync(rows, caller.Person.Id, http.RequestAborted) is (true, var madeId))
            {
                Broadcast? made = madeId is { } id ? await rows.Broadcasts.FindAsync(id, http.RequestAborted) : null;
                return ((BroadcastMoved?)(made is null ? null : new BroadcastMoved.Already(made)), true);
            }
            BroadcastMoved moved = await make(book, caller.Person);
            if (moved is BroadcastMoved.Done done)
            {
                key.Keep(rows, caller.Person.Id, done.Broadcast.Id, desk.Clock.Now);
            }
            return (moved, false);
        }, http.RequestAborted);
        return moved is null ? ApiProblem.KeyReused(http) : await AnswerAsync(http, desk, moved, created: !before);
    }

    private static async Task<IResult> ListAsync(HttpContext http, BroadcastDesk desk, string? state)
    {
        BroadcastState? asked = Enum.TryParse(state, ignoreCase: true, out BroadcastState one) ? one : null;
        if (state is not null && asked is null)
        {
            return ApiProblem.NotJson(http, "state");
        }
        ApiCaller caller = ApiCaller.Of(http);
        List<Broadcast> found = await desk.ReadAsync(rows => rows.Broadcasts.BelowAsync(
            [.. caller.Posts.Where(post => BroadcastAuthority.Has(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)],
            asked, MostListed, http.RequestAborted), http.RequestAborted);
        return Json(found.Select(broadcast => BroadcastView.Of(broadcast, [])).ToArray());
    }

    private static async Task<IResult> GetAsync(Guid id, HttpContext http, BroadcastDesk desk)
    {
        ApiCaller caller = ApiCaller.Of(http);
        (Broadcast? broadcast, List<NoticeValues> values, bool may) = await desk.ReadAsync(async rows =>
            await rows.Broadcasts.FindAsync(id, http.RequestAborted) is { } found
                ? (found, await rows.Broadcasts.ValuesAsync(id, http.RequestAborted), await BroadcastDesk.MaySeeAsync(rows, caller, found, http.RequestAborted))
                : (null, [], false), http.RequestAborted);
        return broadcast is null ? ApiProblem.NotFound(http)
            : may ? Json(BroadcastView.Of(broadcast, values))
            : ApiProblem.NoAuthority(http, broadcast.AreaCode);
    }

    private static async Task<IResult> PatchAsync(Guid id, HttpContext http, BroadcastDesk desk)
    {
        ApiCaller caller = ApiCaller.Of(http);
        if (await ApiBody.PatchAsync(http) is not { } patch)
        {
            return ApiProblem.NotJson(http, "body");
        }
        if (patch["version"] is not JsonValue named || !named.TryGetValue(out int version))
        {
            return ApiProblem.VersionMissing(http);
        }
        patch.Remove("version");
        bool onlyTimes = patch.Count > 0 && patch.All(field => field.Key is "scheduledAt" or "expiresAt");
        BroadcastMoved? moved = await desk.WriteAsync(async (rows, book) =>
        {
            if (await rows.Broadcasts.FindAsync(id, http.RequestAborted) is not { } broadcast)
            {
                return new BroadcastMoved.NotFound();
            }
            if (broadcast.Version != version && broadcast.AuthorId == caller.Person.Id)
            {
                return new BroadcastMoved.Changed(broadcast);
            }
            return ApiJson.Merged(BroadcastBody.Of(broadcast, await rows.Broadcasts.ValuesAsync(id, http.RequestAborted)), patch, out _) is not { } body ? null
                : onlyTimes ? await book.ScheduleAsync(id, body.ScheduledAt, body.ExpiresAt, caller.Person.Id, http.RequestAborted)
                : await book.EditAsync(id, version, body.Draft(), caller.Person.Id, http.RequestAborted);
        }, http.RequestAborted);
        return moved is null ? ApiProblem.NotJson(http, "body") : await AnswerAsync(http, desk, moved);
    }

    private static void Step(
        RouteGroupBuilder api, string verb, string summary, Func<BroadcastBook, Guid, ApiCaller, StepBody, CancellationToken, Task<BroadcastMoved>> move,
        bool needsReason = false) =>
        api.MapPost($"/broadcasts/{{id:guid}}/{verb}", async (Guid id, HttpContext http, BroadcastDesk desk) =>
        {
            (StepBody? body, byte[]? bytes) = await ReadAsync<StepBody>(http);
            if (body is null && bytes is not { Length: 0 })
            {
                return ApiProblem.NotJson(http, "body");
            }
            body ??= new();
            if ((needsReason && string.IsNullOrWhiteSpace(body.Reason)) || body.Reason is { Length: > MostReason })
            {
                return ApiProblem.ReasonMissing(http);
            }
            return await AnswerAsync(
                http, desk, await desk.WriteAsync((_, book) => move(book, id, ApiCaller.Of(http), body, http.RequestAborted), http.RequestAborted));
        }).Accepts<StepBody>(isOptional: true, "application/json").Produces<BroadcastView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .ProducesProblem(422).WithSummary(summary);

    internal static async Task<IResult> AnswerAsync(HttpContext http, BroadcastDesk desk, BroadcastMoved moved, bool created = false)
    {
        Broadcast? broadcast = moved switch
        {
            BroadcastMoved.Done done => done.Broadcast,
            BroadcastMoved.Already before => before.Broadcast,
            _ => null,
        };
        List<NoticeValues> values = broadcast?.TemplateKey is null
            ? []
            : await desk.ReadAsync(rows => rows.Broadcasts.ValuesAsync(broadcast.Id, http.RequestAborted), http.RequestAborted);
        if (created && broadcast is not null)
        {
            http.Response.Headers.Location = $"/api/v1/broadcasts/{broadcast.Id}";
        }
        return ApiProblem.Answer(http, moved, it => Json(BroadcastView.Of(it, values) with { Resent = (moved as BroadcastMoved.Done)?.Rung }, created ? 201 : 200));
    }

    /// <summary>The body, and its bytes; no body where it cannot be read.</summary>
    internal static async Task<(T? Body, byte[]? Bytes)> ReadAsync<T>(HttpContext http)
        where T : class
    {
        ApiBody<T> read = await ApiBody.ReadAsync<T>(http);
        return (read.Value, read.Bytes);
    }

    internal static IResult Json<T>(T value, int status = 200) => TypedResults.Json(value, ApiJson.Options, statusCode: status);
}
