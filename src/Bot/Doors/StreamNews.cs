using System.Threading.Channels;
using Hub.Domain.Conversations;

namespace Hub.Bot.Doors;

/// <summary>
/// What one socket has heard and not yet sent: a few lines that were brought along, and whether there are more in the log.
/// It never holds more than a few, however slow the reader is.
/// </summary>
internal sealed class StreamNews
{
    private const int MostLines = 100;

    private readonly Channel<bool> _rung = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Lock _lock = new();
    private List<Activity> _heard = [];
    private List<Activity> _taken = [];
    private bool _more;

    /// <summary>There is news: the lines themselves, or null where they are to be read.</summary>
    public void Hear(IReadOnlyList<Activity>? lines)
    {
        lock (_lock)
        {
            if (lines is not null && _heard.Count + lines.Count <= MostLines)
            {
                _heard.AddRange(lines);
            }
            else
            {
                _more = true;
            }
        }
        Ring();
    }

    /// <summary>Wakes the socket without news.</summary>
    public void Ring() => _rung.Writer.TryWrite(true);

    /// <summary>Waits for a ring.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _rung.Reader.ReadAsync(cancellationToken);

    /// <summary>
    /// Takes what was heard. The lines are given as far as they follow on a number without a gap; rings may overtake each
    /// other, and then only the log knows the order. Valid until the next call.
    /// </summary>
    /// <param name="after">The number of the last line that was sent.</param>
    /// <param name="more">Whether the log must be read behind these lines.</param>
    public List<Activity> Take(long after, out bool more)
    {
        lock (_lock)
        {
            _taken.Clear();
            (_heard, _taken) = (_taken, _heard);
            (more, _more) = (_more, false);
        }
        _taken.Sort(static (one, other) => one.Seq.CompareTo(other.Seq));
        int kept = 0;
        for (int i = 0; i < _taken.Count; i++)
        {
            if (_taken[i].Seq == after + kept + 1)
            {
                _taken[kept++] = _taken[i];
            }
            else
            {
                more |= _taken[i].Seq > after + kept;
            }
        }
        _taken.RemoveRange(kept, _taken.Count - kept);
        return _taken;
    }
}
