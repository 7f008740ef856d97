using System.Buffers;
using System.Buffers.Binary;

namespace Hub.Domain.Requests;

/// <summary>WebP (RFC 9649): RIFF chunks. EXIF, XMP and unknown chunks go, and the header says so.</summary>
internal static class MediaWebp
{
    private const int Header = 12;
    private const byte ExifFlag = 0x08, XmpFlag = 0x04;

    internal static byte[]? Cut(ReadOnlySpan<byte> content)
    {
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(content[4..]);
        if (size < 4 || size > content.Length - 8)
        {
            return null;
        }
        content = content[..(8 + (int)size)]; // What hangs behind the end goes.
        ArrayBufferWriter<byte> kept = new(content.Length);
        kept.Write(content[..Header]);
        int orientation = 1;
        int flags = -1;
        bool isPicture = false;
        for (int at = Header; at + 8 <= content.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32LittleEndian(content[(at + 4)..]);
            if (length > content.Length - at - 8)
            {
                return null;
            }
            ReadOnlySpan<byte> type = content.Slice(at, 4);
            ReadOnlySpan<byte> data = content.Slice(at + 8, (int)length);
            if (type.SequenceEqual("EXIF"u8))
            {
                orientation = MediaExif.OrientationOf(data.StartsWith("Exif\0\0"u8) ? data[6..] : data);
            }
            else if (IsNeeded(type))
            {
                flags = type.SequenceEqual("VP8X"u8) ? kept.WrittenCount + 8 : flags;
                isPicture |= type.StartsWith("VP8"u8) || type.SequenceEqual("ANMF"u8);
                Write(kept, type, data);
            }
            at += 8 + (int)length + ((int)length & 1);
        }
        return isPicture ? Closed(kept, flags, orientation) : null;
    }

    private static bool IsNeeded(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("VP8 "u8) || type.SequenceEqual("VP8L"u8) || type.SequenceEqual("VP8X"u8) || type.SequenceEqual("ALPH"u8)
        || type.SequenceEqual("ANIM"u8) || type.SequenceEqual("ANMF"u8) || type.SequenceEqual("ICCP"u8);

    private static void Write(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        to.Write(type);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, data.Length);
        to.Write(length);
        to.Write(data);
        if (data.Length % 2 == 1)
        {
            to.Write("\0"u8);
        }
    }

    // Without the extended header a WebP has no place for an orientation, and none in the file counted before either.
    private static byte[]? Closed(ArrayBufferWriter<byte> kept, int flags, int orientation)
    {
        bool isTurned = orientation > 1 && flags >= 0;
        if (isTurned)
        {
            Write(kept, "EXIF"u8, MediaExif.Only(orientation));
        }
        byte[] all = kept.WrittenSpan.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(4), all.Length - 8);
        if (flags >= all.Length)
        {
            return null;
        }
        if (flags >= 0)
        {
            all[flags] = (byte)((all[flags] & ~(ExifFlag | XmpFlag)) | (isTurned ? ExifFlag : 0));
        }
        return all;
    }
}
