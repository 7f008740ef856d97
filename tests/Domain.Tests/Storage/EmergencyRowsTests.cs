using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>The routine-emergency switch: what it holds is released at its end, no more and no less, and counted.</summary>
public abstract class EmergencyRowsTests(DatabaseKind kind) : StorageTests(kind)
{
    private const string Elsewhere = "nb";

    private Person _coordinator = null!;
    private Person _chief = null!;
    private Person _resident = null!;
    private Person _worker = null!;
    private Person _stranger = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteCommunityAsync();
        await WriteAsync(rows => rows.Areas.Add(
            new Area { Code = "n", Level = AreaLevel.Community, Name = "另一社区", Path = "n/" },
            new Area { Code = Elsewhere, ParentCode = "n", Level = AreaLevel.Building, Name = "9号楼", Path = "n/nb/" }));
        _coordinator = await WritePersonAsync("林晓彤", Role.Coordinator, "m");
        _chief = await WritePersonAsync("罗铁军", Role.EmergencyChief, "m");
        _worker = await WritePersonAsync("李桂兰", Role.GridWorker);
        _resident = await LivingAsync("田雨欣", Building);
        _stranger = await LivingAsync("外人", Elsewhere);
    }

    [Fact]
    public async Task The_end_releases_at_once_what_it_held_and_nothing_beyond_its_area_and_says_how_much()
    {
        Emergency on = await StartAsync("m", TimeSpan.FromHours(12));
        Notice one = await HoldAsync("one", WhenToSend.Emergency, _resident, _worker, _stranger);
        await HoldAsync("two", WhenToSend.Emergency, _resident);
        Notice quiet = await HoldAsync("quiet", WhenToSend.Quiet, _resident);
        Clock.Advance(TimeSpan.FromHours(1));

        (Switched switched, IReadOnlyList<Ring> _) = await EndAsync(on, _coordinator);

        Emergency over = Assert.IsType<Switched.Done>(switched).Emergency;
        Assert.Equal((2, 3, 2, 3), (over.Report!.Notices, over.Report.Held, over.Report.People, over.Report.Released));
        Assert.Equal(3, (await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, 100, default))).Sum(ring => ring.Count));
        Assert.Equal(DeliveryState.Deferred, (await DeliveryAsync(one, _stranger)).State);
        Assert.Equal(DeliveryState.Deferred, (await DeliveryAsync(quiet, _resident)).State);
        Emergency kept = (await ReadAsync(rows => rows.Emergencies.FindAsync(on.Id, default)))!;
        Assert.Equal((Now, "林晓彤", 3), (kept.EndedAt, kept.EndedByName, kept.Report!.Released));
        Assert.Equal(["罗铁军"], kept.InCharge.Select(chief => chief.Name));
    }

    [Fact]
    public async Task What_two_hold_the_first_end_does_not_release()
    {
        Emergency whole = await StartAsync("m", TimeSpan.FromHours(12));
        Emergency compound = await StartAsync(Compound, TimeSpan.FromHours(24));
        Notice notice = await HoldAsync("one", WhenToSend.Emergency, _resident, _worker);

        Emergency first = Assert.IsType<Switched.Done>((await EndAsync(whole, _coordinator)).Switched).Emergency;
        Assert.Equal((2, 1), (first.Report!.Held, first.Report.Released));
        await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, 100, default));
        Assert.Equal(DeliveryState.Pending, (await DeliveryAsync(notice, _worker)).State);
        Assert.Equal(DeliveryState.Deferred, (await DeliveryAsync(notice, _resident)).State);
        Assert.False(await ReadAsync(rows => rows.Emergencies.AnyLeftAsync(first, Today, Now, default)));

        Emergency second = Assert.IsType<Switched.Done>((await EndAsync(compound, _coordinator)).Switched).Emergency;
        Assert.Equal((1, 1), (second.Report!.Held, second.Report.Released));
    }

    [Fact]
    public async Task What_a_worker_held_at_the_moment_of_the_end_is_found()
    {
        Emergency on = await StartAsync("m", TimeSpan.FromHours(12));
        Emergency over = Assert.IsType<Switched.Done>((await EndAsync(on, _coordinator)).Switched).Emergency;
        await HoldAsync("late", WhenToSend.Emergency, _resident);

        Assert.True(await ReadAsync(rows => rows.Emergencies.AnyLeftAsync(over, Today, Now, default)));
        Assert.Equal(1, await WriteAsync(rows => rows.Emergencies.ReleaseAsync(over, Today, Now, default)));
        Assert.False(await ReadAsync(rows => rows.Emergencies.AnyLeftAsync(over, Today, Now, default)));
    }

    [Fact]
    public async Task Of_two_who_turn_it_at_once_one_does()
    {
        Switched[] on = await Task.WhenAll(TryStartAsync("m", TimeSpan.FromHours(1)), TryStartAsync("m", TimeSpan.FromHours(2)));

        Emergency emergency = Assert.IsType<Switched.Done>(Assert.Single(on, one => one is Switched.Done)).Emergency;
        Assert.Single(on, one => one is Switched.Already);

        (Switched Switched, IReadOnlyList<Ring>)[] over = await Task.WhenAll(EndAsync(emergency, _coordinator), EndAsync(emergency, _coordinator));
        Assert.Single(over, one => one.Switched is Switched.Done);
        Assert.Single(over, one => one.Switched is Switched.NotOn);
        Assert.Equal(["started|1", "ended|1"], await Database.AskAsync(
            $"""SELECT substr("Key", 44), count(*) FROM notices WHERE "Key" LIKE 'emergency/%' GROUP BY 1 ORDER BY 1 DESC"""));
    }

    [Fact]
    public async Task An_area_can_have_another_one_after_it_has_ended()
    {
        await EndAsync(await StartAsync("m", TimeSpan.FromHours(1)), _coordinator);
        Clock.Advance(TimeSpan.FromMinutes(1));

        Emergency again = await StartAsync("m", TimeSpan.FromHours(1));

        Assert.Equal(again.Id, Assert.Single(await ReadAsync(rows => rows.Emergencies.OnAsync(default))).Id);
        Assert.Equal(again.Id, (await ReadAsync(rows => rows.Emergencies.LastAsync("m", default)))!.Id);
    }

    [Fact]
    public async Task It_ends_by_itself_when_its_time_is_over_unless_it_was_extended()
    {
        Emergency on = await StartAsync("m", TimeSpan.FromHours(1));
        Clock.Advance(TimeSpan.FromMinutes(50));
        Assert.IsType<Switched.Done>(await WriteAsync(rows => Switch(rows).ExtendAsync(on.Id, _coordinator, Now.AddHours(1), default)));
        Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.IsType<Switched.NotOn>((await EndAsync(on, null)).Switched);
        Clock.Advance(TimeSpan.FromMinutes(50));
        Emergency over = Assert.IsType<Switched.Done>((await EndAsync(on, null)).Switched).Emergency;
        Assert.Null(over.EndedById);
    }

    [Fact]
    public async Task Alerts_of_the_area_go_in_the_emergency_lane_over_every_channel_and_the_report_has_their_acknowledgement()
    {
        Emergency on = await StartAsync(Compound, TimeSpan.FromHours(1));

        await FileAsync("urgent", Building, Urgency.Urgent);
        await FileAsync("normal", Building, Urgency.Normal);
        await FileAsync("elsewhere", Elsewhere, Urgency.RedLine);

        Assert.Equal(["Emergency|Parallel|True", "Normal|InTurn|False"], await LanesAsync(Building));
        Clock.Advance(TimeSpan.FromMinutes(3));
        await Database.AskAsync($"""UPDATE deliveries SET "State" = 'HandedOff'""");
        Guid alert = Guid.Parse(Assert.Single(await Database.AskAsync("""SELECT "Id" FROM notices WHERE "Lane" = 0 AND "RequestId" IS NOT NULL""")));
        await WriteAsync(rows => rows.Notices.ReportAsync(alert, _worker.Id, delivery => delivery.Acknowledge(Now), default));
        Emergency over = Assert.IsType<Switched.Done>((await EndAsync(on, _coordinator)).Switched).Emergency;
        AlertLine line = Assert.Single(over.Report!.Alerts);
        Assert.Equal((1, 1, Now, "李桂兰"), (line.Told, line.Acked, line.FirstAckAt, line.FirstAckBy));
        Assert.Equal(over.StartedAt, line.At);
    }

    [Fact]
    public async Task What_waited_for_one_person_in_two_lanes_is_one_message()
    {
        await HoldAsync("bulk", WhenToSend.Emergency, _resident, _worker);
        await HoldAsync("normal", WhenToSend.Emergency, Lane.Normal, _resident);
        Clock.Advance(TimeSpan.FromHours(3));

        IReadOnlyList<Ring> rings = await WriteAsync(rows => rows.Ledger.ReleaseAsync(Now, 100, default));

        Assert.Equal([(Lane.Normal, 2), (Lane.Bulk, 1)], rings.Select(ring => (ring.Lane, ring.Count)).Order());
    }

    [Fact]
    public async Task The_places_of_people_are_their_homes_and_posts()
    {
        List<PersonPlace> places = await ReadAsync(rows => rows.Emergencies.PlacesAsync([_resident.Id, _worker.Id], Today, default));

        Assert.Equal(
            [("m/g/b/", Compound), ("m/g/", null)], places.OrderByDescending(place => place.Path.Length).Select(place => (place.Path, place.CompoundCode)));
    }

    private EmergencyBook Switch(Rows rows) => new(rows, Ids, Now, instant => instant);

    private Task<Switched> TryStartAsync(string area, TimeSpan span) =>
        WriteAsync(rows => Switch(rows).StartAsync(area, _coordinator, "暴雨", Now + span, default));

    private async Task<Emergency> StartAsync(string area, TimeSpan span) => Assert.IsType<Switched.Done>(await TryStartAsync(area, span)).Emergency;

    private Task<(Switched Switched, IReadOnlyList<Ring> Rung)> EndAsync(Emergency emergency, Person? by) => WriteAsync(async rows =>
    {
        EmergencyBook book = Switch(rows);
        return (await book.EndAsync(emergency.Id, by, default), (IReadOnlyList<Ring>)book.Rung);
    });

    private Task<Notice> HoldAsync(string key, string reason, params Person[] people) => HoldAsync(key, reason, Lane.Bulk, people);

    // As a worker does it: it waits for two hours.
    private async Task<Notice> HoldAsync(string key, string reason, Lane lane, params Person[] people)
    {
        Notice notice = new()
        {
            Id = Ids.Next(),
            Key = key,
            Kind = NoticeKind.Broadcast,
            Lane = lane,
            Text = new Bi("停水", "No water"),
            Audience = new([.. people.Select(person => person.Id)]),
            CreatedAt = Now,
        };
        IReadOnlyList<Ring> rings = await WriteAsync(rows => Task.FromResult(rows.Notices.Add(notice)));
        await Store.WriteAsync(
            rows => rows.Ledger.RecordAsync(
                [.. people.Select(person => new Outcome(notice, person.Id, 0, DeliveryState.Deferred, reason, Now.AddHours(2), []))],
                [.. rings.Select(ring => ring.SliceId)], Now, default), default);
        return notice;
    }

    private async Task<Delivery> DeliveryAsync(Notice notice, Person person) =>
        (await ReadAsync(rows => rows.Notices.DeliveryAsync(notice.Id, person.Id, default)))!;

    private Task<Request> FileAsync(string key, string area, Urgency urgency) => WriteAsync(rows => Book(rows).SubmitAsync(
        Submission(key) with { AreaCode = area, Urgency = urgency, RedLine = urgency == Urgency.RedLine ? RedLine.Fire : null }, default));

    private async Task<string[]> LanesAsync(string area)
    {
        List<string> ids = await Database.AskAsync(
            $"""SELECT n."Id" FROM notices n JOIN requests r ON n."RequestId" = r."Id" WHERE r."AreaCode" = '{area}' ORDER BY n."Lane" """);
        List<Notice> notices = await ReadAsync(rows => rows.Notices.FindAllAsync([.. ids.Select(Guid.Parse)], default));
        return [.. notices.OrderBy(notice => notice.Lane).Select(notice => $"{notice.Lane}|{notice.Channels}|{notice.ConcernsAlert}")];
    }

    private async Task<Person> LivingAsync(string name, string building)
    {
        Person person = await WritePersonAsync(name);
        await WriteAsync(rows => rows.People.Add(new Home { Id = Ids.Next(), PersonId = person.Id, BuildingCode = building, From = Today }));
        return person;
    }
}

public sealed class EmergencyRowsOnSqliteTests() : EmergencyRowsTests(DatabaseKind.Sqlite);

public sealed class EmergencyRowsOnPostgresTests() : EmergencyRowsTests(DatabaseKind.Postgres);
