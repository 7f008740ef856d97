namespace Hub.Bot.Web;

/// <summary>
/// What every answer says to the browser: nothing runs, loads or frames but our own. A page that needs more asks for it by
/// <see cref="Allow"/>.
/// </summary>
internal static class PageHeaders
{
    private static readonly Dictionary<string, string> Strict = new()
    {
        ["default-src"] = "'none'",
        ["script-src"] = "'self'",
        ["style-src"] = "'self'",
        ["img-src"] = "'self' data:",
        ["font-src"] = "'self'",
        ["connect-src"] = "'self'",
        ["form-action"] = "'self'",
        ["base-uri"] = "'none'",
        ["frame-ancestors"] = "'none'",
    };

    public static void UsePageHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.ContentSecurityPolicy = Write(Strict);
        return next(context);
    });

    /// <summary>Lets this page do more, for example <c>("media-src", "'self'")</c>. What is not named stays forbidden.</summary>
    public static void Allow(this HttpContext context, params ReadOnlySpan<(string Directive, string Sources)> more)
    {
        Dictionary<string, string> policy = new(Strict);
        foreach ((string directive, string sources) in more)
        {
            policy[directive] = sources;
        }
        context.Response.Headers.ContentSecurityPolicy = Write(policy);
    }

    /// <summary>Answers that name people or orders stay out of every cache.</summary>
    public static void KeepPrivate(this HttpContext context) => context.Response.Headers.CacheControl = "no-store";

    private static string Write(Dictionary<string, string> policy) =>
        string.Join("; ", policy.Select(directive => $"{directive.Key} {directive.Value}"));
}
