using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Notices;

/// <summary>Alerts over HTTP: the all-clear.</summary>
internal static class AlertApi
{
    public static void MapAlerts(this RouteGroupBuilder api) =>
        api.MapPost("/alerts/{number:long}/all-clear", ClearAsync).Accepts<StepBody>(isOptional: true, "application/json").Produces<AllClearView>()
            .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422)
            .WithSummary("The alerts of a request are over: nobody is rung for them any more, and exactly those whom they reached are told; 'zh' and 'en' go with it.");

    private static async Task<IResult> ClearAsync(long number, HttpContext http, BroadcastDesk desk, IBell bell)
    {
        (StepBody? body, byte[]? bytes) = await BroadcastApi.ReadAsync<StepBody>(http);
        if (body is null && bytes is not { Length: 0 })
        {
            return ApiProblem.NotJson(http, "body");
        }
        (AllClear given, HashSet<Guid> concerned) = await desk.WriteAsync(async (rows, _) =>
        {
            AlertBook book = new(rows, new(desk.Clock.Time), desk.Clock.Now, desk.Today);
            return (await book.GiveAsync(number, (body ?? new()).Words, ApiCaller.Of(http).Person, http.RequestAborted), book.Concerned);
        }, http.RequestAborted);
        if (given is AllClear.Done)
        {
            await bell.RingAsync(Topics.Lanes);
            await Task.WhenAll(concerned.Select(person => bell.RingAsync(Topics.Person(person)).AsTask()));
        }
        return given switch
        {
            AllClear.Done done => BroadcastApi.Json(new AllClearView(done.Request.Number, done.Notice.Id)),
            AllClear.Already before => BroadcastApi.Json(new AllClearView(before.Request.Number, null)),
            AllClear.NoAlert => ApiProblem.Of(http, 409, "no-alert", ApiTexts.NoAlert, ApiTexts.NoAlertDo, "number"),
            AllClear.NoAuthority none => ApiProblem.NoAuthority(http, none.AreaCode),
            AllClear.Invalid invalid => ApiProblem.Invalid(http, invalid.Problems),
            _ => ApiProblem.NotFound(http),
        };
    }
}

/// <summary>An all-clear.</summary>
/// <param name="Number">The request's short number.</param>
/// <param name="NoticeId">What goes to those whom the alerts reached; null where it was given before.</param>
internal sealed record AllClearView(long Number, Guid? NoticeId);
