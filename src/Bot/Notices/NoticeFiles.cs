using Hub.Bot.Doors;
using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Domain.Storage;

namespace Hub.Bot.Notices;

/// <summary>
/// The attachments of broadcasts in a browser: to everybody who knows the address that the notice carried, while it holds; and
/// before that to those who approve it, signed in.
/// </summary>
internal static class NoticeFiles
{
    public static void MapNoticeFiles(this WebApplication app)
    {
        app.MapMethods("/files/{token:length(43)}", ["GET", "HEAD"], ReadAsync).ExcludeFromDescription();
        app.MapGet("/notices/{id:guid}/files/{file:guid}", ReviewAsync).RequireAuthorization().ExcludeFromDescription();
    }

    // Whoever has the address may read: the same answer for what never went out, what is over and what never was.
    private static async Task<IResult> ReadAsync(string token, HttpContext http, HubStore store, HubClock clock)
    {
        Attachment? file = await store.ReadAsync(rows => rows.Broadcasts.FileAsync(token, clock.Now, http.RequestAborted), http.RequestAborted);
        if (file is null)
        {
            http.KeepPrivate();
            return TypedResults.NotFound();
        }
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        // No cache may answer much longer than the hub does.
        await AttachmentDoor.ShowAsync(http, file, "private, max-age=3600");
        return Results.Empty;
    }

    private static async Task<IResult> ReviewAsync(Guid id, Guid file, HttpContext http, HubStore store, HubClock clock)
    {
        Attachment? content = await store.ReadAsync(async rows =>
            await Workplace.OpenAsync(http, rows, clock, http.RequestAborted) is { } workplace
            && await rows.Broadcasts.FindAsync(id, http.RequestAborted) is { } broadcast && broadcast.Files.Exists(one => one.Id == file)
            && (broadcast.AuthorId == workplace.Person.Id || await MayAsync(rows, workplace, broadcast, http.RequestAborted))
                ? await rows.Requests.AttachmentAsync(file, http.RequestAborted)
                : null, http.RequestAborted);
        if (content is null)
        {
            return TypedResults.NotFound();
        }
        await AttachmentDoor.ShowAsync(http, content);
        return Results.Empty;
    }

    private static async Task<bool> MayAsync(Rows rows, Workplace workplace, Broadcast broadcast, CancellationToken cancellationToken)
    {
        List<Area> upward = await rows.Areas.UpwardAsync(broadcast.AreaCode, cancellationToken);
        return workplace.Posts.Any(post => post.Post.PersonId == workplace.Person.Id && BroadcastAuthority.Has(post.Post.Role)
            && upward.Exists(area => area.Code == post.Area.Code));
    }
}
