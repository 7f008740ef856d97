using System.Net.ServerSentEvents;
using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.Live;
using Hub.Notifier.Lanes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Bot.Notices;

/// <summary>The live channel's two doors: what a page hears, and what it reports.</summary>
internal static class LiveMap
{
    private const int MostReportBytes = 1024;

    public static void MapLive(this WebApplication app)
    {
        app.MapGet("/live", Listen).RequireAuthorization();
        app.MapPost("/live/reports", ReportAsync).RequireAuthorization();
    }

    private static ServerSentEventsResult<string> Listen(
        HttpContext context, HubStore store, LiveReads reads, IBell bell, HubClock clock, IHostApplicationLifetime lifetime, string? since)
    {
        // Without this, a stop of the hub would wait for every open page.
        CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Response.RegisterForDispose(end);
        string? lastId = context.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? since;
        LiveStream stream = new(store, reads, bell, clock, context.User.PersonId()!.Value);
        return TypedResults.ServerSentEvents(Quiet(stream.ListenAsync(lastId, context.IsStillSignedInAsync, end.Token)));
    }

    private static async Task<IResult> ReportAsync(
        HttpContext context, HubStore store, LiveChannel channel, IAntiforgery forms, IBell bell, HubClock clock, CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(context) || context.Request.ContentLength is not (> 0 and <= MostReportBytes))
        {
            return TypedResults.BadRequest();
        }
        byte[] body = new byte[context.Request.ContentLength.Value];
        await context.Request.Body.ReadExactlyAsync(body, cancellationToken);
        Guid personId = context.User.PersonId()!.Value;
        if (channel.Receive(new(personId.ToString(), "", body)) is not Received.Accepted { Item.Content: Content.Signal { Value: { } notice } report })
        {
            return TypedResults.BadRequest();
        }
        bool changed = await store.WriteAsync(async rows =>
            report.Name == "acked"
                ? await rows.Notices.AcknowledgeAsync(Guid.Parse(notice), personId, clock.Now, cancellationToken)
                : await rows.Notices.ReportAsync(Guid.Parse(notice), personId, delivery => delivery.Receive(clock.Now), cancellationToken),
            cancellationToken);
        if (changed && report.Name == "acked")
        {
            await bell.RingAsync(Topics.Person(personId));
            await bell.RingAsync(Topics.Calls);
        }
        return TypedResults.NoContent();
    }

    // A page that closes, and a hub that stops, end the stream; neither is an error.
    private static async IAsyncEnumerable<SseItem<string>> Quiet(IAsyncEnumerable<SseItem<string>> events)
    {
        await using IAsyncEnumerator<SseItem<string>> reader = events.GetAsyncEnumerator();
        while (true)
        {
            try
            {
                if (!await reader.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
            yield return reader.Current;
        }
    }
}
