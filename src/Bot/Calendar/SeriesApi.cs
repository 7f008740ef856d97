using System.Text.Json.Nodes;
using Hub.Bot.Doors;
using Hub.Bot.Imports;
using Hub.Bot.Notices;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>Series over HTTP: plan, look, change, end.</summary>
internal static class SeriesApi
{
    private const int MostListed = 200;

    public static void MapSeries(this RouteGroupBuilder api)
    {
        api.MapPost("/series", PostAsync).Accepts<SeriesBody>("application/json").Produces<SeriesView>(201)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Plans a series and makes its occurrences for 13 months. With an Idempotency-Key, the same call a second time gives back the same series.");
        api.MapPost("/series/import", ImportAsync).Accepts<string>("text/calendar").Produces<ImportedView>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422)
            .WithSummary("Brings the series of 'area' in line with a calendar, all of it or nothing: an event is a series by its UID, an event with a RECURRENCE-ID one date of it. 'residents=true' invites residents to what is new, else those who work there; with 'dryRun=true' nothing is written.");
        api.MapGet("/series", ListAsync).Produces<SeriesView[]>().ProducesProblem(403).ProducesProblem(404)
            .WithSummary("The series of the caller's areas and below, or of 'area', that have not ended; with 'ended=true' also those that have. The oldest first, at most 200.");
        api.MapGet("/series/{id:guid}", GetAsync).Produces<SeriesView>().ProducesProblem(403).ProducesProblem(404).WithSummary("One series.");
        api.MapPatch("/series/{id:guid}", PatchAsync).Accepts<SeriesBody>("application/json").Produces<SeriesView>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Changes what the body names; 'version' is the one that was seen. Occurrences to come follow, but for those that somebody moved or cancelled, and whoever was told otherwise hears of it.");
        Ending(api, "end", "Ends it after the day 'on': what is planned later, and nobody touched, is cancelled.", needsDay: true);
        Ending(api, "continue", "Takes back an end that has not come yet.", needsDay: false);
    }

    private static async Task<IResult> PostAsync(HttpContext http, CalendarCalls calls)
    {
        ApiBody<SeriesBody> sent = await ApiBody.ReadAsync<SeriesBody>(http);
        if (sent is not { Value: { } body, Bytes: { } bytes })
        {
            return ApiProblem.NotJson(http, sent.Where);
        }
        if (ApiKey.Of(http, bytes, "series") is not { } key)
        {
            return ApiProblem.NotJson(http, "Idempotency-Key");
        }
        (SeriesDraft draft, IReadOnlyList<FieldProblem> unread) = body.Read(calls.Today, calls.Clock.Zone);
        if (unread.Count > 0)
        {
            return CalendarProblem.Invalid(http, All(unread, draft, calls));
        }
        ApiCaller caller = ApiCaller.Of(http);
        (SeriesOutcome? outcome, bool before) = await calls.PlanAsync(async (rows, book) =>
        {
            if (await key.BeforeAsync(rows, caller.Person.Id, http.RequestAborted) is (true, var madeId))
            {
                Series? made = madeId is { } id ? await rows.Calendar.FindAsync(id, http.RequestAborted) : null;
                return ((SeriesOutcome?)(made is null ? null : new SeriesOutcome.Done(made)), true);
            }
            SeriesOutcome outcome = await book.StartAsync(draft, body.Area ?? "", caller.Person.Id, http.RequestAborted);
            if (outcome is SeriesOutcome.Done done)
            {
                key.Keep(rows, caller.Person.Id, done.Series.Id, calls.Clock.Now);
            }
            return (outcome, false);
        }, http.RequestAborted);
        return outcome is null ? ApiProblem.KeyReused(http) : CalendarProblem.Answer(http, outcome, series =>
        {
            http.Response.Headers.Location = $"/api/v1/series/{series.Id}";
            return BroadcastApi.Json(SeriesView.Of(series), before ? 200 : 201);
        });
    }

    private static async Task<IResult> ImportAsync(HttpContext http, CalendarCalls calls, string? area, string? residents, string? dryRun)
    {
        if (await JsonBody.ReadBytesAsync(http) is not { Length: > 0 } bytes)
        {
            return ApiProblem.NotJson(http, "body");
        }
        (string? text, NotUtf8? not) = TextFile.Decode(bytes);
        if (text is null)
        {
            return CalendarProblem.Invalid(http, FieldProblem.Of(not!));
        }
        MeetingsImported outcome = await calls.PlanAsync((rows, book) => new MeetingImport(rows, book, calls.Clock.Now).RunAsync(
            text, area ?? "", residents == "true" ? AudienceKind.Residents : AudienceKind.Posts, ApiCaller.Of(http).Person.Id,
            calls.Clock.Zone, dryRun == "true", http.RequestAborted), http.RequestAborted);
        return outcome switch
        {
            MeetingsImported.Done done => BroadcastApi.Json(new ImportedView(done.Added, done.Changed, done.Unchanged, done.Over, done.Moved)),
            MeetingsImported.Refused refused => CalendarProblem.Invalid(http, [.. refused.Problems.Select(FieldProblem.Of)]),
            MeetingsImported.NobodyPlans none => CalendarProblem.NoAuthority(http, none.AreaCode),
            _ => ApiProblem.NotFound(http),
        };
    }

    private static Task<IResult> ListAsync(HttpContext http, CalendarCalls calls, string? area, string? ended) => calls.ReadAsync(async (rows, _) =>
    {
        ApiCaller caller = ApiCaller.Of(http);
        List<Area> hers = Hers(caller);
        if (area is not null)
        {
            if (await rows.Areas.FindAsync(area, http.RequestAborted) is not { } named)
            {
                return ApiProblem.NotFound(http);
            }
            if (!hers.Exists(named.IsWithin))
            {
                return CalendarProblem.NoAuthority(http, area);
            }
            hers = [named];
        }
        DateOnly since = ended == "true" ? DateOnly.MinValue : calls.Today;
        return BroadcastApi.Json((await rows.Calendar.BelowAsync(hers, since, MostListed, http.RequestAborted)).Select(SeriesView.Of).ToArray());
    }, http.RequestAborted);

    private static Task<IResult> GetAsync(Guid id, HttpContext http, CalendarCalls calls) => calls.ReadAsync(async (rows, book) =>
        await rows.Calendar.FindAsync(id, http.RequestAborted) is not { } series ? ApiProblem.NotFound(http)
        : await book.MayWriteAsync(series, ApiCaller.Of(http).Person.Id, http.RequestAborted) ? BroadcastApi.Json(SeriesView.Of(series))
        : CalendarProblem.NoAuthority(http, series.AreaCode), http.RequestAborted);

    private static async Task<IResult> PatchAsync(Guid id, HttpContext http, CalendarCalls calls)
    {
        if (await ApiBody.PatchAsync(http) is not { } patch)
        {
            return ApiProblem.NotJson(http, "body");
        }
        if (patch["version"] is not JsonValue named || !named.TryGetValue(out int version))
        {
            return ApiProblem.VersionMissing(http);
        }
        patch.Remove("version");
        return await calls.PlanAsync(async (rows, book) =>
        {
            if (await rows.Calendar.FindAsync(id, http.RequestAborted) is not { } series)
            {
                return ApiProblem.NotFound(http);
            }
            Guid caller = ApiCaller.Of(http).Person.Id;
            if (!CalendarAuthority.Has(await book.UpwardAsync(series.AreaCode, http.RequestAborted), caller))
            {
                return CalendarProblem.NoAuthority(http, series.AreaCode);
            }
            if (series.Version != version)
            {
                return CalendarProblem.Answer(http, new SeriesOutcome.Changed(series), _ => TypedResults.Ok());
            }
            if (ApiJson.Merged(SeriesBody.Of(series), patch, out string where) is not { } body)
            {
                return ApiProblem.NotJson(http, where);
            }
            (SeriesDraft draft, IReadOnlyList<FieldProblem> unread) = body.Read(calls.Today, calls.Clock.Zone);
            if (body.Area != series.AreaCode)
            {
                unread = [new("AreaFixed", "area", Cut.To(body.Area ?? "", 64), CalendarApiTexts.AreaFixed), .. unread];
            }
            return unread.Count > 0
                ? CalendarProblem.Invalid(http, All(unread, draft, calls))
                : CalendarProblem.Answer(
                    http, await book.EditAsync(id, version, draft, caller, http.RequestAborted), edited => BroadcastApi.Json(SeriesView.Of(edited)));
        }, http.RequestAborted);
    }

    private static void Ending(RouteGroupBuilder api, string verb, string summary, bool needsDay) =>
        api.MapPost($"/series/{{id:guid}}/{verb}", async (Guid id, HttpContext http, CalendarCalls calls) =>
        {
            ApiBody<EndBody> sent = await ApiBody.ReadAsync<EndBody>(http);
            if (sent is { Value: null, IsEmpty: false })
            {
                return ApiProblem.NotJson(http, sent.Where);
            }
            EndBody body = sent.Value ?? new();
            if (needsDay && body.On is null)
            {
                return CalendarProblem.Invalid(http, new FieldProblem("DayMissing", "on", "", CalendarApiTexts.DayMissing));
            }
            SeriesOutcome? outcome = await calls.PlanAsync((_, book) => book.EndAsync(
                id, body.Version, needsDay ? body.On : null, ApiCaller.Of(http).Person.Id, http.RequestAborted), http.RequestAborted);
            return CalendarProblem.Answer(http, outcome, series => BroadcastApi.Json(SeriesView.Of(series)));
        }).Accepts<EndBody>(isOptional: !needsDay, "application/json").Produces<SeriesView>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary(summary);

    /// <summary>The areas where a caller plans.</summary>
    internal static List<Area> Hers(ApiCaller caller) =>
        [.. caller.Posts.Where(post => CalendarAuthority.Has(post.Post.Role)).Select(post => post.Area).DistinctBy(area => area.Code)];

    // Everything at once: what cannot be read, and what else does not hold together.
    private static FieldProblem[] All(IReadOnlyList<FieldProblem> unread, SeriesDraft draft, CalendarCalls calls)
    {
        IEnumerable<FieldProblem> others = CheckSeries.Problems(draft, calls.Clock.Now).Select(FieldProblem.Of);
        return [.. unread, .. others.Where(problem => unread.All(known => known.Where != problem.Where))];
    }
}
