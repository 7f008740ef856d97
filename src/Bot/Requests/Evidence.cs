using Hub.Domain.Ids;
using Hub.Domain.Requests;
using Hub.Domain.Text;

namespace Hub.Bot.Requests;

/// <summary>Takes a worker's photos: few, not too large, photos by their content whatever they are called, and without the place and phone that are written into them.</summary>
internal static class Evidence
{
    private const int MostPhotos = 3;

    /// <summary>All photos of one form, with what a form weighs beside them.</summary>
    public const long MostBytesTogether = (MostPhotos * (long)Attachment.MaxBytes) + (1024 * 1024);

    /// <summary>What came: the photos, or why they were refused.</summary>
    public sealed record Taken(IReadOnlyList<(string Name, string MediaType, byte[] Content)> Photos, Bi? Refused)
    {
        /// <summary>The photos as rows of a request. They get their ids here, since a transaction may run twice.</summary>
        public List<Attachment> Stored(Guid requestId, Guid workerId, IdSource ids, DateTimeOffset now) =>
        [
            .. Photos.Select(photo => new Attachment
            {
                Id = ids.Next(),
                Source = $"person/{workerId:N}",
                RequestId = requestId,
                Name = photo.Name,
                MediaType = photo.MediaType,
                Content = photo.Content,
                At = now,
                IsEvidence = true,
            }),
        ];
    }

    /// <summary>Reads the files of a form.</summary>
    public static async Task<Taken> TakeAsync(IFormFileCollection files, CancellationToken cancellationToken)
    {
        IFormFile[] chosen = [.. files.Where(file => file.Length > 0)];
        if (chosen.Length > MostPhotos || chosen.Any(file => file.Length > Attachment.MaxBytes))
        {
            return new([], OrderTexts.PhotoTooLarge);
        }
        List<(string, string, byte[])> photos = [];
        foreach (IFormFile file in chosen)
        {
            using MemoryStream stream = new((int)file.Length);
            await file.CopyToAsync(stream, cancellationToken);
            byte[] content = stream.ToArray();
            if (MediaType.Of(content) is not { } type || !type.StartsWith("image/", StringComparison.Ordinal)
                || MediaCut.Metadata(type, content) is not { } cut)
            {
                return new([], OrderTexts.PhotoUnknown);
            }
            string name = Path.GetFileName(file.FileName);
            photos.Add((name.Length > 200 ? name[^200..] : name, type, cut));
        }
        return new(photos, null);
    }
}
