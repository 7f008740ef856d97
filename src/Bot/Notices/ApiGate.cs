using Hub.Bot.Turns;
using Hub.Domain.People;
using Hub.Domain.Storage;

namespace Hub.Bot.Notices;

/// <summary>Who calls the API, and the posts she holds today.</summary>
internal sealed record ApiCaller(Person Person, IReadOnlyList<Standing> Posts)
{
    private static readonly object Key = new();

    /// <summary>The caller whom <see cref="ApiGate"/> let in.</summary>
    public static ApiCaller Of(HttpContext http) => (ApiCaller)http.Items[Key]!;

    public void Enter(HttpContext http) => http.Items[Key] = this;
}

/// <summary>What every call of the API passes: a bearer token of a person. Whatever breaks is answered as a problem.</summary>
internal sealed partial class ApiGate(RequestDelegate next, HubStore store, HubClock clock, ILogger<ApiGate> log)
{
    private const string Scheme = "Bearer ";

    public async Task InvokeAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            if (await CallerAsync(http) is not { } caller)
            {
                http.Response.Headers.WWWAuthenticate = "Bearer";
                await ApiProblem.NoToken(http).ExecuteAsync(http);
                return;
            }
            caller.Enter(http);
            await next(http);
            if (!http.Response.HasStarted && http.Response.StatusCode is 404 or 405 or 415)
            {
                // No endpoint took it: no such address, another method, no JSON.
                await ApiProblem.NoEndpoint(http, http.Response.StatusCode).ExecuteAsync(http);
            }
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left: nobody is there to hear an answer.
        }
        catch (BadHttpRequestException) when (!http.Response.HasStarted)
        {
            await ApiProblem.NotJson(http, "body").ExecuteAsync(http);
        }
#pragma warning disable CA1031 // The edge: whatever broke is logged here and answered as the clients can read it.
        catch (Exception broken) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            CallFailed(http.GetEndpoint()?.DisplayName, broken);
            await ApiProblem.Broken(http).ExecuteAsync(http);
        }
    }

    private Task<ApiCaller?> CallerAsync(HttpContext http)
    {
        string header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || header.Length > 200)
        {
            return Task.FromResult<ApiCaller?>(null);
        }
        string words = header[Scheme.Length..].Trim();
        CancellationToken cancel = http.RequestAborted;
        return store.ReadAsync(async rows =>
            await rows.People.ApiTokenAsync(words, cancel) is { } token && token.IsValid(clock.Now)
            && await rows.People.SpeakerAsync(token.PersonId, clock.Now, clock.LocalDay(clock.Now), cancel) is ({ } person, var posts)
                ? new ApiCaller(person, [.. posts.Where(standing => standing.Post.PersonId == person.Id)])
                : null, cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Call} failed.")]
    private partial void CallFailed(string? call, Exception broken);
}
