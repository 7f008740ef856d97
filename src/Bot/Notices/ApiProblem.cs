using Hub.Bot.Web;
using Hub.Domain.Notices;
using Hub.Domain.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Bot.Notices;

/// <summary>Why the API did not do something, as RFC 9457 has it: what, where, and what to do.</summary>
internal static class ApiProblem
{
    public static ProblemHttpResult NoToken(HttpContext http) => Of(http, 401, "no-token", ApiTexts.NoToken, ApiTexts.NoTokenDo, "Authorization");

    public static ProblemHttpResult NotJson(HttpContext http, string where) => Of(http, 400, "not-json", ApiTexts.NotJson, ApiTexts.NotJsonDo, where);

    public static ProblemHttpResult NotForm(HttpContext http, int status = 400) => Of(http, status, "not-form", ApiTexts.NotJson, ApiTexts.NotFormDo, "body");

    public static ProblemHttpResult NotFound(HttpContext http) => Of(http, 404, "not-found", ApiTexts.NotFound, ApiTexts.NotFoundDo, http.Request.Path);

    public static ProblemHttpResult NoEndpoint(HttpContext http, int status) => status == 415
        ? http.Request.Path.Value?.EndsWith("/attachments", StringComparison.Ordinal) == true ? NotForm(http, status) : Of(http, status, "not-json", ApiTexts.NotJson, ApiTexts.NotJsonDo, "Content-Type")
        : Of(http, status, "not-found", ApiTexts.NotFound, ApiTexts.NotFoundDo, http.Request.Path);

    public static ProblemHttpResult NoAuthority(HttpContext http, string areaCode) =>
        Of(http, 403, "no-authority", ApiTexts.NoAuthority, ApiTexts.NoAuthorityDo.With(areaCode), areaCode);

    public static ProblemHttpResult KeyReused(HttpContext http) => Of(http, 409, "key-reused", ApiTexts.KeyReused, ApiTexts.KeyReusedDo, "Idempotency-Key");

    public static ProblemHttpResult VersionMissing(HttpContext http) =>
        Of(http, 422, "version-missing", ApiTexts.VersionMissing, ApiTexts.VersionMissingDo, "version");

    public static ProblemHttpResult ReasonMissing(HttpContext http) => Of(http, 422, "reason-missing", ApiTexts.ReasonMissing, ApiTexts.ReasonMissingDo, "reason");

    public static ProblemHttpResult WrongState(HttpContext http, Broadcast broadcast) =>
        Of(http, 409, "wrong-state", ApiTexts.WrongState.With(broadcast.State), ApiTexts.WrongStateDo, "state");

    public static ProblemHttpResult Invalid(HttpContext http, IReadOnlyList<BroadcastProblem> problems) =>
        Of(http, 422, "invalid", ApiTexts.Invalid, ApiTexts.InvalidDo, "body", ("errors", problems.Select(problem => new
        {
            code = problem.Fault.ToString(),
            where = problem.Where,
            detail = problem.Detail,
            message = problem.Words().In(http.Asked()),
        }).ToArray()));

    /// <summary>The one translator of a broadcast's outcomes into statuses.</summary>
    public static IResult Answer(HttpContext http, BroadcastMoved moved, Func<Broadcast, IResult> done) => moved switch
    {
        BroadcastMoved.Done now => done(now.Broadcast),
        BroadcastMoved.Already before => done(before.Broadcast),
        BroadcastMoved.WrongState wrong => WrongState(http, wrong.Broadcast),
        BroadcastMoved.Changed changed => Of(
            http, 409, "changed", ApiTexts.Changed.With(changed.Broadcast.Version), ApiTexts.ChangedDo, "version", ("version", changed.Broadcast.Version)),
        BroadcastMoved.NoAuthority none => NoAuthority(http, none.AreaCode),
        BroadcastMoved.OwnWork => Of(http, 403, "own-work", ApiTexts.OwnWork, ApiTexts.OwnWorkDo, "author"),
        BroadcastMoved.TooEarly early => Of(
            http, 409, "too-early", ApiTexts.TooEarly, ApiTexts.TooEarlyDo.With($"{early.From:O}"), "submittedAt", ("from", early.From)),
        BroadcastMoved.Invalid invalid => Invalid(http, invalid.Problems),
        _ => NotFound(http),
    };

    /// <summary>A problem: what, what to do, and where.</summary>
    internal static ProblemHttpResult Of(
        HttpContext http, int status, string code, Bi what, Bi toDo, string where, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        Lang lang = http.Asked();
        Dictionary<string, object?> extensions = new() { ["code"] = code, ["where"] = where };
        foreach ((string name, object? value) in more)
        {
            extensions[name] = value;
        }
        return TypedResults.Problem(
            title: what.In(lang), detail: toDo.In(lang), statusCode: status, instance: http.Request.Path, extensions: extensions);
    }

    public static ProblemHttpResult Broken(HttpContext http) => Of(http, 500, "broken", ApiTexts.Broken, ApiTexts.BrokenDo, http.Request.Path);
}
