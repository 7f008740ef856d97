using Hub.Bot.Notices;
using Hub.Domain.Calendar;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>What is brought to an occurrence and what comes of it, over HTTP: agenda, booked times, answers, minutes, decisions.</summary>
internal static class MeetingApi
{
    public static void MapMeetings(this RouteGroupBuilder api)
    {
        api.MapGet("/occurrences/{id:guid}/agenda", AgendaAsync).Produces<AgendaView>().ProducesProblem(403).ProducesProblem(404).WithSummary("What it is to speak of.");
        api.MapPost("/occurrences/{id:guid}/agenda", AddAsync).Accepts<PointBody>("application/json").Produces<PointView>(201)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Adds a point: 'text', or the number of a 'request' of its area. What is there already is added once.");
        api.MapDelete("/occurrences/{id:guid}/agenda/{point:guid}", RemoveAsync).Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
            .WithSummary("Takes a point off the agenda, before it is over.");
        api.MapGet("/occurrences/{id:guid}/bookings", BookingsAsync).Produces<SlotView[]>().ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Its times, and who booked which.");
        api.MapGet("/occurrences/{id:guid}/replies", RepliesAsync).Produces<ReplyView[]>().ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Who answered: Come, Cannot, or StandIn with who comes instead.");
        api.MapGet("/occurrences/{id:guid}/minutes", MinutesAsync).Produces<MinutesView>().ProducesProblem(403).ProducesProblem(404).WithSummary("Its minutes and decisions.");
        api.MapPut("/occurrences/{id:guid}/minutes", WriteAsync).Accepts<MinutesBody>("application/json").Produces<MinutesView>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Writes the minutes, in place of those that were there: once it has begun, at most 20,000 characters.");
        Step(api, "withdraw", "Takes the minutes back: links that the chat gave answer 410 from now on. The minutes stay, and so does who took them back and when.", (book, id, by, cancel) => book.WithdrawAsync(id, by, cancel));
        Step(api, "publish", "Publishes minutes that were taken back, as they stand; writing them does so too. The chat then gives new links.", (book, id, by, cancel) => book.PublishAsync(id, by, cancel));
        api.MapPost("/occurrences/{id:guid}/decisions", DecideAsync).Accepts<DecisionBody>("application/json").Produces<DecisionView>(201)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("Writes a decision down: once it has begun, at most 500 characters. With an Idempotency-Key, the same call a second time gives back the same decision.");
        api.MapPost("/decisions/{id:guid}/done", DoneAsync).Produces<DecisionView>().ProducesProblem(403).ProducesProblem(404)
            .WithSummary("It is done: says who does it, or who may write.");
    }

    private static Task<IResult> AgendaAsync(Guid id, HttpContext http, CalendarCalls calls) => calls.LookAsync(id, http, async (rows, one, series) =>
        BroadcastApi.Json(new AgendaView(
            [.. series.Agenda.Select(BiBody.Of)], [.. (await rows.Meetings.AgendaAsync(one.Id, http.RequestAborted)).Select(PointView.Of)])));

    private static async Task<IResult> AddAsync(Guid id, HttpContext http, CalendarCalls calls)
    {
        ApiBody<PointBody> sent = await ApiBody.ReadAsync<PointBody>(http);
        if (sent.Value is not { } body)
        {
            return ApiProblem.NotJson(http, sent.Where);
        }
        if (string.IsNullOrWhiteSpace(body.Text) == body.Request is null)
        {
            return CalendarProblem.Invalid(http, new FieldProblem("PointUnclear", "text", "", CalendarApiTexts.PointUnclear));
        }
        if (body.Text is { Length: > AgendaPoint.MostCharacters })
        {
            return CalendarProblem.Invalid(http, CalendarProblem.WordsOutOfRange("text", AgendaPoint.MostCharacters));
        }
        Guid caller = ApiCaller.Of(http).Person.Id;
        return await calls.MeetAsync(id, http, async (rows, book, series) =>
        {
            AgendaOutcome outcome = body.Request is { } number
                ? await book.EscalateAsync(id, number, caller, http.RequestAborted)
                : await book.PutForwardAsync(id, AgendaKind.Added, body.Text!, caller, http.RequestAborted);
            if (outcome is AgendaOutcome.NotFound && body.Request is not null)
            {
                return CalendarProblem.Invalid(http, new FieldProblem("RequestUnknown", "request", $"{body.Request}", CalendarApiTexts.RequestUnknown.With(body.Request)));
            }
            List<AgendaPoint> there = outcome is AgendaOutcome.Already ? await rows.Meetings.AgendaAsync(id, http.RequestAborted) : [];
            return CalendarProblem.Answer(http, outcome, series.AreaCode, point => BroadcastApi.Json(PointView.Of(point), 201), () =>
                BroadcastApi.Json(PointView.Of(there.First(point => Says(point, body, caller)))));
        });
    }

