using System.Text.Json;

namespace Hub.Testing;

/// <summary>The reference client of Standard Webhooks, npm's standardwebhooks, in a Node process of its own.</summary>
public static class NpmStandardWebhooks
{
    /// <summary>What it makes of each request: its payload, or why it was refused.</summary>
    public static async Task<IReadOnlyList<(JsonElement? Payload, string? Refused)>> VerifyAsync(params IReadOnlyList<GatewayRequest> requests)
    {
        string answer = await NpmScript.AnswerAsync("webhook.mjs", "standardwebhooks", JsonSerializer.Serialize(
            requests.Select(one => new { secret = Gateway.Secret, headers = one.Headers, body = one.Body })));
        return
        [
            .. JsonElement.Parse(answer).EnumerateArray().Select(one => (
                one.TryGetProperty("payload", out JsonElement payload) ? payload : (JsonElement?)null,
                one.TryGetProperty("refused", out JsonElement refused) ? refused.GetString() : null)),
        ];
    }

    /// <summary>A request with its body and the three headers, signed by it.</summary>
    public static async Task<HttpRequestMessage> SignAsync(string path, string id, DateTimeOffset at, string body, string secret = Gateway.Secret)
    {
        long seconds = at.ToUnixTimeSeconds();
        string answer = await NpmScript.AnswerAsync("webhook.mjs", "standardwebhooks", JsonSerializer.Serialize(new[] { new { secret, id, seconds, body } }));
        return new(HttpMethod.Post, path)
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            Headers =
            {
                { "webhook-id", id },
                { "webhook-timestamp", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                { "webhook-signature", JsonElement.Parse(answer)[0].GetProperty("signature").GetString() },
            },
        };
    }
}
