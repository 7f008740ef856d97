using Hub.Bot.Notices;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>Occurrences over HTTP: look, move, cancel, write down what came of them.</summary>
internal static class OccurrenceApi
{
    private const int MostListed = 500;

    public static void MapOccurrences(this RouteGroupBuilder api)
    {
        const string range = "from the day 'from' (left out: today) to the day 'until' (left out: 13 months later), by their start, at most 500";
        api.MapGet("/series/{id:guid}/occurrences", OfSeriesAsync).Produces<OccurrenceView[]>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(422)
            .WithSummary($"The occurrences of a series {range}.");
        api.MapGet("/occurrences", OfAreaAsync).Produces<OccurrenceView[]>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(422)
            .WithSummary($"The occurrences of the caller's areas and below, or of 'area', {range}.");
        api.MapGet("/occurrences/{id:guid}", GetAsync).Produces<OccurrenceView>().ProducesProblem(403).ProducesProblem(404).WithSummary("One occurrence.");
        api.MapPost("/occurrences/{id:guid}/move", MoveAsync).Accepts<MoveBody>("application/json").Produces<OccurrenceView>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Moves it to another time or place, within 13 months; one that was cancelled takes place after all. Whoever was told otherwise hears of it.");
        api.MapPost("/occurrences/{id:guid}/cancel", CancelAsync).Accepts<CancelBody>(isOptional: true, "application/json").Produces<OccurrenceView>()
            .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).WithSummary("Cancels it. Whoever was told of it hears so.");
        api.MapPut("/occurrences/{id:guid}/note", NoteAsync).Accepts<NoteBody>("application/json").Produces<OccurrenceView>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422).WithSummary("Writes down what came of it, in place of what stood there. Nobody is told.");
        api.MapPost("/occurrences/{id:guid}/hold", HoldAsync).Accepts<NoteBody>(isOptional: true, "application/json").Produces<OccurrenceView>()
            .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).WithSummary("It took place: once it has begun. A note may go with it.");
    }

    private static Task<IResult> OfSeriesAsync(Guid id, HttpContext http, CalendarCalls calls, string? from, string? until) => calls.ReadAsync(async (rows, book) =>
    {
        if (await rows.Calendar.FindAsync(id, http.RequestAborted) is not { } series)
        {
            return ApiProblem.NotFound(http);
        }
        return await book.MayWriteAsync(series, ApiCaller.Of(http).Person.Id, http.RequestAborted)
            ? await ListAsync(rows, [series], http, calls, from, until, series.ZoneInfo)
            : CalendarProblem.NoAuthority(http, series.AreaCode);
    }, http.RequestAborted);

    private static Task<IResult> OfAreaAsync(HttpContext http, CalendarCalls calls, string? area, string? from, string? until) => calls.ReadAsync(async (rows, _) =>
    {
        List<Area> hers = SeriesApi.Hers(ApiCaller.Of(http));
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
        // Also those that have ended: what was held of them is asked for.
        return await ListAsync(
            rows, await rows.Calendar.BelowAsync(hers, DateOnly.MinValue, MostListed, http.RequestAborted), http, calls, from, until, calls.Clock.Zone);
    }, http.RequestAborted);

    private static async Task<IResult> ListAsync(
        Rows rows, IReadOnlyList<Series> some, HttpContext http, CalendarCalls calls, string? from, string? until, TimeZoneInfo zone)
    {
        (var span, FieldProblem? wrong) = CalendarTimes.Span(from, until, ZonedTime.DayOf(calls.Clock.Now, zone), zone);
        if (span is not var (after, before))
        {
            return CalendarProblem.Invalid(http, wrong!);
        }
        Dictionary<Guid, Series> series = some.ToDictionary(one => one.Id);
        List<Occurrence> found = await rows.Calendar.BetweenAsync(series.Keys, after, before, MostListed, http.RequestAborted);
        return BroadcastApi.Json(found.Select(one => OccurrenceView.Of(one, series[one.SeriesId])).ToArray());
    }

    private static Task<IResult> GetAsync(Guid id, HttpContext http, CalendarCalls calls) =>
        calls.LookAsync(id, http, (_, one, series) => Task.FromResult(BroadcastApi.Json(OccurrenceView.Of(one, series))));

    private static async Task<IResult> MoveAsync(Guid id, HttpContext http, CalendarCalls calls)
    {
        ApiBody<MoveBody> sent = await ApiBody.ReadAsync<MoveBody>(http);
        if (sent.Value is not { } body)
        {
            return ApiProblem.NotJson(http, sent.Where);
        }
        return await StepAsync(id, http, calls, "place", async (book, one, series) =>
        {
            DateTimeOffset? start = body.Start is null ? one.Start : CalendarTimes.Start(body.Start, series.ZoneInfo);
            if (start is not { } then)
            {
                string written = Cut.To(body.Start!, 40);
                return (CalendarProblem.Invalid(http, new FieldProblem("StartUnreadable", "start", written, CalendarApiTexts.StartUnreadable.With(written))), null);
            }
            TimeSpan? length = body.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
            return (null, await book.MoveAsync(
                id, new(then, length, body.Place?.Words, body.Reason), body.Sequence, ApiCaller.Of(http).Person.Id, http.RequestAborted));
        });
    }

    private static async Task<IResult> CancelAsync(Guid id, HttpContext http, CalendarCalls calls)
    {
        ApiBody<CancelBody> sent = await ApiBody.ReadAsync<CancelBody>(http);
        return sent is { Value: null, IsEmpty: false }
            ? ApiProblem.NotJson(http, sent.Where)
            : await StepAsync(id, http, calls, "reason", async (book, _, _) => (null, await book.CancelAsync(
                id, new(sent.Value?.Reason), sent.Value?.Sequence, ApiCaller.Of(http).Person.Id, http.RequestAborted)));
    }

    private static async Task<IResult> NoteAsync(Guid id, HttpContext http, CalendarCalls calls)
    {
        ApiBody<NoteBody> sent = await ApiBody.ReadAsync<NoteBody>(http);
        return sent.Value is not { } body
            ? ApiProblem.NotJson(http, sent.Where)
            : await StepAsync(id, http, calls, "note", async (book, _, _) =>
                (null, await book.NoteAsync(id, new(body.Note ?? ""), ApiCaller.Of(http).Person.Id, http.RequestAborted)));
    }

    private static async Task<IResult> HoldAsync(Guid id, HttpContext http, CalendarCalls calls)
    {
        ApiBody<NoteBody> sent = await ApiBody.ReadAsync<NoteBody>(http);
        return sent is { Value: null, IsEmpty: false }
            ? ApiProblem.NotJson(http, sent.Where)
            : await StepAsync(id, http, calls, "note", async (book, _, _) =>
                (null, await book.NoteAsync(id, new(sent.Value?.Note ?? "", WasHeld: true), ApiCaller.Of(http).Person.Id, http.RequestAborted)));
    }

    private static Task<IResult> StepAsync(
        Guid id, HttpContext http, CalendarCalls calls, string words,
        Func<CalendarBook, Occurrence, Series, Task<(IResult? Refused, OccurrenceOutcome? Outcome)>> step) =>
        calls.PlanAsync(async (rows, book) =>
        {
            if (await rows.Calendar.OccurrenceAsync(id, http.RequestAborted) is not { } one
                || await rows.Calendar.FindAsync(one.SeriesId, http.RequestAborted) is not { } series)
            {
                return ApiProblem.NotFound(http);
            }
            (IResult? refused, OccurrenceOutcome? outcome) = await step(book, one, series);
            return refused ?? CalendarProblem.Answer(http, outcome, words, now => BroadcastApi.Json(OccurrenceView.Of(now, series)));
        }, http.RequestAborted);
}
