using System.Text;

namespace Hub.Domain.Requests;

/// <summary>What a file is by its content. Its name and what the sender says about it are only claims.</summary>
public static class MediaType
{
    private const int Head = 4096;

    /// <summary>The media type of a photo, recording or video that Hub takes; null for everything else.</summary>
    public static string? Of(ReadOnlySpan<byte> content) =>
        OfPicture(content) ?? OfIsoFile(content) ?? OfSound(content) ?? OfWebm(content);

    /// <summary>The media type of a document that goes with notices, a PDF (ISO 32000): it begins and ends as one; null for everything else.</summary>
    public static string? OfDocument(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF-"u8) && content[Math.Max(0, content.Length - Head)..].IndexOf("%%EOF"u8) >= 0 ? "application/pdf" : null;

    private static string? OfPicture(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8) ? "image/gif"
        : IsRiff(content, "WEBP"u8) ? "image/webp"
        : null;

    private static string? OfSound(ReadOnlySpan<byte> content) =>
        IsRiff(content, "WAVE"u8) ? "audio/wav"
        : content.StartsWith("#!AMR\n"u8) || content.StartsWith("#!AMR-WB\n"u8) ? "audio/amr"
        : content.StartsWith("OggS"u8) && IsOggSound(content) ? "audio/ogg"
        : content.StartsWith("ID3"u8) ? "audio/mpeg"
        : content.Length > 3 && content[0] == 0xFF ? OfSync(content)
        : null;

    // 11 bits of synchronisation, then version, layer, rate: 'reserved' values are no sound. Layer 0 is AAC in ADTS.
    private static string? OfSync(ReadOnlySpan<byte> content) =>
        (content[1] & 0xF6) == 0xF0 ? "audio/aac"
        : (content[1] & 0xE6) == 0xE2 && (content[1] & 0x18) != 0x08 && (content[2] & 0xF0) is not (0xF0 or 0x00) && (content[2] & 0x0C) != 0x0C
            ? "audio/mpeg"
        : null;

    private static bool IsOggSound(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> head = content[..Math.Min(content.Length, 128)];
        return head.IndexOf("OpusHead"u8) >= 0 || head.IndexOf("\u0001vorbis"u8) >= 0 || head.IndexOf("Speex   "u8) >= 0;
    }

    // ISO base media (ISO 14496-12): the brand says which kind.
    private static string? OfIsoFile(ReadOnlySpan<byte> content)
    {
        if (content.Length < 16 || !content[4..].StartsWith("ftyp"u8))
        {
            return null;
        }
        string brand = Encoding.Latin1.GetString(content.Slice(8, 4));
        return brand switch
        {
            "heic" or "heix" or "heim" or "heis" or "hevc" or "hevx" => "image/heic",
            "mif1" or "msf1" when content[..Math.Min(content.Length, 64)].IndexOf("hei"u8) >= 0 => "image/heic",
            "M4A " or "M4B " => "audio/mp4",
            "qt  " => "video/quicktime",
            "isom" or "iso2" or "iso4" or "iso5" or "iso6" or "mp41" or "mp42" or "avc1" or "M4V " or "MSNV" or "dash" => "video/mp4",
            _ when brand.StartsWith("3gp", StringComparison.Ordinal) || brand.StartsWith("3g2", StringComparison.Ordinal) => "video/3gpp",
            _ => null,
        };
    }

    private static string? OfWebm(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> head = content[..Math.Min(content.Length, Head)];
        bool isWebm = head.StartsWith((ReadOnlySpan<byte>)[0x1A, 0x45, 0xDF, 0xA3]) && head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) >= 0;
        return !isWebm ? null
            : head.IndexOf("A_OPUS"u8) >= 0 && head.IndexOf("V_"u8) < 0 ? "audio/webm"
            : "video/webm";
    }

    private static bool IsRiff(ReadOnlySpan<byte> content, ReadOnlySpan<byte> kind) =>
        content.Length > 12 && content.StartsWith("RIFF"u8) && content.Slice(8, 4).SequenceEqual(kind);
}
