using System.Net.WebSockets;
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

    private readonly StreamNews _news = new();
    private readonly CancellationTokenSource _end = new();
    private bool _keepAlive;
    private long _cursor = after;
    private long _busySince;
    private long _sentAt = clock.Time.GetTimestamp();

    public string Conversation => conversation;

    private TimeSpan SilentFor => clock.Time.GetElapsedTime(Volatile.Read(ref _sentAt));

    /// <summary>The number of the last line that was given to the socket.</summary>
    public long Cursor => Volatile.Read(ref _cursor);

    /// <summary>There is news: the lines themselves where they are at hand, null where they are to be read. Returns at once.</summary>
    public void Hear(object? news) => _news.Hear(news as IReadOnlyList<Activity>);

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
            _news.Ring();
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
        catch (Exception gone) when (gone is OperationCanceledException || IsGone(gone))
        {
            // The peer is gone; it comes back with its watermark.
        }
        await _end.CancelAsync();
    }

    private async Task SpeakAsync()
    {
        try
        {
            while (true)
            {
                await _news.WaitAsync(_end.Token);
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

    private bool IsGone(Exception exception) =>
        exception is WebSocketException or ObjectDisposedException or IOException || _end.IsCancellationRequested;

    private async Task SendNewsAsync()
    {
        await SendAsync(_news.Take(_cursor, out bool more));
        while (more)
        {
            List<Activity> lines = await store.ReadAsync(
                rows => rows.Conversations.LogAsync(conversation, _cursor, MostLines, _end.Token), _end.Token);
            await SendAsync(lines);
            more = lines.Count == MostLines;
        }
        if (Interlocked.Exchange(ref _keepAlive, false) && SilentFor > IBell.Sweep)
        {
            await WriteAsync(default);
        }
    }

    private async ValueTask SendAsync(List<Activity> lines)
    {
        long last = _cursor;
        for (int sent = 0; sent < lines.Count;)
        {
            sent += set.Write(lines, sent, ref last);
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
        catch (Exception gone) when (gone is OperationCanceledException || IsGone(gone))
        {
            // It did not say goodbye.
        }
        socket.Abort();
        await listening;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log of conversation {Conversation} could not be read; the sweep tries again.")]
    private partial void LogNotRead(string conversation, Exception broken);
}
