using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>Broadcasts in the database: what is a row when, and what a second time writes.</summary>
public abstract class BroadcastBookTests(DatabaseKind kind) : StorageTests(kind)
{
    private Person _author = null!;
    private Person _secretary = null!;
    private Person _leader = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteCommunityAsync();
        _author = await WritePersonAsync("林晓彤", Role.Coordinator, "m");
        _secretary = await WritePersonAsync("宋雅芝", Role.CommunitySecretary, "m");
        _leader = await WritePersonAsync("高振邦", Role.GridLeader);
    }

    [Fact]
    public async Task Approving_writes_the_notice_and_starting_again_writes_nothing()
    {
        Guid id = await SubmittedAsync();
        Assert.Equal(["0"], await Database.AskAsync($"SELECT count(*) FROM notices WHERE \"Key\" = 'broadcast/{id:N}'"));

        Assert.IsType<BroadcastMoved.Done>(await MoveAsync(book => book.ApproveAsync(id, _secretary, null, default)));
        bool[] again = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MoveAsync(book => book.StartAsync(id, default))));

        Assert.Equal([false, false, false], again);
        Assert.Equal(["1"], await Database.AskAsync($"SELECT count(*) FROM notices WHERE \"Key\" = 'broadcast/{id:N}'"));
        Assert.Equal(["1"], await Database.AskAsync("SELECT count(*) FROM expansions"));
        Assert.Equal(BroadcastState.Sending, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task All_whom_it_did_not_reach_are_rung_again_however_many_and_those_who_are_named_also_at_the_end_of_the_list()
    {
        Guid id = await SubmittedAsync();
        await MoveAsync(book => book.ApproveAsync(id, _secretary, null, default));
        Guid[] people = [.. Enumerable.Range(0, 5_010).Select(_ => Ids.Next()).OrderBy(person => person)];
        Guid noticeId = (await FindAsync(id)).NoticeId!.Value;
        Notice notice = (await ReadAsync(rows => rows.Notices.FindAsync(noticeId, default)))!;
        await Store.WriteAsync(rows => rows.Notices.AddPeopleAsync(notice, people, Now, default), default);
        await Database.AskAsync("UPDATE deliveries SET \"State\" = 'Failed'");

        BroadcastMoved last = await MoveAsync(book => book.ResendAsync(id, [people[^1], Ids.Next()], _author.Id, default));
        BroadcastMoved all = await MoveAsync(book => book.ResendAsync(id, [], _author.Id, default));

        Assert.Equal((1, 5_009), (Assert.IsType<BroadcastMoved.Done>(last).Rung, Assert.IsType<BroadcastMoved.Done>(all).Rung));
        Assert.Equal(["5010"], await Database.AskAsync("SELECT count(*) FROM deliveries WHERE \"State\" = 'Pending'"));
    }

    [Fact]
    public async Task A_new_hour_leaves_the_version_that_the_second_person_was_asked_about()
    {
        Guid id = await SubmittedAsync(Draft() with { ScheduledAt = Now.AddHours(3) });
        int asked = (await FindAsync(id)).Version;

        Assert.IsType<BroadcastMoved.Done>(await MoveAsync(book => book.ScheduleAsync(id, Now.AddHours(2), null, _author.Id, default)));

        Assert.IsType<BroadcastMoved.Done>(await MoveAsync(book => book.ApproveAsync(id, _secretary, asked, default)));
        Assert.Equal((BroadcastState.Scheduled, Now.AddHours(2)), ((await FindAsync(id)).State, (await FindAsync(id)).ScheduledAt));
    }

    [Fact]
    public async Task Of_many_nodes_that_start_it_at_its_hour_one_writes_it()
    {
        Guid id = await SubmittedAsync(Draft() with { ScheduledAt = Now.AddHours(1) });
        await MoveAsync(book => book.ApproveAsync(id, _secretary, null, default));
        Assert.Empty(await ReadAsync(rows => rows.Broadcasts.DueAsync(Now, default)));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal([id], await ReadAsync(rows => rows.Broadcasts.DueAsync(Now, default)));

        bool[] started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MoveAsync(book => book.StartAsync(id, default))));

        Assert.Single(started, true);
        Assert.Equal(["1"], await Database.AskAsync($"SELECT count(*) FROM notices WHERE \"Key\" = 'broadcast/{id:N}'"));
    }

    [Fact]
    public async Task Of_many_nodes_that_find_a_repeating_one_due_one_writes_the_run_and_the_next_one_waits()
    {
        DateTimeOffset first = Now.AddHours(1);
        Guid id = await SubmittedAsync(Draft() with { ScheduledAt = first, Repeats = "FREQ=DAILY;COUNT=2" });
        await MoveAsync(book => book.ApproveAsync(id, _secretary, null, default));
        Clock.Advance(TimeSpan.FromHours(1));

        bool[] started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MoveAsync(book => book.StartAsync(id, default))));

        Assert.Single(started, true);
        Assert.Empty(await ReadAsync(rows => rows.Broadcasts.DueAsync(Now, default)));
        Broadcast series = await FindAsync(id);
        Assert.Equal((BroadcastState.Scheduled, first.AddDays(1), first), (series.State, series.ScheduledAt, series.FirstAt));
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await MoveAsync(book => book.StartAsync(id, default)));
        Assert.Equal(BroadcastState.Done, (await FindAsync(id)).State);
        Assert.Equal(["2|2"], await Database.AskAsync("""
            SELECT count(*), count(DISTINCT n."Id") FROM broadcasts b JOIN notices n ON n."Id" = b."NoticeId" WHERE b."RepeatsId" IS NOT NULL AND b."State" = 'Sending'
            """));
    }

    [Fact]
    public async Task A_run_that_is_too_late_is_left_out_and_its_author_is_told_once()
    {
        Guid id = await SubmittedAsync(Draft() with { ScheduledAt = Now.AddHours(1), Repeats = "FREQ=WEEKLY" });
        await MoveAsync(book => book.ApproveAsync(id, _secretary, null, default));
        Clock.Advance(TimeSpan.FromDays(1));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => MoveAsync(book => book.StartAsync(id, default))));

        Assert.Equal(["0"], await Database.AskAsync("SELECT count(*) FROM broadcasts WHERE \"RepeatsId\" IS NOT NULL"));
        Assert.Equal(["1"], await Database.AskAsync("SELECT count(*) FROM notices WHERE \"Key\" LIKE '%/left-out/%'"));
    }

    [Fact]
    public async Task A_new_hour_of_a_repeating_one_has_to_be_one_of_its_rule()
    {
        Guid id = await SubmittedAsync(Draft() with { ScheduledAt = Now.AddHours(1), Repeats = "FREQ=WEEKLY;BYDAY=TH" });

        BroadcastMoved wrong = await MoveAsync(book => book.ScheduleAsync(id, Now.AddDays(1), null, _author.Id, default));
        Assert.Equal(BroadcastFault.RuleStart, Assert.Single(Assert.IsType<BroadcastMoved.Invalid>(wrong).Problems).Fault);
        Assert.IsType<BroadcastMoved.Done>(await MoveAsync(book => book.ScheduleAsync(id, Now.AddHours(2), null, _author.Id, default)));

        Assert.Equal((Now.AddHours(2), Now.AddHours(2)), ((await FindAsync(id)).ScheduledAt, (await FindAsync(id)).FirstAt));
    }

    [Fact]
    public async Task Approvers_are_asked_once_and_deputies_ten_minutes_later()
    {
        Guid id = await SubmittedAsync();
        Assert.Equal(["宋雅芝"], await AskedAsync());
        Assert.Empty(await ReadAsync(rows => rows.Broadcasts.UnansweredAsync(Now - BroadcastLimits.DeputyAfter, default)));

        await WritePersonAsync("丁浩然", Role.Coordinator, "m");
        Clock.Advance(BroadcastLimits.DeputyAfter);
        Assert.Equal([id], await ReadAsync(rows => rows.Broadcasts.UnansweredAsync(Now - BroadcastLimits.DeputyAfter, default)));
        await MoveAsync(async book => { await book.AskDeputiesAsync(id, default); return 0; });
        await MoveAsync(async book => { await book.AskDeputiesAsync(id, default); return 0; });

        Assert.Equal(["丁浩然", "宋雅芝"], await AskedAsync());
        Assert.Empty(await ReadAsync(rows => rows.Broadcasts.UnansweredAsync(Now - BroadcastLimits.DeputyAfter, default)));
    }

    [Fact]
    public async Task A_grid_leader_writes_for_her_grid_and_not_beyond_it()
    {
        BroadcastDraft own = Draft() with { AreaCode = Grid, Audience = new([]) { Parts = [new(Building, AudienceKind.Residents)] } };
        Assert.IsType<BroadcastMoved.Done>(await MoveAsync(book => book.DraftAsync(own, _leader, default)));

        Assert.IsType<BroadcastMoved.NoAuthority>(await MoveAsync(book => book.DraftAsync(Draft(), _leader, default)));
        BroadcastDraft wide = Draft() with { AreaCode = Grid };
        Assert.Contains(
            new BroadcastProblem(BroadcastFault.AreaOutside, "audience", "m"),
            Assert.IsType<BroadcastMoved.Invalid>(await MoveAsync(book => book.DraftAsync(wide, _leader, default))).Problems);
        BroadcastDraft named = own with { Audience = new([_author.Id]) };
        Assert.Equal(
            [BroadcastFault.PersonOutside],
            Assert.IsType<BroadcastMoved.Invalid>(await MoveAsync(book => book.DraftAsync(named, _leader, default))).Problems.Select(problem => problem.Fault));
    }

    [Fact]
    public async Task Areas_and_people_that_are_not_there_are_named()
    {
        Guid nobody = Ids.Next();
        BroadcastDraft draft = Draft() with { Audience = new([nobody]) { Parts = [new("zz", AudienceKind.Residents)] } };

        Assert.Equal(
            [new(BroadcastFault.AreaUnknown, "audience", "zz"), new BroadcastProblem(BroadcastFault.PersonUnknown, "audience/people", $"{nobody}")],
            Assert.IsType<BroadcastMoved.Invalid>(await MoveAsync(book => book.DraftAsync(draft, _author, default))).Problems);
    }

    [Fact]
    public async Task Pausing_and_stopping_move_the_notice_with_it()
    {
        Guid id = await SubmittedAsync();
        await MoveAsync(book => book.ApproveAsync(id, _secretary, null, default));

        Assert.IsType<BroadcastMoved.NoAuthority>(await MoveAsync(book => book.PauseAsync(id, _leader.Id, default)));
        await MoveAsync(book => book.PauseAsync(id, _secretary.Id, default));
        Assert.NotNull((await NoticeAsync(id)).PausedAt);
        await MoveAsync(book => book.ResumeAsync(id, _author.Id, default));
        Assert.Null((await NoticeAsync(id)).PausedAt);
        await MoveAsync(book => book.StopAsync(id, _author.Id, "写错了", default));
        Assert.NotNull((await NoticeAsync(id)).StoppedAt);
        Assert.Equal(BroadcastState.Stopped, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task A_broadcast_comes_back_as_it_was_written()
    {
        Person one = await WritePersonAsync("田雨欣");
        await WriteAsync(rows => rows.Broadcasts.Add(
            new Template { Id = Ids.Next(), Key = "fee", AreaCode = "m", Text = new("{name}请缴{what}", "{name}, please pay {what}"), IsPreApproved = true }));
        BroadcastDraft draft = Draft() with
        {
            Text = null,
            TemplateKey = "fee",
            Values = new() { ["what"] = "水费" },
            Audience = new([one.Id]),
            Rows = [new(one.Id, new() { ["name"] = "田雨欣" })],
            Links = ["https://example.org/fee"],
            ExpiresAt = Now.AddDays(1),
        };
        Guid id = Assert.IsType<BroadcastMoved.Done>(await MoveAsync(book => book.DraftAsync(draft, _author, default))).Broadcast.Id;

        await MoveAsync(book => book.SubmitAsync(id, _author.Id, default));

        Broadcast read = await FindAsync(id);
        Assert.Equal(("fee", "水费", "https://example.org/fee", true), (read.TemplateKey, read.Values["what"], read.Links[0], read.NeedsReview));
        Notice notice = await NoticeAsync(id);
        Assert.Equal("{name}请缴水费\nhttps://example.org/fee", notice.Text.Zh);
        Assert.Equal(id, notice.ValuesOf);
        Assert.Equal("田雨欣", (await ReadAsync(rows => rows.Broadcasts.ValuesAsync([id], [one.Id], default)))[(id, one.Id)].Values["name"]);
    }

    [Fact]
    public async Task It_is_done_when_nothing_of_it_waits()
    {
        Guid id = await SubmittedAsync(Draft() with { Audience = new([_leader.Id]) });
        await MoveAsync(book => book.ApproveAsync(id, _secretary, null, default));
        await MoveAsync(async book => { await book.FinishAsync(id, default); return 0; });
        Assert.Equal(BroadcastState.Sending, (await FindAsync(id)).State);

        Notice notice = await NoticeAsync(id);
        await WriteAsync(async rows => await rows.Notices.ReportAsync(notice.Id, _leader.Id, delivery => delivery.Receive(Now), default));
        await MoveAsync(async book => { await book.FinishAsync(id, default); return 0; });

        Assert.Equal(BroadcastState.Done, (await FindAsync(id)).State);
        Assert.Empty(await ReadAsync(rows => rows.Broadcasts.SendingAsync(default)));
    }

    private Task<T> MoveAsync<T>(Func<BroadcastBook, Task<T>> move) => WriteAsync(rows => move(new(rows, Ids, Now, TimeZoneInfo.Utc)));

    private async Task<Guid> SubmittedAsync(BroadcastDraft? draft = null)
    {
        Guid id = Assert.IsType<BroadcastMoved.Done>(await MoveAsync(book => book.DraftAsync(draft ?? Draft(), _author, default))).Broadcast.Id;
        Assert.IsType<BroadcastMoved.Done>(await MoveAsync(book => book.SubmitAsync(id, _author.Id, default)));
        return id;
    }

    private async Task<Broadcast> FindAsync(Guid id) => (await ReadAsync(rows => rows.Broadcasts.FindAsync(id, default)))!;

    private async Task<Notice> NoticeAsync(Guid id) => (await ReadAsync(rows => rows.Notices.FindAsync($"broadcast/{id:N}", default)))!;

    private async Task<List<string>> AskedAsync() =>
        [.. (await Database.AskAsync("""SELECT p."Name" FROM deliveries d JOIN people p ON p."Id" = d."PersonId" """)).Order(StringComparer.Ordinal)];

    private static BroadcastDraft Draft() => new()
    {
        AreaCode = "m",
        Text = new("周一停水", "No water on Monday"),
        Audience = new([]) { Parts = [new("m", AudienceKind.Residents)] },
    };
}

public sealed class BroadcastBookOnSqliteTests() : BroadcastBookTests(DatabaseKind.Sqlite);

public sealed class BroadcastBookOnPostgresTests() : BroadcastBookTests(DatabaseKind.Postgres);
