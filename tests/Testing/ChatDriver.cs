using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using Xunit.Sdk;

namespace Hub.Testing;

/// <summary>
/// A person with the chat open: speaks Direct Line over real HTTP and a real WebSocket, and reads the bot's answers in order.
/// <code>
/// await using TestHub hub = await TestHub.StartAsync();
/// await using ChatDriver chat = await hub.ChatAsync();
/// await chat.SayAsync("3号楼灯坏了");
/// await chat.ExpectAsync("哪个单元");
/// await chat.ChooseAsync("2单元");
/// </code>
/// Whatever comes in is checked: each number of the conversation once, in order, none left out.
/// </summary>
public sealed class ChatDriver : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly ChatSocket _socket;
    private int _read;
    private int _said;

    private ChatDriver(HttpClient http, JsonElement conversation, string user)
    {
        _http = http;
        ConversationId = conversation.GetProperty("conversationId").GetString()!;
        UserId = user;
        _socket = new(_http, ConversationId, new(conversation.GetProperty("streamUrl").GetString()!));
        Token = conversation.GetProperty("token").GetString()!;
    }

    /// <summary>How long the bot may take for an answer. Default: 15 s, which is long for a busy machine and short for a person.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(15);

    public string ConversationId { get; }

    public string UserId { get; }

    /// <summary>The token of all calls.</summary>
    public string Token
    {
        get => _http.DefaultRequestHeaders.Authorization!.Parameter!;
        set => _http.DefaultRequestHeaders.Authorization = new("Bearer", value);
    }

    /// <summary>The HTTP client, with its token, for calls that no method here makes.</summary>
    public HttpClient Http => _http;

    /// <summary>Everything that was received, from both sides, in order.</summary>
    public IReadOnlyList<ChatLine> Log => _socket.Lines();

    /// <summary>The buttons that lie before her: those of the last line, if it is the bot's.</summary>
    public IReadOnlyList<ChatChoice> Choices => Log is [.., { IsBot: true } last] ? last.Choices : [];

    /// <summary>Opens the chat page: asks for a token, starts the conversation and connects.</summary>
    /// <param name="browser">With the hub's address; its cookies say who comes back. Disposed with this.</param>
    /// <param name="door">The building or community of the poster.</param>
    /// <param name="locale">What the page is shown in.</param>
    public static async Task<ChatDriver> StartAsync(HttpClient browser, string? door = null, string? locale = null)
    {
        using HttpResponseMessage response = await browser.PostAsJsonAsync("chat/token", new { door, locale });
        JsonElement given = await ReadAsync(response);
        return await StartWithAsync(browser, given.GetProperty("token").GetString()!, locale, given.GetProperty("userId").GetString()!);
    }

    /// <summary>Opens the chat with a token; see <see cref="TestHub.TokenOf"/>.</summary>
    public static async Task<ChatDriver> StartWithAsync(HttpClient browser, string token, string? locale = null, string? user = null)
    {
        browser.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using HttpResponseMessage response = await browser.PostAsJsonAsync("v3/directline/conversations", new { user = new { }, locale });
        ChatDriver chat = new(browser, await ReadAsync(response), user ?? UserOf(token));
        await chat._socket.ConnectAsync();
        return chat;
    }

    /// <summary>Says something and waits until it stands in the log. Returns its id.</summary>
    public async Task<string> SayAsync(string words) => await PostAsync(new JsonObject { ["text"] = words });

    /// <summary>Says several things as fast as they can be sent, one after the other, and waits until all stand in the log.</summary>
    public async Task SayFastAsync(params IEnumerable<string> words)
    {
        List<string> ids = [];
        foreach (string one in words)
        {
            ids.Add((await SendAsync(new JsonObject { ["text"] = one })).Id);
        }
        foreach (string id in ids)
        {
            await EchoAsync(id);
        }
    }

    /// <summary>Presses a button that the bot offered.</summary>
    /// <param name="choice">Its label, part of its label, its id, or its number.</param>
    public Task<string> ChooseAsync(string choice) => PressAsync(Choices, choice);

    /// <summary>Presses a button of an earlier line, as one does who scrolls up.</summary>
    /// <param name="line">The line.</param>
    /// <param name="choice">See <see cref="ChooseAsync(string)"/>.</param>
    public Task<string> PressAsync(ChatLine line, string choice) => PressAsync(line.Choices, choice);

    private async Task<string> PressAsync(IReadOnlyList<ChatChoice> choices, string choice)
    {
        ChatChoice pressed = choices.FirstOrDefault(offered => offered.Id == choice || offered.Label == choice)
            ?? choices.FirstOrDefault(offered => offered.Number.ToString(CultureInfo.InvariantCulture) == choice)
            ?? choices.FirstOrDefault(offered => offered.Label.Contains(choice, StringComparison.Ordinal) || offered.Id.Contains(choice, StringComparison.Ordinal))
            ?? throw new XunitException($"No button '{choice}' lies before her.\n{Transcript()}");
        return await PostAsync(new JsonObject
        {
            ["text"] = pressed.Action.GetProperty("text").GetString(),
            ["value"] = JsonNode.Parse(pressed.Action.GetProperty("value").GetRawText()),
            ["channelData"] = new JsonObject { ["messageBack"] = new JsonObject { ["displayText"] = pressed.Label } },
        });
    }

    /// <inheritdoc cref="ChooseAsync(string)"/>
    public Task<string> ChooseAsync(int number) => ChooseAsync(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sends photos, with words or without, as the attachment button does, and waits until they stand in the log.</summary>
    public async Task<string> SendPhotoAsync(string words = "", params byte[][] photos)
    {
        using HttpResponseMessage response = await UploadAsync(words, [.. (photos is [] ? [Photos.Jpeg()] : photos).Select((photo, i) => ($"照片{i + 1}.jpg", photo))]);
        string id = (await ReadAsync(response)).GetProperty("id").GetString()!;
        await EchoAsync(id);
        return id;
    }

    /// <summary>Sends files and gives the answer as it is.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string words, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using MultipartFormDataContent form = [];
        StringContent activity = new(Message(new JsonObject { ["text"] = words }).ToJsonString(), Encoding.UTF8);
        activity.Headers.ContentType = new("application/vnd.microsoft.activity");
        form.Add(activity, "activity", "blob");
        foreach ((string name, byte[] content) in files)
        {
            ByteArrayContent part = new(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            part.Headers.ContentDisposition = new("form-data") { Name = "file", FileName = name };
            form.Add(part);
        }
        return await _http.PostAsync($"v3/directline/conversations/{ConversationId}/upload?userId={UserId}", form);
    }

    /// <summary>
    /// Reads on in the bot's lines until one holds all of these, and gives that one. Lines before it count as read; case and
    /// width must be right.
    /// </summary>
    /// <exception cref="XunitException">None came in time. Holds the whole conversation.</exception>
    public async Task<ChatLine> ExpectAsync(params string[] contains)
    {
        ChatLine? found = null;
        bool came = await _socket.WaitAsync(
            lines =>
            {
                for (; found is null && _read < lines.Count; _read++)
                {
                    ChatLine line = lines[_read];
                    found = line.IsBot && contains.All(part => line.Text.Contains(part, StringComparison.Ordinal)) ? line : null;
                }
                return found is not null;
            }, Patience);
        return came ? found! : throw new XunitException($"The bot did not say '{string.Join("' and '", contains)}'.\n{Transcript()}");
    }

    /// <summary>The bot's next line, whatever it says.</summary>
    public Task<ChatLine> NextAsync() => ExpectAsync();

    /// <summary>Checks that no line of the bot that was received so far, read or not, holds this.</summary>
    public void Never(string words) =>
        Assert.True(!Log.Any(line => line.IsBot && line.Text.Contains(words, StringComparison.Ordinal)), $"The bot said '{words}'.\n{Transcript()}");

    /// <summary>Checks that the bot has nothing unread to say within a while.</summary>
    public async Task ExpectSilenceAsync(TimeSpan within)
    {
        bool spoke = await _socket.WaitAsync(lines => lines.Skip(_read).Any(line => line.IsBot), within);
        Assert.False(spoke, $"The bot was to be silent.\n{Transcript()}");
    }

    /// <summary>Waits until the log holds so many lines of both sides.</summary>
    public async Task ExpectLinesAsync(int count) =>
        Assert.True(await _socket.WaitAsync(lines => lines.Count >= count, Patience), $"{count} lines were expected.\n{Transcript()}");

    /// <summary>Waits until what was received fulfils a condition; false when it does not in time.</summary>
    public Task<bool> WaitAsync(Func<IReadOnlyList<ChatLine>, bool> condition) => _socket.WaitAsync(condition, Patience);

    /// <summary>Cuts the WebSocket, as a tunnel does.</summary>
    public void Cut() => _socket.Cut();

    /// <summary>Connects again with the watermark of the last line that came.</summary>
    /// <param name="node">Another node of the hub; the same one where it is left out.</param>
    public Task ReconnectAsync(Uri? node = null) => _socket.ReconnectAsync(node ?? _http.BaseAddress!);

    /// <summary>Everything that was said, for messages of failed tests.</summary>
    public string Transcript() => $"--- {ConversationId}\n{string.Join('\n', Log)}\n---";

    /// <summary>Posts an activity to a node and gives the answer as it is.</summary>
    public Task<HttpResponseMessage> PostRawAsync(HttpContent content, Uri? node = null) =>
        _http.PostAsync(new Uri(node ?? _http.BaseAddress!, $"v3/directline/conversations/{ConversationId}/activities"), content);

    public async ValueTask DisposeAsync()
    {
        await _socket.DisposeAsync();
        _http.Dispose();
    }

    private async Task<string> PostAsync(JsonObject activity)
    {
        (string id, _) = await SendAsync(activity);
        await EchoAsync(id);
        return id;
    }

    private async Task<(string Id, JsonObject Sent)> SendAsync(JsonObject activity)
    {
        JsonObject message = Message(activity);
        using StringContent content = new(message.ToJsonString(), Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await PostRawAsync(content);
        return ((await ReadAsync(response)).GetProperty("id").GetString()!, message);
    }

    private async Task EchoAsync(string id) =>
        Assert.True(await _socket.WaitAsync(lines => lines.Any(line => line.Id == id), Patience), $"No echo of {id} came.\n{Transcript()}");

    private JsonObject Message(JsonObject activity)
    {
        activity["type"] = "message";
        activity["from"] = new JsonObject { ["id"] = UserId, ["role"] = "user" };
        activity["channelData"] ??= new JsonObject();
        activity["channelData"]!["clientActivityID"] = $"{Environment.TickCount64:x}.{Interlocked.Increment(ref _said)}";
        return activity;
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {response.RequestMessage?.RequestUri}: {body}");
        return JsonElement.Parse(body);
    }

    private static string UserOf(string token) =>
        JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[1])).GetProperty("user").GetString()!;
}
