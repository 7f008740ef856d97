using System.Buffers;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hub.Bench.Replay;

/// <summary>One resident's open chat: posts a message, and waits until the bot's reply to it is seen on the stream.</summary>
internal sealed class Resident : IAsyncDisposable
{
    private const string ReplyMark = "\"replyToId\":\"";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly ClientWebSocket _socket = new();
    private readonly StringBuilder _heard = new();
    private readonly Lock _lock = new();
    private readonly string _token;
    private readonly string _user;
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _answered;

    private Resident(HttpClient http, string token, string conversation, string user) =>
        (_http, _token, Conversation, _user) = (http, token, conversation, user);

    internal string Conversation { get; }

    internal SemaphoreSlim Turn { get; } = new(1, 1);

    internal static async Task<Resident> OpenAsync(HttpClient http, string door)
    {
        using HttpResponseMessage given = await http.PostAsJsonAsync(new Uri("/chat/token", UriKind.Relative), new { door, locale = "zh-CN" });
        JsonNode chat = (await given.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
        Resident resident = new(http, (string)chat["token"]!, (string)chat["conversationId"]!, (string)chat["userId"]!);
        using HttpResponseMessage opened = await resident.PostAsync("/v3/directline/conversations", "{}");
        JsonNode conversation = (await opened.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
        await resident._socket.ConnectAsync(new Uri((string)conversation["streamUrl"]!), default);
        _ = resident.ListenAsync();
        await resident.WaitAsync(() => resident._heard.Length > 0); // the greeting
        return resident;
    }

    /// <summary>Posts an activity and gives what the bot answers.</summary>
    internal async Task<string> AskAsync(string text, string? choice, string id)
    {
        JsonObject activity = new()
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = _user, ["role"] = "user" },
            ["locale"] = "zh-CN",
            ["text"] = text,
            ["textFormat"] = "plain",
            ["channelData"] = new JsonObject { ["clientActivityID"] = id },
        };
        if (choice is not null)
        {
            activity["value"] = new JsonObject { ["choice"] = choice };
        }
        lock (_lock)
        {
            _heard.Clear();
        }
        using HttpResponseMessage answer = await PostAsync($"/v3/directline/conversations/{Conversation}/activities", activity.ToJsonString(Plain));
        string posted = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
        long seq = long.Parse(posted.AsSpan(posted.LastIndexOf('|') + 1, 7), System.Globalization.CultureInfo.InvariantCulture);
        await WaitAsync(() => _answered >= seq);
        lock (_lock)
        {
            return _heard.ToString();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        Turn.Dispose();
        await Task.CompletedTask;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string json)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(path, UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await _http.SendAsync(request);
    }

    private async Task WaitAsync(Func<bool> come)
    {
        using CancellationTokenSource limit = new(Patience);
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (come())
                {
                    return;
                }
                more = _more.Task;
            }
            await more.WaitAsync(limit.Token);
        }
    }

    private async Task ListenAsync()
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        StringBuilder frame = new();
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(), default);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }
                frame.Append(Encoding.UTF8.GetString(buffer, 0, part.Count));
                if (part.EndOfMessage)
                {
                    Hear(frame.ToString());
                    frame.Clear();
                }
            }
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The bench is over, or the host is; whoever waits runs into its limit and says so.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Hear(string frame)
    {
        TaskCompletionSource told;
        lock (_lock)
        {
            _heard.Append(frame);
            for (int at = frame.IndexOf(ReplyMark, StringComparison.Ordinal); at >= 0; at = frame.IndexOf(ReplyMark, at + 1, StringComparison.Ordinal))
            {
                int bar = frame.IndexOf('|', at);
                _answered = Math.Max(_answered, long.Parse(frame.AsSpan(bar + 1, 7), System.Globalization.CultureInfo.InvariantCulture));
            }
            (told, _more) = (_more, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        told.TrySetResult();
    }
}
