using System.Buffers.Binary;
using System.Text;

namespace Hub.Testing;

/// <summary>Small real pictures, and such that know too much.</summary>
public static class Photos
{
    /// <summary>What hides in the pictures that know too much; found nowhere in a clean one.</summary>
    public const string Secret = "SECRET-PLACE";

    /// <summary>A JPEG of one grey pixel, without any metadata.</summary>
    public static byte[] Jpeg() => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////"
        + "wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z");

    /// <summary>A PNG of one pixel.</summary>
    public static byte[] Png() => Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    /// <summary>A WebP of one pixel.</summary>
    public static byte[] Webp() => Convert.FromBase64String("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

    /// <summary>A GIF of one pixel.</summary>
    public static byte[] Gif() => Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    /// <summary>The JPEG with EXIF (place, phone, orientation), XMP, IPTC, a comment, and something behind its end.</summary>
    public static byte[] JpegThatKnows(int orientation = 6)
    {
        byte[] plain = Jpeg();
        const int afterJfif = 20;
        return
        [
            .. plain[..afterJfif],
            .. Segment(0xE1, [.. "Exif\0\0"u8, .. Exif(orientation)]),
            .. Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Xmp()]),
            .. Segment(0xED, [.. "Photoshop 3.0\0"u8, .. "8BIM\x04\x04\0\0\0\0\0\x0f\x1c\x02\x5a\0\x0a"u8, .. "SECRET-PLA"u8, 0]),
            .. Segment(0xFE, Encoding.ASCII.GetBytes(Secret)),
            .. plain[afterJfif..],
            .. Encoding.ASCII.GetBytes(Secret),
        ];
    }

    /// <summary>The PNG with EXIF, texts, a time, and something behind its end.</summary>
    public static byte[] PngThatKnows()
    {
        byte[] plain = Png();
        const int afterHeader = 33;
        return
        [
            .. plain[..afterHeader],
            .. Chunk("eXIf", Exif(6)), .. Chunk("tEXt", [.. "Comment\0"u8, .. Encoding.ASCII.GetBytes(Secret)]),
            .. Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. Xmp()]), .. Chunk("tIME", [7, 0xEA, 1, 1, 1, 1, 1]),
            .. plain[afterHeader..],
            .. Encoding.ASCII.GetBytes(Secret),
        ];
    }

    /// <summary>The WebP in its extended form, with EXIF and XMP.</summary>
    public static byte[] WebpThatKnows()
    {
        byte[] chunks =
        [
            .. "WEBP"u8,
            .. RiffChunk("VP8X", [0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
            .. Webp()[12..],
            .. RiffChunk("EXIF", Exif(6)), .. RiffChunk("XMP ", Xmp()),
        ];
        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, chunks.Length);
        return [.. "RIFF"u8, .. size, .. chunks];
    }

    /// <summary>The GIF with a comment and XMP.</summary>
    public static byte[] GifThatKnows()
    {
        byte[] plain = Gif();
        const int afterTable = 19;
        return
        [
            .. plain[..afterTable],
            0x21, 0xFE, (byte)Secret.Length, .. Encoding.ASCII.GetBytes(Secret), 0,
            0x21, 0xFF, 11, .. "XMP DataXMP"u8, (byte)Secret.Length, .. Encoding.ASCII.GetBytes(Secret), 0,
            .. plain[afterTable..],
        ];
    }

    /// <summary>The boxes of a film that tells where it was taken; it has no picture.</summary>
    public static byte[] FilmThatKnows() =>
    [
        .. Box("ftyp", [.. "mp42"u8, 0, 0, 0, 0, .. "isom"u8]),
        .. Box("moov", [.. Box("mvhd", new byte[100]), .. Box("trak", Box("udta", Encoding.ASCII.GetBytes(Secret))), .. Box("udta", Encoding.ASCII.GetBytes(Secret))]),
        .. Box("mdat", [1, 2, 3]),
    ];

    /// <summary>The boxes of a HEIC with an item of EXIF; it has no picture.</summary>
    public static byte[] HeicThatKnows()
    {
        byte[] type = Box("ftyp", [.. "heic"u8, 0, 0, 0, 0, .. "mif1"u8]);
        byte[] entry = Box("infe", [2, 0, 0, 0, 0, 1, 0, 0, .. "Exif"u8, 0]);
        byte[] items = Box("iinf", [0, 0, 0, 0, 0, 1, .. entry]);
        byte[] secret = Encoding.ASCII.GetBytes(Secret);
        // 4 (version) + 2 (widths) + 2 (count) + one item of 2 + 2 + 2 + 4 + 4, within its box.
        int place = type.Length + 8 + 4 + items.Length + 8 + 22 + 8;
        byte[] places = Box("iloc", [0, 0, 0, 0, 0x44, 0x00, 0, 1, 0, 1, 0, 0, 0, 1, .. Number(place), .. Number(secret.Length)]);
        return [.. type, .. Box("meta", [0, 0, 0, 0, .. items, .. places]), .. Box("mdat", secret)];
    }

    // TIFF: the phone's name, the orientation, and a place.
    private static byte[] Exif(int orientation) =>
    [
        .. "II*\0"u8, 8, 0, 0, 0,
        3, 0,
        0x0F, 0x01, 2, 0, 13, 0, 0, 0, 80, 0, 0, 0, // make, text at 80
        0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0,
        0x25, 0x88, 4, 0, 1, 0, 0, 0, 50, 0, 0, 0, // place, directory at 50
        0, 0, 0, 0,
        2, 0, // 50
        1, 0, 2, 0, 2, 0, 0, 0, (byte)'N', 0, 0, 0, // north
        2, 0, 5, 0, 3, 0, 0, 0, 93, 0, 0, 0, // latitude at 93
        0, 0, 0, 0,
        .. Encoding.ASCII.GetBytes(Secret), 0, // 80
        31, 0, 0, 0, 1, 0, 0, 0, 14, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 1, 0, 0, 0, // 93
    ];

    private static byte[] Xmp() => Encoding.UTF8.GetBytes(
        $"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="{Secret}"/></rdf:RDF></x:xmpmeta>""");

    private static byte[] Segment(byte marker, byte[] data) =>
        [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Box(string type, byte[] data) => [.. Number(data.Length + 8), .. Encoding.ASCII.GetBytes(type), .. data];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        uint sum = uint.MaxValue;
        foreach (byte one in typed)
        {
            sum ^= one;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }
        return [.. Number(data.Length), .. typed, .. Number((int)~sum)];
    }

    private static byte[] RiffChunk(string type, byte[] data)
    {
        byte[] size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, data.Length);
        return [.. Encoding.ASCII.GetBytes(type), .. size, .. data, .. new byte[data.Length % 2]];
    }

    private static byte[] Number(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
