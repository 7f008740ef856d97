namespace Hub.Bot.Doors;

/// <summary>
/// What every call of Direct Line passes. A page of any origin may call: the token says who it is, cookies say nothing here.
/// Whatever breaks is answered as JSON, which is all that the clients read.
/// </summary>
internal sealed partial class DirectLineGate(RequestDelegate next, ILogger<DirectLineGate> log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        if (HttpMethods.IsOptions(http.Request.Method))
        {
            headers.AccessControlAllowMethods = "GET, POST, OPTIONS";
            headers.AccessControlAllowHeaders = "authorization, content-type, x-ms-bot-agent, x-requested-with";
            headers.AccessControlMaxAge = "86400";
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client left: nobody is there to hear an answer.
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            await (bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? Refusal.TooBig
                : new(bad.StatusCode, "BadSyntax", bad.Message)).WriteAsync(http);
        }
#pragma warning disable CA1031 // The edge: whatever broke is logged here and answered as the clients can read it.
        catch (Exception broken) when (!http.Response.HasStarted)
#pragma warning restore CA1031
        {
            CallFailed(http.GetEndpoint()?.DisplayName, broken);
            await new Refusal(500, "InternalError", "This did not work. Please try again.").WriteAsync(http);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Call} failed.")]
    private partial void CallFailed(string? call, Exception broken);
}
