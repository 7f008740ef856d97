using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.Requests;
using Hub.Domain.Storage;

namespace Hub.Bot.Requests;

/// <summary>Adds the worker's page, and what it needs beside itself: photos and recordings.</summary>
internal static class OrderMap
{
    public static IServiceCollection AddOrders(this IServiceCollection services) => services.AddSingleton<OrderMoves>();

    public static void MapOrders(this WebApplication app) =>
        app.MapGet("/orders/media/{id:guid}", ShowMediaAsync).RequireAuthorization();

    // A photo of somebody's home: only for whoever works on it, or whose post covers the place.
    private static async Task<IResult> ShowMediaAsync(
        Guid id, HttpContext context, HubStore store, HubClock clock, CancellationToken cancellationToken)
    {
        Attachment? shown = await store.ReadAsync(async rows =>
        {
            if (await Workplace.OpenAsync(context, rows, clock, cancellationToken) is not { } workplace
                || await rows.Requests.AttachmentAsync(id, cancellationToken) is not { RequestId: { } requestId } attachment
                || await rows.Requests.FindAsync(requestId, cancellationToken) is not { } request)
            {
                return null;
            }
            return request.AssigneeId == workplace.Person.Id || await OrderContact.CoversAsync(rows, workplace, request, cancellationToken)
                ? attachment
                : null;
        }, cancellationToken);
        if (shown is null)
        {
            return TypedResults.NotFound();
        }
        context.Allow(("default-src", "'none'"), ("sandbox", ""), ("img-src", "'self'"), ("media-src", "'self'"), ("style-src", "'unsafe-inline'"));
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return TypedResults.File(shown.Content, shown.MediaType, enableRangeProcessing: true, lastModified: shown.At);
    }
}
