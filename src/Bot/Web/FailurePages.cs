namespace Hub.Bot.Web;

/// <summary>Shows a person a page where something is missing or broken; programs get the bare status.</summary>
internal static class FailurePages
{
    public static void UseFailurePages(this WebApplication app)
    {
        app.UseWhen(IsForPerson, pages =>
        {
            pages.UseExceptionHandler("/failed/500");
            pages.UseStatusCodePagesWithReExecute("/failed/{0}");
        });
    }

    private static bool IsForPerson(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/v3");
}
