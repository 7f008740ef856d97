using System.Diagnostics;
using System.Text.Json;

namespace Hub.Testing;

/// <summary>The reference client of Standard Webhooks, npm's standardwebhooks, in a Node process of its own.</summary>
public static class NpmStandardWebhooks
{
    /// <summary>What it makes of each request: its payload, or why it was refused.</summary>
    public static async Task<IReadOnlyList<(JsonElement? Payload, string? Refused)>> VerifyAsync(params IReadOnlyList<GatewayRequest> requests)
    {
        string folder = Path.Combine(TestHub.Root(), "tests", "Testing", "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "standardwebhooks")))
        {
            throw new InvalidOperationException("The tests' Node packages are missing. Run `bash tests/run`, or `npm ci` in tests/Testing/npm.");
        }
        using Process node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "webhook.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(
            requests.Select(one => new { secret = Gateway.Secret, headers = one.Headers, body = one.Body })));
        node.StandardInput.Close();
        string answer = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return
        [
            .. JsonElement.Parse(answer).EnumerateArray().Select(one => (
                one.TryGetProperty("payload", out JsonElement payload) ? payload : (JsonElement?)null,
                one.TryGetProperty("refused", out JsonElement refused) ? refused.GetString() : null)),
        ];
    }
}
