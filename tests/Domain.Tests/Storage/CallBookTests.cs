using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>A call is written with its request, climbs in one transaction, and two nodes take each step once.</summary>
public abstract class CallBookTests(DatabaseKind kind) : StorageTests(kind)
{
    private readonly Dictionary<string, Person> _people = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteCommunityAsync();
        foreach ((string name, Role role, string area) in new[]
        {
            ("王德福", Role.BuildingHead, Building), ("李梅", Role.GridWorker, Grid), ("高振邦", Role.GridLeader, "m"), ("林晓彤", Role.Coordinator, "m"), ("宋雅芝", Role.CommunitySecretary, "m"),
        })
        {
            _people[name] = await WritePersonAsync(name, role, area);
        }
    }

    [Fact]
    public async Task An_urgent_request_begins_a_call_and_a_normal_one_none()
    {
        Request urgent = await FileAsync("turn/1");
        await SubmitAsync("turn/2");

        Call call = await CallAsync(urgent);
        Assert.Equal((0, CallState.Ringing, Now.AddMinutes(10)), (call.Level, call.State, call.NextAt));
        Assert.Equal(["李梅", "王德福"], Names(call.Called.Select(one => one.PersonId)));
        Assert.Equal(["1"], await Database.AskAsync("SELECT count(*) FROM calls"));
    }

    [Fact]
    public async Task Nobody_answers_and_it_climbs_to_the_desk_with_every_step_on_the_timeline()
    {
        Request request = await FileAsync("turn/1");

        foreach (string called in new[] { "高振邦", "林晓彤", "宋雅芝" })
        {
            Assert.Equal([called], await NextAsync(10));
        }
        Assert.Equal(["林晓彤"], await NextAsync(10));
        Assert.Equal(["林晓彤"], await NextAsync(10));

        Call call = await CallAsync(request);
        Assert.Equal((CallState.AtTop, 2), (call.State, call.Rings));
        Assert.Equal(
            [RequestStep.Submit, RequestStep.Dispatch, RequestStep.Unanswered, RequestStep.CallNext, RequestStep.Unanswered, RequestStep.CallNext,
             RequestStep.Unanswered, RequestStep.CallNext, RequestStep.Unanswered, RequestStep.RingAgain, RequestStep.RingAgain],
            (await TimelineAsync(request)).Select(entry => entry.Step));
        Assert.Equal(["5"], await Database.AskAsync("SELECT count(*) FROM deliveries"));
    }

    [Fact]
    public async Task Of_many_nodes_at_the_same_moment_one_takes_the_step()
    {
        Request request = await FileAsync("turn/1");
        Clock.Advance(TimeSpan.FromMinutes(10));

        List<Ring>[] rung = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => StepAsync()));

        Assert.Single(rung.SelectMany(rings => rings));
        Assert.Equal(1, (await CallAsync(request)).Level);
        Assert.Single(await TimelineAsync(request), entry => entry.Step == RequestStep.CallNext);
    }

    [Fact]
    public async Task Many_calls_at_once_are_each_taken_once_by_several_nodes()
    {
        Request[] requests = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => FileAsync($"turn/{i}")));
        Clock.Advance(TimeSpan.FromMinutes(10));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            while (await ReadAsync(rows => rows.Calls.AnyDueAsync(Now, default)))
            {
                await StepAsync();
            }
        }));

        foreach (Request request in requests)
        {
            Assert.Single(await TimelineAsync(request), entry => entry.Step == RequestStep.CallNext);
        }
    }

    [Fact]
    public async Task An_acknowledgement_is_looked_at_at_once_and_counts_a_person_once()
    {
        Request request = await FileAsync("turn/1", Quorum(2));
        Clock.Advance(TimeSpan.FromMinutes(1));
        Guid notice = (await CallAsync(request)).NoticeId;

        Assert.True(await AcknowledgeAsync(notice, "李梅"));
        Assert.False(await AcknowledgeAsync(notice, "李梅"));
        await StepAsync();
        Assert.Equal(CallState.Ringing, (await CallAsync(request)).State);
        await AcknowledgeAsync(notice, "王德福");
        await StepAsync();

        Call call = await CallAsync(request);
        Assert.Equal((CallState.Answered, (DateTimeOffset?)null, 2), (call.State, call.NextAt, call.Answers.Count));
        Assert.Equal(["李梅", "王德福", "Hub"], (await TimelineAsync(request)).Skip(2).Select(entry => entry.ActorName));
    }

    [Fact]
    public async Task Who_declines_is_counted_in_the_same_transaction()
    {
        Request request = await FileAsync("turn/1", Quorum(2));

        await DeclineAsync(request, "李梅");

        Call call = await CallAsync(request);
        Assert.Equal((1, CallState.Ringing), (call.Level, call.State));
        Assert.Equal(["高振邦"], Names(call.Called.Where(one => one.Level == 1).Select(one => one.PersonId)));
        Assert.Equal([RequestStep.Decline, RequestStep.CallNext], (await TimelineAsync(request)).Skip(2).Select(entry => entry.Step));
        Assert.Equal(["1"], await Database.AskAsync("SELECT count(*) FROM notices WHERE \"Lane\" = 1"));
    }

    [Fact]
    public async Task When_the_whole_desk_has_declined_it_is_rung_all_the_same()
    {
        Request request = await FileAsync("turn/1");
        foreach (string name in new[] { "李梅", "王德福", "高振邦", "林晓彤", "宋雅芝" })
        {
            await DeclineAsync(request, name);
        }

        Assert.Equal(CallState.AtTop, (await CallAsync(request)).State);
        Assert.Equal(["1"], await Database.AskAsync("""SELECT count(*) FROM deliveries WHERE "State" = 'Pending'"""));
        await Database.AskAsync("""UPDATE deliveries SET "State" = 'HandedOff' WHERE "State" = 'Pending'""");
        Assert.Equal(["林晓彤"], await NextAsync(10));
    }

    [Theory]
    [InlineData("accept")]
    [InlineData("withdraw")]
    public async Task It_ends_when_the_request_is_taken_or_withdrawn(string how)
    {
        Request request = await FileAsync("turn/1");
        Actor worker = new(_people["李梅"].Id, "李梅");

        await WriteAsync(rows => how == "accept"
            ? Book(rows).AcceptAsync(request.Id, worker, default)
            : Book(rows).WithdrawAsync(request.Id, new(request.ReporterId, null), null, default));

        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await StepAsync());
        Call call = await CallAsync(request);
        Assert.Equal((CallState.Ended, (DateTimeOffset?)null), (call.State, call.NextAt));
        Assert.Equal(how == "accept" ? 1 : 0, call.Answers.Count);
    }

    [Fact]
    public async Task Taken_and_given_back_it_begins_anew()
    {
        Request request = await FileAsync("turn/1");
        Actor worker = new(_people["李梅"].Id, "李梅");
        await WriteAsync(rows => Book(rows).AcceptAsync(request.Id, worker, default));
        Clock.Advance(TimeSpan.FromMinutes(1));

        await DeclineAsync(request, "李梅");

        List<Call> calls = await ReadAsync(rows => rows.Calls.OfRequestAsync(request.Id, default));
        Assert.Equal([CallState.Ended, CallState.Ringing], calls.Select(call => call.State));
    }

    [Fact]
    public async Task Handed_on_the_colleague_has_her_time_and_then_it_climbs()
    {
        Request request = await FileAsync("turn/1");
        await WriteAsync(rows => Book(rows).TransferAsync(request.Id, new(_people["李梅"].Id, "李梅"), _people["王德福"].Id, null, default));

        Assert.Equal(["高振邦"], await NextAsync(10));
    }

    [Fact]
    public async Task A_red_line_tells_the_whole_chain_at_once_and_rings_on()
    {
        Request request = await FileAsync("turn/1", urgency: Urgency.RedLine);
        Assert.Equal(5, (await CallAsync(request)).Called.Count);
        await Database.AskAsync("""UPDATE deliveries SET "State" = 'HandedOff' """);

        Assert.Equal(["高振邦"], await NextAsync(2));
        Assert.Equal(["林晓彤"], await NextAsync(2));
        Assert.Equal(["宋雅芝"], await NextAsync(2));
        await Database.AskAsync("""UPDATE deliveries SET "State" = 'HandedOff' """);
        Assert.Equal(["林晓彤"], await NextAsync(2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task More_words_go_on_where_the_call_stands_and_another_place_begins_anew(bool elsewhere)
    {
        Request request = await FileAsync("turn/1", urgency: Urgency.RedLine);
        await NextAsync(2);
        Call before = await CallAsync(request);
        Clock.Advance(TimeSpan.FromMinutes(1));

        await WriteAsync(async rows => Assert.IsType<Moved.Done>(await Book(rows).TellAsync(
            request.Id, new(request.ReporterId, null), "火越来越大", elsewhere ? await rows.Areas.FindAsync(Grid, default) : null, null, default)));

        Call after = await CallAsync(request);
        Assert.NotEqual(before.NoticeId, after.NoticeId);
        Assert.Equal(elsewhere ? (0, Now.AddMinutes(2)) : (1, before.DueAt), (after.Level, after.DueAt));
        Assert.Equal(CallState.Ended, (await ReadAsync(rows => rows.Calls.FindAsync(before.NoticeId, default)))!.State);
    }

    [Fact]
    public async Task A_call_whose_notice_was_stopped_ends()
    {
        Request request = await FileAsync("turn/1");
        Guid notice = (await CallAsync(request)).NoticeId;
        await Store.WriteAsync(async rows => await rows.Ledger.StopAsync((await rows.Notices.FindAsync(notice, default))!, Now, default), default);

        Assert.Empty(await NextAsync(10));
        Assert.Equal(CallState.Ended, (await CallAsync(request)).State);
    }

    [Fact]
    public async Task A_dry_run_takes_the_steps_that_the_call_then_takes()
    {
        CallPlan plan = new(
            [new([Role.GridWorker], 1, TimeSpan.FromMinutes(3), ChannelPolicy.InTurn), new([Role.EmergencyChief], 1, TimeSpan.FromMinutes(3), ChannelPolicy.InTurn), new([Role.GridLeader], 1, TimeSpan.FromMinutes(3), ChannelPolicy.InTurn)], TimeSpan.FromMinutes(3));
        await WriteAsync(rows => rows.Calls.Add(new AlertPolicy { Id = Ids.Next(), AreaCode = "m", Plan = plan }));

        CallPreview preview = await ReadAsync(rows => new CallBook(rows, Now, Today, TimeZoneInfo.Utc).PreviewAsync(Building, Urgency.Urgent, "Lighting", default));

        Assert.Equal([0d, 3, 6, 9], preview.Steps.Select(step => (step.At - Now).TotalMinutes));
        Assert.Equal([0, 2, 3, 3], preview.Steps.Select(step => step.Level));
        Assert.Equal([new EmptyRole(Role.EmergencyChief, IsHeld: false)], preview.Steps[1].PassedOver);
        string[][] told = [.. preview.Steps.Select(step => Names(step.People.Select(standing => standing.Person.Id)))];
        Assert.Equal(["0"], await Database.AskAsync("SELECT count(*) FROM notices"));
        Request request = await FileAsync("turn/1");
        string[][] called = [Names((await CallAsync(request)).Called.Select(one => one.PersonId)), await NextAsync(3), await NextAsync(3), await NextAsync(3)];
        Assert.Equal(called, told);
    }

    [Fact]
    public async Task A_policy_of_the_place_says_who_is_called_first_and_how()
    {
        CallPlan plan = new(
            [new([Role.GridLeader], 1, TimeSpan.FromMinutes(3), ChannelPolicy.InTurn), new([Role.Coordinator], 1, TimeSpan.FromMinutes(3), ChannelPolicy.InTurn)], TimeSpan.FromMinutes(1));

        Request request = await FileAsync("turn/1", plan);
        Assert.Equal(["高振邦"], Names((await CallAsync(request)).Called.Select(one => one.PersonId)));
        Assert.Equal([$"{(int)ChannelPolicy.InTurn}"], await Database.AskAsync("""SELECT "Channels" FROM notices"""));

        Assert.Equal(["林晓彤"], await NextAsync(3));
        Assert.Equal([$"{(int)ChannelPolicy.Parallel}"], await Database.AskAsync("""SELECT "Channels" FROM notices"""));
    }

    [Fact]
    public async Task Off_shift_and_on_leave_are_passed_over_and_who_stands_in_may_take_it()
    {
        Person standIn = await WritePersonAsync("郑春燕");
        Guid worker = await PostAsync("李梅");
        Guid head = await PostAsync("王德福");
        Guid leader = await PostAsync("高振邦");
        await WriteAsync(rows =>
        {
            rows.People.Add(new Duty { Id = Ids.Next(), PostId = worker, Kind = DutyKind.Shift, From = Now.AddHours(8), Until = Now.AddHours(12) });
            rows.People.Add(new Duty { Id = Ids.Next(), PostId = head, Kind = DutyKind.Shift, From = Now.AddHours(8), Until = Now.AddHours(12) });
            rows.People.Add(new Duty { Id = Ids.Next(), PostId = leader, Kind = DutyKind.Leave, From = Now.AddDays(-1), Until = Now.AddDays(1), StandInId = standIn.Id });
        });

        Request request = await FileAsync("turn/1");
        Assert.Equal([standIn.Id], (await CallAsync(request)).Called.Select(one => one.PersonId));
        Assert.Contains(await TimelineAsync(request), entry => entry is { Step: RequestStep.NobodyOnPost, Note: "GridWorker" });
        Assert.IsType<Moved.Done>(await WriteAsync(rows => Book(rows).AcceptAsync(request.Id, new(standIn.Id, "郑春燕"), default)));

        Assert.Equal(["m"], (await ReadAsync(rows => rows.People.SpeakerAsync(standIn.Id, Now, Today, default))).Posts.Select(post => post.Area.Code));
        HashSet<Guid> off = await ReadAsync(rows => rows.People.OffDutyAsync([.. _people.Values.Select(person => person.Id), standIn.Id], Now, TimeZoneInfo.Utc, default));
        Assert.Equal(["李梅", "王德福", "高振邦"], Names(off));
    }

    [Fact]
    public async Task With_everybody_off_shift_they_are_told_all_the_same_and_do_not_rest()
    {
        Guid[] posts = await Task.WhenAll(_people.Keys.Select(PostAsync));
        await WriteAsync(rows =>
        {
            foreach (Guid post in posts)
            {
                rows.People.Add(new Duty { Id = Ids.Next(), PostId = post, Kind = DutyKind.Shift, From = Now.AddHours(8), Until = Now.AddHours(12) });
            }
        });

        Request request = await FileAsync("turn/1");

        Assert.Equal(["李梅", "王德福"], Names((await CallAsync(request)).Called.Select(one => one.PersonId)));
        Assert.Equal(["1"], await Database.AskAsync("""SELECT count(*) FROM notices WHERE "IsLastResort" """));
        await Database.AskAsync("""UPDATE deliveries SET "State" = 'HandedOff'""");
        Assert.Equal(["林晓彤"], await NextAsync(10));
        Assert.Equal(5, (await TimelineAsync(request)).Count(entry => entry.Step is RequestStep.OffDuty or RequestStep.Submit or RequestStep.Dispatch));
    }

    private async Task<Request> FileAsync(string key, CallPlan? plan = null, Urgency urgency = Urgency.Urgent)
    {
        if (plan is not null)
        {
            await WriteAsync(rows => rows.Calls.Add(new AlertPolicy { Id = Ids.Next(), AreaCode = "m", Plan = plan }));
        }
        return await WriteAsync(rows => Book(rows).SubmitAsync(Submission(key, Ids.Next()) with { Urgency = urgency }, default));
    }

    private static CallPlan Quorum(int quorum) => AlertPolicy.Defaults(AlertGrade.Urgent) is { } plan
        ? plan with { Levels = [plan.Levels[0] with { Quorum = quorum }, .. plan.Levels.Skip(1)] }
        : throw new InvalidOperationException();

    private Task<List<Ring>> StepAsync() => WriteAsync(async rows =>
    {
        CallBook book = new(rows, Now, Today, TimeZoneInfo.Utc);
        await book.NextAsync(default);
        return book.Rung;
    });

    // Minutes pass, somebody looks: who is rung?
    private async Task<string[]> NextAsync(int minutes)
    {
        Clock.Advance(TimeSpan.FromMinutes(minutes));
        List<Ring> rings = await StepAsync();
        List<Slice> slices = await WriteAsync(rows => rows.Ledger.LeaseAsync([.. rings.Select(ring => ring.SliceId)], Ids.Next(), Now, TimeSpan.FromMinutes(1), default));
        await Database.AskAsync("""UPDATE deliveries SET "State" = 'HandedOff' WHERE "State" = 'Pending'""");
        return Names(slices.SelectMany(slice => slice.Ids).Select(id => id.PersonId));
    }

    private Task<Moved.Done> DeclineAsync(Request request, string name) => WriteAsync(async rows =>
        Assert.IsType<Moved.Done>(await Book(rows).DeclineAsync(request.Id, new(_people[name].Id, name), "忙不过来", default)));

    private Task<bool> AcknowledgeAsync(Guid notice, string name) => WriteAsync(rows => rows.Notices.AcknowledgeAsync(notice, _people[name].Id, Now, default));

    private async Task<Call> CallAsync(Request request) => (await ReadAsync(rows => rows.Calls.OfRequestAsync(request.Id, default)))[^1];

    private Task<List<TimelineEntry>> TimelineAsync(Request request) => ReadAsync(rows => rows.Requests.TimelineAsync(request.Id, default));

    private async Task<Guid> PostAsync(string name) => (await ReadAsync(rows => rows.People.PostsAsync(_people[name].Id, Today, default))).Single().Post.Id;

    private string[] Names(IEnumerable<Guid> people) => [.. people.Select(id => _people.Single(one => one.Value.Id == id).Key).Order(StringComparer.Ordinal)];
}

public sealed class CallBookOnSqliteTests() : CallBookTests(DatabaseKind.Sqlite);

public sealed class CallBookOnPostgresTests() : CallBookTests(DatabaseKind.Postgres);
