using System.Text.Json;
using Hub.Domain.People;
using Hub.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Hub.Bot.Tests.Notices;

/// <summary>Broadcasts over HTTP, by the front door: two people, and everybody's row in the ledger.</summary>
public abstract class BroadcastApiTests(Neighbourhood here)
{
    private const string Author = "林晓彤";
    private const string Secretary = "宋雅芝";

    [Fact]
    public async Task From_a_draft_to_everybodys_row_in_the_ledger_with_two_people()
    {
        Guid reached = await LivingAsync("赵一", 4);
        await LivingAsync("钱二", 4);
        await using ChatDriver chat = await here.Hub.ChatAsAsync(reached);
        await chat.NextAsync();
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);

        (int status, JsonElement draft) = await author.PostAsync("broadcasts", Body("四号楼明天停水", "No water in building 4 tomorrow", Residents(4)));
        Assert.Equal((201, "Draft", 1), (status, draft.GetProperty("state").GetString(), draft.GetProperty("version").GetInt32()));
        string id = draft.GetProperty("id").GetString()!;
        Assert.Equal("Submitted", await StateAsync(author.PostAsync($"broadcasts/{id}/submit")));
        Assert.Equal((403, "own-work"), Problem(await author.PostAsync($"broadcasts/{id}/approve")));
        Assert.Empty(await here.AskAsync($"SELECT \"Id\" FROM notices WHERE \"Key\" = '{Key(id)}'"));
        Assert.Equal("Sending", await StateAsync(secretary.PostAsync($"broadcasts/{id}/approve")));

