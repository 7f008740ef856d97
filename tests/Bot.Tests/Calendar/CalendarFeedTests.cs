using System.Net;
using Hub.Bot.Calendar;
using Hub.Domain.Ids;
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
