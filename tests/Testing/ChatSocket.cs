using System.Globalization;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Xunit.Sdk;

namespace Hub.Testing;

/// <summary>The WebSocket of one chat, and what came over it.</summary>
internal sealed class ChatSocket(HttpClient http, string conversation, Uri streamUrl) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<ChatLine> _lines = [];
    private ClientWebSocket _socket = new();
    private Task _reading = Task.CompletedTask;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _wrong;

    /// <summary>The last watermark that came.</summary>
    public string Watermark { get; private set; } = "";

    public IReadOnlyList<ChatLine> Lines()
    {
        lock (_lock)
        {
            return [.. _lines];
        }
    }

    public Task ConnectAsync() => ConnectAsync(streamUrl);

    public void Cut() => _socket.Abort();

    public async Task ReconnectAsync(Uri node)
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _socket = new();
        JsonElement open = await http.GetFromJsonAsync<JsonElement>(
            new Uri(node, $"v3/directline/conversations/{conversation}?watermark={Watermark}"));
        await ConnectAsync(new(open.GetProperty("streamUrl").GetString()!));
    }

    /// <summary>Waits until the lines fulfil a condition. Broken order is an error at once.</summary>
    public async Task<bool> WaitAsync(Func<IReadOnlyList<ChatLine>, bool> condition, TimeSpan patience)
    {
        using CancellationTokenSource end = new(patience);
        while (true)
        {
            Task news;
            lock (_lock)
            {
                if (_wrong is not null)
                {
                    throw new XunitException(_wrong);
                }
                if (condition(_lines))
                {
                    return true;
                }
                news = _news.Task;
            }
            try
            {
                await news.WaitAsync(end.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
    }

    private async Task ConnectAsync(Uri stream)
    {
        await _socket.ConnectAsync(stream, CancellationToken.None);
        _reading = ReadAsync(_socket);
    }

    private async Task ReadAsync(ClientWebSocket socket)
    {
        using MemoryStream frame = new();
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }
                frame.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(frame.GetBuffer().AsMemory(0, (int)frame.Length));
                    frame.SetLength(0);
                }
            }
        }
        catch (Exception cut) when (cut is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Cut, perhaps between two frames, when the socket says that it is disposed; the driver decides when to come back.
        }
    }

    private void Take(ReadOnlyMemory<byte> frame)
    {
        if (frame.IsEmpty)
        {
            return; // Keeps the connection alive.
        }
        JsonElement set = JsonElement.Parse(frame.Span);
        JsonElement activities = set.GetProperty("activities");
        string watermark = set.GetProperty("watermark").GetString()!;
        long last = long.Parse(watermark, CultureInfo.InvariantCulture);
        lock (_lock)
        {
            long number = last - activities.GetArrayLength();
            if (Watermark.Length > 0 && Watermark != number.ToString(CultureInfo.InvariantCulture))
            {
                _wrong ??= $"After the watermark {Watermark} came {number + 1} to {last}: something came twice, out of order, or was left out.";
            }
            foreach (JsonElement activity in activities.EnumerateArray())
            {
                number++;
                Take(number, activity);
            }
            Watermark = watermark;
            _news.TrySetResult();
            _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Take(long number, JsonElement activity)
    {
        if (!activity.TryGetProperty("id", out _))
        {
            return; // Its text was erased.
        }
        ChatLine line = ChatLine.Read(activity);
        if (line.Number != number)
        {
            _wrong ??= $"At the place of {number} came {line.Id}.";
        }
        _lines.Add(line);
    }
}
