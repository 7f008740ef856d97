using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.Webhook;
using Hub.Testing;
using Microsoft.AspNetCore.Http;

namespace Hub.Notifier.Tests.Channels;

/// <summary>The webhook channel against a real server on a loopback port.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private static readonly Address Somebody = new(WebhookChannel.Named, "+86 138 0000 0001");

    private readonly TimeSpan _patience = TimeSpan.FromSeconds(20);
    private readonly TaskCompletionSource _over = new();
    private Gateway _gateway = null!;

    public async Task InitializeAsync() => _gateway = await Gateway.StartAsync();

    public async Task DisposeAsync()
    {
        _over.TrySetResult();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_notice_is_posted_with_its_words_its_choices_and_whom_it_is_for()
    {
        Message message = new("停水通知：明天 9:00 到 11:00 😀 \"3号楼\"", [new("notice/1/ok", "知道了"), new("notice/1/help", "我要帮忙")]);

        Assert.Equal(new Sent.Ok(), await SendAsync(message: message, key: "0123/4567/webhook/1"));

        GatewayRequest got = Assert.Single(_gateway.Requests);
        JsonElement body = JsonElement.Parse(got.Body);
        JsonElement data = body.GetProperty("data");
        Assert.Equal("notice", body.GetProperty("type").GetString());
        Assert.True(body.GetProperty("timestamp").TryGetDateTimeOffset(out _));
        Assert.Equal(Somebody.User, data.GetProperty("to").GetString());
        Assert.Equal(message.Text, data.GetProperty("text").GetString());
        Assert.Equal(
            [("notice/1/ok", "知道了"), ("notice/1/help", "我要帮忙")],
            data.GetProperty("choices").EnumerateArray().Select(one => (one.GetProperty("id").GetString(), one.GetProperty("label").GetString())));
        Assert.Contains("明天", got.Body, StringComparison.Ordinal);
        Assert.Equal("application/json", got.Headers["content-type"]);
        Assert.Equal("0123/4567/webhook/1", got.Headers["webhook-id"]);
    }

    [Fact]
    public async Task A_card_goes_along_as_it_is()
    {
        await SendAsync(message: new("已受理", [], new("报修单", [new("地点", "3号楼"), new("时限", "今天")])));

        Assert.Equal(
            """{"title":"报修单","facts":[{"name":"地点","value":"3号楼"},{"name":"时限","value":"今天"}]}""",
            JsonElement.Parse(Assert.Single(_gateway.Requests).Body).GetProperty("data").GetProperty("card").GetRawText());
    }

    [Fact]
    public async Task The_buffers_of_one_sending_leave_nothing_in_the_next()
    {
        using WebhookChannel channel = Channel();
        string[] texts = [new('长', 3000), "短", new('中', 300), "短"];
        foreach (string text in texts)
        {
            await SendAsync(channel, new(text));
        }

        Assert.Equal(texts, _gateway.Requests.Select(one => JsonElement.Parse(one.Body).GetProperty("data").GetProperty("text").GetString()));
        Assert.All(await NpmStandardWebhooks.VerifyAsync([.. _gateway.Requests]), one => Assert.Null(one.Refused));
    }

    [Theory]
    [InlineData("""{"status":"queued","tries":[1,{"id":"inner"}],"id":"msg-7"}""", null, "msg-7")]
    [InlineData("""{"id":70368744177664}""", null, "70368744177664")]
    [InlineData("", "header-7", "header-7")]
    [InlineData("OK", null, null)]
    [InlineData("[1]", null, null)]
    [InlineData("""{"id":null}""", null, null)]
    [InlineData("""{"id":"\ud800"}""", null, null)]
    public async Task The_gateways_own_id_is_kept_where_it_gives_one(string body, string? header, string? id)
    {
        _gateway.Answer = async context =>
        {
            context.Response.StatusCode = 202;
            if (header is not null)
            {
                context.Response.Headers["X-Message-Id"] = header;
            }
            await context.Response.WriteAsync(body);
        };

        Assert.Equal(new Sent.Ok(id), await SendAsync());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(413)]
    public async Task What_the_gateway_will_never_take_is_refused(int status)
    {
        Answer(status);

        Assert.Equal(new Sent.Refused($"HTTP {status}"), await SendAsync());
    }

    [Theory]
    [InlineData(404, "HTTP 404")]
    [InlineData(410, "gone")]
    public async Task Whom_the_gateway_does_not_know_is_unreachable(int status, string reason)
    {
        Answer(status);

        Assert.Equal(new Sent.Unreachable(reason), await SendAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_gateway_that_fails_is_asked_again_after_a_while(int status)
    {
        Answer(status);

        Assert.Equal(new Sent.Later(TimeSpan.FromSeconds(5), Hindrance.Down), await SendAsync());
    }

    [Theory]
    [InlineData(429, "7", 7)]
    [InlineData(503, "7", 7)]
    [InlineData(429, null, 5)]
    [InlineData(429, "soon", 5)]
    [InlineData(429, "864000", 3600)]
    [InlineData(429, "0", 0.5)]
    public async Task A_gateway_that_asks_for_a_pause_gets_it_within_limits(int status, string? retryAfter, double seconds)
    {
        Answer(status, "Retry-After", retryAfter);

        Assert.Equal(new Sent.Later(TimeSpan.FromSeconds(seconds)), await SendAsync());
    }

    [Fact]
    public async Task The_pause_may_be_an_instant()
    {
        FakeClock clock = new();
        using WebhookChannel channel = Channel(clock: clock);
        Answer(503, "Retry-After", clock.GetUtcNow().AddSeconds(90).ToString("R", CultureInfo.InvariantCulture));
        Assert.Equal(new Sent.Later(TimeSpan.FromSeconds(90)), await SendAsync(channel));

        Answer(429, "Retry-After", clock.GetUtcNow().AddSeconds(-90).ToString("R", CultureInfo.InvariantCulture));
        Assert.Equal(new Sent.Later(TimeSpan.FromSeconds(0.5)), await SendAsync(channel));
    }

    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        Answer(status, "Location", _gateway.Address.ToString());

        Assert.Equal(new Sent.Refused($"HTTP {status}"), await SendAsync());
        Assert.Single(_gateway.Requests);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_to_its_end()
    {
        long written = 0;
        _gateway.Answer = async context =>
        {
            byte[] noise = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(noise, context.RequestAborted);
                written += noise.Length;
                // What is written after the other side has gone costs nothing: without a pause it is hundreds of megabytes to nobody.
                await Task.Delay(1);
            }
        };

        Assert.Equal(new Sent.Ok(), await SendAsync());
        Assert.InRange(Volatile.Read(ref written), 0, 64 * 1024 * 1024);
    }

    [Fact]
    public async Task An_answer_whose_body_never_ends_was_taken_all_the_same()
    {
        _gateway.Answer = async context =>
        {
            await context.Response.WriteAsync("""{"id":""");
            await context.Response.Body.FlushAsync();
            await _over.Task;
        };
        using WebhookChannel channel = Channel(new() { Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(new Sent.Ok(), await SendAsync(channel));
    }

    [Fact]
    public async Task What_hangs_after_the_request_went_out_is_unknown()
    {
        _gateway.Answer = _ => _over.Task;
        using WebhookChannel channel = Channel(new() { Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal(new Sent.Unknown("time-out"), await SendAsync(channel));
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_know_either()
    {
        _gateway.Answer = _ => _over.Task;
        using WebhookChannel channel = Channel();
        using CancellationTokenSource stop = new();
        Task<Sent> sending = channel.SendAsync(Somebody, new("x"), "key", stop.Token).AsTask();
        await _gateway.UntilAsync(1);
        await stop.CancelAsync();

        Assert.Equal(new Sent.Unknown("time-out"), await sending.WaitAsync(_patience));
    }

    [Fact]
    public async Task What_is_cut_after_the_request_went_out_is_unknown_and_the_next_goes_through()
    {
        using WebhookChannel channel = Channel();
        _gateway.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        Assert.Equal(new Sent.Unknown("connection cut"), await SendAsync(channel));

        Answer(200);
        Assert.Equal(new Sent.Ok(), await SendAsync(channel));
        Assert.Equal(2, _gateway.Requests.Count);
    }

    [Fact]
    public async Task A_gateway_that_is_away_has_certainly_taken_nothing()
    {
        using WebhookChannel channel = Channel();
        await _gateway.DisposeAsync();

        Assert.Equal(new Sent.Later(TimeSpan.FromSeconds(5), Hindrance.Down), await SendAsync(channel));
    }

    [Fact]
    public async Task A_name_that_nobody_has_has_certainly_taken_nothing()
    {
        using WebhookChannel channel = Channel(url: "http://gateway.invalid/");

        Assert.Equal(new Sent.Later(TimeSpan.FromSeconds(5), Hindrance.Down), await SendAsync(channel));
    }

    [Fact]
    public async Task A_gateway_that_cannot_prove_who_it_is_gets_nothing()
    {
        using WebhookChannel channel = Channel(url: $"https://127.0.0.1:{_gateway.Address.Port}/");

        Assert.Equal(new Sent.Later(TimeSpan.FromSeconds(5), Hindrance.Down), await SendAsync(channel));
        Assert.Empty(_gateway.Requests);
    }

    [Fact]
    public async Task A_connection_that_nobody_accepts_has_certainly_taken_nothing()
    {
        using TcpListener deaf = new(System.Net.IPAddress.Loopback, 0);
        deaf.Start();
        using WebhookChannel channel = Channel(
            new() { Timeout = TimeSpan.FromMilliseconds(300) }, url: $"https://{deaf.LocalEndpoint}/");

        Assert.Equal(new Sent.Later(TimeSpan.FromSeconds(5), Hindrance.Down), await SendAsync(channel));
    }

    [Fact]
    public async Task Many_at_once_come_each_once_and_connections_are_used_again()
    {
        HashSet<int> ports = [];
        _gateway.Answer = context =>
        {
            lock (ports)
            {
                ports.Add(context.Connection.RemotePort);
            }
            return Task.CompletedTask;
        };
        using WebhookChannel channel = Channel();
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            Assert.Equal(new Sent.Ok(), await SendAsync(channel, new($"no. {i}"), $"key/{i}")));

        Assert.Equal(2000, _gateway.Requests.Select(one => one.Headers["webhook-id"]).Distinct().Count());
        Assert.All(_gateway.Requests, one =>
            Assert.Equal($"no. {one.Headers["webhook-id"][4..]}", JsonElement.Parse(one.Body).GetProperty("data").GetProperty("text").GetString()));
        Assert.InRange(ports.Count, 1, 64);
    }

    [Fact]
    public void Nothing_comes_in_by_it()
    {
        using WebhookChannel channel = Channel();

        Assert.Equal(404, Assert.IsType<Received.Rejected>(channel.Receive(new("", "", default))).Status);
    }

    private WebhookChannel Channel(WebhookOptions? options = null, string? url = null, TimeProvider? clock = null) =>
        WebhookSettings.Channel(url ?? _gateway.Address.ToString(), options?.Timeout, clock);

    private async Task<Sent> SendAsync(WebhookChannel? channel = null, Message? message = null, string key = "key")
    {
        using WebhookChannel? own = channel is null ? Channel() : null;
        return await (channel ?? own!).SendAsync(Somebody, message ?? new("停水通知"), key, CancellationToken.None).AsTask().WaitAsync(_patience);
    }

    private void Answer(int status, string? header = null, string? value = null) => _gateway.Answer = context =>
    {
        context.Response.StatusCode = status;
        if (value is not null)
        {
            context.Response.Headers[header!] = value;
        }
        return Task.CompletedTask;
    };
}
