using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Testing;

namespace Hub.Bot.Tests.Notices;

/// <summary>Pictures and PDFs that go with a broadcast: sent by its author, looked at by who approves it, opened by who was told.</summary>
public abstract partial class BroadcastFilesTests(Neighbourhood here)
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");

    [Theory]
    [InlineData("zh", 8, "发通知", "附件：停水图.jpg（1 KB）", "请直接发通知内容", "批准", "附件 停水图.jpg（1 KB）：", "收到的人30天内可以打开", "提交审批", "等宋雅芝审批")]
    [InlineData("en", 9, "send a notice", "Attached: 停水图.jpg (1 KB)", "send the text", "批准", "附件 停水图.jpg（1 KB）：", "open it for 30 days", "Send for approval", "Submitted to 宋雅芝")]
    public async Task Sent_while_composing_it_reaches_everybody_as_a_link_that_needs_no_sign_in(
        string locale, int building, string begin, string taken, string askText, string approve, string line, string card, string submit, string submitted)
    {
        await using ChatDriver hers = await here.Hub.ChatAsAsync(await LivingAsync($"收件人{building}", building));
        await hers.NextAsync();
        Talk author = await here.KnownAsync(locale == "zh" ? "林晓彤" : "丁浩然", locale);
        Talk secretary = await here.KnownAsync("宋雅芝");
        await author.SayAsync(begin);
        string answer = await UploadAsync(author, "", ("停水图.jpg", Photos.JpegThatKnows()));
        Assert.Contains(taken, answer);
        Assert.Contains(askText, answer);
        string words = locale == "zh" ? "八号楼明天停水" : "No water in your house tomorrow";
        await author.SayAsync(words);
        string shown = await author.SayAsync($"{building}");
        Assert.Contains("停水图.jpg", shown);
        Assert.Contains(card, shown);
        shown = await UploadAsync(author, "", ("details.pdf", Pdf));
        Assert.Contains("details.pdf", shown);
        Assert.Contains(submitted, await author.ChooseAsync(submit));

        BroadcastFile[] files = await FilesAsync(words);
        Assert.Equal(["image/jpeg", "application/pdf"], files.Select(file => file.MediaType));
        using HttpClient anybody = here.Hub.Browser();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(anybody, files[0].ReaderAddress));
        await secretary.HearAsync("停水图.jpg", $"/files/{files[0].Id:N}");
        await secretary.ChooseAsync(approve);

        string told = (await hers.ExpectAsync(line)).Text;
        string[] addresses = [.. Address().Matches(told).Select(match => match.Value)];
        Assert.Equal(2, addresses.Length);
        using HttpResponseMessage picture = await anybody.GetAsync(new Uri(addresses[0]).PathAndQuery);
        byte[] content = await picture.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (picture.StatusCode, picture.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain(Photos.Secret, Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        using HttpResponseMessage pdf = await anybody.GetAsync(new Uri(addresses[1]).PathAndQuery);
        Assert.Equal(("application/pdf", "attachment"), (pdf.Content.Headers.ContentType?.MediaType, pdf.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal(Pdf, await pdf.Content.ReadAsByteArrayAsync());
        // The token of another is nobody's, and no id opens anything.
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(anybody, $"/files/{new string('A', 43)}"));
        Assert.NotEqual(HttpStatusCode.OK, await StatusAsync(anybody, files[0].ReviewAddress(Guid.Parse(await IdAsync(words)))));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_said_and_the_sixth_is_one_too_many()
    {
        Talk author = await here.KnownAsync("林晓彤");
        Assert.Contains("PDF 只能作通知的附件", await UploadAsync(author, "", ("a.pdf", Pdf)));
        await author.SayAsync("发通知");
        string answer = await UploadAsync(author, "周三体检", [.. Enumerable.Range(1, 6).Select(i => ($"{i}.png", Photos.Png()))]);
        Assert.Contains("附件太多（6.png），最多5个", answer);
        Assert.Contains("发给谁", answer);
        Assert.Contains("这种附件不能发（家.heic）", await UploadAsync(author, "", ("家.heic", Photos.HeicThatKnows())));
        await author.SayAsync("取消");
        Talk resident = await here.KnownAsync("田雨欣");
        using HttpResponseMessage refused = await resident.Chat.UploadAsync("", ("a.pdf", Pdf));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
    }

    [Fact]
    public async Task Over_the_api_files_are_added_looked_at_and_taken_away_and_what_was_submitted_is_a_draft_again()
    {
        await LivingAsync("读者", 10);
        using ApiClient author = await ApiClient.OfAsync(here, "林晓彤");
        using ApiClient worker = await ApiClient.OfAsync(here, "张晓梅");
        string id = await DraftAsync(author, "十号楼通知");
        Assert.Equal(200, (await author.PostAsync($"broadcasts/{id}/submit")).Status);

        (int status, JsonElement view) = await AddAsync(author, id, ("图.jpg", Photos.JpegThatKnows()), ("../../etc/通知.pdf", Pdf));
        Assert.Equal((201, "Draft"), (status, view.GetProperty("state").GetString()));
        JsonElement[] files = [.. view.GetProperty("attachments").EnumerateArray()];
        Assert.Equal(["图.jpg", "通知.pdf"], files.Select(file => file.GetProperty("name").GetString()));
        Assert.All(files, file => Assert.Equal(JsonValueKind.Null, file.GetProperty("address").ValueKind));
        (status, view) = await AddAsync(author, id, ("图.jpg", Photos.JpegThatKnows()));
        Assert.Equal((200, 2), (status, view.GetProperty("attachments").GetArrayLength()));
        string file = files[1].GetProperty("id").GetString()!;
        Assert.Equal(200, (await author.GetAsync($"broadcasts/{id}/attachments/{file}")).Status);
        Assert.Equal(403, (await worker.GetAsync($"broadcasts/{id}/attachments/{file}")).Status);
        Assert.Equal(403, (await AddAsync(worker, id, ("x.png", Photos.Png()))).Status);

        Assert.Equal(200, (await author.SendAsync(HttpMethod.Delete, $"broadcasts/{id}/attachments/{file}", null)).Status);
        Assert.Equal(404, (await author.SendAsync(HttpMethod.Delete, $"broadcasts/{id}/attachments/{file}", null)).Status);
        (_, view) = await author.GetAsync($"broadcasts/{id}");
        Assert.Equal("图.jpg", Assert.Single(view.GetProperty("attachments").EnumerateArray()).GetProperty("name").GetString());
    }

    [Fact]
    public async Task What_is_too_many_too_big_or_no_picture_is_refused_with_its_name_and_nothing_is_kept()
    {
        using ApiClient author = await ApiClient.OfAsync(here, "林晓彤");
        string id = await DraftAsync(author, "通知");

        (int status, JsonElement view) = await AddAsync(author, id, [.. Enumerable.Range(1, 6).Select(i => ($"{i}.png", Photos.Png()))]);
        Assert.Equal((422, "TooManyFiles"), (status, Fault(view)));
        (status, view) = await AddAsync(author, id, ("家.heic", Photos.HeicThatKnows()), ("程序.png", "MZ"u8.ToArray()), ("半.pdf", "%PDF-1.4"u8.ToArray()));
        Assert.Equal((422, 3), (status, view.GetProperty("errors").GetArrayLength()));
        (status, view) = await AddAsync(author, id, ("大.pdf", [.. Pdf, .. new byte[BroadcastLimits.MostFileBytes]]));
        Assert.True(status is 400 or 422, $"{status} {view}");
        Assert.Equal(415, (await author.PostAsync($"broadcasts/{id}/attachments", new { })).Status);
        Assert.Empty(await here.AskAsync($"""SELECT "Id" FROM attachments WHERE "Source" = 'broadcast/{Guid.Parse(id):N}'"""));
        static string? Fault(JsonElement problem) => problem.GetProperty("errors")[0].GetProperty("code").GetString();
    }

    [Fact]
    public async Task The_link_holds_for_thirty_days_from_the_start()
    {
        await LivingAsync("读者二", 11);
        using ApiClient author = await ApiClient.OfAsync(here, "林晓彤");
        using ApiClient secretary = await ApiClient.OfAsync(here, "宋雅芝");
        string id = await DraftAsync(author, "十一号楼通知", 11);
        await AddAsync(author, id, ("图.png", Photos.Png()));
        Assert.Equal(200, (await author.PostAsync($"broadcasts/{id}/submit")).Status);
        Assert.Equal(200, (await secretary.PostAsync($"broadcasts/{id}/approve")).Status);
        string address = (await author.GetAsync($"broadcasts/{id}")).Body.GetProperty("attachments")[0].GetProperty("address").GetString()!;
        using HttpClient anybody = here.Hub.Browser();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(anybody, address));
        // A month of the clock would be a month of the hub's loops: the question is asked for each instant instead.
        DateTimeOffset ends = here.Clock.GetUtcNow() + BroadcastLimits.FileLife;
        Assert.NotNull(await AtAsync(ends - TimeSpan.FromMinutes(1)));
        Assert.Null(await AtAsync(ends + TimeSpan.FromMinutes(1)));

        Task<Attachment?> AtAsync(DateTimeOffset instant) => here.Hub.Store.ReadAsync(rows => rows.Broadcasts.FileAsync(address[^43..], instant, default), default);
    }

    [GeneratedRegex("https?://\\S+/files/[A-Za-z0-9_-]{43}")]
    private static partial Regex Address();

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string address)
    {
        string path = address.StartsWith('/') ? address : new Uri(address).PathAndQuery;
        using HttpResponseMessage answer = await browser.GetAsync(path);
        return answer.RequestMessage!.RequestUri!.PathAndQuery == path ? answer.StatusCode : HttpStatusCode.Redirect;
    }

    private async Task<string> UploadAsync(Talk talk, string words, params IReadOnlyList<(string, byte[])> files)
    {
        using HttpResponseMessage response = await talk.Chat.UploadAsync(words, files);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        string id = JsonElement.Parse(body).GetProperty("id").GetString()!;
        Assert.True(await talk.Chat.WaitAsync(lines => lines.Any(line => line.Id == id)));
        // Pictures without words wait a moment for each other.
        Task<string> answer = talk.AnswerToAsync(id);
        while (!answer.IsCompleted)
        {
            here.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(answer, Task.Delay(50));
        }
        return await answer;
    }

    private async Task<BroadcastFile[]> FilesAsync(string text) =>
        [.. (await here.Hub.Store.ReadAsync(async rows => await rows.Broadcasts.FindAsync(Guid.Parse(await IdAsync(text)), default), default))!.Files];

    private async Task<string> IdAsync(string text) => Assert.Single(await here.AskAsync($"""SELECT "Id" FROM broadcasts WHERE "Text" LIKE '{text}%'"""));

    private static async Task<(int Status, JsonElement Body)> AddAsync(ApiClient client, string id, params IReadOnlyList<(string Name, byte[] Content)> files)
    {
        using MultipartFormDataContent form = [];
        foreach ((string name, byte[] content) in files)
        {
            ByteArrayContent part = new(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            part.Headers.ContentDisposition = new("form-data") { Name = "file", FileName = name };
            form.Add(part);
        }
        using HttpResponseMessage response = await client.Http.PostAsync($"api/v1/broadcasts/{id}/attachments", form);
        return ((int)response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }

    private static async Task<string> DraftAsync(ApiClient author, string words, int building = 10)
    {
        (int status, JsonElement draft) = await author.PostAsync("broadcasts", new
        {
            area = Neighbourhood.Community, zh = words, en = words,
            audience = new { parts = new[] { new { area = Neighbourhood.Building(building), whom = "Residents" } } },
        });
        Assert.Equal(201, status);
        return draft.GetProperty("id").GetString()!;
    }

    private async Task<Guid> LivingAsync(string name, int building)
    {
        Person person = new() { Id = Guid.CreateVersion7(), Name = name, CreatedAt = here.Clock.GetUtcNow() };
        await here.WriteAsync(rows =>
        {
            rows.People.Add(person);
            rows.People.Add(new Home { Id = Guid.CreateVersion7(), PersonId = person.Id, BuildingCode = Neighbourhood.Building(building), From = new(2026, 1, 1) });
        });
        return person.Id;
    }
}

public sealed class BroadcastFilesOnSqliteTests(Neighbourhood here) : BroadcastFilesTests(here), IClassFixture<Neighbourhood>;

public sealed class BroadcastFilesOnPostgresTests(PostgresNeighbourhood here) : BroadcastFilesTests(here), IClassFixture<PostgresNeighbourhood>;
