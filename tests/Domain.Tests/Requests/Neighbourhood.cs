using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Testing;

namespace Hub.Domain.Tests.Requests;

/// <summary>A building with everybody above it who holds a post, and a resident who files.</summary>
internal sealed class Neighbourhood
{
    private static readonly Area Building = new() { Code = "b", ParentCode = "g", Level = AreaLevel.Building, Name = "3号楼", Path = "m/g/b/" };
    private static readonly Area Grid = new() { Code = "g", ParentCode = "m", Level = AreaLevel.Grid, Name = "第一网格", Path = "m/g/" };
    private static readonly Area Community = new() { Code = "m", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m/" };

    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly FakeClock _clock = new();

    public PromiseClock Clock { get; } = PromiseClock.Of(ChinaHolidays.Calendar, Shanghai);

    public List<Standing> Upward { get; } = [];

    public IdSource Ids => new(_clock);

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Sets the clock to a time of Shanghai in November 2026.</summary>
    public DateTimeOffset At(int day, int hour, int minute = 0)
    {
        _clock.Jump(new DateTimeOffset(2026, 11, day, hour, minute, 0, TimeSpan.FromHours(8)));
        return Now;
    }

    public Actor Resident { get; } = new(Guid.CreateVersion7(), "田雨欣");

    /// <summary>Puts somebody on a post where such posts are held.</summary>
    public Actor With(Role role, string name)
    {
        Area area = role switch
        {
            Role.BuildingHead => Building,
            Role.GridWorker => Grid,
            _ => Community,
        };
        Person person = new() { Id = Guid.CreateVersion7(), Name = name, CreatedAt = Now };
        Post post = new() { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = role, AreaCode = area.Code, From = default };
        Upward.Add(new(post, area, person));
        return new(person.Id, name);
    }

    public Filed File(Urgency urgency = Urgency.Normal, bool placeIsKnown = true, RedLine? redLine = null) => SubmitRequest.Decide(
        new()
        {
            Key = "turn/1",
            Text = "楼道灯不亮",
            Category = Category.Lighting,
            Urgency = urgency,
            RedLine = redLine,
            ReporterId = Resident.Id,
            ReporterName = Resident.Name,
            AreaCode = placeIsKnown ? "b" : null,
            PlaceName = placeIsKnown ? "3号楼" : null,
            PlaceIsKnown = placeIsKnown,
        }, 1001, Upward, Policy.Defaults(urgency), Clock, Now, Ids);

    /// <summary>Files, and the worker takes it.</summary>
    public Request Accepted(Actor worker)
    {
        Request request = File().Request;
        Done(Moves.Accept(request, worker, Now, Ids));
        return request;
    }

    /// <summary>Files, and the worker takes and resolves it.</summary>
    public Request Resolved(Actor worker)
    {
        Request request = Accepted(worker);
        Done(Moves.Resolve(request, worker, "换了灯泡", hasEvidence: false, Now, Ids));
        return request;
    }

    public Moved Decline(Request request, Actor worker, params Actor[] before) =>
        Moves.Decline(request, worker, "忙不过来", new HashSet<Guid>([worker.Id!.Value, .. before.Select(other => other.Id!.Value)]), Upward, Now, Ids);

    public Moved Escalate(Request request, Actor worker) => Moves.Escalate(request, worker, "办不了", Upward, Now, Ids);

    public static Moved.Done Done(Moved moved) => Assert.IsType<Moved.Done>(moved);

    /// <summary>After a step: what <see cref="RequestStep"/>s the promise adds to the timeline.</summary>
    public RequestStep[] Follow(Request request) => [.. FollowPromise.After(request, Clock, Now).Select(entry => entry.Step)];

    /// <summary>What the clock does about the promise now.</summary>
    public Moved.Done Keep(Request request) => KeepPromise.Decide(request, Upward, Clock, Now, Ids);

    /// <summary>The names of those whom notices of this move reach.</summary>
    public string[] Told(IEnumerable<Hub.Domain.Notices.Notice> notices) =>
    [
        .. notices.SelectMany(notice => notice.Audience.People)
            .Select(id => id == Resident.Id ? Resident.Name! : Upward.First(standing => standing.Person.Id == id).Person.Name!),
    ];
}
