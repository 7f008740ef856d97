using System.Buffers;

namespace Hub.Domain.Requests;

/// <summary>GIF (89a): blocks. Comments and what applications left (XMP) go; the frames, their times and the loop stay.</summary>
internal static class MediaGif
{
    private const byte Extension = 0x21, Image = 0x2C, Trailer = 0x3B, Comment = 0xFE, Application = 0xFF;

    internal static byte[]? Cut(ReadOnlySpan<byte> content)
    {
        if (content.Length < 13)
        {
            return null;
        }
        int at = 13 + TableLength(content[10]);
        if (at > content.Length)
        {
            return null;
        }
        ArrayBufferWriter<byte> kept = new(content.Length);
        kept.Write(content[..at]);
        while (at < content.Length)
        {
            if (content[at] == Trailer)
            {
                kept.Write((ReadOnlySpan<byte>)[Trailer]);
                return kept.WrittenSpan.ToArray(); // What hangs behind the end goes.
            }
            if (BlockLength(content[at..]) is not { } length)
            {
                return null;
            }
            ReadOnlySpan<byte> block = content.Slice(at, length);
            if (IsNeeded(block))
            {
                kept.Write(block);
            }
            at += length;
        }
        return null;
    }

    private static bool IsNeeded(ReadOnlySpan<byte> block) =>
        block[0] == Image
        || block[1] is not (Comment or Application)
        || (block[1] == Application && (block[3..].StartsWith("NETSCAPE2.0"u8) || block[3..].StartsWith("ANIMEXTS1.0"u8)));

    private static int? BlockLength(ReadOnlySpan<byte> block)
    {
        int at = block[0] switch
        {
            Extension => 2,
            Image when block.Length > 10 => 10 + TableLength(block[9]) + 1, // 1: the code size
            _ => int.MaxValue,
        };
        while (at < block.Length)
        {
            int part = block[at];
            at += 1 + part;
            if (part == 0)
            {
                return at;
            }
        }
        return null;
    }

    private static int TableLength(byte packed) => (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
}
