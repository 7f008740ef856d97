using System.Net;
using System.Text.Json;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Notifier.Tests.Channels;

/// <summary>A gateway that reports what became of the notices that it took, through the hub's own door.</summary>
public sealed class WebhookReceiptsTests : IAsyncLifetime
{
    private const string Door = "/webhook/receipts";

    private static readonly string Somebody = Attempt.KeyOf(Guid.CreateVersion7(), Guid.CreateVersion7(), "webhook", 1);

    private Gateway _gateway = null!;
    private TestHub _hub = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _gateway = await Gateway.StartAsync();
        _hub = await TestHub.StartAsync(new()
        {
            Settings = new Dictionary<string, string>
            {
                ["Hub:Webhook:Url"] = _gateway.Address.ToString(),
                ["Hub:Webhook:Secret"] = Gateway.Secret,
                ["Hub:Webhook:Serves"] = "phone",
            },
        });
        _http = _hub.Browser();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _hub.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task What_the_gateway_cannot_bring_goes_to_her_other_channel_and_what_she_opens_there_counts_as_read()
    {
        Notice notice = await TellAsync();
        await _gateway.UntilAsync(1);
        (string id, string channel) first = Last();

        Assert.Equal((HttpStatusCode.OK, """{"receipts":1,"news":1}"""), await ReportAsync((first.id, "failed", "mailbox full")));
        await _gateway.UntilAsync(2);
        (string id, string channel) second = Last();
        Assert.Equal((HttpStatusCode.OK, """{"receipts":2,"news":2}"""), await ReportAsync((second.id, "received", null), (second.id, "read", null)));
        Assert.Equal((HttpStatusCode.OK, """{"receipts":2,"news":0}"""), await ReportAsync((first.id, "failed", "mailbox full"), (second.id, "read", null)));

        Assert.Equal(("webhook", "phone"), (first.channel, second.channel));
        NoticeNumbers numbers = await _hub.Store.ReadAsync(rows => rows.Tallies.OfAsync(notice, default), default);
        Assert.Equal(
            [" Read  1", "phone Ok  1", "webhook Bounced mailbox full 1"],
            numbers.Lines.Where(line => line.Channel != "live").Select(line => $"{line.Channel} {line.What} {line.Reason} {line.Count}").Order(StringComparer.Ordinal));
        Assert.Equal(2, _gateway.Requests.Count);
    }

    [Fact]
    public async Task When_all_her_channels_have_given_up_she_counts_as_not_reached_and_nobody_is_asked_again()
    {
        Notice notice = await TellAsync();
        await _gateway.UntilAsync(1);
        await ReportAsync((Last().Id, "failed", null));
        await _gateway.UntilAsync(2);
        await ReportAsync((Last().Id, "failed", null));

        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        NoticeNumbers numbers;
        while ((numbers = await _hub.Store.ReadAsync(rows => rows.Tallies.OfAsync(notice, patience.Token), patience.Token)).In(DeliveryState.Failed) == 0)
        {
            await Task.Delay(20, patience.Token);
        }
        Assert.True(numbers.IsSettled);
        Assert.Equal(2, _gateway.Requests.Count);
    }

    [Fact]
    public async Task Who_does_not_know_the_secret_or_comes_late_is_told_so_and_nothing_is_taken()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        string body = Body((Somebody, "read", null));
        using HttpRequestMessage forged = await NpmStandardWebhooks.SignAsync(Door, "r1", now, body, "whsec_" + Convert.ToBase64String(new byte[32]));
        using HttpRequestMessage late = await NpmStandardWebhooks.SignAsync(Door, "r1", now.AddMinutes(-6), body);
        using HttpRequestMessage changed = await NpmStandardWebhooks.SignAsync(Door, "r1", now, body);
        changed.Content = new StringContent(body + " ");
        using HttpRequestMessage bare = new(HttpMethod.Post, Door) { Content = new StringContent(body) };