        await chat.ExpectAsync("四号楼明天停水");
        await UntilStateAsync(author, id, "Done");
        Assert.Equal(
            ["赵一|HandedOff", "钱二|Failed"],
            (await here.AskAsync($"""SELECT p."Name", d."State" FROM deliveries d JOIN people p ON p."Id" = d."PersonId" JOIN notices n ON n."Id" = d."NoticeId" WHERE n."Key" = '{Key(id)}'"""))
                .OrderBy(row => row.Contains("Failed", StringComparison.Ordinal)));
        (_, JsonElement numbers) = await author.GetAsync($"broadcasts/{id}/numbers");
        Assert.Equal(2, numbers.GetProperty("people").GetInt32());
        Assert.Equal(1, numbers.GetProperty("states").GetProperty("handedOff").GetInt32());
        Assert.Equal(1, numbers.GetProperty("failedByReason").GetProperty("no channel").GetInt32());
        Assert.Equal(1, numbers.GetProperty("channels").GetProperty("directline").GetProperty("ok").GetInt32());
        Assert.True(numbers.GetProperty("isSettled").GetBoolean());
    }

    [Fact]
    public async Task A_building_head_gets_the_list_and_tells_them_in_person()
    {
        Guid lone = await LivingAsync("孙三", 6);
        string id = await SentAsync(Body("六号楼检修电梯", "Lift repair in building 6", Residents(6)));
        using ApiClient head = await ApiClient.OfAsync(here, "冯国庆");
        using ApiClient other = await ApiClient.OfAsync(here, "王德福");

        (int status, JsonElement list) = await head.GetAsync($"broadcasts/{id}/unreachable");
        Assert.Equal(200, status);
        JsonElement one = Assert.Single(list.EnumerateArray());
        Assert.Equal(("孙三", "6号楼", "no channel"), (one.GetProperty("name").GetString(), one.GetProperty("building").GetString(), one.GetProperty("reason").GetString()));
        Assert.Empty((await other.GetAsync($"broadcasts/{id}/unreachable")).Body.EnumerateArray());
        Assert.Equal((403, "no-authority"), Problem(await other.PostAsync($"broadcasts/{id}/unreachable/{lone}/in-person")));
        Assert.Equal((403, "no-authority"), Problem(await head.GetAsync($"broadcasts/{id}/dead-letters")));

        Assert.Equal(204, (await head.PostAsync($"broadcasts/{id}/unreachable/{lone}/in-person")).Status);
        Assert.Equal(204, (await head.PostAsync($"broadcasts/{id}/unreachable/{lone}/in-person")).Status);

        Assert.Equal(["Received"], await here.AskAsync($"""SELECT d."State" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" WHERE n."Key" = '{Key(id)}'"""));
        Assert.Equal(["1"], await here.AskAsync($"""SELECT count(*) FROM attempts a JOIN notices n ON n."Id" = a."NoticeId" WHERE n."Key" = '{Key(id)}' AND a."Channel" = 'inperson'"""));
        Assert.Empty((await head.GetAsync($"broadcasts/{id}/unreachable")).Body.EnumerateArray());
    }

    [Fact]
    public async Task Who_is_asked_to_answer_may_say_so_in_her_own_words()
    {
        Guid reached = await LivingAsync("吴八", 13);
        await using ChatDriver chat = await here.Hub.ChatAsAsync(reached);
        await chat.NextAsync();
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);
        string id = (await author.PostAsync("broadcasts", new
        {
            area = Neighbourhood.Community,
            zh = "十三号楼明天检查燃气表",
            en = "Gas meters of building 13 are read tomorrow",
            audience = Residents(13),
            acknowledge = true,
        })).Body.GetProperty("id").GetString()!;
        await author.PostAsync($"broadcasts/{id}/submit");
        await secretary.PostAsync($"broadcasts/{id}/approve");
        await chat.ExpectAsync("十三号楼明天检查燃气表");

        await chat.SayAsync("收到");

        await chat.ExpectAsync("已记下您知道了");
        Assert.Equal(["Acked"], await here.AskAsync($"""SELECT d."State" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" WHERE n."Key" = '{Key(id)}'"""));
    }

    [Fact]
    public async Task Who_was_not_reached_is_rung_again()
    {
        Guid late = await LivingAsync("李四", 7);
        string id = await SentAsync(Body("七号楼换水表", "New water meters in building 7", Residents(7)));
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        JsonElement letter = Assert.Single((await author.GetAsync($"broadcasts/{id}/dead-letters")).Body.EnumerateArray());
        Assert.Equal("Failed", letter.GetProperty("state").GetString());
        await using ChatDriver chat = await here.Hub.ChatAsAsync(late);
        await chat.NextAsync();

        (int status, JsonElement resent) = await author.PostAsync($"broadcasts/{id}/resend", new { people = new[] { late } });
        Assert.Equal((200, "Sending", 1), (status, resent.GetProperty("state").GetString(), resent.GetProperty("resent").GetInt32()));

        await chat.ExpectAsync("七号楼换水表");
        await UntilStateAsync(author, id, "Done");
        Assert.Empty((await author.GetAsync($"broadcasts/{id}/dead-letters")).Body.EnumerateArray());
    }

    [Fact]
    public async Task Notices_of_every_kind_that_reached_nobody_are_listed_for_those_with_authority_there()
    {
        Guid lone = await LivingAsync("何十三", 22);
        await here.WriteAsync(rows => rows.Notices.Add(new Domain.Notices.Notice
        {
            Id = Guid.CreateVersion7(),
            Key = $"test/{lone}",
            Kind = Domain.Notices.NoticeKind.Reminder,
            Lane = Domain.Notices.Lane.Normal,
            Text = new("接待日提醒", "Reception day"),
            Audience = new([lone]),
            CreatedAt = here.Clock.GetUtcNow(),
        }));
        await here.Hub.Services.GetRequiredService<Notifier.Lanes.IBell>().RingAsync(Notifier.Lanes.Topics.Lanes);
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient worker = await ApiClient.OfAsync(here, "李桂兰");
        string area = $"dead-letters?area={Neighbourhood.Building(22)}";
        here.Clock.Advance(TimeSpan.FromSeconds(3));
        await Neighbourhood.UntilAsync(async () => (await author.GetAsync(area)).Body.GetArrayLength() == 1);

        JsonElement lost = (await author.GetAsync($"{area}&kind=reminder")).Body[0];
        Assert.Equal(
            ("Reminder", "何十三", "Failed", "no channel", "Reception day"),
            (lost.GetProperty("kind").GetString(), lost.GetProperty("name").GetString(), lost.GetProperty("state").GetString(), lost.GetProperty("reason").GetString(), lost.GetProperty("text").GetString()));
        Assert.Equal(0, (await author.GetAsync($"{area}&kind=alert")).Body.GetArrayLength());
        Assert.Equal(0, (await author.GetAsync($"{area}&afterNotice={lost.GetProperty("notice").GetGuid()}&afterPerson={lone}")).Body.GetArrayLength());
        Assert.Equal((403, "no-authority"), Problem(await worker.GetAsync(area)));
        Assert.Equal(400, (await author.GetAsync($"{area}&kind=cake")).Status);
    }

    [Fact]
    public async Task The_same_call_gives_the_same_broadcast_and_another_body_a_conflict()
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        object body = Body("八号楼消杀", "Disinfection in building 8", Residents(8));

        (int first, JsonElement one) = await author.PostAsync("broadcasts", body, "key-1");
        (int second, JsonElement two) = await author.PostAsync("broadcasts", body, "key-1");
        var third = await author.PostAsync("broadcasts", Body("别的", "else", Residents(8)), "key-1");

        Assert.Equal((201, 200), (first, second));
        Assert.Equal(one.GetProperty("id").GetString(), two.GetProperty("id").GetString());
        Assert.Equal((409, "key-reused"), Problem(third));
        (int, JsonElement)[] many = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => author.PostAsync("broadcasts", body, "key-2")));
        Assert.Single(many.Select(call => call.Item2.GetProperty("id").GetString()).Distinct());
    }

    [Fact]
    public async Task Without_a_token_or_authority_nothing_is_done_and_it_is_said_what_to_do()
    {
        using HttpClient nobody = here.Hub.Browser();
        using HttpResponseMessage none = await nobody.GetAsync("api/v1/broadcasts");
        Assert.Equal(401, (int)none.StatusCode);
        Assert.Equal("application/problem+json", none.Content.Headers.ContentType!.MediaType);
        Assert.Contains("token 命令", JsonElement.Parse(await none.Content.ReadAsStringAsync()).GetProperty("detail").GetString());

        using ApiClient worker = await ApiClient.OfAsync(here, "李桂兰");
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        Assert.Equal((403, "no-authority"), Problem(await worker.PostAsync("broadcasts", Body("停水", "No water", Residents(1)))));
        Assert.Equal(404, (await author.GetAsync($"broadcasts/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(404, (await author.GetAsync("nothing")).Status);
        Assert.Equal((400, "not-json"), Problem(await author.PostAsync("broadcasts", new { area = 5, whom = "all" })));
        using (ApiClient revoked = await ApiClient.OfAsync(here, "丁浩然"))
        {
            await ApiClient.TokenAsync(here, "丁浩然", "--revoke");
            Assert.Equal(401, (await revoked.GetAsync("broadcasts")).Status);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_listed_with_its_place()
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        object body = new { area = Neighbourhood.Community, zh = "", audience = new { parts = new[] { new { area = "nowhere", whom = "Residents" } } }, links = new[] { "ftp://x" } };

        (int status, JsonElement problem) = await author.PostAsync("broadcasts", body);

        Assert.Equal(422, status);
        Assert.Equal(
            ["AreaUnknown nowhere", "TextMissing ", "TextMissing ", "LinkUnknown ftp://x"],
            problem.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("code")} {error.GetProperty("detail")}"));
        (_, JsonElement odd) = await author.PostAsync("broadcasts", new
        {
            area = Neighbourhood.Community, zh = "a\u001fb", en = "x", audience = new { parts = new[] { new { area = Neighbourhood.Community, whom = 7 } } },
        });
        Assert.Equal(
            ["TextControl zh", "WhomUnknown audience/whom"],
            odd.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("code")} {error.GetProperty("where")}"));
        Assert.All(problem.GetProperty("errors").EnumerateArray(), error => Assert.NotEmpty(error.GetProperty("message").GetString()!));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("{}", 422)]
    [InlineData("""{"area":null,"audience":{"parts":[null],"people":null}}""", 422)]
    [InlineData("""{"area":"210102001999","zh":"x","audience":{"parts":[{"area":"210102001999","whom":99}]}}""", 422)]
    [InlineData("""{"area":"210102001999","zh":"x","audience":{"parts":[{"whom":"Residents"}]},"links":[null],"rows":[null],"values":{"a":null}}""", 422)]
    [InlineData("""{"area":"210102001999","zh":"x","lane":7,"audience":{"people":["00000000-0000-0000-0000-000000000000"]}}""", 422)]
    [InlineData("""{"area":"\u0000","zh":"\u0000","audience":{}}""", 400)]
    [InlineData("""{"area":"210102001999","zh":"\ud800","audience":{}}""", 400)]
    [InlineData("""{"area":"210102001999","zh":"x","audience":{},"surprise":1}""", 400)]
    public async Task Whatever_is_sent_is_answered_with_a_problem(string body, int expected)
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using StringContent content = new(body, System.Text.Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await author.Http.PostAsync("api/v1/broadcasts", content);

        Assert.Equal(expected, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("b02", "Residents", "2", 201)]
    [InlineData("b02", "Residents", "二单元", 201)]
    [InlineData("b02", "Residents", "1/../2", 422)]
    [InlineData("b02", "Posts", "2", 422)]
    [InlineData("", "Residents", "2", 422)]
    public async Task A_unit_is_of_one_buildings_residents(string building, string whom, string unit, int expected)
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);

        (int status, JsonElement body) = await author.PostAsync(
            "broadcasts", Body("停水", "No water", new { parts = new[] { new { area = $"{Neighbourhood.Community}{building}", whom, unit } } }));

        Assert.Equal(expected, status);
        if (status == 201)
        {
            Assert.Equal("2", body.GetProperty("content").GetProperty("audience").GetProperty("parts")[0].GetProperty("unit").GetString());
        }
        else
        {
            Assert.Contains("audience/unit", body.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_change_after_the_submission_needs_approval_again_and_names_the_version()
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);
        string id = (await author.PostAsync("broadcasts", Body("九号楼", "Building 9", Residents(9)))).Body.GetProperty("id").GetString()!;
        await author.PostAsync($"broadcasts/{id}/submit");

        Assert.Equal((422, "version-missing"), Problem(await author.SendAsync(HttpMethod.Patch, $"broadcasts/{id}", new { zh = "九号楼停气" })));
        Assert.Equal((409, "changed"), Problem(await author.SendAsync(HttpMethod.Patch, $"broadcasts/{id}", new { version = 1, zh = "九号楼停气" })));
        (int status, JsonElement changed) = await author.SendAsync(HttpMethod.Patch, $"broadcasts/{id}", new { version = 2, zh = "九号楼停气" });
        Assert.Equal((200, "Draft"), (status, changed.GetProperty("state").GetString()));
        Assert.Equal("Building 9", changed.GetProperty("content").GetProperty("en").GetString());
        Assert.Equal((409, "wrong-state"), Problem(await secretary.PostAsync($"broadcasts/{id}/approve")));

        await author.PostAsync($"broadcasts/{id}/submit");
        (_, JsonElement rejected) = await secretary.PostAsync($"broadcasts/{id}/reject", new { reason = "请写明时间" });
        Assert.Equal(("Rejected", "请写明时间"), (rejected.GetProperty("state").GetString(), rejected.GetProperty("reason").GetString()));
        Assert.Equal((422, "reason-missing"), Problem(await secretary.PostAsync($"broadcasts/{id}/reject", new { reason = " " })));
    }

    [Fact]
    public async Task A_new_hour_needs_no_new_approval_and_it_starts_at_that_hour()
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);
        await LivingAsync("吴六", 10);
        DateTimeOffset now = here.Clock.GetUtcNow();
        string id = (await author.PostAsync("broadcasts", Body("十号楼", "Building 10", Residents(10), now.AddHours(3)))).Body.GetProperty("id").GetString()!;
        await author.PostAsync($"broadcasts/{id}/submit");
        Assert.Equal("Scheduled", await StateAsync(secretary.PostAsync($"broadcasts/{id}/approve")));

        (_, JsonElement moved) = await author.SendAsync(HttpMethod.Patch, $"broadcasts/{id}", new { version = 3, scheduledAt = now.AddHours(1), expiresAt = now.AddDays(1) });
        Assert.Equal("Scheduled", moved.GetProperty("state").GetString());
        here.Clock.Skip(TimeSpan.FromHours(1));

        await UntilStateAsync(author, id, "Done");
    }

    [Fact]
    public async Task What_repeats_goes_each_time_as_a_broadcast_of_its_own_until_it_is_stopped()
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);
        await LivingAsync("蒋十二", 16);
        DateTimeOffset first = here.Clock.GetUtcNow().AddMinutes(30);
        object body = new { area = Neighbourhood.Community, zh = "十六号楼", en = "Building 16", audience = Residents(16), scheduledAt = first, repeats = "FREQ=DAILY" };
        string id = (await author.PostAsync("broadcasts", body)).Body.GetProperty("id").GetString()!;
        await author.PostAsync($"broadcasts/{id}/submit");
        Assert.Equal("Scheduled", await StateAsync(secretary.PostAsync($"broadcasts/{id}/approve")));

        here.Clock.Skip(TimeSpan.FromMinutes(31));
        await Neighbourhood.UntilAsync(async () => (await RunsAsync(author, id)).Count == 1);
        string run = (await RunsAsync(author, id))[0];
        await UntilStateAsync(author, run, "Done");
        JsonElement series = (await author.GetAsync($"broadcasts/{id}")).Body;
        Assert.Equal("Scheduled", series.GetProperty("state").GetString());
        Assert.Equal(first.AddDays(1), series.GetProperty("content").GetProperty("scheduledAt").GetDateTimeOffset());
        Assert.Equal("FREQ=DAILY", series.GetProperty("content").GetProperty("repeats").GetString());

        Assert.Equal("Stopped", await StateAsync(author.PostAsync($"broadcasts/{id}/stop")));
        here.Clock.Skip(TimeSpan.FromDays(1));
        Assert.Single(await RunsAsync(author, id));
    }

    private static async Task<List<string>> RunsAsync(ApiClient client, string id) =>
    [
        .. (await client.GetAsync("broadcasts")).Body.EnumerateArray().Where(one => one.GetProperty("repeatsId").ToString() == id)
            .Select(one => one.GetProperty("id").GetString()!),
    ];

    [Fact]
    public async Task It_is_paused_resumed_and_stopped()
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);
        string id = (await author.PostAsync("broadcasts", Body("全社区", "Everybody", Residents(11), here.Clock.GetUtcNow().AddDays(2)))).Body.GetProperty("id").GetString()!;
        await author.PostAsync($"broadcasts/{id}/submit");
        await secretary.PostAsync($"broadcasts/{id}/approve");
        Assert.Equal((409, "wrong-state"), Problem(await author.PostAsync($"broadcasts/{id}/pause")));
        Assert.Equal("Stopped", await StateAsync(secretary.PostAsync($"broadcasts/{id}/stop", new { reason = "改期" })));
        Assert.Equal("Stopped", await StateAsync(secretary.PostAsync($"broadcasts/{id}/stop")));
        Assert.Equal((409, "wrong-state"), Problem(await author.GetAsync($"broadcasts/{id}/numbers")));

        // One who rests keeps it open: it is held, goes on, and what was not sent by the stop never is.
        await RestAsync(await LivingAsync("郑七", 12));
        string held = await SubmittedAsync(Body("十二号楼", "Building 12", Residents(12)));
        await secretary.PostAsync($"broadcasts/{held}/approve");
        await UntilCountAsync(author, held, "deferred");
        Assert.Equal("Paused", await StateAsync(author.PostAsync($"broadcasts/{held}/pause")));
        Assert.Equal("Paused", await StateAsync(secretary.PostAsync($"broadcasts/{held}/pause")));
        Assert.Equal("Sending", await StateAsync(secretary.PostAsync($"broadcasts/{held}/resume")));
        Assert.Equal("Stopped", await StateAsync(author.PostAsync($"broadcasts/{held}/stop")));
        await UntilCountAsync(author, held, "cancelled");
        Assert.Equal((409, "wrong-state"), Problem(await author.PostAsync($"broadcasts/{held}/resume")));
    }

    [Fact]
    public async Task A_correction_goes_to_the_same_people_and_names_the_first()
    {
        Guid resident = await LivingAsync("王八", 13);
        await using ChatDriver chat = await here.Hub.ChatAsAsync(resident);
        await chat.NextAsync();
        string id = await SentAsync(Body("周一停水", "No water on Monday", Residents(13)));
        await chat.ExpectAsync("周一停水");
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);

        (int status, JsonElement correction) = await author.PostAsync($"broadcasts/{id}/correct", new { zh = "改为周二停水", en = "It is Tuesday" }, "correct-1");
        Assert.Equal((201, id), (status, correction.GetProperty("correctsId").GetString()));
        string second = correction.GetProperty("id").GetString()!;
        (int repeated, JsonElement same) = await author.PostAsync($"broadcasts/{id}/correct", new { zh = "改为周二停水", en = "It is Tuesday" }, "correct-1");
        Assert.Equal((200, second), (repeated, same.GetProperty("id").GetString()));
        Assert.Equal((409, "key-reused"), Problem(await author.PostAsync($"broadcasts/{id}/correct", new { zh = "周三" }, "correct-1")));
        await author.PostAsync($"broadcasts/{second}/submit");
        await secretary.PostAsync($"broadcasts/{second}/approve");

        await chat.ExpectAsync("更正", "周一停水", "改为周二停水");
        (_, JsonElement paste) = await author.GetAsync($"broadcasts/{second}/paste-text?lang=en");
        Assert.Equal("Notice: Correction of the notice “No water on Monday”. Please go by this one:\nIt is Tuesday\n— 浑河湾社区", paste.GetString());
    }

    [Fact]
    public async Task A_template_is_checked_row_by_row_and_each_person_reads_her_own_words()
    {
        Guid chinese = await LivingAsync("冯九", 14);
        Guid english = await LivingAsync("Tom", 14);
        await here.Hub.Store.WriteAsync(async rows => (await rows.People.FindAsync(english, default))!.Language = Domain.Text.Lang.En, default);
        await using ChatDriver his = await here.Hub.ChatAsAsync(english, "en");
        await using ChatDriver hers = await here.Hub.ChatAsAsync(chinese);
        await his.NextAsync();
        await hers.NextAsync();
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        object template = new { key = "fee", area = Neighbourhood.Community, zh = "{name}，{month}水费{amount}元", en = "{name}, water for {month}: {amount} yuan", preApproved = true };
        Assert.Equal((403, "no-authority"), Problem(await author.SendAsync(HttpMethod.Put, "templates", template)));
        Assert.Equal(200, (await secretary.SendAsync(HttpMethod.Put, "templates", template)).Status);

        (int status, JsonElement wrong) = await author.PostAsync("broadcasts", Fee(new { name = "Tom", amont = "7" }));
        Assert.Equal(422, status);
        Assert.Equal(
            ["ValueUnknown rows/2 amont", "ValueMissing rows/2 amount"],
            wrong.GetProperty("errors").EnumerateArray().Select(error => $"{error.GetProperty("code")} {error.GetProperty("where")} {error.GetProperty("detail")}"));

        (_, JsonElement draft) = await author.PostAsync("broadcasts", Fee(new { name = "Tom", amount = "7" }));
        (_, JsonElement sent) = await author.PostAsync($"broadcasts/{draft.GetProperty("id").GetString()}/submit");
        Assert.Equal(("Sending", true), (sent.GetProperty("state").GetString(), sent.GetProperty("needsReview").GetBoolean()));
        await hers.ExpectAsync("冯九，1月水费5元");
        await his.ExpectAsync("Tom, water for 1月: 7 yuan");
        (_, JsonElement reviewed) = await secretary.PostAsync($"broadcasts/{draft.GetProperty("id").GetString()}/approve");
        Assert.False(reviewed.GetProperty("needsReview").GetBoolean());

        object Fee(object tom) => new
        {
            area = Neighbourhood.Community,
            template = "fee",
            values = new { month = "1月" },
            audience = new { people = new[] { chinese, english } },
            rows = new[] { new { person = chinese, values = (object)new { name = "冯九", amount = "5" } }, new { person = english, values = tom } },
        };
    }

    [Fact]
    public async Task A_preview_counts_heads_ways_and_rest()
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        Guid resting = await LivingAsync("陈十", 15);
        Guid awake = await LivingAsync("褚十一", 15);
        await RestAsync(resting);
        await using ChatDriver chat = await here.Hub.ChatAsAsync(awake);
        await chat.NextAsync();

        (int status, JsonElement preview) = await author.PostAsync("audiences/preview", new { area = Neighbourhood.Community, audience = Residents(15) });

        Assert.Equal(200, status);
        Assert.Equal((2, 1, 1), (preview.GetProperty("people").GetInt32(), preview.GetProperty("unreachableCount").GetInt32(), preview.GetProperty("inQuietHours").GetInt32()));
        Assert.Equal(1, preview.GetProperty("perChannel").GetProperty("directline").GetInt32());
        Assert.Equal(resting, preview.GetProperty("unreachable")[0].GetGuid());
        using ApiClient worker = await ApiClient.OfAsync(here, "李桂兰");
        Assert.Equal(403, (await worker.PostAsync("audiences/preview", new { area = Neighbourhood.Community, audience = Residents(15) })).Status);
    }

    [Fact]
    public async Task The_description_names_every_address()
    {
        using HttpClient anybody = here.Hub.Browser();

        JsonElement document = JsonElement.Parse(await anybody.GetStringAsync("api/openapi.json"));

        string[] paths = [.. document.GetProperty("paths").EnumerateObject().Select(path => path.Name)];
        Assert.Contains("/api/v1/broadcasts/{id}/numbers", paths);
        Assert.Contains("/api/v1/audiences/preview", paths);
        Assert.All(paths, path => Assert.StartsWith("/api/v1/", path));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer").GetProperty("scheme").GetString());
        Assert.True(document.GetProperty("security")[0].TryGetProperty("Bearer", out _));
        foreach (string made in new[] { "/api/v1/broadcasts", "/api/v1/broadcasts/{id}/correct", "/api/v1/series", "/api/v1/occurrences/{id}/decisions" })
        {
            Assert.Contains(
                document.GetProperty("paths").GetProperty(made).GetProperty("post").GetProperty("parameters").EnumerateArray(),
                parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key" && parameter.GetProperty("in").GetString() == "header");
        }
    }

    private async Task<string> SubmittedAsync(object body)
    {
        using ApiClient author = await ApiClient.OfAsync(here, Author);
        string id = (await author.PostAsync("broadcasts", body)).Body.GetProperty("id").GetString()!;
        Assert.Equal(200, (await author.PostAsync($"broadcasts/{id}/submit")).Status);
        return id;
    }

    private async Task<string> SentAsync(object body)
    {
        string id = await SubmittedAsync(body);
        using ApiClient secretary = await ApiClient.OfAsync(here, Secretary);
        Assert.Equal(200, (await secretary.PostAsync($"broadcasts/{id}/approve")).Status);
        await UntilStateAsync(secretary, id, "Done");
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

    private Task RestAsync(Guid id) => here.Hub.Store.WriteAsync(async rows =>
    {
        Person person = (await rows.People.FindAsync(id, default))!;
        (person.QuietFrom, person.QuietUntil) = (new(0, 0), new(23, 59));
    }, default);

    private static Task UntilCountAsync(ApiClient client, string id, string state) => Neighbourhood.UntilAsync(async () =>
        (await client.GetAsync($"broadcasts/{id}/numbers")).Body.GetProperty("states").GetProperty(state).GetInt32() == 1);

    private static Task UntilStateAsync(ApiClient client, string id, string state) => Neighbourhood.UntilAsync(async () =>
        (await client.GetAsync($"broadcasts/{id}")).Body.GetProperty("state").GetString() == state);

    private static async Task<string> StateAsync(Task<(int Status, JsonElement Body)> call)
    {
        (int status, JsonElement body) = await call;
        Assert.True(status == 200, $"{status} {body}");
        return body.GetProperty("state").GetString()!;
    }

    private static (int, string?) Problem((int Status, JsonElement Body) answer) => (answer.Status, answer.Body.GetProperty("code").GetString());

    private static string Key(string id) => $"broadcast/{Guid.Parse(id):N}";

    private static object Residents(int building) => new { parts = new[] { new { area = Neighbourhood.Building(building), whom = "Residents" } } };

    private static object Body(string zh, string en, object audience, DateTimeOffset? scheduledAt = null) =>
        new { area = Neighbourhood.Community, zh, en, audience, scheduledAt };
}

public sealed class BroadcastApiOnSqliteTests(Neighbourhood here) : BroadcastApiTests(here), IClassFixture<Neighbourhood>;

public sealed class BroadcastApiOnPostgresTests(PostgresNeighbourhood here) : BroadcastApiTests(here), IClassFixture<PostgresNeighbourhood>;

/// <summary>The neighbourhood on PostgreSQL.</summary>
public sealed class PostgresNeighbourhood : Neighbourhood
{
    public override async Task InitializeAsync()
    {
        Database = await PostgresServer.CreateDatabaseAsync();
        await base.InitializeAsync();
    }
}
