using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Notices;

/// <summary>Who may turn the routine-emergency switch, for how long, who is in charge, and who is told.</summary>
public sealed class EmergencyDecisionTests
{
    private static readonly Area Street = Area(null, "s", AreaLevel.Street, "浑河湾街道");
    private static readonly Area Community = Area(Street, "m", AreaLevel.Community, "浑河湾社区");
    private static readonly Area Compound = Area(Community, "x", AreaLevel.Compound, "河湾花园");

    private readonly FakeClock _clock = new();
    private readonly Standing _coordinator = Standing("林晓彤", Role.Coordinator, Community);
    private readonly Standing _secretary = Standing("宋雅芝", Role.CommunitySecretary, Community);
    private readonly Standing _chief = Standing("罗铁军", Role.EmergencyChief, Community);

    private DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public void The_chief_is_in_charge_and_chief_desk_and_secretary_are_told_over_every_channel_but_for_who_did_it()
    {
        Switched.Done done = Assert.IsType<Switched.Done>(Start(Posts([_coordinator, _secretary, _chief, Standing("李桂兰", Role.GridWorker, Community)])));

        Assert.Equal(["罗铁军"], done.Emergency.InCharge.Select(chief => chief.Name));
        Notice notice = Assert.Single(done.Notices);
        Assert.Equal((Lane.Emergency, ChannelPolicy.Parallel), (notice.Lane, notice.Channels));
        Assert.Equal([_chief.Person.Id, _secretary.Person.Id], notice.Audience.People);
        Assert.Contains("林晓彤", notice.Text.Zh);
        Assert.Contains("暴雨内涝", notice.Text.Zh);
        Assert.Contains("今天 6:00", notice.Text.Zh);
        Assert.Contains("应急长罗铁军负责", notice.Text.Zh);
        Assert.Contains("emergency chief 罗铁军", notice.Text.En);
    }

    [Fact]
    public void Where_nobody_holds_the_post_the_desk_hears_that()
    {
        Switched.Done done = Assert.IsType<Switched.Done>(Start(Posts([_coordinator])));

        Assert.Empty(done.Emergency.InCharge);
        Assert.Contains("没有人担任应急长", Assert.Single(done.Notices).Text.Zh);
        Assert.Contains("Nobody holds the post", done.Notices[0].Text.En);
    }

    [Fact]
    public void A_community_without_a_chief_has_those_of_its_compounds_and_only_then_the_one_above()
    {
        Standing ofStreet = Standing("街道应急长", Role.EmergencyChief, Street);
        Standing ofCompound = Standing("小区应急长", Role.EmergencyChief, Compound);

        Assert.Equal(["罗铁军"], Chiefs([_coordinator, _chief, ofStreet], [ofCompound]));
        Assert.Equal(["小区应急长"], Chiefs([_coordinator, ofStreet], [ofCompound]));
        Assert.Equal(["街道应急长"], Chiefs([_coordinator, ofStreet], []));

        string[] Chiefs(Standing[] upward, Standing[] below) =>
            [.. ((Switched.Done)Start(new("m", upward, below))).Emergency.InCharge.Select(chief => chief.Name!)];
    }

    [Theory]
    [InlineData(Role.Coordinator, true)]
    [InlineData(Role.CommunitySecretary, true)]
    [InlineData(Role.EmergencyChief, false)]
    [InlineData(Role.GridLeader, false)]
    [InlineData(Role.GridWorker, false)]
    public void Only_coordinators_and_secretaries_turn_it(Role role, bool may)
    {
        Standing by = Standing("某人", role, Community);

        Switched switched = new StartEmergency(Community, by.Person, "暴雨", Now.AddHours(1)).Decide(Posts([by]), null, Local, Ids, Now);

        Assert.Equal(may, switched is Switched.Done);
        Assert.Equal(may, switched is not Switched.Forbidden);
    }

    [Fact]
    public void Somebody_of_another_area_does_not() =>
        Assert.IsType<Switched.Forbidden>(new StartEmergency(Community, _coordinator.Person, "暴雨", Now.AddHours(1)).Decide(Posts([_secretary]), null, Local, Ids, Now));

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    [InlineData(1, true)]
    [InlineData(72, true)]
    [InlineData(72.01, false)]
    public void It_ends_after_now_and_within_three_days(double hours, bool fits) => Assert.Equal(
        fits, new StartEmergency(Community, _coordinator.Person, "暴雨", Now.AddHours(hours)).Decide(Posts([_coordinator]), null, Local, Ids, Now) is Switched.Done);

    [Fact]
    public void It_needs_a_reason() => Assert.IsType<Switched.ReasonMissing>(
        new StartEmergency(Community, _coordinator.Person, "  ", Now.AddHours(1)).Decide(Posts([_coordinator]), null, Local, Ids, Now));

    [Fact]
    public void An_area_has_one_at_a_time()
    {
        Emergency on = ((Switched.Done)Start(Posts([_coordinator]))).Emergency;

        Assert.Same(on, Assert.IsType<Switched.Already>(
            new StartEmergency(Community, _coordinator.Person, "再来", Now.AddHours(1)).Decide(Posts([_coordinator]), on, Local, Ids, Now)).Emergency);
    }

