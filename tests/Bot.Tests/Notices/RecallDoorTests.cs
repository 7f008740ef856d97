using System.Text.Json;
using Hub.Domain.People;
using Hub.Testing;

namespace Hub.Bot.Tests.Notices;

/// <summary>Recall and all-clear by their doors: exactly those whom it reached hear of it, and the broadcast and the call have ended.</summary>
public abstract class RecallDoorTests(Neighbourhood here)
{
    private const string Author = "林晓彤";
    private const string Secretary = "宋雅芝";

    [Fact]
    public async Task A_broadcast_is_recalled_over_http_and_only_whom_it_reached_is_told()
    {
        (Guid reached, Guid lone) = (await LivingAsync("甲", 20), await LivingAsync("乙", 20));
        await using ChatDriver chat = await here.Hub.ChatAsAsync(reached);
        await chat.NextAsync();
        string id = await SentAsync(20, "二十号楼明天停水", "Bulk");
        await chat.ExpectAsync("二十号楼明天停水");
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient worker = await ApiClient.OfAsync(here, "李桂兰");
        Assert.Equal(403, (await worker.PostAsync($"broadcasts/{id}/recall")).Status);
        Assert.Equal(422, (await author.PostAsync($"broadcasts/{id}/recall", new { zh = "坏\u001f字" })).Status);
        Assert.Equal(422, (await author.PostAsync($"broadcasts/{id}/all-clear")).Status);

        (int status, JsonElement recalled) = await author.PostAsync($"broadcasts/{id}/recall", new { zh = "其实是后天停水。", en = "It is the day after." });
        Assert.Equal((200, "Recalled"), (status, recalled.GetProperty("state").GetString()));
        Assert.Equal("Recalled", (await author.PostAsync($"broadcasts/{id}/recall")).Body.GetProperty("state").GetString());

        await chat.ExpectAsync("此前通知“二十号楼明天停水”已撤回", "其实是后天停水。");
        await Neighbourhood.UntilAsync(async () => await ToldAsync($"recall", id) is [_]);
        Assert.Equal([$"{reached}"], await ToldAsync("recall", id));
        Assert.DoesNotContain($"{lone}", await ToldAsync("recall", id));
        Assert.Equal(409, (await author.PostAsync($"broadcasts/{id}/resend")).Status);
    }

    [Fact]
    public async Task What_is_not_sent_cannot_be_recalled_and_an_emergency_gets_its_all_clear_once()
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        object draft = new { area = Neighbourhood.Community, zh = "x", en = "x", audience = Residents(21) };
        string waiting = (await author.PostAsync("broadcasts", draft)).Body.GetProperty("id").GetString()!;
        Assert.Equal(409, (await author.PostAsync($"broadcasts/{waiting}/recall")).Status);

        Guid reached = await LivingAsync("丙", 21);
        await using ChatDriver chat = await here.Hub.ChatAsAsync(reached);
        await chat.NextAsync();
        string id = await SentAsync(21, "二十一号楼燃气泄漏，请撤离", "Emergency");
        await chat.ExpectAsync("请撤离");
        (int status, JsonElement cleared) = await author.PostAsync($"broadcasts/{id}/all-clear", new { zh = "可以回家了。" });
        Assert.Equal((200, "Done"), (status, cleared.GetProperty("state").GetString()));
        Assert.Equal(cleared.GetProperty("version").GetInt32(), (await author.PostAsync($"broadcasts/{id}/all-clear")).Body.GetProperty("version").GetInt32());

