using System.Globalization;
using System.Text.Json;
using Hub.Bot.Tests.Notices;
using Hub.Testing;

namespace Hub.Bot.Tests.Calendar;

/// <summary>Series over HTTP: planned, looked at, changed, ended; by those whose posts cover them.</summary>
public abstract class SeriesApiTests(Neighbourhood here)
{
    private const string Planner = "林晓彤";
    private const string Compound = Neighbourhood.Community + "x1";

    [Fact]
    public async Task A_series_is_planned_listed_changed_and_ended()
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);

        (int status, JsonElement series) = await planner.PostAsync("series", Body(title: "读书会"));
        Assert.True(status == 201, $"{status} {series}");
        string id = series.GetProperty("id").GetString()!;
        JsonElement content = series.GetProperty("content");
        Assert.Equal((1, "FREQ=MONTHLY;BYMONTHDAY=6,26", "14:00", 90), (
            series.GetProperty("version").GetInt32(), content.GetProperty("rrule").GetString(), content.GetProperty("at").GetString(), content.GetProperty("minutes").GetInt32()));
        Assert.Contains(id, Ids((await planner.GetAsync("series")).Body));
        Assert.Contains(id, Ids((await planner.GetAsync($"series?area={Compound}")).Body));
        Assert.DoesNotContain(id, Ids((await planner.GetAsync($"series?area={Neighbourhood.Community}x2")).Body));
        Assert.Equal(["2026-01-06T14:00:00+08:00 Planned", "2026-01-26T14:00:00+08:00 Planned"], await StartsAsync(planner, $"series/{id}/occurrences?from=2026-01-01&until=2026-01-31"));
        Assert.Contains("2026-01-06T14:00:00+08:00 Planned", await StartsAsync(planner, $"occurrences?area={Compound}&from=2026-01-06&until=2026-01-06"));
        Assert.Equal(26, (await planner.GetAsync($"series/{id}/occurrences")).Body.GetArrayLength());

        Assert.Equal((422, "version-missing"), Problem(await planner.SendAsync(HttpMethod.Patch, $"series/{id}", new { at = "15:00" })));
        Assert.Equal((409, "changed"), Problem(await planner.SendAsync(HttpMethod.Patch, $"series/{id}", new { version = 2, at = "15:00" })));
        (status, series) = await planner.SendAsync(HttpMethod.Patch, $"series/{id}", new { version = 1, at = "15:30", exdates = new[] { "2026-01-26" }, rdates = new[] { "2026-01-20" } });
        Assert.True(status == 200, $"{status} {series}");
        Assert.Equal(("读书会", 2), (series.GetProperty("content").GetProperty("title").GetProperty("zh").GetString(), series.GetProperty("version").GetInt32()));
        Assert.Equal(
            ["2026-01-06T15:30:00+08:00 Planned", "2026-01-20T15:30:00+08:00 Planned"],
            (await StartsAsync(planner, $"series/{id}/occurrences?until=2026-01-31")).Where(one => !one.EndsWith("Cancelled", StringComparison.Ordinal)));
        Assert.Equal((422, "AreaFixed area"), Faults(await planner.SendAsync(HttpMethod.Patch, $"series/{id}", new { version = 2, area = Neighbourhood.Community })));

        Assert.Equal((422, "DayMissing on"), Faults(await planner.PostAsync($"series/{id}/end")));
        Assert.Equal((409, "changed"), Problem(await planner.PostAsync($"series/{id}/end", new { on = "2026-02-10", version = 1 })));
        (status, series) = await planner.PostAsync($"series/{id}/end", new { on = "2026-02-10", version = 2 });
        Assert.Equal((200, "2026-02-10"), (status, series.GetProperty("endedOn").GetString()));
        Assert.All(await StartsAsync(planner, $"series/{id}/occurrences?from=2026-02-11"), one => Assert.EndsWith("Cancelled", one));
        (status, series) = await planner.PostAsync($"series/{id}/continue");
        Assert.Equal((200, JsonValueKind.Null), (status, series.GetProperty("endedOn").ValueKind));
        Assert.Contains("2026-02-26T15:30:00+08:00 Planned", await StartsAsync(planner, $"series/{id}/occurrences?from=2026-02-11"));
        Assert.Equal(series.GetProperty("version").GetInt32(), (await planner.GetAsync($"series/{id}")).Body.GetProperty("version").GetInt32());

        await planner.PostAsync($"series/{id}/end", new { on = "2025-12-31" });
        Assert.Equal((409, "ended"), Problem(await planner.SendAsync(HttpMethod.Patch, $"series/{id}", new { version = 5, at = "15:00" })));
        Assert.DoesNotContain(id, Ids((await planner.GetAsync("series")).Body));
        Assert.Contains(id, Ids((await planner.GetAsync("series?ended=true")).Body));
    }

    [Fact]
    public async Task Whoever_has_no_post_over_it_neither_plans_nor_reads_and_a_host_reads()
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);
        using ApiClient worker = await ApiClient.OfAsync(here, "李桂兰");
        using ApiClient host = await ApiClient.OfAsync(here, "王德福");
        Guid chair = await here.PersonAsync("王德福");
        string id = (await planner.PostAsync("series", Body(title: "业委会例会", host: new { people = new[] { chair } }))).Body.GetProperty("id").GetString()!;
        string occurrence = Ids((await planner.GetAsync($"series/{id}/occurrences")).Body)[0];

        Assert.Equal((403, "no-authority"), Problem(await worker.PostAsync("series", Body())));
        foreach (string path in new[] { $"series/{id}", $"series/{id}/occurrences", $"occurrences/{occurrence}", $"occurrences/{occurrence}/bookings", $"occurrences/{occurrence}/replies", $"occurrences/{occurrence}/minutes", $"series?area={Compound}", $"occurrences?area={Compound}" })
        {
            Assert.Equal((403, "no-authority"), Problem(await worker.GetAsync(path)));
        }
        Assert.Equal((403, "no-authority"), Problem(await worker.SendAsync(HttpMethod.Patch, $"series/{id}", new { version = 1, at = "15:00" })));
        Assert.Equal((403, "no-authority"), Problem(await worker.PostAsync($"series/{id}/end", new { on = "2026-02-10" })));
        Assert.Equal((403, "no-authority"), Problem(await worker.PostAsync($"occurrences/{occurrence}/cancel")));
        Assert.Equal((403, "no-authority"), Problem(await worker.PostAsync($"occurrences/{occurrence}/agenda", new { text = "x" })));
        Assert.Empty((await worker.GetAsync("series")).Body.EnumerateArray());

        Assert.Equal(200, (await host.GetAsync($"series/{id}")).Status);
        Assert.Equal((403, "no-authority"), Problem(await host.PostAsync($"occurrences/{occurrence}/move", new { start = "2026-01-07T14:00" })));
        (int status, JsonElement problem) = await host.SendAsync(HttpMethod.Patch, $"series/{id}", new { version = 1, at = "15:00" });
        Assert.Equal((403, true), (status, problem.GetProperty("detail").GetString()!.Contains(Compound, StringComparison.Ordinal)));

        Assert.Equal(404, (await planner.GetAsync($"series/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(404, (await planner.GetAsync($"occurrences/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(404, (await planner.GetAsync("series?area=nowhere")).Status);
        using HttpClient nobody = here.Hub.Browser();
        Assert.Equal(401, (int)(await nobody.GetAsync("api/v1/series")).StatusCode);
    }

    [Theory]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=32", "MonthDayOutOfRange", "32", 25)]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=6,x", "MonthDayOutOfRange", "X", 27)]
    [InlineData("FREQ=HOURLY", "FrequencyUnknown", "HOURLY", 6)]
    [InlineData("FREQ=WEEKLY;BYSETPOS=1", "PartUnsupported", "BYSETPOS", 13)]
    [InlineData("every month", "NoPart", "EVERY MONTH", 1)]
    public async Task A_rule_that_is_none_is_refused_with_its_place(string rule, string code, string found, int position)
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);

        (int status, JsonElement problem) = await planner.PostAsync("series", Body(rrule: rule));

        Assert.Equal((422, "invalid", "rrule"), (status, problem.GetProperty("code").GetString(), problem.GetProperty("where").GetString()));
        JsonElement error = Assert.Single(problem.GetProperty("errors").EnumerateArray());
        Assert.Equal((code, "rrule", found, position), (
            error.GetProperty("code").GetString(), error.GetProperty("where").GetString(), error.GetProperty("detail").GetString(), error.GetProperty("position").GetInt32()));
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"character {position}"), error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task What_is_wrong_is_listed_all_at_once()
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);

        (int status, JsonElement problem) = await planner.PostAsync("series", new
        {
            area = Compound, kind = "Other", title = new { zh = " " }, minutes = 1, at = "25:00", rrule = "FREQ=NEVER", zone = "../../etc/localtime", place = new { zh = new string('长', 201) },
            host = new { roles = new[] { "Mayor" } }, reminders = new object[] { new { days = 1 }, new { days = 61, at = "9:00" } }, slots = new { minutes = int.MaxValue, count = 500 },
        });

        Assert.Equal(422, status);
        string[] wrong = [.. problem.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("code")} {error.GetProperty("where")}")];
        Assert.Equal(
            [
                "FrequencyUnknown rrule", "TimeUnreadable at", "ReminderUnreadable reminders/0", "TextMissing title/zh", "TextMissing title/en", "TextTooLong place/zh",
                "TextTooLong place/en", "AudienceEmpty audience", "WordUnknown host/roles", "LengthOutOfRange minutes", "ReminderOutOfRange reminders/1", "SlotsOutOfRange slots", "ZoneUnknown zone",
            ],
            wrong);
        Assert.All(problem.GetProperty("errors").EnumerateArray(), error => Assert.NotEmpty(error.GetProperty("message").GetString()!));

        Assert.Equal((422, "AreaUnknown area"), Faults(await planner.PostAsync("series", Body(area: "nowhere"))));
        Assert.Equal((422, "AudienceOutside audience"), Faults(await planner.PostAsync("series", Body(audience: Residents(Neighbourhood.Community)))));
        Assert.Equal((422, "HostUnknown host/organisation"), Faults(await planner.PostAsync("series", Body(host: new { organisation = Guid.CreateVersion7() }))));
        Assert.Equal((422, "NeverAgain rrule"), Faults(await planner.PostAsync("series", Body(rrule: "FREQ=DAILY;UNTIL=20200101"))));
        Assert.Equal((422, "DayUnreadable from"), Faults(await planner.GetAsync("occurrences?from=yesterday")));
        Assert.Equal((422, "DayUnreadable until"), Faults(await planner.GetAsync("occurrences?until=9999-12-31")));
        Assert.Equal((422, "RangeBackwards until"), Faults(await planner.GetAsync("occurrences?from=2026-02-01&until=2026-01-01")));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("{}", 422)]
    [InlineData("{\"area\":\"210102001999\"", 400)]
    [InlineData("""{"surprise":1}""", 400)]
    [InlineData("""{"kind":"Party"}""", 400)]
    [InlineData("""{"kind":99,"holidays":77}""", 422)]
    [InlineData("""{"exdates":["2026-13-01"]}""", 400)]
    [InlineData("""{"area":"210102001999","title":{"zh":"\u0000"}}""", 400)]
    [InlineData("""{"area":"210102001999","title":{"zh":"\ud800"}}""", 400)]
    [InlineData("""{"area":null,"title":null,"host":null,"audience":null,"place":null,"at":null,"zone":null,"rrule":null,"reminders":[null],"agenda":[null],"slots":null}""", 422)]
    [InlineData("""{"audience":{"parts":[{"area":"210102001999x1","whom":"Reached"},{"area":"210102001999x1","whom":99}]},"host":{"roles":[null,""]}}""", 422)]
    [InlineData("""{"minutes":2147483647,"slots":{"minutes":-2147483648,"count":-1},"reminders":[{"minutesBefore":2147483647},{"days":-5,"at":"08:00","lateMinutes":-1}]}""", 422)]
    [InlineData("""{"minutes":99999999999}""", 400)]
    public async Task Whatever_is_sent_is_answered_with_a_problem(string body, int expected)
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);
        string id = (await planner.PostAsync("series", Body())).Body.GetProperty("id").GetString()!;

        await AnsweredAsync(planner, HttpMethod.Post, "series", body, expected);
        await AnsweredAsync(planner, HttpMethod.Patch, $"series/{id}", body, null);
        await AnsweredAsync(planner, HttpMethod.Post, $"series/{id}/end", body, null);
        string occurrence = Ids((await planner.GetAsync($"series/{id}/occurrences")).Body)[0];
        foreach ((HttpMethod method, string step) in new[]
        {
            (HttpMethod.Put, "note"), (HttpMethod.Post, "agenda"), (HttpMethod.Put, "minutes"), (HttpMethod.Post, "decisions"), (HttpMethod.Post, "hold"),
        })
        {
            await AnsweredAsync(planner, method, $"occurrences/{occurrence}/{step}", body, null);
        }
    }

    [Theory]
    [InlineData("""{"version":1,"version":1}""", 400)]
    [InlineData("""{"version":1,"title":{"zh":"\ud800"}}""", 400)]
    [InlineData("""{"version":1,"title":{"zh":"\u0000"}}""", 400)]
    [InlineData("""{"version":1,"rrule":"FREQ=x"}""", 422)]
    [InlineData("""{"version":1,"start":"9999-12-31","rrule":null}""", 200)]
    [InlineData("""{"version":1,"start":"0001-01-01","rrule":"FREQ=YEARLY;COUNT=9999","rdates":["9999-12-31","0001-01-01"]}""", 200)]
    [InlineData("""{"version":1,"exdates":null,"reminders":null,"agenda":null,"title":{"zh":"茶话会\n🍵\u0007"}}""", 200)]
    [InlineData("""{"version":1.5}""", 422)]
    [InlineData("""{"version":"1"}""", 422)]
    public async Task Whatever_a_change_says_is_done_or_answered_with_a_problem(string body, int expected)
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);
        string id = (await planner.PostAsync("series", Body())).Body.GetProperty("id").GetString()!;

        await AnsweredAsync(planner, HttpMethod.Patch, $"series/{id}", body, expected);
        Assert.Equal(200, (await planner.GetAsync($"series/{id}/occurrences?until=2199-12-31")).Status);
    }

    [Fact]
    public async Task The_same_call_gives_the_same_series_and_another_body_a_conflict()
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);
        object body = Body(title: "消防演练");

        (int first, JsonElement one) = await planner.PostAsync("series", body, "series-1");
        (int second, JsonElement two) = await planner.PostAsync("series", body, "series-1");

        Assert.Equal((201, 200), (first, second));
        Assert.Equal(one.GetProperty("id").GetString(), two.GetProperty("id").GetString());
        Assert.Equal((409, "key-reused"), Problem(await planner.PostAsync("series", Body(title: "别的"), "series-1")));
        (int, JsonElement Body)[] many = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => planner.PostAsync("series", body, "series-2")));
        Assert.Single(many.Select(call => call.Body.GetProperty("id").GetString()).Distinct());
        Assert.Equal((400, "not-json"), Problem(await planner.PostAsync("series", body, new string('k', 129))));
        await planner.PostAsync("broadcasts", body, "series-3");
        Assert.Equal(201, (await planner.PostAsync("series", body, "series-3")).Status);
        Assert.Equal((409, "key-reused"), Problem(await planner.PostAsync("broadcasts", new { area = Neighbourhood.Community, zh = "停水", audience = Residents(Compound) }, "series-3")));
    }

    [Fact]
    public async Task A_calendar_is_imported_by_who_may_plan_there_and_what_is_wrong_with_it_is_said_by_line()
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);
        using ApiClient worker = await ApiClient.OfAsync(here, "李桂兰");
        string path = $"series/import?area={Compound}";
        const string Text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:tea\r\nDTSTART;TZID=Asia/Shanghai:20260112T150000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\nSUMMARY:茶话会\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

        Assert.Equal((200, 1, 0), await ImportedAsync(planner, path, Text));
        Assert.Equal((200, 0, 1), await ImportedAsync(planner, path, Text));
        Assert.Contains("2026-01-12T15:00:00+08:00 Planned", await StartsAsync(planner, $"occurrences?area={Compound}&until=2026-01-12"));
        Assert.Equal((403, 0, 0), await ImportedAsync(worker, path, Text));
        Assert.Equal((404, 0, 0), await ImportedAsync(planner, "series/import?area=nowhere", Text));
        using StringContent wrong = new(Text.Replace("UID:tea\r\n", "", StringComparison.Ordinal), System.Text.Encoding.UTF8, "text/calendar");
        using HttpResponseMessage refused = await planner.Http.PostAsync($"api/v1/{path}", wrong);
        Assert.Equal((422, "UidMissing line/2/UID"), Faults((422, JsonElement.Parse(await refused.Content.ReadAsStringAsync()))));
    }

    [Fact]
    public async Task A_calendar_that_is_not_utf8_is_refused_with_the_line_and_the_byte()
    {
        using ApiClient planner = await ApiClient.OfAsync(here, Planner);
        const string Head = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:gbk\r\nDTSTART:20260112T070000Z\r\nDURATION:PT1H\r\nSUMMARY:";
        // 茶 as a program writes it that saves in GBK.
        using ByteArrayContent gbk = new([.. System.Text.Encoding.ASCII.GetBytes(Head), 0xB2, 0xE8, .. "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"u8]);
        gbk.Headers.ContentType = new("text/calendar");

        using HttpResponseMessage refused = await planner.Http.PostAsync($"api/v1/series/import?area={Compound}", gbk);

        JsonElement problem = JsonElement.Parse(await refused.Content.ReadAsStringAsync());
        Assert.Equal((422, "NotUtf8 line/6"), Faults(((int)refused.StatusCode, problem)));
        JsonElement fault = problem.GetProperty("errors")[0];
        Assert.Equal((Head.Length + 1, "B2"), (fault.GetProperty("position").GetInt32(), fault.GetProperty("detail").GetString()));
        Assert.Contains("UTF-8", fault.GetProperty("message").GetString());
        using ByteArrayContent marked = new([0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes($"{Head}茶\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")]);
        marked.Headers.ContentType = new("text/calendar");
        using HttpResponseMessage taken = await planner.Http.PostAsync($"api/v1/series/import?area={Compound}&dryRun=true", marked);
        Assert.Equal(200, (int)taken.StatusCode);
    }

    [Fact]
    public async Task The_description_names_every_address()
    {
        using HttpClient anybody = here.Hub.Browser();

        JsonElement paths = JsonElement.Parse(await anybody.GetStringAsync("api/openapi.json")).GetProperty("paths");

        foreach (string path in new[] { "series", "series/{id}", "series/{id}/end", "series/{id}/occurrences", "occurrences", "occurrences/{id}/move", "occurrences/{id}/agenda/{point}", "occurrences/{id}/bookings", "decisions/{id}/done" })
        {
            Assert.True(paths.TryGetProperty($"/api/v1/{path}", out _), path);
        }
        Assert.Equal("calendar", paths.GetProperty("/api/v1/series").GetProperty("get").GetProperty("tags")[0].GetString());
        Assert.Equal("broadcasts", paths.GetProperty("/api/v1/broadcasts").GetProperty("get").GetProperty("tags")[0].GetString());
    }

    private static async Task AnsweredAsync(ApiClient client, HttpMethod method, string path, string body, int? expected)
    {
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");
        using HttpRequestMessage request = new(method, $"api/v1/{path}") { Content = content };
        using HttpResponseMessage response = await client.Http.SendAsync(request);
        string answer = await response.Content.ReadAsStringAsync();
        Assert.True(expected is { } status ? (int)response.StatusCode == status : (int)response.StatusCode is >= 200 and < 500, $"{path} {body}: {(int)response.StatusCode} {answer}");
        if ((int)response.StatusCode >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        }
    }

    private static async Task<(int Status, int Added, int Unchanged)> ImportedAsync(ApiClient client, string path, string text)
    {
        using StringContent content = new(text, System.Text.Encoding.UTF8, "text/calendar");
        using HttpResponseMessage response = await client.Http.PostAsync($"api/v1/{path}", content);
        JsonElement body = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, Number("added"), Number("unchanged"));

        int Number(string name) => body.TryGetProperty(name, out JsonElement number) ? number.GetInt32() : 0;
    }

    private static async Task<string[]> StartsAsync(ApiClient client, string path) =>
        [.. (await client.GetAsync(path)).Body.EnumerateArray().Select(one => $"{one.GetProperty("start")} {one.GetProperty("state")}")];

    private static string[] Ids(JsonElement list) => [.. list.EnumerateArray().Select(one => one.GetProperty("id").GetString()!)];

    private static (int, string?) Problem((int Status, JsonElement Body) answer) => (answer.Status, answer.Body.GetProperty("code").GetString());

    private static (int, string) Faults((int Status, JsonElement Body) answer) => (
        answer.Status, string.Join(' ', answer.Body.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("code")} {error.GetProperty("where")}")));

    private static object Residents(string area) => new { parts = new[] { new { area, whom = "Residents" } } };

    private static object Body(
        string area = Compound, string title = "茶话会", string rrule = "FREQ=MONTHLY;BYMONTHDAY=6,26", object? host = null, object? audience = null) => new
        {
            area,
            kind = "Other",
            title = new { zh = title },
            rrule,
            at = "14:00",
            minutes = 90,
            place = new { zh = "活动室", en = "club room" },
            host = host ?? new { roles = new[] { "Coordinator" } },
            audience = audience ?? Residents(area),
            reminders = new object[] { new { days = 1, at = "09:00" }, new { minutesBefore = 60, to = "Hosts" } },
            agenda = new[] { new { zh = "签到", en = "Who is there" } },
        };
}

public sealed class SeriesApiOnSqliteTests(Neighbourhood here) : SeriesApiTests(here), IClassFixture<Neighbourhood>;

public sealed class SeriesApiOnPostgresTests(PostgresNeighbourhood here) : SeriesApiTests(here), IClassFixture<PostgresNeighbourhood>;
