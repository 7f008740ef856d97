using System.Collections.Concurrent;
using System.Net;

namespace Hub.Notifier.Channels.Webhook;

/// <summary>
/// A city's own message gateway: each notice is posted to it, signed as Standard Webhooks says, and it carries it on to
/// wherever the person's address leads.
/// </summary>
public sealed class WebhookChannel : IChannel, IDisposable
{
    /// <summary>The gateway's own name, also of the contacts with an address at it.</summary>
    public const string Named = "webhook";

    private readonly WebhookOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;
    private readonly ConcurrentQueue<WebhookDraft> _drafts = [];

    /// <summary>Opens the channel; connections are made as they are needed.</summary>
    /// <param name="options">Checked, see <see cref="WebhookOptions.From"/>.</param>
    /// <param name="clock">The time that is signed.</param>
    /// <param name="name">The channel of the contacts that it reaches, one of <see cref="WebhookOptions.Channels"/>.</param>
    public WebhookChannel(WebhookOptions options, TimeProvider clock, string name = Named)
    {
        (_options, _clock, Name) = (options, clock, name);
        Can = new(
            int.MaxValue, TextUnit.Utf16, int.MaxValue, Cards: true, new Proactive.Always(), options.Deduplicates, options.Rates)
        {
            Through = name == Named ? null : Named,
        };
        // Without HttpClient's own layers: no copy of the answer, no second time limit. Nothing here writes a log, so that
        // neither the address nor the secret can stand in one.
        _http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = options.Timeout,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 16 * 1024,
            // Below the 5 s after which common servers close: a request into a closing connection ends as Unknown.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(4),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
    }

    public string Name { get; }

    /// <summary>What the gateway carries: everything; how a phone shows it is the gateway's to decide.</summary>
    public Capabilities Can { get; }

    /// <summary>Nothing comes in by this channel.</summary>
    public Received Receive(WireRequest request) => new Received.Rejected(404, "NotFound", "This channel only sends.");

    public async ValueTask<Sent> SendAsync(Address to, Message message, string idempotencyKey, CancellationToken cancellationToken)
    {
        WebhookDraft draft = _drafts.TryDequeue(out WebhookDraft? used) ? used : new();
        DateTimeOffset now = _clock.GetUtcNow();
        (HttpRequestMessage request, WebhookBody body) = draft.Write(_options.Address!, _options.Keys, to, message, idempotencyKey, now);
        bool isAnswered = false;
        try
        {
            using HttpRequestMessage sending = request;
            using CancellationTokenRegistration caller = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), draft.Limit);
            draft.Limit.CancelAfter(_options.Timeout);
            using HttpResponseMessage answer = await _http.SendAsync(request, draft.Limit.Token);
            isAnswered = true;
            Sent sent = WebhookAnswer.Of(answer, now);
            return sent is Sent.Ok { ProviderId: null } ? new Sent.Ok(await IdInAsync(answer, draft)) : sent;
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or OperationCanceledException)
        {
            // Before the first byte of the body left, nothing can have been taken: no name, no connection, no handshake.
            return !body.IsBegun
                ? new Sent.Later(WebhookAnswer.Pause, Hindrance.Down)
                : new Sent.Unknown(failed is OperationCanceledException ? "time-out" : "connection cut");
        }
        finally
        {
            // A buffer whose request was cut off may still be read by the connection that is going down.
            if (isAnswered && draft.Reset())
            {
                _drafts.Enqueue(draft);
            }
            else
            {
                draft.Dispose();
            }
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        while (_drafts.TryDequeue(out WebhookDraft? draft))
        {
            draft.Dispose();
        }
    }

    // The status said that it was taken: whatever happens to the rest of the answer only costs the id.
    private static async ValueTask<string?> IdInAsync(HttpResponseMessage answer, WebhookDraft draft)
    {
        if (answer.Content.Headers.ContentLength == 0)
        {
            return null;
        }
        try
        {
            int length = 0;
            using Stream stream = await answer.Content.ReadAsStreamAsync(draft.Limit.Token);
            while (length < draft.Answer.Length && await stream.ReadAsync(draft.Answer.AsMemory(length), draft.Limit.Token) is > 0 and int read)
            {
                length += read;
            }
            return WebhookAnswer.IdIn(draft.Answer.AsSpan(0, length));
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
