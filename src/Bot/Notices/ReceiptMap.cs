using Hub.Bot.Doors;
using Hub.Bot.Turns;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Channels.Webhook;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Notices;

/// <summary>The door by which a message gateway reports what became of the notices that it took.</summary>
internal static class ReceiptMap
{
    public static void MapReceipts(this WebApplication app)
    {
        // Without a gateway there is no secret, and nobody who could report.
        if (app.Services.GetService<WebhookOptions>() is not null)
        {
            app.MapPost("/webhook/receipts", TakeAsync).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> TakeAsync(HttpContext http, WebhookReceipts reports, HubStore store, IBell bell, HubClock clock)
    {
        if (await JsonBody.ReadBytesAsync(http) is not { } body)
        {
            return TypedResults.Problem($"A request may weigh {JsonBody.MostBytes} bytes.", statusCode: 413, title: "Too big");
        }
        IHeaderDictionary headers = http.Request.Headers;
        return reports.Read(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), body) switch
        {
            WebhookReport.Taken taken => await WriteAsync(taken.Receipts, store, bell, clock, http.RequestAborted),
            WebhookReport.Unsigned unsigned => TypedResults.Problem(unsigned.Why, statusCode: 401, title: "Not signed"),
            WebhookReport.Unreadable unread => TypedResults.Problem(unread.Why, statusCode: 400, title: "Not understood"),
            _ => throw new InvalidOperationException("No such report."),
        };
    }

    // Each by itself: no two rows are held together, so that nobody waits for anybody in a circle. The gateway that is cut off
    // in the middle reports all of them again, which is harmless.
    private static async Task<IResult> WriteAsync(
        IReadOnlyList<Receipt> receipts, HubStore store, IBell bell, HubClock clock, CancellationToken cancellationToken)
    {
        (int news, bool again) = (0, false);
        foreach (Receipt receipt in receipts)
        {
            bool isNew = await store.WriteAsync(rows => rows.Receipts.TakeAsync(receipt, clock.Now, cancellationToken), cancellationToken);
            news += isNew ? 1 : 0;
            again |= isNew && receipt.How is ReceiptKind.Failed or ReceiptKind.Gone;
        }
        if (again)
        {
            await bell.RingAsync(Topics.Lanes);
        }
        return TypedResults.Ok(new { receipts = receipts.Count, news });
    }
}
