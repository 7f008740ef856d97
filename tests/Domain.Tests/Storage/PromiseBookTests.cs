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
        Person liaison = await WritePersonAsync("佟玉海", Role.DepartmentLiaison, "m");
        Guid department = Ids.Next();
        await WriteAsync(rows =>
        {
            rows.People.Add(new Organisation { Id = department, Kind = OrganisationKind.Department, Name = "供水站", AreaCode = "m" });
            rows.People.Add(new Membership { Id = Ids.Next(), OrganisationId = department, PersonId = liaison.Id, From = Today });
        });
        Request request = await SubmitAsync("turn/1");
        await WriteAsync(rows => Book(rows).AcceptAsync(request.Id, Actor("李梅"), default));
        DateTimeOffset before = (await FindAsync(request)).ResolveBy;
        Whistled.Done raised = Assert.IsType<Whistled.Done>(await WriteAsync(rows => Whistles(rows).RaiseAsync(request.Id, Actor("李梅"), "主管道", default)));
        Assert.IsType<Whistled.Done>(await WriteAsync(rows => Whistles(rows).ConfirmAsync(raised.Whistle.Id, Actor("宋雅芝"), [department], null, default)));
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
