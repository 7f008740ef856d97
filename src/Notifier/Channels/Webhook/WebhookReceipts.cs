using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hub.Domain.Notices;

namespace Hub.Notifier.Channels.Webhook;

/// <summary>What a gateway reports of the messages that it took, signed with the secret of both as Standard Webhooks says.</summary>
public sealed class WebhookReceipts(WebhookOptions options, TimeProvider clock)
{
    /// <summary>The most receipts in one request.</summary>
    public const int Most = 1000;

    /// <summary>So much the clocks of both may differ, as the reference libraries have it.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const int LongestReason = 64;

    /// <summary>Verifies and reads one request.</summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>.</param>
    /// <param name="body">The raw bytes.</param>
    public WebhookReport Read(string id, string timestamp, string signatures, ReadOnlySpan<byte> body)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            || Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
        {
            return new WebhookReport.Unsigned("webhook-timestamp must be the seconds since 1970, at most 5 minutes from now.");
        }
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        string[] given = signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (id.Length == 0 || !options.Keys.Any(key => given.Any(signature => Same(signature, WebhookSignature.Of([key], signed)))))
        {
            return new WebhookReport.Unsigned("webhook-signature must sign webhook-id.webhook-timestamp.body with the secret that the gateway shares with Hub.");
        }
        try
        {
            using JsonDocument json = JsonDocument.Parse(body.ToArray());
            return OfBody(json.RootElement);
        }
        catch (JsonException)
        {
            return new WebhookReport.Unreadable("The body is no JSON.");
        }
    }

    private static WebhookReport OfBody(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || Text(body, "type") != "receipts"
            || !body.TryGetProperty("data", out JsonElement data) || data.ValueKind != JsonValueKind.Array)
        {
            return new WebhookReport.Unreadable("""The body must be {"type":"receipts","data":[{"id","state","reason"}]}.""");
        }
        if (data.GetArrayLength() > Most)
        {
            return new WebhookReport.Unreadable($"data may hold {Most} receipts, not {data.GetArrayLength()}.");
        }
        List<Receipt> receipts = [];
        foreach (JsonElement one in data.EnumerateArray())
        {
            if (one.ValueKind != JsonValueKind.Object || Text(one, "id") is not { } id || AttemptKey.Read(id) is not { } key)
            {
                return new WebhookReport.Unreadable($"data[{receipts.Count}].id must be the webhook-id of a notice that Hub sent.");
            }
            if (How(Text(one, "state")) is not { } how)
            {
                return new WebhookReport.Unreadable($"data[{receipts.Count}].state must be received, read, failed or gone.");
            }
            receipts.Add(new(key, how, Reason(how, Text(one, "reason"))));
        }
        return new WebhookReport.Taken(receipts);
    }

    private static ReceiptKind? How(string? state) => state switch
    {
        "received" => ReceiptKind.Received,
        "read" => ReceiptKind.Read,
        "failed" => ReceiptKind.Failed,
        "gone" => ReceiptKind.Gone,
        _ => null,
    };

    private static string? Reason(ReceiptKind how, string? words) => how switch
    {
        ReceiptKind.Received or ReceiptKind.Read => null,
        ReceiptKind.Gone => Attempt.Gone,
        _ when words is null || words.Any(char.IsControl) => Waiting.Bounced,
        _ => words.Length > LongestReason ? words[..LongestReason] : words,
    };

    private static string? Text(JsonElement json, string name)
    {
        try
        {
            return json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
                ? text
                : null;
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair is no text.
        }
    }

    private static bool Same(string given, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(right));
}

/// <summary>What a request of a gateway was.</summary>
public abstract record WebhookReport
{
    private WebhookReport()
    {
    }

    /// <summary>Receipts.</summary>
    public sealed record Taken(IReadOnlyList<Receipt> Receipts) : WebhookReport;

    /// <summary>Not the gateway's, or too old.</summary>
    public sealed record Unsigned(string Why) : WebhookReport;

    /// <summary>The gateway's, and not understood.</summary>
    public sealed record Unreadable(string Why) : WebhookReport;
}
