namespace Hub.Domain.Requests;

/// <summary>
/// Cuts off what a file knows besides its picture or sound: place, time, phone, author, comments. Pixels and sound are never
/// encoded anew. Only which way up a photo is shown is kept.
/// <list type="bullet">
/// <item>JPEG, PNG, GIF, WebP: everything that is not needed to show the picture goes, also what hangs behind its end.</item>
/// <item>MP4, MOV, 3GP, M4A: the boxes of descriptions (user data, metadata, place) are blanked. The times of recording in the
/// track headers stay, tracks of data (the way that an action camera took) and what an encoder wrote into the picture itself.</item>
/// <item>HEIC: the Exif and XMP items are blanked.</item>
/// <item>MP3, AAC, AMR, Ogg, WAV, WebM: stored as they are. Phones write no place into them; titles and encoder names stay.</item>
/// </list>
/// </summary>
public static class MediaCut
{
    /// <summary>The content without it; null where the file is broken, so that it cannot be told what it holds.</summary>
    /// <param name="mediaType">As <see cref="MediaType.Of"/> found it.</param>
    /// <param name="content">The file.</param>
    public static byte[]? Metadata(string mediaType, byte[] content) => mediaType switch
    {
        "image/jpeg" => MediaJpeg.Cut(content),
        "image/png" => MediaPng.Cut(content),
        "image/gif" => MediaGif.Cut(content),
        "image/webp" => MediaWebp.Cut(content),
        "image/heic" => MediaIso.CutPicture(content),
        "video/mp4" or "video/quicktime" or "video/3gpp" or "audio/mp4" => MediaIso.CutFilm(content),
        _ => content,
    };
}
