using System.Globalization;
using System.Text;
using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Microsoft.Net.Http.Headers;

namespace Hub.Bot.Calendar;

/// <summary>Calendars to subscribe to: one occurrence by its id, and the feeds of areas and people by their tokens.</summary>
internal static class CalendarFeedMap
{
    private const int MostSeries = 500;
    private const int MostEvents = 5000;

    private static readonly TimeSpan Past = TimeSpan.FromDays(60);

    public static void MapCalendarFeeds(this WebApplication app)
    {
        app.MapGet("/calendar/event/{id:guid}.ics", EventAsync).ExcludeFromDescription();
        app.MapGet("/calendar/{token}.ics", FeedAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> EventAsync(Guid id, HttpContext http, HubStore store)
    {
        CancellationToken cancel = http.RequestAborted;
        (Occurrence? one, Series? series) = await store.ReadAsync(async rows =>
            await rows.Calendar.OccurrenceAsync(id, cancel) is { } found ? (found, await rows.Calendar.FindAsync(found.SeriesId, cancel)) : (null, null), cancel);
        return one is null || series is null
            ? TypedResults.NotFound()
            : Answer(http, series.Title.Zh, [(one, series)], TimeSpan.FromHours(1));
    }

    private static async Task<IResult> FeedAsync(string token, HttpContext http, HubStore store, HubClock clock)
    {
        CancellationToken cancel = http.RequestAborted;
        (string Name, List<(Occurrence, Series)> Events)? read = token.Length > 100 ? null : await store.ReadAsync(async rows =>
        {
            if (await rows.Calendar.FeedAsync(token, cancel) is not { RevokedAt: null } feed)
            {
                return ((string, List<(Occurrence, Series)>)?)null;
            }
            DateTimeOffset now = clock.Now;
            (string name, List<Series> shown) = feed.PersonId is { } person
                ? await OfPersonAsync(rows, person, feed.AreaCode, clock.LocalDay(now), cancel)
                : await OfAreaAsync(rows, feed.AreaCode!, clock.LocalDay(now), cancel);
            Dictionary<Guid, Series> series = shown.ToDictionary(one => one.Id);
            List<Occurrence> events = await rows.Calendar.BetweenAsync(series.Keys, now - Past, DateTimeOffset.MaxValue, MostEvents, cancel);
            return (name, [.. events.Select(one => (one, series[one.SeriesId]))]);
        }, cancel);
        return read is var (title, shown) ? Answer(http, title, shown, alarm: null) : TypedResults.NotFound();
    }

    private static async Task<(string, List<Series>)> OfAreaAsync(Rows rows, string code, DateOnly today, CancellationToken cancel) =>
        await rows.Areas.FindAsync(code, cancel) is { } area ? (area.Name, await rows.Calendar.BelowAsync([area], today, MostSeries, cancel)) : ("", []);

    // What is held where she lives and works.
    private static async Task<(string, List<Series>)> OfPersonAsync(Rows rows, Guid person, string? said, DateOnly today, CancellationToken cancel)
    {
        HashSet<string> codes = [];
        IEnumerable<string> places = (await rows.People.PlacesAsync([person], today, cancel)).Select(place => place.Area.Code);
        foreach (string code in said is null ? places.Distinct() : places.Append(said).Distinct())
        {
            codes.UnionWith((await rows.Areas.UpwardAsync(code, cancel)).Select(above => above.Code));
        }
        return ("", await rows.Calendar.AtAsync(codes, today, cancel));
    }

    private static Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult Answer(HttpContext http, string name, IReadOnlyList<(Occurrence One, Series Series)> events, TimeSpan? alarm)
    {
        Lang lang = http.Request.Query["lang"] == "en" ? Lang.En : Lang.Zh;
        string text = IcsWriter.Write(new(name, [.. events.Select(it => OccurrenceEvents.Event(it.One, it.Series, lang, it.One.ChangedAt, alarm: alarm))]));
        EntityTagHeaderValue tag = new($"\"{IdSource.Hash(text)[..32]}\"");
        DateTimeOffset? changed = events.Select(it => (DateTimeOffset?)it.One.ChangedAt).DefaultIfEmpty(null).Max();
        http.Response.Headers.CacheControl = "private, max-age=300";
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"inline; filename=\"calendar.ics\"");
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", lastModified: changed, entityTag: tag);
    }
}
