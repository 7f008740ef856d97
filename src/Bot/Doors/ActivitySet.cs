using System.Buffers;
using System.Globalization;
using System.Text;
using Hub.Domain.Conversations;

namespace Hub.Bot.Doors;

/// <summary>
/// Writes <c>{"activities":[…],"watermark":"42"}</c>. The log's lines are the wire form already, so they are copied, never
/// read. One buffer is used again and again; it is given back to the pool when it has grown beyond what a chat needs.
/// </summary>
internal sealed class ActivitySet(FileLinks links)
{
    /// <summary>How many bytes make a set full: the rest goes into the next.</summary>
    private const int Full = 256 * 1024;

    private const int Ordinary = 64 * 1024;

    private ArrayBufferWriter<byte> _bytes = new(4 * 1024);

    /// <summary>Writes as many of the lines as one set holds, at least one where there are any.</summary>
    /// <param name="lines">The lines, in order.</param>
    /// <param name="from">The first to write.</param>
    /// <param name="watermark">The number before the first; after the call, that of the last written.</param>
    /// <returns>How many were written.</returns>
    public int Write(IReadOnlyList<Activity> lines, int from, ref long watermark)
    {
        if (_bytes.Capacity > Ordinary)
        {
            _bytes = new(4 * 1024);
        }
        _bytes.ResetWrittenCount();
        _bytes.Write("{\"activities\":["u8);
        int next = from;
        for (; next < lines.Count && (next == from || _bytes.WrittenCount < Full); next++)
        {
            if (next > from)
            {
                _bytes.Write(","u8);
            }
            Encoding.UTF8.GetBytes(links.Open(lines[next].Json), _bytes);
            watermark = lines[next].Seq;
        }
        _bytes.Write("],\"watermark\":\""u8);
        Span<byte> number = _bytes.GetSpan(20);
        watermark.TryFormat(number, out int digits, default, CultureInfo.InvariantCulture);
        _bytes.Advance(digits);
        _bytes.Write("\"}"u8);
        return next - from;
    }

    /// <summary>What was written, until the next writing.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;
}
