using Hub.Bot.Tests.Notices;
using Hub.Domain.People;
using Hub.Testing;

namespace Hub.Bot.Tests.Conversations;

/// <summary>A building head asks in chat whom a notice did not reach, and marks whom she told.</summary>
public sealed class UnreachedTests(Neighbourhood here) : IClassFixture<Neighbourhood>
{
    [Fact]
    public async Task A_building_head_sees_hers_by_name_and_marks_them_by_number()
    {
        await LivingAsync("孙三", 6, "2");
        await LivingAsync("钱四", 6, null);
        await LivingAsync("别楼", 7, null);
        string id = await SentAsync("六号七号楼检修电梯", 6, 7);
        Talk head = await here.KnownAsync("冯国庆");

        string list = await head.SayAsync("还有谁没通知到");
        Assert.Contains("孙三（6号楼2单元）", list);
        Assert.Contains("钱四（6号楼）", list);
        Assert.DoesNotContain("别楼", list);
        Assert.Contains("没有这个序号", await head.SayAsync("已告知 9"));
        string left = await head.SayAsync("已告知 1");
        Assert.Contains("孙三已当面告知", left);
        Assert.DoesNotContain("孙三（", left);
        Assert.Contains("都告诉到了", await head.ChooseAsync("钱四已告知"));
        Assert.Equal(["钱四", "孙三"], (await here.AskAsync(
            $"""SELECT p."Name" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" JOIN people p ON p."Id" = d."PersonId" WHERE n."Key" = 'broadcast/{Guid.Parse(id):N}' AND d."State" = 'Received'"""))
            .OrderDescending(StringComparer.Ordinal));
        Assert.Contains("没有没通知到的人", await head.SayAsync("还有谁没通知到"));

        Talk author = await here.KnownAsync("林晓彤", "en");
        Assert.Contains("别楼 (building 7)", await author.SayAsync("who has not been reached"));
        Assert.Contains("Notice: 六号七号楼检修电梯\n— 浑河湾社区", await author.SayAsync("text for the group"));
        Assert.Contains("Noted: 别楼", await author.SayAsync("told 1"));
        Talk resident = await here.ResidentAsync(8);
        Assert.DoesNotContain("没通知到：", await resident.SayAsync("还有谁没通知到"));
    }

    [Fact]
    public async Task The_card_and_the_api_name_those_whom_no_channel_reaches()
    {
        await LivingAsync("李寡", 9, null);
        Talk author = await here.KnownAsync("丁浩然");
        await author.SayAsync("发通知");
        await author.SayAsync("九号楼停水");
        Assert.Contains("联系不上的：李寡", await author.SayAsync("9号楼"));
        await author.SayAsync("取消");

        using ApiClient api = await ApiClient.OfAsync(here, "林晓彤");
        var lone = (await api.PostAsync("audiences/preview", new { area = Neighbourhood.Community, audience = Residents(9) })).Body.GetProperty("unreachablePeople")[0];
        Assert.Equal(("李寡", "9号楼"), (lone.GetProperty("name").GetString(), lone.GetProperty("building").GetString()));
    }

    private async Task<string> SentAsync(string words, params int[] buildings)
    {
        using ApiClient author = await ApiClient.OfAsync(here, "林晓彤");
        using ApiClient secretary = await ApiClient.OfAsync(here, "宋雅芝");
        string id = (await author.PostAsync("broadcasts", new { area = Neighbourhood.Community, zh = words, en = words, audience = Residents(buildings) })).Body.GetProperty("id").GetString()!;
        await author.PostAsync($"broadcasts/{id}/submit");
        await secretary.PostAsync($"broadcasts/{id}/approve");
        await Neighbourhood.UntilAsync(async () => (await author.GetAsync($"broadcasts/{id}")).Body.GetProperty("state").GetString() == "Done");
        return id;
    }

    private Task LivingAsync(string name, int building, string? unit)
    {
        Person person = new() { Id = Guid.CreateVersion7(), Name = name, CreatedAt = here.Clock.GetUtcNow() };
        return here.WriteAsync(rows =>
        {
            rows.People.Add(person);
            rows.People.Add(new Home { Id = Guid.CreateVersion7(), PersonId = person.Id, BuildingCode = Neighbourhood.Building(building), Unit = unit, From = new(2026, 1, 1) });
        });
    }

    private static object Residents(params int[] buildings) =>
        new { parts = buildings.Select(building => new { area = Neighbourhood.Building(building), whom = "Residents" }).ToArray() };
}