    // What was put forward before, by the same hand or of the same request.
    private static bool Says(AgendaPoint point, PointBody body, Guid caller) => body.Request is { } number
        ? point.RequestId is not null && point.Text.StartsWith($"{number}：", StringComparison.Ordinal)
        : point.PersonId == caller && point.Text == body.Text!.Trim();

    private static Task<IResult> RemoveAsync(Guid id, Guid point, HttpContext http, CalendarCalls calls) => calls.MeetAsync(id, http, async (_, book, series) =>
        CalendarProblem.Answer(
            http, await book.TakeOffAsync(id, point, ApiCaller.Of(http).Person.Id, http.RequestAborted), series.AreaCode, _ => TypedResults.NoContent(), () => TypedResults.NoContent()));

    private static Task<IResult> BookingsAsync(Guid id, HttpContext http, CalendarCalls calls) => calls.LookAsync(id, http, async (rows, one, series) =>
    {
        Dictionary<int, SlotBooking> booked = (await rows.Meetings.BookedAsync(id, http.RequestAborted)).ToDictionary(booking => booking.Nr);
        Dictionary<int, Slot> slots = Slot.Of(one, series).ToDictionary(slot => slot.Nr);
        Dictionary<Guid, Person> people = (await rows.People.FindAllAsync([.. booked.Values.Select(booking => booking.PersonId)], http.RequestAborted)).ToDictionary(person => person.Id);
        // A booking outlives its time where an edit left the series with fewer of them.
        return BroadcastApi.Json(slots.Keys.Union(booked.Keys).Order().Select(nr =>
        {
            Slot? slot = slots.GetValueOrDefault(nr);
            SlotBooking? booking = booked.GetValueOrDefault(nr);
            return new SlotView(
                nr, slot is null ? null : TimeZoneInfo.ConvertTime(slot.Start, series.ZoneInfo), slot is null ? null : TimeZoneInfo.ConvertTime(slot.End, series.ZoneInfo),
                booking?.PersonId, booking is null ? null : people.GetValueOrDefault(booking.PersonId)?.Name, booking?.At);
        }).ToArray());
    });

    private static Task<IResult> RepliesAsync(Guid id, HttpContext http, CalendarCalls calls) => calls.LookAsync(id, http, async (rows, _, _) =>
        BroadcastApi.Json((await rows.Meetings.RepliesAsync(id, http.RequestAborted))
            .Select(named => new ReplyView(named.Reply.PersonId, named.Name, named.Reply.Answer, named.Reply.StandIn, named.Reply.At)).ToArray()));

    private static Task<IResult> MinutesAsync(Guid id, HttpContext http, CalendarCalls calls) =>
        calls.LookAsync(id, http, async (rows, _, _) => BroadcastApi.Json(await ViewAsync(rows, id, http.RequestAborted)));

    private static async Task<IResult> WriteAsync(Guid id, HttpContext http, CalendarCalls calls)
    {
        ApiBody<MinutesBody> sent = await ApiBody.ReadAsync<MinutesBody>(http);
        return sent.Value is not { } body
            ? ApiProblem.NotJson(http, sent.Where)
            : await StepAsync(id, http, calls, (book, by, cancel) => book.WriteAsync(id, body.Text ?? "", by, cancel));
    }

