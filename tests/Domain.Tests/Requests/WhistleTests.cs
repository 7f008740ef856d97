using Hub.Domain.People;
using Hub.Domain.Requests;

namespace Hub.Domain.Tests.Requests;

/// <summary>Who decides on a call to departments.</summary>
public sealed class WhistleTests
{
    private readonly Neighbourhood _n = new();
    private readonly Actor _worker;

    public WhistleTests() => _worker = _n.With(Role.GridWorker, "王芳");

    [Fact]
    public void Where_there_is_no_secretary_and_no_coordinator_the_grid_leader_decides()
    {
        Actor leader = _n.With(Role.GridLeader, "李强");

        Whistled.Done raised = Assert.IsType<Whistled.Done>(Raise(_n.Accepted(_worker)));

        Assert.Equal(["李强"], _n.Told(raised.Notices));
        Assert.IsType<Whistled.Done>(Whistles.Refuse(raised.Request, raised.Whistle, leader, "物业就能办", _n.Upward, _n.Now, _n.Ids));
    }

    [Fact]
    public void Where_nobody_could_decide_the_worker_is_told_so() =>
        Assert.Contains("没有人能确认吹哨", Assert.IsType<Whistled.Refused>(Raise(_n.Accepted(_worker))).Why.Zh, StringComparison.Ordinal);

    [Fact]
    public void A_grid_leader_does_not_decide_beside_a_secretary()
    {
        Actor leader = _n.With(Role.GridLeader, "李强");
        _n.With(Role.CommunitySecretary, "宋雅芝");
        Whistled.Done raised = Assert.IsType<Whistled.Done>(Raise(_n.Accepted(_worker)));

        Assert.Equal(["宋雅芝"], _n.Told(raised.Notices));
        Assert.IsType<Whistled.NotFound>(Whistles.Refuse(raised.Request, raised.Whistle, leader, "物业就能办", _n.Upward, _n.Now, _n.Ids));
    }

    private Whistled Raise(Request request) => Whistles.Raise(request, _worker, "主管道", isOpen: false, _n.Upward, _n.Clock, _n.Now, _n.Ids);
}