    [Fact]
    public void It_is_extended_to_three_days_from_now_at_most_and_never_cut_short()
    {
        Emergency on = ((Switched.Done)Start(Posts([_coordinator]))).Emergency;
        _clock.Advance(TimeSpan.FromHours(5));

        Assert.IsType<Switched.EndOutOfRange>(Extend(Now.AddHours(0.5)));
        Assert.IsType<Switched.EndOutOfRange>(Extend(Now.AddHours(73)));
        Assert.IsType<Switched.Done>(Extend(Now.AddHours(72)));
        Assert.Equal(Now.AddHours(72), on.EndsAt);

        Switched Extend(DateTimeOffset until) => ExtendEmergency.Decide(on, _coordinator.Person, until, Posts([_coordinator]), Local, Ids, Now);
    }

    [Fact]
    public void It_ends_by_itself_when_its_time_is_over_and_by_hand_before()
    {
        Emergency on = ((Switched.Done)Start(Posts([_coordinator, _chief]))).Emergency;

        Assert.IsType<Switched.NotOn>(EndEmergency.Decide(on, null, Posts([_coordinator]), Now));
        Assert.IsType<Switched.Forbidden>(EndEmergency.Decide(on, _chief.Person, Posts([_coordinator, _chief]), Now));
        Assert.IsType<Switched.Done>(EndEmergency.Decide(on, _coordinator.Person, Posts([_coordinator]), Now));
        Assert.Equal((Now, "林晓彤"), (on.EndedAt, on.EndedByName));
        Assert.IsType<Switched.NotOn>(EndEmergency.Decide(on, _coordinator.Person, Posts([_coordinator]), Now));
    }

    [Theory]
    [InlineData("s/m/g/b/", null, "s/m/", null, true)]
    [InlineData("s/m/", null, "s/m/", null, true)]
    [InlineData("s/", null, "s/m/", null, false)]
    [InlineData("s/m2/g/b/", null, "s/m/", null, false)]
    [InlineData("s/m/g/b/", "x", "s/m/x/", "x", true)]
    [InlineData("s/m/g/b/", "y", "s/m/x/", "x", false)]
    [InlineData("s/m/g/b/", null, "s/m/x/", "x", false)]
    public void It_covers_what_lies_in_its_area_and_of_a_compound_its_buildings(string path, string? compound, string area, string? itsCompound, bool covers)
    {
        Emergency emergency = new()
        {
            Id = Guid.CreateVersion7(),
            AreaCode = "a",
            AreaName = "a",
            PathFrom = area,
            PathTo = AreaPath.After(area),
            CompoundCode = itsCompound,
            Reason = "r",
            StartedAt = Now,
            StartedById = Guid.Empty,
            EndsAt = Now,
        };

        Assert.Equal(covers, emergency.Covers(path, compound));
    }

    [Fact]
    public void The_report_says_when_who_why_what_waited_and_how_soon_alerts_were_known()
    {
        Emergency over = ((Switched.Done)Start(Posts([_coordinator, _chief]))).Emergency;
        over.EndedAt = Now.AddHours(6);
        over.Report = new(3, 40, 25, 38, [new(1001, Now.AddMinutes(10), 4, 2, Now.AddMinutes(12), "李桂兰"), new(1002, Now.AddHours(1), 4, 0, null, null)]);

        Assert.Equal(
            "【应急结束】浑河湾社区\n开始：今天 0:00（林晓彤）\n结束：今天 6:00（到时自动结束）\n原因：暴雨内涝\n应急长罗铁军负责。\n暂缓的通知：3条，25人，共40人次；已放行38人次。\n期间警情2次：\n"
            + "· 1001号，今天 0:10发出，通知4人，2人确认；最早今天 0:12 李桂兰\n· 1002号，今天 1:00发出，通知4人，没有人确认",
            over.ReportIn(Lang.Zh, Local, Now.AddHours(6)));
        Assert.Contains("Notices held: 3, to 25 people (40 deliveries); released: 38.", over.ReportIn(Lang.En, Local, Now.AddHours(6)));
    }

    private IdSource Ids => new(_clock);

    private Switched Start(EmergencyPosts posts) =>
        new StartEmergency(Community, _coordinator.Person, "暴雨内涝", Now.AddHours(6)).Decide(posts, null, Local, Ids, Now);

    private static EmergencyPosts Posts(Standing[] upward) => new("m", upward, []);

    private static DateTimeOffset Local(DateTimeOffset instant) => instant;

    private static Area Area(Area? parent, string code, AreaLevel level, string name) =>
        new() { Code = code, ParentCode = parent?.Code, Level = level, Name = name, Path = AreaPath.Below(parent?.Path, code) };

    private static Standing Standing(string name, Role role, Area area)
    {
        Person person = new() { Id = Guid.CreateVersion7(), Name = name, CreatedAt = DateTimeOffset.UnixEpoch };
        return new(new() { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = role, AreaCode = area.Code, From = DateOnly.MinValue }, area, person);
    }
}
