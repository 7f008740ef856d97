using Hub.Notifier.Channels;
using Hub.Notifier.Channels.Webhook;
using Hub.Testing;
using Microsoft.Extensions.Options;

namespace Hub.Notifier.Tests.Channels;

public sealed class WebhookOptionsTests
{
    [Fact]
    public void Without_an_address_there_is_no_channel() => Assert.Null(WebhookSettings.Read(("Secret", "whatever")));

    [Fact]
    public void What_is_not_said_has_its_default()
    {
        WebhookOptions options = WebhookSettings.Read(("Url", "https://gateway.example/notices"), ("Secret", Gateway.Secret))!;

        Assert.Equal((TimeSpan.FromSeconds(10), true, null), (options.Timeout, options.Deduplicates, options.RatePerSecond));
    }

    [Fact]
    public void What_the_gateway_can_becomes_data()
    {
        using WebhookChannel channel = new(
            WebhookSettings.Read(("Url", "https://gateway.example/"), ("Secret", Gateway.Secret), ("Deduplicates", "false"), ("RatePerSecond", "50"), ("PerPersonPerHour", "20"))!,
            TimeProvider.System);

        Assert.False(channel.Can.Deduplicates);
        Assert.Equal([new Rate(50, TimeSpan.FromSeconds(1), PerPerson: false), new Rate(20, TimeSpan.FromHours(1), PerPerson: true)], channel.Can.Rates);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_no_secret_with_it()
    {
        string message = Wrong(("Url", "ftp://u:pass@gateway/"), ("Secret", "whsec_c2hvcnQ="), ("Timeout", "00:10:00"), ("RatePerSecond", "0"), ("PerPersonPerHour", "1001"));

        Assert.All(["Url", "Secret", "Timeout", "RatePerSecond", "PerPersonPerHour"], name => Assert.Contains($"Hub:Webhook:{name}", message, StringComparison.Ordinal));
        Assert.DoesNotContain("c2hvcnQ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("pass", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_not base64 at all")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_c2hvcnQ=")]
    public void A_secret_is_given_whole(string secret) =>
        Assert.Contains("Hub:Webhook:Secret", Wrong(("Url", "https://gateway.example/"), ("Secret", secret)), StringComparison.Ordinal);

    [Theory]
    [InlineData("gateway.example/notices")]
    [InlineData("/notices")]
    public void An_address_is_absolute(string url) =>
        Assert.Contains("Hub:Webhook:Url", Wrong(("Url", url), ("Secret", Gateway.Secret)), StringComparison.Ordinal);

    private static string Wrong(params (string Key, string Value)[] settings) =>
        Assert.Throws<OptionsValidationException>(() => WebhookSettings.Read(settings)).Message;
}