    private static void Step(RouteGroupBuilder api, string verb, string summary, Func<MeetingBook, Guid, Guid, CancellationToken, Task<MinutesOutcome>> step) =>
        api.MapPost($"/occurrences/{{id:guid}}/minutes/{verb}", (Guid id, HttpContext http, CalendarCalls calls) => StepAsync(id, http, calls, (book, by, cancel) => step(book, id, by, cancel)))
            .Produces<MinutesView>().ProducesProblem(403).ProducesProblem(404).WithSummary(summary);

    private static Task<IResult> StepAsync(Guid id, HttpContext http, CalendarCalls calls, Func<MeetingBook, Guid, CancellationToken, Task<MinutesOutcome>> step) =>
        calls.MeetAsync(id, http, async (rows, book, series) =>
        {
            MinutesOutcome outcome = await step(book, ApiCaller.Of(http).Person.Id, http.RequestAborted);
            await rows.FlushAsync(http.RequestAborted);
            MinutesView view = await ViewAsync(rows, id, http.RequestAborted);
            return outcome is MinutesOutcome.Withdrawn ? BroadcastApi.Json(view) : CalendarProblem.Answer(http, outcome, series.AreaCode, Unexpected, _ => BroadcastApi.Json(view));
        });

    private static async Task<MinutesView> ViewAsync(Rows rows, Guid id, CancellationToken cancellationToken) => MinutesView.Of(
        await rows.Meetings.MinutesAsync(id, cancellationToken), await rows.Meetings.DecisionsAsync(id, cancellationToken), await rows.Meetings.WithdrawalsAsync(id, cancellationToken));

    private static async Task<IResult> DecideAsync(Guid id, HttpContext http, CalendarCalls calls)
    {
        ApiBody<DecisionBody> sent = await ApiBody.ReadAsync<DecisionBody>(http);
        if (sent is not { Value: { } body, Bytes: { } bytes })
        {
            return ApiProblem.NotJson(http, sent.Where);
        }
        if (ApiKey.Of(http, bytes, $"decision/{id:N}") is not { } key)
        {
            return ApiProblem.NotJson(http, "Idempotency-Key");
        }
        Guid caller = ApiCaller.Of(http).Person.Id;
        return await calls.MeetAsync(id, http, async (rows, book, series) =>
        {
            if (await key.BeforeAsync(rows, caller, http.RequestAborted) is (true, var madeId))
            {
                Decision? made = madeId is { } before ? await rows.Meetings.DecisionAsync(before, http.RequestAborted) : null;
                return made is null ? ApiProblem.KeyReused(http) : BroadcastApi.Json(DecisionView.Of(made));
            }
            MinutesOutcome outcome = await book.DecideAsync(
                id, body.Text ?? "", string.IsNullOrWhiteSpace(body.Owner) ? null : body.Owner, body.DueOn, caller, http.RequestAborted);
            if (outcome is MinutesOutcome.Decided done)
            {
                key.Keep(rows, caller, done.Decision.Id, calls.Clock.Now);
            }
            return CalendarProblem.Answer(http, outcome, series.AreaCode, decision => BroadcastApi.Json(DecisionView.Of(decision), 201), Unexpected);
        });
    }

    private static async Task<IResult> DoneAsync(Guid id, HttpContext http, CalendarCalls calls)
    {
        Guid caller = ApiCaller.Of(http).Person.Id;
        return await calls.WriteAsync(async (rows, book) =>
        {
            MinutesOutcome outcome = await book.DoneAsync(id, caller, http.RequestAborted);
            string area = outcome is MinutesOutcome.NoAuthority ? await AreaAsync(rows, id, http.RequestAborted) : "";
            return CalendarProblem.Answer(http, outcome, area, decision => BroadcastApi.Json(DecisionView.Of(decision)), Unexpected);
        }, http.RequestAborted);
    }

    private static async Task<string> AreaAsync(Rows rows, Guid decisionId, CancellationToken cancellationToken) =>
        await rows.Meetings.DecisionAsync(decisionId, cancellationToken) is { } decision
        && await rows.Calendar.OccurrenceAsync(decision.OccurrenceId, cancellationToken) is { } one
        && await rows.Calendar.FindAsync(one.SeriesId, cancellationToken) is { } series ? series.AreaCode : "";

    private static IResult Unexpected(object _) => throw new System.Diagnostics.UnreachableException();
}
