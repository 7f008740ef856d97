using System.Buffers;
using System.Buffers.Binary;

namespace Hub.Domain.Requests;

/// <summary>
/// JPEG (ITU T.81): a chain of segments, then the picture's data. Kept are the segments that decoding needs, JFIF, the colour
/// profile and Adobe's colour flag. Everything else goes, and so does what hangs behind the end: the film of a living photo,
/// second pictures, thumbnails.
/// </summary>
internal static class MediaJpeg
{
    private const byte Start = 0xD8, End = 0xD9, Scan = 0xDA, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF, Comment = 0xFE;

    internal static byte[]? Cut(ReadOnlySpan<byte> content)
    {
        ArrayBufferWriter<byte> kept = new(content.Length);
        kept.Write((ReadOnlySpan<byte>)[0xFF, Start]);
        int orientation = 1;
        int at = 2;
        bool isPicture = false;
        while (at + 1 < content.Length)
        {
            if (content[at] != 0xFF)
            {
                return null;
            }
            byte marker = content[at + 1];
            if (marker == 0xFF)
            {
                at++; // Padding before a marker.
                continue;
            }
            if (marker == End)
            {
                return isPicture ? Closed(kept, orientation) : null;
            }
            int length = at + 4 <= content.Length ? BinaryPrimitives.ReadUInt16BigEndian(content[(at + 2)..]) : 0;
            if (length < 2 || marker is 0 or Start || at + 2 + length > content.Length)
            {
                return null;
            }
            ReadOnlySpan<byte> segment = content.Slice(at, 2 + length);
            if (marker == App1 && segment[4..].StartsWith("Exif\0"u8) && segment.Length > 10)
            {
                orientation = MediaExif.OrientationOf(segment[10..]);
            }
            at += segment.Length;
            if (IsNeeded(marker, segment[4..]))
            {
                kept.Write(segment);
            }
            if (marker == Scan)
            {
                int data = ScanLength(content[at..]);
                kept.Write(content.Slice(at, data));
                at += data;
                isPicture = true;
            }
        }
        return isPicture ? Closed(kept, orientation) : null; // Cut short on its way: still shown as far as it came.
    }

    private static bool IsNeeded(byte marker, ReadOnlySpan<byte> payload) => marker switch
    {
        App0 => payload.StartsWith("JFIF\0"u8) && payload.Length == 14, // Longer ones hold a thumbnail.
        App2 => payload.StartsWith("ICC_PROFILE\0"u8),
        App14 => payload.StartsWith("Adobe"u8),
        >= App1 and <= App15 or Comment => false,
        _ => true,
    };

    // The data ends at the next marker that is neither a stuffed byte nor a restart.
    private static int ScanLength(ReadOnlySpan<byte> data)
    {
        int at = 0;
        while (true)
        {
            int next = data[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= data.Length)
            {
                return data.Length;
            }
            at += next;
            if (data[at + 1] is not (0 or (>= 0xD0 and <= 0xD7) or 0xFF))
            {
                return at;
            }
            at += data[at + 1] == 0xFF ? 1 : 2;
        }
    }

    private static byte[] Closed(ArrayBufferWriter<byte> kept, int orientation)
    {
        ReadOnlySpan<byte> all = kept.WrittenSpan;
        if (orientation == 1)
        {
            return [.. all, 0xFF, End];
        }
        // EXIF stands first, behind JFIF where there is one.
        int first = all.Length > 3 && all[3] == App0 ? 4 + BinaryPrimitives.ReadUInt16BigEndian(all[4..]) : 2;
        byte[] exif = [.. "Exif\0\0"u8, .. MediaExif.Only(orientation)];
        return [.. all[..first], 0xFF, App1, 0, (byte)(exif.Length + 2), .. exif, .. all[first..], 0xFF, End];
    }
}
