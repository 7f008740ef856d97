using System.Net;
using Hub.Bot.Calendar;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Calendar;

/// <summary>Calendars that subscribe: by a token that can be revoked, and asked again for nothing while nothing changed.</summary>
public sealed class CalendarFeedTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task An_areas_and_a_persons_feed_show_what_is_held_there_until_they_are_revoked()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("设接待日，河湾花园，物业二楼");
        using HttpClient browser = here.Hub.Browser();
        string area = await MadeAsync(Neighbourhood.Community);
        string person = await MadeAsync("田雨欣");
        string elsewhere = await MadeAsync(Neighbourhood.Community + "x2");

        using HttpResponseMessage first = await browser.GetAsync(area);
        string text = await first.Content.ReadAsStringAsync();
        Assert.Equal("text/calendar", first.Content.Headers.ContentType!.MediaType);
        Assert.Equal(26, text.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains("DTSTART;TZID=Asia/Shanghai:20260106T090000", text);
        Assert.Equal(26, (await browser.GetStringAsync(person)).Split("BEGIN:VEVENT").Length - 1);
        Assert.DoesNotContain("BEGIN:VEVENT", await browser.GetStringAsync(elsewhere));

        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync(browser, area, first));
        await coordinator.SayAsync("取消6号的接待日");
        await coordinator.ChooseAsync("确定取消");
        Assert.Equal(HttpStatusCode.OK, await AgainAsync(browser, area, first));
        Assert.Contains("STATUS:CANCELLED", await browser.GetStringAsync(area));

        // By the date alone: another title is a change of every event to come.
        here.Clock.Skip(TimeSpan.FromMinutes(1));
        coordinator = await here.KnownAsync("林晓彤");
        using HttpResponseMessage cancelled = await browser.GetAsync(area);
        Assert.Equal(HttpStatusCode.NotModified, await SinceAsync(browser, area, cancelled));
        Guid planner = await here.PersonAsync("林晓彤");
        await here.Hub.Store.WriteAsync(async rows =>
        {
            CalendarBook book = new(rows, here.Hub.Services.GetRequiredService<IdSource>(), here.Clock.GetUtcNow(), new(2026, 1, 1));
            Series day = Assert.Single(await rows.Calendar.AtAsync([Neighbourhood.Community + "x1"], new(2026, 1, 1), default));
            return Assert.IsType<SeriesOutcome.Done>(await book.EditAsync(day.Id, null, SeriesDraft.Of(day) with { Title = new("业主见面日", "Owners' day") }, planner, default));
        }, default);
        Assert.Equal(HttpStatusCode.OK, await SinceAsync(browser, area, cancelled));
        NpmIcs feed = Assert.Single(await NpmCalendar.ReadAsync(await browser.GetStringAsync(area)));
        Assert.Equal(("浑河湾社区", 26), (feed.Name, feed.Events.Count));
        Assert.Equal(("业主见面日", 1, "CONFIRMED"), (feed.Events[1].Summary, feed.Events[1].Sequence, feed.Events[1].Status));
        Assert.Equal((2, "CANCELLED"), (feed.Events[0].Sequence, feed.Events[0].Status));

        // A resident sees what she is invited to and her bookings; the staff's meeting is the staff's, and who holds it sees it.
        await coordinator.SayAsync("设推进会，居委会会议室");
        Talk resident = await here.KnownAsync("田雨欣");
        await resident.SayAsync("26号有接待日吗");
        await resident.ChooseAsync("预约时间");
        await resident.SayAsync("2");
        NpmIcs own = Assert.Single(await NpmCalendar.ReadAsync(await browser.GetStringAsync(person)));
        Assert.Equal(("我的社区日历", 27), (own.Name, own.Events.Count));
        Assert.DoesNotContain(own.Events, one => one.Summary.Contains("推进会", StringComparison.Ordinal));
        NpmIcsEvent booking = Assert.Single(own.Events, one => one.Summary == "我的预约：业主见面日");
        Assert.Equal(new DateTimeOffset(2026, 1, 26, 1, 10, 0, TimeSpan.Zero), booking.Start);
        Assert.Contains("推进会", await browser.GetStringAsync(await MadeAsync("宋雅芝")));
        // A member of its owners' committee holds it; a building head of another compound does not.
        Assert.Contains("业主见面日", await browser.GetStringAsync(await MadeAsync("王德福")));
        Assert.DoesNotContain("业主见面日", await browser.GetStringAsync(await MadeAsync("金玉兰")));

        Assert.Contains("1 revoked", await RunAsync(0, "田雨欣", "--revoke"));
        using HttpResponseMessage gone = await browser.GetAsync(person);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using HttpResponseMessage none = await browser.GetAsync("calendar/guessed.ics");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        await RunAsync(1, "谁也不是");
    }

    private static async Task<HttpStatusCode> AgainAsync(HttpClient browser, string address, HttpResponseMessage first)
    {
        using HttpRequestMessage again = new(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using HttpResponseMessage answer = await browser.SendAsync(again);
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> SinceAsync(HttpClient browser, string address, HttpResponseMessage first)
    {
        using HttpRequestMessage again = new(HttpMethod.Get, address);
        again.Headers.IfModifiedSince = first.Content.Headers.LastModified;
        using HttpResponseMessage answer = await browser.SendAsync(again);
        return answer.StatusCode;
    }

    private async Task<string> MadeAsync(string named) => (await RunAsync(0, named)).Trim();

    private async Task<string> RunAsync(int code, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter errors = new();
        Assert.Equal(code, await CalendarFeedCommand.RunAsync(
            arguments, here.Hub.Store, here.Hub.Services.GetRequiredService<IdSource>(), here.Clock, here.Hub.Address.ToString().TrimEnd('/'), output, errors, default));
        return output.ToString();
    }
}
