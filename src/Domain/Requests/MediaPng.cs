using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Hub.Domain.Requests;

/// <summary>PNG (ISO 15948): chunks. Kept are those that say how it looks; texts, times, EXIF and whatever is unknown go.</summary>
internal static class MediaPng
{
    private const int Signature = 8;
    private const int Overhead = 12; // length, type, checksum

    private static readonly HashSet<string> Needed = new(StringComparer.Ordinal)
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "sPLT",
        "acTL", "fcTL", "fdAT",
    };

    internal static byte[]? Cut(ReadOnlySpan<byte> content)
    {
        ArrayBufferWriter<byte> kept = new(content.Length);
        kept.Write(content[..Signature]);
        int at = Signature;
        while (at + Overhead <= content.Length)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(content[at..]);
            if (length > content.Length - at - Overhead)
            {
                return null;
            }
            ReadOnlySpan<byte> chunk = content.Slice(at, Overhead + (int)length);
            string type = Encoding.Latin1.GetString(chunk.Slice(4, 4));
            if (at == Signature && type != "IHDR")
            {
                return null;
            }
            if (Needed.Contains(type))
            {
                kept.Write(chunk);
            }
            else if (type == "eXIf" && MediaExif.OrientationOf(chunk[8..^4]) is > 1 and var orientation)
            {
                Write(kept, "eXIf"u8, MediaExif.Only(orientation));
            }
            if (type == "IEND")
            {
                return kept.WrittenSpan.ToArray(); // What hangs behind the end goes.
            }
            at += chunk.Length;
        }
        return null;
    }

    private static void Write(ArrayBufferWriter<byte> to, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        byte[] typed = [.. type, .. data];
        to.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(typed));
        to.Write(number);
    }

    // CRC-32 as ISO 3309 has it, bit by bit: it is counted over 30 bytes.
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint sum = uint.MaxValue;
        foreach (byte one in data)
        {
            sum ^= one;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
            }
        }
        return ~sum;
    }
}
