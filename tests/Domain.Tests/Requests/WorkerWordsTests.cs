using Hub.Domain.Requests;
using Hub.Domain.Text;

namespace Hub.Domain.Tests.Requests;

/// <summary>What a worker reads: the timeline, and how her attempts ended.</summary>
public sealed class WorkerWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(RequestStep.Dispatch, null, "GridWorker:王芳、BuildingHead:陈师傅", "已通知：网格员王芳、楼栋长陈师傅", "Told: 王芳 (grid worker), 陈师傅 (building head)")]
    [InlineData(RequestStep.NobodyOnPost, "Hub", "GridWorker", "网格员暂时没有人在岗，交给上一级", "No grid worker on post, so it went one level up")]
    [InlineData(RequestStep.Accept, "王芳", null, "王芳接单", "王芳 took it")]
    [InlineData(RequestStep.Resolve, "王芳", null, "王芳办结：见照片", "王芳 resolved it: see the photos")]
    [InlineData(RequestStep.Reopen, null, null, "居民反映没解决", "The resident says it is not solved")]
    public void A_timeline_is_in_plain_words(RequestStep step, string? actor, string? note, string zh, string en) => Assert.Equal(
        new Bi(zh, en),
        new TimelineEntry { RequestId = Guid.Empty, Seq = 1, At = Now, Step = step, ActorName = actor, Note = note }.Words());

    [Fact]
    public void Every_way_an_attempt_can_end_has_its_own_words()
    {
        Request request = new()
        {
            Id = Guid.Empty, Number = 23, Key = "k", Text = "灯坏了", Category = Category.Lighting, Urgency = Urgency.Normal, SubmittedAt = Now,
        };
        string[] endings =
        [
            .. Enum.GetValues<RequestStep>().Where(step => step is RequestStep.Accept or RequestStep.Decline or RequestStep.Transfer
                or RequestStep.Escalate or RequestStep.Ask or RequestStep.Progress or RequestStep.Resolve).Select(step => new Moved.Done(request, [], []).Words(step, null).Zh),
            new Moved.TakenBy(request, Guid.Empty).Words(RequestStep.Accept, "王芳").Zh,
            new Moved.Forbidden(request, RequestStep.Resolve).Words(RequestStep.Resolve, null).Zh,
            new Moved.NotFound().Words(RequestStep.Accept, null).Zh,
            new Moved.WordsMissing(request, RequestStep.Decline).Words(RequestStep.Decline, null).Zh,
            new Moved.WordsMissing(request, RequestStep.Ask).Words(RequestStep.Ask, null).Zh,
            new Moved.WordsMissing(request, RequestStep.Progress).Words(RequestStep.Progress, null).Zh,
            new Moved.WordsMissing(request, RequestStep.Resolve).Words(RequestStep.Resolve, null).Zh,
            new Moved.Already(request).Words(RequestStep.Accept, null).Zh,
        ];

        Assert.Equal(endings.Length, endings.Distinct().Count());
        Assert.Contains("23号已被王芳接单。", endings);
    }
}
