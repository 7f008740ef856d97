using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Hub.Bot.Health;

/// <summary>What a monitor outside asks: whether the process lives, whether it can serve, and whether anything owed is late.</summary>
internal static class HealthDoor
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("ready", timeout: Limit)
        .AddCheck<LateHealth>("late", timeout: Limit);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync });
        foreach (string name in new[] { "ready", "late" })
        {
            app.MapHealthChecks($"/health/{name}", new() { Predicate = check => check.Name == name, ResponseWriter = WriteAsync });
        }
    }

    // One line of words, and nothing of an exception: whoever may ask is not asked who he is.
    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        string[] said = [.. report.Entries.Values.Where(entry => entry.Exception is null).Select(entry => entry.Description).OfType<string>()];
        return http.Response.WriteAsync(said.Length == 0 ? report.Status.ToString() : string.Join("; ", said), http.RequestAborted);
    }
}
