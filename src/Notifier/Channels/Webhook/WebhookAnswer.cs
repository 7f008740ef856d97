using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Hub.Domain.Notices;

namespace Hub.Notifier.Channels.Webhook;

/// <summary>What the answers of a gateway mean.</summary>
internal static class WebhookAnswer
{
    /// <summary>The pause where the gateway names none.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>The longest pause that it may ask for, and the shortest.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);

    private const int LongestId = 128;

    /// <summary>The outcome that a status says; its body is looked at only for what was taken.</summary>
    internal static Sent Of(HttpResponseMessage answer, DateTimeOffset now)
    {
        int status = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new Sent.Later(After(answer.Headers.RetryAfter, now)),
            HttpStatusCode.ServiceUnavailable when answer.Headers.RetryAfter is { } wait => new Sent.Later(After(wait, now)),
            HttpStatusCode.NotFound => new Sent.Unreachable(Reason(status)),
            HttpStatusCode.Gone => new Sent.Unreachable(Attempt.Gone),
            _ when status is >= 200 and < 300 => new Sent.Ok(IdIn(answer.Headers)),
            _ when status >= 500 => new Sent.Later(Pause, Hindrance.Down),
            _ => new Sent.Refused(Reason(status)),
        };
    }

    /// <summary>The gateway's own id of the message: the member <c>id</c> of a JSON object.</summary>
    internal static string? IdIn(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader json = new(body);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                bool isId = json.ValueTextEquals("id"u8);
                json.Read();
                if (isId)
                {
                    return json.TokenType switch
                    {
                        JsonTokenType.String => Fit(json.GetString()),
                        JsonTokenType.Number => Fit(System.Text.Encoding.ASCII.GetString(json.ValueSpan)),
                        _ => null,
                    };
                }
                json.Skip();
            }
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            // Taken all the same: an id is only a help.
        }
        return null;
    }

    private static string? IdIn(HttpResponseHeaders headers) =>
        headers.TryGetValues("X-Message-Id", out IEnumerable<string>? ids) ? Fit(ids.First()) : null;

    private static string? Fit(string? id) => id is { Length: > 0 and <= LongestId } && !id.Any(char.IsControl) ? id : null;

    private static string Reason(int status) => string.Create(CultureInfo.InvariantCulture, $"HTTP {status}");

    private static TimeSpan After(RetryConditionHeaderValue? wait, DateTimeOffset now)
    {
        TimeSpan after = wait?.Delta ?? wait?.Date - now ?? Pause;
        return after > Longest ? Longest : after < Shortest ? Shortest : after;
    }
}
