using System.Buffers.Binary;

namespace Hub.Domain.Requests;

/// <summary>The one fact of EXIF that a picture needs: which way up it is shown.</summary>
internal static class MediaExif
{
    private const ushort Orientation = 0x0112;

    /// <summary>The orientation in a block of EXIF (TIFF), 1 to 8; 1 where it says nothing or nothing sensible.</summary>
    internal static int OrientationOf(ReadOnlySpan<byte> tiff)
    {
        bool isLittle = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 14 || (!isLittle && !tiff.StartsWith("MM\0*"u8)))
        {
            return 1;
        }
        uint directory = Number(tiff[4..], isLittle);
        if (directory > tiff.Length - 2)
        {
            return 1;
        }
        int entries = Short(tiff[(int)directory..], isLittle);
        ReadOnlySpan<byte> entry = tiff[((int)directory + 2)..];
        for (int i = 0; i < entries && entry.Length >= 12; i++, entry = entry[12..])
        {
            if (Short(entry, isLittle) == Orientation)
            {
                int value = Short(entry[8..], isLittle);
                return value is >= 1 and <= 8 ? value : 1;
            }
        }
        return 1;
    }

    /// <summary>A block of EXIF (TIFF, 26 bytes) that holds an orientation and nothing else.</summary>
    internal static byte[] Only(int orientation) =>
    [
        .. "MM\0*"u8, 0, 0, 0, 8, // the first directory is at 8
        0, 1, // one entry
        Orientation >> 8, Orientation & 0xFF, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, // a short, once
        0, 0, 0, 0, // no further directory
    ];

    private static int Short(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Number(ReadOnlySpan<byte> at, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
