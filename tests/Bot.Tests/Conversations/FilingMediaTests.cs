using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Photos, recordings, videos, albums and bursts.</summary>
public sealed class FilingMediaTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    private static readonly byte[] Voice = [.. "#!AMR\n"u8, .. new byte[64]];

    private static readonly byte[] Video =
        [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp41"u8, 0, 0, 0, 8, .. "moov"u8, 0, 0, 0, 8, .. "mdat"u8];

    [Theory]
    [InlineData("zh", "3号楼墙皮掉了", "附件：1个")]
    [InlineData("en", "the wall of building 3 is broken", "Attached: 1")]
    public async Task A_photo_with_words_is_filed_with_them(string locale, string words, string attached)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        Assert.Contains(attached, await her.SendAsync(words));
        await her.SayAsync("1");

        Assert.Equal([$"{words}|image/jpeg"], await FilesAsync(her.Number));
    }

    [Theory]
    [InlineData("zh", "已保存", "墙皮掉了，差点砸到人", "提交")]
    [InlineData("en", "it is kept", "plaster is falling off the wall", "submit")]
    public async Task A_photo_without_words_gets_the_words_that_follow_it(string locale, string kept, string words, string submit)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(kept, await SendAloneAsync(her, ("a.jpg", Photos.Jpeg())));
        Assert.Contains(words, await her.SayAsync(words));
        await her.SayAsync(submit);

        Assert.Equal([$"{words}|image/jpeg"], await FilesAsync(her.Number));
    }

    [Theory]
    [InlineData("zh", "（见语音）", "audio/amr")]
    [InlineData("en", "(see the recording)", "audio/amr")]
    public async Task A_voice_message_without_words_is_filed_with_its_recording(string locale, string text, string type)
    {
        Talk her = await here.ResidentAsync(3, locale);

        Assert.Contains(text, await SendAloneAsync(her, ("voice.amr", Voice)));
        await her.SayAsync("1");

        Assert.Equal([$"{text}|{type}"], await FilesAsync(her.Number));
    }

    [Fact]
    public async Task A_short_video_is_filed_too()
    {
        Talk her = await here.ResidentAsync(3);

        Assert.Contains("（见视频）", await SendAloneAsync(her, ("a.mp4", Video)));
        await her.SayAsync("1");

        Assert.Equal(["（见视频）|video/mp4"], await FilesAsync(her.Number));
    }

    [Fact]
    public async Task The_pictures_of_an_album_wait_for_each_other_and_are_one_turn()
    {
        Talk her = await here.ResidentAsync(3);
        string[] ids = [.. await Task.WhenAll(UploadAsync(her, ("1.jpg", Photos.Jpeg())), UploadAsync(her, ("2.png", Photos.Png())), UploadAsync(her, ("3.jpg", Photos.Jpeg())))];

        string answer = await ClosedAsync(her.HearAsync("附件：3个"));
        Assert.Equal(answer, (await LastOfAsync(her, ids)).ToString());
        await her.SayAsync("1");

        Assert.Equal(3, (await FilesAsync(her.Number)).Count);
    }

    [Theory]
    [InlineData("zh", "楼道灯坏了", "3号楼二单元", "地点：3号楼 2单元 楼道", "好几天了")]
    [InlineData("en", "the stairway lamp is broken", "building 3 unit 2", "Place: building 3 unit 2 stairway", "for several days now")]
    public async Task A_burst_is_one_matter_and_nothing_of_it_is_lost(string locale, string first, string second, string place, string third)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayFastAsync(first, second, third);
        string summary = await her.SayAsync(locale == "zh" ? "你好" : "hello");

        Assert.Contains(first, summary);
        Assert.Contains(third, summary);
        Assert.Contains(place, summary);
        Assert.DoesNotContain("2：", summary);
        Assert.DoesNotContain("Matter 2", summary);
    }

    [Theory]
    [InlineData("zh", "楼道灯坏了", "3号楼二单元，好几天了", "好几天了")]
    [InlineData("zh", "楼道灯坏了", "3号楼二单元\n没人管", "没人管")]
    [InlineData("en", "the stairway lamp is broken", "building 3 unit 2, for several days now", "for several days now")]
    public async Task What_is_said_beside_the_place_is_kept_however_short(string locale, string first, string answer, string beside)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(first);

        Assert.Contains(beside, await her.SayAsync(answer));
    }

    [Theory]
    [InlineData("3号楼二单元，谢谢")]
    [InlineData("就在3号楼，二单元。")]
    [InlineData("3号楼二单元，麻烦了")]
    public async Task Where_it_is_and_manners_are_no_part_of_the_matter(string answer)
    {
        Talk her = await here.ResidentAsync();

        await her.SayAsync("楼道灯坏了");

        Assert.Contains("事项：楼道灯坏了\n类别", await her.SayAsync(answer));
    }

    [Fact]
    public async Task A_photo_sent_later_is_added_to_the_open_form()
    {
        Talk her = await here.ResidentAsync(3);

        await her.SayAsync("灯坏了");
        Assert.Contains("附件：1个", await SendAloneAsync(her, ("a.jpg", Photos.Jpeg())));
    }

    private Task<List<string>> FilesAsync(long number) => here.AskAsync(
        $"""SELECT r."Text", a."MediaType" FROM attachments a JOIN requests r ON a."RequestId" = r."Id" WHERE r."Number" = {number}""");

    // Pictures alone wait a second for more of them.
    private async Task<string> SendAloneAsync(Talk her, (string Name, byte[] Content) file)
    {
        string id = await UploadAsync(her, file);
        return await ClosedAsync(her.AnswerToAsync(id));
    }

    private static async Task<string> UploadAsync(Talk her, (string Name, byte[] Content) file)
    {
        using HttpResponseMessage response = await her.Chat.UploadAsync("", file);
        string body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        string id = System.Text.Json.JsonElement.Parse(body).GetProperty("id").GetString()!;
        Assert.True(await her.Chat.WaitAsync(lines => lines.Any(line => line.Id == id)), her.Chat.Transcript());
        return id;
    }

    // The hub's second is over when the clock has moved past it, however late the turn looked at it.
    private async Task<string> ClosedAsync(Task<string> answer)
    {
        while (!answer.IsCompleted)
        {
            here.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.WhenAny(answer, Task.Delay(10));
        }
        return await answer;
    }

    private static async Task<ChatLine> LastOfAsync(Talk her, string[] ids)
    {
        foreach (string id in ids)
        {
            await her.AnswerToAsync(id);
        }
        return her.Chat.Log.Last(line => line.IsBot);
    }
}
