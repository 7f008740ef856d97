using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Hub.Notifier.Channels.Webhook;

/// <summary>
/// What one sending writes into, used again by the next one. The buffer holds <c>id.timestamp.body</c> in one piece: it is
/// signed where it stands, and its tail is what is sent.
/// </summary>
internal sealed class WebhookDraft : IDisposable
{
    private const int LargestKept = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(2048);
    private readonly Utf8JsonWriter _json;
    private int _bodyAt;

    internal WebhookDraft() =>
        _json = new(_buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Ends a request that takes too long.</summary>
    internal CancellationTokenSource Limit { get; private set; } = new();

    /// <summary>Where an answer is read into: no more of it than this is ever looked at.</summary>
    internal byte[] Answer { get; } = new byte[4096];

    /// <summary>Writes and signs a request.</summary>
    internal (HttpRequestMessage Request, WebhookBody Body) Write(
        Uri url, IReadOnlyList<byte[]> keys, Address to, Message message, string key, DateTimeOffset now)
    {
        string id = WebhookSignature.IdOf(key);
        string timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Append(id);
        Append(".");
        Append(timestamp);
        Append(".");
        _bodyAt = _buffer.WrittenCount;
        WriteBody(to, message, now);
        WebhookBody body = new(_buffer.WrittenMemory[_bodyAt..]);
        HttpRequestMessage request = new(HttpMethod.Post, url) { Content = body };
        request.Headers.TryAddWithoutValidation("webhook-id", id);
        request.Headers.TryAddWithoutValidation("webhook-timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("webhook-signature", WebhookSignature.Of(keys, _buffer.WrittenSpan));
        request.Headers.TryAddWithoutValidation("User-Agent", "Hub");
        return (request, body);
    }

    /// <summary>Makes it ready for the next sending; false where it is to be thrown away.</summary>
    internal bool Reset()
    {
        if (_buffer.Capacity > LargestKept || !Limit.TryReset())
        {
            return false;
        }
        _buffer.ResetWrittenCount();
        return true;
    }

    public void Dispose()
    {
        _json.Dispose();
        Limit.Dispose();
    }

    private void Append(string ascii) => _buffer.Advance(Encoding.ASCII.GetBytes(ascii, _buffer.GetSpan(ascii.Length)));

    private void WriteBody(Address to, Message message, DateTimeOffset now)
    {
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString("type"u8, "notice"u8);
        _json.WriteString("timestamp"u8, now.UtcDateTime);
        _json.WriteStartObject("data"u8);
        _json.WriteString("to"u8, to.User);
        _json.WriteString("channel"u8, to.Channel);
        _json.WriteString("text"u8, message.Text);
        _json.WriteStartArray("choices"u8);
        for (int i = 0; i < message.Choices.Count; i++)
        {
            _json.WriteStartObject();
            _json.WriteString("id"u8, message.Choices[i].Id);
            _json.WriteString("label"u8, message.Choices[i].Label);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        if (message.Card is { } card)
        {
            WriteCard(card);
        }
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
    }

    private void WriteCard(Card card)
    {
        _json.WriteStartObject("card"u8);
        _json.WriteString("title"u8, card.Title);
        _json.WriteStartArray("facts"u8);
        for (int i = 0; i < card.Facts.Count; i++)
        {
            _json.WriteStartObject();
            _json.WriteString("name"u8, card.Facts[i].Name);
            _json.WriteString("value"u8, card.Facts[i].Value);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
    }
}

/// <summary>The body of a request, which remembers whether any of it went out.</summary>
internal sealed class WebhookBody : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly ReadOnlyMemory<byte> _bytes;

    internal WebhookBody(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        Headers.ContentType = Json;
    }

    /// <summary>Whether the request may have reached the gateway: without its body nobody can have taken it.</summary>
    internal bool IsBegun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        IsBegun = true;
        return stream.WriteAsync(_bytes, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
