using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Hub.Domain.Requests;
using Hub.Testing;

namespace Hub.Bot.Tests.Doors;

/// <summary>Photos, recordings and videos: taken by their content, cut, shown to their conversation and to nobody else.</summary>
public sealed class UploadDoorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_photo_is_shown_again_to_who_sent_it_without_what_it_knew(bool onPostgres)
    {
        await using TestHub hub = onPostgres ? await TestHub.StartOnPostgresAsync() : await TestHub.StartAsync();
        await using ChatDriver chat = await hub.ChatAsync();

        string id = await chat.SendPhotoAsync("楼道的灯", Photos.JpegThatKnows(), Photos.Png());

        ChatLine echo = chat.Log.Single(line => line.Id == id);
        JsonElement[] shown = [.. echo.Activity.GetProperty("attachments").EnumerateArray()];
        Assert.Equal(("楼道的灯", 2), (echo.Text, shown.Length));
        Assert.Equal(["image/jpeg", "image/png"], shown.Select(one => one.GetProperty("contentType").GetString()));
        Assert.Equal("照片1.jpg", shown[0].GetProperty("name").GetString());
        using HttpClient image = new();
        using HttpResponseMessage seen = await image.GetAsync(new Uri(shown[0].GetProperty("contentUrl").GetString()!));
        Assert.Equal("image/jpeg", seen.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", seen.Headers.GetValues("X-Content-Type-Options").Single());
        byte[] content = await seen.Content.ReadAsByteArrayAsync();
        Assert.Equal(MediaCut.Metadata("image/jpeg", Photos.JpegThatKnows()), content);
        await chat.NextAsync();
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        FakeClock clock = new();
        await using TestHub hub = await TestHub.StartAsync(new() { Clock = clock });
        await using ChatDriver chat = await hub.ChatAsync();
        await using ChatDriver other = await hub.ChatAsync();
        string sent = await chat.SendPhotoAsync();
        Uri address = new(chat.Log.Single(line => line.Id == sent).Activity.GetProperty("attachments")[0].GetProperty("contentUrl").GetString()!);
        string bare = address.GetLeftPart(UriPartial.Path);
        using HttpClient stranger = new();

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger, bare));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(stranger, $"{bare}?t={chat.Token}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.Http, bare));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(chat.Http, bare));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(stranger, address.ToString()));
        clock.Jump(clock.GetUtcNow().AddHours(25));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(stranger, address.ToString()));
    }

    [Fact]
    public async Task When_one_of_several_files_is_no_photo_none_is_taken_and_the_reason_is_told()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using ChatDriver chat = await hub.ChatAsync();

        await AssertRefusedAsync(await chat.UploadAsync("看", [("a.jpg", Photos.Jpeg()), ("b.jpg", "MZ not a photo"u8.ToArray())]), HttpStatusCode.UnsupportedMediaType);
        await AssertRefusedAsync(await chat.UploadAsync("看", [("a.svg", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray())]), HttpStatusCode.UnsupportedMediaType);
        await AssertRefusedAsync(await chat.UploadAsync("看", [("broken.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1])]), HttpStatusCode.UnsupportedMediaType);

        await chat.SayAsync("还在吗");
        Assert.Equal(["还在吗"], chat.Log.Where(line => !line.IsBot).Select(line => line.Text));
    }

    [Fact]
    public async Task Too_many_and_too_large_files_are_refused()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using ChatDriver chat = await hub.ChatAsync();
        (string, byte[])[] ten = [.. Enumerable.Range(0, 10).Select(i => ($"{i}.jpg", Photos.Jpeg()))];
        byte[] large = [.. Photos.Jpeg(), .. new byte[Attachment.MaxBytes]];

        await AssertRefusedAsync(await chat.UploadAsync("十张", ten), HttpStatusCode.RequestEntityTooLarge);
        await AssertRefusedAsync(await chat.UploadAsync("太大", [("large.jpg", large)]), HttpStatusCode.RequestEntityTooLarge);

        Assert.Equal(HttpStatusCode.OK, (await chat.UploadAsync("九张", ten[..9])).StatusCode);
        await chat.SayAsync("还在吗");
    }

    [Fact]
    public async Task A_hostile_name_is_only_a_name()
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using ChatDriver chat = await hub.ChatAsync();

        using HttpResponseMessage answer = await chat.UploadAsync("", [("../../etc/\u202egpj.exe<script>.jpg", Photos.Jpeg())]);

        string id = JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("id").GetString()!;
        await chat.SayAsync("还在吗");
        JsonElement shown = chat.Log.Single(line => line.Id == id).Activity.GetProperty("attachments")[0];
        Assert.Equal("gpj.exe<script>.jpg", shown.GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=b", "")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nabc")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nnonsense\r\n\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"activity\"\r\n\r\n{\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"activity\"\r\n\r\n{\"type\":\"message\",\"from\":{\"id\":\"x\"}}\r\n--b--\r\n")]
    [InlineData("application/json", "{}")]
    [InlineData("text/plain", "x")]
    public async Task Broken_bodies_are_refused_with_a_reason(string type, string body)
    {
        await using TestHub hub = await TestHub.StartAsync();
        await using ChatDriver chat = await hub.ChatAsync();
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        using HttpResponseMessage answer = await chat.Http.PostAsync($"v3/directline/conversations/{chat.ConversationId}/upload", content);

        string text = await answer.Content.ReadAsStringAsync();
        Assert.InRange((int)answer.StatusCode, 400, 415);
        Assert.NotEqual("", JsonElement.Parse(text).GetProperty("error").GetProperty("message").GetString());
        await chat.SayAsync("还在吗");
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string address)
    {
        using HttpResponseMessage answer = await http.GetAsync(new Uri(address));
        return answer.StatusCode;
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        using (answer)
        {
            string body = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == status, $"{answer.StatusCode}: {body}");
            Assert.NotEqual("", JsonElement.Parse(body).GetProperty("error").GetProperty("message").GetString());
        }
    }
}
