using System.Buffers.Binary;

namespace Hub.Domain.Requests;

/// <summary>
/// ISO base media (ISO 14496-12: MP4, MOV, 3GP, M4A; HEIC): boxes that point at each other by their place in the file. So
/// nothing is taken out: what describes is overwritten with zeros where it stands.
/// </summary>
internal static class MediaIso
{
    private const int MostDepth = 8;

    /// <summary>A film or a recording.</summary>
    internal static byte[]? CutFilm(byte[] content)
    {
        byte[] cut = [.. content];
        return Blank(cut, 0, cut.Length, 0, isFilm: true) ? cut : null;
    }

    /// <summary>A HEIC.</summary>
    internal static byte[]? CutPicture(byte[] content)
    {
        byte[] cut = [.. content];
        return Blank(cut, 0, cut.Length, 0, isFilm: false) && MediaHeif.Blank(cut) ? cut : null;
    }

    /// <summary>The box at a place: its type, where its contents begin and where it ends; null where there is none.</summary>
    internal static (uint Type, int Start, int End)? Box(ReadOnlySpan<byte> content, int at, int end)
    {
        if (end - at < 8)
        {
            return null;
        }
        ulong size = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
        uint type = BinaryPrimitives.ReadUInt32BigEndian(content[(at + 4)..]);
        int start = at + 8;
        if (size == 1)
        {
            if (end - at < 16)
            {
                return null;
            }
            size = BinaryPrimitives.ReadUInt64BigEndian(content[(at + 8)..]);
            start = at + 16;
        }
        size = size == 0 ? (ulong)(end - at) : size;
        return size < (ulong)(start - at) || size > (ulong)(end - at) ? null : (type, start, at + (int)size);
    }

    internal static uint Name(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32BigEndian(letters);

    // udta and meta hold titles, place and phone; but the 'meta' of a HEIC is its structure, and stays.
    private static bool Blank(byte[] content, int at, int end, int depth, bool isFilm)
    {
        while (at < end)
        {
            if (Box(content, at, end) is not var (type, start, next))
            {
                // QuickTime ends lists of boxes with four zero bytes; at the top, anything else is a broken file.
                return depth > 0 && end - at < 8;
            }
            if (type == Name("uuid"u8) || (isFilm && (type == Name("udta"u8) || type == Name("meta"u8))))
            {
                "free"u8.CopyTo(content.AsSpan(at + 4));
                content.AsSpan(start..next).Clear();
            }
            else if (depth < MostDepth && (type == Name("moov"u8) || type == Name("trak"u8) || type == Name("moof"u8) || type == Name("traf"u8))
                && !Blank(content, start, next, depth + 1, isFilm: true))
            {
                return false;
            }
            at = next;
        }
        return true;
    }
}
