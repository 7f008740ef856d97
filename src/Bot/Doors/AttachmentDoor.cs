using Hub.Domain.Requests;
using Hub.Domain.Storage;

namespace Hub.Bot.Doors;

/// <summary>GET /v3/attachments/{id}/views/original: a picture, recording or video, to the people of its conversation.</summary>
internal sealed class AttachmentDoor(Admission admission, HubStore store)
{
    public async Task ShowAsync(HttpContext http)
    {
        ChatCaller? caller = http.Request.Query.ContainsKey("t")
            ? await admission.AdmitByQueryAsync(http, TokenUse.Files)
            : await admission.AdmitAsync(http);
        if (caller is null)
        {
            return;
        }
        Attachment? attachment = Guid.TryParse((string?)http.Request.RouteValues["id"], out Guid id)
            ? await store.ReadAsync(rows => rows.Requests.AttachmentAsync(id, http.RequestAborted), http.RequestAborted)
            : null;
        if (attachment is null || attachment.Source != caller.Conversation)
        {
            // The same answer for both: an id that exists elsewhere is nobody's business.
            await new Refusal(404, "BadArgument", "There is no such attachment in this conversation.").WriteAsync(http);
            return;
        }
        await ShowAsync(http, attachment);
    }

    /// <summary>
    /// Sends what was stored, to whoever may see it: that is the caller's question. It is shown as what its content is, and as
    /// a page of its own it can run nothing.
    /// </summary>
    public static Task ShowAsync(HttpContext http, Attachment attachment, string cache = "private, max-age=86400, immutable")
    {
        IHeaderDictionary headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";
        headers.CacheControl = cache;
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        // A sandboxed page cannot show a PDF: the reader's own program does.
        string how = attachment.MediaType == "application/pdf" ? "attachment" : "inline";
        headers.ContentDisposition = $"{how}; filename*=UTF-8''{Uri.EscapeDataString(attachment.Name)}";
        return Results.Bytes(attachment.Content, attachment.MediaType, enableRangeProcessing: true).ExecuteAsync(http);
    }
}
