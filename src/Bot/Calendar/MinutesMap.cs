using System.Text;
using Hub.Bot.Notices;
using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>Minutes as a Word document: to programs by the API, and to whoever has a link that the chat gave.</summary>
internal static class MinutesMap
{
    public static void MapMinutesApi(this RouteGroupBuilder api) =>
        api.MapGet("/occurrences/{id:guid}/minutes.docx", OfCallAsync).Produces(200, contentType: MinutesDocument.MediaType).ProducesProblem(403).ProducesProblem(404)
            .WithSummary("Its minutes and decisions as a Word document, in Chinese; with 'lang=en' in English. The same minutes are the same bytes.");

    public static void MapMinutes(this WebApplication app) =>
        app.MapMethods("/minutes/{token}.docx", ["GET", "HEAD"], OfLinkAsync).ExcludeFromDescription();

    private static Task<IResult> OfCallAsync(Guid id, HttpContext http, CalendarCalls calls) => calls.LookAsync(id, http, async (rows, one, series) =>
        await MinutesPaper.OfAsync(rows, one, series, http.Request.Query["lang"] == "en" ? Lang.En : Lang.Zh, http.RequestAborted) is { } paper
            ? TypedResults.Bytes(MinutesDocument.Write(paper), MinutesDocument.MediaType, paper.FileName)
            : ApiProblem.Of(http, 404, "no-minutes", MinutesTexts.NotWritten, MinutesTexts.NotWrittenDo, http.Request.Path));

    // The same answer for what was never given, what is over, and what has no minutes any more. Only whoever was given a link learns
    // that it was taken back.
    private static async Task<IResult> OfLinkAsync(string token, HttpContext http, HubStore store, Seal seal, HubClock clock)
    {
        http.KeepPrivate();
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (MinutesLink.Open(token, seal, clock.Now) is not { } link)
        {
            return TypedResults.NotFound();
        }
        (MinutesPaper? paper, bool isWithdrawn) = await store.ReadAsync(async rows =>
        {
            if ((await rows.Meetings.WithdrawalsAsync(link.OccurrenceId, http.RequestAborted)).Count > link.Withdrawals)
            {
                return (null, true);
            }
            return await rows.Calendar.OccurrenceAsync(link.OccurrenceId, http.RequestAborted) is { } one
                && await rows.Calendar.FindAsync(one.SeriesId, http.RequestAborted) is { } series
                    ? (await MinutesPaper.OfAsync(rows, one, series, link.Lang, http.RequestAborted), false)
                    : (null, false);
        }, http.RequestAborted);
        return isWithdrawn ? Withdrawn(http)
            : paper is null ? TypedResults.NotFound()
            : TypedResults.Bytes(MinutesDocument.Write(paper), MinutesDocument.MediaType, paper.FileName);
    }

    // A browser's window gets the page of failures, in its own language; whatever else fetches files, the words in both.
    private static IResult Withdrawn(HttpContext http) => http.IsForPerson()
        ? TypedResults.StatusCode(StatusCodes.Status410Gone)
        : TypedResults.Text($"{PageTexts.GoneWords.Zh}\n{PageTexts.GoneWords.En}\n", "text/plain", Encoding.UTF8, StatusCodes.Status410Gone);
}
