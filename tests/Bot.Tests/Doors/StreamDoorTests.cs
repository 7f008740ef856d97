using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Hub.Bot.Doors;
using Hub.Bot.Turns;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Hub.Bot.Tests.Doors;

/// <summary>WebSockets that are quiet, slow, gone, or talk nonsense.</summary>
public sealed class StreamDoorTests
{
    [Fact]
    public async Task A_quiet_socket_gets_an_empty_frame_before_a_proxy_would_close_it()
    {
        FakeClock clock = new();
        await using TestHub hub = await TestHub.StartAsync(new() { Clock = clock });
        await using ChatDriver chat = await hub.ChatAsync();
        await chat.NextAsync();
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(await StreamAsync(chat, last: true), CancellationToken.None);
        await WhenOpenAsync(hub, 2);

        clock.Advance(TimeSpan.FromSeconds(30));

        WebSocketReceiveResult frame = await ReceiveAsync(socket);
        Assert.Equal((WebSocketMessageType.Text, 0, true), (frame.MessageType, frame.Count, frame.EndOfMessage));
    }

    [Fact]
    public async Task A_peer_that_is_gone_without_a_word_is_dropped()
    {
        StreamPace pace = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(600));
        await using TestHub hub = await TestHub.StartAsync(
            new() { Services = services => services.Replace(ServiceDescriptor.Singleton(pace)) });
        await using ChatDriver chat = await hub.ChatAsync();
        await chat.NextAsync();

        // A bare connection: nobody answers its pings.
        using TcpClient peer = await ConnectRawAsync(await StreamAsync(chat));
        await WhenOpenAsync(hub, 2);
        byte[] buffer = new byte[4096];
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        try
        {
            while (await peer.GetStream().ReadAsync(buffer, patience.Token) > 0)
            {
            }
        }
        catch (IOException)
        {
            // Reset, as a dropped connection is.
        }

        await WhenOpenAsync(hub, 1);
        await chat.SayAsync("我还在"); // Who answers pings stays.
    }

    [Fact]
    public async Task A_reader_that_does_not_read_holds_nobody_up_and_gets_everything_when_it_does()
    {
        Routing silent = new(_ => Task.CompletedTask, _ => Task.CompletedTask); // What the bot makes of it is not the question.
        await using TestHub hub = await TestHub.StartAsync(
            new() { Services = services => services.Replace(ServiceDescriptor.Singleton(silent)) });
        await using ChatDriver chat = await hub.ChatAsync();
        using ClientWebSocket slow = new();
        await slow.ConnectAsync(await StreamAsync(chat), CancellationToken.None);

        string words = new('长', 20_000);
        await chat.SayFastAsync(Enumerable.Repeat(words, 200)); // 12 MB, beyond what the connection buffers.

        List<long> numbers = [];
        long last = chat.Log[^1].Number;
        while (numbers.Count == 0 || numbers[^1] < last)
        {
            JsonElement set = await SetAsync(slow);
            numbers.AddRange(set.GetProperty("activities").EnumerateArray().Select(activity => ChatLine.Read(activity).Number));
            Assert.Equal(numbers[^1].ToString(System.Globalization.CultureInfo.InvariantCulture), set.GetProperty("watermark").GetString());
        }
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(i => (long)i), numbers);
    }

    [Fact]
    public async Task What_a_client_sends_over_the_socket_is_ignored()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using ChatDriver chat = await hub.ChatAsync();
        using ClientWebSocket socket = new();
        await socket.ConnectAsync(await StreamAsync(chat), CancellationToken.None);

        await socket.SendAsync(Array.Empty<byte>(), WebSocketMessageType.Text, true, CancellationToken.None);
        await socket.SendAsync("{\"type\":\"message\"}"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        await socket.SendAsync(new byte[300_000], WebSocketMessageType.Binary, true, CancellationToken.None);
        await chat.SayAsync("还在吗");

        while (!(await SetAsync(socket)).GetRawText().Contains("还在吗", StringComparison.Ordinal))
        {
        }
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await WhenOpenAsync(hub, 1);
    }

    [Fact]
    public async Task Without_an_upgrade_the_address_says_what_it_is_for()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using ChatDriver chat = await hub.ChatAsync();

        using HttpResponseMessage answer = await chat.Http.GetAsync($"v3/directline/conversations/{chat.ConversationId}/stream");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("WebSocket", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<Uri> StreamAsync(ChatDriver chat, bool last = false)
    {
        string watermark = last ? "999999" : "0";
        JsonElement open = await chat.Http.GetFromJsonAsync<JsonElement>(
            $"v3/directline/conversations/{chat.ConversationId}?watermark={watermark}");
        return new(open.GetProperty("streamUrl").GetString()!);
    }

    private static async Task WhenOpenAsync(TestHub hub, int count)
    {
        OpenStreams streams = hub.Services.GetRequiredService<OpenStreams>();
        for (int i = 0; streams.Count != count && i < 1000; i++)
        {
            await Task.Delay(20);
        }
        Assert.Equal(count, streams.Count);
    }

    private static async Task<WebSocketReceiveResult> ReceiveAsync(ClientWebSocket socket)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        return await socket.ReceiveAsync(new byte[64 * 1024], patience.Token);
    }

    private static async Task<JsonElement> SetAsync(ClientWebSocket socket)
    {
        using MemoryStream whole = new();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        byte[] part = new byte[64 * 1024];
        while (true)
        {
            WebSocketReceiveResult received = await socket.ReceiveAsync(part, patience.Token);
            whole.Write(part, 0, received.Count);
            if (received.EndOfMessage && whole.Length > 0)
            {
                return JsonElement.Parse(whole.ToArray());
            }
        }
    }

    private static async Task<TcpClient> ConnectRawAsync(Uri stream)
    {
        TcpClient peer = new();
        await peer.ConnectAsync(stream.Host, stream.Port);
        await peer.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET {stream.PathAndQuery} HTTP/1.1\r\nHost: {stream.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        return peer;
    }
}
