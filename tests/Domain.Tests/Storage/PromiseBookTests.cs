using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>Promises and calls to departments, as rows: what is due is done once, however many look.</summary>
public abstract class PromiseBookTests(DatabaseKind kind) : StorageTests(kind)
{
    private readonly Dictionary<string, Person> _people = [];

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteCommunityAsync();
        foreach ((string name, Role role, string area) in new[]
        {
            ("李梅", Role.GridWorker, Grid), ("高振邦", Role.GridLeader, "m"), ("宋雅芝", Role.CommunitySecretary, "m"),
        })
        {
            _people[name] = await WritePersonAsync(name, role, area);
        }
    }

    [Fact]
    public async Task A_promise_that_breaks_is_found_by_many_nodes_and_goes_up_once()
    {
        Request request = await SubmitAsync("turn/1");
        Clock.Jump(request.AcceptBy);

        while (await ReadAsync(rows => rows.Requests.AnyPromiseDueAsync(Now, default)))
        {
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => KeepAsync()));
        }

        Request broken = await FindAsync(request);
        Assert.Equal((RequestStatus.Escalated, PromiseStage.AcceptBroken), (broken.Status, broken.PromiseStage));
        Assert.Equal(
            [RequestStep.Submit, RequestStep.Dispatch, RequestStep.PromiseBroken, RequestStep.Dispatch], (await TimelineAsync(request)).Select(entry => entry.Step));
        Assert.True(broken.PromiseNextAt > Now);
    }

    [Fact]
    public async Task A_holiday_that_was_imported_is_no_time_to_keep_a_promise_in()
    {
        DateOnly next = new(2031, 3, 11);
        Clock.Jump(new DateTimeOffset(next.AddDays(-1), new(17, 0), TimeSpan.Zero));
        DateTimeOffset before = (await SubmitAsync("turn/1")).AcceptBy;

        await WriteAsync(rows => rows.Calendar.ImportAsync(
            new HolidaysRead.Done(ChinaHolidays.Calendar.With([2031], [new(next, IsWorked: false, "植树节")]), [2031], 1), Now, default));

        Assert.Equal(next, DateOnly.FromDateTime(before.DateTime));
        Assert.Equal(before.AddDays(1), (await SubmitAsync("turn/2")).AcceptBy);
    }

    [Fact]
    public async Task A_department_that_is_late_counts_against_itself_and_the_worker_does_not_answer_for_it()
    {
        (Person liaison, Guid department) = await DepartmentAsync("佟玉海", "供水站");
        Request request = await TakenAsync();
        DateTimeOffset before = (await FindAsync(request)).ResolveBy;
        Whistled.Done raised = await RaiseAsync(request);
        await CallAsync(raised, department);
        Assert.Equal((1, PauseReason.Department), ((await FindAsync(request)).AnswersOwed, (await FindAsync(request)).PausedFor));

        // Nobody reports in, nobody answers.
        WhistleCall due = await LateAsync();
        Assert.Equal(due.ReportBy, Now);
        due = await LateAsync();
        Assert.Equal(due.AnswerBy, Now);
        Assert.Null(await ReadAsync(rows => rows.Whistles.NextDueAsync(Now, default)));
        Assert.IsType<Whistled.Done>(await WriteAsync(rows => Whistles(rows).AnswerAsync(raised.Whistle.Id, new(liaison.Id, "佟玉海"), "换了管", default)));

        WhistleCall call = Assert.Single(await ReadAsync(rows => rows.Whistles.CallsAsync(raised.Whistle.Id, default)));
        Assert.Equal((due.ReportBy, "换了管"), (call.LateAt, call.Answer));
        Request after = await FindAsync(request);
        Assert.Equal((0, (PauseReason?)null, (DateTimeOffset?)null), (after.AnswersOwed, after.PausedFor, after.ResolveBrokenAt));
        Assert.True(after.ResolveBy > before, "The time that the department took is given back to the worker.");
        Assert.Equal(2, (await TimelineAsync(request)).Count(entry => entry.Step == RequestStep.DepartmentLate));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_ends_with_its_request_and_the_departments_hear_that_nothing_is_left_to_do(bool isWithdrawn)
    {
        (Person liaison, Guid department) = await DepartmentAsync("佟玉海", "供水站");
        Request request = await TakenAsync();
        Whistled.Done raised = await RaiseAsync(request);
        await CallAsync(raised, department);
        Clock.Jump(raised.Whistle.RaisedAt.AddDays(60));

        await EndAsync(request, isWithdrawn);

        WhistleCall call = Assert.Single(await ReadAsync(rows => rows.Whistles.CallsAsync(raised.Whistle.Id, default)));
        Assert.Equal((true, (DateTimeOffset?)null), (call.IsWaived, call.NextAt));
        // The clock had not looked, and it was late all the same.
        Assert.Equal(call.ReportBy, call.LateAt);
        Assert.Equal((0, WhistleState.Ended), ((await FindAsync(request)).AnswersOwed, (await ReadAsync(rows => rows.Whistles.FindAsync(raised.Whistle.Id, default)))!.State));
        Assert.Contains(isWithdrawn ? "已由居民撤回" : "已经办结，不用再报到", await ToldAsync(liaison), StringComparison.Ordinal);
        Assert.IsType<Whistled.Over>(await WriteAsync(rows => Whistles(rows).AnswerAsync(raised.Whistle.Id, new(liaison.Id, "佟玉海"), "换了管", default)));
        Assert.IsType<Whistled.Over>(await WriteAsync(rows => Whistles(rows).RaiseAsync(request.Id, Actor("宋雅芝"), "再来", default)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_whistle_on_which_nobody_decided_ends_with_its_request_and_calls_nobody_afterwards(bool isWithdrawn)
    {
        (_, Guid department) = await DepartmentAsync("佟玉海", "供水站");
        Request request = await TakenAsync();
        Whistled.Done raised = await RaiseAsync(request);

        await EndAsync(request, isWithdrawn);

        Assert.Contains("不用再叫部门", await ToldAsync(_people["宋雅芝"]), StringComparison.Ordinal);
        Assert.IsType<Whistled.Over>(await ConfirmAsync(raised, department));
        Assert.Empty(await ReadAsync(rows => rows.Whistles.CallsAsync(raised.Whistle.Id, default)));
        if (!isWithdrawn)
        {
            await WriteAsync(rows => Book(rows).ReopenAsync(request.Id, Resident(request), "还是漏", default));
            await WriteAsync(rows => Book(rows).AcceptAsync(request.Id, Actor("李梅"), default));
            await CallAsync(await RaiseAsync(request), department);
        }
    }

    [Fact]
    public async Task Those_who_do_not_decide_on_a_whistle_are_asked_again_and_then_those_above_them_too()
    {
        await WriteAsync(rows => rows.Areas.Add(new Area { Code = "s", Level = AreaLevel.Street, Name = "河湾街道", Path = "s/" }));
        await Database.AskAsync("""UPDATE areas SET "ParentCode" = 's' WHERE "Code" = 'm'; UPDATE areas SET "Path" = 's/' || "Path" WHERE "Code" <> 's'""");
        Person street = await WritePersonAsync("高书记", Role.CommunitySecretary, "s");
        (_, Guid department) = await DepartmentAsync("佟玉海", "供水站");
        Request request = await TakenAsync();
        Whistled.Done raised = await RaiseAsync(request);

        await RemindAsync();
        Assert.Contains("吹哨还没有人确认", await ToldAsync(_people["宋雅芝"]), StringComparison.Ordinal);
        Assert.DoesNotContain("吹哨", await ToldAsync(street), StringComparison.Ordinal);
        await RemindAsync();
        Assert.Contains("吹哨还没有人确认", await ToldAsync(street), StringComparison.Ordinal);

        Assert.Equal(2, (await TimelineAsync(request)).Count(entry => entry.Step == RequestStep.WhistleWaits));
        Assert.IsType<Whistled.Done>(await WriteAsync(rows =>
            Whistles(rows).ConfirmAsync(raised.Whistle.Id, new(street.Id, street.Name), new Dictionary<Guid, DateTimeOffset?> { [department] = null }, default)));
        Assert.Null(await ReadAsync(rows => rows.Whistles.NextUndecidedAsync(DateTimeOffset.MaxValue, default)));
    }

    [Fact]
    public async Task The_community_calls_for_an_order_that_nobody_took_and_each_department_has_its_own_deadline()
    {
        (Person water, Guid first) = await DepartmentAsync("佟玉海", "供水站");
        (Person guards, Guid second) = await DepartmentAsync("那晓东", "执法队");
        Request request = await SubmitAsync("turn/1");
        Assert.IsType<Whistled.Refused>(await WriteAsync(rows => Whistles(rows).RaiseAsync(request.Id, Actor("李梅"), "主管道", default)));
        Whistled.Done raised = Assert.IsType<Whistled.Done>(await WriteAsync(rows => Whistles(rows).RaiseAsync(request.Id, Actor("宋雅芝"), "主管道", default)));
        (DateTimeOffset soon, DateTimeOffset late) = (Now.AddDays(4), Now.AddDays(9));

        await WriteAsync(rows => Whistles(rows).ConfirmAsync(raised.Whistle.Id, Actor("宋雅芝"), new Dictionary<Guid, DateTimeOffset?> { [first] = soon, [second] = late }, default));

        Assert.Equal([late, soon], (await ReadAsync(rows => rows.Whistles.CallsAsync(raised.Whistle.Id, default))).Select(call => call.AnswerBy).OrderDescending());
        Assert.Contains($"{soon.Month}月{soon.Day}日", await ToldAsync(water), StringComparison.Ordinal);
        Assert.Contains($"{late.Month}月{late.Day}日", await ToldAsync(guards), StringComparison.Ordinal);
        Assert.DoesNotContain($"{late.Month}月{late.Day}日", await ToldAsync(water), StringComparison.Ordinal);
        // Who takes it then waits for them: her promise to solve it stands still.
        await WriteAsync(rows => Book(rows).AcceptAsync(request.Id, Actor("李梅"), default));
        Assert.Equal((2, PauseReason.Department, Now), ((await FindAsync(request)).AnswersOwed, (await FindAsync(request)).PausedFor, (await FindAsync(request)).PausedAt));
    }

    [Fact]
    public async Task Reports_count_who_was_late_and_not_what_waits_for_a_department()
    {
        (Person liaison, Guid water) = await DepartmentAsync("佟玉海", "供水站");
        (_, Guid guards) = await DepartmentAsync("那晓东", "执法队");
        DateTimeOffset from = Now;
        Request request = await TakenAsync();
        Whistled.Done raised = await RaiseAsync(request);
        await WriteAsync(rows => Whistles(rows).ConfirmAsync(
            raised.Whistle.Id, Actor("宋雅芝"), new Dictionary<Guid, DateTimeOffset?> { [water] = Now.AddDays(60), [guards] = Now.AddDays(60) }, default));
        await WriteAsync(rows => Whistles(rows).AnswerAsync(raised.Whistle.Id, new(liaison.Id, "佟玉海"), "换了管", default));
        await LateAsync();
        Clock.Jump((await FindAsync(request)).ResolveBy.AddDays(1));

        RequestCounts counts = await ReadAsync(async rows => await rows.Reports.CountAsync((await rows.Areas.FindAsync("m", default))!, from, Now, Now, default));

        Assert.Equal((1, 0), (counts.Open, counts.Overdue));
        Assert.Equal([new("执法队", 1, 0, 1), new("供水站", 1, 1, 0)], counts.Departments);
        // The week after, nobody was called, and none answered.
        Assert.Empty((await ReadAsync(async rows => await rows.Reports.CountAsync((await rows.Areas.FindAsync("m", default))!, Now, Now.AddDays(7), Now, default))).Departments);
    }

    private async Task<(Person Liaison, Guid Department)> DepartmentAsync(string liaison, string name)
    {
        Person person = await WritePersonAsync(liaison, Role.DepartmentLiaison, "m");
        Guid department = Ids.Next();
        await WriteAsync(rows =>
        {
            rows.People.Add(new Organisation { Id = department, Kind = OrganisationKind.Department, Name = name, AreaCode = "m" });
            rows.People.Add(new Membership { Id = Ids.Next(), OrganisationId = department, PersonId = person.Id, From = Today });
        });
        return (person, department);
    }

    private async Task<Request> TakenAsync()
    {
        Request request = await SubmitAsync("turn/1", (await WritePersonAsync("田雨欣")).Id);
        await WriteAsync(rows => Book(rows).AcceptAsync(request.Id, Actor("李梅"), default));
        return request;
    }

    private async Task<Whistled.Done> RaiseAsync(Request request) =>
        Assert.IsType<Whistled.Done>(await WriteAsync(rows => Whistles(rows).RaiseAsync(request.Id, Actor("李梅"), "主管道", default)));

    private Task<Whistled> ConfirmAsync(Whistled.Done raised, Guid department) => WriteAsync(rows =>
        Whistles(rows).ConfirmAsync(raised.Whistle.Id, Actor("宋雅芝"), new Dictionary<Guid, DateTimeOffset?> { [department] = null }, default));

    private async Task CallAsync(Whistled.Done raised, Guid department) => Assert.IsType<Whistled.Done>(await ConfirmAsync(raised, department));

    private async Task EndAsync(Request request, bool isWithdrawn) => Assert.IsType<Moved.Done>(await WriteAsync(rows => isWithdrawn
        ? Book(rows).WithdrawAsync(request.Id, Resident(request), null, default)
        : Book(rows).ResolveAsync(request.Id, Actor("李梅"), "自己修好了", [], default, "不用等")));

    private static Actor Resident(Request request) => new(request.ReporterId, "田雨欣");

    private async Task RemindAsync()
    {
        Clock.Jump((await ReadAsync(rows => rows.Whistles.NextUndecidedAsync(DateTimeOffset.MaxValue, default)))!.NextAt!.Value);
        Whistle due = (await ReadAsync(rows => rows.Whistles.NextUndecidedAsync(Now, default)))!;
        await WriteAsync(rows => Whistles(rows).LookAsync(due, default));
        await WriteAsync(rows => Whistles(rows).LookAsync(due, default));
    }

    // All that a person was ever told, in Chinese.
    private async Task<string> ToldAsync(Person person)
    {
        List<string> told = [];
        foreach (string id in await Database.AskAsync($"""SELECT "NoticeId" FROM deliveries WHERE "PersonId" = '{person.Id.ToString().ToUpperInvariant()}' OR CAST("PersonId" AS text) = '{person.Id}'"""))
        {
            told.Add((await ReadAsync(rows => rows.Notices.FindAsync(Guid.Parse(id), default)))!.Text.Zh);
        }
        return string.Join('\n', told);
    }

    // The clock goes to the next department that is due, and somebody looks, twice.
    private async Task<WhistleCall> LateAsync()
    {
        Clock.Jump((await ReadAsync(rows => rows.Whistles.NextDueAsync(DateTimeOffset.MaxValue, default)))!.NextAt!.Value);
        WhistleCall due = (await ReadAsync(rows => rows.Whistles.NextDueAsync(Now, default)))!;
        await WriteAsync(rows => Whistles(rows).LookAsync(due, default));
        await WriteAsync(rows => Whistles(rows).LookAsync(due, default));
        return due;
    }

    private Task<bool> KeepAsync() => WriteAsync(rows => Book(rows).KeepNextPromiseAsync(default));

    private WhistleBook Whistles(Rows rows) => new(rows, Book(rows), Ids, Now, Today);

    private Actor Actor(string name) => new(_people[name].Id, name);

    private async Task<Request> FindAsync(Request request) => (await ReadAsync(rows => rows.Requests.FindAsync(request.Id, default)))!;

    private Task<List<TimelineEntry>> TimelineAsync(Request request) => ReadAsync(rows => rows.Requests.TimelineAsync(request.Id, default));
}

public sealed class PromiseBookOnSqliteTests() : PromiseBookTests(DatabaseKind.Sqlite);

public sealed class PromiseBookOnPostgresTests() : PromiseBookTests(DatabaseKind.Postgres);
