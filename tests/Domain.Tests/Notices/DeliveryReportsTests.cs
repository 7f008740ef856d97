using Hub.Domain.Notices;

namespace Hub.Domain.Tests.Notices;

/// <summary>What a page reports about a delivery.</summary>
public sealed class DeliveryReportsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DeliveryState.Pending)]
    [InlineData(DeliveryState.Leased)]
    [InlineData(DeliveryState.HandedOff)]
    [InlineData(DeliveryState.Deferred)]
    [InlineData(DeliveryState.Failed)]
    [InlineData(DeliveryState.Unknown)]
    public void What_stands_on_a_page_was_received_however_the_sending_went(DeliveryState before)
    {
        Delivery delivery = In(before);

        Assert.True(delivery.Receive(Now));
        Assert.Equal(DeliveryState.Received, delivery.State);
        Assert.Equal(Now, delivery.ReceivedAt);
        Assert.False(delivery.Receive(Now.AddMinutes(1)));
        Assert.Equal(Now, delivery.ReceivedAt);
    }

    [Theory]
    [InlineData(DeliveryState.Read)]
    [InlineData(DeliveryState.Acked)]
    [InlineData(DeliveryState.Cancelled)]
    public void A_late_report_takes_nothing_back(DeliveryState before)
    {
        Delivery delivery = In(before);

        Assert.False(delivery.Receive(Now));
        Assert.Equal(before, delivery.State);
    }

    [Fact]
    public void Acknowledging_counts_once()
    {
        Delivery delivery = In(DeliveryState.HandedOff);

        Assert.True(delivery.Acknowledge(Now));
        Assert.False(delivery.Acknowledge(Now.AddMinutes(1)));
        Assert.Equal((DeliveryState.Acked, Now, Now), (delivery.State, delivery.AckedAt, delivery.ReceivedAt));
    }

    [Fact]
    public void What_was_opened_was_received_and_does_not_go_back_to_that()
    {
        Delivery delivery = In(DeliveryState.HandedOff);

        Assert.True(delivery.Open(Now));
        Assert.False(delivery.Open(Now.AddMinutes(1)));
        Assert.False(delivery.Receive(Now.AddMinutes(1)));
        Assert.Equal((DeliveryState.Read, Now), (delivery.State, delivery.ReceivedAt));
        Assert.True(delivery.Acknowledge(Now.AddMinutes(2)));
        Assert.False(delivery.Open(Now.AddMinutes(3)));
    }

    [Theory]
    [InlineData(DeliveryState.HandedOff, 1, 1, true)]
    [InlineData(DeliveryState.Unknown, 1, 1, true)]
    [InlineData(DeliveryState.Pending, 0, 1, true)]
    [InlineData(DeliveryState.HandedOff, 2, 1, false)]
    [InlineData(DeliveryState.Received, 1, 1, false)]
    [InlineData(DeliveryState.Cancelled, 1, 1, false)]
    [InlineData(DeliveryState.Failed, 1, 1, false)]
    public void What_bounced_is_sent_again_unless_she_has_it_or_it_was_rung_again_or_has_ended(DeliveryState before, int rung, int round, bool again)
    {
        Delivery delivery = In(before);
        delivery.Round = rung;

        Assert.Equal(again, delivery.Bounce(round, Now));
        Assert.Equal(again ? (DeliveryState.Deferred, Waiting.Bounced, Now, round) : (before, null, null, rung), (delivery.State, delivery.Reason, delivery.NotBefore, delivery.Round));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b/c/1")]
    [InlineData("0199a0b1c2d37e4f8a9b0c1d2e3f4a5b/0199a0b1c2d37e4f8a9b0c1d2e3f4a5c/webhook/-1")]
    [InlineData("0199a0b1c2d37e4f8a9b0c1d2e3f4a5b/0199a0b1c2d37e4f8a9b0c1d2e3f4a5c//1")]
    [InlineData("0199a0b1c2d37e4f8a9b0c1d2e3f4a5b/0199a0b1c2d37e4f8a9b0c1d2e3f4a5c/webhook/1/2")]
    public void What_is_no_key_names_nothing(string odd) => Assert.Null(AttemptKey.Read(odd));

    private static Delivery In(DeliveryState state) =>
        new() { NoticeId = Guid.Empty, PersonId = Guid.Empty, Lane = Lane.Alert, CreatedAt = Now, ChangedAt = Now, State = state };
}
