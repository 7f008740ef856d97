using System.Buffers.Binary;

namespace Hub.Domain.Requests;

/// <summary>
/// HEIC (ISO 23008-12): the items 'Exif' and 'mime' (XMP) are overwritten with zeros. How it is turned is a property of its
/// own, and stays.
/// </summary>
internal static class MediaHeif
{
    internal static bool Blank(byte[] content)
    {
        if (Find(content, 0, content.Length, "meta"u8) is not var (meta, end))
        {
            return false;
        }
        return Find(content, meta + 4, end, "iinf"u8) is var (list, listEnd) && Descriptions(content, list, listEnd) is { } items
            && (items.Count == 0
                || (Find(content, meta + 4, end, "iloc"u8) is var (places, placesEnd) && BlankItems(content, places, placesEnd, items)));
    }

    private static (int Start, int End)? Find(byte[] content, int at, int end, ReadOnlySpan<byte> name)
    {
        for (; MediaIso.Box(content, at, end) is var (type, start, next); at = next)
        {
            if (type == MediaIso.Name(name))
            {
                return (start, next);
            }
        }
        return null;
    }

    // The items that describe; null where the list is broken.
    private static HashSet<uint>? Descriptions(byte[] content, int at, int end)
    {
        HashSet<uint> items = [];
        Cursor list = new(content, at, end);
        int version = (int)(list.Read(4) >> 24);
        list.Read(version == 0 ? 2 : 4);
        for (int box = list.At; MediaIso.Box(content, box, end) is var (type, start, next); box = next)
        {
            Cursor entry = new(content, start, next);
            int entryVersion = (int)(entry.Read(4) >> 24);
            uint id = (uint)entry.Read(entryVersion >= 3 ? 4 : 2);
            entry.Read(2);
            uint kind = (uint)entry.Read(4);
            if (type == MediaIso.Name("infe"u8) && entryVersion >= 2 && (kind == MediaIso.Name("Exif"u8) || kind == MediaIso.Name("mime"u8)))
            {
                items.Add(id);
            }
        }
        return list.IsBroken ? null : items;
    }

    // 'iloc': for each item its extents, in fields whose widths it says itself.
    private static bool BlankItems(byte[] content, int at, int end, HashSet<uint> items)
    {
        Cursor list = new(content, at, end);
        int version = (int)(list.Read(4) >> 24);
        int widths = (int)list.Read(2);
        int offsetWidth = widths >> 12, lengthWidth = (widths >> 8) & 15, startWidth = (widths >> 4) & 15, indexWidth = version == 0 ? 0 : widths & 15;
        long count = (long)list.Read(version < 2 ? 2 : 4);
        for (long i = 0; i < count && !list.IsBroken; i++)
        {
            uint id = (uint)list.Read(version < 2 ? 2 : 4);
            ulong way = version == 0 ? 0 : list.Read(2) & 15;
            list.Read(2);
            ulong start = list.Read(startWidth);
            long extents = (long)list.Read(2);
            for (long j = 0; j < extents && !list.IsBroken; j++)
            {
                list.Read(indexWidth);
                ulong offset = start + list.Read(offsetWidth);
                ulong length = list.Read(lengthWidth);
                if (items.Contains(id) && !Blank(content, way, offset, length))
                {
                    return false;
                }
            }
        }
        return !list.IsBroken;
    }

    private static bool Blank(byte[] content, ulong way, ulong offset, ulong length)
    {
        int begin = 0;
        if (way == 1)
        {
            // Within the box 'idat' of 'meta'.
            if (Find(content, 0, content.Length, "meta"u8) is not var (meta, end) || Find(content, meta + 4, end, "idat"u8) is not var (data, _))
            {
                return false;
            }
            begin = data;
        }
        ulong at = (ulong)begin + offset;
        if (way > 1 || length == 0 || at > (ulong)content.Length || length > (ulong)content.Length - at)
        {
            return false;
        }
        content.AsSpan((int)at, (int)length).Clear();
        return true;
    }

    /// <summary>Reads numbers one after the other; beyond the end it reads zeros, and says so.</summary>
    private struct Cursor(byte[] content, int at, int end)
    {
        public int At { get; private set; } = at;

        public bool IsBroken { get; private set; }

        public ulong Read(int width)
        {
            if (width is not (0 or 2 or 4 or 8) || end - At < width)
            {
                IsBroken = true;
                return 0;
            }
            ReadOnlySpan<byte> here = content.AsSpan(At);
            At += width;
            return width switch
            {
                0 => 0,
                2 => BinaryPrimitives.ReadUInt16BigEndian(here),
                4 => BinaryPrimitives.ReadUInt32BigEndian(here),
                _ => BinaryPrimitives.ReadUInt64BigEndian(here),
            };
        }
    }
}
