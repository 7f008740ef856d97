using System.Net.Http.Json;
using System.Text.Json;
using Hub.Testing;

namespace Hub.Bot.Tests.Doors;

/// <summary>A proxy that speaks TLS stands before the hub: what it says of the client counts where the hub was told to trust it.</summary>
public sealed class BehindProxyTests
{
    [Theory]
    [InlineData(true, "wss://", true)]
    [InlineData(false, "ws://", false)]
    public async Task Addresses_and_cookies_follow_the_proxy_only_when_it_is_trusted(bool trusted, string stream, bool secure)
    {
        await using TestHub hub = await TestHub.StartAsync(new() { Settings = new Dictionary<string, string> { ["ForwardedHeaders_Enabled"] = $"{trusted}" } });
        using HttpClient client = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = hub.Address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        using HttpResponseMessage given = await client.PostAsJsonAsync("chat/token", new { });
        JsonElement chat = await given.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", chat.GetProperty("token").GetString());
        using HttpResponseMessage opened = await client.PostAsJsonAsync("v3/directline/conversations", new { });
        JsonElement conversation = await opened.Content.ReadFromJsonAsync<JsonElement>();

        Assert.StartsWith(stream, conversation.GetProperty("streamUrl").GetString());
        Assert.All(given.Headers.GetValues("Set-Cookie"), cookie => Assert.Equal(secure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase)));
    }
}
