using Hub.Notifier.Channels.Webhook;
using Hub.Testing;
using Microsoft.Extensions.Configuration;

namespace Hub.Notifier.Tests.Channels;

/// <summary>The webhook channel as a host's configuration makes it.</summary>
internal static class WebhookSettings
{
    internal static WebhookChannel Channel(string url, TimeSpan? timeout = null, TimeProvider? clock = null) => new(
        Read(("Url", url), ("Secret", Gateway.Secret), ("Timeout", (timeout ?? TimeSpan.FromSeconds(10)).ToString()))!, clock ?? TimeProvider.System);

    internal static WebhookOptions? Read(params (string Key, string Value)[] settings) => WebhookOptions.From(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Hub:Webhook:{setting.Key}", (string?)setting.Value)))
            .Build());
}
