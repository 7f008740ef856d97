using System.Text;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.Webhook;
using Hub.Testing;

namespace Hub.Notifier.Tests.Channels;

/// <summary>What Hub signs is what others verify.</summary>
public sealed class StandardWebhooksTests
{
    private static readonly byte[] Key = Convert.FromBase64String(Gateway.Secret["whsec_".Length..]);

    // The test "sign function works" of the reference libraries: https://github.com/standard-webhooks/standard-webhooks,
    // libraries/javascript/src/webhook.test.ts.
    [Fact]
    public void The_published_test_vector_comes_out() => Assert.Equal(
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        WebhookSignature.Of([Key], Encoding.UTF8.GetBytes("""msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}""")));

    [Fact]
    public async Task The_reference_client_takes_a_request_and_refuses_a_changed_and_an_old_one()
    {
        await using Gateway gateway = await Gateway.StartAsync();
        using WebhookChannel channel = WebhookSettings.Channel(gateway.Address.ToString());
        using WebhookChannel late = WebhookSettings.Channel(gateway.Address.ToString(), clock: new FakeClock(TimeProvider.System.GetUtcNow().AddMinutes(-6)));
        Address to = new(WebhookChannel.Named, "+86 138 0000 0001");
        await channel.SendAsync(to, new("消防通道被占 🔥", [new("ok", "知道了")]), "n/p/webhook/1", CancellationToken.None);
        await late.SendAsync(to, new("消防通道被占"), "n/p/webhook/1", CancellationToken.None);
        GatewayRequest[] got = [.. gateway.Requests];
        Dictionary<string, string> renamed = new(got[0].Headers) { ["webhook-id"] = "n/p/webhook/2" };

        var judged = await NpmStandardWebhooks.VerifyAsync(
            got[0], got[0] with { Body = got[0].Body.Replace("消防", "消毒", StringComparison.Ordinal) }, got[0] with { Headers = renamed }, got[1]);

        Assert.Equal("消防通道被占 🔥", judged[0].Payload!.Value.GetProperty("data").GetProperty("text").GetString());
        Assert.Equal(
            [null, "No matching signature found", "No matching signature found", "Message timestamp too old"],
            judged.Select(one => one.Refused));
    }

    [Fact]
    public async Task While_the_secret_changes_the_old_and_the_new_one_both_verify()
    {
        await using Gateway gateway = await Gateway.StartAsync();
        string other = "whsec_" + Convert.ToBase64String(new byte[32]);
        using WebhookChannel channel = new(
            WebhookSettings.Read(("Url", gateway.Address.ToString()), ("Secret", $"{other} {Gateway.Secret}"))!, TimeProvider.System);

        await channel.SendAsync(new(WebhookChannel.Named, "x"), new("y"), "key", CancellationToken.None);

        Assert.Null((await NpmStandardWebhooks.VerifyAsync(Assert.Single(gateway.Requests)))[0].Refused);
    }

    [Fact]
    public void The_id_is_the_key_itself_and_never_longer_than_256_characters()
    {
        const string Usual = "0199a0b1c2d37e4f8a9b0c1d2e3f4a5b/0199a0b1c2d37e4f8a9b0c1d2e3f4a5c/webhook/1";
        string[] odd = [new('x', 257), new('x', 258), "with.dot", "with blank", "line\r\nbreak: 1", "小邻", "", WebhookSignature.IdOf("小邻")];
        string[] ids = [.. odd.Select(WebhookSignature.IdOf)];

        Assert.Equal(Usual, WebhookSignature.IdOf(Usual));
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Equal(ids, odd.Select(WebhookSignature.IdOf));
        Assert.All(ids, id => Assert.Matches("^[!-~]{1,256}$", id));
        Assert.All(ids, id => Assert.DoesNotContain('.', id));
    }
}
