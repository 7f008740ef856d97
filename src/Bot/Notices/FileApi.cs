using Hub.Bot.Doors;
using Hub.Bot.Options;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Microsoft.AspNetCore.Http.Features;

namespace Hub.Bot.Notices;

/// <summary>The attachments of a broadcast over HTTP: add, take away, look.</summary>
internal static class FileApi
{
    private static readonly FormOptions Limits = new()
    {
        // Bigger files wait on disk while they arrive, so that slow senders cost no memory; they are deleted with the request.
        MemoryBufferThreshold = 64 * 1024,
        MultipartBodyLengthLimit = BroadcastLimits.MostFileBytes + 1,
        ValueCountLimit = BroadcastLimits.MostFiles + 2,
    };

    public static void MapFiles(this RouteGroupBuilder api)
    {
        api.MapPost("/broadcasts/{id:guid}/attachments", AddAsync).Accepts<IFormFile>("multipart/form-data").Produces<BroadcastView>(201)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).DisableAntiforgery()
            .WithSummary(
                "Adds pictures (JPEG, PNG, GIF, WebP) or PDFs, each a part 'file' of multipart/form-data: at most 5 of 10 MB each to a broadcast, 30 MB in one call. "
                + "What a picture knows of its place and camera is cut off; a PDF is kept as it is. What was submitted is a draft again. The same file twice is one.");
        api.MapDelete("/broadcasts/{id:guid}/attachments/{file:guid}", RemoveAsync).Produces<BroadcastView>()
            .ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).WithSummary("Takes an attachment away, before the start.");
        api.MapGet("/broadcasts/{id:guid}/attachments/{file:guid}", ShowAsync).Produces(200, contentType: "application/octet-stream")
            .ProducesProblem(403).ProducesProblem(404).WithSummary("An attachment, to those who may see the broadcast, also before the start.");
    }

    private static async Task<IResult> AddAsync(Guid id, HttpContext http, BroadcastDesk desk, IdSource ids, HubOptions options)
    {
        if (!http.Request.HasFormContentType || await FormAsync(http) is not { Files.Count: > 0 } form)
        {
            return ApiProblem.NotForm(http);
        }
        List<Attachment> sent = [];
        List<BroadcastProblem> wrong = [];
        foreach (IFormFile file in form.Files)
        {
            string name = SentFile.NameOf(file.FileName);
            if (file.Length > BroadcastLimits.MostFileBytes)
            {
                wrong.Add(new(BroadcastFault.FileTooBig, "attachments", name));
                continue;
            }
            byte[] content = await SentFile.BytesAsync(file, http.RequestAborted);
            string? type = MediaType.Of(content) ?? MediaType.OfDocument(content);
            if (type is null || !BroadcastFile.MediaTypes.Contains(type) || MediaCut.Metadata(type, content) is not { } cut)
            {
                wrong.Add(new(BroadcastFault.FileKindUnknown, "attachments", name));
                continue;
            }
            sent.Add(new() { Id = ids.Next(), Source = $"broadcast/{id:N}", Name = name, MediaType = type, Content = cut, At = desk.Clock.Now });
        }
        if (wrong.Count > 0)
        {
            return ApiProblem.Invalid(http, wrong);
        }
        ApiCaller caller = ApiCaller.Of(http);
        BroadcastMoved moved = await desk.WriteAsync(async (rows, book) =>
        {
            if (await rows.Broadcasts.FindAsync(id, http.RequestAborted) is not { } broadcast)
            {
                return new BroadcastMoved.NotFound();
            }
            // A call that is repeated because its answer was lost adds nothing.
            List<Attachment> added = [];
            foreach (Attachment file in sent)
            {
                if (!await rows.Broadcasts.HoldsAsync(broadcast.Files, file, http.RequestAborted))
                {
                    added.Add(file);
                }
            }
            if (added.Count == 0 && broadcast.AuthorId == caller.Person.Id)
            {
                return new BroadcastMoved.Already(broadcast);
            }
            BroadcastDraft draft = BroadcastBody.Of(broadcast, await rows.Broadcasts.ValuesAsync(id, http.RequestAborted)).Draft() with
            {
                Files = [.. broadcast.Files, .. added.Select(file => new BroadcastFile(file.Id, file.Name, file.MediaType, file.Content.Length, options.Site, IdSource.Token()))],
            };
            BroadcastMoved edited = await book.EditAsync(id, null, draft, caller.Person.Id, http.RequestAborted);
            if (edited is BroadcastMoved.Done)
            {
                added.ForEach(rows.Requests.Add);
            }
            return edited;
        }, http.RequestAborted);
        return await BroadcastApi.AnswerAsync(http, desk, moved, created: moved is BroadcastMoved.Done);
    }

    private static async Task<IResult> RemoveAsync(Guid id, Guid file, HttpContext http, BroadcastDesk desk)
    {
        ApiCaller caller = ApiCaller.Of(http);
        BroadcastMoved moved = await desk.WriteAsync(async (rows, book) =>
        {
            if (await rows.Broadcasts.FindAsync(id, http.RequestAborted) is not { } broadcast || !broadcast.Files.Exists(one => one.Id == file))
            {
                return new BroadcastMoved.NotFound();
            }
            BroadcastDraft draft = BroadcastBody.Of(broadcast, await rows.Broadcasts.ValuesAsync(id, http.RequestAborted)).Draft() with
            {
                Files = [.. broadcast.Files.Where(one => one.Id != file)],
            };
            return await book.EditAsync(id, null, draft, caller.Person.Id, http.RequestAborted);
        }, http.RequestAborted);
        return await BroadcastApi.AnswerAsync(http, desk, moved);
    }

    private static async Task<IResult> ShowAsync(Guid id, Guid file, HttpContext http, BroadcastDesk desk)
    {
        ApiCaller caller = ApiCaller.Of(http);
        (Broadcast? broadcast, bool may, Attachment? content) = await desk.ReadAsync(async rows =>
            await rows.Broadcasts.FindAsync(id, http.RequestAborted) is not { } found || !found.Files.Exists(one => one.Id == file) ? (null, false, null)
            : await BroadcastDesk.MaySeeAsync(rows, caller, found, http.RequestAborted) ? (found, true, await rows.Requests.AttachmentAsync(file, http.RequestAborted))
            : (found, false, null), http.RequestAborted);
        if (broadcast is null || (may && content is null))
        {
            return ApiProblem.NotFound(http);
        }
        if (!may)
        {
            return ApiProblem.NoAuthority(http, broadcast.AreaCode);
        }
        await AttachmentDoor.ShowAsync(http, content!);
        return Results.Empty;
    }

    private static async Task<IFormCollection?> FormAsync(HttpContext http)
    {
        try
        {
            return await new FormFeature(http.Request, Limits).ReadFormAsync(http.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return null;
        }
    }
}
