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
            : Answer(http, series.Title, [(one, series)], [], TimeSpan.FromHours(1));
    }

    private static async Task<IResult> FeedAsync(string token, HttpContext http, HubStore store, HubClock clock)
    {
        CancellationToken cancel = http.RequestAborted;
        Shown? read = token.Length > 100 ? null : await store.ReadAsync(async rows =>
        {
            if (await rows.Calendar.FeedAsync(token, cancel) is not { RevokedAt: null } feed)
            {
                return null;
            }
            DateTimeOffset now = clock.Now;
            (Bi name, List<Series> shown) = feed.PersonId is { } person
                ? (FeedTexts.Name, await OfPersonAsync(rows, person, feed.AreaCode, clock.LocalDay(now), cancel))
                : await OfAreaAsync(rows, feed.AreaCode!, clock.LocalDay(now), cancel);
            Dictionary<Guid, Series> series = shown.ToDictionary(one => one.Id);
            List<Occurrence> events = await rows.Calendar.BetweenAsync(series.Keys, now - Past, DateTimeOffset.MaxValue, MostEvents, cancel);
            List<(SlotBooking Booking, Occurrence One)> booked = feed.PersonId is { } hers ? await rows.Meetings.BookedByAsync(hers, now - Past, MostSeries, cancel) : [];
            Dictionary<Guid, Series> of = await rows.Calendar.FindAllAsync([.. booked.Select(it => it.One.SeriesId).Distinct()], cancel);
            return new Shown(name, [.. events.Select(one => (one, series[one.SeriesId]))], [.. booked.Select(it => (it.Booking, it.One, of[it.One.SeriesId]))]);
        }, cancel);
        return read is null ? TypedResults.NotFound() : Answer(http, read.Name, read.Events, read.Booked, alarm: null);
    }

    private static async Task<(Bi, List<Series>)> OfAreaAsync(Rows rows, string code, DateOnly today, CancellationToken cancel) =>
        await rows.Areas.FindAsync(code, cancel) is { } area
            ? (new(area.Name, area.Name), await rows.Calendar.BelowAsync([area], today, MostSeries, cancel))
            : (default, []);

    // What she is invited to or holds: where she lives and works, where her organisations are, and where she is named.
    private static async Task<List<Series>> OfPersonAsync(Rows rows, Guid person, string? said, DateOnly today, CancellationToken cancel)
    {
        (Belonging hers, List<string> elsewhere) = await rows.People.BelongingAsync(person, said, today, cancel);
        HashSet<string> codes = [];
        foreach (string code in hers.Homes.Select(home => home.Code).Concat(hers.Posts.Select(post => post.Area.Code)).Concat(elsewhere).Distinct())
        {
            codes.UnionWith((await rows.Areas.UpwardAsync(code, cancel)).Select(above => above.Code));
        }
        List<Series> near = await rows.Calendar.AtAsync(codes, today, cancel);
        return [.. near.Concat(await rows.Calendar.NamingAsync(person, today, MostSeries, cancel)).DistinctBy(series => series.Id).Where(hers.Has).Take(MostSeries)];
    }

    private static Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult Answer(
        HttpContext http, Bi name, IReadOnlyList<(Occurrence One, Series Series)> events, IReadOnlyList<(SlotBooking Booking, Occurrence One, Series Series)> booked, TimeSpan? alarm)
    {
        Lang lang = http.Request.Query["lang"] == "en" ? Lang.En : Lang.Zh;
        IcsEvent[] shown =
        [
            .. events.Select(it => OccurrenceEvents.Event(it.One, it.Series, lang, it.One.ChangedAt, alarm: alarm)),
            .. booked.Select(it => OccurrenceEvents.Event(it.Booking, it.One, it.Series, lang)),
        ];
        string text = IcsWriter.Write(new(name.In(lang), shown));
        EntityTagHeaderValue tag = new($"\"{IdSource.Hash(text)[..32]}\"");
        DateTimeOffset? changed = shown.Select(it => (DateTimeOffset?)it.Stamp).DefaultIfEmpty(null).Max();
        http.Response.Headers.CacheControl = "private, max-age=300";
        http.Response.Headers.ContentDisposition = string.Create(CultureInfo.InvariantCulture, $"inline; filename=\"calendar.ics\"");
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", lastModified: changed, entityTag: tag);
    }

    // What a feed has.
    private sealed record Shown(Bi Name, List<(Occurrence, Series)> Events, List<(SlotBooking, Occurrence, Series)> Booked);
}
