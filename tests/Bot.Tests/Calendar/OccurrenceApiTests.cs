using System.Text.Json;
using Hub.Bot.Tests.Notices;
using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary>One occurrence over HTTP: moved, cancelled, noted, held; what is brought to it and what comes of it, the same as in chat.</summary>
public abstract class OccurrenceApiTests(Neighbourhood here)
{
    private const string Planner = "林晓彤";
    private const string Compound = Neighbourhood.Community + "x1";

    [Fact]
    public async Task An_occurrence_is_moved_and_cancelled_by_its_sequence_and_whoever_has_booked_is_told()
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);
        (string series, string id) = await PlannedAsync(planner, "业主接待日", "2026-03-06", "09:00", kind: "OwnersReceptionDay");
        Talk resident = await here.KnownAsync("田雨欣");
        await resident.SayAsync("3月6号有接待日吗");
        Assert.Contains("选一个空着的时间", await resident.ChooseAsync("预约时间"));
        Assert.Contains("约好了", await resident.SayAsync("2"));

        (_, JsonElement slots) = await planner.GetAsync($"occurrences/{id}/bookings");
        Assert.Equal(6, slots.GetArrayLength());
        Assert.Equal(("2026-03-06T09:10:00+08:00", "田雨欣"), (slots[1].GetProperty("start").GetString(), slots[1].GetProperty("name").GetString()));
        Assert.Equal(JsonValueKind.Null, slots[0].GetProperty("name").ValueKind);

        Assert.Equal((409, "changed"), Problem(await planner.PostAsync($"occurrences/{id}/move", new { start = "2026-03-07T14:00", sequence = 1 })));
        (int status, JsonElement moved) = await planner.PostAsync($"occurrences/{id}/move", new { start = "2026-03-07T14:00", minutes = 30, place = new { zh = "居委会" }, reason = "停电", sequence = 0 });
        Assert.True(status == 200, $"{status} {moved}");
        Assert.Equal(("Moved", "2026-03-07T14:00:00+08:00", "2026-03-07T14:30:00+08:00", "2026-03-06", "居委会", "停电", 1), (
            Text(moved, "state"), Text(moved, "start"), Text(moved, "end"), Text(moved, "date"), moved.GetProperty("place").GetProperty("en").GetString(), Text(moved, "reason"),
            moved.GetProperty("sequence").GetInt32()));
        await resident.HearAsync("【变更】", "停电");
        Assert.Contains("改期了", await resident.SayAsync("3月6号有接待日吗"));
        Assert.Equal("2026-03-07T14:00:00+08:00", Text((await planner.PostAsync($"occurrences/{id}/move", new { start = "2026-03-07T06:00:00Z" })).Body, "start"));
        Assert.Equal("居委会", (await planner.PostAsync($"occurrences/{id}/move", new { minutes = 45 })).Body.GetProperty("place").GetProperty("zh").GetString());

        Assert.Equal((422, "StartUnreadable start"), Faults(await planner.PostAsync($"occurrences/{id}/move", new { start = "tomorrow" })));
        Assert.Equal((422, "StartOutOfRange start"), Faults(await planner.PostAsync($"occurrences/{id}/move", new { start = "2025-03-07T14:00" })));
        Assert.Equal((422, "StartOutOfRange start"), Faults(await planner.PostAsync($"occurrences/{id}/move", new { start = "2199-12-31T23:59" })));
        Assert.Equal((422, "LengthOutOfRange minutes"), Faults(await planner.PostAsync($"occurrences/{id}/move", new { minutes = 1 })));
        Assert.Equal((422, "WordsOutOfRange place"), Faults(await planner.PostAsync($"occurrences/{id}/move", new { place = new { zh = "" } })));

        Assert.Equal((409, "not-begun"), Problem(await planner.PostAsync($"occurrences/{id}/hold")));
        (status, JsonElement cancelled) = await planner.PostAsync($"occurrences/{id}/cancel", new { reason = "下雨" });
        Assert.Equal((200, "Cancelled"), (status, Text(cancelled, "state")));
        await resident.HearAsync("【取消】", "下雨");
        Assert.Equal("Cancelled", Text((await planner.PostAsync($"occurrences/{id}/cancel")).Body, "state"));
        Assert.Equal((409, "over"), Problem(await planner.PostAsync($"occurrences/{id}/hold")));
        Assert.Equal((409, "over"), Problem(await planner.PostAsync($"occurrences/{id}/agenda", new { text = "电梯" })));
        Assert.Equal("Moved", Text((await planner.PostAsync($"occurrences/{id}/move", new { start = "2026-03-08T14:00" })).Body, "state"));
        Assert.Equal(2, (await planner.GetAsync($"series/{series}/occurrences?until=2026-12-31")).Body.GetArrayLength());
    }

    [Fact]
    public async Task A_meeting_has_an_agenda_answers_minutes_and_decisions_that_are_done()
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);
        using ApiClient chair = await ApiClient.OfAsync(here, "王德福");
        using ApiClient worker = await ApiClient.OfAsync(here, "李桂兰");
        Guid host = await here.PersonAsync("王德福");
        DateTimeOffset start = here.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddMinutes(90);
        (_, string id) = await PlannedAsync(planner, "推进会", $"{start:yyyy-MM-dd}", $"{start:HH\\:mm}", new { people = new[] { host } });
        Talk resident = await here.ResidentAsync(3);
        await resident.SayAsync("3号楼二单元楼道灯坏了");
        await resident.SayAsync("提交");
        long number = resident.Number;

        (int status, JsonElement point) = await chair.PostAsync($"occurrences/{id}/agenda", new { text = "电梯换钢丝绳" });
        Assert.Equal((201, "Added", "电梯换钢丝绳"), (status, Text(point, "kind"), Text(point, "text")));
        Assert.Equal((200, Text(point, "id")), Status(await chair.PostAsync($"occurrences/{id}/agenda", new { text = "电梯换钢丝绳" })));
        (status, JsonElement request) = await planner.PostAsync($"occurrences/{id}/agenda", new { request = number });
        Assert.Equal((201, "Escalated"), (status, Text(request, "kind")));
        Assert.Equal((200, Text(request, "id")), Status(await chair.PostAsync($"occurrences/{id}/agenda", new { request = number })));
        Assert.Equal((422, "RequestUnknown request"), Faults(await planner.PostAsync($"occurrences/{id}/agenda", new { request = 999999 })));
        Assert.Equal((422, "PointUnclear text"), Faults(await planner.PostAsync($"occurrences/{id}/agenda", new { text = " " })));
        Assert.Equal((422, "PointUnclear text"), Faults(await planner.PostAsync($"occurrences/{id}/agenda", new { text = "a", request = number })));
        Assert.Equal((422, "WordsOutOfRange text"), Faults(await planner.PostAsync($"occurrences/{id}/agenda", new { text = new string('长', 501) })));
        Assert.Equal(204, (await planner.SendAsync(HttpMethod.Delete, $"occurrences/{id}/agenda/{Text(point, "id")}", null)).Status);
        Assert.Equal(404, (await planner.SendAsync(HttpMethod.Delete, $"occurrences/{id}/agenda/{Text(point, "id")}", null)).Status);
        (_, JsonElement agenda) = await planner.GetAsync($"occurrences/{id}/agenda");
        Assert.Equal("签到", agenda.GetProperty("lines")[0].GetProperty("zh").GetString());
        Assert.StartsWith($"{number}：", Text(Assert.Single(agenda.GetProperty("points").EnumerateArray()), "text"));

        Assert.Equal((409, "not-begun"), Problem(await planner.SendAsync(HttpMethod.Put, $"occurrences/{id}/minutes", new { text = "到会12人" })));
        Assert.Equal((409, "not-begun"), Problem(await planner.PostAsync($"occurrences/{id}/decisions", new { text = "换灯" })));
        // Whom no channel reaches yet is not told, so the chat is open before.
        Talk coming = await here.KnownAsync("王德福");
        here.Clock.Advance(TimeSpan.FromMinutes(31));
        await coming.HearAsync("【值守提醒】推进会");
        await coming.SayAsync("请马秀英代替");
        JsonElement reply = Assert.Single((await planner.GetAsync($"occurrences/{id}/replies")).Body.EnumerateArray());
        Assert.Equal(("王德福", "StandIn", "马秀英"), (Text(reply, "name"), Text(reply, "answer"), Text(reply, "standIn")));

        here.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(JsonValueKind.Null, (await planner.GetAsync($"occurrences/{id}/minutes")).Body.GetProperty("text").ValueKind);
        (status, JsonElement minutes) = await chair.SendAsync(HttpMethod.Put, $"occurrences/{id}/minutes", new { text = "到会12人\n3号楼上个月着火的事说明了经过" });
        Assert.Equal((200, "到会12人\n3号楼上个月着火的事说明了经过"), (status, Text(minutes, "text")));
        Assert.Equal((422, "WordsOutOfRange text"), Faults(await chair.SendAsync(HttpMethod.Put, $"occurrences/{id}/minutes", new { text = new string('长', 20_001) })));
        Assert.Equal((403, "no-authority"), Problem(await worker.SendAsync(HttpMethod.Put, $"occurrences/{id}/minutes", new { text = "x" })));

        object words = new { text = "换楼道灯", owner = "李桂兰", dueOn = "2026-01-20" };
        (status, JsonElement decision) = await planner.PostAsync($"occurrences/{id}/decisions", words, "decision-1");
        Assert.Equal((201, 1, "李桂兰", "2026-01-20"), (status, decision.GetProperty("nr").GetInt32(), Text(decision, "owner"), Text(decision, "dueOn")));
        Assert.Equal(await here.PersonAsync("李桂兰"), decision.GetProperty("ownerId").GetGuid());
        Assert.Equal((200, Text(decision, "id")), Status(await planner.PostAsync($"occurrences/{id}/decisions", words, "decision-1")));
        Assert.Equal((409, "key-reused"), Problem(await planner.PostAsync($"occurrences/{id}/decisions", new { text = "别的" }, "decision-1")));
        Assert.Equal((422, "WordsOutOfRange text"), Faults(await planner.PostAsync($"occurrences/{id}/decisions", new { owner = "李桂兰" })));
        Assert.Equal((403, "no-authority"), Problem(await (await ClientAsync("张晓梅")).PostAsync($"decisions/{Text(decision, "id")}/done")));
        (status, decision) = await worker.PostAsync($"decisions/{Text(decision, "id")}/done");
        Assert.Equal((200, JsonValueKind.String), (status, decision.GetProperty("doneAt").ValueKind));
        Assert.Equal(404, (await worker.PostAsync($"decisions/{Guid.CreateVersion7()}/done")).Status);

        (_, minutes) = await planner.GetAsync($"occurrences/{id}/minutes");
        Assert.Equal("换楼道灯", Text(Assert.Single(minutes.GetProperty("decisions").EnumerateArray()), "text"));
        (_, JsonElement held) = await planner.PostAsync($"occurrences/{id}/hold", new { note = "顺利" });
        Assert.Equal(("Held", "顺利"), (Text(held, "state"), Text(held, "note")));
        Assert.Equal("都来了", Text((await planner.SendAsync(HttpMethod.Put, $"occurrences/{id}/note", new { note = "都来了" })).Body, "note"));
        Assert.Equal((422, "WordsOutOfRange note"), Faults(await planner.SendAsync(HttpMethod.Put, $"occurrences/{id}/note", new { note = "" })));
        Assert.Equal((409, "over"), Problem(await planner.PostAsync($"occurrences/{id}/move", new { start = "2026-03-08T14:00" })));
    }

    private async Task<ApiClient> ClientAsync(string name) => await ApiClient.OfAsync(here, name);

    private static async Task<(string Series, string Occurrence)> PlannedAsync(
        ApiClient planner, string title, string start, string at, object? host = null, string kind = "Other")
    {
        (int status, JsonElement series) = await planner.PostAsync("series", new
        {
            area = Compound,
            kind,
            title = new { zh = title },
            start,
            rrule = "FREQ=MONTHLY;COUNT=2",
            at,
            minutes = 60,
            place = new { zh = "活动室" },
            host = host ?? new { roles = new[] { "Coordinator" } },
            audience = new { parts = new[] { new { area = Compound, whom = "Residents" } } },
            reminders = new[] { new { minutesBefore = 60, to = "Hosts" } },
            agenda = new[] { new { zh = "签到" } },
            slots = new { minutes = 10, count = 6 },
        });
        Assert.True(status == 201, $"{status} {series}");
        string id = Text(series, "id")!;
        return (id, Text((await planner.GetAsync($"series/{id}/occurrences")).Body[0], "id")!);
    }

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();

    private static (int, string?) Status((int Status, JsonElement Body) answer) => (answer.Status, Text(answer.Body, "id"));

    private static (int, string?) Problem((int Status, JsonElement Body) answer) => (answer.Status, Text(answer.Body, "code"));

    private static (int, string) Faults((int Status, JsonElement Body) answer) => (
        answer.Status, string.Join(' ', answer.Body.GetProperty("errors").EnumerateArray().Select(error => $"{Text(error, "code")} {Text(error, "where")}")));
}

public sealed class OccurrenceApiOnSqliteTests(Neighbourhood here) : OccurrenceApiTests(here), IClassFixture<Neighbourhood>;

public sealed class OccurrenceApiOnPostgresTests(PostgresNeighbourhood here) : OccurrenceApiTests(here), IClassFixture<PostgresNeighbourhood>;