        Assert.Contains("webhook-signature", await RefusedAsync(forged, HttpStatusCode.Unauthorized), StringComparison.Ordinal);
        Assert.Contains("5 minutes", await RefusedAsync(late, HttpStatusCode.Unauthorized), StringComparison.Ordinal);
        Assert.Contains("webhook-signature", await RefusedAsync(changed, HttpStatusCode.Unauthorized), StringComparison.Ordinal);
        Assert.Contains("webhook-timestamp", await RefusedAsync(bare, HttpStatusCode.Unauthorized), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "no JSON")]
    [InlineData("[]", "The body must be")]
    [InlineData("""{"type":"notice","data":[]}""", "The body must be")]
    [InlineData("""{"type":"receipts","data":{}}""", "The body must be")]
    [InlineData("""{"type":"receipts","data":[{"id":"sms-1","state":"read"}]}""", "data[0].id")]
    [InlineData("""{"type":"receipts","data":[{"state":"read"}]}""", "data[0].id")]
    [InlineData("""{"type":"receipts","data":[7]}""", "data[0].id")]
    [InlineData("""{"type":"receipts","data":[{"id":"SOMEBODY","state":"read"},{"id":"SOMEBODY","state":"seen"}]}""", "data[1].state")]
    public async Task What_is_not_understood_is_named_with_its_place(string body, string where)
    {
        using HttpRequestMessage odd = await NpmStandardWebhooks.SignAsync(
            Door, "r1", TimeProvider.System.GetUtcNow(), body.Replace("SOMEBODY", Somebody, StringComparison.Ordinal));

        Assert.Contains(where, await RefusedAsync(odd, HttpStatusCode.BadRequest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_of_what_the_hub_no_longer_knows_is_taken_and_changes_nothing() =>
        Assert.Equal((HttpStatusCode.OK, """{"receipts":1,"news":0}"""), await ReportAsync((Somebody, "gone", null)));

    [Fact]
    public async Task A_hub_without_a_gateway_has_no_such_door()
    {
        await using TestHub hub = await TestHub.StartAsync();
        using HttpClient http = hub.Browser();
        using HttpRequestMessage report = await NpmStandardWebhooks.SignAsync(Door, "r1", TimeProvider.System.GetUtcNow(), Body());

        using HttpResponseMessage answer = await http.SendAsync(report);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static string Body(params (string Id, string State, string? Reason)[] receipts) =>
        JsonSerializer.Serialize(new { type = "receipts", data = receipts.Select(one => new { id = one.Id, state = one.State, reason = one.Reason }) });

    private async Task<(HttpStatusCode Status, string Answer)> ReportAsync(params (string Id, string State, string? Reason)[] receipts)
    {
        using HttpRequestMessage report = await NpmStandardWebhooks.SignAsync(Door, $"r{Guid.CreateVersion7():N}", TimeProvider.System.GetUtcNow(), Body(receipts));
        using HttpResponseMessage answer = await _http.SendAsync(report);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> RefusedAsync(HttpRequestMessage request, HttpStatusCode status)
    {
        using HttpResponseMessage answer = await _http.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
        return JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("detail").GetString()!;
    }

    private (string Id, string Channel) Last()
    {
        GatewayRequest last = _gateway.Requests.Last();
        return (last.Headers["webhook-id"], JsonElement.Parse(last.Body).GetProperty("data").GetProperty("channel").GetString()!);
    }

    private async Task<Notice> TellAsync()
    {
        IdSource ids = _hub.Services.GetRequiredService<IdSource>();
        Seal seal = _hub.Services.GetRequiredService<Seal>();
        Person person = new() { Id = ids.Next(), CreatedAt = TimeProvider.System.GetUtcNow() };
        Notice notice = new()
        {
            Id = ids.Next(),
            Key = "water",
            Kind = NoticeKind.Alert,
            Lane = Lane.Emergency,
            Text = new("今晚停水", "No water tonight"),
            Audience = new([person.Id]),
            CreatedAt = person.CreatedAt,
            Channels = ChannelPolicy.InTurn,
        };
        IReadOnlyList<Ring> rings = await _hub.Store.WriteAsync(
            rows =>
            {
                rows.People.Add(person);
                foreach ((string channel, string address) in new[] { ("webhook", "zhang"), ("phone", "+8613800000001") })
                {
                    rows.People.Add(new Contact
                    {
                        Id = ids.Next(), PersonId = person.Id, Channel = channel, Address = seal.Close(address), AddressHash = seal.LookUp(address),
                    });
                }
                return Task.FromResult(rows.Notices.Add(notice));
            },
            CancellationToken.None);
        await _hub.Services.GetRequiredService<ILanes>().OfferAsync([.. rings]);
        return notice;
    }
}
