using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>Audiences into the ledger: everybody meant, each once, whatever stops on the way.</summary>
public abstract class ExpansionTests(DatabaseKind kind) : StorageTests(kind)
{
    private readonly Dictionary<string, Guid> _people = [];

    [Fact]
    public async Task Residents_of_an_area_are_told_once_each_though_they_have_two_homes()
    {
        await WriteTownAsync();

        Notice notice = await SendAsync(Of("m1", AudienceKind.Residents));

        Assert.Equal(["a1", "a2", "b1", "b2", "both"], await ToldAsync(notice));
        Assert.NotNull((await ReadAsync(rows => rows.Notices.FindAsync(notice.Id, default)))!.ExpandedAt);
        Assert.Equal(["5"], await Database.AskAsync("""SELECT sum("Count") FROM tallies WHERE "What" = 'Pending'"""));
    }

    [Fact]
    public async Task Who_moved_out_or_is_not_yet_there_is_not_told()
    {
        await WriteTownAsync();

        Assert.DoesNotContain("gone", await ToldAsync(await SendAsync(Of("city", AudienceKind.Residents))));
    }

    [Fact]
    public async Task A_compound_means_its_buildings_in_every_grid()
    {
        await WriteTownAsync();

        Assert.Equal(["a1", "b1", "both"], await ToldAsync(await SendAsync(Of("x1", AudienceKind.Residents))));
        Assert.Equal(["chief", "head-a"], await ToldAsync(await SendAsync(Of("x1", AudienceKind.Posts))));
    }

    [Fact]
    public async Task Posts_are_meant_by_role_at_the_area_and_below()
    {
        await WriteTownAsync();

        Assert.Equal(["worker"], await ToldAsync(await SendAsync(Of("m1", AudienceKind.Posts, Role.GridWorker))));
        Assert.Equal(["chief", "head-a", "secretary", "worker"], await ToldAsync(await SendAsync(Of("m1", AudienceKind.Posts))));
    }

    [Fact]
    public async Task Members_of_an_organisation_are_meant_wherever_they_live()
    {
        await WriteTownAsync();
        Guid committee = Ids.Next();
        await WriteAsync(rows =>
        {
            rows.People.Add(new Organisation { Id = committee, Kind = OrganisationKind.OwnersCommittee, Name = "业委会", AreaCode = "x1" });
            rows.People.Add(new Membership { Id = Ids.Next(), OrganisationId = committee, PersonId = _people["far"], From = Today });
            rows.People.Add(new Membership { Id = Ids.Next(), OrganisationId = committee, PersonId = _people["a1"], From = Today.AddDays(1) });
        });

        Assert.Equal(["far"], await ToldAsync(await SendAsync(new([]) { Parts = [new("", AudienceKind.Members, OrganisationId: committee)] })));
    }

    [Fact]
    public async Task Exclusions_leave_out_by_place_by_post_and_by_name_but_never_a_person_by_name()
    {
        await WriteTownAsync();

        Notice notice = await SendAsync(new([_people["b1"]])
        {
            Parts = [new("m1", AudienceKind.Residents), new("m1", AudienceKind.Posts)],
            Except = [new("b", AudienceKind.Residents), new("m1", AudienceKind.Posts, Role.GridWorker)],
            ExceptPeople = [_people["a2"]],
        });

        Assert.Equal(["a1", "b1", "chief", "head-a", "secretary"], await ToldAsync(notice));
        Assert.Equal(5, (await ReachAsync(notice.Audience)).People);
    }

