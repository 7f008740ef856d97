using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Tests.Notices;

/// <summary>A building, a grid and a community with people on posts, a roster, and one call that climbs there.</summary>
internal sealed class Stairway
{
    public static readonly DateTimeOffset Nine = new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero);

    private static readonly Area Building = new() { Code = "b", ParentCode = "g", Level = AreaLevel.Building, Name = "3号楼", Path = "m/g/b/" };
    private static readonly Area Grid = new() { Code = "g", ParentCode = "m", Level = AreaLevel.Grid, Name = "第一网格", Path = "m/g/" };
    private static readonly Area Community = new() { Code = "m", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m/" };

    private readonly List<DutyRow> _duties = [];

    public Stairway(AlertGrade grade = AlertGrade.Urgent, CallPlan? plan = null) => Call = new()
    {
        NoticeId = Guid.CreateVersion7(),
        RequestId = Guid.CreateVersion7(),
        AreaCode = "b",
        Grade = grade,
        Plan = plan ?? AlertPolicy.Defaults(grade),
        StartedAt = Nine,
    };

    public List<Standing> Upward { get; } = [];

    public Call Call { get; }

    public Dictionary<Guid, DateTimeOffset> Acked { get; } = [];

    public DateTimeOffset Now { get; private set; } = Nine;

    public static CallPlan Plan(int quorum, int minutes = 10) => AlertPolicy.Defaults(AlertGrade.Urgent) is var plan
        ? plan with { Levels = [plan.Levels[0] with { Quorum = quorum, Within = TimeSpan.FromMinutes(minutes) }, .. plan.Levels.Skip(1)] }
        : throw new InvalidOperationException();

    /// <summary>Somebody takes a post.</summary>
    public Stairway With(Role role, string name)
    {
        Area area = role switch { Role.BuildingHead => Building, Role.GridWorker => Grid, _ => Community };
        Person person = new() { Id = Guid.CreateVersion7(), Name = name, CreatedAt = Nine };
        Upward.Add(new(new() { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = role, AreaCode = area.Code, From = default }, area, person));
        return this;
    }

    public Stairway WithAll() => With(Role.BuildingHead, "王德福").With(Role.GridWorker, "李梅").With(Role.GridLeader, "高振邦")
        .With(Role.Coordinator, "林晓彤").With(Role.CommunitySecretary, "宋雅芝");

    public Guid Id(string name) => Upward.First(standing => standing.Person.Name == name).Person.Id;

    /// <summary>A row of the roster, in minutes from nine o'clock.</summary>
    public Stairway Rostered(string name, DutyKind kind, int from, int until, string? standIn = null)
    {
        Standing standing = Upward.First(one => one.Person.Name == name);
        Person? other = standIn is null ? null
            : Upward.FirstOrDefault(one => one.Person.Name == standIn)?.Person ?? new() { Id = Guid.CreateVersion7(), Name = standIn, CreatedAt = Nine };
        Duty duty = new() { Id = Guid.CreateVersion7(), PostId = standing.Post.Id, Kind = kind, From = Nine.AddMinutes(from), Until = Nine.AddMinutes(until), StandInId = other?.Id };
        _duties.Add(new(duty, other));
        return this;
    }

    public Roster Roster => new(_duties, Now);

    public CallLadder Ladder => new(Call.Plan, Upward, Roster, Call.Grade);

    /// <summary>The alert goes out to these people.</summary>
    public Stairway Begin(params string[] names)
    {
        Guid[] people = [.. names.Select(Id)];
        Call.Begin(Ladder.LevelOf(people[0]), people, Now);
        return this;
    }

    public Stairway Ack(string name)
    {
        Acked[Id(name)] = Now;
        return this;
    }

    public Stairway Refuse(string name)
    {
        Call.Refuse(Id(name), Now);
        Acked[Id(name)] = Now;
        return this;
    }

    /// <summary>Minutes pass; then somebody looks.</summary>
    public CallDecision After(double minutes)
    {
        Now += TimeSpan.FromMinutes(minutes);
        return Look();
    }

    public CallDecision Look() => Call.Decide(Acked, Ladder, Now);

    public string[] Rung(CallDecision decision) => [.. decision.Ring.Select(id => Upward.FirstOrDefault(standing => standing.Person.Id == id)?.Person.Name
        ?? _duties.First(row => row.StandIn?.Id == id).StandIn!.Name!)];
}