        await chat.ExpectAsync("警报解除", "可以回家了。");
        Assert.Equal([$"{reached}"], await ToldAsync("all-clear", id));
    }

    [Fact]
    public async Task In_chat_a_coordinator_recalls_after_reading_what_they_will_read()
    {
        Guid reached = await LivingAsync("丁", 23);
        await using ChatDriver chat = await here.Hub.ChatAsAsync(reached);
        await chat.NextAsync();
        await SentAsync(23, "二十三号楼断网", "Bulk");
        await chat.ExpectAsync("二十三号楼断网");
        Talk author = await here.KnownAsync(Author);
        Talk worker = await here.KnownAsync("李桂兰");
        Assert.DoesNotContain("撤回哪一条", await worker.SayAsync("撤回通知"));

        string asked = await author.SayAsync("撤回通知");
        if (asked.Contains("撤回哪一条", StringComparison.Ordinal))
        {
            asked = await author.ChooseAsync("二十三号楼断网");
        }
        Assert.Contains("此前通知“二十三号楼断网”已撤回", asked, StringComparison.Ordinal);
        // 'No gas leak' is a reason here, and no report.
        Assert.Contains("没有燃气泄漏，请放心", await author.SayAsync("没有燃气泄漏，请放心"));
        Assert.Contains("已撤回，正在告诉", await author.ChooseAsync("发出去"));

        await chat.ExpectAsync("二十三号楼断网", "已撤回", "没有燃气泄漏，请放心");
        Assert.Contains("已撤回", await author.SayAsync("通知进展"));
    }

    [Fact]
    public async Task The_all_clear_of_an_alert_ends_its_call_and_tells_those_who_were_called()
    {
        Talk worker = await here.KnownAsync("李桂兰");
        Talk secretary = await here.KnownAsync(Secretary, "en");
        Talk resident = await here.ResidentAsync(3);
        await resident.SayAsync("3号楼一单元着火了");
        long number = resident.Number;
        await worker.HearAsync("着火");
        await secretary.HearAsync("着火");
        Assert.Contains("社区工作者", await worker.SayAsync("解除警报"));
        using ApiClient api = await ApiClient.OfAsync(here, "李桂兰");
        Assert.Equal(403, (await api.PostAsync($"alerts/{number}/all-clear")).Status);
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        Assert.Equal(404, (await author.PostAsync("alerts/999999/all-clear")).Status);

        Assert.Contains("All clear", await secretary.SayAsync($"all clear for {number}"));
        Assert.Contains("on its way", await secretary.ChooseAsync("Send it"));

        await worker.HearAsync("警报解除", "着火");
        Assert.Equal(["Ended"], await here.AskAsync($"""SELECT c."State" FROM calls c JOIN requests r ON r."Id" = c."RequestId" WHERE r."Number" = {number}"""));
        Assert.Equal(["宋雅芝", "李桂兰"], (await here.AskAsync(
            $"""SELECT p."Name" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" JOIN people p ON p."Id" = d."PersonId" WHERE n."Key" LIKE '%/all-clear' AND n."RequestId" = (SELECT "Id" FROM requests WHERE "Number" = {number})"""))
            .Order(StringComparer.Ordinal));
        Assert.Equal(
            [Secretary], await here.AskAsync($"""SELECT t."ActorName" FROM timeline t JOIN requests r ON r."Id" = t."RequestId" WHERE r."Number" = {number} AND t."Step" = 'AllClear'"""));
        Assert.Equal((200, JsonValueKind.Null), await AgainAsync(author, number));
    }

    private static async Task<(int, JsonValueKind)> AgainAsync(ApiClient client, long number)
    {
        (int status, JsonElement body) = await client.PostAsync($"alerts/{number}/all-clear");
        return (status, body.TryGetProperty("noticeId", out JsonElement id) ? id.ValueKind : JsonValueKind.Null);
    }

    private async Task<List<string>> ToldAsync(string what, string id)
    {
        string notice = (await here.AskAsync($"""SELECT "Id" FROM notices WHERE "Key" = 'broadcast/{Guid.Parse(id):N}'"""))[0];
        return [.. (await here.AskAsync(
            $"""SELECT d."PersonId" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" WHERE n."Key" = 'notice/{Guid.Parse(notice):N}/{what}'"""))
            .Select(person => $"{Guid.Parse(person)}")];
    }

    private async Task<string> SentAsync(int building, string zh, string lane)
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);
        (int status, JsonElement draft) = await author.PostAsync("broadcasts", new { area = Neighbourhood.Community, zh, en = zh, lane, audience = Residents(building) });
        Assert.True(status == 201, $"{draft}");
        string id = draft.GetProperty("id").GetString()!;
        await author.PostAsync($"broadcasts/{id}/submit");
        await secretary.PostAsync($"broadcasts/{id}/approve");
        await Neighbourhood.UntilAsync(async () => (await author.GetAsync($"broadcasts/{id}")).Body.GetProperty("state").GetString() == "Done");
        return id;
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

    private static object Residents(int building) => new { parts = new[] { new { area = Neighbourhood.Building(building), whom = "Residents" } } };
}

public sealed class RecallDoorOnSqliteTests(Neighbourhood here) : RecallDoorTests(here), IClassFixture<Neighbourhood>;

public sealed class RecallDoorOnPostgresTests(PostgresNeighbourhood here) : RecallDoorTests(here), IClassFixture<PostgresNeighbourhood>;