    [Fact]
    public async Task Many_small_audiences_are_known_to_be_done_by_the_step_that_writes_them()
    {
        await WriteTownAsync();
        Notice[] notices = [.. Enumerable.Range(0, 80).Select(_ => Draft(Of("a", AudienceKind.Residents)))];
        await WriteAsync(async rows =>
        {
            foreach (Notice notice in notices)
            {
                await rows.Notices.AddAsync(notice, Today, default);
            }
        });

        Expanded step = await WriteAsync(rows => rows.Ledger.ExpandAsync(Now, default));

        Assert.Equal(80, step.Parts);
        Assert.Equal(["80"], await Database.AskAsync("""SELECT count(*) FROM notices WHERE "ExpandedAt" IS NOT NULL"""));
        Assert.False(await ReadAsync(rows => rows.Ledger.AnyToExpandAsync(default)));
    }

    [Fact]
    public async Task Many_steps_write_what_one_would_and_slices_hold_everybody_once()
    {
        await WriteTownAsync();
        await WriteAsync(rows =>
        {
            foreach (int i in Enumerable.Range(0, 150))
            {
                rows.Areas.Add(new Area { Code = $"n{i:D3}", ParentCode = "g3", Level = AreaLevel.Building, Name = $"{i}号楼", Path = $"city/m2/g3/n{i:D3}/" });
                for (int k = 0; k < 3; k++)
                {
                    Person person = new() { Id = Ids.Next(), CreatedAt = Now };
                    rows.People.Add(person);
                    rows.People.Add(new Home { Id = Ids.Next(), PersonId = person.Id, BuildingCode = $"n{i:D3}", From = Today });
                }
            }
        });
        Notice notice = Draft(Of("city", AudienceKind.Residents));
        await WriteAsync(rows => rows.Notices.AddAsync(notice, Today, default));

        int steps = await ExpandAsync();

        Assert.True(steps > 2, $"{steps} steps: the test wants several.");
        Assert.Equal(["456"], await Database.AskAsync("SELECT count(*) FROM deliveries"));
        Assert.Equal(["456"], await Database.AskAsync("""SELECT sum("Count") FROM tallies"""));
        List<Slice> slices = await LeaseAllAsync();
        Assert.Equal(456, slices.SelectMany(slice => slice.Ids).Distinct().Count());
        Assert.Equal(456, slices.Sum(slice => slice.Count));
        Assert.All(slices, slice => Assert.InRange(slice.Count, 1, Slice.Most));
    }

    [Fact]
    public async Task A_crash_between_steps_costs_no_one_and_repeats_no_one()
    {
        await WriteTownAsync();
        Notice notice = Draft(new([]) { Parts = [new("a", AudienceKind.Residents), new("b", AudienceKind.Residents), new("m1", AudienceKind.Posts)] });
        await WriteAsync(rows => rows.Notices.AddAsync(notice, Today, default));

        await Assert.ThrowsAsync<NotSupportedException>(() => WriteAsync<int>(async rows =>
        {
            await rows.Ledger.ExpandAsync(Now, default);
            throw new NotSupportedException("The worker died before its commit.");
        }));
        Assert.Equal(["0"], await Database.AskAsync("SELECT count(*) FROM deliveries"));
        await ExpandAsync();

        Assert.Equal(["a1", "a2", "b1", "b2", "both", "chief", "head-a", "secretary", "worker"], await ToldAsync(notice));
    }

    [Fact]
    public async Task Many_notices_are_expanded_together()
    {
        await WriteTownAsync();
        Notice[] notices = [.. Enumerable.Range(0, 30).Select(_ => Draft(Of("a", AudienceKind.Residents)))];
        foreach (Notice notice in notices)
        {
            await WriteAsync(rows => rows.Notices.AddAsync(notice, Today, default));
        }

        Expanded first = await WriteAsync(rows => rows.Ledger.ExpandAsync(Now, default));
        await ExpandAsync();

        Assert.Equal(30, first.Parts);
        Assert.Equal([$"{30 * 3}"], await Database.AskAsync("SELECT count(*) FROM deliveries"));
    }

