using System.Net;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using Hub.Bot.Calendar;
using Hub.Bot.Tests.Notices;
using Hub.Domain.Privacy;
using Hub.Domain.Text;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Calendar;

/// <summary>Minutes as a Word document, by the API and by the link that the chat gives.</summary>
public abstract class MinutesLinkTests(Neighbourhood here)
{
    [Fact]
    public async Task Minutes_are_a_document_by_the_api_and_by_a_link_that_expires()
    {
        Talk coordinator = await here.KnownAsync("林晓彤");
        await coordinator.SayAsync("设接待日，河湾花园，物业二楼");
        await coordinator.SayAsync("把6号改到1月1号11点");
        await coordinator.ChooseAsync("确定改");
        using ApiClient planner = await ApiClient.OfAsync(here, "林晓彤");
        using ApiClient worker = await ApiClient.OfAsync(here, "李桂兰");
        JsonElement one = (await planner.GetAsync("occurrences?until=2026-01-01")).Body[0];
        string path = $"occurrences/{one.GetProperty("id").GetString()}/minutes.docx";
        Assert.Equal((404, "no-minutes"), Problem(await planner.GetAsync(path)));
        here.Clock.Advance(TimeSpan.FromHours(2.5));

        coordinator = await here.KnownAsync("林晓彤");
        string kept = await coordinator.SayAsync("纪要：到会12人\n电梯钢丝绳磨损");
        string link = Link(kept);
        Assert.DoesNotContain("换钢丝绳", await TextAsync(link));
        await coordinator.SayAsync("决定：换钢丝绳 负责人 王德福 日期 1月20号");

        string text = await TextAsync(link);
        Assert.All(
            ["河湾花园业主接待日会议纪要", "时间：2026年1月1日（星期四）11:00—13:00", "地点：物业二楼", "主办：河湾花园业主委员会", "到会12人", "1. 换钢丝绳", "王德福", "2026年1月20日（星期二）"],
            words => Assert.Contains(words, text));
        using HttpResponseMessage file = await planner.Http.GetAsync($"api/v1/{path}?lang=en");
        Assert.Equal((HttpStatusCode.OK, MinutesDocument.MediaType, "minutes-2026-01-01.docx"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.FileName));
        byte[] bytes = await file.Content.ReadAsByteArrayAsync();
        Assert.Contains("Who came: nobody was noted", Words(bytes));
        here.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(bytes, await planner.Http.GetByteArrayAsync($"api/v1/{path}?lang=en"));
        Assert.Equal((403, "no-authority"), Problem(await worker.GetAsync(path)));

        Assert.Equal(404, await StatusAsync(link.Replace("-zh-", "-en-", StringComparison.Ordinal)));
        Assert.Equal(404, await StatusAsync(link[..^6] + (link[^6] == '0' ? "1.docx" : "0.docx")));
        Assert.Equal(404, await StatusAsync("minutes/guessed.docx"));
        Assert.Equal(404, await StatusAsync($"minutes/{Guid.Empty:N}-zh-99999999999999999999-{new string('0', 64)}.docx"));
        Guid id = one.GetProperty("id").GetGuid();
        string brief = $"minutes/{new MinutesLink(id, Lang.Zh, here.Clock.GetUtcNow().AddMinutes(1)).Token(here.Hub.Services.GetRequiredService<Seal>())}.docx";
        Assert.Equal(200, await StatusAsync(brief));
        here.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(404, await StatusAsync(brief));
        Assert.Equal(200, await StatusAsync(link));
    }

    internal static string Link(string said)
    {
        string link = said[(said.IndexOf("(http", StringComparison.Ordinal) + 1)..];
        return new Uri(link[..link.IndexOf(')', StringComparison.Ordinal)]).AbsolutePath;
    }

    private async Task<int> StatusAsync(string address)
    {
        using HttpClient browser = here.Hub.Browser();
        using HttpResponseMessage answer = await browser.GetAsync(address);
        return (int)answer.StatusCode;
    }

    private async Task<string> TextAsync(string address)
    {
        using HttpClient browser = here.Hub.Browser();
        return Words(await browser.GetByteArrayAsync(address));
    }

    internal static string Words(byte[] bytes)
    {
        using MemoryStream stream = new(bytes);
        using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }

    internal static (int, string?) Problem((int Status, JsonElement Body) answer) => (answer.Status, answer.Body.GetProperty("code").GetString());
}

public sealed class MinutesLinkOnSqliteTests(Neighbourhood here) : MinutesLinkTests(here), IClassFixture<Neighbourhood>;

public sealed class MinutesLinkOnPostgresTests(PostgresNeighbourhood here) : MinutesLinkTests(here), IClassFixture<PostgresNeighbourhood>;
