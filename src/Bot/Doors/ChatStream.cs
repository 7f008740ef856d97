using System.Net.WebSockets;
using System.Threading.Channels;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Doors;

/// <summary>
/// One open WebSocket. Its cursor is the number of the last line that it was given; whatever rings only says that there is
/// more, so a slow reader costs no memory, nothing is sent twice and nothing is left out. News that follow on the cursor are
/// sent as they are; everything else is read from the log.
/// </summary>
internal sealed partial class ChatStream(
    WebSocket socket, string conversation, long after, ActivitySet set, HubStore store, HubClock clock, ILogger<ChatStream> log)
    : IDisposable
{
    private const int MostLines = 100;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _rung = System.Threading.Channels.Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private List<Activity> _news = [];
    private List<Activity> _taken = [];
    private bool _look;
    private bool _keepAlive;
    private long _cursor = after;
    private long _busySince;
    private long _sentAt = clock.Time.GetTimestamp();

    public string Conversation => conversation;

    private TimeSpan SilentFor => clock.Time.GetElapsedTime(Volatile.Read(ref _sentAt));

    /// <summary>The number of the last line that was given to the socket.</summary>
    public long Cursor => Volatile.Read(ref _cursor);

    /// <summary>There is news: the lines themselves where they are at hand, null where they are to be read. Returns at once.</summary>
    public void Hear(object? news)
    {
        if (news is IReadOnlyList<Activity> lines)
        {
            lock (_lock)
            {
                // What does not fit is read from the log.
                if (_news.Count + lines.Count <= MostLines)
                {
                    _news.AddRange(lines);
                }
                else
                {
                    _look = true;
                }
            }
        }
        else
        {
            lock (_lock)
            {
                _look = true;
            }
        }
        _rung.Writer.TryWrite(true);
    }

    /// <summary>Looks after a quiet socket: an empty frame for the proxies between, an end for one whose frame is stuck.</summary>
    public void Tend(StreamPace pace)
    {
        long busySince = Volatile.Read(ref _busySince);
        if (busySince != 0 && clock.Time.GetElapsedTime(busySince) > pace.Silence)
        {
            socket.Abort();
        }
        else if (SilentFor >= pace.KeepAlive)
        {
            Volatile.Write(ref _keepAlive, true);
            _rung.Writer.TryWrite(true);
        }
    }

    /// <summary>Until the peer leaves, is gone, or the hub stops.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        await using CancellationTokenRegistration stop = stopping.Register(_end.Cancel);
        Hear(null);
        Task listening = ListenAsync();
        try
        {
            await SpeakAsync();
        }
        finally
        {
            await LeaveAsync(listening);
        }
    }

    public void Dispose() => _end.Dispose();

    // Clients send only empty frames; whatever else one sends is read and forgotten.
    private async Task ListenAsync()
    {
        byte[] ignored = new byte[128];
        try
        {
            while ((await socket.ReceiveAsync(ignored.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // The peer is gone; it comes back with its watermark.
        }
        await _end.CancelAsync();
    }

    private async Task SpeakAsync()
    {
        try
        {
            while (await _rung.Reader.WaitToReadAsync(_end.Token))
            {
                _rung.Reader.TryRead(out _);
                try
                {
                    await SendNewsAsync();
                }
#pragma warning disable CA1031 // A database that is away costs a while, not the socket: the cursor knows where to go on.
                catch (Exception broken) when (!IsGone(broken))
#pragma warning restore CA1031
                {
                    LogNotRead(conversation, broken);
                }
            }
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // Left, or the hub stops.
        }
    }

    private bool IsGone(Exception exception) => exception is WebSocketException or ObjectDisposedException or IOException || _end.IsCancellationRequested;

    // News that follow on the cursor are sent as they are. Rings may overtake each other; then the log knows the order.
    private async Task SendNewsAsync()
    {
        bool look;
        lock (_lock)
        {
            (_news, _taken) = (_taken, _news);
            (look, _look) = (_look, false);
        }
        _taken.Sort(static (one, other) => one.Seq.CompareTo(other.Seq));
        int first = _taken.FindIndex(line => line.Seq > _cursor);
        if (first >= 0 && FollowsOn(first))
        {
            await SendAsync(_taken, first);
        }
        else
        {
            look |= first >= 0;
        }
        _taken.Clear();
        while (look)
        {
            List<Activity> lines = await store.ReadAsync(
                rows => rows.Conversations.LogAsync(conversation, _cursor, MostLines, _end.Token), _end.Token);
            await SendAsync(lines, 0);
            look = lines.Count == MostLines;
        }
        if (Interlocked.Exchange(ref _keepAlive, false) && SilentFor > IBell.Sweep)
        {
            await WriteAsync(default);
        }
    }

    private bool FollowsOn(int first)
    {
        long last = _cursor;
        for (int i = first; i < _taken.Count; i++)
        {
            if (_taken[i].Seq != ++last)
            {
                return false;
            }
        }
        return true;
    }

    private async ValueTask SendAsync(List<Activity> lines, int from)
    {
        long last = _cursor;
        while (from < lines.Count)
        {
            from += set.Write(lines, from, ref last);
            await WriteAsync(set.Bytes);
            Volatile.Write(ref _cursor, last);
        }
    }

    // Not cancelled: half a frame would break the socket. One that is stuck is aborted by Tend.
    private async ValueTask WriteAsync(ReadOnlyMemory<byte> frame)
    {
        Volatile.Write(ref _busySince, clock.Time.GetTimestamp());
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        Volatile.Write(ref _sentAt, clock.Time.GetTimestamp());
        Volatile.Write(ref _busySince, 0);
    }

    private async Task LeaveAsync(Task listening)
    {
        using CancellationTokenSource patience = new(Farewell);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, patience.Token);
            }
            await listening.WaitAsync(patience.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // It did not say goodbye.
        }
        socket.Abort();
        await listening;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log of conversation {Conversation} could not be read; the sweep tries again.")]
    private partial void LogNotRead(string conversation, Exception broken);
}