    [Fact]
    public async Task Nodes_that_write_one_audience_at_once_write_everybody_once()
    {
        await WriteTownAsync();
        // More parts than one step takes, each with the same people.
        Notice notice = Draft(new([]) { Parts = [.. Enumerable.Repeat(new AudiencePart("m1", AudienceKind.Residents), 600)] });
        await WriteAsync(rows => rows.Notices.AddAsync(notice, Today, default));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ExpandAsync()));
        await ExpandAsync();

        Assert.Equal(["a1", "a2", "b1", "b2", "both"], await ToldAsync(notice));
        Assert.NotNull((await ReadAsync(rows => rows.Notices.FindAsync(notice.Id, default)))!.ExpandedAt);
    }

    [Fact]
    public async Task A_paused_notice_stands_still_and_goes_on()
    {
        await WriteTownAsync();
        Notice notice = Draft(Of("m1", AudienceKind.Residents));
        await WriteAsync(rows => rows.Notices.AddAsync(notice, Today, default));
        await HoldAsync(notice.Id, true);

        Assert.Equal(0, (await WriteAsync(rows => rows.Ledger.ExpandAsync(Now, default))).Parts);
        await HoldAsync(notice.Id, false);
        await ExpandAsync();
        await HoldAsync(notice.Id, true);
        Assert.Empty(await LeaseAllAsync());
        await HoldAsync(notice.Id, false);

        Assert.Equal(5, (await LeaseAllAsync()).Sum(slice => slice.Count));
    }

    [Fact]
    public async Task Notices_of_one_lane_take_turns_however_many_people_each_has()
    {
        await WriteTownAsync();
        await WriteAsync(rows => rows.Notices.Add(Draft(new([.. Enumerable.Range(0, 20 * Slice.Most).Select(_ => Ids.Next())]))));
        Notice late = await SendAsync(Of("m1", AudienceKind.Residents));

        Clock.Advance(TimeSpan.FromMinutes(1));
        List<Ring> offers = await WriteAsync(rows => rows.Ledger.RingAsync(Lane.Bulk, 100, Now, Now - TimeSpan.FromSeconds(2), default));

        Guid its = (await LeaseAsync(offers)).Single(slice => slice.NoticeId == late.Id).Id;
        Assert.InRange(offers.FindIndex(offer => offer.SliceId == its), 0, 2);
    }

    [Fact]
    public async Task The_subareas_of_the_audience_are_counted()
    {
        await WriteTownAsync();

        Notice notice = await SendAsync(Of("city", AudienceKind.Residents));

        NoticeNumbers numbers = await ReadAsync(rows => rows.Tallies.OfAsync(notice, default));
        Assert.Equal([("m1", 5L), ("m2", 1L)], numbers.Lines.Select(line => (line.AreaCode, line.Count)).Order());
    }

    [Fact]
    public async Task The_head_count_says_whom_no_channel_reaches_and_who_rests()
    {
        await WriteTownAsync();
        await WriteAsync(rows =>
        {
            rows.People.Add(new Contact { Id = Ids.Next(), PersonId = _people["a1"], Channel = "webhook", Address = new("x"), AddressHash = "1" });
            rows.People.Add(new Contact { Id = Ids.Next(), PersonId = _people["a2"], Channel = "webhook", Address = new("x"), AddressHash = "2", DisabledReason = "410" });
        });

        Reach reach = await ReachAsync(Of("a", AudienceKind.Residents), new(23, 0));

        Assert.Equal((3, 1, 2, 3), (reach.People, reach.PerChannel["webhook"], reach.UnreachableCount, reach.Quiet));
        Assert.Equal(new[] { _people["a2"], _people["both"] }.Order(), reach.Unreachable.Order());
        Assert.Equal(0, (await ReachAsync(Of("a", AudienceKind.Residents), new(12, 0))).Quiet);
        Assert.Equal(5, (await ReachAsync(Of("m1", AudienceKind.Residents))).People);
        Assert.Equal(3, (await ReachAsync(Of("x1", AudienceKind.Residents))).People);
    }

    [Fact]
    public async Task Who_wants_none_of_the_kind_is_counted_apart_and_an_emergency_asks_nobody()
    {
        await WriteTownAsync();
        await WriteAsync(rows => rows.People.Add(new Contact { Id = Ids.Next(), PersonId = _people["a1"], Channel = "webhook", Address = new("x"), AddressHash = "1" }));
        await Store.WriteAsync(async rows => (await rows.People.FindAsync(_people["a1"], default))!.Stop(["Broadcast"]), default);
        await Store.WriteAsync(async rows => (await rows.People.FindAsync(_people["a2"], default))!.Stop(["Reminder", "Broadcast"]), default);
        await Store.WriteAsync(async rows => (await rows.People.FindAsync(_people["both"], default))!.Stop(["Reminder"]), default);

        Reach broadcast = await ReachAsync(Of("a", AudienceKind.Residents), new(23, 0), NoticeKind.Broadcast);
        Reach emergency = await ReachAsync(Of("a", AudienceKind.Residents), new(23, 0));

        Assert.Equal((3, 2, 0, 1, 1), (broadcast.People, broadcast.OptedOut, broadcast.PerChannel["webhook"], broadcast.UnreachableCount, broadcast.Quiet));
        Assert.Equal([_people["both"]], broadcast.Unreachable);
        Assert.Equal((3, 0, 1, 2), (emergency.People, emergency.OptedOut, emergency.PerChannel["webhook"], emergency.UnreachableCount));
    }

    [Fact]
    public async Task An_area_that_does_not_exist_is_named()
    {
        ArgumentException unknown = await Assert.ThrowsAsync<ArgumentException>(() => SendAsync(Of("nowhere", AudienceKind.Residents)));

        Assert.Contains("'nowhere'", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], await Database.AskAsync("SELECT count(*) FROM notices"));
    }

    private static Audience Of(string area, AudienceKind whom, Role? role = null) => new([]) { Parts = [new(area, whom, role)] };

    private Notice Draft(Audience audience) => new()
    {
        Id = Ids.Next(),
        Key = $"test/{Ids.Next()}",
        Kind = NoticeKind.Broadcast,
        Lane = Lane.Bulk,
        Text = new Bi("停水通知", "The water will be off"),
        Audience = audience,
        CreatedAt = Now,
    };

    private async Task<Notice> SendAsync(Audience audience)
    {
        Notice notice = Draft(audience);
        await WriteAsync(rows => rows.Notices.AddAsync(notice, Today, default));
        await ExpandAsync();
        return notice;
    }

    private async Task<int> ExpandAsync()
    {
        for (int steps = 0; ; steps++)
        {
            if ((await WriteAsync(rows => rows.Ledger.ExpandAsync(Now, default))).Parts == 0)
            {
                return steps;
            }
        }
    }

    private Task HoldAsync(Guid id, bool held) => Store.WriteAsync(
        async rows => await rows.Ledger.HoldAsync((await rows.Notices.FindAsync(id, default))!, held, Now, default), default);

    private Task<Reach> ReachAsync(Audience audience, TimeOnly time = default, NoticeKind? kind = null) => ReadAsync(
        rows => rows.Ledger.ReachAsync(new(audience, Today, time, QuietHours.Default, ["directline", "webhook"], 10, kind), default));

    private async Task<string[]> ToldAsync(Notice notice)
    {
        List<string> told = await Database.AskAsync("""SELECT p."Name", d."NoticeId" FROM deliveries d JOIN people p ON p."Id" = d."PersonId" ORDER BY 1""");
        return [.. told.Select(row => row.Split('|')).Where(row => Guid.Parse(row[1]) == notice.Id).Select(row => row[0])];
    }

    private async Task<List<Slice>> LeaseAllAsync()
    {
        Clock.Advance(TimeSpan.FromMinutes(5));
        return await LeaseAsync(await WriteAsync(rows => rows.Ledger.RingAsync(Lane.Bulk, 1000, Now, Now - TimeSpan.FromMinutes(2), default)));
    }

    private Task<List<Slice>> LeaseAsync(List<Ring> offers) =>
        WriteAsync(rows => rows.Ledger.LeaseAsync([.. offers.Select(offer => offer.SliceId)], Ids.Next(), Now, TimeSpan.FromMinutes(1), default));

    // Two communities. The first has two grids of two buildings; one building of each grid is in the compound.
    private async Task WriteTownAsync()
    {
        await WriteAsync(rows => rows.Areas.Add(
            new Area { Code = "city", Level = AreaLevel.City, Name = "城", Path = "city/" },
            new Area { Code = "m1", ParentCode = "city", Level = AreaLevel.Community, Name = "一社区", Path = "city/m1/" },
            new Area { Code = "x1", ParentCode = "m1", Level = AreaLevel.Compound, Name = "花园", Path = "city/m1/x1/" },
            new Area { Code = "g1", ParentCode = "m1", Level = AreaLevel.Grid, Name = "一网格", Path = "city/m1/g1/" },
            new Area { Code = "a", ParentCode = "g1", Level = AreaLevel.Building, Name = "1号楼", Path = "city/m1/g1/a/", CompoundCode = "y" },
            new Area { Code = "a0", ParentCode = "g1", Level = AreaLevel.Building, Name = "0号楼", Path = "city/m1/g1/a0/", CompoundCode = "x1" },
            new Area { Code = "g2", ParentCode = "m1", Level = AreaLevel.Grid, Name = "二网格", Path = "city/m1/g2/" },
            new Area { Code = "b", ParentCode = "g2", Level = AreaLevel.Building, Name = "2号楼", Path = "city/m1/g2/b/" },
            new Area { Code = "b0", ParentCode = "g2", Level = AreaLevel.Building, Name = "3号楼", Path = "city/m1/g2/b0/", CompoundCode = "x1" },
            new Area { Code = "m2", ParentCode = "city", Level = AreaLevel.Community, Name = "二社区", Path = "city/m2/" },
            new Area { Code = "g3", ParentCode = "m2", Level = AreaLevel.Grid, Name = "三网格", Path = "city/m2/g3/" },
            new Area { Code = "f", ParentCode = "g3", Level = AreaLevel.Building, Name = "9号楼", Path = "city/m2/g3/f/" }));
        await LiveAsync("a1", "a", "a0");
        await LiveAsync("a2", "a");
        await LiveAsync("b1", "b", "b0");
        await LiveAsync("b2", "b");
        await LiveAsync("both", "a", "b", "a0");
        await LiveAsync("far", "f");
        await LiveAsync("gone");
        await WriteAsync(rows => rows.People.Add(new Home
        {
            Id = Ids.Next(), PersonId = _people["gone"], BuildingCode = "a", From = Today.AddDays(-30), Until = Today.AddDays(-1),
        }));
        _people["worker"] = (await WritePersonAsync("worker", Role.GridWorker, "g1")).Id;
        _people["head-a"] = (await WritePersonAsync("head-a", Role.BuildingHead, "a0")).Id;
        _people["chief"] = (await WritePersonAsync("chief", Role.CompoundChief, "x1")).Id;
        _people["secretary"] = (await WritePersonAsync("secretary", Role.CommunitySecretary, "m1")).Id;
    }

    private async Task LiveAsync(string name, params string[] buildings)
    {
        Person person = await WritePersonAsync(name);
        _people[name] = person.Id;
        await WriteAsync(rows =>
        {
            foreach (string building in buildings)
            {
                rows.People.Add(new Home { Id = Ids.Next(), PersonId = person.Id, BuildingCode = building, From = Today });
            }
        });
    }
}

public sealed class ExpansionOnSqliteTests() : ExpansionTests(DatabaseKind.Sqlite);

public sealed class ExpansionOnPostgresTests() : ExpansionTests(DatabaseKind.Postgres);
