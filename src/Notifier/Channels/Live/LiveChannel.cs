using System.Text.Json;
using System.Text.Json.Serialization;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Channels.Live;

/// <summary>
/// A worker's open page. Sending rings the page, which reads its news from the database by itself: what a page missed while
/// it was closed or cut off it shows when it is back.
/// </summary>
public sealed class LiveChannel(IBell bell) : IChannel
{
    /// <summary>The channel's name.</summary>
    public const string Named = "live";

    public string Name => Named;

    public Capabilities Can { get; } = new(100_000, TextUnit.Utf16, 20, Cards: false, new Proactive.Always(), Deduplicates: true, []);

    /// <summary>Reads what a page reports: <c>{"notice":"…","state":"received|acked"}</c>.</summary>
    public Received Receive(WireRequest request)
    {
        try
        {
            Report? report = JsonSerializer.Deserialize<Report>(request.Body.Span, JsonSerializerOptions.Web);
            return report is { State: "received" or "acked" }
                ? new Received.Accepted(new(null, new(Name, request.User), new Content.Signal(report.State, report.Notice.ToString()), []))
                : new Received.Rejected(400, "BadArgument", "'state' must be 'received' or 'acked'.");
        }
        catch (JsonException broken)
        {
            return new Received.Rejected(400, "BadSyntax", $"The body must be {{\"notice\":\"ID\",\"state\":\"received|acked\"}}: {broken.Message}");
        }
    }

    public async ValueTask<Sent> SendAsync(Address to, Message message, string idempotencyKey, CancellationToken cancellationToken) =>
        await bell.RingAsync(Topics.Person(Guid.Parse(to.User))) > 0
            ? new Sent.Ok()
            : new Sent.Unreachable("no page open");

    private sealed record Report([property: JsonRequired] Guid Notice, [property: JsonRequired] string State);
}
