using Microsoft.AspNetCore.Diagnostics;

namespace Hub.Bot.Web;

/// <summary>Shows a person a page where something is missing or broken; programs get the bare status.</summary>
internal static class FailurePages
{
    /// <summary>Stands before everything else: what comes after it runs again for the page.</summary>
    public static void UseFailurePages(this WebApplication app)
    {
        app.UseExceptionHandler("/failed/500");
        app.UseStatusCodePagesWithReExecute("/failed/{0}");
        app.Use((context, next) =>
        {
            if (!context.IsForPerson() && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }
            return next(context);
        });
    }

    /// <summary>Whether a person asks, in a browser's window.</summary>
    public static bool IsForPerson(this HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/v3") && !context.Request.Path.StartsWithSegments("/api");
}
