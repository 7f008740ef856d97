using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Notifier.Delivery;
using Hub.Notifier.Delivery.Ceilings;
using Hub.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hub.Notifier.Tests.Delivery;

/// <summary>What ends without a try: stopped notices, and what an emergency holds.</summary>
public sealed class HeldTests
{
    private readonly FakeClock _clock = new();

    [Theory]
    [InlineData(false, DeliveryState.Cancelled, "stopped")]
    [InlineData(true, DeliveryState.Unknown, "worker lost")]
    public async Task A_stopped_notice_is_cancelled_unless_the_worker_that_died_over_it_may_have_sent_it(bool isTakenOver, DeliveryState state, string reason)
    {
        Notice notice = Notice();
        notice.StoppedAt = _clock.GetUtcNow();

        Outcome outcome = await SendAsync(notice, null, isTakenOver);

        Assert.Equal((state, reason), (outcome.State, outcome.Reason));
    }

    [Fact]
    public async Task What_expires_while_an_emergency_is_on_waits_all_the_same_since_that_may_end_before()
    {
        DateTimeOffset until = _clock.GetUtcNow().AddHours(12);

        Outcome outcome = await SendAsync(Notice(_clock.GetUtcNow().AddHours(2)), until, isTakenOver: false);

        Assert.Equal((DeliveryState.Deferred, WhenToSend.Emergency, until), (outcome.State, outcome.Reason, outcome.NotBefore));
    }

    private async Task<Outcome> SendAsync(Notice notice, DateTimeOffset? emergency, bool isTakenOver)
    {
        Person person = new() { Id = Guid.CreateVersion7(), CreatedAt = _clock.GetUtcNow() };
        Job job = new(person.Id, person.Wishes, [(notice, 1)], [], new(true, true, 0, emergency), new Dictionary<Guid, Bi>(), isTakenOver, Doubt: null);
        return Assert.Single(await new Sender([], new ChannelPipelines([], new InProcessCeilings(1, _clock), new(), _clock, NullLogger<ChannelPipelines>.Instance), new DeliveryOptions(), _clock).SendAsync(job, default));
    }

    private Notice Notice(DateTimeOffset? expires = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Key = "k",
        Kind = NoticeKind.Broadcast,
        Lane = Lane.Bulk,
        Text = new Bi("停水", "No water"),
        Audience = new([]),
        CreatedAt = _clock.GetUtcNow(),
        ExpiresAt = expires,
    };
}
