using System.Text;
using Hub.Bot.Turns;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;
using Microsoft.AspNetCore.Http.Features;

namespace Hub.Bot.Doors;

/// <summary>
/// POST …/upload: pictures, recordings and videos with the words that go with them. They are what their content says, never
/// what their name says; what a photo knows about the place and the phone is cut off; all are stored, or none.
/// </summary>
internal sealed class UploadDoor(Admission admission, DirectLineChannel channel, Inbox inbox, HubStore store, IdSource ids, HubClock clock)
{
    /// <summary>The most files of one upload.</summary>
    public const int MostFiles = 9;

    private const string ActivityPart = "activity";

    /// <summary>Web Chat puts a small picture of each file into the activity; they are dropped.</summary>
    private const int MostActivityBytes = 4 * 1024 * 1024;

    private static readonly byte[] NoWords = """{"type":"message"}"""u8.ToArray();

    private static readonly Refusal FilesTooBig =
        new(413, "MessageSizeTooBig", $"At most {MostFiles} files of {Attachment.MaxBytes / 1024 / 1024} MB each. 最多{MostFiles}个文件，每个不超过10 MB。");

    private static readonly FormOptions Limits = new()
    {
        // Bigger files wait on disk while they arrive, so that slow senders cost no memory; they are deleted with the request.
        MemoryBufferThreshold = 64 * 1024,
        MultipartBodyLengthLimit = Attachment.MaxBytes + 1,
        MultipartBoundaryLengthLimit = 200,
        ValueCountLimit = MostFiles + 2, // Beside them the activity, and one too many to be told of.
        ValueLengthLimit = JsonBody.MostBytes,
    };

    public async Task TakeAsync(HttpContext http)
    {
        if (await admission.AdmitAsync(http) is not { } caller)
        {
            return;
        }
        if (!http.Request.HasFormContentType)
        {
            await new Refusal(415, "UnsupportedMedia", "Send multipart/form-data: a part 'activity' and parts 'file'.").WriteAsync(http);
            return;
        }
        switch (await ReadAsync(http, caller))
        {
            case Upload.Taken taken:
                await ActivityDoor.AcknowledgeAsync(http, caller, await inbox.TakeAsync(taken.Item, taken.Files, http.RequestAborted));
                break;
            case Upload.Refused refused:
                await refused.Why.WriteAsync(http);
                break;
        }
    }

    private async Task<Upload> ReadAsync(HttpContext http, ChatCaller caller)
    {
        IFormCollection form;
        try
        {
            form = await new FormFeature(http.Request, Limits).ReadFormAsync(http.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return broken.Message.Contains("limit", StringComparison.Ordinal)
                ? new Upload.Refused(FilesTooBig)
                : new Upload.Refused(new(400, "BadSyntax", $"The body is no multipart/form-data: {broken.Message}"));
        }
        if (form.Files.GetFile(ActivityPart) is { Length: > MostActivityBytes })
        {
            return new Upload.Refused(Refusal.TooBig);
        }
        IFormFile[] sent = [.. form.Files.Where(file => file.Name != ActivityPart)];
        if (sent.Length > MostFiles || sent.Any(file => file.Length > Attachment.MaxBytes))
        {
            return new Upload.Refused(FilesTooBig);
        }
        if (sent.Length == 0 && !form.ContainsKey(ActivityPart) && form.Files.GetFile(ActivityPart) is null)
        {
            return new Upload.Refused(new(400, "BadSyntax", "The form has neither a part 'activity' nor a part 'file'."));
        }
        return channel.Receive(new(caller.User, caller.Conversation, await ActivityAsync(form, http.RequestAborted))) switch
        {
            Received.Accepted { Item: var words } => await CutAsync(sent, words, caller, http.RequestAborted),
            Received.Rejected rejected => new Upload.Refused(new(rejected.Status, rejected.Code, rejected.Why)),
            _ => new Upload.Refused(new(400, "BadArgument", "The activity beside the files must be a message.")),
        };
    }

    private async Task<Upload> CutAsync(IFormFile[] sent, Incoming words, ChatCaller caller, CancellationToken cancellationToken)
    {
        List<Attachment> files = [];
        foreach (IFormFile file in sent)
        {
            byte[] content = await SentFile.BytesAsync(file, cancellationToken);
            string? type = MediaType.Of(content) ?? (MediaType.OfDocument(content) is { } document && await MayWriteAsync(caller, cancellationToken) ? document : null);
            if (type is null || MediaCut.Metadata(type, content) is not { } cut)
            {
                return new Upload.Refused(new(
                    415, "UnsupportedMedia", "Please send a photo (JPEG, PNG, GIF, WebP, HEIC), a recording or a video. 请发送照片、录音或视频。"));
            }
            files.Add(new()
            {
                Id = ids.Next(),
                Source = caller.Conversation,
                Name = SentFile.NameOf(file.FileName),
                MediaType = type,
                Content = cut,
                At = clock.Now,
            });
        }
        return new Upload.Taken(files.Count == 0 ? words : DirectLineJson.WithFiles(
            words, [.. files.Select(file => new MediaItem(file.Id, file.MediaType, file.Name))]), files);
    }

    // Documents go with notices, so they are taken from those who write some, and from nobody else.
    private Task<bool> MayWriteAsync(ChatCaller caller, CancellationToken cancellationToken) => store.ReadAsync(async rows =>
        caller.Person is { } person
        && BroadcastAuthority.Home(await rows.People.PostsAsync(person, clock.LocalDay(clock.Now), cancellationToken)) is not null, cancellationToken);

    private static async Task<byte[]> ActivityAsync(IFormCollection form, CancellationToken cancellationToken) =>
        form.Files.GetFile(ActivityPart) is { } file ? await SentFile.BytesAsync(file, cancellationToken)
        : form.TryGetValue(ActivityPart, out var text) ? Encoding.UTF8.GetBytes(text.ToString())
        : NoWords;

    /// <summary>What came of an upload.</summary>
    private abstract record Upload
    {
        public sealed record Taken(Incoming Item, IReadOnlyList<Attachment> Files) : Upload;

        public sealed record Refused(Refusal Why) : Upload;
    }
}
